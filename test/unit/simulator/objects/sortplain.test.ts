/** Sorting by numbers, texts and tuples of them gives the stable order, and declines all other keys. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Handle } from '../../../../src/simulator/memory';
import { StrTable } from '../../../../src/simulator/objects/strtable';
import type { Runtime } from '../../../../src/simulator/objects/runtime';
import { TypeId } from '../../../../src/simulator/objects/typeids';
import { plainOrder } from '../../../../src/simulator/objects/sortplain';

type Key = number | string | readonly (number | string)[];

/** As much of an interpreter as the sort looks at: keys are handles from 1 on. */
function runtimeOf(keys: readonly Key[]): { rt: Runtime; handles: Handle[] } {
  const strs = new StrTable();
  const type: number[] = [0];
  const num: number[] = [0];
  const base: number[] = [0];
  const words: number[] = [0];
  const add = (kind: TypeId, value: number, at = 0): Handle => {
    num.push(value);
    base.push(at);
    return type.push(kind) - 1;
  };
  const simple = (key: number | string): Handle => {
    if (typeof key === 'string') return add(TypeId.Str, strs.add(key));
    return add(Number.isInteger(key) ? TypeId.Int : TypeId.Float, key);
  };
  const handles = keys.map((key) => {
    if (typeof key !== 'object') return simple(key);
    const items = key.map(simple);
    const at = words.length;
    words.push(...items);
    return add(TypeId.Tuple, items.length, at);
  });
  const text = (h: Handle): string => strs.text(num[h]!);
  return { rt: { heap: { type, num, base, words }, payloads: { strs }, text } as unknown as Runtime, handles };
}

const never = (): boolean => assert.fail('no two numbers are equal');

describe('sorting by plain keys', () => {
  it('gives the stable order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 16, maxLength: 300 }), (keys) => {
        const { rt, handles } = runtimeOf(keys);
        const wanted = keys.map((_key, i) => i).sort((a, b) => keys[a]! - keys[b]!);
        assert.deepEqual(Array.from(plainOrder(rt, handles, never)!), wanted);
      }),
    );
  });

  it('knows the order of texts', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 4 }), { minLength: 16, maxLength: 100 }), (keys) => {
        const { rt, handles } = runtimeOf(keys);
        const places = keys.map((_key, i) => i);
        const wanted = places.sort((a, b) => (keys[a]! < keys[b]! ? -1 : keys[a] === keys[b] ? 0 : 1));
        assert.deepEqual(Array.from(plainOrder(rt, handles, never)!), wanted);
      }),
    );
  });

  it('asks for the rest of tuples whose numbers are equal', () => {
    const keys = Array.from({ length: 50 }, (_unused, i) => [i % 3, 100 - i] as const);
    const { rt, handles } = runtimeOf(keys);
    const less = (a: Handle, b: Handle): boolean => keys[handles.indexOf(a)]![1] < keys[handles.indexOf(b)]![1];
    const order = Array.from(plainOrder(rt, handles, less)!, (place) => keys[place]!);
    assert.deepEqual(
      order,
      [...keys].sort((a, b) => a[0] - b[0] || a[1] - b[1]),
    );
  });

  it('leaves other keys alone', () => {
    const numbers = Array.from({ length: 30 }, (_unused, i) => i);
    const others: Key[] = [NaN, 'a', ['a', 1], []];
    for (const other of others) {
      const { rt, handles } = runtimeOf([...numbers, other]);
      assert.equal(plainOrder(rt, handles, never), null);
    }
    const { rt, handles } = runtimeOf([...numbers.map(String), '\u{1f600}']);
    assert.equal(plainOrder(rt, handles, never), null);
    const few = runtimeOf([2, 1]);
    assert.equal(plainOrder(few.rt, few.handles, never), null);
  });
});
