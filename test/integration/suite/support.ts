/** What the tests inside VS Code share: opening programs, waiting for their memory, cleaning up. */
import * as vscode from 'vscode';
import type { MemoryModelApi } from '../../../src/host/activate';
import type { Session } from '../../../src/host/session';

const ID = 'python-memory-model.python-memory-model';
const PANEL_TAB = /pythonMemoryModel\.panel$/;
export const PROGRAM = 'a = [1, 2]\nb = a\nb.append(3)\n# a note\nc = len(a)\n';

export let api: MemoryModelApi;

export async function until(condition: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const end = Date.now() + 15_000;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`timed out waiting until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** Opens a program in an untitled editor with the cursor on a line (from 1), and the panel for it. */
export async function open(source: string, line = 1): Promise<{ editor: vscode.TextEditor; session: Session }> {
  const document = await vscode.workspace.openTextDocument({ language: 'python', content: source });
  const editor = await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
  // A busy VS Code may bring back what the last untitled editor of that name held.
  if (document.getText() !== source) {
    const all = new vscode.Range(0, 0, document.lineCount, 0);
    await editor.edit((edit) => edit.replace(all, source));
  }
  moveTo(editor, line);
  await vscode.commands.executeCommand('pythonMemoryModel.show');
  return { editor, session: await shownFor(document) };
}

export function moveTo(editor: vscode.TextEditor, line: number): void {
  editor.selection = new vscode.Selection(line - 1, 0, line - 1, 0);
}

export async function shownFor(document: vscode.TextDocument): Promise<Session> {
  await until(() => {
    const current = api.model.current;
    return (
      current?.document === document &&
      current.session.shown !== null &&
      current.session.shown.run === current.session.latest &&
      current.session.shown.run.source === document.getText() &&
      current.session.outcome?.kind !== 'running'
    );
  }, `the memory of ${document.uri.toString()} is shown`);
  return api.model.current!.session;
}

export const lastLine = (session: Session): number | null | undefined => session.shown?.look.view.lastLine;

export function panelTabs(): vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview && PANEL_TAB.test(input.viewType));
}

export async function closePanel(): Promise<void> {
  if (!api.model.isOpen) return;
  // The list of tabs lags behind.
  await until(() => panelTabs().length === 1, 'the panel has a tab');
  await vscode.window.tabGroups.close(panelTabs());
  await until(() => !api.model.isOpen, 'the panel is closed');
}

export async function closeEverything(): Promise<void> {
  await closePanel();
  for (const { document } of vscode.window.visibleTextEditors) {
    if (!document.isDirty) continue;
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** Settings that tests change. */
const CHANGED = ['moment', 'everythingOnTheHeap', 'liveUpdate', 'followActiveEditor', 'limits.steps'];

/** For `before`: the extension is active. */
export async function activate(): Promise<void> {
  api = (await vscode.extensions.getExtension<MemoryModelApi>(ID)!.activate()) as MemoryModelApi;
}

/** For `afterEach`: no panel, no editors, no settings. */
export async function cleanUp(): Promise<void> {
  await closeEverything();
  const section = vscode.workspace.getConfiguration('pythonMemoryModel');
  for (const name of CHANGED) {
    if (section.inspect(name)?.globalValue !== undefined) await set(name, undefined);
  }
}

/** Changes a setting of the user. */
export async function set(name: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration('pythonMemoryModel').update(name, value, vscode.ConfigurationTarget.Global);
}

export function problems(editor: vscode.TextEditor): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(editor.document.uri).filter(({ source }) => source === 'Memory Model');
}
