/**
 * A type as the simulator executes it. Twin of Include/cpython/object.h (PyTypeObject) and its slots.
 *
 * What a Python program can see and change of a type (name, bases, MRO, namespace) lives in the heap as the words of
 * the type's object; the fields here are what execution needs at hand, derived from those, never shown in a view.
 */
import type { Handle, MemoryImage } from '../memory';
import type { Runtime } from './runtime';

/** A 64-bit hash as two int32 halves. Reused by callers: copy what must be kept. */
export interface Hash64 {
  lo: number;
  hi: number;
}

/** Comparison operators in CPython's order (Py_LT .. Py_GE). */
export const enum CompareOp {
  Lt,
  Le,
  Eq,
  Ne,
  Gt,
  Ge,
}

export type UnarySlot = (rt: Runtime, self: Handle) => Handle;
/** Returns NOT_IMPLEMENTED where the operand is not its business. Called with either operand as CPython's nb_ slots are. */
export type BinarySlot = (rt: Runtime, left: Handle, right: Handle) => Handle;
export type TernarySlot = (rt: Runtime, a: Handle, b: Handle, c: Handle) => Handle;
/** Arguments: positional ones, then the values of the keywords named in `kwnames` (CPython's vectorcall). */
export type CallSlot = (
  rt: Runtime,
  self: Handle,
  args: readonly Handle[],
  kwnames: readonly string[] | null,
) => Handle;

/** The slots; names are CPython's without prefix, where one name serves two of CPython's (len, getitem) it is one here. */
export interface Slots {
  repr?: UnarySlot;
  str?: UnarySlot;
  hash?: (rt: Runtime, self: Handle, out: Hash64) => void;
  call?: CallSlot;
  /** Raises AttributeError when there is no such attribute. */
  getattro?: (rt: Runtime, self: Handle, name: Handle) => Handle;
  /** value NULL deletes. */
  setattro?: (rt: Runtime, self: Handle, name: Handle, value: Handle) => void;
  richcompare?: (rt: Runtime, self: Handle, other: Handle, op: CompareOp) => Handle;
  iter?: UnarySlot;
  /** NULL at the end (no StopIteration is made). */
  iternext?: UnarySlot;
  /** `object` is NULL when looked up on the class. */
  descrGet?: (rt: Runtime, descriptor: Handle, object: Handle, type: Handle) => Handle;
  descrSet?: (rt: Runtime, descriptor: Handle, object: Handle, value: Handle) => void;
  new?: (rt: Runtime, type: TypeObject, args: readonly Handle[], kwnames: readonly string[] | null) => Handle;
  init?: (rt: Runtime, self: Handle, args: readonly Handle[], kwnames: readonly string[] | null) => void;
  /** `__del__`. */
  finalize?: (rt: Runtime, self: Handle) => void;

  add?: BinarySlot;
  subtract?: BinarySlot;
  multiply?: BinarySlot;
  remainder?: BinarySlot;
  divmod?: BinarySlot;
  power?: TernarySlot;
  negative?: UnarySlot;
  positive?: UnarySlot;
  absolute?: UnarySlot;
  bool?: (rt: Runtime, self: Handle) => boolean;
  invert?: UnarySlot;
  lshift?: BinarySlot;
  rshift?: BinarySlot;
  and?: BinarySlot;
  xor?: BinarySlot;
  or?: BinarySlot;
  int?: UnarySlot;
  float?: UnarySlot;
  index?: UnarySlot;
  floorDivide?: BinarySlot;
  trueDivide?: BinarySlot;
  matrixMultiply?: BinarySlot;
  inplaceAdd?: BinarySlot;
  inplaceSubtract?: BinarySlot;
  inplaceMultiply?: BinarySlot;
  inplaceRemainder?: BinarySlot;
  inplacePower?: BinarySlot;
  inplaceLshift?: BinarySlot;
  inplaceRshift?: BinarySlot;
  inplaceAnd?: BinarySlot;
  inplaceXor?: BinarySlot;
  inplaceOr?: BinarySlot;
  inplaceFloorDivide?: BinarySlot;
  inplaceTrueDivide?: BinarySlot;
  inplaceMatrixMultiply?: BinarySlot;

  /** sq_length and mp_length. */
  length?: (rt: Runtime, self: Handle) => number;
  concat?: BinarySlot;
  repeat?: (rt: Runtime, self: Handle, count: number) => Handle;
  inplaceConcat?: BinarySlot;
  inplaceRepeat?: (rt: Runtime, self: Handle, count: number) => Handle;
  /** sq_item: by a non-negative index; raises IndexError past the end. */
  item?: (rt: Runtime, self: Handle, index: number) => Handle;
  /** value NULL deletes. */
  assItem?: (rt: Runtime, self: Handle, index: number, value: Handle) => void;
  contains?: (rt: Runtime, self: Handle, value: Handle) => boolean;
  /** mp_subscript. */
  subscript?: BinarySlot;
  /** mp_ass_subscript; value NULL deletes. */
  assSubscript?: (rt: Runtime, self: Handle, key: Handle, value: Handle) => void;

  await?: UnarySlot;
  aiter?: UnarySlot;
  anext?: UnarySlot;
}

/** No slot filled yet. All types' slots are objects of one shape: reading a slot then costs the same for every type. */
function emptySlots(): { [Name in keyof Required<Slots>]: Slots[Name] } {
  return {
    repr: undefined,
    str: undefined,
    hash: undefined,
    call: undefined,
    getattro: undefined,
    setattro: undefined,
    richcompare: undefined,
    iter: undefined,
    iternext: undefined,
    descrGet: undefined,
    descrSet: undefined,
    new: undefined,
    init: undefined,
    finalize: undefined,
    add: undefined,
    subtract: undefined,
    multiply: undefined,
    remainder: undefined,
    divmod: undefined,
    power: undefined,
    negative: undefined,
    positive: undefined,
    absolute: undefined,
    bool: undefined,
    invert: undefined,
    lshift: undefined,
    rshift: undefined,
    and: undefined,
    xor: undefined,
    or: undefined,
    int: undefined,
    float: undefined,
    index: undefined,
    floorDivide: undefined,
    trueDivide: undefined,
    matrixMultiply: undefined,
    inplaceAdd: undefined,
    inplaceSubtract: undefined,
    inplaceMultiply: undefined,
    inplaceRemainder: undefined,
    inplacePower: undefined,
    inplaceLshift: undefined,
    inplaceRshift: undefined,
    inplaceAnd: undefined,
    inplaceXor: undefined,
    inplaceOr: undefined,
    inplaceFloorDivide: undefined,
    inplaceTrueDivide: undefined,
    inplaceMatrixMultiply: undefined,
    length: undefined,
    concat: undefined,
    repeat: undefined,
    inplaceConcat: undefined,
    inplaceRepeat: undefined,
    item: undefined,
    assItem: undefined,
    contains: undefined,
    subscript: undefined,
    assSubscript: undefined,
    await: undefined,
    aiter: undefined,
    anext: undefined,
  };
}

/** The buffer protocol of a type (PyBufferProcs). */
export interface BufferAccess {
  /** The bytes: a copy, or what nobody changes. */
  read: (rt: Runtime, self: Handle) => Uint8Array;
  /** A few of the bytes, where {@link read} has to copy all. */
  slice?: (rt: Runtime, self: Handle, offset: number, length: number) => Uint8Array;
  /** Changes bytes from an offset on; absent: read-only. */
  write?: (rt: Runtime, self: Handle, offset: number, bytes: Uint8Array) => void;
  /** The format of an item as the module struct names it; default 'B'. */
  format?: (rt: Runtime, self: Handle) => string;
  /** Counts the views that keep the object from being resized: `change` is 1 or -1. */
  exported?: (rt: Runtime, self: Handle, change: number) => void;
}

/** How the words of a type's objects are laid out; see {@link TypeObject}. */
export interface Layout {
  /** Words of the fixed part. */
  words: number;
  /** The first so many of them are counted references, the others plain data. */
  refs: number;
  /** `num[h]` more reference words follow (tuple). */
  variable: boolean;
  /** Visits the addresses of references that lie in further blocks (list items, dict entries). */
  traverse?: (memory: MemoryImage, self: Handle, visit: (address: number) => void) => void;
  /** Zeroes plain words and gives back further blocks; all references are 0 already. */
  release?: (rt: Runtime, self: Handle) => void;
  /** Offset of the word that holds the object's `__dict__`, for builtin types that have one (modules, exceptions ...). */
  dict?: number;
  /** Frees an object of this type all by itself (frames): replaces the walk over the layout. */
  dealloc?: (rt: Runtime, self: Handle) => void;
  /** How its bytes are reached (bytes, bytearray, memoryview, array): the buffer protocol. */
  buffer?: BufferAccess;
  /** Bytes that an object has besides those that all of its type have, from its words (of any step) or its payload. */
  moreBytes?: (rt: Runtime, words: Int32Array, self: Handle) => number;
}

/** Type flags (a subset of Py_TPFLAGS_*). */
export const enum TypeFlag {
  /** Made by a class statement or `type()`: mutable, refcounted. */
  Heap = 1,
  /** May be subclassed. */
  BaseType = 2,
  /** Its objects can be part of cycles. */
  GC = 4,
  /** Instances have a `__dict__`. */
  HasDict = 8,
  /** Instances can be weakly referenced. */
  HasWeakrefs = 16,
  /** `case [..]` matches. */
  Sequence = 32,
  /** `case {..}` matches. */
  Mapping = 64,
  /** `case C(x)` binds the subject itself (int, str, list ...). */
  MatchSelf = 128,
  /** Has abstract methods left. */
  Abstract = 256,
  /** Methods of it are called without making a bound method (functions, method descriptors). */
  MethodDescriptor = 512,
  /** `__class__` or attributes cannot be set. */
  Immutable = 1024,
  /** `type()` cannot make instances: "cannot create 'x' instances". */
  DisallowInstantiation = 2048,
}

export class TypeObject {
  /** Dense number: `heap.type` of its instances. */
  readonly index: number;
  /** The type as a Python object (type `type` or a metaclass). */
  handle: Handle = 0;
  /** `__name__`, `__qualname__`, `__module__` as they were made; kept up to date by assignments. */
  name: string;
  qualname: string;
  module: string;
  /** `tp_name`, where it is another than the rule of {@link typeName} gives: classes that stand for ones in C. */
  typeName: string | null = null;
  base: TypeObject | null = null;
  /** The nearest type along `base` that adds words of its own (CPython's solid_base); decides lay-out conflicts. */
  solid: TypeObject = this;
  /** The MRO, itself first. */
  mro: readonly TypeObject[] = [];
  /** Direct subclasses, for spreading changes and `__subclasses__`. */
  readonly subclasses: TypeObject[] = [];
  flags = 0;
  layout: Layout = { words: 0, refs: 0, variable: false };
  /**
   * A heap type's own part follows its base's words (and, for a variable layout, the variable words):
   * `__slots__` references, then with HasDict two words: the `__dict__` (a reference, 0 until asked for) and the
   * address of the inline values' block (plain; 0 until the first attribute is set).
   */
  slotCount = 0;
  /** Whether the two words for `__dict__` and inline values follow the slots (not where the layout has its own dict word). */
  ownDict = false;
  /** Whether attributes lie behind each instance while it has no `__dict__` of its own. */
  inlineValues = false;
  /** The names of the `__slots__` words, bases' first. */
  slotNames: readonly string[] = [];
  /** Names of the fixed words that a view can tell (members of the spec). */
  wordNames: Readonly<Record<number, string>> = {};
  /** Inline values: names by position, shared by all instances (key-sharing dictionaries, PEP 412). Append-only. */
  readonly sharedKeys: Handle[] = [];
  readonly sharedIndex = new Map<Handle, number>();
  /** Names that had places among CPython's keys before there was an instance (`__static_attributes__`). */
  readonly staticNames: Handle[] = [];
  /** CPython's order of the places of {@link sharedKeys}; null: theirs. */
  keyOrder: readonly number[] | null = null;
  /** The {@link staticNames} that no instance has had yet. */
  readonly reserved = new Set<Handle>();
  /** Places for further names: fewer with each instance, too. */
  usable = 30;
  /** The room of the last instance made, in attributes. */
  room = 0;
  /** The filled slots: own, then inherited. */
  readonly slots: Slots = emptySlots();
  /** Attribute look-ups along the MRO by interned name; NULL results too. Emptied by `modified`. */
  readonly cache = new Map<Handle, Handle>();
  /** Changes whenever the result of any look-up may have changed; unique over all types, never 0. */
  version = 0;
  doc: string | null = null;

  constructor(index: number, name: string, module = 'builtins') {
    this.index = index;
    this.name = name;
    this.qualname = name;
    this.module = module;
  }

  has(flag: TypeFlag): boolean {
    return (this.flags & flag) !== 0;
  }

  isSubtypeOf(other: TypeObject): boolean {
    return this === other || this.mro.includes(other);
  }
}
