import assert from 'node:assert/strict';
import * as sizes from '../../../../src/simulator/values/sizes';
import type { PyInt } from '../../../../src/simulator/values/intops';
import { growTarget, maskFor, needsResizeAfterAdd, SET_MINSIZE } from '../../../../src/simulator/values/setorder';
import { decode, recordedTable } from './recorded';

type Fixed = keyof typeof sizes.FIXED_SIZES;

/** Names of the recorded table whose types carry their module's name. */
const QUALIFIED: Readonly<Record<string, string>> = {
  deque: 'collections.deque',
  SimpleNamespace: 'types.SimpleNamespace',
  GenericAlias: 'types.GenericAlias',
  Union: 'typing.Union',
  weakref: 'weakref.ReferenceType',
};

/** Types that have other fields in 3.14 than in 3.13. */
const changed = new Set(['tuple', 'generator', 'function', 'type', 'map', 'functools.partial', 'SyntaxError']);

/** Types with numbers or characters of fixed width in them: not twice as large with 64 bits. */
const sized = new Set(
  'int str bytes float complex traceback OSError UnicodeDecodeError UnicodeEncodeError itertools.islice range_iterator'.split(
    ' ',
  ),
);

/** Sizes after each of n insertions of distinct keys, by the rule for growing. */
function dictSizes(count: number, strKeys: boolean): number[] {
  const result = [sizes.SIZE_OF_EMPTY_DICT];
  let log2 = sizes.DICT_LOG_MINSIZE;
  for (let used = 1; used <= count; used++) {
    if (used - 1 === sizes.dictUsable(log2)) log2 = sizes.dictGrowLog2(used - 1);
    result.push(sizes.sizeOfDict(log2, strKeys));
  }
  return result;
}

function setSizes(count: number): number[] {
  let mask = SET_MINSIZE - 1;
  const result = [sizes.sizeOfSet(mask + 1)];
  for (let used = 1; used <= count; used++) {
    if (needsResizeAfterAdd(used, mask)) mask = maskFor(growTarget(used));
    result.push(sizes.sizeOfSet(mask + 1));
  }
  return result;
}

function sizeOf(name: string, args: unknown[]): number | null {
  const [first, second, third] = args;
  switch (name) {
    case 'int':
      return sizes.sizeOfInt(first as PyInt);
    case 'str':
      return sizes.sizeOfStr(first as string);
    case 'bytes':
      return sizes.sizeOfBytes(first as number);
    case 'tuple':
      return sizes.sizeOfTuple(first as number);
    case 'listOf':
      return sizes.sizeOfList(sizes.listPreallocate(first as number));
    case 'listMultiple':
      return sizes.sizeOfList(first as number);
    case 'presized':
      return sizes.sizeOfDict(sizes.dictPresizedLog2(first as number), true);
    case 'fixed':
      return sizes.FIXED_SIZES[QUALIFIED[first as string] as Fixed] ?? sizes.FIXED_SIZES[first as Fixed];
    case 'instance':
      return sizes.sizeOfInstance({ slots: first as number, dict: second === true, weakref: third === true });
    case 'generator':
      return sizes.sizeOfGenerator(first as number, second as number);
    default:
      return null;
  }
}

describe('sys.getsizeof', () => {
  it('gives the sizes of a 64-bit CPython, where 3.14 changed nothing', () => {
    let compared = 0;
    for (const [name, args, size] of recordedTable('sizes64', /^3\.13\./)) {
      const values = args.map(decode);
      const expected = sizeOf(name, values);
      if (expected === null || changed.has(name === 'fixed' ? (values[0] as string) : name)) continue;
      assert.equal(expected, size, `${name} ${JSON.stringify(args)}`);
      compared++;
    }
    assert.ok(compared > 80);
  });

  it('gives twice the sizes of a 32-bit 3.14, where there are only pointers', () => {
    const seen = new Set<string>();
    for (const [name, args, size] of recordedTable('sizes')) {
      const values = args.map(decode);
      const type = name === 'fixed' ? (values[0] as string) : name;
      const expected = sizeOf(name, values);
      if (expected === null || sized.has(type) || type === 'presized') continue;
      // A class carries the table of keys that its instances share: indexes of one byte, and a header of mixed widths.
      const [keys32, keys64] = type === 'type' ? [20 + 64 + 42 * 8, sizes.sizeOfDictKeys(6, true)] : [0, 0];
      const pointers = (size as unknown as number) - keys32;
      assert.equal(expected, 2 * pointers + keys64, `${name} ${JSON.stringify(args)}`);
      seen.add(type);
    }
    for (const type of changed) assert.ok(seen.has(type), type);
  });

  it('follows the growing and shrinking of lists and bytearrays', () => {
    for (const [table, version, pointer] of [
      ['sizes', /^3\.14\./, 4],
      ['sizes64', /^3\.13\./, 8],
    ] as const) {
      const steps = recordedTable(table, version).find(([name]) => name === 'resizes')?.[2];
      let size = 0;
      let room = 0;
      let bytes = 0;
      for (const [step, listRoom, byteRoom] of steps as unknown as [number, number, number][]) {
        room = sizes.listResize(size, room, size + step);
        bytes = sizes.bytearrayResize(bytes, size + step);
        size += step;
        assert.deepEqual([room * pointer, bytes], [listRoom, byteRoom], `${table}: ${size.toString()} items`);
      }
      assert.equal(size, 20);
    }
  });

  it('follows the growing of dicts and sets', () => {
    const table = recordedTable('sizes64', /^3\.13\./);
    const series = (wanted: string): unknown => table.find(([name]) => name === wanted)?.[2];
    assert.deepEqual(dictSizes(800, true), series('strKeys'));
    assert.deepEqual(dictSizes(800, false), series('intKeys'));
    assert.deepEqual(setSizes(300), series('sets'));
  });
});
