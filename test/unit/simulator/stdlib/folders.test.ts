import assert from 'node:assert/strict';
import type { FileContent } from '../../../../src/model';
import { testSimulator } from '../../../support/simulator';

interface Folder {
  readFile(path: string): FileContent | null;
  listFolder(path: string): readonly string[] | null;
}

/** A folder of these files, by path. */
function folderWith(files: Readonly<Record<string, FileContent>>): Folder {
  return {
    readFile: (path) => files[path] ?? null,
    listFolder: (folder) => {
      const inside = Object.keys(files).filter((path) => path.startsWith(folder));
      const names = inside.map((path) => path.slice(folder.length).replace(/\/.*/, '/'));
      return inside.length === 0 ? null : [...new Set(names)].sort();
    },
  };
}

/** What a program prints that stands in a folder. */
async function printed(source: string, folder: Folder): Promise<string> {
  let text = '';
  const run = (await testSimulator()).start(source, {
    filename: 'program.py',
    limits: { steps: 100_000, milliseconds: 10_000, bytes: 2 ** 28 },
    record: false,
    keep: 'oldest',
    input: [],
    argv: [],
    ...folder,
    onOutput: (chunk) => (text += chunk.text),
  });
  while (run.advance(Infinity));
  assert.equal(run.outcome.kind, 'finished', text);
  return text;
}

describe('the learner’s folder', () => {
  const folder = folderWith({ 'a.txt': 'A', 'data/b.csv': '1,2', 'data/deep/c.txt': 'C' });

  it('is listed as it is, with what the program made and without what it removed', async () => {
    const program = `
import os
print(os.listdir())
open('new.txt', 'w').close()
os.remove('a.txt')
print(os.listdir('.'), os.path.isdir('data'), os.path.isdir('none'))
`;
    assert.equal(
      await printed(program, folder),
      "['program.py', 'a.txt', 'data']\n['program.py', 'data', 'new.txt'] True False\n",
    );
  });

  it('is walked and globbed', async () => {
    const program = `
import glob, os, pathlib
for folder, folders, names in os.walk('.'):
    print(folder, folders, names)
print(sorted(glob.glob('**/*.txt', recursive=True)), [p.name for p in pathlib.Path('data').iterdir()])
print(sum(p.stat().st_size for p in pathlib.Path('data').rglob('*.csv')))
`;
    assert.equal(
      await printed(program, folder),
      `. ['data'] ['program.py', 'a.txt']
./data ['deep'] ['b.csv']
./data/deep [] ['c.txt']
['a.txt', 'data/deep/c.txt'] ['b.csv', 'deep']
3
`,
    );
  });

  it('has files that are no text, which stay as they are outside', async () => {
    const picture = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0xff, 0x00, 0x0d, 0x0a);
    const program = `
print(open('photo.png', 'rb').read())
with open('photo.png', 'ab') as file:
    file.write(b'more')
print(len(open('photo.png', 'rb').read()))
try:
    open('photo.png').read()
except UnicodeDecodeError as error:
    print(error)
`;
    assert.equal(
      await printed(program, folderWith({ 'photo.png': picture })),
      String.raw`b'\x89PNG\xff\x00\r\n'
12
'utf-8' codec can't decode byte 0x89 in position 0: invalid start byte
`,
    );
    assert.equal(picture.length, 8);
  });

  it('keeps to itself what cannot be read, and is not empty', async () => {
    const program = `
import os
print(os.listdir())
for act in (lambda: open('photo.png'), lambda: os.rmdir('data'), lambda: os.listdir('none')):
    try:
        act()
    except OSError as error:
        print(error)
`;
    const listing: Readonly<Record<string, readonly string[]>> = { '': ['data/', 'photo.png'], 'data/': ['x'] };
    assert.equal(
      await printed(program, { readFile: () => null, listFolder: (path) => listing[path] ?? null }),
      `['program.py', 'data', 'photo.png']
[Errno 13] Permission denied: 'photo.png'
[Errno 39] Directory not empty: 'data'
[Errno 2] No such file or directory: 'none'
`,
    );
  });
});
