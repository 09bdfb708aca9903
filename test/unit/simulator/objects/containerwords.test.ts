import assert from 'node:assert/strict';
import type { Handle } from '../../../../src/simulator/memory';
import * as read from '../../../../src/simulator/objects/containerwords';
import { dictDelete, dictSet, newDict } from '../../../../src/simulator/objects/dict';
import { newDictIterator } from '../../../../src/simulator/objects/dictiter';
import { listAppend, newList } from '../../../../src/simulator/objects/list';
import { newListIterator } from '../../../../src/simulator/objects/listiter';
import { newRange, rangeIteratorNext, rangeType } from '../../../../src/simulator/objects/range';
import { newSet, setDiscard } from '../../../../src/simulator/objects/set';
import { newSlice } from '../../../../src/simulator/objects/slice';
import { TypeId } from '../../../../src/simulator/objects/typeids';
import { StubRuntime } from '../../../support/stub-runtime';

describe('reading containers from a memory image', () => {
  it('finds items in the words of an earlier step', () => {
    const stub = new StubRuntime();
    const { rt, heap } = stub;
    const value = (h: Handle): number => heap.num[h];
    const list = newList(rt, [rt.newInt(1), rt.newInt(2)]);
    const dict = newDict(rt);
    for (let i = 0; i < 5; i++) dictSet(rt, dict, rt.newInt(i), rt.newInt(i * 10));
    dictDelete(rt, dict, rt.newInt(3));
    const set = newSet(
      rt,
      [17, 3, 9].map((i) => rt.newInt(i)),
    );
    setDiscard(rt, set, rt.newInt(3));
    const then = { words: heap.words.slice(), num: heap.num, base: heap.base, type: heap.type };
    for (let i = 0; i < 100; i++) {
      listAppend(rt, list, rt.newInt(i));
      dictSet(rt, dict, rt.newInt(i), rt.newInt(0));
    }

    const { words, base } = then;
    const items = read.listItemsAddress(words, base[list]);
    assert.equal(read.listSize(words, base[list]), 2);
    assert.equal(read.listAllocated(words, base[list]), 2);
    assert.deepEqual([words[items], words[items + 1]].map(value), [1, 2]);

    const pairs: number[][] = [];
    read.forEachDictItem(words, base[dict], (key, at) => void pairs.push([words[key], words[at]].map(value)));
    assert.deepEqual(pairs, [
      [0, 0],
      [1, 10],
      [2, 20],
      [4, 40],
    ]);
    assert.equal(read.dictUsed(words, base[dict]), 4);
    assert.equal(read.dictRoom(words, base[dict]), 5);

    const elements: number[] = [];
    read.forEachSetElement(words, base[set], (at) => void elements.push(value(words[at])));
    assert.deepEqual(
      elements.sort((a, b) => a - b),
      [9, 17],
    );
    assert.equal(read.setUsed(words, base[set]), 2);
    assert.equal(read.setSlots(words, base[set]), 8);
  });

  it('tells what an iterator walks and how far it has come', () => {
    const stub = new StubRuntime();
    const { rt, heap } = stub;
    const list = newList(rt, [rt.newInt(7), rt.newInt(8)]);
    const iterator = newListIterator(rt, list);
    const next = (): Handle => stub.typeOf(iterator).slots.iternext?.(rt, iterator) ?? 0;
    assert.equal(read.iteratorPosition(heap, iterator), 0);
    next();
    assert.equal(read.iteratorPosition(heap, iterator), 1);
    const names = (h: Handle): [string, Handle][] =>
      read.partsOf(heap, h).map(({ name, address }) => [name, heap.words[address]]);
    assert.deepEqual(names(iterator), [['list', list]]);
    next();
    next();
    assert.equal(read.iteratorPosition(heap, iterator), -1);
    assert.deepEqual(names(iterator), []);

    const dict = newDict(rt);
    assert.deepEqual(names(newDictIterator(rt, TypeId.DictItemIterator, dict)), [['dict', dict]]);
    const one = rt.newInt(1);
    assert.deepEqual(names(newSlice(rt, one, one, one)), [
      ['start', one],
      ['stop', one],
      ['step', one],
    ]);

    const range = newRange(rt, 3, 9, 3);
    const walk = rangeType.slots?.iter?.(rt, range) ?? 0;
    assert.equal(read.rangeIteratorValue(heap, walk), 3);
    rangeIteratorNext(rt, walk);
    assert.equal(read.rangeIteratorValue(heap, walk), 6);
    rangeIteratorNext(rt, walk);
    assert.equal(rangeIteratorNext(rt, walk), 0);
    assert.equal(read.iteratorPosition(heap, walk), -1);
  });
});
