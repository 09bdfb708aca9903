import assert from 'node:assert/strict';
import { newHash } from '../../../../src/simulator/values/pyhash';
import { SetProbe } from '../../../../src/simulator/values/setorder';
import { recordedTable } from './recorded';
import { SetModel } from './setmodel';

type Step = [op: string, args: number[], after: number[] | number];

/** The order of a large set as record/setorder.py sums it up. */
function summary(elements: number[]): number[] | number {
  if (elements.length < 40) return elements;
  return elements.reduce((sum, x, i) => sum + (i + 1) * (((x % 1000003) + 1000003) % 1000003), 0);
}

describe('the order of a set', () => {
  it('is that of CPython after any operations', () => {
    let steps = 0;
    for (const [, , history] of recordedTable('setorder')) {
      let a = new SetModel();
      let b = new SetModel();
      const done: string[] = [];
      for (const [op, args, after] of history as unknown as Step[]) {
        done.push(`${op}(${args.join(', ')})`);
        switch (op) {
          case 'add':
          case 'addmany':
            for (const value of args) a.add(value);
            break;
          case 'discard':
            a.discard(args[0] as number);
            break;
          case 'pop':
            assert.equal(a.pop(), args[0], done.join(' '));
            break;
          case 'update':
            a.merge(b);
            break;
          case 'copy':
            a = a.copy();
            break;
          case 'and':
            a = a.intersection(b);
            break;
          case 'iand':
            a = a.intersection(b).withFingerOf(a);
            break;
          case 'sub':
            a = a.difference(b);
            break;
          case 'isub':
            a.differenceUpdate(b);
            break;
          case 'xor':
            a = a.symmetricDifference(b);
            break;
          case 'clear':
            a.clear();
            break;
          default:
            assert.equal(op, 'swap');
            [a, b] = [b, a];
        }
        assert.deepEqual(summary(a.elements()), after, done.join(' '));
        steps++;
      }
    }
    assert.ok(steps > 100);
  });

  it('comes from probes that reach every slot', () => {
    const probe = new SetProbe();
    const hash = { ...newHash(), lo: 0x1234abcd, hi: -7 };
    for (const mask of [7, 31, 255]) {
      const seen = new Set([probe.start(hash, mask)]);
      for (let i = 0; i < 60 * (mask + 1); i++) seen.add(probe.next());
      assert.equal(seen.size, mask + 1);
    }
  });
});
