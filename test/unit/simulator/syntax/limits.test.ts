import assert from 'node:assert/strict';
import { parse, PythonNestingError, PythonSyntaxError, type expr, type stmt } from '../../../../src/simulator/syntax';

function only(source: string): stmt {
  const { body } = parse(source, 'limits.py');
  assert.equal(body.length, 1);
  return body[0];
}

function value(source: string): expr {
  const statement = only(`x = ${source}`);
  assert.equal(statement.kind, 'Assign');
  return statement.kind === 'Assign' ? statement.value : assert.fail();
}

function message(source: string): string {
  try {
    parse(source, 'limits.py');
  } catch (error) {
    if (error instanceof PythonSyntaxError) return error.info.message;
    if (error instanceof PythonNestingError) return error.message;
    throw error;
  }
  return assert.fail('no error');
}

describe('syntax: limits', () => {
  it('reads chains of 20,000 operators', () => {
    let node = value(Array(20_000).fill('1').join('+'));
    let depth = 0;
    for (; node.kind === 'BinOp'; node = node.left) depth++;
    assert.equal(depth, 19_999);
    assert.equal(value('not '.repeat(20_000) + 'a').kind, 'UnaryOp');
    assert.equal(value('-'.repeat(20_000) + 'a').kind, 'UnaryOp');
    assert.equal(value(`a${'.b'.repeat(20_000)}`).kind, 'Attribute');
    assert.equal(value(`a${'()'.repeat(20_000)}`).kind, 'Call');
    const joined = value(Array(20_000).fill('a').join(' and '));
    assert.equal(joined.kind === 'BoolOp' && joined.values.length, 20_000);
  });

  it('reads 10,000 elif', () => {
    let node: stmt | undefined = only(`if a:\n pass\n${'elif b:\n pass\n'.repeat(10_000)}`);
    let depth = 0;
    while (node?.kind === 'If') {
      depth++;
      node = node.orelse[0];
    }
    assert.equal(depth, 10_001);
  });

  it('nests brackets 200 deep and blocks 99 deep, no deeper', () => {
    assert.equal(value('('.repeat(200) + '1' + ')'.repeat(200)).kind, 'Constant');
    assert.equal(message('x = ' + '['.repeat(201) + ']'.repeat(201)), 'too many nested parentheses');
    const blocks = (count: number): string =>
      Array.from({ length: count }, (_, i) => `${' '.repeat(i)}if x:\n`).join('') + `${' '.repeat(count)}pass\n`;
    assert.equal(only(blocks(99)).kind, 'If');
    assert.equal(message(blocks(100)), 'too many levels of indentation');
  });

  it('answers what is too complex with an error, not with an overflow', () => {
    const overflow = 'MemoryError: Parser stack overflowed - Python source too complex to parse';
    assert.equal(message(`x = ${'lambda: '.repeat(20_000)}1`), overflow);
    assert.equal(message(`x = ${'a ** '.repeat(20_000)}1`), overflow);
    assert.equal(message(`x = ${'a if b else '.repeat(20_000)}1`), overflow);
    for (const [open, close] of [
      '()',
      '[]',
      '{}',
      ['{1:', '}'],
      ['f(', ')'],
      ['f(a=', ')'],
      ['a[', ']'],
      ['f(lambda: [', '])'],
    ]) {
      for (const count of [10, 60, 95]) {
        assert.match(message(`x = ${open.repeat(count)}1 $${close.repeat(count)}`), /^invalid syntax/);
      }
    }
  });

  it('finds errors in deep brackets in linear time', () => {
    const start = performance.now();
    for (const [open, close] of ['()', '[]', '{}', ['{1:', '}'], ['f(a=', ')'], ['a[', ']']]) {
      message(`x = ${open.repeat(70)}1 2 $${close.repeat(70)}`);
    }
    assert.ok(performance.now() - start < 3000);
  });
});
