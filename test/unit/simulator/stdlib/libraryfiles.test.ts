/** The standard library's files lie in the file system of every run; they are read, never changed. */
import assert from 'node:assert/strict';
import { testSimulator } from '../../../support/simulator';
import type { OutputChunk } from '../../../../src/model';

async function outputOf(source: string): Promise<string> {
  const output: OutputChunk[] = [];
  const run = (await testSimulator()).start(source, {
    filename: 'program.py',
    limits: { steps: 1e6, milliseconds: 10_000, bytes: 1 << 28 },
    record: true,
    keep: 'oldest',
    input: [],
    argv: [],
    readFile: () => null,
    onOutput: (chunk) => void output.push(chunk),
  });
  while (run.advance(Infinity));
  return output.map(({ text }) => text).join('');
}

describe("the library's files", () => {
  it('can be read where modules say they are', async () => {
    const text = await outputOf(`
import json, os
print(os.path.isfile(json.__file__), 'decoder.py' in os.listdir(json.__path__[0]))
print(open(json.__file__).read(4), os.access(json.__file__, os.R_OK), os.stat(json.__file__).st_uid)
`);
    assert.equal(text, 'True True\nr""" True 0\n');
  });

  it('cannot be changed, nor can what is beside them', async () => {
    const text = await outputOf(`
import os, shutil, textwrap
file = textwrap.__file__
folder = os.path.dirname(file)
for attempt in (
    lambda: open(file, 'w'),
    lambda: open(file, 'a'),
    lambda: os.chmod(file, 0o777),
    lambda: os.utime(file),
    lambda: os.remove(file),
    lambda: os.rename(file, '/tmp/x.py'),
    lambda: open(folder + '/mine.py', 'w'),
    lambda: os.mkdir(folder + '/mine'),
    lambda: os.rename(__file__, folder + '/mine.py'),
):
    try:
        attempt()
        print('did it')
    except PermissionError as problem:
        print(problem.errno, end=' ')
print(os.path.exists(file), os.path.exists(__file__), os.access(file, os.W_OK))
`);
    assert.equal(text, '13 13 1 1 13 13 13 13 13 True True False\n');
  });
});
