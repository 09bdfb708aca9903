import assert from 'node:assert/strict';
import { caretAnchors, shouldShowCarets } from '../../../../src/simulator/protocols/caretanchors';
import { displayWidth } from '../../../../src/simulator/protocols/displaywidth';
import { dedent, formatStack, indentLines, type FrameSummary } from '../../../../src/simulator/protocols/traceback';

const frame = (line: number, more: Partial<FrameSummary> = {}): FrameSummary => ({
  file: 'program.py',
  line,
  endLine: line,
  column: -1,
  endColumn: -1,
  name: 'f',
  ...more,
});

describe('traceback text', () => {
  it('points at operators, brackets of subscripts and of calls', () => {
    const place = (segment: string): number[] | null => {
      const found = caretAnchors(segment);
      return found && [found.leftLine, found.leftColumn, found.rightLine, found.rightColumn];
    };
    assert.deepEqual(place('a + b'), [0, 2, 0, 3]);
    assert.deepEqual(place('(a) // (b)'), [0, 4, 0, 6]);
    assert.deepEqual(place('a[b][c]'), [0, 4, 0, 7]);
    assert.deepEqual(place('f(1)(2)'), [0, 4, 0, 7]);
    assert.deepEqual(place('a  # + comment\n+ b'), [1, 0, 1, 1]);
    assert.equal(place('a.b'), null);
    assert.equal(place('a = b'), null);
  });

  it('draws no carets under whole lines and plain calls', () => {
    assert.equal(shouldShowCarets(0, 4, ['f(1)'], null), false);
    assert.equal(shouldShowCarets(7, 11, ['return f(1)'], caretAnchors('f(1)')), false);
    assert.equal(shouldShowCarets(4, 8, ['x = f(1)'], caretAnchors('f(1)')), false);
    assert.equal(shouldShowCarets(6, 10, ['x.y = f(1)'], caretAnchors('f(1)')), true);
  });

  it('counts repeated frames', () => {
    const text = formatStack([frame(1), ...Array.from({ length: 7 }, () => frame(2)), frame(3)], () => null);
    assert.deepEqual(text, [
      '  File "program.py", line 1, in f\n',
      ...Array.from({ length: 3 }, () => '  File "program.py", line 2, in f\n'),
      '  [Previous line repeated 4 more times]\n',
      '  File "program.py", line 3, in f\n',
    ]);
  });

  it('shortens spans of many lines', () => {
    const source = ['f(', '    1,', '    2,', '    3,', '    4,', ')'];
    const [text] = formatStack([frame(1, { endLine: 6, column: 0, endColumn: 1 })], () => source);
    assert.equal(
      text,
      '  File "program.py", line 1, in f\n    f(\n    ~^\n        1,\n        ^^\n    ...<2 lines>...\n        4,\n        ^^\n    )\n    ^\n',
    );
  });

  it('counts wide characters twice', () => {
    assert.equal(displayWidth('ab'), 2);
    assert.equal(displayWidth('日本'), 4);
    assert.equal(displayWidth('😀x', 2), 2);
  });

  it('indents and dedents as textwrap does', () => {
    assert.deepEqual(dedent(['    a', '', '      b', '   ']), ['a', '', '  b', '']);
    assert.equal(indentLines('a\n\nb\n', '| '), '| a\n| \n| b\n');
  });
});
