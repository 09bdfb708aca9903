/** Recursion through what a class defines for operators, subscripts and calls ends where CPython ends it. */
import assert from 'node:assert/strict';
import { testSimulator } from '../../support/simulator';

const PROGRAM = `
deepest = 0
class Mirror:
    def __add__(self, other):
        return self + count(other)
    def __eq__(self, other):
        return self == count(other)
    def __getitem__(self, index):
        return self[count(index)]
    def __call__(self, value):
        return self(count(value))
def count(value):
    global deepest
    deepest += 1
    return value
mirror = Mirror()
for attempt in lambda: mirror + 1, lambda: mirror == 1, lambda: mirror[1], lambda: mirror(1):
    deepest = 0
    try:
        attempt()
    except RecursionError as problem:
        print(deepest, problem)
`;

const UNLIMITED = `
import sys
sys.setrecursionlimit(10 ** 9)
def deeper(n):
    return deeper(n + 1)
try:
    deeper(0)
except RecursionError as problem:
    print(problem)
`;

async function output(source: string): Promise<string> {
  let text = '';
  const run = (await testSimulator()).start(source, {
    filename: 'a.py',
    limits: { steps: Infinity, milliseconds: 60_000, bytes: 2 ** 30 },
    record: false,
    keep: 'oldest',
    input: [],
    argv: [],
    readFile: () => null,
    onOutput: (chunk) => {
      text += chunk.text;
    },
  });
  while (run.advance(Infinity));
  assert.deepEqual(run.outcome, { kind: 'finished', exitCode: 0 });
  return text;
}

describe('recursion', () => {
  it('through operators goes as deep as in CPython', async () => {
    assert.equal(await output(PROGRAM), '997 maximum recursion depth exceeded\n'.repeat(4));
  });

  it('without a limit ends with an error when the stack of values is full', async function () {
    this.timeout(60_000);
    assert.equal(await output(UNLIMITED), 'maximum recursion depth exceeded\n');
  });
});
