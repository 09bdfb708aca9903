import assert from 'node:assert/strict';
import {
  completeness,
  parse,
  PythonSyntaxError,
  withKeywordSuggestion,
  type SyntaxErrorInfo,
} from '../../../../src/simulator/syntax';

function errorOf(source: string): SyntaxErrorInfo {
  try {
    parse(source, 'typo.py');
  } catch (error) {
    if (error instanceof PythonSyntaxError) return error.info;
    throw error;
  }
  return assert.fail('the source has no error');
}

describe('syntax: keyword typos', () => {
  // What traceback.format_exception_only of CPython 3.14.2 suggests, and the column of the word; null: nothing.
  const cases: [source: string, keyword: string | null, offset: number][] = [
    ['whille True:\n  pass', 'while', 1],
    ['fro i in range(3):\n  pass', 'for', 1],
    ['imprt math', 'import', 1],
    ['form math import pi', 'from', 1],
    ['iff x:\n  pass', 'if', 1],
    ['clas A:\n pass', 'class', 1],
    ['def f():\n  retun 1', 'return', 3],
    ['x = lamda x: x', 'lambda', 5],
    ['x = [i fr i in y]', 'for', 8],
    ['asyn def f(): pass', 'async', 1],
    ['from x imprt y', 'import', 8],
    ['x y z w', null, 3],
    // A form feed ends a line where Python counts them.
    ['\f\ny = x nto in [1]', null, 7],
  ];
  for (const [source, keyword, offset] of cases) {
    it(`${JSON.stringify(source)} means ${keyword ?? 'nothing known'}`, () => {
      const info = withKeywordSuggestion(errorOf(source), source);
      const message = keyword === null ? 'invalid syntax' : `invalid syntax. Did you mean '${keyword}'?`;
      assert.deepEqual([info.message, info.offset], [message, offset]);
    });
  }

  it('asks whether the correction compiles', () => {
    const info = errorOf('retrun 5');
    assert.match(withKeywordSuggestion(info, 'retrun 5').message, /'return'/);
    assert.equal(withKeywordSuggestion(info, 'retrun 5', undefined, () => false).message, 'invalid syntax');
  });

  it('tells incomplete from wrong sources', () => {
    for (const source of ['x', 'if x:\n  y', '']) assert.equal(completeness(source), 'complete', source);
    for (const source of ['if x:', '(', '"""abc', 'x = \\', '@a\n', 'try:\n  x\n']) {
      assert.equal(completeness(source), 'incomplete', source);
    }
    for (const source of ['x =', 'x y', '"abc', '}', ' x', 'a b ('])
      assert.equal(completeness(source), 'wrong', source);
  });
});
