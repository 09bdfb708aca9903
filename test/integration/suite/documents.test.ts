/** Documents of every kind, and what happens to them while their memory is on show. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  PROGRAM,
  activate,
  api,
  cleanUp,
  closeEverything,
  closePanel,
  lastLine,
  moveTo,
  open,
  set,
  shownFor,
  until,
} from './support';

const FOREVER = 'n = 0\nwhile True:\n    n += 1\n';

/** Writes files into the opened folder, removes them at the end. */
async function withFiles(
  files: Readonly<Record<string, string>>,
  work: (uris: vscode.Uri[]) => Promise<void>,
): Promise<void> {
  const folder = vscode.workspace.workspaceFolders![0]!.uri;
  const uris = Object.keys(files).map((name) => vscode.Uri.joinPath(folder, name));
  for (const [index, text] of Object.values(files).entries()) {
    await vscode.workspace.fs.writeFile(uris[index]!, new TextEncoder().encode(text));
  }
  try {
    await work(uris);
  } finally {
    await closeEverything();
    for (const uri of uris) {
      try {
        await vscode.workspace.fs.delete(uri);
      } catch {
        // The test has renamed or deleted it.
      }
    }
  }
}

async function show(uri: vscode.Uri, column = vscode.ViewColumn.One): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(uri);
  const editor = await vscode.window.showTextDocument(document, column);
  await vscode.commands.executeCommand('pythonMemoryModel.show');
  return editor;
}

/** Starts a program that never ends, and waits until it runs. */
async function running(): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument({ language: 'python', content: FOREVER });
  const editor = await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
  await vscode.commands.executeCommand('pythonMemoryModel.show');
  await until(() => {
    const session = api.model.current?.document === document ? api.model.current.session : null;
    return session?.outcome?.kind === 'running' && session.latest!.status.steps > 1000;
  }, 'the program runs');
  return editor;
}

describe('documents', () => {
  before(activate);
  afterEach(cleanUp);

  it('follows the active Python editor, unless told not to', async () => {
    const first = await open('first = 1\n');
    const document = await vscode.workspace.openTextDocument({ language: 'python', content: 'second = 2\n' });
    const second = await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
    await shownFor(second.document);
    await set('followActiveEditor', false);
    await vscode.window.showTextDocument(first.editor.document, vscode.ViewColumn.One);
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.equal(api.model.current?.document, second.document);
  });

  it('works for a saved file and the unsaved text of a module next to it', async () => {
    const folder = vscode.workspace.workspaceFolders![0]!.uri;
    const main = vscode.Uri.joinPath(folder, 'uses_helper.py');
    const helper = vscode.Uri.joinPath(folder, 'memory_helper.py');
    await vscode.workspace.fs.writeFile(helper, new TextEncoder().encode('ANSWER = 1\n'));
    await vscode.workspace.fs.writeFile(
      main,
      new TextEncoder().encode('import memory_helper\nprint(memory_helper.ANSWER)\n'),
    );
    try {
      const document = await vscode.workspace.openTextDocument(main);
      await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
      await vscode.commands.executeCommand('pythonMemoryModel.show');
      const session = await shownFor(document);
      await until(async () => (await session.ask.outputText()) === '1\n', 'the module was read');
      const edit = new vscode.WorkspaceEdit();
      edit.replace(helper, new vscode.Range(0, 9, 0, 10), '42');
      await vscode.workspace.applyEdit(edit);
      await until(async () => (await session.ask.outputText()) === '42\n', 'the unsaved text of the module was read');
    } finally {
      await closeEverything();
      await vscode.workspace.fs.delete(main);
      await vscode.workspace.fs.delete(helper);
    }
  });

  it('follows a file that is renamed', async () => {
    const folder = vscode.workspace.workspaceFolders![0]!.uri;
    const [old, renamed] = ['first_name.py', 'second_name.py'].map((name) => vscode.Uri.joinPath(folder, name));
    await vscode.workspace.fs.writeFile(old!, new TextEncoder().encode(PROGRAM));
    try {
      const document = await vscode.workspace.openTextDocument(old!);
      await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
      await vscode.commands.executeCommand('pythonMemoryModel.show');
      await shownFor(document);
      const edit = new vscode.WorkspaceEdit();
      edit.renameFile(old!, renamed!);
      await vscode.workspace.applyEdit(edit);
      await until(
        () => api.model.current?.document.uri.toString() === renamed!.toString(),
        'the renamed file is on show',
      );
      await shownFor(api.model.current!.document);
      assert.equal(api.model.current!.session.filename, 'second_name.py');
    } finally {
      await closeEverything();
      await vscode.workspace.fs.delete(renamed!);
    }
  });

  it('shows another text of an untitled editor and never asks to save it', async () => {
    const { editor, session } = await open('a = 1\n');
    assert.equal(editor.document.isUntitled, true);
    await editor.edit((edit) => edit.insert(new vscode.Position(1, 0), 'b = [a]\n'));
    await shownFor(editor.document);
    moveTo(editor, 2);
    await until(() => lastLine(session) === 2, 'line 2 is shown');
    assert.equal(editor.document.isUntitled && editor.document.isDirty, true);
  });

  it('gives up a run whose panel is closed, and runs again for a new panel', async () => {
    const editor = await running();
    await closePanel();
    assert.equal(api.model.current, null);
    await editor.edit((edit) => edit.replace(new vscode.Range(0, 0, 9, 0), PROGRAM));
    await vscode.commands.executeCommand('pythonMemoryModel.show');
    const session = await shownFor(editor.document);
    assert.equal(session.outcome?.kind, 'finished');
  });

  it('gives up a run whose text is edited, and shows the new one', async () => {
    const editor = await running();
    await editor.edit((edit) => edit.replace(new vscode.Range(1, 6, 1, 10), 'n < 3'));
    const session = await shownFor(editor.document);
    assert.equal(session.outcome?.kind, 'finished');
    await vscode.commands.executeCommand('pythonMemoryModel.stepLast');
    assert.equal(session.shown?.look.view.nextLine, null);
  });

  it('follows the cursor of either of two editors of one file', async () => {
    await withFiles({ 'split.py': PROGRAM }, async ([uri]) => {
      const left = await show(uri!);
      const session = await shownFor(left.document);
      moveTo(left, 2);
      await until(() => lastLine(session) === 2, 'line 2 is shown');
      const right = await vscode.window.showTextDocument(left.document, vscode.ViewColumn.Three);
      moveTo(right, 3);
      await until(() => lastLine(session) === 3, 'line 3 is shown');
      assert.equal(api.model.current?.session, session);
      await vscode.commands.executeCommand('pythonMemoryModel.stepBack');
      await until(() => right.selection.active.line === 1, 'the cursor of the active editor goes along');
      assert.equal(left.selection.active.line, 1);
      await vscode.window.showTextDocument(left.document, vscode.ViewColumn.One);
      moveTo(left, 5);
      await until(() => lastLine(session) === 5, 'line 5 is shown');
    });
  });

  it('leads into a package, whose errors stand in its own file', async () => {
    const files = {
      'uses_package.py': 'from shapes import area\n\nprint(area(2))\nprint(area(0))\n',
      'shapes/__init__.py': 'from .squares import area\n',
      'shapes/squares.py': 'def area(side):\n    return side * side / (side > 0)\n',
    };
    await withFiles(files, async ([main, , squares]) => {
      const editor = await show(main!);
      const session = await shownFor(editor.document);
      await until(() => vscode.languages.getDiagnostics(squares!).length === 1, 'the problem is in the package');
      const [problem] = vscode.languages.getDiagnostics(squares!);
      assert.match(problem!.message, /^ZeroDivisionError: /);
      assert.equal(problem!.range.start.line, 1);
      assert.equal(problem!.relatedInformation?.[0]?.location.range.start.line, 3);
      await session.raised();
      await until(
        () => vscode.window.visibleTextEditors.some(({ document }) => document.uri.path === squares!.path),
        'the file of the package is open',
      );
      const opened = vscode.window.visibleTextEditors.find(({ document }) => document.uri.path === squares!.path)!;
      await until(() => opened.selection.active.line === 1, 'its cursor is on the line that raised');
      // The learner's cursor there goes to visits of that file's lines.
      moveTo(opened, 1);
      await until(() => session.shown?.look.info.file.endsWith('shapes/squares.py') === true, 'the file is followed');
    });
  });

  it('keeps the picture of a file that is deleted while its editor is open', async () => {
    await withFiles({ 'goes_away.py': PROGRAM }, async ([uri]) => {
      const editor = await show(uri!);
      const session = await shownFor(editor.document);
      await vscode.workspace.fs.delete(uri!);
      await new Promise((resolve) => setTimeout(resolve, 500));
      if (api.model.current === null) return;
      assert.equal(api.model.current.session, session);
      assert.notEqual(session.shown, null);
    });
  });

  it('lets go of a document whose editor is closed, and shows the next one', async () => {
    const { editor } = await open('first = 1\n');
    await vscode.window.showTextDocument(editor.document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await until(() => api.model.current === null, 'nothing is shown');
    assert.equal(api.model.isOpen, true);
    const document = await vscode.workspace.openTextDocument({ language: 'python', content: 'second = 2\n' });
    await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
    await shownFor(document);
  });

  it('runs again with other limits as soon as they are set', async () => {
    const { session } = await open('total = 0\nfor i in range(100):\n    total += i\n');
    assert.equal(session.outcome?.kind, 'finished');
    await set('limits.steps', 50);
    await until(() => session.outcome?.kind === 'limit', 'the limit is reached');
    assert.equal(session.latest?.status.steps, 50);
    await set('limits.steps', undefined);
    await until(() => session.outcome?.kind === 'finished', 'the program ends');
  });
});
