/** Which lines of which files are marked at the steps of a program of several files. */
import assert from 'node:assert/strict';
import { marksOf, type Place } from '../../../src/host/marks';
import { DEFAULT_VIEW_OPTIONS } from '../../../src/model';
import { recorded } from '../../support/recorded';

const FILES: Readonly<Record<string, string>> = { 'helper.py': 'def area(w):\n    return w * w\n' };
const SOURCE = 'import helper\n\na = helper.area(2)\nprint(a)\n';

const text = (place: Place | null): string => (place === null ? '-' : `${place.file}:${place.line}`);

describe('marksOf', () => {
  it('marks lines in the files they are in: into a module, into a function of it, and back', async () => {
    const recording = await recorded(SOURCE, { filename: 'main.py', readFile: (path) => FILES[path] ?? null });
    const marks = Array.from({ length: recording.summary().steps }, (_, step) => {
      const view = recording.view(step, DEFAULT_VIEW_OPTIONS);
      const { last, next, focus } = marksOf({
        view,
        info: recording.stepInfo(step),
        visit: recording.visitAt(step, 'after'),
        output: { start: 0, chunks: [] },
      });
      return `${view.event} ${text(last)} ${text(next)} ${text(focus)}`;
    });
    assert.deepEqual(marks.slice(1), [
      'line - main.py:1 main.py:1',
      'call - helper.py:0 helper.py:0',
      'line - helper.py:1 helper.py:1',
      'return helper.py:1 main.py:1 helper.py:1',
      'line main.py:1 main.py:3 main.py:1',
      'call - helper.py:1 helper.py:1',
      'line - helper.py:2 helper.py:2',
      'return helper.py:2 main.py:3 helper.py:2',
      'line main.py:3 main.py:4 main.py:3',
      'return main.py:4 - main.py:4',
    ]);
  });
});
