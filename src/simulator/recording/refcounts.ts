/**
 * Reference counts as CPython would report them. Replay counts what the words of the heap hold; a few references are
 * held by the machine itself and are added here: constants by their code objects, classes by their instances,
 * functions by their calls, and what is being returned or raised.
 */
import { IMMORTAL, IMMORTAL_START, NULL, Register, StepKind, type Handle } from '../memory';
import { FrameWord } from '../objects/frame';
import { TypeId } from '../objects/typeids';
import { TypeFlag } from '../objects/typeobject';
import type { Image } from './image';

/** What a step hands on: the value returned, or the exception raised or on its way out of the frame; else NULL. */
export function inFlight(image: Image, kind: StepKind): Handle {
  if (kind === StepKind.Return) return image.word(Register.Returned) || image.word(Register.Raised);
  return kind === StepKind.Exception ? image.word(Register.Raised) : NULL;
}

/** References held otherwise than by words of the heap. */
export interface MachineReferences {
  /** By constants of code objects. */
  readonly constants: number;
  /** To a function, or to its code, by the frames that run it. */
  readonly calls: number;
  /** To a class, by its instances. */
  readonly instances: number;
  /** By what the step hands on. */
  readonly inFlight: number;
}

export class RefCounts {
  /** By function and by code object: how many frames run it. */
  private calls: Map<Handle, number> | null = null;

  constructor(
    private readonly image: Image,
    private readonly kind: StepKind,
  ) {}

  /** What the step hands on. */
  get handedOn(): Handle {
    return inFlight(this.image, this.kind);
  }

  /** The count of an object; null: it is immortal. */
  of(handle: Handle): number | null {
    let held = this.image.replay.refs[handle];
    // Code objects are never freed here, but counted as all others.
    if (this.image.typeIndex(handle) === TypeId.Code) held -= held >= IMMORTAL / 2 ? IMMORTAL_START : 0;
    // An interned str may become immortal in the course of a run.
    else if (held >= IMMORTAL / 2 || this.image.vm.heap.isImmortal(handle)) return null;
    const { constants, calls, instances, inFlight: handedOn } = this.byMachine(handle);
    return held + constants + calls + instances + handedOn;
  }

  /** The references to an object that no word holds. */
  byMachine(handle: Handle): MachineReferences {
    const { image } = this;
    const type: TypeId = image.typeIndex(handle);
    let instances = 0;
    if (image.type(handle).isSubtypeOf(image.vm.types[TypeId.Type])) {
      const object = image.vm.typeObject(handle);
      if (object.has(TypeFlag.Heap)) instances = this.instancesOf(object.index);
    }
    return {
      constants: image.vm.codes.constantRefs(handle),
      calls: type === TypeId.Function || type === TypeId.Code ? this.callsOf(handle) : 0,
      instances,
      inFlight: handle === inFlight(image, this.kind) ? 1 : 0,
    };
  }

  /** Frames on the call stack, and parked ones, that run a function or its code. */
  private callsOf(what: Handle): number {
    if (this.calls === null) {
      const { image } = this;
      const calls = (this.calls = new Map<Handle, number>());
      const add = (each: Handle): void => void calls.set(each, (calls.get(each) ?? 0) + 1);
      const frames = new Set<Handle>();
      const depth = image.word(Register.Depth);
      const block = image.word(Register.Stack);
      for (let i = 0; i < depth; i++) frames.add(image.word(block + i));
      for (const frame of image.replay.census.heldFrames()) frames.add(frame);
      for (const frame of frames) {
        const running = image.word(image.base(frame) + FrameWord.Func);
        if (running !== NULL) add(running);
        add(image.vm.execs[image.num(frame)].handle);
      }
    }
    return this.calls.get(what) ?? 0;
  }

  private instancesOf(type: number): number {
    const { replay } = this.image;
    let count = replay.census.ofType(type);
    // The census goes by the types that objects were made with.
    for (const [handle, first] of replay.firstTypes) {
      if (replay.refs[handle] <= 0) continue;
      if (first === type) count--;
      if (replay.typeOf(handle) === type) count++;
    }
    return count;
  }
}
