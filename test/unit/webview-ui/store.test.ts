import assert from 'node:assert/strict';
import { INITIAL, isStale, reduce } from '../../../webview-ui/src/store';
import type { PageEvent, PageState } from '../../../webview-ui/src/store';
import type { RunState } from '../../../src/protocol/webview';
import { sampleSteps } from '../../../webview-ui/src/navigator';
import { outputBefore } from '../../../webview-ui/src/panel/output';
import { SCENES } from '../../webview/support/scenes';

const run = (number: number, more: Partial<RunState> = {}): PageEvent => ({
  kind: 'run',
  state: {
    run: number,
    title: 'a.py',
    file: 'a.py',
    outcome: { kind: 'finished', exitCode: 0 },
    steps: 50,
    firstStep: 0,
    milliseconds: 1,
    bytes: 1,
    ...more,
  },
});
const view = SCENES['cycle']!();
const shown = (number: number, step: number): PageEvent => ({
  kind: 'view',
  run: number,
  request: 0,
  step,
  view,
  visit: { kind: 'none' },
});
const after = (...events: readonly PageEvent[]): PageState => events.reduce(reduce, INITIAL);

describe("the page's state", () => {
  it('shows views of the newest run only', () => {
    assert.equal(after(run(2), shown(1, 3)).shown, null);
    assert.equal(after(run(2), shown(2, 3)).shown?.step, 3);
  });

  it('keeps the last good picture and its output through a syntax error', () => {
    const error = { type: 'SyntaxError', message: 'bad', traceback: '', entries: [] };
    const span = { line: 1, column: 0, endLine: 1, endColumn: 1 };
    const state = after(
      run(1),
      { kind: 'output', run: 1, offset: 0, chunks: [{ stream: 'stdout', text: 'hi\n', step: 0 }] },
      shown(1, 3),
      run(2, { steps: 0, outcome: { kind: 'syntaxError', error, file: 'a.py', span } }),
    );
    assert.ok(isStale(state));
    assert.equal(state.shown?.run, 1);
    assert.equal(state.output.chunks.length, 1);
  });

  it('takes output once, however often it is told', () => {
    const chunk = { stream: 'stdout' as const, text: 'ab', step: 0 };
    const message: PageEvent = { kind: 'output', run: 1, offset: 0, chunks: [chunk] };
    const state = after(run(1), message, message, { ...message, offset: 2 });
    assert.equal(state.output.length, 4);
    assert.equal(after(run(1), message, run(2)).output.length, 0);
  });

  it('forgets a wish once it is shown', () => {
    const wishing = after(run(1), shown(1, 3), { kind: 'wish', step: 9 });
    assert.equal(wishing.wanted, 9);
    assert.equal(reduce(wishing, shown(1, 5)).wanted, 9);
    assert.equal(reduce(wishing, shown(1, 9)).wanted, null);
  });
});

describe('output before a step', () => {
  const chunks = [0, 4, 8].map((step) => ({ stream: 'stdout' as const, text: `line ${step}\n`, step }));
  const output = { run: 1, chunks, length: 21 };

  it('ends where the view says and marks what the last step printed', () => {
    assert.equal(outputBefore(output, 0, 0).chunks.length, 0);
    const part = outputBefore(output, 14, 5);
    assert.equal(part.chunks.length, 2);
    assert.equal(part.fresh, 1);
    assert.equal(outputBefore(output, 14, 7).fresh, 2);
  });
});

describe('samples of a recording', () => {
  it('are all steps of a short one and spread over a long one', () => {
    assert.deepEqual(sampleSteps(3, 6), [3, 4, 5]);
    assert.deepEqual(sampleSteps(0, 0), []);
    const many = sampleSteps(100, 2_000_000);
    assert.equal(many[0], 100);
    assert.equal(many.at(-1), 1_999_999);
    assert.ok(many.length <= 64);
  });
});
