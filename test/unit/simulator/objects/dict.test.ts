import assert from 'node:assert/strict';
import type { Handle } from '../../../../src/simulator/memory';
import * as dicts from '../../../../src/simulator/objects/dict';
import { MergeMode, dictCopy, mergeDict } from '../../../../src/simulator/objects/dictcopy';
import {
  DictWord,
  GENERAL_KEYS,
  dictKeyAt,
  dictLength,
  dictNext,
  dictValueAt,
  dictVersion,
} from '../../../../src/simulator/objects/dictentries';
import { randomizer, StubRuntime } from '../../../support/stub-runtime';
import { recordedTable } from './recorded';

function entries(stub: StubRuntime, dict: Handle): [number, number][] {
  const { heap } = stub;
  const result: [number, number][] = [];
  for (let i = dictNext(heap, dict, 0); i >= 0; i = dictNext(heap, dict, i + 1)) {
    result.push([heap.num[dictKeyAt(heap, dict, i)], heap.num[dictValueAt(heap, dict, i)]]);
  }
  return result;
}

/** Logarithm of the index size, and whether the table takes keys other than str. */
function shape(stub: StubRuntime, dict: Handle): [number, boolean] {
  const keys = stub.heap.words[stub.heap.base[dict] + DictWord.Keys];
  return [keys & (GENERAL_KEYS - 1), (keys & GENERAL_KEYS) !== 0];
}

describe('a dict', () => {
  it('keeps what was put in, in order of insertion', () => {
    for (let seed = 1; seed < 40; seed++) {
      const stub = new StubRuntime();
      const { rt, heap } = stub;
      const random = randomizer(seed);
      const span = [8, 100, 100000][seed % 3];
      let dict = dicts.newDict(rt);
      let model = new Map<number, number>();
      for (let step = 0; step < 600; step++) {
        const key = random(span);
        const action = random(100);
        if (action < 60) {
          dicts.dictSet(rt, dict, rt.newInt(key), rt.newInt(step));
          model.set(key, step);
        } else if (action < 85) {
          assert.equal(dicts.dictDelete(rt, dict, rt.newInt(key)), model.delete(key));
        } else if (action < 90 && model.size > 0) {
          const { key: last } = dicts.dictPopLast(rt, dict);
          assert.equal(heap.num[last], [...model.keys()].at(-1));
          model.delete(heap.num[last]);
        } else if (action < 92) {
          dict = dictCopy(rt, dict);
          model = new Map(model);
        } else if (action < 93) {
          dicts.dictClear(rt, dict);
          model.clear();
        } else if (action < 94) {
          const other = dicts.newDict(rt);
          for (let i = 0; i < 10; i++) {
            const extra = random(span);
            dicts.dictSet(rt, other, rt.newInt(extra), rt.newInt(i));
          }
          for (const [k, v] of entries(stub, other)) model.set(k, v);
          mergeDict(rt, dict, other, MergeMode.Override);
        } else {
          const value = dicts.dictGet(rt, dict, rt.newInt(key));
          assert.equal(value === 0 ? undefined : heap.num[value], model.get(key));
        }
        assert.equal(dictLength(rt, dict), model.size);
      }
      assert.deepEqual(entries(stub, dict), [...model]);
      stub.assertJournalComplete();
      stub.assertNoLeak();
    }
  });

  it('gives addresses of values that stay good while only values change', () => {
    const stub = new StubRuntime();
    const { rt, heap } = stub;
    const dict = dicts.newDict(rt);
    const name = stub.newStr('x');
    assert.equal(dicts.dictLookupStr(rt, dict, name), 0);
    dicts.dictSetStr(rt, dict, name, rt.newInt(1));
    const address = dicts.dictLookupStr(rt, dict, name);
    const version = dictVersion(rt, dict);
    dicts.dictSetStr(rt, dict, name, rt.newInt(2));
    assert.equal(dictVersion(rt, dict), version);
    assert.equal(heap.num[heap.words[address]], 2);
    for (const change of [
      () => dicts.dictSetStr(rt, dict, stub.newStr('y'), rt.newInt(3)),
      () => void dicts.dictDeleteStr(rt, dict, stub.newStr('y')),
      () => dicts.dictClear(rt, dict),
    ]) {
      const before = dictVersion(rt, dict);
      change();
      assert.notEqual(dictVersion(rt, dict), before);
    }
  });

  it('costs four journal entries an insertion', () => {
    const stub = new StubRuntime();
    const { rt, heap } = stub;
    const dict = dicts.newDict(rt);
    dicts.dictSet(rt, dict, rt.newInt(1), rt.newInt(1));
    const before = heap.journal?.length ?? 0;
    dicts.dictSet(rt, dict, rt.newInt(2), rt.newInt(2));
    assert.equal((heap.journal?.length ?? 0) - before, 4);
  });

  it('is as large as in CPython', () => {
    for (const [name, args, expected] of recordedTable('containers')) {
      const stub = new StubRuntime();
      const { rt } = stub;
      const [n, m] = args as number[];
      const dict = dicts.newDict(rt);
      const put = (d: Handle, key: Handle): void => dicts.dictSet(rt, d, key, rt.newInt(0));
      if (name === 'grown') {
        const sizes: unknown[] = [];
        for (let i = 0; i < n; i++) {
          put(dict, (m as unknown) === true ? stub.newStr(`k${i}`) : rt.newInt(i));
          sizes.push(shape(stub, dict));
        }
        assert.deepEqual(sizes, expected);
      } else if (name === 'mixed') {
        for (let i = 0; i < n; i++) put(dict, stub.newStr(`k${i}`));
        for (let i = 0; i < n; i += 2) dicts.dictDelete(rt, dict, stub.newStr(`k${i}`));
        for (let i = 0; i < m; i++) put(dict, rt.newInt(i));
        assert.deepEqual(shape(stub, dict), expected, `mixed ${n} ${m}`);
      } else if (name === 'copied') {
        for (let i = 0; i < n; i++) put(dict, rt.newInt(i));
        for (let i = 0; i < m; i++) dicts.dictDelete(rt, dict, rt.newInt(i));
        assert.deepEqual(shape(stub, dictCopy(rt, dict)), expected, `copied ${n} ${m}`);
      } else if (name === 'merged') {
        const other = dicts.newDictSized(rt, 0, true);
        for (let i = 0; i < n; i++) put(dict, rt.newInt(i));
        for (let i = 0; i < m; i++) put(other, rt.newInt(-i - 3));
        mergeDict(rt, dict, other, MergeMode.Override);
        assert.deepEqual(shape(stub, dict), expected, `merged ${n} ${m}`);
      }
    }
  });
});
