/** Reads what the extension is made of out of its folder, on the desktop and on the web alike. */
import { Uri, workspace } from 'vscode';
import type { WorkerAssets } from '../protocol/worker';
import { createParser } from './syntax/tree';
import type { SyntaxParser } from './syntax/tree';

const read = (extension: Uri, ...path: string[]): Thenable<Uint8Array> =>
  workspace.fs.readFile(Uri.joinPath(extension, 'dist', ...path));

/** The simulator's packed standard library. */
export async function readAssets(extension: Uri): Promise<WorkerAssets> {
  return { stdlib: await read(extension, 'stdlib', 'stdlib.pack') };
}

/** tree-sitter with its grammar of Python. */
export async function loadParser(extension: Uri): Promise<SyntaxParser> {
  const [treeSitter, python] = await Promise.all([
    read(extension, 'wasm', 'web-tree-sitter.wasm'),
    read(extension, 'wasm', 'tree-sitter-python.wasm'),
  ]);
  return createParser(treeSitter, python);
}
