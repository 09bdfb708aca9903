import assert from 'node:assert/strict';
import type { Handle } from '../../../../src/simulator/memory';
import {
  newSet,
  setAdd,
  setClear,
  setContains,
  setDiscard,
  setItems,
  setPop,
  setSwap,
  setUpdate,
} from '../../../../src/simulator/objects/set';
import {
  copySet,
  difference,
  differenceUpdate,
  intersectInto,
  symmetricDifference,
} from '../../../../src/simulator/objects/setops';
import { StubRuntime } from '../../../support/stub-runtime';
import { recordedTable } from './recorded';

type Step = readonly [op: string, args: number[], after: number[] | number];

/** The order of a large set as the recording sums it up. */
function summary(elements: number[]): number[] | number {
  if (elements.length < 40) return elements;
  return elements.reduce((sum, x, i) => sum + (i + 1) * (((x % 1000003) + 1000003) % 1000003), 0);
}

/** Runs one recorded history. */
function replay(history: readonly Step[]): void {
  const stub = new StubRuntime();
  const { rt, heap } = stub;
  let a = newSet(rt, []);
  let b = newSet(rt, []);
  const done: string[] = [];
  const number = (h: Handle): number => heap.num[h];
  for (const [op, args, after] of history) {
    done.push(`${op}(${args.join(', ')})`);
    switch (op) {
      case 'add':
      case 'addmany':
        for (const value of args) setAdd(rt, a, rt.newInt(value));
        break;
      case 'discard':
        setDiscard(rt, a, rt.newInt(args[0]));
        break;
      case 'pop':
        assert.equal(number(setPop(rt, a)), args[0], done.join(' '));
        break;
      case 'update':
        setUpdate(rt, a, b);
        break;
      case 'copy':
        a = copySet(rt, a);
        break;
      case 'and':
        a = intersectInto(rt, a, b);
        break;
      case 'iand':
        setSwap(rt, a, intersectInto(rt, a, b));
        break;
      case 'sub':
        a = difference(rt, a, b);
        break;
      case 'isub':
        differenceUpdate(rt, a, b);
        break;
      case 'xor':
        a = symmetricDifference(rt, a, b);
        break;
      case 'clear':
        setClear(rt, a);
        break;
      default:
        assert.equal(op, 'swap');
        [a, b] = [b, a];
    }
    const elements = setItems(heap, a).map(number);
    assert.deepEqual(summary(elements), after, done.join(' '));
    for (const value of args) assert.equal(setContains(rt, a, rt.newInt(value)), elements.includes(value));
  }
  stub.assertJournalComplete();
  stub.assertNoLeak();
}

describe('a set', () => {
  it('has the order of CPython after any operations', () => {
    const histories = recordedTable('setorder', '../values/recorded').map(([, , history]) => history as Step[]);
    assert.ok(histories.length > 50);
    // Hashes of negative ints are cut in the 32-bit build that recorded these.
    for (const history of histories) if (history.every(([, args]) => args.every((x) => x >= 0))) replay(history);
  });
});
