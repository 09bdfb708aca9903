/** The extension's commands. Each one is declared in package.json; each one acts on what the panel shows. */
import type { Disposable, ExtensionContext } from 'vscode';
import { commands, env, l10n, window } from 'vscode';
import { clipboardText, diagramOf } from '../diagram';
import type { Move } from '../model';
import { editAnswers } from './answers';
import { openExample } from './examples';
import { Exports } from './export/exports';
import { GO_TO_STEP } from './hover';
import type { MemoryModel } from './memoryModel';
import type { Session } from './session';
import { readSettings, writeSetting } from './settings';
import type { SyntaxTrees } from './syntaxTrees';

const MOVES: Readonly<Record<string, Move>> = {
  stepFirst: 'first',
  stepBack: 'back',
  stepNext: 'next',
  stepLast: 'last',
  stepOver: 'overForward',
  stepOverBack: 'overBack',
  stepOut: 'out',
  stepOutBack: 'outBack',
};

/** Registers them all. */
export function registerCommands(
  context: ExtensionContext,
  model: MemoryModel,
  trees: SyntaxTrees,
  showLog: () => void,
): Disposable[] {
  const exports = new Exports(context, model, trees);
  const register = (name: string, action: (...args: unknown[]) => unknown): Disposable =>
    commands.registerCommand(name.includes('.') ? name : `pythonMemoryModel.${name}`, action);
  /** With the session that is shown; without one the learner is told how to get there. */
  const withSession = (action: (session: Session) => unknown) => (): unknown => {
    const session = model.current?.session;
    if (session !== undefined) return action(session);
    return window.showInformationMessage(l10n.t('Open a Python file and run Show Memory Model first.'));
  };
  const moves = Object.entries(MOVES).map(([name, move]) =>
    register(
      name,
      withSession((session) => session.move(move)),
    ),
  );
  return [
    ...moves,
    register('show', () => model.show()),
    register(
      'previousVisit',
      withSession((session) => session.otherVisit(-1)),
    ),
    register(
      'nextVisit',
      withSession((session) => session.otherVisit(1)),
    ),
    register(
      'rerun',
      withSession((session) => session.run()),
    ),
    register(
      'cancel',
      withSession((session) => session.cancel()),
    ),
    register('copyAsMermaid', withSession(copyAsMermaid)),
    register('copyAsMarkdown', () => exports.copyAsMarkdown()),
    register('saveAsSvg', () => exports.savePicture('svg', true)),
    register('saveAsPng', () => exports.savePicture('png', true)),
    register('saveAsTransparentPng', () => exports.savePicture('png', false)),
    register('saveAsWebPage', () => exports.saveWebPage()),
    register('saveAsAnimation', () => exports.saveAnimation()),
    register('export', () => exports.choose()),
    register('setInput', withSession(editAnswers)),
    register('openExample', async () => {
      if (await openExample(context)) model.show();
    }),
    register('toggleEverythingOnTheHeap', () => writeSetting('everythingOnTheHeap', !readSettings().boxed)),
    register('toggleLiveUpdate', async () => {
      const on = !readSettings().liveUpdate;
      await writeSetting('liveUpdate', on);
      if (on) model.rerun();
    }),
    register('showLog', showLog),
    register(GO_TO_STEP, (step) => (typeof step === 'number' ? model.goToStep(step) : undefined)),
  ];
}

async function copyAsMermaid(session: Session): Promise<void> {
  if (session.shown === null) {
    void window.showInformationMessage(l10n.t('There is no picture to copy yet.'));
    return;
  }
  const { boxed } = readSettings();
  await env.clipboard.writeText(clipboardText(diagramOf(session.shown.look.view, { boxed })));
  window.setStatusBarMessage(`$(check) ${l10n.t('Copied as Mermaid')}`, 3000);
}
