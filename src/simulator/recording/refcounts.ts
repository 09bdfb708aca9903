/**
 * Reference counts as CPython would report them. Replay counts what the words of the heap hold; a few references are
 * held by the machine itself and are added here: constants by their code objects, classes by their instances,
 * functions by their calls, and what is being returned or raised.
 */
import { IMMORTAL, NULL, Register, StepKind, type Handle } from '../memory';
import { FrameWord } from '../objects/frame';
import { TypeId } from '../objects/typeids';
import { TypeFlag } from '../objects/typeobject';
import type { Image } from './image';

export class RefCounts {
  private instances: Map<number, number> | null = null;
  private calls: Map<Handle, number> | null = null;

  constructor(
    private readonly image: Image,
    private readonly kind: StepKind,
  ) {}

  /** The count of an object; null: it is immortal. */
  of(handle: Handle): number | null {
    const { image } = this;
    const held = image.replay.refs[handle];
    if (held >= IMMORTAL / 2) return null;
    let count = held + image.vm.codes.constantRefs(handle);
    const type: TypeId = image.typeIndex(handle);
    if (type === TypeId.Function) count += this.callsOf(handle);
    else if (image.type(handle).isSubtypeOf(image.vm.types[TypeId.Type])) {
      const object = image.vm.typeObject(handle);
      if (object.has(TypeFlag.Heap)) count += this.instancesOf(object.index);
    }
    if (this.kind === StepKind.Return && image.word(Register.Returned) === handle) count++;
    if (this.kind === StepKind.Exception && image.word(Register.Raised) === handle) count++;
    return count;
  }

  /** Frames on the call stack, and parked ones, that run a function. */
  private callsOf(func: Handle): number {
    if (this.calls === null) {
      const { image } = this;
      this.calls = new Map();
      const frames = new Set<Handle>();
      const depth = image.word(Register.Depth);
      const block = image.word(Register.Stack);
      for (let i = 0; i < depth; i++) frames.add(image.word(block + i));
      const { refs } = image.replay;
      // Frames that something holds: parked in a generator, or in a traceback.
      for (let h = image.originTop; h < image.top; h++) {
        if (refs[h] > 0 && image.vm.heap.type[h] === TypeId.Frame) frames.add(h);
      }
      for (const frame of frames) {
        const running = image.word(image.base(frame) + FrameWord.Func);
        if (running !== NULL) this.calls.set(running, (this.calls.get(running) ?? 0) + 1);
      }
    }
    return this.calls.get(func) ?? 0;
  }

  private instancesOf(type: number): number {
    if (this.instances === null) {
      const { image } = this;
      const { refs } = image.replay;
      const types = image.vm.heap.type;
      this.instances = new Map();
      for (let h = image.originTop; h < image.top; h++) {
        if (refs[h] <= 0) continue;
        const index = types[h];
        if (index < TypeId.FirstDynamic) continue;
        const now = image.typeIndex(h);
        this.instances.set(now, (this.instances.get(now) ?? 0) + 1);
      }
    }
    return this.instances.get(type) ?? 0;
  }
}
