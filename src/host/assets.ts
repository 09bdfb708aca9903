/** Reads what the simulator is made of out of the extension's folder, on the desktop and on the web alike. */
import { Uri, workspace } from 'vscode';
import type { WorkerAssets } from '../protocol/worker';

/** The wasm files and the packed standard library. */
export async function readAssets(extension: Uri): Promise<WorkerAssets> {
  const read = (...path: string[]): Thenable<Uint8Array> =>
    workspace.fs.readFile(Uri.joinPath(extension, 'dist', ...path));
  const [treeSitterWasm, pythonWasm, stdlib] = await Promise.all([
    read('wasm', 'web-tree-sitter.wasm'),
    read('wasm', 'tree-sitter-python.wasm'),
    read('stdlib', 'stdlib.pack'),
  ]);
  return { treeSitterWasm, pythonWasm, stdlib };
}
