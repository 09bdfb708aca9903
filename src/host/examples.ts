/** The example programs that come with the extension. Each is opened as an untitled document, free to be changed. */
import type { ExtensionContext } from 'vscode';
import { Uri, l10n, window, workspace } from 'vscode';

/** Lets the learner choose an example and opens it; false: none was chosen. */
export async function openExample(context: ExtensionContext): Promise<boolean> {
  const folder = Uri.joinPath(context.extensionUri, 'media', 'examples');
  const names = (await workspace.fs.readDirectory(folder)).map(([name]) => name).filter((name) => name.endsWith('.py'));
  const items = await Promise.all(
    names.sort().map(async (name) => {
      const source = new TextDecoder().decode(await workspace.fs.readFile(Uri.joinPath(folder, name)));
      return { label: titleOf(name), detail: firstDocLine(source), source };
    }),
  );
  const chosen = await window.showQuickPick(items, {
    title: l10n.t('Open an Example'),
    placeHolder: l10n.t('Choose a program to look at'),
    matchOnDetail: true,
  });
  if (chosen === undefined) return false;
  const document = await workspace.openTextDocument({ language: 'python', content: chosen.source });
  await window.showTextDocument(document);
  return true;
}

/** `02_two_names.py` is called "Two names". */
export function titleOf(fileName: string): string {
  const words = fileName.replace(/\.py$/, '').replace(/^\d+_/, '').replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The first line of a program's docstring. */
export function firstDocLine(source: string): string {
  return /^\s*"""\s*(.+?)\s*(?:"""|\n|$)/.exec(source)?.[1] ?? '';
}
