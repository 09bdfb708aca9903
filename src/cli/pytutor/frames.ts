/**
 * The frames and objects that a trace has met: as they are at this step, or as they were when they were last seen. The tutor
 * goes on showing frames that have finished when functions were made in them.
 */
import type { FrameId, FrameView, ObjectId, ObjectView, SlotView, View } from '../../model';

/** Handed back by a frame that an exception left: no object of the view, but None to trace functions. */
export const NOTHING: ObjectId = -1;

/** A frame as it is, or as it was when it was last seen. */
export interface KnownFrame {
  readonly view: FrameView;
  /** What it handed back, kept until it is called again (a generator). */
  returned: ObjectId | null;
  /** Variables that functions made in it have set since it was last seen. */
  readonly changed: Map<string, ObjectId>;
}

/** See the file's comment. */
export class Frames {
  private readonly frames = new Map<FrameId, KnownFrame>();
  private readonly objects = new Map<ObjectId, ObjectView>();
  private current: ReadonlyMap<ObjectId, ObjectView> = new Map();
  /** By the order of calls, from 1. */
  private readonly numbers = new Map<FrameId, number>();
  private nextNumber = 1;

  /** Takes in another step, whose running frame is `top`. */
  remember(view: View, top: FrameView): void {
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

  /** A frame was called; a generator that goes on counts as called again. */
  called(id: FrameId): void {
    this.numbers.set(id, this.nextNumber++);
    const known = this.frames.get(id);
    if (known !== undefined) known.returned = null;
  }

  /** A frame that has been met. */
  get(id: FrameId): KnownFrame | undefined {
    return this.frames.get(id);
  }

  /** The tutor's number of a frame; undefined: it shows no call of it. */
  numberOf(id: FrameId): number | undefined {
    return this.numbers.get(id);
  }

  /** An object at this step, or as it was last seen. */
  objectAt(id: ObjectId): ObjectView | undefined {
    return this.current.get(id) ?? this.objects.get(id);
  }

  /** Whether something refers to an object at this step. */
  isLive(id: ObjectId): boolean {
    return this.current.has(id);
  }

  /** A frame's variables with their values: what a cell holds, not the cell. */
  slotsOf({ view, changed }: KnownFrame): readonly SlotView[] {
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
}

/** A variable's or an attribute's name. */
export function slotName({ label }: SlotView): string {
  return label.kind === 'name' ? label.name : '';
}

/** `co_name`: the last part of `co_qualname`. */
export function codeName(frame: FrameView): string {
  if (frame.isModule) return '<module>';
  return frame.detail?.codeName ?? frame.name.slice(frame.name.lastIndexOf('.') + 1);
}
