/**
 * The extension's entry on the web: the extension host is itself a worker there, which may start another one from a
 * blob only, and which reads files through VS Code alone.
 */
import type { ExtensionContext } from 'vscode';
import { Uri, workspace } from 'vscode';
import { isFromWorker } from '../protocol/worker';
import type { WorkerPort } from '../protocol/worker';
import type { MemoryModelApi } from './activate';
import { activateOn } from './activate';
import { loadParser, readAssets } from './assets';

/** The part of a browser's Worker that is used. */
interface BrowserWorker {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: 'error', listener: (event: { readonly message?: string }) => void): void;
  terminate(): void;
}

declare const Worker: new (url: string) => BrowserWorker;

/** Called by VS Code. */
export function activate(context: ExtensionContext): MemoryModelApi {
  return activateOn(context, {
    startWorker: () => startWorker(Uri.joinPath(context.extensionUri, 'dist', 'worker', 'web.js')),
    readAssets: () => readAssets(context.extensionUri),
    loadParser: () => loadParser(context.extensionUri),
    // Shared memory needs headers (COOP, COEP) that web hosts seldom send.
    sharedMemory: false,
  });
}

/** Called by VS Code; everything is in the context's subscriptions. */
export function deactivate(): void {
  // Nothing is left to do.
}

async function startWorker(script: Uri): Promise<WorkerPort> {
  const source = await workspace.fs.readFile(script);
  const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  const worker = new Worker(url);
  return {
    post: (message) => worker.postMessage(message),
    onMessage: (listener) =>
      worker.addEventListener('message', ({ data }) => {
        if (isFromWorker(data)) listener(data);
      }),
    onCrash: (listener) => worker.addEventListener('error', ({ message }) => listener(message ?? 'the worker broke')),
    terminate: () => {
      worker.terminate();
      URL.revokeObjectURL(url);
    },
  };
}
