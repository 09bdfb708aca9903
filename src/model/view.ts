/**
 * A view: the memory at one step, as plain data that can cross threads. It says what is there, not how to draw it.
 * Objects are listed once, in the order in which a reader meets them (frames top down, then their contents);
 * everything else refers to them by id.
 */
import type { FrameDetail, ObjectDetail } from './detail';
import type { FileName, FrameId, ObjectId, StepIndex } from './ids';
import type { Freed, Garbage } from './lifetime';
import type { ExceptionReport } from './outcome';

/** The `sys.settrace` event that a step is. */
export type StepEvent = 'call' | 'line' | 'return' | 'exception';

/** What the statement that has just run (or the step before, see {@link View.since}) did to a slot or an object. Never shown by colour alone. */
export type Change = 'none' | 'new' | 'rebound' | 'mutated';

/** What stands before a slot's value. */
export type SlotLabel =
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'key'; readonly key: ObjectId }
  /** A set's member: it has no position. */
  | { readonly kind: 'member' };

/** A place that holds one reference: a name in a frame, a cell of a list, a value of a dict, an attribute. */
export interface SlotView {
  readonly label: SlotLabel;
  /** 0 while the name is not bound (shown as an empty box). */
  readonly value: ObjectId;
  readonly change: Change;
  /** What the slot held before, where `change` is `rebound`: a scalar's text, else the type's name. */
  readonly previous?: string;
  /**
   * In a frame: a parameter, or a variable in a cell shared with inner functions, or one reached from outside, or, in
   * a module or class body, one of a comprehension that is running.
   */
  readonly role?: 'parameter' | 'cell' | 'free' | 'comprehension';
  /** In an object: part of its making (a default, a base, `__self__`), not of its contents. */
  readonly group?: 'default' | 'base' | 'closure' | 'internal' | 'attribute' | 'weak' | 'traceback';
}

/** How an object wants to be drawn. */
export type ObjectShape =
  | 'scalar'
  | 'sequence'
  | 'mapping'
  | 'set'
  | 'instance'
  | 'class'
  | 'function'
  | 'method'
  | 'cell'
  | 'generator'
  | 'iterator'
  | 'module'
  | 'exception'
  | 'other';

/** When an object lives. */
export interface Life {
  /** The first step at which it is there. */
  readonly from: StepIndex;
  /** The first step at which it is no more; null: it lives to the end, or that is not known yet. */
  readonly until: StepIndex | null;
}

/** One object of the heap at one step. */
export interface ObjectView {
  readonly id: ObjectId;
  /** Its class's `__name__`. */
  readonly type: string;
  readonly shape: ObjectShape;
  /** True where no change to it is possible: such a value may be drawn inside the slots that hold it. */
  readonly immutable: boolean;
  /** A scalar's repr (cut visibly when long), a function's signature, a class's name, a generator's state ...; may be empty. */
  readonly text: string;
  /** The slots shown, a window of all `length` slots that starts at `offset`. */
  readonly slots: readonly SlotView[];
  readonly offset: number;
  /** `len()`-like count of its items (all of them, shown or not); for other shapes the number of slots. */
  readonly length: number;
  readonly change: Change;
  /** The reference count CPython would report, without the temporary one of the call that asks; null: immortal. */
  readonly refcount: number | null;
  /** What `id()` returns, as `0x7f…` text. */
  readonly address: string;
  /** What `sys.getsizeof` returns, in bytes. */
  readonly size: number;
  /** Of a list: cells it has allocated beyond its items, for appends to come (8 bytes each, part of `size`). */
  readonly spare?: number;
  /** For a generator or coroutine: its parked frame. */
  readonly frame?: FrameId;
  /** Absent where the recording does not tell. */
  readonly life?: Life;
  /**
   * Its number among the objects that views of the recording have shown so far (values that are written in the slots
   * that hold them have numbers of their own): the same at every step.
   */
  readonly number?: number;
  /** Present when the view was asked for detail. */
  readonly detail?: ObjectDetail;
}

/** How a frame stands in the call stack. */
export type FrameState =
  /** The one on top: its code runs. */
  | 'running'
  /** It called something and waits for it. */
  | 'waiting'
  /** It has just returned (shown for one step, with its value) */
  | 'returning'
  /** A generator's or coroutine's frame between two resumptions. */
  | 'parked'
  /** Finished, but kept alive by a traceback, or shown because a closure still uses its cells. */
  | 'exited';

/** One frame of the call stack. */
export interface FrameView {
  readonly id: FrameId;
  /** `co_qualname`; `<module>` for the module's own frame. */
  readonly name: string;
  readonly file: FileName;
  readonly isModule: boolean;
  readonly state: FrameState;
  /** The line it is at: about to run (running frame) or in the middle of (waiting frame). */
  readonly line: number;
  /** The line its caller goes on at, or null for the module. */
  readonly returnLine: number | null;
  readonly slots: readonly SlotView[];
  /** Names that the statement unbound (`del x`, the end of `except ... as x`). Absent: none. */
  readonly unbound?: readonly string[];
  /** In a `return` step: the value handed back. */
  readonly returnValue?: ObjectId;
  /** In a `return` step: the frame only pauses, and `returnValue` is what it yields or waits for. */
  readonly pauses?: 'yield' | 'await';
  /** While an exception is raised in it or leaves it: that exception. Absent when the view was asked for detail. */
  readonly raised?: ObjectId;
  /** While it handles an exception that none of its names refers to: that exception. Absent when asked for detail. */
  readonly handled?: ObjectId;
  /** Its number among the frames that views of the recording have shown so far. */
  readonly number?: number;
  /** Of one beside the stack: absent where the recording does not tell. */
  readonly life?: Life;
  /** Present when the view was asked for detail. */
  readonly detail?: FrameDetail;
}

/** An exception that is on its way. What a `__str__` of the program's own says of it is not known: then the message is empty. */
export interface ExceptionView extends ExceptionReport {
  /** Present when the view was asked for detail. */
  readonly object?: ObjectId;
  /** Present when the view was asked for detail: whether it has been raised, not made to end an iteration. */
  readonly hasTraceback?: boolean;
}

/** The memory at one step. */
export interface View {
  readonly step: StepIndex;
  readonly event: StepEvent;
  /** The step is part of a statement that goes on: a round of a comprehension, a further line of a call, the end of an iteration. */
  readonly within?: true;
  /** The step from which on changes are told: where the statement that has just run began, calls in it and all. Absent: the step before. */
  readonly since?: StepIndex;
  readonly file: FileName;
  /** The line of `file` that has just run in the running frame; null: none has. */
  readonly lastLine: number | null;
  /** The line about to run, or null when nothing runs any more. */
  readonly nextLine: number | null;
  /** Its file, where a call returns to another one than `file`. */
  readonly nextFile?: FileName;
  /** In call order: the module first, the running frame last; parked and exited frames after it. */
  readonly frames: readonly FrameView[];
  readonly objects: readonly ObjectView[];
  /** How many reachable objects were left out because of the view's budget. */
  readonly hiddenObjects: number;
  /** Length in UTF-16 units of all output written before this step; at the last one of a run that is over, of all there is. */
  readonly outputLength: number;
  /** The exception that is being raised or handled at this step; null at an `exception` step that only ends an iteration, too. */
  readonly exception: ExceptionView | null;
  readonly stackDepth: number;
  /** `sys.getrecursionlimit()`: a call that would make the stack deeper raises RecursionError. */
  readonly stackLimit: number;
  /** What the step freed; null: nothing. */
  readonly freed: Freed | null;
  /** Unreachable cycles that the collector has not freed yet; null: there are none (or the heap is too large to look). */
  readonly garbage: Garbage | null;
  /** There are so many objects that it was not looked for. */
  readonly garbageUnknown?: true;
  /** Values that only objects of `freed` and `garbage` refer to: looked up when those are drawn. */
  readonly aside: readonly ObjectView[];
  readonly heap: { readonly objects: number; readonly bytes: number };
}

/** What a view should hold. */
export interface ViewOptions {
  /** Objects at most; the rest is counted in `hiddenObjects`. */
  readonly maxObjects: number;
  /** Slots shown per object at most. */
  readonly maxSlots: number;
  /** Where a window of an object's slots was moved or widened by the reader. */
  readonly windows: ReadonlyMap<ObjectId, { readonly offset: number; readonly count: number }>;
  /** Fill the `detail` fields and cut no text. */
  readonly detail?: boolean;
}

/** Twenty-four cards of a few rows read well; more is behind a visible count. */
export const DEFAULT_VIEW_OPTIONS: ViewOptions = { maxObjects: 60, maxSlots: 12, windows: new Map() };
