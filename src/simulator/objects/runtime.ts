/**
 * What types and native functions may ask of the running interpreter. Objects never import the machine: they get
 * this. Every Handle that a method returns is either borrowed from a place that outlives the native call, or owned by
 * the heap's pool; callers store it with `heap.setRef` and never count by hand.
 */
import type { FileContent, FileName, OutputChunk } from '../../model';
import type { CodeObject } from '../compiler/code';
import type { Handle, Heap } from '../memory';
import type { Payloads } from './payloads';
import type { CompareOp, Hash64, TypeObject } from './typeobject';

/** Exceptions that native code raises by name; any builtin exception's name. */
export type ExceptionName = string;

export interface Runtime {
  readonly heap: Heap;
  readonly payloads: Payloads;
  /** By `TypeObject.index`. */
  readonly types: TypeObject[];
  readonly host: RuntimeHost;
  /** Named things that modules share: `sys.modules` dict, the builtins dict ...; see machine/interpreter.ts. */
  readonly interned: Map<string, Handle>;

  // ---- types
  typeOf(h: Handle): TypeObject;
  /** The TypeObject of a type's handle. */
  typeObject(type: Handle): TypeObject;
  isInstance(h: Handle, type: TypeObject): boolean;
  isType(h: Handle): boolean;
  exceptionType(name: ExceptionName): TypeObject;

  // ---- making values
  newInt(value: number | bigint): Handle;
  newFloat(value: number): Handle;
  newComplex(real: number, imag: number): Handle;
  newStr(text: string): Handle;
  /** The one interned str of this text: for names. Immortal. */
  intern(text: string): Handle;
  newBytes(value: Uint8Array): Handle;
  newTuple(items: readonly Handle[]): Handle;
  newList(items: readonly Handle[]): Handle;
  newDict(): Handle;
  newSet(items: readonly Handle[]): Handle;
  newSlice(start: Handle, stop: Handle, step: Handle): Handle;
  /** An instance of a type with zeroed words (object.__new__'s allocation). */
  newInstance(type: TypeObject): Handle;

  // ---- reading values
  /** The text of a str (or subclass). */
  text(h: Handle): string;
  isStr(h: Handle): boolean;
  isInt(h: Handle): boolean;
  isFloat(h: Handle): boolean;
  /** The value of an int, bool or subclass. */
  intValue(h: Handle): number | bigint;
  floatValue(h: Handle): number;
  bytesValue(h: Handle): Uint8Array;
  /** Items of a tuple or list, copied. */
  items(h: Handle): Handle[];

  // ---- protocols (Objects/abstract.c, Objects/object.c)
  getAttr(h: Handle, name: string | Handle): Handle;
  /** NULL where there is no such attribute (AttributeError swallowed, others not). */
  findAttr(h: Handle, name: string | Handle): Handle;
  setAttr(h: Handle, name: string | Handle, value: Handle): void;
  delAttr(h: Handle, name: string | Handle): void;
  /** `_PyType_Lookup`: along the MRO, no descriptors bound; NULL: none. */
  lookupType(type: TypeObject, name: string | Handle): Handle;
  /** A special method looked up on the type and bound to the object; NULL: none. */
  lookupSpecial(h: Handle, name: string): Handle;
  call(callable: Handle, args: readonly Handle[], kwnames?: readonly string[] | null): Handle;
  callMethod(h: Handle, name: string, ...args: Handle[]): Handle;
  isCallable(h: Handle): boolean;

  repr(h: Handle): string;
  ascii(h: Handle): string;
  str(h: Handle): string;
  /** `str(h)` as the very object that `__str__` gave. */
  strObject(h: Handle): Handle;
  format(h: Handle, spec: string): string;
  hash(h: Handle, out: Hash64): void;
  truth(h: Handle): boolean;
  /** Identity or `==`. */
  equal(a: Handle, b: Handle): boolean;
  compare(a: Handle, b: Handle, op: CompareOp): Handle;
  compareBool(a: Handle, b: Handle, op: CompareOp): boolean;
  binary(op: BinaryOp, a: Handle, b: Handle): Handle;
  inplace(op: BinaryOp, a: Handle, b: Handle): Handle;
  unary(op: 'negative' | 'positive' | 'invert' | 'absolute', a: Handle): Handle;

  length(h: Handle): number;
  getItem(h: Handle, key: Handle): Handle;
  setItem(h: Handle, key: Handle, value: Handle): void;
  delItem(h: Handle, key: Handle): void;
  contains(container: Handle, value: Handle): boolean;

  iter(h: Handle): Handle;
  /** NULL at the end; StopIteration raised by Python code counts as the end. */
  next(iterator: Handle): Handle;
  /**
   * Runs over an iterable; what each round creates is released after it, except what `each` stored in heap words.
   * `each` returns false to stop early.
   */
  forEach(iterable: Handle, each: (item: Handle) => boolean | void): void;
  /** All items, owned by the pool (or borrowed from a list/tuple that stays unchanged meanwhile). */
  toArray(iterable: Handle): Handle[];

  /** `operator.index` as a JS number or bigint. */
  index(h: Handle): number | bigint;
  /** `index` clipped to the safe range for sequence positions; raises `exceptionName` (default IndexError) when it does not fit 63 bits. */
  indexClipped(h: Handle, exceptionName?: ExceptionName): number;
  toFloat(h: Handle): number;

  // ---- exceptions
  raise(type: ExceptionName, message: string): never;
  /** Raises with arguments that are not one text. */
  raiseWith(type: ExceptionName | TypeObject, args: readonly Handle[]): never;
  raiseObject(exception: Handle, cause?: Handle): never;
  /** Runs `body`; when it raises an instance of one of the types, that exception (owned by the pool) is returned, else NULL. */
  attempt(types: readonly ExceptionName[], body: () => void): Handle;
  /** `source`: the object that the warning is about (PyErr_ResourceWarning). */
  warn(category: ExceptionName, message: string, source?: Handle): void;
  /** The most similar of some names for "Did you mean", if one is similar enough. */
  suggest(name: string, possible: readonly string[]): string | null;

  /** Gives an exception that nobody can catch to `sys.unraisablehook`, with what was going on (PyErr_FormatUnraisable). */
  writeUnraisable(message: string, exception: Handle): void;

  // ---- running
  /** The running Python frame (innermost), NULL when there is none. */
  currentFrame(): Handle;
  /** Counts work done in a builtin's loop; throws LimitReached. */
  fuel(cost: number): void;
  /** Runs a code object as a module's or class's body, exec or eval: with these namespaces. */
  runCode(code: CodeObject, globals: Handle, locals: Handle): Handle;
  importModule(name: string): Handle;
  /** Modules of the library that have been imported but whose code has not run. */
  readonly waitingModules: ReadonlyMap<Handle, unknown>;
  /** Runs the code of one of them. */
  completeImport(module: Handle): void;
  /** Guards `repr` against recursion (Py_ReprEnter): false when `h` is being shown already. */
  reprEnter(h: Handle): boolean;
  reprLeave(h: Handle): void;
  /** Guards native recursion (Py_EnterRecursiveCall); raises RecursionError `message`. */
  enterRecursive(where: string): void;
  leaveRecursive(): void;
}

/** What a run is connected to. */
export interface RuntimeHost {
  write(stream: OutputChunk['stream'], text: string): void;
  /** A line of input without its newline; null at its end. Throws what ends the run when the learner has to be asked. */
  readLine(prompt: string): string | null;
  readFile(path: string): FileContent | null;
  /** Names in a folder of the learner's ('': the program's own); null: it cannot be listed. */
  listFolder(path: string): readonly string[] | null;
  readonly filename: FileName;
  readonly argv: readonly string[];
  /** `sys.argv[0]`. */
  readonly argv0: string;
  /** The standard library's files: path inside the library and bytes, not to be written to. */
  libraryFiles(): Iterable<readonly [path: string, bytes: Uint8Array]>;
  /** A file that comes with the library and is no source: what a module is made of that CPython gets from another library. */
  libraryAsset(name: string): Uint8Array | null;
}

/** Slots of the binary operators. */
export type BinaryOp =
  | 'add'
  | 'subtract'
  | 'multiply'
  | 'remainder'
  | 'divmod'
  | 'power'
  | 'lshift'
  | 'rshift'
  | 'and'
  | 'xor'
  | 'or'
  | 'floorDivide'
  | 'trueDivide'
  | 'matrixMultiply';
