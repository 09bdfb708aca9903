/**
 * Code objects as Python objects and made ready to run. Twin of Objects/codeobject.c (constants made into objects
 * once, identifiers among them interned) and of the co_consts part of Python/marshal.c.
 */
import { CodeObject, type Const } from '../compiler/code';
import { ConstCache } from '../compiler/constants';
import { ELLIPSIS, FALSE, NONE, TRUE, type Handle } from '../memory';
import { internHandle } from '../objects/str';
import { TypeId } from '../objects/typeids';
import { FrameWord } from '../objects/frame';
import { ExecCode } from './execcode';
import type { Interpreter } from './interpreter';
import { newTuple, newTupleFromArray } from '../objects/tuple';

/** Lines of all files in one row: each file gets a stretch (recording turns a global line back into file and line). */
export interface FileLines {
  readonly filename: string;
  readonly base: number;
  readonly count: number;
  readonly source: string;
  /** Whether its steps are recorded. */
  readonly traced: boolean;
}

/** Whether a constant is one of the syntax tree; others come of folding. */
function isLiteral(constant: Const): boolean {
  switch (constant.type) {
    case 'int':
    case 'float':
    case 'str':
    case 'bytes':
    case 'complex':
      return constant.computed !== true;
    default:
      return false;
  }
}

export class CodeTable {
  /** Whether the code being made ready is the script's own. */
  private inProgram = false;
  readonly files: FileLines[] = [];
  private nextBase = 0;
  private readonly handles = new Map<CodeObject, Handle>();
  /** Constants by the compiler's own objects: equal ones of a compilation are one object, as in CPython's const cache. */
  private readonly constants = new Map<Const, Handle>();
  private readonly replacedConsts = new Map<CodeObject, readonly Handle[]>();
  private readonly equality = new ConstCache();
  private readonly qualnames = new Map<Handle, Handle>();
  /** References that code objects hold to constants made while recording: no word of the heap shows them. */
  private readonly recorded = new Map<Handle, number>();
  /** Literals of the script, held by its tree for as long as it runs, and tuples made for `co_consts`. */
  readonly literals: Handle[] = [];
  /** Attributes of code objects by name, and texts that those of a file share by what they say. */
  private readonly attributes = new Map<CodeObject | null, Map<string, Handle>>();

  constructor(private readonly vm: Interpreter) {}

  /** Announces a source file before code of it is run. */
  addFile(filename: string, source: string, traced: boolean): FileLines {
    const lines = source.split(/\r\n|\r|\n/).length + 1;
    const file = { filename, base: this.nextBase, count: lines, source, traced };
    this.nextBase += lines + 1;
    this.files.push(file);
    return file;
  }

  /** The newest file of a name. */
  fileNamed(filename: string): FileLines | null {
    for (let i = this.files.length - 1; i >= 0; i--) if (this.files[i].filename === filename) return this.files[i];
    return null;
  }

  /** The Python object of a code object; immortal. */
  objectFor(code: CodeObject): Handle {
    const known = this.handles.get(code);
    if (known !== undefined) return known;
    const { heap, payloads } = this.vm;
    const index = payloads.codes.add(code);
    const handle = heap.createImmortal(TypeId.Code, index);
    this.handles.set(code, handle);
    return handle;
  }

  /** The code object behind a Python one. */
  codeOf(handle: Handle): CodeObject {
    return this.vm.payloads.codes.get(this.vm.heap.num[handle]);
  }

  /** Gives a code object other constants than its own, before it is made ready. */
  setConsts(code: CodeObject, consts: readonly Handle[]): void {
    this.replacedConsts.set(
      code,
      consts.map((constant) => this.hold(constant)),
    );
  }

  /** Gives a code object the constants of another one. */
  takeConsts(code: CodeObject, from: CodeObject): void {
    const replaced = this.replacedConsts.get(from);
    if (replaced !== undefined) this.replacedConsts.set(code, replaced);
  }

  /** A text that is the same for code objects that are equal but for their constants. */
  key(handle: Handle): string {
    return this.equality.keyOf({ type: 'code', code: new CodeObject({ ...this.codeOf(handle), consts: [] }) });
  }

  /** Whether two code objects are equal (code_richcompare). Constants are, where they are of one type and read alike. */
  equal(a: Handle, b: Handle): boolean {
    if (a === b) return true;
    if (this.key(a) !== this.key(b)) return false;
    const [left, right] = [a, b].map((each) => this.exec(each).consts);
    return left.length === right.length && left.every((each, i) => this.equalConsts(each, right[i]));
  }

  private equalConsts(a: Handle, b: Handle): boolean {
    const { vm } = this;
    if (a === b) return true;
    if (vm.heap.type[a] !== vm.heap.type[b]) return false;
    return vm.heap.type[a] === TypeId.Code ? this.equal(a, b) : vm.repr(a) === vm.repr(b);
  }

  /** Its `co_qualname` as one str object. */
  qualname(handle: Handle): Handle {
    let name = this.qualnames.get(handle);
    if (name === undefined) {
      name = this.vm.intern(this.codeOf(handle).qualname);
      this.qualnames.set(handle, name);
    }
    return name;
  }

  /** The docstring constant of a function's code, or None. */
  docOf(handle: Handle): Handle {
    const code = this.codeOf(handle);
    return (code.flags & 0x4000000) !== 0 ? this.exec(handle).consts[0] : NONE;
  }

  /** The code ready to run. */
  exec(handle: Handle): ExecCode {
    const { vm } = this;
    const index = vm.heap.num[handle];
    const known = vm.execs[index];
    if (known !== undefined) return known;
    const code = this.codeOf(handle);
    const file = this.fileNamed(code.filename) ?? this.addFile(code.filename, '', false);
    this.inProgram = file.traced && code.filename === vm.host.filename;
    const mark = vm.heap.poolMark;
    const consts = this.replacedConsts.get(code) ?? code.consts.map((constant) => this.hold(this.shared(constant)));
    vm.heap.drain(mark);
    const names = code.names.map((name) => vm.intern(name));
    if (this.inProgram) for (const name of [code.name, code.qualname, ...code.localsplusnames]) vm.intern(name);
    const exec = new ExecCode(
      index,
      code,
      handle,
      consts,
      names,
      file.traced && vm.steps !== null,
      file.base,
      FrameWord.Header,
    );
    vm.execs[index] = exec;
    // CPython makes all code of a file at once: its constants count and its names are interned before it runs.
    if (this.inProgram) for (const each of code.consts) if (each.type === 'code') this.exec(this.objectFor(each.code));
    return exec;
  }

  /** `co_consts`. */
  constsOf(handle: Handle): Handle {
    const { consts } = this.exec(handle);
    return this.attribute(this.codeOf(handle), 'co_consts', () => newTupleFromArray(this.vm, Array.from(consts)));
  }

  /** An object that a code object makes of what it knows when it is asked for, and keeps (`_co_cached`). */
  attribute(code: CodeObject | null, name: string, make: () => Handle): Handle {
    let made = this.attributes.get(code);
    if (made === undefined) this.attributes.set(code, (made = new Map()));
    let value = made.get(name);
    if (value === undefined) {
      value = this.hold(make());
      this.literals.push(value);
      made.set(name, value);
    }
    return value;
  }

  /** References that code objects hold to an object besides those that a replay of the journal counts. */
  constantRefs(handle: Handle): number {
    return this.recorded.get(handle) ?? 0;
  }

  /** All objects with such references, and how many. */
  get constantsHeld(): ReadonlyMap<Handle, number> {
    return this.recorded;
  }

  private hold(handle: Handle): Handle {
    const { heap } = this.vm;
    if (heap.journal !== null) this.recorded.set(handle, this.constantRefs(handle) + 1);
    return heap.incref(handle);
  }

  /** The object of a constant, one for equal ones of a compilation. */
  private shared(constant: Const): Handle {
    let handle = this.constants.get(constant);
    if (handle === undefined) {
      handle = this.constant(constant);
      this.constants.set(constant, handle);
      // CPython keeps the tree of the script that it runs, and with it the literals.
      if (this.inProgram && isLiteral(constant)) this.literals.push(this.hold(handle));
    }
    return handle;
  }

  /** The interned str of a constant: it lives as long as the code does. */
  private internConstant(text: string): Handle {
    const { vm } = this;
    const str = internHandle(vm, vm.newStr(text));
    vm.payloads.mortalStrs.delete(str);
    return str;
  }

  /** The object of a constant. Strings that look like names are interned, as PyCode_New does. */
  constant(constant: Const): Handle {
    const { vm } = this;
    switch (constant.type) {
      case 'none':
        return NONE;
      case 'ellipsis':
        return ELLIPSIS;
      case 'bool':
        return constant.value ? TRUE : FALSE;
      case 'int':
        return vm.newInt(constant.value);
      case 'float':
        return vm.newFloat(constant.value);
      case 'complex':
        return vm.newComplex(constant.real, constant.imag);
      case 'str':
        return /^[A-Za-z0-9_]*$/.test(constant.value) ? this.internConstant(constant.value) : vm.newStr(constant.value);
      case 'bytes':
        return vm.newBytes(constant.value);
      case 'tuple': {
        return newTuple(
          vm,
          constant.items.map((item) => this.shared(item)),
        );
      }
      case 'frozenset':
        return vm.newFrozenSet(constant.items.map((item) => this.shared(item)));
      case 'slice':
        return vm.newSlice(this.constant(constant.start), this.constant(constant.stop), this.constant(constant.step));
      case 'code':
        return this.objectFor(constant.code);
    }
  }
}
