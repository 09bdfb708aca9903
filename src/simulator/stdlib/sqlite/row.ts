/** The type Row. Twin of Modules/_sqlite/row.c. */
import { NOT_IMPLEMENTED, type Handle } from '../../memory';
import { expectPositional, refuseKeywords } from '../../objects/arguments';
import { allocate } from '../../objects/instance';
import { native } from '../../objects/native';
import type { Runtime } from '../../objects/runtime';
import { defineType } from '../../objects/spec';
import { argumentKind } from '../../objects/textargs';
import { TypeId } from '../../objects/typeids';
import { CompareOp, TypeFlag, type TypeObject } from '../../objects/typeobject';
import { moduleType } from '../typedef';
import { CursorWord } from './cursor';

const enum RowWord {
  Data,
  Description,
  Count,
}

const dataOf = (rt: Runtime, self: Handle): Handle => rt.heap.words[rt.heap.base[self] + RowWord.Data];
const descriptionOf = (rt: Runtime, self: Handle): Handle => rt.heap.words[rt.heap.base[self] + RowWord.Description];

function create(rt: Runtime, type: TypeObject, args: readonly Handle[], kwnames: readonly string[] | null): Handle {
  refuseKeywords(rt, 'Row', kwnames);
  expectPositional(rt, 'Row', args, 2, 2);
  const [cursor, data] = args;
  const wrong = (place: number, wanted: string, given: Handle): never =>
    rt.raise('TypeError', `Row() argument ${place} must be ${wanted}, not ${argumentKind(rt, given)}`);
  if (!rt.isInstance(cursor, moduleType(rt, 'sqlite3.Cursor'))) wrong(1, 'sqlite3.Cursor', cursor);
  if (!rt.isInstance(data, rt.types[TypeId.Tuple])) wrong(2, 'tuple', data);
  const made = allocate(rt, type);
  const base = rt.heap.base[made];
  rt.heap.setRef(base + RowWord.Data, data);
  rt.heap.setRef(base + RowWord.Description, rt.heap.words[rt.heap.base[cursor] + CursorWord.Description]);
  return made;
}

/** The names of the columns. */
function names(rt: Runtime, self: Handle): Handle[] {
  const description = descriptionOf(rt, self);
  if (!rt.isInstance(description, rt.types[TypeId.Tuple])) return [];
  return rt.items(description).map((column) => rt.items(column)[0]);
}

const ascii = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

function subscript(rt: Runtime, self: Handle, key: Handle): Handle {
  const data = dataOf(rt, self);
  if (rt.isInt(key) || rt.isInstance(key, rt.types[TypeId.Slice])) return rt.getItem(data, key);
  if (!rt.isStr(key)) rt.raise('IndexError', 'Index must be int or string');
  const wanted = ascii(rt.text(key));
  const column = names(rt, self).findIndex((name) => ascii(rt.text(name)) === wanted);
  if (column < 0) rt.raise('IndexError', 'No item with that key');
  return rt.items(data)[column];
}

export const rowType = defineType({
  id: null,
  name: 'Row',
  module: 'sqlite3',
  flags: TypeFlag.BaseType | TypeFlag.GC,
  layout: { words: RowWord.Count, refs: RowWord.Count },
  parts: { values: RowWord.Data, description: RowWord.Description },
  slots: {
    new: create,
    init: () => undefined,
    length: (rt, self) => rt.items(dataOf(rt, self)).length,
    item: (rt, self, index) => rt.getItem(dataOf(rt, self), rt.newInt(index)),
    subscript,
    iter: (rt, self) => rt.iter(dataOf(rt, self)),
    hash: (rt, self, out) => {
      const data = { lo: 0, hi: 0 };
      rt.hash(dataOf(rt, self), data);
      rt.hash(descriptionOf(rt, self), out);
      out.lo ^= data.lo;
      out.hi ^= data.hi;
    },
    richcompare: (rt, self, other, op) => {
      const equality = op === CompareOp.Eq || op === CompareOp.Ne;
      if (!equality || !rt.isInstance(other, moduleType(rt, 'sqlite3.Row'))) return NOT_IMPLEMENTED;
      if (!rt.equal(descriptionOf(rt, self), descriptionOf(rt, other))) return NOT_IMPLEMENTED;
      return rt.compare(dataOf(rt, self), dataOf(rt, other), op);
    },
  },
  methods: [native('keys', '', (rt, self) => rt.newList(names(rt, self)))],
});
