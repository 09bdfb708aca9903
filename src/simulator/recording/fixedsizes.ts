/**
 * Sizes of objects whose size does not change while they live: the census adds them up as they come and go, so that
 * the total at a step needs no walk. Lists, dicts, sets and their like are looked at each when the total is asked for.
 */
import type { Interpreter } from '../machine/interpreter';
import type { Handle } from '../memory';
import { builtinOf, sizeOfObject } from '../objects/sizeof';
import { TypeId } from '../objects/typeids';

/** Builtin types with a size that depends on words that change. */
const CHANGING: ReadonlySet<number> = new Set([
  TypeId.List,
  TypeId.Dict,
  TypeId.Set,
  TypeId.FrozenSet,
  TypeId.ByteArray,
]);

/** Builtin types whose objects have different sizes, each for good. */
const EACH_ITS_OWN: ReadonlySet<number> = new Set([
  TypeId.Int,
  TypeId.Bool,
  TypeId.Str,
  TypeId.Bytes,
  TypeId.Tuple,
  TypeId.Type,
  TypeId.Frame,
  TypeId.Generator,
  TypeId.Coroutine,
  TypeId.AsyncGenerator,
]);

/** What is kept of a type instead of a number of bytes. */
const enum Kind {
  Unknown = 0,
  Changing = -1,
  EachItsOwn = -2,
}

/** Ints below this have one digit. */
const ONE_DIGIT = 2 ** 30;
const SIZE_OF_ONE_DIGIT = 28;

export class FixedSizes {
  /** Bytes by type, or a {@link Kind}. */
  private byType = new Int32Array(256);

  constructor(private readonly vm: Interpreter) {}

  /** Bytes of an object of a type; 0: its size may change. */
  of(h: Handle, type: number): number {
    let known = this.byType[type] ?? Kind.Unknown;
    if (known === Kind.Unknown) known = this.learn(h, type);
    if (known > 0) return known;
    if (known === Kind.Changing) return 0;
    const { heap, types } = this.vm;
    if (type === TypeId.Int) {
      const value = heap.num[h];
      if (value > -ONE_DIGIT && value < ONE_DIGIT) return SIZE_OF_ONE_DIGIT;
    }
    return sizeOfObject(this.vm, heap.words, types[type], h);
  }

  /** Whether the size of a type's objects may change. */
  changes(h: Handle, type: number): boolean {
    const known = this.byType[type] ?? Kind.Unknown;
    return (known === Kind.Unknown ? this.learn(h, type) : known) === Kind.Changing;
  }

  private learn(h: Handle, index: number): number {
    const { vm } = this;
    const type = vm.types[index];
    const builtin = builtinOf(type);
    let known: number;
    if (builtin.mro.some((each) => CHANGING.has(each.index)) || builtin.layout.moreBytes !== undefined) {
      known = Kind.Changing;
    } else if (builtin.mro.some((each) => EACH_ITS_OWN.has(each.index))) known = Kind.EachItsOwn;
    else known = sizeOfObject(vm, vm.heap.words, type, h);
    if (index >= this.byType.length) {
      const larger = new Int32Array(Math.max(index + 1, this.byType.length * 2));
      larger.set(this.byType);
      this.byType = larger;
    }
    this.byType[index] = known;
    return known;
  }
}
