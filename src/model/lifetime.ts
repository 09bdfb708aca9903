/**
 * The life of objects beyond the picture of one step: who holds one, which ones a step freed and why, what nothing
 * reaches any more, how stack and heap grow.
 */
import type { FileName, FrameId, ObjectId, StepIndex } from './ids';
import type { ObjectView } from './view';

/** One place that holds a reference (or, with `count`, several of its kind): what a reference count is made of. */
export type Holder =
  /** A variable of a frame, or a name of a module's namespace (`frame` is 0 where no frame of it is on the stack). */
  | { readonly kind: 'variable'; readonly name: string; readonly frame: FrameId; readonly frameName: string }
  /**
   * A place in an object. `slot` is how Python would write it behind the object (`[2]`, `['k']`, `.next`; empty for a
   * set's member or a part without a name), `path` the whole way from a name (`head.next.next`), null where no name leads there.
   */
  | {
      readonly kind: 'slot';
      readonly object: ObjectId;
      /** The name of the object's class. */
      readonly type: string;
      readonly slot: string;
      readonly path: string | null;
    }
  /** A value that a line of this frame is working with: an argument, the iterator of a `for`. */
  | { readonly kind: 'temporary'; readonly frame: FrameId; readonly frameName: string }
  /** The constants of compiled code hold it. */
  | { readonly kind: 'constant'; readonly count: number }
  /** A class: each instance holds it. */
  | { readonly kind: 'instances'; readonly count: number }
  /** A function: each running (or parked) call holds it. */
  | { readonly kind: 'calls'; readonly count: number }
  /** It is being returned, or raised, at this step. */
  | { readonly kind: 'inFlight' }
  /** The interpreter or a call written in C holds it. */
  | { readonly kind: 'interpreter'; readonly count: number };

/** Who holds an object at a step. */
export interface Holders {
  /** Null: the object is immortal; nobody counts its references, those found are listed all the same. */
  readonly refcount: number | null;
  readonly holders: readonly Holder[];
}

/** Why an object was freed: what became of the last reference to it. */
export type FreedReason =
  /** `del x`, `items.pop()`: the place is empty or gone. */
  | { readonly kind: 'removed'; readonly holder: Holder }
  /** `x = None`: the place holds something else now. */
  | { readonly kind: 'rebound'; readonly holder: Holder }
  /** The call ended that the variable belonged to. */
  | { readonly kind: 'returned'; readonly holder: Holder }
  /** The object that held it was freed. */
  | { readonly kind: 'with'; readonly holder: Holder }
  /** It was in a cycle that nothing reached; the collector freed it. */
  | { readonly kind: 'collected' }
  /** No name held it any more: only what a line was doing did. */
  | { readonly kind: 'temporary' }
  /** What held it last was in no view: it was made and dropped within the line, or held by something not shown. */
  | { readonly kind: 'unheld' };

/** An object that is gone after a step. */
export interface FreedView {
  /** The object as it was before the step, for a card that fades. */
  readonly object: ObjectView;
  readonly reason: FreedReason;
}

/** What a step freed. */
export interface Freed {
  /** Those that the view of the step before had, garbage included; immutable ones too. Empty at most steps. */
  readonly objects: readonly FreedView[];
  /** The line that did it. */
  readonly file: FileName;
  readonly line: number;
  /** All objects freed, shown or not, and their bytes together. */
  readonly count: number;
  readonly bytes: number;
}

/** Objects that nothing reaches, kept alive by their cycles until the collector runs. */
export interface Garbage {
  /** Those worth a card (not the `__dict__` behind an instance); at most `ViewOptions.maxObjects`. */
  readonly objects: readonly ObjectView[];
  /** All of them, the values that only they hold included, and their bytes together. */
  readonly count: number;
  readonly bytes: number;
  /** Those of `objects` that the statement made unreachable. Absent: none. */
  readonly fresh?: readonly ObjectId[];
}

/** One point of the heap's and the stack's history. */
export interface GrowthSample {
  readonly step: StepIndex;
  /** The deepest stack since the sample before. */
  readonly depth: number;
  /** As `View.heap` at the step. */
  readonly objects: number;
  readonly bytes: number;
}

/** How stack and heap grew: enough samples for a line of a few hundred pixels, evenly spread over the steps. */
export interface Growth {
  readonly samples: readonly GrowthSample[];
  /** False: more is known if it is asked for again later (samples are worked out in idle time). */
  readonly complete: boolean;
}
