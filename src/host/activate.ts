/** Wires the extension together; the entries for desktop and web differ only in how they start the worker. */
import type { ExtensionContext } from 'vscode';
import { languages, window } from 'vscode';
import { registerCommands } from './commands';
import { MemoryHover } from './hover';
import { MemoryModel } from './memoryModel';
import type { SyntaxParser } from './syntax/tree';
import { SyntaxTrees } from './syntaxTrees';
import { PANEL_TYPE } from './panel';
import { QuickFixes } from './quickFixes';
import type { WorkerEnvironment } from './workerClient';
import { WorkerClient } from './workerClient';

/** Milliseconds from a Python file's opening to the worker's start: VS Code and others have the machine first. */
const WORKER_DELAY = 1500;

/** What an entry knows of the place it runs in. */
export interface Platform extends Omit<WorkerEnvironment, 'log'> {
  /** Loads what reads the structure of texts. */
  loadParser(): Promise<SyntaxParser>;
}

/** What tests may look at. */
export interface MemoryModelApi {
  readonly model: MemoryModel;
}

/** Activates the extension. */
export function activateOn(context: ExtensionContext, platform: Platform): MemoryModelApi {
  const log = window.createOutputChannel('Python Memory Model', { log: true });
  const client = new WorkerClient({ ...platform, log });
  const trees = new SyntaxTrees(() => platform.loadParser());
  const model = new MemoryModel(context, client, trees, log);
  // The worker takes longer to start than a small program to run: the first picture need not wait for it.
  // What goes wrong is in the log, and who asks the worker next is told.
  const early = setTimeout(() => void client.warmUp().catch(() => undefined), WORKER_DELAY);
  context.subscriptions.push(
    { dispose: () => clearTimeout(early) },
    log,
    client,
    trees,
    model,
    languages.registerHoverProvider({ language: 'python' }, new MemoryHover(model, trees)),
    languages.registerCodeActionsProvider({ language: 'python' }, new QuickFixes(model.diagnostics, trees), {
      providedCodeActionKinds: QuickFixes.kinds,
    }),
    window.registerWebviewPanelSerializer(PANEL_TYPE, {
      deserializeWebviewPanel: async (panel) => model.restore(panel),
    }),
    ...registerCommands(context, model, trees, () => log.show()),
  );
  return { model };
}
