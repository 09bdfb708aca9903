/**
 * A recording as Online Python Tutor's trace. Its tracer (v5) is the specification: which steps it shows, how it numbers
 * frames and objects, which finished frames it keeps because functions were made in them.
 */
import type {
  FrameId,
  FrameView,
  ObjectId,
  ObjectView,
  Outcome,
  OutputChunk,
  Recording,
  SlotView,
  View,
  ViewOptions,
} from '../model';
import type { Json } from './json';
import { TutorEncoder, compareCodePoints } from './tutorEncoder';

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

/** Handed back by a frame that an exception left: no object of the view, but None to trace functions. */
const NOTHING: ObjectId = -1;

/** A frame as it is, or as it was when it was last seen. */
interface Known {
  readonly view: FrameView;
  /** What it handed back, kept until it is called again (a generator). */
  returned: ObjectId | null;
  /** Variables that functions made in it have set since it was last seen. */
  readonly changed: Map<string, ObjectId>;
}

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

  private readonly lines: readonly string[];
  private readonly breakpoints = new Set<number>();
  private readonly hidden: RegExp[] = [];
  private readonly encoder: TutorEncoder;
  private readonly frameNumbers = new Map<FrameId, number>();
  private nextFrameNumber = 1;
  private readonly frames = new Map<FrameId, Known>();
  private readonly objects = new Map<ObjectId, ObjectView>();
  private current = new Map<ObjectId, ObjectView>();
  /** Frames kept after they have finished, in the order in which that was decided. */
  private readonly kept = new Set<FrameId>();
  private readonly parents = new Set<FrameId>();
  /** The frame in which each function that was noticed was made. */
  private readonly madeIn = new Map<ObjectId, FrameId>();
  private readonly globalFunctions = new Set<ObjectId>();
  private readonly globalsInOrder: string[] = [];
  private skippedUntilReturnOf: FrameId | null = null;
  private previousLine = -1;
  private nextStep = 0;
  private stdout = '';
  private nextChunk = 0;

  constructor(
    private readonly source: string,
    private readonly mainFile: string,
    private readonly options: TutorOptions = DEFAULT_TUTOR_OPTIONS,
  ) {
    this.lines = source.split(/\r\n|\r|\n/);
    this.readComments();
    this.encoder = new TutorEncoder(
      {
        object: (id) => this.objectAt(id),
        parentOf: (id) => {
          const frame = this.madeIn.get(id);
          return frame === undefined ? null : (this.frameNumbers.get(frame) ?? null);
        },
        isHidden: (name) => this.isHidden(name),
      },
      options.heapPrimitives,
    );
  }

  /** Takes the steps that were recorded since the last call. */
  take(recording: Recording): void {
    const { steps, firstStep, output } = recording.summary();
    for (this.nextStep = Math.max(this.nextStep, firstStep); this.nextStep < firstStep + steps; this.nextStep++) {
      if (this.done) return;
      const info = recording.stepInfo(this.nextStep);
      if (info.file !== this.mainFile) continue;
      const view = recording.view(this.nextStep, TUTOR_VIEW);
      this.takeStep(view, info.frame, info.line, output);
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

  private takeStep(view: View, frameId: FrameId, line: number, output: readonly OutputChunk[]): void {
    const top = view.frames.find(({ id }) => id === frameId);
    if (top === undefined) return;
    this.remember(view, top);
    const name = codeName(top);
    const isModule = top.isModule;
    // Its tracer waits for the module's first line.
    if (isModule && view.event === 'call') return;
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
      // A generator that goes on counts as called again.
      this.frameNumbers.set(frameId, this.nextFrameNumber++);
      const known = this.frames.get(frameId);
      if (known !== undefined) known.returned = null;
      if (this.options.cumulative) this.kept.add(frameId);
    }
    this.encoder.resetHeap();
    const stack = view.frames.filter(({ state }) => state !== 'parked' && state !== 'exited');
    if (stack.length > 1) this.noticeFunctions(top);
    else this.noticeGlobalFunctions(top);
    this.addEntry(this.entryOf(view, top, stack, line, output), view, line);
  }

  private entryOf(
    view: View,
    top: FrameView,
    stack: readonly FrameView[],
    line: number,
    output: readonly OutputChunk[],
  ): Entry {
    const rendered: (StackEntry & { is_zombie: boolean; is_highlighted: boolean })[] = [];
    for (const frame of [...stack].reverse()) {
      if (frame.isModule || !this.frameNumbers.has(frame.id)) continue;
      rendered.push({ ...this.stackEntry(frame.id), is_zombie: false, is_highlighted: rendered.length === 0 });
    }
    const onStack = new Set(stack.map(({ id }) => id));
    for (const id of this.kept) {
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
      ['stdout', this.stdoutBefore(view.step, output)],
    ]);
    if (view.event === 'exception' && view.exception !== null) {
      entry.set('exception_msg', `${view.exception.type}: ${view.exception.message}`);
    }
    return entry;
  }

  private addEntry(entry: Entry, view: View, line: number): void {
    const wanted =
      this.breakpoints.size === 0 ||
      this.breakpoints.has(line) ||
      this.breakpoints.has(this.previousLine) ||
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
      case 'unsupported':
        return { event: 'uncaught_exception', line: outcome.span.line, exception_msg: outcome.what };
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
    const parentFrames = this.parentsOf(id);
    // Without detail a cell's variable may be a parameter, which is of no consequence but for the order.
    const varnames =
      view.detail?.varnames ?? view.slots.filter(({ role }) => role !== 'free' && role !== 'cell').map(slotName);
    const encoded = new Map<string, Json>();
    for (const slot of this.slotsOf(known)) {
      const name = slotName(slot);
      if (slot.value === 0 || IGNORED.has(name) || name === '__module__' || this.isHidden(name)) continue;
      const inParent = parentFrames.some((parent) => this.sameIn(parent, name, slot.value));
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
      is_parent: this.parents.has(id),
      frame_id: this.frameNumbers.get(id)!,
      parent_frame_id_list: parentFrames.map((parent) => this.frameNumbers.get(parent)!),
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

  /** The chain of kept frames in which a frame's function was made. */
  private parentsOf(id: FrameId): FrameId[] {
    const chain: FrameId[] = [];
    let creator = this.frames.get(id)?.view.detail?.creator ?? null;
    while (
      creator !== null &&
      this.parents.has(creator) &&
      this.frameNumbers.has(creator) &&
      !chain.includes(creator)
    ) {
      chain.push(creator);
      creator = this.frames.get(creator)?.view.detail?.creator ?? null;
    }
    return chain;
  }

  /** Whether a frame has a name for the same value: a variable reached from inside, not one of its own. */
  private sameIn(frame: FrameId, name: string, value: ObjectId): boolean {
    const slot = this.slotsOf(this.frames.get(frame)!).find((each) => slotName(each) === name);
    if (slot === undefined || slot.value === 0) return false;
    if (slot.value === value) return true;
    const [a, b] = [this.objectAt(slot.value), this.objectAt(value)];
    return a?.shape === 'scalar' && b?.shape === 'scalar' && a.type === b.type && a.text === b.text;
  }

  /** A frame's variables with their values: what a cell holds, not the cell. */
  private slotsOf({ view, changed }: Known): readonly SlotView[] {
    return view.slots.map((slot) => {
      const value = changed.get(slotName(slot)) ?? slot.value;
      return { ...slot, value: this.contentOf(slot, value) };
    });
  }

  /** A variable shared with inner functions stands in a cell; without detail its slot may hold the value itself. */
  private contentOf({ role }: SlotView, value: ObjectId): ObjectId {
    if (role !== 'cell' && role !== 'free') return value;
    const cell = this.objectAt(value);
    return cell?.shape === 'cell' ? (cell.slots[0]?.value ?? 0) : value;
  }

  /** Notices functions that the top frame reaches: the frames they were made in stay on show. */
  private noticeFunctions(top: FrameView): void {
    const known = this.frames.get(top.id);
    const variables = known === undefined ? top.slots : this.slotsOf(known);
    const roots = [...variables.map(({ value }) => value), known?.returned ?? 0];
    const seen = new Set<ObjectId>();
    for (let id = roots.shift(); id !== undefined; id = roots.shift()) {
      if (id === 0 || seen.has(id)) continue;
      seen.add(id);
      const object = this.objectAt(id);
      if (object === undefined) continue;
      if (object.type === 'function' || object.type === 'method') this.notice(object);
      else roots.unshift(...childrenOf(object));
    }
    if (top.detail?.makesLambdas === true) this.keep(top.id);
  }

  private notice(object: ObjectView): void {
    if (this.madeIn.has(object.id) || this.globalFunctions.has(object.id)) return;
    const creator = object.detail?.function?.creator ?? null;
    if (creator === null || !this.frameNumbers.has(creator)) return;
    this.madeIn.set(object.id, creator);
    this.keep(creator);
  }

  private keep(frame: FrameId): void {
    this.parents.add(frame);
    this.kept.add(frame);
  }

  private noticeGlobalFunctions(top: FrameView): void {
    for (const { value } of top.slots) {
      const object = this.objectAt(value);
      if (object !== undefined && (object.type === 'function' || object.type === 'method') && !this.madeIn.has(value)) {
        this.globalFunctions.add(value);
      }
    }
  }

  private globals(view: View): ReadonlyMap<string, Json> {
    const module = view.frames.find((frame) => frame.isModule && frame.file === this.mainFile);
    const encoded = new Map<string, Json>();
    for (const slot of module?.slots ?? []) {
      const name = slotName(slot);
      if (slot.value === 0 || IGNORED.has(name) || name === '__return__' || this.isHidden(name)) continue;
      // What a comprehension binds is no global.
      if (slot.role === 'comprehension') continue;
      encoded.set(name, this.encoder.encode(slot.value, true));
      if (!this.globalsInOrder.includes(name)) this.globalsInOrder.push(name);
    }
    return encoded;
  }

  private remember(view: View, top: FrameView): void {
    this.current = new Map(view.objects.map((object) => [object.id, object]));
    for (const object of view.objects) this.objects.set(object.id, object);
    for (const frame of view.frames) {
      const returned = this.frames.get(frame.id)?.returned ?? null;
      this.frames.set(frame.id, { view: frame, returned, changed: new Map() });
    }
    for (const frame of view.frames) this.writeThrough(frame, view);
    if (view.event === 'return' && !top.isModule) {
      // A frame that an exception leaves returns None to trace functions.
      this.frames.get(top.id)!.returned = top.returnValue ?? NOTHING;
    }
  }

  /** A function's free variables are those of a frame that may have finished; it goes on showing them as they are. */
  private writeThrough(frame: FrameView, view: View): void {
    for (const slot of frame.slots) {
      if (slot.role !== 'free') continue;
      const name = slotName(slot);
      let owner = frame.detail?.creator ?? null;
      while (
        owner !== null &&
        this.frames.get(owner)?.view.slots.find((each) => slotName(each) === name)?.role === 'free'
      ) {
        owner = this.frames.get(owner)?.view.detail?.creator ?? null;
      }
      if (owner === null || view.frames.some(({ id }) => id === owner)) continue;
      this.frames.get(owner)?.changed.set(name, slot.value);
    }
  }

  private objectAt(id: ObjectId): ObjectView | undefined {
    return this.current.get(id) ?? this.objects.get(id);
  }

  private stdoutBefore(step: number, output: readonly OutputChunk[]): string {
    for (let chunk = output[this.nextChunk]; chunk !== undefined && chunk.step < step; chunk = output[this.nextChunk]) {
      if (chunk.stream === 'stdout') this.stdout += chunk.text;
      this.nextChunk++;
    }
    return this.stdout;
  }

  private isHidden(name: string): boolean {
    return this.hidden.some((pattern) => pattern.test(name));
  }

  /** `#break` at the end of a line shows only such lines; `#pythontutor_hide: _*` hides names. */
  private readComments(): void {
    const hide = '#pythontutor_hide:';
    this.lines.forEach((line, index) => {
      if (line.endsWith('#break') && !line.trim().startsWith('#break')) this.breakpoints.add(index + 1);
      if (!line.startsWith(hide)) return;
      for (const glob of line.slice(hide.length).split(',')) {
        const pattern = glob
          .trim()
          .replace(/[.+^${}()|[\]\\]/g, '\\$&')
          .replaceAll('*', '.*')
          .replaceAll('?', '.');
        this.hidden.push(new RegExp(`^(?:${pattern})$`, 's'));
      }
    });
  }
}

function limitEntry(steps: number): Entry {
  const message = `Stopped after running ${steps} steps. Please shorten your code,\nsince Python Tutor is not designed to handle long-running code.`;
  return new Map(Object.entries({ event: 'instruction_limit_reached', exception_msg: message }));
}

function slotName({ label }: SlotView): string {
  return label.kind === 'name' ? label.name : '';
}

/** `co_name`: the last part of `co_qualname`. */
function codeName(frame: FrameView): string {
  if (frame.isModule) return '<module>';
  return frame.detail?.codeName ?? frame.name.slice(frame.name.lastIndexOf('.') + 1);
}

/** What the tracer looks into when it looks for functions: containers, classes and instances. */
function childrenOf(object: ObjectView): ObjectId[] {
  switch (object.shape) {
    case 'sequence':
    case 'set':
    case 'mapping':
    case 'class':
    case 'instance':
    case 'exception':
      return object.slots.flatMap(({ label, value, group }) =>
        group === 'base' || group === 'internal' ? [] : label.kind === 'key' ? [label.key, value] : [value],
      );
    case 'scalar':
    case 'function':
    case 'method':
    case 'cell':
    case 'generator':
    case 'iterator':
    case 'module':
    case 'other':
      return [];
  }
}
