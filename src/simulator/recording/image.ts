/**
 * The memory at one step as the view builders read it: words and counts from the replay, everything that never
 * changes from the heap and the payloads.
 */
import type { Handle, MemoryImage } from '../memory';
import type { Interpreter } from '../machine/interpreter';
import { TypeWord } from '../objects/type';
import { TypeId } from '../objects/typeids';
import { TypeFlag, type TypeObject } from '../objects/typeobject';
import type { Replay } from './replay';

export class Image {
  constructor(
    readonly vm: Interpreter,
    readonly replay: Replay,
    /** The first handle that did not exist yet. */
    readonly top: number,
  ) {}

  /** The first object made after recording began. */
  get originTop(): Handle {
    return this.replay.originTop;
  }

  /** The memory as objects/containerwords.ts reads it. */
  get memory(): MemoryImage {
    const { num, base, type } = this.vm.heap;
    return { words: this.replay.words, num, base, type };
  }

  word(address: number): number {
    return this.replay.words[address];
  }

  base(handle: Handle): number {
    return this.vm.heap.base[handle];
  }

  num(handle: Handle): number {
    return this.vm.heap.num[handle];
  }

  typeIndex(handle: Handle): number {
    return this.replay.typeOf(handle);
  }

  type(handle: Handle): TypeObject {
    return this.vm.types[this.replay.typeOf(handle)];
  }

  /** The name of a class at this step (`__name__` can be assigned). */
  nameOf(type: TypeObject): string {
    if (!type.has(TypeFlag.Heap)) return type.name;
    const name = this.word(this.base(type.handle) + TypeWord.Name);
    return this.typeIndex(name) === TypeId.Str ? this.text(name) : type.name;
  }

  /** The name of an object's class at this step. */
  typeName(handle: Handle): string {
    return this.nameOf(this.type(handle));
  }

  text(handle: Handle): string {
    return this.vm.text(handle);
  }
}
