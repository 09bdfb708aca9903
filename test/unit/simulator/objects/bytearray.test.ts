import assert from 'node:assert/strict';
import {
  byteArrayAppend,
  byteArrayBytes,
  byteArrayLength,
  byteArrayRelease,
  byteArrayReplace,
  byteArrayResize,
  byteArraySet,
  byteArrayValue,
  ByteArrayWord,
  newByteArray,
} from '../../../../src/simulator/objects/bytearray';
import type { Runtime } from '../../../../src/simulator/objects/runtime';
import { StubRuntime } from '../../../support/stub-runtime';

const runtime = (): Runtime => new StubRuntime() as unknown as Runtime;
const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

describe('the words of a bytearray', () => {
  it('hold any bytes, at any place', () => {
    const rt = runtime();
    const all = Uint8Array.from({ length: 256 }, (_, i) => i);
    const array = newByteArray(rt, all);
    assert.deepEqual(byteArrayValue(rt, array), all);
    for (let i = 0; i < 256; i++) byteArraySet(rt, array, i, 255 - i);
    assert.deepEqual(byteArrayValue(rt, array), Uint8Array.from(all).reverse());
  });

  it('grow, shrink and are replaced like an array of bytes', () => {
    const rt = runtime();
    const array = newByteArray(rt, bytes());
    let expected: number[] = [];
    let seed = 1;
    const random = (below: number): number => {
      seed = (seed * 48271) % 2147483647;
      return seed % below;
    };
    for (let round = 0; round < 500; round++) {
      const start = random(expected.length + 1);
      const end = start + random(expected.length - start + 1);
      const part = Array.from({ length: random(12) }, () => random(256));
      byteArrayReplace(rt, array, start, end, Uint8Array.from(part));
      expected = [...expected.slice(0, start), ...part, ...expected.slice(end)];
      if (round % 50 === 49) {
        const size = random(100);
        byteArrayResize(rt, array, size);
        expected = [...expected, ...new Array<number>(100).fill(0)].slice(0, size);
      }
      assert.deepEqual([...byteArrayValue(rt, array)], expected);
    }
  });

  it('can be read from a copy of the heap, as a view of a past step does', () => {
    const rt = runtime();
    const array = newByteArray(rt, bytes(1, 2, 3));
    const then = rt.heap.words.slice();
    byteArrayAppend(rt, array, bytes(4, 5, 6, 7));
    byteArraySet(rt, array, 0, 99);
    assert.deepEqual(byteArrayBytes(then, rt.heap.base[array]), bytes(1, 2, 3));
    assert.deepEqual(byteArrayBytes(rt.heap.words, rt.heap.base[array]), bytes(99, 2, 3, 4, 5, 6, 7));
  });

  it('are all zero when their block is given back', () => {
    const rt = runtime();
    const array = newByteArray(
      rt,
      Uint8Array.from({ length: 1000 }, () => 255),
    );
    const base = rt.heap.base[array];
    const data = rt.heap.words[base + ByteArrayWord.Data];
    const capacity = rt.heap.words[base + ByteArrayWord.Capacity];
    byteArrayResize(rt, array, 10);
    assert.equal(byteArrayLength(rt, array), 10);
    byteArrayRelease(rt, array);
    const left = rt.heap.words.subarray(data, data + capacity);
    assert.ok(left.every((word) => word === 0));
    for (let i = 0; i < ByteArrayWord.Count; i++) assert.equal(rt.heap.words[base + i], 0);
  });

  it('keep their size while a view shows them', () => {
    const rt = runtime();
    const array = newByteArray(rt, bytes(1, 2));
    rt.heap.setRaw(rt.heap.base[array] + ByteArrayWord.Exports, 1);
    assert.throws(() => byteArrayAppend(rt, array, bytes(3)), /BufferError.*Existing exports of data/);
    assert.deepEqual(byteArrayValue(rt, array), bytes(1, 2));
  });
});
