/** What a step did, in a sentence; over a recording of the simulator. */
import assert from 'node:assert/strict';
import { DEFAULT_VIEW_OPTIONS, type Recording } from '../../../src/model';
import { outlineOf } from '../../../webview-ui/src/panel/outline';
import { sentenceOf } from '../../../webview-ui/src/panel/sentence';
import { testSimulator } from '../../support/simulator';

async function record(source: string): Promise<Recording> {
  const run = (await testSimulator()).start(source, {
    filename: 'a.py',
    limits: { steps: 10_000, milliseconds: 10_000, bytes: 1 << 28 },
    record: true,
    keep: 'oldest',
    input: [],
    argv: [],
    readFile: () => null,
  });
  while (run.advance(Infinity));
  return run.recording!;
}

const sentences = (recording: Recording): string[] => {
  const { steps, output } = recording.summary();
  return Array.from({ length: steps }, (_unused, step) =>
    sentenceOf(recording.view(step, DEFAULT_VIEW_OPTIONS), output),
  );
};

describe('the sentence of a step', () => {
  it('tells of names and what they share', async () => {
    const told = sentences(await record('a = [1]\nb = a\nb.append(2)\nx = 3\nx = "it`s"\na = None\ndel b\n'));
    assert.deepEqual(told, [
      'the program begins',
      'line 1 is next',
      'line 1: `a` names a new list',
      'line 2: `b` now also names the list',
      'line 3: the list gets 2 as item 1',
      'line 4: `x` is 3',
      "line 5: `x` was 3 and is now 'itˋs'",
      'line 6: `a` was list and is now None',
      'line 7: the program ends, `b` is deleted, the list is freed',
    ]);
  });

  it('tells of names that are gone, and of what nothing reaches any more', async () => {
    const source =
      'class Node: pass\na = Node()\nb = Node()\na.peer = b\nb.peer = a\ndel a\ndel b\ndef f(n):\n    own = [n]\n    own.append(own)\n    del n\nf(1)\n';
    const told = sentences(await record(source));
    assert.deepEqual(told.slice(-9), [
      'line 6: `a` is deleted',
      'line 7: `b` is deleted, 2 objects are unreachable now',
      'line 8: `f` names the function `f(n)`',
      '`f` is called with `n` = 1',
      'line 9 is next',
      'line 9: `own` names a new list',
      'line 10: the list gets the list as item 1',
      'line 11: `f` returns None, `n` is deleted',
      'line 12: the program ends, the list is unreachable now',
    ]);
  });

  it('tells of calls, what they hand back, and what is printed', async () => {
    const told = sentences(await record('def f(n, to):\n    to[n] = n\n    return to\nd = f(2, {})\nprint("hi", d)\n'));
    assert.deepEqual(told.slice(3), [
      '`f` is called with `n` = 2, `to` = dict of 0',
      'line 2 is next',
      'line 2: the dict gets 2 under the key 2',
      'line 3: `f` returns the dict',
      'line 4: `d` names a new dict',
      'line 5: the program ends, prints hi {2: 2}',
    ]);
  });

  it('tells several printed lines in one', async () => {
    const told = sentences(
      await record('for word in ("to", "be"):\n    print(word)\n\ndef f():\n    print(1)\n    print(2)\nf()\n'),
    );
    assert.equal(told.at(-1), 'line 7: the program ends, prints 1 ↵ 2');
  });

  it('tells an exception frame by frame', async () => {
    const source =
      'def inner(x):\n    return 1 // x\ndef outer():\n    return inner(0)\ntry:\n    outer()\nexcept ZeroDivisionError:\n    pass\n';
    const told = sentences(await record(source));
    const from = told.findIndex((text) => text.includes('ZeroDivisionError'));
    assert.deepEqual(told.slice(from), [
      'line 2: ZeroDivisionError in `inner`: division by zero',
      'line 2: ZeroDivisionError leaves `inner`',
      'line 4: ZeroDivisionError in `outer`: division by zero',
      'line 4: ZeroDivisionError leaves `outer`',
      'line 6: ZeroDivisionError in `Global`: division by zero',
      'line 6: nothing changes',
      'line 7: nothing changes',
      'line 8: the program ends, 4 objects are freed',
    ]);
  });
});

describe('the memory as a tree', () => {
  it('has every frame, name, object and slot', async () => {
    const recording = await record('a = [1, [2]]\nb = a\n');
    const { steps } = recording.summary();
    const [frames, objects] = outlineOf(recording.view(steps - 1, DEFAULT_VIEW_OPTIONS));
    const lines = (nodes: typeof frames): string[] =>
      nodes!.children.flatMap((node) => [node.label, ...node.children.map(({ label, text }) => `  ${label}${text}`)]);
    assert.deepEqual(lines(frames), ['Global', '  a → #1 list of 2', '  b → #1 list of 2']);
    assert.deepEqual(lines(objects), [
      '#1 list of 2',
      '  [0] = 1',
      '  [1] → #2 list of 1',
      '#2 list of 1',
      '  [0] = 2',
    ]);
    assert.equal(objects!.children[0]!.children[1]!.target, objects!.children[1]!.key);
  });
});
