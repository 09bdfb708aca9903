/**
 * Grids: a list of lists of plain values, all of one length, is drawn as a person draws a matrix. Its rows are objects
 * all the same: one that something else in the heap holds, too, gets a card of its own, and a variable that names one
 * points at that row.
 */
import type { ObjectId, ObjectView, View } from '../model';

/** Where a row that is drawn inside its grid stands. */
export interface GridRow {
  readonly grid: ObjectId;
  readonly index: number;
}

/** The grids of a view, and their rows by id. */
export interface Grids {
  readonly grids: ReadonlySet<ObjectId>;
  readonly rows: ReadonlyMap<ObjectId, GridRow>;
}

/** No grid at all: everything is a card. */
export const NO_GRIDS: Grids = { grids: new Set(), rows: new Map() };

const isPlainSequence = (object: ObjectView | undefined): object is ObjectView =>
  object?.shape === 'sequence' && (object.type === 'list' || object.type === 'tuple');

/** How often objects (not frames) refer to each sequence. */
const heldInHeap = (view: View): ReadonlyMap<ObjectId, number> => {
  const counts = new Map<ObjectId, number>();
  for (const { slots } of view.objects) for (const { value } of slots) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
};

/** Finds the grids of a view. */
export const gridsOf = (
  view: View,
  objects: ReadonlyMap<ObjectId, ObjectView>,
  isInline: (object: ObjectView) => boolean,
): Grids => {
  const grids = new Set<ObjectId>();
  const rows = new Map<ObjectId, GridRow>();
  let held: ReadonlyMap<ObjectId, number> | null = null;
  const isPlain = (id: ObjectId): boolean => {
    const object = objects.get(id);
    return object !== undefined && isInline(object);
  };
  for (const outer of view.objects) {
    if (!isPlainSequence(outer) || outer.slots.length < 2) continue;
    const inner = outer.slots.map(({ value }) => objects.get(value));
    if (!inner.every(isPlainSequence)) continue;
    const [first] = inner as readonly ObjectView[];
    if (first!.length === 0) continue;
    held ??= heldInHeap(view);
    const fits = (inner as readonly ObjectView[]).every(
      (row) =>
        row.length === first!.length &&
        row.offset === 0 &&
        row.slots.length === first!.slots.length &&
        held!.get(row.id) === 1 &&
        row.slots.every(({ value }) => isPlain(value)),
    );
    if (!fits) continue;
    grids.add(outer.id);
    outer.slots.forEach(({ value, label }) =>
      rows.set(value, { grid: outer.id, index: label.kind === 'index' ? label.index : 0 }),
    );
  }
  return { grids, rows };
};
