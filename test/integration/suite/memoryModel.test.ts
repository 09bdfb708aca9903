import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { MemoryModelApi } from '../../../src/host/activate';
import type { Session } from '../../../src/host/session';

const ID = 'python-memory-model.python-memory-model';
const PANEL_TAB = /pythonMemoryModel\.panel$/;
const PROGRAM = 'a = [1, 2]\nb = a\nb.append(3)\n# a note\nc = len(a)\n';

let api: MemoryModelApi;

async function until(condition: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const end = Date.now() + 15_000;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`timed out waiting until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** Opens a program in an untitled editor with the cursor on a line (from 1), and the panel for it. */
async function open(source: string, line = 1): Promise<{ editor: vscode.TextEditor; session: Session }> {
  const document = await vscode.workspace.openTextDocument({ language: 'python', content: source });
  const editor = await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
  moveTo(editor, line);
  await vscode.commands.executeCommand('pythonMemoryModel.show');
  return { editor, session: await shownFor(document) };
}

function moveTo(editor: vscode.TextEditor, line: number): void {
  editor.selection = new vscode.Selection(line - 1, 0, line - 1, 0);
}

async function shownFor(document: vscode.TextDocument): Promise<Session> {
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

const lastLine = (session: Session): number | null | undefined => session.shown?.look.view.lastLine;

function panelTabs(): vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview && PANEL_TAB.test(input.viewType));
}

async function closePanel(): Promise<void> {
  if (!api.model.isOpen) return;
  // The list of tabs lags behind.
  await until(() => panelTabs().length === 1, 'the panel has a tab');
  await vscode.window.tabGroups.close(panelTabs());
  await until(() => !api.model.isOpen, 'the panel is closed');
}

async function closeEverything(): Promise<void> {
  await closePanel();
  for (const { document } of vscode.window.visibleTextEditors) {
    if (!document.isDirty) continue;
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

describe('the memory model', () => {
  before(async () => {
    api = (await vscode.extensions.getExtension<MemoryModelApi>(ID)!.activate()) as MemoryModelApi;
  });

  afterEach(async () => {
    await closeEverything();
    const section = vscode.workspace.getConfiguration('pythonMemoryModel');
    for (const name of ['moment', 'everythingOnTheHeap', 'liveUpdate', 'followActiveEditor']) {
      if (section.inspect(name)?.globalValue !== undefined) {
        await section.update(name, undefined, vscode.ConfigurationTarget.Global);
      }
    }
  });

  it('opens one panel beside the editor and leaves the focus there', async () => {
    const { editor } = await open(PROGRAM);
    await vscode.commands.executeCommand('pythonMemoryModel.show');
    await until(() => panelTabs().length > 0, 'the panel has a tab');
    assert.equal(panelTabs().length, 1);
    assert.notEqual(panelTabs()[0]!.group.viewColumn, editor.viewColumn);
    assert.equal(vscode.window.activeTextEditor?.document, editor.document);
    assert.equal(vscode.window.tabGroups.activeTabGroup.viewColumn, editor.viewColumn);
  });

  it('shows the memory right after the line of the cursor ran', async () => {
    const { editor, session } = await open(PROGRAM, 2);
    assert.equal(lastLine(session), 2);
    moveTo(editor, 3);
    await until(() => lastLine(session) === 3, 'line 3 is shown');
    assert.equal(session.shown?.because, 'cursor');
  });

  it('says that a line did not run and keeps the picture', async () => {
    const { editor, session } = await open(PROGRAM, 2);
    moveTo(editor, 4);
    await until(() => session.shown?.neverRan?.line === 4, 'line 4 is known not to have run');
    assert.equal(lastLine(session), 2);
  });

  it('shows the memory before the line when the setting says so', async () => {
    const { session } = await open(PROGRAM, 3);
    await vscode.workspace
      .getConfiguration('pythonMemoryModel')
      .update('moment', 'before', vscode.ConfigurationTarget.Global);
    await until(() => session.shown?.look.view.nextLine === 3, 'line 3 is about to run');
  });

  it('steps, moves the cursor along, and does not take that for a move of the learner', async () => {
    const { editor, session } = await open(PROGRAM, 1);
    const from = session.shown!.step;
    await vscode.commands.executeCommand('pythonMemoryModel.stepNext');
    await vscode.commands.executeCommand('pythonMemoryModel.stepNext');
    assert.equal(session.shown?.step, from + 2);
    await until(() => editor.selection.active.line === 2, 'the cursor is on line 3');
    await new Promise((resolve) => setTimeout(resolve, 200));
    assert.equal(session.shown?.step, from + 2);
    assert.equal(session.shown.because, 'step');
    await vscode.commands.executeCommand('pythonMemoryModel.stepFirst');
    assert.equal(session.shown.step, 0);
    await vscode.commands.executeCommand('pythonMemoryModel.stepLast');
    assert.equal(session.shown.look.view.nextLine, null);
  });

  it('follows the learner again after stepping', async () => {
    const { editor, session } = await open(PROGRAM, 1);
    await vscode.commands.executeCommand('pythonMemoryModel.stepLast');
    moveTo(editor, 2);
    await until(() => lastLine(session) === 2, 'line 2 is shown');
  });

  it('runs again while the learner types', async () => {
    const { editor, session } = await open(PROGRAM, 5);
    await editor.edit((edit) => edit.insert(new vscode.Position(5, 0), 'd = [a, b]\n'));
    moveTo(editor, 6);
    await shownFor(editor.document);
    await until(() => lastLine(session) === 6, 'the new line is shown');
  });

  it('does not run while live update is off, until asked', async () => {
    const { editor, session } = await open(PROGRAM, 1);
    await vscode.commands.executeCommand('pythonMemoryModel.toggleLiveUpdate');
    const before = session.latest;
    await editor.edit((edit) => edit.insert(new vscode.Position(5, 0), 'd = 1\n'));
    await new Promise((resolve) => setTimeout(resolve, 400));
    assert.equal(session.latest, before);
    await vscode.commands.executeCommand('pythonMemoryModel.rerun');
    await shownFor(editor.document);
  });

  it('shows a syntax error at its place, keeps the last good picture, and recovers', async () => {
    const { editor, session } = await open(PROGRAM, 2);
    const good = session.shown!;
    await editor.edit((edit) => edit.insert(new vscode.Position(1, 0), 'def (\n'));
    await until(() => session.outcome?.kind === 'syntaxError', 'the syntax error is found');
    assert.equal(session.stale, true);
    assert.equal(session.shown?.run, good.run);
    await until(() => problems(editor).length === 1, 'the problem is shown');
    const [problem] = problems(editor);
    assert.equal(problem!.range.start.line, 1);
    assert.match(problem!.message, /^SyntaxError: /);
    await editor.edit((edit) => edit.delete(new vscode.Range(1, 0, 2, 0)));
    await shownFor(editor.document);
    assert.deepEqual(problems(editor), []);
  });

  it('tells on hover what a name refers to at the shown step', async () => {
    const { editor } = await open(PROGRAM, 3);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      editor.document.uri,
      new vscode.Position(2, 0),
    );
    const text = hovers.flatMap(({ contents }) =>
      contents.map((each) => (typeof each === 'string' ? each : each.value)),
    );
    const ours = text.find((each) => each.includes('b: list = [1, 2, 3]'));
    assert.ok(ours !== undefined, text.join('\n---\n'));
    assert.match(ours, /also named: `a`/);
    assert.match(ours, /2 references/);
    assert.match(ours, /bound at line 2/);
  });

  it('says nothing on hover once the panel is closed', async () => {
    const { editor } = await open(PROGRAM, 3);
    await closePanel();
    assert.equal(api.model.current, null);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      editor.document.uri,
      new vscode.Position(2, 0),
    );
    assert.deepEqual(hovers, []);
  });

  it('goes from visit to visit of a line', async () => {
    const { session } = await open('total = 0\nfor i in range(3):\n    total += i\nprint(total)\n', 3);
    assert.equal(session.shownVisit()?.count, 3);
    const visit = session.shownVisit()!.visit;
    await vscode.commands.executeCommand(`pythonMemoryModel.${visit === 0 ? 'nextVisit' : 'previousVisit'}`);
    assert.equal(session.shownVisit()?.visit, visit === 0 ? 1 : visit - 1);
  });

  it('follows the active Python editor, unless told not to', async () => {
    const first = await open('first = 1\n');
    const document = await vscode.workspace.openTextDocument({ language: 'python', content: 'second = 2\n' });
    const second = await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
    await shownFor(second.document);
    await vscode.workspace
      .getConfiguration('pythonMemoryModel')
      .update('followActiveEditor', false, vscode.ConfigurationTarget.Global);
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
      await until(async () => (await session.outputText()) === '1\n', 'the module was read');
      const edit = new vscode.WorkspaceEdit();
      edit.replace(helper, new vscode.Range(0, 9, 0, 10), '42');
      await vscode.workspace.applyEdit(edit);
      await until(async () => (await session.outputText()) === '42\n', 'the unsaved text of the module was read');
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

  it('asks for input and goes on with the answer', async () => {
    const { session } = await open('name = input("Name? ")\nprint(name)\n');
    assert.deepEqual(session.outcome, { kind: 'input', prompt: 'Name? ' });
    session.answer('Ada');
    await until(() => session.outcome?.kind === 'finished', 'the program has ended');
  });

  it('draws everything on the heap when toggled', async () => {
    await open(PROGRAM);
    await vscode.commands.executeCommand('pythonMemoryModel.toggleEverythingOnTheHeap');
    const section = vscode.workspace.getConfiguration('pythonMemoryModel');
    assert.equal(section.get('everythingOnTheHeap'), true);
  });

  it('marks an uncaught exception where it was raised', async () => {
    const { editor } = await open('def f():\n    return 1 / 0\n\nf()\n');
    await until(() => problems(editor).length === 1, 'the problem is shown');
    const [problem] = problems(editor);
    assert.equal(problem!.range.start.line, 1);
    assert.match(problem!.message, /^ZeroDivisionError: /);
  });

  it('says at the import why a module is not there and what works instead', async () => {
    const { editor, session } = await open('import math\nimport os, numpy as np\nprint(np)\n');
    assert.equal(session.outcome?.kind, 'exception');
    await until(() => problems(editor).length === 1, 'the problem is shown');
    const [problem] = problems(editor);
    assert.deepEqual(problem!.range, new vscode.Range(1, 11, 1, 16));
    assert.match(
      problem!.message,
      /^ModuleNotFoundError: No module named 'numpy'\nnumpy is compiled .*instead: list, math/s,
    );
  });

  it('offers fixes for what CPython says was meant', async () => {
    const { editor } = await open('"""Area."""\nr = 2\nprint(math.pi * r)\n');
    await until(() => problems(editor).length === 1, 'the problem is shown');
    const fixes = async (): Promise<vscode.CodeAction[]> =>
      (
        await vscode.commands.executeCommand<vscode.CodeAction[]>(
          'vscode.executeCodeActionProvider',
          editor.document.uri,
          problems(editor)[0]!.range,
          vscode.CodeActionKind.QuickFix.value,
        )
      ).filter(({ edit }) => edit !== undefined);
    const [add] = await fixes();
    assert.equal(add?.title, 'Add "import math"');
    await vscode.workspace.applyEdit(add!.edit!);
    assert.equal(editor.document.getText(), '"""Area."""\nimport math\nr = 2\nprint(math.pi * r)\n');
    await shownFor(editor.document);
    await until(() => problems(editor).length === 0, 'the problem is gone');
    await editor.edit((edit) => edit.insert(new vscode.Position(4, 0), 'print(r == 2) if r = 2\n'));
    await until(() => problems(editor).length === 1, 'the syntax error is shown');
    await editor.edit((edit) => edit.replace(new vscode.Range(4, 0, 4, 99), 'if r > 1\n    print("big")'));
    await until(() => problems(editor)[0]?.message.includes("expected ':'") === true, 'the colon is missing');
    const [colon] = await fixes();
    await vscode.workspace.applyEdit(colon!.edit!);
    await shownFor(editor.document);
    assert.match(editor.document.getText(), /if r > 1:\n/);
  });
});

function problems(editor: vscode.TextEditor): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(editor.document.uri).filter(({ source }) => source === 'Memory Model');
}
