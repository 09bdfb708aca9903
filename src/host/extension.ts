/** The extension's entry on the desktop and on servers: the worker is a Node thread. */
import { Worker } from 'node:worker_threads';
import type { ExtensionContext } from 'vscode';
import { Uri } from 'vscode';
import { isFromWorker } from '../protocol/worker';
import type { WorkerPort } from '../protocol/worker';
import type { MemoryModelApi } from './activate';
import { activateOn } from './activate';
import { loadParser, readAssets } from './assets';

/** Called by VS Code. */
export function activate(context: ExtensionContext): MemoryModelApi {
  return activateOn(context, {
    startWorker: async () => startWorker(Uri.joinPath(context.extensionUri, 'dist', 'worker', 'node.js').fsPath),
    readAssets: () => readAssets(context.extensionUri),
    loadParser: () => loadParser(context.extensionUri),
    sharedMemory: true,
  });
}

/** Called by VS Code; everything is in the context's subscriptions. */
export function deactivate(): void {
  // Nothing is left to do.
}

function startWorker(file: string): WorkerPort {
  // Deep recursion of the learner's must not meet a stack made for small tasks; the heap may hold a long recording, most of
  // whose new objects stay: with a large nursery they are copied less often.
  const worker = new Worker(file, {
    resourceLimits: { stackSizeMb: 16, maxOldGenerationSizeMb: 4096, maxYoungGenerationSizeMb: 96 },
  });
  return {
    post: (message) => worker.postMessage(message),
    onMessage: (listener) => {
      worker.on('message', (message: unknown) => {
        if (isFromWorker(message)) listener(message);
      });
    },
    onCrash: (listener) => {
      worker.on('error', (error) => listener(error.stack ?? error.message));
      worker.on('exit', (code) => listener(`the worker ended with code ${code}`));
    },
    terminate: () => void worker.terminate(),
  };
}
