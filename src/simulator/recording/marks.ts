/** What happens where in a recording, for a slider: counted by column in one pass over the steps. */
import type { MarkKind, MarkRow, Marks, StepIndex } from '../../model';
import { StepKind, type StepLog, isWithin, kindOf } from '../memory';

class Row implements MarkRow {
  readonly counts: number[];
  readonly firsts: StepIndex[];

  constructor(columns: number) {
    this.counts = new Array<number>(columns).fill(0);
    this.firsts = new Array<StepIndex>(columns).fill(-1);
  }

  add(column: number, step: StepIndex): void {
    if (this.counts[column]++ === 0) this.firsts[column] = step;
  }
}

/** Steps of kinds that the row of steps does not tell, in order. */
export interface MarkedSteps {
  readonly output: ArrayLike<StepIndex>;
  readonly watch: ArrayLike<StepIndex>;
}

/** Counts the marks of a recording in at most so many columns. */
export function marksOf(log: StepLog, marked: MarkedSteps, most: number): Marks {
  const { first } = log;
  const count = log.length - first;
  const columns = Math.max(1, Math.min(most, count));
  const rows: Record<MarkKind, Row> = {
    call: new Row(columns),
    return: new Row(columns),
    exception: new Row(columns),
    output: new Row(columns),
    watch: new Row(columns),
  };
  const kinds = [rows.call, null, rows.return, rows.exception];
  const depths = new Array<number>(columns).fill(0);
  let depth = log.depthBefore;
  let step = first;
  for (let column = 0; column < columns; column++) {
    const end = first + Math.ceil(((column + 1) * count) / columns);
    let deepest = depth;
    for (; step < end; step++) {
      const where = log.whereAt(step);
      const kind = kindOf(where);
      if (kind === StepKind.Line || (kind === StepKind.Exception && isWithin(where))) continue;
      if (kind === StepKind.Call) deepest = Math.max(deepest, ++depth);
      else if (kind === StepKind.Return) depth--;
      kinds[kind]?.add(column, step);
    }
    depths[column] = deepest;
  }
  const addAll = (row: Row, all: ArrayLike<StepIndex>): void => {
    for (let i = 0; i < all.length; i++) {
      // What is printed when the program is over shows at its last step.
      const at = Math.min(all[i], first + count - 1);
      const column = Math.floor(((at - first) * columns) / count);
      if (column >= 0) row.add(column, at);
    }
  };
  addAll(rows.output, marked.output);
  addAll(rows.watch, marked.watch);
  return { firstStep: first, steps: count, columns, depth: depths, rows };
}

/** The next of some steps in order, beyond one; null: there is none. */
export function beyond(sorted: ArrayLike<StepIndex>, step: StepIndex, by: 1 | -1): StepIndex | null {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (by > 0 ? sorted[middle] <= step : sorted[middle] < step) low = middle + 1;
    else high = middle;
  }
  const at = by > 0 ? low : low - 1;
  return at >= 0 && at < sorted.length ? sorted[at] : null;
}
