/**
 * A recording as Online Python Tutor's trace. Its tracer (v5) is the specification: which steps it shows, how it numbers
 * frames and objects, which finished frames it keeps because functions were made in them. Three things differ: an object's number is
 * never used again when it is gone, builtin classes (and what only newer Pythons put into classes) are not looked into, and
 * code that exec() runs takes no steps.
 */
import type {
  FrameId,
  FrameView,
  ObjectId,
  ObjectView,
  Outcome,
  OutputChunk,
  Recording,
  View,
  ViewOptions,
} from '../../model';
import type { StrAtStep } from '../../simulator';
import type { Json } from '../json';
import { Comments } from './comments';
import { TutorEncoder, compareCodePoints } from './encoder';
import { Frames, NOTHING, codeName, slotName } from './frames';
import { Parents } from './parents';

/** How to trace. */
export interface TutorOptions {
  /** Numbers and strings are heap objects, too. */
  readonly heapPrimitives: boolean;
  /** Keep every finished frame. */
  readonly cumulative: boolean;
  /** Entries at most. */
  readonly maxSteps: number;
}

/** What that tool itself does. */
export const DEFAULT_TUTOR_OPTIONS: TutorOptions = { heapPrimitives: false, cumulative: false, maxSteps: 1000 };

/** Everything, uncut: the tutor leaves nothing out. */
export const TUTOR_VIEW: ViewOptions = {
  maxObjects: Number.MAX_SAFE_INTEGER,
  maxSlots: Number.MAX_SAFE_INTEGER,
  windows: new Map(),
  detail: true,
};

/** Module names it never shows, and those that its own way of running a program does not make. */
const IGNORED: ReadonlySet<string> = new Set([
  '__builtins__',
  '__name__',
  '__exception__',
  '__doc__',
  '__package__',
  '__file__',
  '__loader__',
  '__spec__',
  '__cached__',
  '__annotate__',
  '__conditional_annotations__',
]);

/** One frame of `stack_to_render`. */
interface StackEntry {
  readonly func_name: string;
  readonly is_parent: boolean;
  readonly frame_id: number;
  readonly parent_frame_id_list: readonly number[];
  readonly encoded_locals: ReadonlyMap<string, Json>;
  readonly ordered_varnames: readonly string[];
}

type Entry = Map<string, Json>;

/** Turns the steps of a recording, as it grows, into entries. */
export class TutorTrace {
  /** The entries so far. */
  readonly entries: Entry[] = [];
  /** No further entry will be taken. */
  done = false;

  /** The module has returned. */
  private isOver = false;
  private readonly lines: readonly string[];
  private readonly comments: Comments;
  private readonly encoder: TutorEncoder;
  private readonly frames = new Frames();
  private readonly parents = new Parents(this.frames);
  private readonly globalsInOrder: string[] = [];
  private skippedUntilReturnOf: FrameId | null = null;
  private previousLine = -1;
  private nextStep = 0;
  private stdout = '';
  private nextChunk = 0;
  private str: StrAtStep | null = null;
  /** What objects said of themselves when they were last seen. */
  private readonly said = new Map<ObjectId, string | null>();

  constructor(
    private readonly source: string,
    private readonly mainFile: string,
    private readonly options: TutorOptions = DEFAULT_TUTOR_OPTIONS,
  ) {
    this.lines = source.split(/\r\n|\r|\n/);
    this.comments = new Comments(this.lines);
    this.encoder = new TutorEncoder(
      {
        object: (id) => this.frames.objectAt(id),
        parentOf: (id) => {
          const frame = this.parents.madeBy(id);
          return frame === null ? null : (this.frames.numberOf(frame) ?? null);
        },
        str: (object) => this.strOf(object),
        isHidden: (name) => this.comments.hides(name),
      },
      options.heapPrimitives,
    );
  }

  /**
   * Takes the steps that were recorded since the last call. `str` asks the program, which stands at the last of them; without it
   * objects say what is known without running anything.
   */
  take(recording: Recording, str: StrAtStep | null = null): void {
    this.str = str;
    const { steps, firstStep, output } = recording.summary();
    for (this.nextStep = Math.max(this.nextStep, firstStep); this.nextStep < firstStep + steps; this.nextStep++) {
      if (this.done) return;
      const info = recording.stepInfo(this.nextStep);
      if (info.file !== this.mainFile) continue;
      const view = recording.view(this.nextStep, TUTOR_VIEW);
      // What objects print when they are asked is said with this step.
      this.takeStep(view, info.frame, info.line, () => (str === null ? output : recording.summary().output));
    }
  }

  /** Ends the trace with what is to be said of the run's outcome. */
  finish(outcome: Outcome): void {
    if (!this.done) {
      const last = this.lastEntry(outcome);
      if (last !== null) this.entries.push(new Map(Object.entries(last)));
    }
    this.done = true;
    const [before, last] = this.entries.slice(-2);
    const wasReturn = last?.get('event') === 'return' && last.get('func_name') === '<module>';
    if (before?.get('event') === 'exception' && wasReturn) this.entries.pop();
  }

  /** The whole document. */
  toJson(): Json {
    return { code: this.source, trace: this.entries };
  }

  private takeStep(view: View, frameId: FrameId, line: number, output: () => readonly OutputChunk[]): void {
    const top = view.frames.find(({ id }) => id === frameId);
    if (top === undefined || this.isOver) return;
    this.frames.remember(view, top);
    const name = codeName(top);
    const isModule = top.isModule;
    // Its tracer waits for the module's first line.
    if (isModule && view.event === 'call') return;
    // Neither does bdb, on which it stands, tell of an iteration's end inside of a generator (dispatch_exception).
    const { exception } = view;
    const isEnd = exception?.type === 'StopIteration' && exception.hasTraceback === false;
    if (view.event === 'exception' && isEnd && top.detail?.isGenerator === true) return;
    // It shows nothing of the inside of these two.
    if (name === '__new__' || name === '__repr__') return;
    if (this.skippedUntilReturnOf !== null) {
      if (view.event === 'return' && frameId === this.skippedUntilReturnOf) this.skippedUntilReturnOf = null;
      return;
    }
    if (view.event === 'call') {
      const firstLine = top.detail?.firstLine ?? line;
      if (/^\s*class\s+/.test(this.lines[firstLine - 1] ?? '')) {
        this.skippedUntilReturnOf = frameId;
        return;
      }
      this.frames.called(frameId);
      if (this.options.cumulative) this.parents.kept.push(frameId);
    }
    this.encoder.resetHeap();
    const stack = view.frames.filter(({ state }) => state !== 'parked' && state !== 'exited');
    if (stack.length > 1) this.parents.noticeFunctions(top);
    else this.parents.noticeGlobalFunctions(top);
    this.addEntry(this.entryOf(view, top, stack, line, output), view, line);
    // What is finalized when the interpreter ends is seen by nobody.
    this.isOver = isModule && view.event === 'return';
  }

  private entryOf(
    view: View,
    top: FrameView,
    stack: readonly FrameView[],
    line: number,
    output: () => readonly OutputChunk[],
  ): Entry {
    const rendered: (StackEntry & { is_zombie: boolean; is_highlighted: boolean })[] = [];
    for (const frame of [...stack].reverse()) {
      if (frame.isModule || this.frames.numberOf(frame.id) === undefined) continue;
      rendered.push({ ...this.stackEntry(frame.id), is_zombie: false, is_highlighted: rendered.length === 0 });
    }
    const onStack = new Set(stack.map(({ id }) => id));
    for (const id of this.parents.kept) {
      if (!onStack.has(id)) rendered.push({ ...this.stackEntry(id), is_zombie: true, is_highlighted: false });
    }
    const globals = this.globals(view);
    rendered.sort((a, b) => a.frame_id - b.frame_id);
    const stackToRender = rendered.map((entry): Json => {
      const hash = `${entry.func_name}_f${entry.frame_id}${entry.is_parent ? '_p' : ''}${entry.is_zombie ? '_z' : ''}`;
      return { ...entry, unique_hash: hash };
    });
    const entry: Entry = new Map<string, Json>([
      ['line', line],
      ['event', view.event === 'line' ? 'step_line' : view.event],
      ['func_name', codeName(top)],
      ['globals', globals],
      ['ordered_globals', this.globalsInOrder.filter((name) => globals.has(name))],
      ['stack_to_render', stackToRender],
      ['heap', this.encoder.getHeap()],
      ['stdout', this.stdoutBefore(this.str === null ? view.step : view.step + 1, output())],
    ]);
    if (view.event === 'exception' && view.exception !== null) {
      const { type, message, object } = view.exception;
      entry.set('exception_msg', `${type}: ${(object === undefined ? null : this.str?.(object)) ?? message}`);
    }
    return entry;
  }

  private addEntry(entry: Entry, view: View, line: number): void {
    const { breakpoints } = this.comments;
    const wanted =
      breakpoints.size === 0 ||
      breakpoints.has(line) ||
      breakpoints.has(this.previousLine) ||
      view.event === 'exception';
    this.previousLine = line;
    if (wanted) this.entries.push(entry);
    if (this.entries.length < this.options.maxSteps) return;
    this.entries.push(limitEntry(this.options.maxSteps));
    this.done = true;
  }

  private lastEntry(outcome: Outcome): Readonly<Record<string, Json>> | null {
    switch (outcome.kind) {
      case 'input':
        return { event: 'raw_input', prompt: outcome.prompt };
      case 'exception': {
        if (outcome.exception.type === 'SystemExit') return null;
        if (this.entries.some((entry) => entry.get('event') === 'exception')) return null;
        return {
          event: 'uncaught_exception',
          exception_msg: `${outcome.exception.type}: ${outcome.exception.message}`,
        };
      }
      case 'syntaxError': {
        const { span, error } = outcome;
        return {
          event: 'uncaught_exception',
          line: span.line,
          offset: span.column + 1,
          // It runs every program under this name.
          exception_msg: `${error.type}: ${error.message} (<string>, line ${span.line})`,
        };
      }
      case 'deadlock':
        return {
          event: 'uncaught_exception',
          line: outcome.span.line,
          exception_msg: `The program waits here: ${outcome.what}`,
        };
      case 'limit':
        return {
          event: 'instruction_limit_reached',
          exception_msg: `Stopped: the program took too many ${outcome.limit}.`,
        };
      case 'running':
      case 'finished':
      case 'cancelled':
        return null;
    }
  }

  private stackEntry(id: FrameId): StackEntry {
    const known = this.frames.get(id)!;
    const { view } = known;
    const parentFrames = this.parents.of(id);
    // Without detail a cell's variable may be a parameter, which is of no consequence but for the order.
    const varnames =
      view.detail?.varnames ?? view.slots.filter(({ role }) => role !== 'free' && role !== 'cell').map(slotName);
    const encoded = new Map<string, Json>();
    for (const slot of this.frames.slotsOf(known)) {
      const name = slotName(slot);
      if (slot.value === 0 || IGNORED.has(name) || name === '__module__' || this.comments.hides(name)) continue;
      const inParent = parentFrames.some((parent) => this.parents.hasSame(parent, name, slot.value));
      if (inParent && !varnames.includes(name)) continue;
      encoded.set(name, this.encoder.encode(slot.value, true));
    }
    const ordered = varnames.filter((name) => encoded.has(name));
    const others = [...encoded.keys()].filter((name) => !ordered.includes(name)).sort(compareCodePoints);
    ordered.push(...others);
    if (known.returned !== null) {
      const { returned } = known;
      encoded.set('__return__', returned === NOTHING ? this.encoder.encodeNone() : this.encoder.encode(returned, true));
      ordered.push('__return__');
    }
    const name = codeName(view);
    return {
      func_name: name === '<lambda>' ? `<lambda>${this.lambdaLine(view)}` : name,
      is_parent: this.parents.isParent(id),
      frame_id: this.frames.numberOf(id)!,
      parent_frame_id_list: parentFrames.map((parent) => this.frames.numberOf(parent)!),
      encoded_locals: encoded,
      ordered_varnames: ordered,
    };
  }

  /** A lambda's frame shows its line once the function itself has been shown. */
  private lambdaLine(view: FrameView): string {
    if (view.detail === undefined) return '';
    const { firstLine, varnames } = view.detail;
    return this.encoder.knowsLambda(firstLine, varnames) ? ` <line ${firstLine}>` : '';
  }

  private globals(view: View): ReadonlyMap<string, Json> {
    const module = view.frames.find((frame) => frame.isModule && frame.file === this.mainFile);
    const encoded = new Map<string, Json>();
    for (const slot of module?.slots ?? []) {
      const name = slotName(slot);
      if (slot.value === 0 || IGNORED.has(name) || name === '__return__' || this.comments.hides(name)) continue;
      // What a comprehension binds is no global.
      if (slot.role === 'comprehension' || slot.role === 'cell') continue;
      encoded.set(name, this.encoder.encode(slot.value, true));
      if (!this.globalsInOrder.includes(name)) this.globalsInOrder.push(name);
    }
    return encoded;
  }

  private stdoutBefore(step: number, output: readonly OutputChunk[]): string {
    for (let chunk = output[this.nextChunk]; chunk !== undefined && chunk.step < step; chunk = output[this.nextChunk]) {
      if (chunk.stream === 'stdout') this.stdout += chunk.text;
      this.nextChunk++;
    }
    return this.stdout;
  }

  /** What an object says of itself; of one that is gone: what it said last. */
  private strOf(object: ObjectView): string | null {
    if (!this.frames.isLive(object.id)) return this.said.get(object.id) ?? null;
    const text = this.str === null ? (object.detail?.str ?? null) : this.str(object.id);
    this.said.set(object.id, text);
    return text;
  }
}

function limitEntry(steps: number): Entry {
  const message = `Stopped after running ${steps} steps. Please shorten your code,\nsince Python Tutor is not designed to handle long-running code.`;
  return new Map(Object.entries({ event: 'instruction_limit_reached', exception_msg: message }));
}
