/**
 * What a front end may ask of a recorded run. The simulator implements it; the worker serves it over messages.
 */
import type { FileName, FrameId, ObjectId, StepIndex } from './ids';
import type { Growth, Holders } from './lifetime';
import type { Jump, Marks, OutputWindow, WatchedVariable } from './marks';
import type { NamePlace } from './names';
import type { Outcome } from './outcome';
import type { SlotLabel, StepEvent, View, ViewOptions } from './view';

/** A piece of the program's output, in order. */
export interface OutputChunk {
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
  /** The step during which it was written. */
  readonly step: StepIndex;
  /** True: the program did not write this; it is what was typed for `input()`, as a terminal shows it. */
  readonly echo?: boolean;
}

/** What is known of a run as a whole. */
export interface RunSummary {
  readonly outcome: Outcome;
  /** Steps that can be looked at: those from `firstStep` on. */
  readonly steps: number;
  /** Steps dropped from the front when the recording is kept as a ring; views start at this step. */
  readonly firstStep: StepIndex;
  readonly files: readonly FileName[];
  readonly output: readonly OutputChunk[];
  /** Length of the output in UTF-16 units. */
  readonly outputLength: number;
  /** Bytes held by the recording, for meters and benchmarks. */
  readonly bytes: number;
  readonly milliseconds: number;
}

/** One step in short: what a slider's tick needs. */
export interface StepInfo {
  readonly step: StepIndex;
  readonly event: StepEvent;
  readonly file: FileName;
  readonly line: number;
  readonly depth: number;
  readonly frame: FrameId;
}

/** Which moment of a line's visit to show. */
export type Moment = 'before' | 'after';

/** Where to go from a step. */
export type Move = 'first' | 'back' | 'next' | 'last' | 'overForward' | 'overBack' | 'out' | 'outBack';

/** A line's visits seen from one of them. `step` is the step to show for the wanted moment. */
export interface Visit {
  readonly line: number;
  /** 0-based visit, of `count` in all; count 0 means the line never ran. */
  readonly visit: number;
  readonly count: number;
  readonly step: StepIndex;
}

/** A write to a variable, a cell of a list, an attribute ...: the first step that shows it, and the line that did it. */
export interface Written {
  readonly step: StepIndex;
  readonly file: FileName;
  readonly line: number;
}

/** A place where Python looked for an attribute, in order; the last one is where it was found. */
export interface LookupStep {
  /**
   * `metaclass`: a class of the type of a class; `type`: a class in the MRO; `instance`: the object's own `__dict__`
   * (a class's or module's own namespace too); `getattr`: the class's `__getattr__`, which would be asked now.
   */
  readonly where: 'metaclass' | 'type' | 'instance' | 'getattr';
  /** The class that was looked into, or the object's class; for a class or module itself its own name. */
  readonly name: string;
  readonly object: ObjectId;
  /**
   * What was found there. A `dataDescriptor` (a property, a slot) of the type wins over the instance, a `descriptor`
   * (a function, a classmethod) is bound to the object, a `value` is handed out as it is.
   */
  readonly found: 'nothing' | 'value' | 'descriptor' | 'dataDescriptor' | 'slot';
}

/** What a hover tells of a name at a step. */
export interface NameInfo {
  readonly name: string;
  readonly scope: 'local' | 'global' | 'enclosing' | 'builtin' | 'attribute' | 'item';
  readonly frameName: string;
  readonly bound: boolean;
  /** Whether the code that the name belongs to runs at this step (or has made the class it stands in). */
  readonly live: boolean;
  /** It is no object yet: asking for the item makes another one each time. */
  readonly made: boolean;
  /** The value's short repr; empty when not bound. */
  readonly value: string;
  readonly type: string;
  readonly id: ObjectId;
  readonly address: string;
  readonly size: number;
  readonly refcount: number | null;
  /** Other ways to write the same object: `b`, `cfg['x']`, `node.next`. */
  readonly aliases: readonly string[];
  /** The step and line that bound the name to this value, when known. */
  readonly boundAt: Written | null;
  /** For an attribute: where Python looks for it, up to where it is found. Empty for plain names. */
  readonly lookup: readonly LookupStep[];
}

/** A finished or stopped (or still growing) recording. Every method answers within milliseconds. */
export interface Recording {
  summary(): RunSummary;
  stepInfo(step: StepIndex): StepInfo;
  view(step: StepIndex, options: ViewOptions): View;
  move(from: StepIndex, move: Move): StepIndex;
  /** What happens where, in at most so many columns. */
  marks(columns: number, watched: WatchedVariable | null): Marks;
  /** Where a jump leads; null: nowhere. What is a change of the picture depends on how it is drawn. */
  jump(from: StepIndex, jump: Jump, watched: WatchedVariable | null, options: ViewOptions): StepIndex | null;
  /** The last characters, about so many, of the output's first `end` ones. */
  outputWindow(end: number, characters: number): OutputWindow;
  /**
   * Where a line of a traceback belongs: the last step up to `before` at which an exception passed there, else the
   * last visit of the line. Null: it is in no recorded file. `repeat`: so many calls further in, where a traceback
   * names the line of a function that calls itself again and again.
   */
  raisedAt(file: FileName, line: number, before: StepIndex, repeat?: number): StepIndex | null;
  /** The step at which the exception that ended the run was raised; null: it did not end so. */
  raised(): StepIndex | null;
  /** How often each line of a file ran (index = line, 0 unused). */
  lineCounts(file: FileName): Int32Array;
  /** The visit of a line: the given one, or (visit null) the one nearest to a step. Null when the line never ran. */
  visit(file: FileName, line: number, visit: number | null, near: StepIndex, moment: Moment): Visit | null;
  /** A step's own visit: which visit of its line it shows, for the wanted moment. */
  visitAt(step: StepIndex, moment: Moment): Visit | null;
  /** A name in a file's text, looked up at a step in the frame whose code holds it; null: it means nothing there. */
  nameAt(step: StepIndex, file: FileName, place: NamePlace): NameInfo | null;
  /** Every holder of an object at a step: what its reference count is made of. */
  holders(step: StepIndex, object: ObjectId): Holders;
  /**
   * "Why is this value here?": the last write, before a step, to a slot of a frame or object as its view labels it.
   * Null: it stood there before recording began, or is too long ago to be found quickly.
   */
  written(step: StepIndex, holder: ObjectId, label: SlotLabel): Written | null;
  /**
   * Steps, at most so many and in order, whose views together show every object that is ever drawn (or as many as they
   * can): what a picture of the whole recording is planned from.
   */
  tellingSteps(most: number): readonly StepIndex[];
  /** Stack depth, objects and bytes over the whole recording, as far as they are known. */
  growth(): Growth;
  /** Step nearest to `near` in a newer recording that shows the same place (file, line, visit, frame depth) as this one's step. */
  placeOf(step: StepIndex): Place;
  stepOf(place: Place): StepIndex;
  /**
   * Prepares for seeking, for about so many milliseconds; true: there is more to do. Only for idle time: whoever never
   * calls it waits at the first far seek.
   */
  prepare?(milliseconds: number): boolean;
  /** Nobody will ask anything any more, and the run will not go on: its memory serves the next. */
  release?(): void;
}

/** A place in a run that means something in another run of nearly the same program. */
export interface Place {
  readonly file: FileName;
  readonly line: number;
  readonly visit: number;
  readonly event: StepEvent;
  /** 0..1, for when the line no longer runs. */
  readonly fraction: number;
}
