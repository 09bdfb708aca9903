/** The extension's settings, read with their defaults and written back where they were set. */
import { ConfigurationTarget, workspace } from 'vscode';
import type { PanelSettings, SettingChange } from '../protocol/webview';
import type { SessionSettings } from './sessionHost';

/** The section all settings are in. */
export const SECTION = 'pythonMemoryModel';

/** All settings. */
export interface Settings extends SessionSettings, PanelSettings {
  readonly followActiveEditor: boolean;
  /** Open the files that steps lead into. */
  readonly openFiles: boolean;
}

/** Reads the settings as they are now. */
export function readSettings(): Settings {
  const section = workspace.getConfiguration(SECTION);
  const number = (name: string, fallback: number, least: number): number => {
    const value = section.get<unknown>(name);
    return typeof value === 'number' && Number.isFinite(value) ? Math.max(least, value) : fallback;
  };
  return {
    limits: {
      steps: number('limits.steps', 5_000_000, 1),
      milliseconds: number('limits.seconds', 15, 0.1) * 1000,
      bytes: number('limits.memory', 1024, 16) * 1024 * 1024,
    },
    keep: section.get('limits.keep') === 'newest' ? 'newest' : 'oldest',
    moment: section.get('moment') === 'before' ? 'before' : 'after',
    liveUpdate: section.get('liveUpdate', true),
    delay: number('liveUpdateDelay', 150, 0),
    boxed: section.get('everythingOnTheHeap', false),
    framesGrow: section.get('framesGrow') === 'up' ? 'up' : 'down',
    followActiveEditor: section.get('followActiveEditor', true),
    openFiles: section.get('openFiles', true),
  };
}

const NAMES: Record<SettingChange['name'], string> = {
  boxed: 'everythingOnTheHeap',
  framesGrow: 'framesGrow',
  moment: 'moment',
};

/** Writes a setting the page changed. */
export async function changeSetting(change: SettingChange): Promise<void> {
  await writeSetting(NAMES[change.name], change.value);
}

/** Writes a setting where it was set before, else for the user. */
export async function writeSetting(name: string, value: unknown): Promise<void> {
  const section = workspace.getConfiguration(SECTION);
  const known = section.inspect(name);
  const target =
    known?.workspaceFolderValue !== undefined
      ? ConfigurationTarget.WorkspaceFolder
      : known?.workspaceValue !== undefined
        ? ConfigurationTarget.Workspace
        : ConfigurationTarget.Global;
  await section.update(name, value, target);
}
