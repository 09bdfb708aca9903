/**
 * Cells. Twin of Objects/cellobject.c.
 */
import { boolHandle, NOT_IMPLEMENTED, NULL, type Handle } from '../memory';
import type { Runtime } from './runtime';
import { defineType, type TypeSpec } from './spec';
import { typeNameOf } from './type';
import { CompareOp, TypeFlag } from './typeobject';
import { TypeId } from './typeids';

/** The one word of a cell: its content, 0 while empty. */
export const CELL_CONTENT = 0;

/** A cell; content NULL: empty. */
export function newCell(rt: Runtime, content: Handle): Handle {
  const h = rt.heap.create(TypeId.Cell, 0, 1);
  if (content !== NULL) rt.heap.setRef(rt.heap.base[h] + CELL_CONTENT, content);
  return h;
}

/** What a cell holds, NULL while empty. */
export function cellContent(rt: Runtime, cell: Handle): Handle {
  return rt.heap.words[rt.heap.base[cell] + CELL_CONTENT];
}

function emptiness(a: Handle, b: Handle, op: CompareOp): boolean {
  const x = a === NULL ? 0 : 1;
  const y = b === NULL ? 0 : 1;
  switch (op) {
    case CompareOp.Lt:
      return x < y;
    case CompareOp.Le:
      return x <= y;
    case CompareOp.Eq:
      return x === y;
    case CompareOp.Ne:
      return x !== y;
    case CompareOp.Gt:
      return x > y;
    case CompareOp.Ge:
      return x >= y;
  }
}

const cell = defineType({
  id: TypeId.Cell,
  name: 'cell',
  flags: TypeFlag.GC,
  layout: { words: 1, refs: 1 },
  slots: {
    new: (rt, _type, args, kwnames) => {
      if (kwnames !== null && kwnames.length > 0) rt.raise('TypeError', 'cell() takes no keyword arguments');
      if (args.length > 1) rt.raise('TypeError', `cell expected at most 1 argument, got ${args.length}`);
      return newCell(rt, args[0] ?? NULL);
    },
    repr: (rt, self) => {
      const content = cellContent(rt, self);
      const what = content === NULL ? 'empty' : `${typeNameOf(rt, content)} object at ${rt.heap.addressText(content)}`;
      return rt.newStr(`<cell at ${rt.heap.addressText(self)}: ${what}>`);
    },
    richcompare: (rt, self, other, op) => {
      if (rt.heap.type[other] !== TypeId.Cell) return NOT_IMPLEMENTED;
      const a = cellContent(rt, self);
      const b = cellContent(rt, other);
      if (a !== NULL && b !== NULL) return rt.compare(a, b, op);
      return boolHandle(emptiness(a, b, op));
    },
  },
  getset: {
    cell_contents: {
      get: (rt, self) => {
        const content = cellContent(rt, self);
        return content === NULL ? rt.raise('ValueError', 'Cell is empty') : content;
      },
      set: (rt, self, value) => rt.heap.setRef(rt.heap.base[self] + CELL_CONTENT, value),
    },
  },
  doc: 'Create a new cell object.\n\n  contents\n    the contents of the cell. If not specified, the cell will be empty,\n    and \n further attempts to access its cell_contents attribute will\n    raise a ValueError.',
});

/** The types of this file. */
export const cellTypes: readonly TypeSpec[] = [cell];
