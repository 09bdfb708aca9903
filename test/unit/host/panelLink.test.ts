import assert from 'node:assert/strict';
import { PanelLink } from '../../../src/host/panelLink';
import { Session } from '../../../src/host/session';
import { DEFAULT_LIMITS, NO_CHOICES } from '../../../src/model';
import type { HostMessage, PageMessage } from '../../../src/protocol/webview';
import { WEBVIEW_PROTOCOL } from '../../../src/protocol/webview';
import { isHostMessage } from '../../../src/protocol/webviewGuards';
import { testParser } from '../../support/parser';
import { startHarness, until } from '../../support/workerHarness';

interface Bench {
  readonly session: Session;
  readonly link: PanelLink;
  readonly posted: HostMessage[];
  readonly asked: string[];
  text: string;
  of<K extends HostMessage['kind']>(kind: K): Extract<HostMessage, { kind: K }>[];
}

function bench(text: string): Bench {
  const { client } = startHarness();
  const posted: HostMessage[] = [];
  const asked: string[] = [];
  const session = new Session({
    client,
    filename: 'lesson.py',
    source: () => made.text,
    reader: { read: async () => null, list: async () => null },
    input: { get: () => ({ lines: [], ended: false }), set: () => undefined },
    importsOf: async (text) => (await testParser()).parse(text).imports(),
    statementAt: async (_file, line) => ({ first: line, last: line }),
    settings: () => ({ limits: DEFAULT_LIMITS, keep: 'oldest', moment: 'after', liveUpdate: true, delay: 0 }),
    setTimeout: () => ({ cancel: () => undefined }),
    internalError: (what) => asked.push(`internal ${what}`),
  });
  const link = new PanelLink((message) => posted.push(message), {
    settings: () => ({ boxed: false, framesGrow: 'down', moment: 'after' }),
    changeSetting: (change) => asked.push(`setting ${change.name}=${change.value}`),
    choices: () => ({ ...NO_CHOICES, counts: true }),
    keepChoices: (choices) => asked.push(`choices ${choices.hiddenTypes.join()}`),
    copy: (copied, what) => asked.push(`copy ${what} ${copied}`),
    reveal: (file, line) => asked.push(`reveal ${file}:${line}`),
    offerExport: () => asked.push('export'),
    showLog: () => asked.push('log'),
    trouble: (message) => asked.push(`trouble ${message}`),
  });
  const made: Bench = {
    session,
    link,
    posted,
    asked,
    text,
    of: <K extends HostMessage['kind']>(kind: K) =>
      posted.filter((message): message is Extract<HostMessage, { kind: K }> => message.kind === kind),
  };
  return made;
}

const READY: PageMessage = { kind: 'ready', protocol: WEBVIEW_PROTOCOL };

async function shown(made: Bench): Promise<number> {
  made.link.setSession(made.session, 'lesson.py');
  made.link.receive(READY);
  made.session.runs.run();
  await until(() => made.of('view').length > 0, 'a view');
  await until(() => made.session.outcome?.kind !== 'running', 'the end of the run');
  return made.session.latest!.recording;
}

describe('PanelLink', () => {
  it('says nothing before the page is ready, then everything, and again to a page that starts anew', async () => {
    const made = bench('print hi\nset a');
    made.link.setSession(made.session, 'lesson.py');
    made.session.runs.run();
    await until(() => made.session.shown !== null);
    assert.deepEqual(made.posted, []);
    const told = ['settings', 'choices', 'run', 'watched', 'view'];
    made.link.receive(READY);
    assert.deepEqual(
      made.posted.map(({ kind }) => kind),
      told,
    );
    made.link.receive(READY);
    assert.deepEqual(
      made.posted.map(({ kind }) => kind),
      [...told, ...told],
    );
    assert.deepEqual(made.of('view')[0]!.output, {
      start: 0,
      chunks: [{ stream: 'stdout', text: 'hi\n', step: 0 }],
    });
  });

  it('keeps what the reader chose to see, and tells who refers to an object', async () => {
    const made = bench('set a');
    const run = await shown(made);
    assert.equal(made.of('choices')[0]!.choices.counts, true);
    made.link.receive({ kind: 'choices', choices: { ...NO_CHOICES, hiddenTypes: ['list'] } });
    assert.ok(made.asked.includes('choices list'));
    made.link.receive({ kind: 'holders', run, step: 0, object: 1 });
    await until(() => made.of('held').length === 1);
    assert.equal(made.of('held')[0]!.object, 1);
  });

  it('posts only what the page accepts', async () => {
    const made = bench('print hi\n3 * set a\ninput more?');
    await shown(made);
    await made.session.cursorMoved('lesson.py', 99);
    for (const message of made.posted) assert.ok(isHostMessage(message), JSON.stringify(message));
  });

  it('tells a page without a Python file that there is none', () => {
    const made = bench('');
    made.link.receive(READY);
    assert.deepEqual(made.of('empty'), [{ kind: 'empty' }]);
  });

  it('answers a step, a move and a visit with a view that repeats the request', async () => {
    const made = bench('set a\n3 * set b\nset c');
    const run = await shown(made);
    const questions: PageMessage[] = [
      { kind: 'show', run, request: 1, step: 2 },
      { kind: 'move', run, request: 2, from: 2, move: 'next' },
      { kind: 'visit', run, request: 3, file: 'lesson.py', line: 2, visit: 2 },
    ];
    for (const question of questions) {
      const { length } = made.of('view');
      made.link.receive(question);
      await until(() => made.of('view').length > length, 'an answer');
    }
    const answers = made.of('view').slice(-3);
    assert.deepEqual(
      answers.map(({ request, step }) => [request, step]),
      [
        [1, 2],
        [2, 3],
        [3, 4],
      ],
    );
    assert.deepEqual(answers[2]!.visit, {
      kind: 'visit',
      file: 'lesson.py',
      visit: { line: 2, visit: 2, count: 3, step: 4 },
    });
  });

  it('answers a move that leads nowhere, and a visit that is not there, with the picture that stands', async () => {
    const made = bench('set a');
    const run = await shown(made);
    made.link.receive({ kind: 'move', run, request: 7, from: 1, move: 'next' });
    await until(() => made.of('view').at(-1)?.request === 7, 'the answer to the move');
    made.link.receive({ kind: 'visit', run, request: 8, file: 'lesson.py', line: 50, visit: 0 });
    await until(() => made.of('view').at(-1)?.request === 8, 'the answer to the visit');
    assert.equal(made.of('view').at(-1)?.step, 1);
  });

  it('refuses what is asked of a run that is gone', async () => {
    const made = bench('set a');
    const run = await shown(made);
    made.link.receive({ kind: 'show', run: run + 100, request: 5, step: 0 });
    made.link.receive({ kind: 'peek', run: run + 100, request: 6, step: 0 });
    await until(() => made.of('refused').length === 2);
    assert.deepEqual(
      made.of('refused').map(({ request }) => request),
      [5, 6],
    );
  });

  it('hands out views that are not shown', async () => {
    const made = bench('set a\nset b');
    const run = await shown(made);
    const { step } = made.session.shown!;
    made.link.receive({ kind: 'peek', run, request: 4, step: 0 });
    await until(() => made.of('peeked').length === 1);
    assert.equal(made.of('peeked')[0]!.view.step, 0);
    assert.equal(made.session.shown!.step, step);
  });

  it('says that the cursor is on a line that never ran, without another picture', async () => {
    const made = bench('set a\n# note');
    await shown(made);
    const views = made.of('view').length;
    await made.session.cursorMoved('lesson.py', 2);
    assert.equal(made.of('view').length, views);
    assert.deepEqual(made.of('visit').at(-1)?.visit, { kind: 'neverRan', file: 'lesson.py', line: 2, isCode: true });
  });

  it('lets the page step through the last good picture while the text has a syntax error', async () => {
    const made = bench('set a\nset b');
    await shown(made);
    made.text = 'set a\nsyntax!';
    made.session.runs.run();
    await until(() => made.of('run').at(-1)?.state.outcome.kind === 'syntaxError');
    const { run } = made.of('run').at(-1)!.state;
    made.link.receive({ kind: 'show', run, request: 3, step: 0 });
    await until(() => made.of('view').at(-1)?.request === 3, 'an answer');
    assert.equal(made.of('view').at(-1)?.run, run);
  });

  it('hands on what the page asks of the editor', async () => {
    const made = bench('set a');
    const run = await shown(made);
    made.link.receive({ kind: 'copy', what: 'mermaid', text: 'flowchart LR' });
    made.link.receive({ kind: 'reveal', file: 'lesson.py', line: 3 });
    made.link.receive({ kind: 'setting', change: { name: 'boxed', value: true } });
    made.link.receive({ kind: 'trouble', message: 'oh', stack: '' });
    made.link.receive({ kind: 'ready', protocol: WEBVIEW_PROTOCOL + 1 });
    assert.deepEqual(made.asked, [
      'copy mermaid flowchart LR',
      'reveal lesson.py:3',
      'setting boxed=true',
      'trouble oh',
      `trouble The page speaks protocol ${WEBVIEW_PROTOCOL + 1}, the host ${WEBVIEW_PROTOCOL}.`,
    ]);
    made.link.receive({ kind: 'answer', run, text: 'Ada' });
    assert.deepEqual(made.session.runs.input.lines, ['Ada']);
    made.link.receive({ kind: 'answer', run: run + 100, text: 'late' });
    assert.deepEqual(made.session.runs.input.lines, ['Ada']);
  });

  it('leaves a session it no longer shows alone', async () => {
    const made = bench('set a');
    await shown(made);
    made.link.setSession(null, '');
    const { length } = made.posted;
    await made.session.move('first');
    assert.equal(made.posted.length, length);
    assert.equal(made.posted.at(-1)?.kind, 'empty');
  });
});
