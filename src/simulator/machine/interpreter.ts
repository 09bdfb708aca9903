/**
 * The interpreter: the running program's state together with everything that types and native functions may ask of
 * it (the Runtime interface). What is asked is done in protocols/ and objects/; this is where they meet.
 */
import type { CodeObject } from '../compiler/code';
import { ChunkStore, FALSE, type Handle, type HeapOwner, NONE, NULL, TRUE } from '../memory';
import { newNamespace } from '../objects/namespace';
import { newBuiltinFunction } from '../objects/builtinfunction';
import { newBytes } from '../objects/bytes';
import { complexValue, newComplex } from '../objects/complex';
import { dictGetStr, dictLookupStr, dictSetStr, newDict } from '../objects/dict';
import { dictVersion } from '../objects/dictentries';
import { objectIsDead, releasePayload } from '../objects/dealloc';
import { Raised } from '../objects/errors';
import { addContext, createException, tracebackOf } from '../objects/exceptions';
import { newFloat } from '../objects/float';
import { FunctionWord } from '../objects/function';
import { allocate } from '../objects/instance';
import { newInt, intValue } from '../objects/int';
import { copyWords, newList } from '../objects/list';
import { callNative, type NativeFunction } from '../objects/native';
import type { BinaryOp, Runtime, RuntimeHost } from '../objects/runtime';
import { newMethod } from '../objects/method';
import { moduleDict } from '../objects/module';
import { newEmptySet, newSet, setAdd } from '../objects/set';
import { newSlice } from '../objects/slice';
import { internStr, newStr } from '../objects/str';
import { newTuple } from '../objects/tuple';
import { asType, internName, isTypeObject, lookupSpecial, lookupType } from '../objects/type';
import { TypeId } from '../objects/typeids';
import type { CompareOp, Hash64, TypeObject } from '../objects/typeobject';
import { delAttrOf, findAttrOf, getAttrOf, setAttrOf } from '../protocols/attribute';
import { callMethodOf, callObject, isCallableOf } from '../protocols/call';
import { compareBoolOf, compareOf, equalOf } from '../protocols/compare';
import { hashOf } from '../protocols/hash';
import { indexClippedOf, indexOf, toFloatOf } from '../protocols/index';
import { forEachOf, iterOf, nextOf, toArrayOf } from '../protocols/iterate';
import { containsOf, delItemOf, getItemOf, lengthOf, setItemOf } from '../protocols/mapping';
import { binaryOf, inplaceOf, unaryOf } from '../protocols/number';
import { asciiOf, formatOf, reprOf, strObjectOf, strOf } from '../protocols/repr';
import { writeUnraisable } from './hooks';
import { truthOf } from '../protocols/truth';
import type { Complex } from '../values/complexrepr';
import { suggestion } from '../protocols/suggestions';
import { yieldFromOf } from './generatortype';
import { isInstanceOf } from '../objects/isinstance';
import { callFunction } from './calls';
import type { ExecCode } from './execcode';
import { Collector } from './gc';
import { FrameWord } from '../objects/frame';
import { CodeTable } from './codetable';
import { Modules } from './modules';
import { Warnings } from './warnings';
import { Monitoring } from './monitoring';
import { Processes } from './processes';
import { Threads } from './threads';
import type { FrameTrace } from './tracing';
import { ThreadState } from './threadstate';
import type { Limits } from '../../model';
import { runCode } from './functions';
import { raising } from './raise';

/** What a run is made with, besides the program. */
export interface InterpreterOptions {
  readonly limits: Limits;
  readonly record: boolean;
  readonly host: RuntimeHost;
  readonly clock: () => number;
  /** Memory of earlier recordings. */
  readonly chunks?: ChunkStore;
}

/** The program asked for a line of input that is not there yet. */
export class InputNeeded extends Error {
  constructor(readonly prompt: string) {
    super('input needed');
    this.name = 'InputNeeded';
  }
}

export class Interpreter extends ThreadState implements Runtime, HeapOwner {
  host: RuntimeHost;
  readonly interned = new Map<string, Handle>();
  readonly codes: CodeTable;
  readonly modules: Modules;
  readonly warnings: Warnings;
  readonly collector: Collector;
  readonly threads: Threads;
  readonly processes: Processes;
  readonly monitoring: Monitoring;
  readonly headerWords = FrameWord.Header;
  /** Exception types by name. */
  readonly exceptionTypes = new Map<string, TypeObject>();
  /** Names that the machine looks up all the time. */
  /** `list.append` as it stands in its type. */
  listAppend: Handle = NULL;
  names!: { readonly __init__: Handle; readonly __new__: Handle };
  private readonly showing = new Set<Handle>();
  private readonly keywordTuples = new Map<Handle, readonly string[]>();

  constructor(options: InterpreterOptions) {
    super(options.limits, options.record, options.clock, options.chunks ?? new ChunkStore());
    this.host = options.host;
    this.codes = new CodeTable(this);
    this.modules = new Modules(this);
    this.warnings = new Warnings(this);
    this.collector = new Collector(this);
    this.threads = new Threads(this);
    this.processes = new Processes(this);
    this.monitoring = new Monitoring(this);
  }

  // ---- what the heap tells
  onZero(handle: Handle): void {
    objectIsDead(this, handle);
  }
  onReuse(handle: Handle): void {
    releasePayload(this, handle);
  }
  exceeds(more: number): boolean {
    return !this.hasRoom(more);
  }

  // ---- types
  typeOf(h: Handle): TypeObject {
    return this.types[this.heap.type[h]];
  }
  typeObject(type: Handle): TypeObject {
    return asType(this, type);
  }
  isInstance(h: Handle, type: TypeObject): boolean {
    return this.typeOf(h).isSubtypeOf(type);
  }
  isType(h: Handle): boolean {
    return isTypeObject(this, h);
  }
  exceptionType(name: string): TypeObject {
    const type = this.exceptionTypes.get(name);
    if (type === undefined) throw new Error(`no exception type ${name}`);
    return type;
  }

  // ---- making values
  newInt(value: number | bigint): Handle {
    return newInt(this, value);
  }
  newFloat(value: number): Handle {
    return newFloat(this, value);
  }
  newComplex(real: number, imag: number): Handle {
    return newComplex(this, real, imag);
  }
  newStr(text: string): Handle {
    return newStr(this, text);
  }
  intern(text: string): Handle {
    return internStr(this, text);
  }
  newBytes(value: Uint8Array): Handle {
    return newBytes(this, value);
  }
  newTuple(items: readonly Handle[]): Handle {
    return newTuple(this, items);
  }
  newList(items: readonly Handle[]): Handle {
    return newList(this, items);
  }
  newDict(): Handle {
    return newDict(this);
  }
  newSet(items: readonly Handle[]): Handle {
    return newSet(this, items);
  }
  newSlice(start: Handle, stop: Handle, step: Handle): Handle {
    return newSlice(this, start, stop, step);
  }
  newInstance(type: TypeObject): Handle {
    return allocate(this, type);
  }

  // ---- reading values
  text(h: Handle): string {
    return this.payloads.strs.text(this.heap.num[h]);
  }
  isStr(h: Handle): boolean {
    return this.heap.type[h] === TypeId.Str || this.typeOf(h).isSubtypeOf(this.types[TypeId.Str]);
  }
  isInt(h: Handle): boolean {
    const type = this.heap.type[h];
    return type === TypeId.Int || type === TypeId.Bool || this.types[type].isSubtypeOf(this.types[TypeId.Int]);
  }
  isFloat(h: Handle): boolean {
    return this.heap.type[h] === TypeId.Float || this.typeOf(h).isSubtypeOf(this.types[TypeId.Float]);
  }
  intValue(h: Handle): number | bigint {
    return intValue(this, h);
  }
  floatValue(h: Handle): number {
    return this.heap.num[h];
  }
  bytesValue(h: Handle): Uint8Array {
    return this.payloads.bytes.get(this.heap.num[h]);
  }
  items(h: Handle): Handle[] {
    const { heap } = this;
    const base = heap.base[h];
    const variable = this.typeOf(h).layout.variable;
    const first = variable ? base : heap.words[base];
    const length = variable ? heap.num[h] : heap.words[base + 1];
    return copyWords(heap.words, first, length);
  }

  // ---- protocols
  getAttr(h: Handle, name: string | Handle): Handle {
    return getAttrOf(this, h, internName(this, name));
  }
  findAttr(h: Handle, name: string | Handle): Handle {
    return findAttrOf(this, h, internName(this, name));
  }
  setAttr(h: Handle, name: string | Handle, value: Handle): void {
    setAttrOf(this, h, internName(this, name), value);
  }
  delAttr(h: Handle, name: string | Handle): void {
    delAttrOf(this, h, internName(this, name));
  }
  lookupType(type: TypeObject, name: string | Handle): Handle {
    return lookupType(this, type, internName(this, name));
  }
  lookupSpecial(h: Handle, name: string): Handle {
    return lookupSpecial(this, h, name);
  }
  call(callable: Handle, args: readonly Handle[], kwnames: readonly string[] | null = null): Handle {
    return callObject(this, callable, args, kwnames);
  }
  callMethod(h: Handle, name: string, ...args: Handle[]): Handle {
    return callMethodOf(this, h, name, args);
  }
  isCallable(h: Handle): boolean {
    return isCallableOf(this, h);
  }
  repr(h: Handle): string {
    return reprOf(this, h);
  }
  ascii(h: Handle): string {
    return asciiOf(this, h);
  }
  str(h: Handle): string {
    return strOf(this, h);
  }
  strObject(h: Handle): Handle {
    return strObjectOf(this, h);
  }
  format(h: Handle, spec: string): string {
    return formatOf(this, h, spec);
  }
  hash(h: Handle, out: Hash64): void {
    hashOf(this, h, out);
  }
  truth(h: Handle): boolean {
    return truthOf(this, h);
  }
  equal(a: Handle, b: Handle): boolean {
    return equalOf(this, a, b);
  }
  compare(a: Handle, b: Handle, op: CompareOp): Handle {
    return compareOf(this, a, b, op);
  }
  compareBool(a: Handle, b: Handle, op: CompareOp): boolean {
    return compareBoolOf(this, a, b, op);
  }
  binary(op: BinaryOp, a: Handle, b: Handle): Handle {
    return binaryOf(this, op, a, b);
  }
  inplace(op: BinaryOp, a: Handle, b: Handle): Handle {
    return inplaceOf(this, op, a, b);
  }
  unary(op: 'negative' | 'positive' | 'invert' | 'absolute', a: Handle): Handle {
    return unaryOf(this, op, a);
  }
  length(h: Handle): number {
    return lengthOf(this, h);
  }
  getItem(h: Handle, key: Handle): Handle {
    return getItemOf(this, h, key);
  }
  setItem(h: Handle, key: Handle, value: Handle): void {
    setItemOf(this, h, key, value);
  }
  delItem(h: Handle, key: Handle): void {
    delItemOf(this, h, key);
  }
  contains(container: Handle, value: Handle): boolean {
    return containsOf(this, container, value);
  }
  iter(h: Handle): Handle {
    return iterOf(this, h);
  }
  next(iterator: Handle): Handle {
    return nextOf(this, iterator);
  }
  forEach(iterable: Handle, each: (item: Handle) => boolean | void): void {
    forEachOf(this, iterable, each);
  }
  toArray(iterable: Handle): Handle[] {
    return toArrayOf(this, iterable);
  }
  index(h: Handle): number | bigint {
    return indexOf(this, h);
  }
  indexClipped(h: Handle, exceptionName?: string): number {
    return indexClippedOf(this, h, exceptionName);
  }
  toFloat(h: Handle): number {
    return toFloatOf(this, h);
  }

  // ---- exceptions
  raise(type: string, message: string): never {
    return this.raiseWith(type, [this.newStr(message)]);
  }
  raiseWith(type: string | TypeObject, args: readonly Handle[]): never {
    throw this.raisingWith(type, args);
  }
  /** What {@link raiseWith} throws, for those who can hand it on: a JavaScript throw costs more than a Python one. */
  raisingWith(type: string | TypeObject, args: readonly Handle[]): Raised {
    const typeObject = typeof type === 'string' ? this.exceptionType(type) : type;
    return this.raised(createException(this, typeObject, args));
  }
  /** Throws a made exception, with the one being handled as its context. */
  throwException(exception: Handle): never {
    throw this.raised(exception);
  }
  /** A made exception as it is thrown, with the one being handled as its context. */
  raised(exception: Handle): Raised {
    addContext(this, exception, this.handled());
    return new Raised(this.heap.incref(exception));
  }
  raiseObject(value: Handle, cause: Handle = NULL): never {
    throw raising(this, value, cause);
  }
  attempt(types: readonly string[], body: () => void): Handle {
    const { depth } = this;
    try {
      body();
      return NULL;
    } catch (problem) {
      if (!(problem instanceof Raised)) throw problem;
      const exception = problem.exception;
      if (this.depth !== depth || !types.some((name) => this.isInstance(exception, this.exceptionType(name)))) {
        throw problem;
      }
      this.reraising = false;
      return this.heap.autorelease(exception);
    }
  }
  newException(type: TypeObject, args: readonly Handle[]): Handle {
    return createException(this, type, args);
  }
  setCauseAndContext(exception: Handle, cause: Handle): void {
    this.setAttr(exception, '__cause__', cause);
    addContext(this, exception, cause);
  }
  tracebackOf(exception: Handle): Handle {
    return tracebackOf(this, exception);
  }
  warn(category: string, message: string, source: Handle = NULL): void {
    this.warnings.warn(category, message, source);
  }
  warnExplicit(category: string, message: string, filename: string, line: number): void {
    this.warnings.warnExplicit(category, message, filename, line);
  }
  recursionError(where: string): never {
    return this.raise('RecursionError', `maximum recursion depth exceeded${where}`);
  }
  /** As CPython 3.14 words it on a stack of eight megabytes. */
  stackOverflowError(where: string): never {
    return this.raise('RecursionError', `Stack overflow (used 8160 kB)${where}`);
  }
  reprEnter(h: Handle): boolean {
    if (this.showing.has(h)) return false;
    this.showing.add(h);
    return true;
  }
  reprLeave(h: Handle): void {
    this.showing.delete(h);
  }

  // ---- calling
  callNativeFunction(
    fn: NativeFunction,
    self: Handle,
    args: readonly Handle[],
    kwnames: readonly string[] | null,
  ): Handle {
    return callNative(this, fn, self, args, kwnames);
  }
  callPythonFunction(func: Handle, args: readonly Handle[], kwnames: readonly string[] | null): Handle {
    return callFunction(this, func, args, kwnames);
  }
  methodDescriptorAccepts(descriptor: Handle, self: Handle): boolean {
    const owner = this.heap.words[this.heap.base[descriptor]];
    return this.typeOf(self).handle === owner || this.typeOf(self).isSubtypeOf(this.typeObject(owner));
  }
  execOf(func: Handle): ExecCode {
    const { heap } = this;
    const code = heap.words[heap.base[func] + FunctionWord.Code];
    return this.execs[heap.num[code]] ?? this.codes.exec(code);
  }
  /** The names of a call's keyword arguments, from the constant tuple. */
  keywordNames(tuple: Handle): readonly string[] {
    let names = this.keywordTuples.get(tuple);
    if (names === undefined) {
      names = this.items(tuple).map((name) => this.text(name));
      this.keywordTuples.set(tuple, names);
    }
    return names;
  }

  runCode(code: CodeObject, globals: Handle, locals: Handle): Handle {
    return runCode(this, code, globals, locals);
  }
  /** Compiles source inside the program: exec, eval, compile. */
  compile(source: string, filename: string, mode: 'exec' | 'eval' | 'single', flags = 0, optimize = 0): Handle {
    if (this.codes.fileNamed(filename) === null) this.codes.addFile(filename, '', false);
    return this.modules.compile(this, source, filename, mode, flags, optimize);
  }

  // ---- input and output
  /** Whether a standard stream is still the run's own, so that text can go straight to it. */
  standardStream(name: 'stdin' | 'stdout' | 'stderr'): boolean {
    const sys = dictGetStr(this, this.modules.dict, this.intern('sys'));
    if (sys === NULL) return true;
    const address = dictLookupStr(this, moduleDict(this, sys), this.intern(name));
    return address !== 0 && this.heap.words[address] === this.standardStreams.get(name);
  }
  /** The stream objects that `sys` had at the start. */
  readonly standardStreams = new Map<string, Handle>();
  /** A line of input without its newline, null at the end of the input. */
  readLine(prompt: string): string | null {
    return this.host.readLine(prompt);
  }
  writeUnraisable(message: string, exception: Handle): void {
    writeUnraisable(this, message, exception);
  }
  newNamespace(values: Readonly<Record<string, Handle>>): Handle {
    return newNamespace(this, values);
  }
  currentFrame(): Handle {
    return this.depth === 0 ? NULL : this.frames[this.depth - 1];
  }
  id(h: Handle): number {
    return this.heap.addressOf(h);
  }
  readonly none = NONE;
  complexValue(h: Handle): Complex {
    return complexValue(this, h);
  }

  // ---- names
  mappingGet(mapping: Handle, name: Handle): Handle {
    if (this.heap.type[mapping] === TypeId.Dict) return dictGetStr(this, mapping, name);
    let value: Handle = NULL;
    this.attempt(['KeyError'], () => {
      value = this.getItem(mapping, name);
    });
    return value;
  }
  setDict(dict: Handle, name: Handle, value: Handle): void {
    dictSetStr(this, dict, name, value);
  }
  dictAddressOf(dict: Handle, name: Handle): number {
    return dictLookupStr(this, dict, name);
  }
  dictVersionOf(dict: Handle): number {
    return dictVersion(this, dict);
  }
  builtinsIn(globals: Handle): Handle {
    const value = dictGetStr(this, globals, this.intern('__builtins__'));
    if (value === NULL) return this.standardBuiltins;
    return this.heap.type[value] === TypeId.Module ? moduleDict(this, value) : value;
  }
  /** A name in the running frame's builtins; NULL where it is not there. Borrowed or the pool's. */
  findBuiltin(name: Handle): Handle {
    if (this.builtinsMapping !== NULL) return this.mappingGet(this.builtinsMapping, name);
    const address = dictLookupStr(this, this.builtins, name);
    return address === 0 ? NULL : this.heap.words[address];
  }
  builtin(name: string): Handle {
    const value = this.findBuiltin(this.intern(name));
    if (value === NULL) this.raise('ImportError', `${name} not found`);
    return value;
  }
  bool(value: boolean): Handle {
    return value ? TRUE : FALSE;
  }

  // ---- importing
  importModule(name: string): Handle {
    return this.modules.importModule(name);
  }
  get waitingModules(): ReadonlyMap<Handle, unknown> {
    return this.modules.waiting;
  }
  completeImport(module: Handle): void {
    this.modules.complete(module);
  }
  importHook(name: string, level: number, fromlist: Handle): Handle {
    return this.modules.importHook(name, level, fromlist, this.globals);
  }
  moduleName(module: Handle): string {
    const name = this.findAttr(module, '__name__');
    return name !== NULL && this.isStr(name) ? this.text(name) : '<unknown module name>';
  }

  // ---- helpers of the instructions
  newMethod(func: Handle, self: Handle): Handle {
    return newMethod(this, func, self);
  }
  newBuiltinFunction(fn: NativeFunction, self: Handle, module: Handle): Handle {
    return newBuiltinFunction(this, fn, self, module);
  }
  newFrozenSet(items: readonly Handle[]): Handle {
    const set = newEmptySet(this, TypeId.FrozenSet);
    for (const item of items) setAdd(this, set, item);
    return set;
  }
  isInstanceOf(h: Handle, cls: Handle): boolean {
    return isInstanceOf(this, h, cls);
  }
  addressText(h: Handle): string {
    return this.heap.addressText(h);
  }
  /** How a call's errors name the callable (`_PyObject_FunctionStr`). */
  describeCallable(callable: Handle): string {
    const qualname = this.findAttr(callable, '__qualname__');
    if (qualname === NULL || !this.isStr(qualname)) return this.str(callable);
    const module = this.findAttr(callable, '__module__');
    const prefix =
      module === NULL || module === NONE || !this.isStr(module) || this.text(module) === 'builtins'
        ? ''
        : `${this.text(module)}.`;
    return `${prefix}${this.text(qualname)}()`;
  }
  suggest(name: string, possible: readonly string[]): string | null {
    return suggestion(name, possible);
  }
  /** What was added to the `f_locals` of functions' frames beside their variables: counted dicts by frame. */
  readonly extraLocals = new Map<Handle, Handle>();
  /** What `f_trace` and its like are of frames that were ever traced. */
  readonly frameTraces = new Map<Handle, FrameTrace>();
  /** Frames that have completed and that something still holds: containers from then on. */
  readonly ownedFrames = new Set<Handle>();
  /** What native code holds for as long as the run lasts: counted, though no word of the heap shows it. */
  readonly heldByNatives: Handle[] = [];
  /** Keeps an object for native code until the run is over. */
  holdForRun(h: Handle): Handle {
    this.heldByNatives.push(this.heap.incref(h));
    return h;
  }
  /** What `sys.set_asyncgen_hooks` set; NULL: none. */
  readonly asyncGenHooks = { firstiter: NULL, finalizer: NULL };
  /** How many frames `cr_origin` of new coroutines tells of. */
  coroutineOriginDepth = 0;
  /** The value a SEND came to, see {@link sendTo}. */
  sent: Handle = NULL;
  stopIterationValue(exception: Handle): Handle {
    return this.getAttr(exception, 'value');
  }
  yieldFromOf(generator: Handle): Handle {
    return yieldFromOf(this, generator);
  }
  codeOfGenerator(generator: Handle): CodeObject {
    return this.codes.codeOf(this.codeHandleOfGenerator(generator));
  }
  codeHandleOfGenerator(generator: Handle): Handle {
    return this.execs[this.heap.num[generator]].handle;
  }
  /** An exception thrown into a generator gets the one being handled as its context. */
  contextFor(exception: Handle): void {
    addContext(this, exception, this.handled());
  }
  /** Frames of the standard library are hidden from `f_back` no more than in CPython: all are visible. */
  frameIsVisible(frame: Handle): boolean {
    return frame !== NULL;
  }
}
