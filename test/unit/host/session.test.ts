import assert from 'node:assert/strict';
import type { SessionSettings, StandardInput } from '../../../src/host/sessionHost';
import { Session } from '../../../src/host/session';
import { DEFAULT_LIMITS } from '../../../src/model';
import type { Harness } from '../../support/workerHarness';
import { testParser } from '../../support/parser';
import { startHarness, until } from '../../support/workerHarness';

interface Bench {
  readonly harness: Harness;
  readonly session: Session;
  text: string;
  settings: SessionSettings;
  readonly files: Map<string, string>;
  readonly troubles: string[];
  /** What was kept of the input. */
  readonly typed: StandardInput[];
  /** Runs the pending timer, if any. */
  tick(): void;
}

function bench(text: string): Bench {
  const harness = startHarness();
  let pending: (() => void) | null = null;
  const files = new Map<string, string>();
  const typed: StandardInput[] = [];
  const troubles: string[] = [];
  const session = new Session({
    client: harness.client,
    filename: 'lesson.py',
    source: () => made.text,
    reader: {
      read: async (path) => files.get(path) ?? null,
      list: async (path) => (path === './' ? [...files.keys()] : null),
    },
    input: { get: () => ({ lines: [], ended: false }), set: (input) => typed.push(input) },
    importsOf: async (text) => (await testParser()).parse(text).imports(),
    statementAt: async (_file, line) => ({ first: line, last: line }),
    settings: () => made.settings,
    setTimeout: (callback) => {
      pending = callback;
      return { cancel: () => (pending = null) };
    },
    internalError: (what) => troubles.push(what),
  });
  const made: Bench = {
    harness,
    session,
    text,
    settings: { limits: DEFAULT_LIMITS, keep: 'oldest', moment: 'after', liveUpdate: true, delay: 150 },
    files,
    troubles,
    typed,
    tick: () => {
      const callback = pending;
      pending = null;
      callback?.();
    },
  };
  return made;
}

const settled = (session: Session): Promise<void> =>
  until(
    () => session.outcome !== null && session.outcome.kind !== 'running' && !session.stale && session.shown !== null,
    'a shown run',
  );

describe('Session', () => {
  it('shows the memory right after the cursor line when it starts', async () => {
    const { session } = bench('set a\nset b\nset c');
    void session.cursorMoved('lesson.py', 2);
    session.runs.run();
    await settled(session);
    assert.equal(session.shown?.step, 2);
    assert.equal(session.shown?.look.view.lastLine, 2);
  });

  it('shows the end of the run when the cursor line never ran', async () => {
    const { session } = bench('# heading\nset a\nset b');
    void session.cursorMoved('lesson.py', 1);
    session.runs.run();
    await settled(session);
    assert.equal(session.shown?.step, 2);
    assert.equal(session.shown?.neverRan, null);
  });

  it('says that a line never ran when the cursor moves to it, and keeps the picture', async () => {
    const { session } = bench('set a\n# note\nset b');
    void session.cursorMoved('lesson.py', 1);
    session.runs.run();
    await settled(session);
    await session.cursorMoved('lesson.py', 2);
    assert.deepEqual(session.shown?.neverRan, { file: 'lesson.py', line: 2, isCode: true });
    assert.equal(session.shown?.step, 1);
    await session.cursorMoved('lesson.py', 3);
    assert.equal(session.shown?.neverRan, null);
    assert.equal(session.shown?.step, 3 - 1);
  });

  it('shows the moment before a line where that is wanted', async () => {
    const made = bench('set a\nset b');
    void made.session.cursorMoved('lesson.py', 2);
    made.session.runs.run();
    await settled(made.session);
    assert.equal(made.session.shown?.step, 2);
    made.settings = { ...made.settings, moment: 'before' };
    await made.session.settingsChanged();
    assert.equal(made.session.shown?.step, 1);
  });

  it('goes through the visits of a line, and no further', async () => {
    const { session } = bench('set a\n3 * set b\nset c');
    session.runs.run();
    await settled(session);
    await session.visit('lesson.py', 2, 0);
    assert.deepEqual([session.shownVisit()?.visit, session.shownVisit()?.count], [0, 3]);
    await session.otherVisit(1);
    await session.otherVisit(1);
    await session.otherVisit(1);
    assert.equal(session.shownVisit()?.visit, 2);
    await session.otherVisit(-1);
    assert.equal(session.shownVisit()?.visit, 1);
  });

  it('steps, and keeps the stepped-to place over an edit', async () => {
    const made = bench('set a\nset b\nset c');
    made.session.runs.run();
    await settled(made.session);
    await made.session.move('first');
    await made.session.move('next');
    assert.equal(made.session.shown?.step, 1);
    made.text = 'set a\nset b\nset c\nset d';
    made.session.runs.edited();
    made.tick();
    await until(() => made.session.shown?.run.source === made.text);
    assert.equal(made.session.shown?.look.info.line, 2);
    assert.equal(made.session.shown?.because, 'step');
  });

  it('follows the cursor after an edit when the learner was following the cursor', async () => {
    const made = bench('set a');
    void made.session.cursorMoved('lesson.py', 1);
    made.session.runs.run();
    await settled(made.session);
    made.text = 'set a\nset b\nset c';
    made.session.runs.edited();
    void made.session.cursorMoved('lesson.py', 3);
    made.tick();
    await until(() => made.session.shown?.run.source === made.text);
    assert.equal(made.session.shown?.look.view.lastLine, 3);
  });

  it('waits for quiet before it runs, and runs once', async () => {
    const made = bench('set a');
    for (const text of ['set ab', 'set abc', 'set abcd']) {
      made.text = text;
      made.session.runs.edited();
    }
    made.tick();
    await settled(made.session);
    assert.equal(made.harness.posted.filter((each) => each.kind === 'request' && each.method === 'run').length, 1);
    assert.equal(made.session.latest?.source, 'set abcd');
  });

  it('does not run on edits while live update is off', async () => {
    const made = bench('set a');
    made.settings = { ...made.settings, liveUpdate: false };
    made.text = 'set b';
    made.session.runs.edited();
    made.tick();
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(made.session.latest, null);
  });

  it('keeps the last good picture, and its lines, while the text has a syntax error', async () => {
    const made = bench('set a\nset b');
    made.session.runs.run();
    await settled(made.session);
    const good = made.session.shown;
    made.text = 'set a\nsyntax!\nset b';
    made.session.runs.edited();
    made.tick();
    await until(() => made.session.outcome?.kind === 'syntaxError');
    assert.equal(made.session.stale, true);
    assert.equal(made.session.shown, good);
    assert.equal(made.session.text.editorLine('lesson.py', 2), 3);
    assert.equal(made.session.text.recordedLine('lesson.py', 2), null);
    await made.session.cursorMoved('lesson.py', 3);
    assert.equal(made.session.shown?.look.view.lastLine, 2);
    made.text = 'set a\nset b\nset c';
    made.session.runs.run();
    await settled(made.session);
    assert.equal(made.session.shown?.run.source, made.text);
  });

  it('lets the worker forget every recording but the one on show', async () => {
    const made = bench('set a');
    for (let round = 0; round < 5; round++) {
      made.text = `set a${round}`;
      made.session.runs.run();
      await until(() => made.session.shown?.run.source === made.text);
    }
    await until(() => released(made.harness).size === 4);
    assert.equal(released(made.harness).has(made.session.shown!.run.recording), false);
  });

  it('gives up a run that a newer text replaces', async () => {
    const made = bench('forever');
    made.session.runs.run();
    await until(() => made.harness.posted.some((each) => each.kind === 'request' && each.method === 'run'));
    made.text = 'set a';
    made.session.runs.run();
    await settled(made.session);
    assert.deepEqual(made.session.outcome, { kind: 'finished', exitCode: 0 });
    assert.deepEqual(made.troubles, []);
  });

  it('goes to the line of the cursor when a run under way comes to it', async () => {
    const { session } = bench(`set a\n${'slow\n'.repeat(50_000)}set b`);
    void session.cursorMoved('lesson.py', 1);
    session.runs.run();
    await until(() => session.shown !== null, 'a growing picture');
    await session.cursorMoved('lesson.py', 50_002);
    assert.equal(session.outcome?.kind, 'running');
    assert.deepEqual(session.shown?.neverRan, { file: 'lesson.py', line: 50_002, isCode: true });
    await settled(session);
    await until(() => session.shown?.neverRan === null, 'the line');
    assert.equal(session.shown?.look.view.lastLine, 50_002);
  });

  it('stops a run on request and keeps what was recorded', async () => {
    const { session } = bench('forever');
    session.runs.run();
    await until(() => session.shown !== null, 'a growing picture');
    session.runs.cancel();
    await until(() => session.outcome?.kind === 'cancelled');
    assert.ok(session.latest!.status.steps > 0);
  });

  it('reads modules before the run, and files the program asks for after it', async () => {
    const made = bench('import helper.py\nimport data.txt');
    made.files.set('helper.py', 'HELPER').set('data.txt', 'DATA');
    made.session.runs.run();
    await until(() => made.session.latest?.status.outputLength === 'HELPER\nDATA\n'.length);
    await settled(made.session);
    assert.equal(await made.session.ask.outputText(), 'HELPER\nDATA\n');
    made.files.set('data.txt', 'NEW');
    made.session.runs.fileChanged('data.txt');
    made.tick();
    await until(() => made.session.latest?.status.outputLength === 'HELPER\nNEW\n'.length);
    await settled(made.session);
    assert.equal(await made.session.ask.outputText(), 'HELPER\nNEW\n');
    made.session.runs.fileChanged('unrelated.txt');
    const before = made.session.latest;
    made.tick();
    assert.equal(made.session.latest, before);
  });

  it('asks for input, and goes on with each answer', async () => {
    const { session } = bench('input Name?\nprint hello\ninput Age?');
    session.runs.run();
    await until(() => session.outcome?.kind === 'input');
    assert.deepEqual(session.outcome, { kind: 'input', prompt: 'Name?' });
    session.runs.answer('Ada');
    await until(() => session.outcome?.kind === 'input' && session.outcome.prompt === 'Age?');
    session.runs.answer('36');
    await until(() => session.outcome?.kind === 'finished');
    await settled(session);
    assert.equal(await session.ask.outputText(), 'Ada\nhello\n36\n');
  });

  it('shows what an answer does, keeps it, and ends the input when told to', async () => {
    const made = bench('input Name?\ninput Age?\nprint end');
    const { session } = made;
    await session.cursorMoved('lesson.py', 1);
    session.runs.run();
    await until(() => session.outcome?.kind === 'input' && session.shown !== null);
    const asked = session.latest!.status.steps;
    session.runs.answer('Ada');
    await until(() => session.shown?.step === asked, 'the step after the question');
    assert.equal(session.shown?.because, 'step');
    session.runs.endInput();
    await until(() => session.outcome?.kind === 'finished');
    assert.equal(await session.ask.outputText(), 'Ada\nthe end\nend\n');
    assert.deepEqual(made.typed, [
      { lines: ['Ada'], ended: false },
      { lines: ['Ada'], ended: true },
    ]);
  });

  it('raises a limit fourfold when asked to', async () => {
    const made = bench('10 * set a');
    made.settings = { ...made.settings, limits: { ...DEFAULT_LIMITS, steps: 4 } };
    made.session.runs.run();
    await settled(made.session);
    assert.deepEqual(made.session.outcome, { kind: 'limit', limit: 'steps' });
    made.session.runs.raiseLimit('steps');
    await until(() => made.session.outcome?.kind === 'finished');
  });

  it('reports a bug of the simulator as ours, with the text, and keeps the picture', async () => {
    const made = bench('set a');
    made.session.runs.run();
    await settled(made.session);
    made.text = 'set a\nbug!';
    made.session.runs.run();
    await until(() => made.troubles.length > 0);
    assert.match(made.troubles[0]!, /set a\nbug!/);
    assert.equal(made.session.shown?.run.source, 'set a');
    assert.ok(made.harness.errors.some((each) => each.includes('a bug of the simulator')));
  });

  it('runs again after the worker broke', async () => {
    const made = bench('set a');
    made.harness.client.onCrash(() => made.session.workerCrashed());
    made.session.runs.run();
    await settled(made.session);
    made.harness.crash('out of memory');
    assert.equal(made.session.shown, null);
    await settled(made.session);
    assert.equal(made.harness.starts, 2);
  });

  it('forgets everything when it is disposed', async () => {
    const made = bench('set a');
    made.session.runs.run();
    await settled(made.session);
    const { recording } = made.session.shown!.run;
    made.session.dispose();
    await until(() => released(made.harness).has(recording));
  });
});

function released(harness: Harness): Set<number> {
  return new Set(
    harness.posted.flatMap((each) =>
      each.kind === 'request' && each.method === 'release' ? [each.params.recording] : [],
    ),
  );
}
