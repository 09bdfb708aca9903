import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildStdlib, isTaken } from '../../../../scripts/stdlib.mjs';
import { openLibraryPack, type LibraryPack } from '../../../../src/simulator/stdlib/library-pack';

describe('library pack', () => {
  let folder: string;
  let pack: LibraryPack;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'stdlib-'));
    pack = openLibraryPack(readFileSync(buildStdlib(folder).file));
  });
  after(() => rmSync(folder, { recursive: true }));

  it('holds CPython 3.14', () => assert.match(pack.python, /^3\.14\./));

  it('gives a module, a package and a submodule', () => {
    assert.match(pack.get('textwrap')!.source, /^def dedent\(text\):$/m);
    assert.equal(pack.get('json')!.isPackage, true);
    assert.equal(pack.get('json')!.path, 'json/__init__.py');
    assert.match(pack.get('json.decoder')!.source, /^class JSONDecodeError\(ValueError\):$/m);
  });

  it('decodes every module to text of the right length', () => {
    const total = pack.names.reduce((sum, name) => sum + Buffer.byteLength(pack.get(name)!.source), 0);
    assert.ok(pack.names.length > 300, `${pack.names.length} modules`);
    assert.ok(total > 5_000_000, `${total} bytes`);
  });

  it('has what learners import', () => {
    const names =
      'random string re collections functools operator copy dataclasses enum typing abc types contextlib json csv io os pathlib statistics fractions heapq bisect textwrap pprint argparse inspect traceback logging unittest doctest timeit asyncio queue weakref calendar';
    assert.deepEqual(
      names.split(' ').filter((name) => !pack.has(name)),
      [],
    );
  });

  it('has nothing of what is left out', () => {
    assert.equal(pack.get('tkinter'), null);
    assert.equal(pack.get('pyodide'), null);
    assert.equal(isTaken('encodings/utf_8.py'), true);
    assert.equal(isTaken('encodings/iso2022_kr.py'), false);
  });

  it('refuses what is no pack', () => assert.throws(() => openLibraryPack(new Uint8Array(4)), /not a library pack/));

  it("puts Python's licence beside it", () => {
    assert.match(readFileSync(join(folder, 'LICENSE.txt'), 'utf8'), /PYTHON SOFTWARE FOUNDATION LICENSE VERSION 2/);
  });
});
