import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  PROGRAM,
  activate,
  api,
  cleanUp,
  closePanel,
  lastLine,
  moveTo,
  open,
  panelTabs,
  problems,
  set,
  shownFor,
  until,
} from './support';

describe('the memory model', () => {
  before(activate);
  afterEach(cleanUp);

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
    await set('moment', 'before');
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

  it('asks for input and goes on with the answer', async () => {
    const { session } = await open('name = input("Name? ")\nprint(name)\n');
    assert.deepEqual(session.outcome, { kind: 'input', prompt: 'Name? ' });
    session.runs.answer('Ada');
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
