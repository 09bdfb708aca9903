/** A step's image as a View. */
import type {
  Change,
  ExceptionView,
  FrameView,
  ObjectShape,
  Garbage,
  ObjectView,
  SlotView,
  StepIndex,
  View,
  ViewOptions,
} from '../../model';
import { CodeFlag } from '../compiler/code';
import { NULL, Register, StepKind, type Handle } from '../memory';
import { ExceptionWord } from '../objects/exceptionwords';
import { FrameStatus, FrameWord } from '../objects/frame';
import { GeneratorState, GeneratorWord } from '../objects/generatorwords';
import { ListWord } from '../objects/list';
import { TypeId } from '../objects/typeids';
import type { Changes } from './changes';
import { brief, isImmutable, scalarText, shapeOf, textOf } from './describe';
import { frameDetail, objectDetail } from './detail';
import { heapTotals } from './totals';
import { inFlight, RefCounts } from './refcounts';
import {
  callStack,
  frameView,
  lineAt,
  rawFrame,
  type FrameSlot,
  type RawFrame,
  type StackFrame,
  unboundNames,
} from './frameviews';
import { exceptionText } from './exceptiontext';
import { handledIn, type Handled } from './handled';
import type { Image } from './image';
import { isInline, portraitShape, portraitSlots, portraitText } from './portrait';
import { builtinBase, rawSlots, type RawSlot } from './rawslots';
import { shortRepr } from './shortrepr';
import { findGarbage, freshGarbage, isTooMuch, shownGarbage } from './garbage';
import type { FoundFreed } from './freed';
import { sizeOf } from './sizes';
import type { Numbers } from './numbers';
import type { Steps } from './steps';

/** What stands around the image. */
export interface ViewContext {
  readonly image: Image;
  readonly steps: Steps;
  readonly step: StepIndex;
  /** The step from which on changes are told. */
  readonly since: StepIndex;
  readonly changes: Changes | null;
  /** Handles from here on were made since. */
  readonly previousTop: number;
  readonly outputLength: number;
  /** What the step freed. */
  readonly freed: FoundFreed | null;
  readonly numbers: Numbers;
}

export function buildView(context: ViewContext, options: ViewOptions): View {
  return new ViewBuilder(context, options).build();
}

const isContainer = (shape: ObjectShape): boolean => shape === 'sequence' || shape === 'mapping' || shape === 'set';

class ViewBuilder {
  private readonly image: Image;
  private objects: ObjectView[] = [];
  private readonly seen = new Set<Handle>();
  private readonly queue: Handle[] = [];
  private readonly parked: RawFrame[] = [];
  private readonly exited: RawFrame[] = [];
  private readonly onStack = new Set<Handle>();
  private readonly refCounts: RefCounts;
  private readonly handled: Handled | null;
  private hidden = 0;

  constructor(
    private readonly context: ViewContext,
    private readonly options: ViewOptions,
  ) {
    this.image = context.image;
    this.handled = handledIn(context.image);
    this.refCounts = new RefCounts(context.image, context.steps.kind(context.step));
  }

  build(): View {
    const { image, context } = this;
    const { steps, step } = context;
    const stack = callStack(image);
    const kind = steps.kind(step);
    for (const { handle } of stack) this.onStack.add(handle);
    const frames: FrameView[] = stack.map((frame, i) => this.stackFrame(frame, i, stack, kind));
    this.drain();
    this.addFramesAside(frames);
    const { objects } = this;
    // From here on nothing is reached from the stack.
    this.objects = [];
    const garbage = this.garbage();
    this.addFramesAside(frames);
    for (const value of context.freed?.values ?? []) if (!this.seen.has(value.id)) this.objects.push(value);
    const lastLineStep = steps.lastLineStep(step);
    const running = stack[stack.length - 1];
    const returning = kind === StepKind.Return;
    const caller = running?.caller ?? null;
    const here = steps.line(step);
    const file = steps.file(step).filename;
    const nextFile = returning && caller !== null ? caller.exec.code.filename : file;
    return {
      step,
      event: steps.event(step),
      ...(steps.isPart(step) ? { within: true as const } : {}),
      ...(context.since < step - 1 ? { since: context.since } : {}),
      file,
      lastLine: lastLineStep >= 0 ? steps.line(lastLineStep) : null,
      nextLine: returning
        ? caller === null
          ? null
          : lineAt(image, caller)
        : kind === StepKind.Exception
          ? null
          : here,
      ...(nextFile === file ? {} : { nextFile }),
      frames,
      objects,
      hiddenObjects: this.hidden,
      outputLength: context.outputLength,
      exception: this.exception(kind),
      stackDepth: image.word(Register.Depth),
      stackLimit: image.word(Register.RecursionLimit),
      freed: context.freed?.freed ?? null,
      garbage,
      ...(isTooMuch(image) ? { garbageUnknown: true as const } : {}),
      aside: this.objects,
      heap: heapTotals(image),
    };
  }

  /** Cycles that nothing reaches, as cards of their own. What they lead to is left aside. */
  private garbage(): Garbage | null {
    const { image, options } = this;
    const found = findGarbage(image, this.refCounts);
    if (found === null) return null;
    const shown = shownGarbage(image, found).slice(0, options.maxObjects);
    for (const h of shown) this.seen.add(h);
    const objects = shown.map((h) => this.object(h));
    this.drain();
    let bytes = 0;
    for (const list of [found.objects, found.values]) for (const h of list) bytes += sizeOf(image, h);
    const { changes, previousTop } = this.context;
    const made = changes === null ? null : freshGarbage(image, found, changes, previousTop);
    const fresh = shown.filter((h) => made?.has(h) === true);
    const count = found.objects.length + found.values.length;
    return { objects, count, bytes, ...(fresh.length === 0 ? {} : { fresh }) };
  }

  /** Frames met outside the call stack; what they hold may lead to further ones. */
  private addFramesAside(frames: FrameView[]): void {
    for (const known = new Set(frames.map(({ id }) => id)); ;) {
      const parked = this.parked.find(({ handle }) => !known.has(handle));
      const frame = parked ?? this.exited.find(({ handle }) => !known.has(handle));
      if (frame === undefined) return;
      known.add(frame.handle);
      frames.push(this.frameAside(frame, frame === parked ? 'parked' : 'exited'));
      this.drain();
    }
  }

  private stackFrame(frame: StackFrame, index: number, stack: readonly StackFrame[], kind: StepKind): FrameView {
    const { image, context } = this;
    const top = index === stack.length - 1;
    const { caller } = frame;
    const returning = top && kind === StepKind.Return;
    const value = returning ? image.word(Register.Returned) : NULL;
    const raised = top && value === NULL && !this.isOver && this.options.detail !== true ? inFlight(image, kind) : NULL;
    const handled = raised === NULL ? this.handledBy(frame) : NULL;
    const line = top ? context.steps.line(context.step) : lineAt(image, frame);
    const view = frameView(
      frame,
      {
        state: !top ? 'waiting' : returning ? 'returning' : 'running',
        line,
        returnLine: caller === null ? null : lineAt(image, caller),
        ...(value === NULL ? {} : { returnValue: value }),
        ...(returning && context.steps.pauses(context.step) ? { pauses: pauseOf(frame) } : {}),
        ...(raised === NULL ? {} : { raised }),
        ...(handled === NULL ? {} : { handled }),
        ...(context.changes === null || frame.handle >= context.previousTop
          ? {}
          : { unbound: unboundNames(image, frame, context.changes) }),
        number: context.numbers.frame(frame.handle),
      },
      (raw) => this.frameSlot(raw, frame.handle),
    );
    if (value !== NULL) this.reach(value);
    if (raised !== NULL) this.reach(raised);
    if (handled !== NULL) this.reach(handled);
    return this.options.detail === true ? { ...view, detail: frameDetail(image, frame) } : view;
  }

  /** The exception that a frame handles, where no name of its own tells of it. */
  private handledBy({ handle, slots }: StackFrame): Handle {
    const { handled } = this;
    if (handled?.frame !== handle || this.isOver || this.options.detail === true) return NULL;
    return slots.some(({ value }) => value === handled.exception) ? NULL : handled.exception;
  }

  /** A frame that is not on the call stack. */
  private frameAside(frame: RawFrame, state: 'parked' | 'exited'): FrameView {
    const { image, context } = this;
    const place = {
      state,
      line: lineAt(image, frame),
      returnLine: null,
      number: context.numbers.frame(frame.handle),
      life: image.replay.lives.of(frame.handle),
    };
    const view = frameView(frame, place, (raw) => {
      const slot = this.frameSlot(raw, frame.handle);
      // What came and went since is nothing new.
      return state === 'exited' && frame.handle >= context.previousTop ? { ...slot, change: 'none' } : slot;
    });
    return this.options.detail === true ? { ...view, detail: frameDetail(this.image, frame) } : view;
  }

  private frameSlot(raw: FrameSlot, frame: Handle): SlotView {
    const slot = this.slot(raw, frame >= this.context.previousTop);
    return raw.role === undefined ? slot : { ...slot, role: raw.role };
  }

  /** `fresh`: what holds the slot is new, whatever stood in its place before. */
  private slot(raw: RawSlot, fresh: boolean): SlotView {
    this.reach(raw.value);
    if (raw.label.kind === 'key') this.reach(raw.label.key);
    let change: Change = 'none';
    let previous: string | undefined;
    const before = raw.address === 0 ? undefined : this.context.changes?.previous(raw.address);
    if (fresh) change = raw.value === NULL ? 'none' : 'new';
    else if (before !== undefined && before !== raw.value) {
      change = before === NULL ? 'new' : 'rebound';
      if (before !== NULL) previous = brief(this.image, before);
    }
    return {
      label: raw.label,
      value: raw.value,
      change,
      ...(previous === undefined ? {} : { previous }),
      ...(raw.group === undefined ? {} : { group: raw.group }),
    };
  }

  /** Sees to it that an object is in the view (or counted as hidden). */
  private reach(handle: Handle): void {
    if (handle === NULL || this.seen.has(handle)) return;
    this.seen.add(handle);
    if (this.options.detail === true ? isImmutable(this.image, handle) : isInline(this.image, handle)) {
      // Scalars are drawn inside what holds them: they never crowd the others out.
      this.objects.push(this.object(handle));
      return;
    }
    this.queue.push(handle);
  }

  private shown = 0;

  private drain(): void {
    for (let handle = this.queue.shift(); handle !== undefined; handle = this.queue.shift()) {
      if (this.shown >= this.options.maxObjects) {
        this.hidden++;
        continue;
      }
      this.shown++;
      this.objects.push(this.object(handle));
    }
  }

  private object(handle: Handle): ObjectView {
    const { image, options, context } = this;
    const window = options.windows.get(handle);
    const offset = window?.offset ?? 0;
    const count = options.detail === true ? Infinity : (window?.count ?? options.maxSlots);
    const whole = options.detail === true;
    const raw = whole ? rawSlots(image, handle, offset, count) : portraitSlots(image, handle, offset, count);
    const shape = whole ? shapeOf(image, handle) : portraitShape(image, handle);
    const isHeld = (slot: RawSlot): boolean => slot.value !== NULL || shape === 'cell';
    const slots = [...raw.items, ...raw.extra].filter(isHeld);
    const index = image.typeIndex(handle);
    const shownSlots: SlotView[] = [];
    let frame: Handle = NULL;
    const isNew = handle >= context.previousTop || context.changes?.isNew(handle, image.replay.refs[handle]) === true;
    if (index === TypeId.Frame) frame = this.frameObject(handle);
    for (const slot of slots) {
      if (index === TypeId.Generator || index === TypeId.Coroutine || index === TypeId.AsyncGenerator) {
        frame = this.park(handle, slot.value);
        continue;
      }
      shownSlots.push(this.slot(slot, isNew));
    }
    const mutated = shownSlots.some((slot) => slot.change !== 'none') || this.wordsChanged(handle);
    const immutable = whole ? isImmutable(image, handle) : isInline(image, handle);
    const life = handle < image.originTop ? undefined : image.replay.lives.of(handle);
    return {
      id: handle,
      type: image.typeName(handle),
      shape,
      immutable,
      text: whole ? textOf(image, handle, true) : portraitText(image, handle),
      slots: shownSlots,
      offset,
      length: isContainer(shape) ? raw.length : raw.length + shownSlots.length - raw.items.filter(isHeld).length,
      change: isNew ? 'new' : mutated ? 'mutated' : 'none',
      refcount: this.refCounts.of(handle),
      address: image.vm.heap.addressText(handle),
      size: sizeOf(image, handle),
      ...this.spare(handle),
      ...(frame === NULL ? {} : { frame }),
      ...(life === undefined ? {} : { life }),
      ...(whole ? {} : { number: context.numbers.object(handle, immutable) }),
      ...(options.detail === true ? { detail: objectDetail(image, handle) } : {}),
    };
  }

  /** The cells that a list has allocated beyond its items, if any. */
  private spare(handle: Handle): Pick<ObjectView, 'spare'> {
    const { image } = this;
    if (builtinBase(image.type(handle)).index !== TypeId.List) return {};
    const base = image.base(handle);
    // -1 while it is being sorted.
    const spare = image.word(base + ListWord.Allocated) - image.word(base + ListWord.Size);
    return spare > 0 ? { spare } : {};
  }

  /** Whether the step wrote one of the object's own words (a list that became shorter, for instance). */
  private wordsChanged(handle: Handle): boolean {
    const { changes } = this.context;
    if (changes === null) return false;
    const base = this.image.base(handle);
    const words = this.image.type(handle).layout.words;
    for (let i = 0; i < words && base !== 0; i++) {
      const before = changes.before.get(base + i);
      if (before !== undefined && before !== this.image.word(base + i)) return true;
    }
    return false;
  }

  /** A generator's frame: shown after the stack while it is parked. */
  private park(generator: Handle, frame: Handle): Handle {
    if (frame === NULL) return NULL;
    const state: GeneratorState = this.image.word(this.image.base(generator) + GeneratorWord.State);
    const raw = rawFrame(this.image, frame);
    if (!raw.exec.recorded) return NULL;
    // While it closes what it delegates to, it runs and is not on the stack.
    if (state === GeneratorState.Executing && this.onStack.has(frame)) return frame;
    // One that was closed before it ran keeps its frame, but will not go on.
    const list = state === GeneratorState.Closed ? this.exited : this.parked;
    if (!list.some((other) => other.handle === frame)) list.push(raw);
    return frame;
  }

  /** A frame that the program (or a traceback) holds: one that has exited is shown beside the stack. */
  private frameObject(handle: Handle): Handle {
    const raw = rawFrame(this.image, handle);
    if (!raw.exec.recorded) return NULL;
    const known = this.onStack.has(handle) || [...this.parked, ...this.exited].some((other) => other.handle === handle);
    const exited = this.image.word(this.image.base(handle) + FrameWord.Status) === FrameStatus.Completed;
    if (!known && exited) this.exited.push(raw);
    return known || exited ? handle : NULL;
  }

  private hasTraceback(exception: Handle): boolean {
    return this.image.word(this.image.base(exception) + ExceptionWord.Traceback) !== NULL;
  }

  /** An exception that only ends an iteration is nobody's to see; those who play traces of other tools have it. */
  private get isOver(): boolean {
    return this.context.steps.endsIteration(this.context.step);
  }

  private exception(kind: StepKind): ExceptionView | null {
    const { image } = this;
    if (this.isOver && this.options.detail !== true) return null;
    const unwinds = kind === StepKind.Exception || (kind === StepKind.Return && image.word(Register.Returned) === NULL);
    const exception = unwinds ? inFlight(image, kind) : image.word(Register.Handled);
    if (exception === NULL) return null;
    return {
      type: image.typeName(exception),
      message: exceptionText(image, exception, wholeOrShort) ?? '',
      traceback: '',
      entries: [],
      ...(this.options.detail === true ? { object: exception, hasTraceback: this.hasTraceback(exception) } : {}),
    };
  }
}

/** What a frame does where it pauses. */
const pauseOf = ({ exec }: StackFrame): 'yield' | 'await' =>
  (exec.code.flags & CodeFlag.CO_COROUTINE) !== 0 ? 'await' : 'yield';

const wholeOrShort = (image: Image, h: Handle): string => scalarText(image, h) ?? shortRepr(image, h);
