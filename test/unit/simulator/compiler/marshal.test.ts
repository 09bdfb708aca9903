import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compile, disassembleAll } from '../../../../src/simulator/compiler';
import { CodeObject } from '../../../../src/simulator/compiler/code';
import { dumpCode, loadCode } from '../../../../src/simulator/compiler/marshal';
import { parse } from '../../../../src/simulator/syntax';

const folder = fileURLToPath(new URL('./programs/', import.meta.url));

const compiled = (source: string, name = 'p.py'): CodeObject => compile(parse(source, name), name, 'exec', { source });

/** What bytes hold of a code object: where its statements begin is of no use in the library, whose steps are not recorded. */
const kept = (code: CodeObject): CodeObject =>
  new CodeObject({
    ...code,
    consts: code.consts.map((one) => (one.type === 'code' ? { ...one, code: kept(one.code) } : one)),
    within: null,
  });

describe('code objects as bytes', () => {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.py'))) {
    it(`come back as they were: ${file}`, () => {
      const code = compiled(readFileSync(folder + file, 'utf8'));
      const back = loadCode(dumpCode(code), 'p.py');
      assert.equal(disassembleAll(back), disassembleAll(code));
      assert.deepEqual(back, kept(code));
    });
  }

  it('keep one object for equal constants', () => {
    const code = compiled('a = (1.5, "x y")\ndef f():\n    return (1.5, "x y")\n');
    const back = loadCode(dumpCode(code), 'q.py');
    const inner = back.consts.find((constant) => constant.type === 'code');
    assert.ok(inner?.type === 'code');
    assert.equal(inner.code.filename, 'q.py');
    const tuple = back.consts.find((constant) => constant.type === 'tuple');
    assert.equal(
      inner.code.consts.find((constant) => constant.type === 'tuple'),
      tuple,
    );
  });

  it('keep big ints, odd texts and special floats', () => {
    const code = compiled(`x = [${2n ** 200n}, -0.0, 1e400, 3j, b"\\xff\\0", "\\ud800 é", ...]\n`);
    assert.deepEqual(loadCode(dumpCode(code), 'p.py'), kept(code));
  });
});
