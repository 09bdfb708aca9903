/** What a Python document is, the name it goes by in a recording, and how the files next to it are read. */
import type { TextDocument, TextEditor } from 'vscode';
import { FileType, Uri, window, workspace } from 'vscode';
import type { FileContent, FileName } from '../model';
import type { FileReader } from './programFiles';

/** Larger files than this are no lesson's modules or data. */
const MAX_FILE_BYTES = 4_000_000;

/** Whether the memory model can be shown for a document. */
export function isPython(document: TextDocument): boolean {
  return document.languageId === 'python' && document.uri.scheme !== 'git' && document.uri.scheme !== 'output';
}

/** The name a document's program goes by: what `python NAME` in its folder would show in tracebacks. */
export function fileNameOf(document: TextDocument): FileName {
  const { path } = document.uri;
  return path.slice(path.lastIndexOf('/') + 1) || path;
}

/** The folder a document's program runs in; null: it has none yet. */
export function folderOf(document: TextDocument): Uri | null {
  return document.isUntitled ? (workspace.workspaceFolders?.[0]?.uri ?? null) : Uri.joinPath(document.uri, '..');
}

/** The address of a file of a document's program. */
export function uriOf(document: TextDocument, file: FileName): Uri | null {
  if (file === fileNameOf(document)) return document.uri;
  const folder = folderOf(document);
  if (folder === null) return null;
  // Absolute paths outside of the folder are the library's; `<string>` and the like are no files.
  const path = below(folder, file) ?? file.replace(/^\.\//, '');
  return path === '' || path.startsWith('/') || path.startsWith('<') ? null : Uri.joinPath(folder, path);
}

/** The path of a file relative to a document's program; null: it is not in the program's folder. */
export function pathOf(document: TextDocument, uri: Uri): string | null {
  const folder = folderOf(document);
  if (folder === null || folder.scheme !== uri.scheme || folder.authority !== uri.authority) return null;
  return below(folder, uri.path);
}

/** What of a path leads on from a folder; null: it is not below it. */
function below({ path: folder }: Uri, path: string): string | null {
  const start = folder.endsWith('/') ? folder : `${folder}/`;
  return path.startsWith(start) ? path.slice(start.length) : null;
}

/** A file's text; its bytes where it is none. */
function textOrBytes(bytes: Uint8Array): FileContent {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return bytes;
  }
}

/** Reads files next to a document, with what unsaved editors hold. */
export function readerFor(document: TextDocument): FileReader {
  return {
    read: async (path) => {
      const folder = folderOf(document);
      if (folder === null) return null;
      const uri = Uri.joinPath(folder, path);
      const open = workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
      if (open !== undefined) return open.getText();
      try {
        const { type, size } = await workspace.fs.stat(uri);
        if ((type & FileType.File) === 0 || size > MAX_FILE_BYTES) return null;
        return textOrBytes(await workspace.fs.readFile(uri));
      } catch {
        // Not there or not readable: for the program there is no such file.
        return null;
      }
    },
    list: async (path) => {
      const folder = folderOf(document);
      if (folder === null) return null;
      try {
        const entries = await workspace.fs.readDirectory(Uri.joinPath(folder, path));
        return entries.map(([name, type]) => ((type & FileType.Directory) === 0 ? name : `${name}/`)).sort();
      } catch {
        return null;
      }
    },
  };
}

/** The editor that shows a document, the active one first. */
export function editorOf(uri: Uri): TextEditor | undefined {
  const wanted = uri.toString();
  const shows = (editor: TextEditor): boolean => editor.document.uri.toString() === wanted;
  const active = window.activeTextEditor;
  return active !== undefined && shows(active) ? active : window.visibleTextEditors.find(shows);
}
