/** Wires the extension together; the entries for desktop and web differ only in how they start the worker. */
import type { ExtensionContext } from 'vscode';
import { languages, window } from 'vscode';
import { registerCommands } from './commands';
import { MemoryHover } from './hover';
import { MemoryModel } from './memoryModel';
import { PANEL_TYPE } from './panel';
import type { WorkerEnvironment } from './workerClient';
import { WorkerClient } from './workerClient';

/** What an entry knows of the place it runs in. */
export type Platform = Omit<WorkerEnvironment, 'log'>;

/** What tests may look at. */
export interface MemoryModelApi {
  readonly model: MemoryModel;
}

/** Activates the extension. */
export function activateOn(context: ExtensionContext, platform: Platform): MemoryModelApi {
  const log = window.createOutputChannel('Python Memory Model', { log: true });
  const client = new WorkerClient({ ...platform, log });
  const model = new MemoryModel(context, client, log);
  context.subscriptions.push(
    log,
    client,
    model,
    languages.registerHoverProvider({ language: 'python' }, new MemoryHover(model)),
    window.registerWebviewPanelSerializer(PANEL_TYPE, {
      deserializeWebviewPanel: async (panel) => model.restore(panel),
    }),
    ...registerCommands(context, model, () => log.show()),
  );
  return { model };
}
