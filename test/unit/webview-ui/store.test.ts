import assert from 'node:assert/strict';
import { INITIAL, isStale, outputUntil, reduce } from '../../../webview-ui/src/store';
import type { PageEvent, PageState } from '../../../webview-ui/src/store';
import type { OutputWindow } from '../../../src/model';
import type { RunState } from '../../../src/protocol/webview';
import { tracePieces } from '../../../webview-ui/src/panel/traceback';
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
    outputLength: 0,
    milliseconds: 1,
    bytes: 1,
    ...more,
  },
});
const view = SCENES['cycle']!();
const NO_OUTPUT: OutputWindow = { start: 0, chunks: [] };
const shown = (number: number, step: number, output = NO_OUTPUT): PageEvent => ({
  kind: 'view',
  run: number,
  request: 0,
  step,
  view,
  visit: { kind: 'none' },
  output,
});
const printed = (start: number, ...texts: readonly string[]): OutputWindow => ({
  start,
  chunks: texts.map((text, index) => ({ stream: 'stdout', text, step: index })),
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
      shown(1, 3, printed(0, 'hi\n')),
      run(2, { steps: 0, outcome: { kind: 'syntaxError', error, file: 'a.py', span } }),
    );
    assert.ok(isStale(state));
    assert.equal(state.shown?.run, 1);
    assert.equal(state.output.chunks.length, 1);
  });

  it('holds one stretch of output, whatever order its parts come in', () => {
    const text = (state: PageState): string => state.output.chunks.map((chunk) => chunk.text).join('');
    const late = after(run(1), shown(1, 9, printed(6, 'cd\n', 'ef\n')));
    const whole = reduce(late, { kind: 'output', run: 1, end: 6, window: printed(0, 'x\n', 'ab\n\n') });
    assert.deepEqual([text(whole), whole.output.start, whole.output.end], ['x\nab\n\ncd\nef\n', 0, 12]);
    const back = reduce(whole, shown(1, 4, printed(2, 'ab\n')));
    assert.deepEqual([text(back), back.output.end], ['x\nab\n', 5]);
    const far = reduce(back, shown(1, 40, printed(500, 'far\n')));
    assert.deepEqual([text(far), far.output.start], ['far\n', 500]);
    assert.equal(text(reduce(far, run(2))), '');
  });

  it('forgets a wish once it is shown', () => {
    const wishing = after(run(1), shown(1, 3), { kind: 'wish', step: 9 });
    assert.equal(wishing.wanted, 9);
    assert.equal(reduce(wishing, shown(1, 5)).wanted, 9);
    assert.equal(reduce(wishing, shown(1, 9)).wanted, null);
  });
});

describe('output', () => {
  it('is cut where the view says', () => {
    const { output } = after(run(1), shown(1, 3, printed(10, 'abc', 'def')));
    assert.deepEqual(
      outputUntil(output, 14).chunks.map(({ text }) => text),
      ['abc', 'd'],
    );
    assert.equal(outputUntil(output, 5).chunks.length, 0);
    assert.equal(outputUntil(output, 99), output);
  });

  it('knows the places of a traceback', () => {
    const text = 'Traceback (most recent call last):\n  File "a.py", line 12, in <module>\n    f()\nValueError: no\n';
    assert.deepEqual(
      tracePieces(text).map(({ text: part, place }) => [part, place?.file, place?.line]),
      [
        ['Traceback (most recent call last):\n  ', undefined, undefined],
        ['File "a.py", line 12', 'a.py', 12],
        [', in <module>\n    f()\nValueError: no\n', undefined, undefined],
      ],
    );
  });
});
