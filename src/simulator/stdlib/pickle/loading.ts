/** One run of an unpickler over its opcodes. Twin of load() in Modules/_pickle.c. */
import { boolHandle, FALSE, NONE, NULL, TRUE, type Handle } from '../../memory';
import { newByteArray } from '../../objects/bytearray';
import { guarded } from '../../objects/problems';
import type { Runtime } from '../../objects/runtime';
import { newEmptySet, newSetFrom } from '../../objects/set';
import { decodeBytes } from '../../objects/strencode';
import { TypeId } from '../../objects/typeids';
import { unescapeBytes } from '../../values/bytesescape';
import { intFromBytes, intFromString } from '../../values/intconv';
import { stringToLatin1 } from '../../values/latin1';
import { stringToDouble } from '../../values/pystrtod';
import { unescapeUnicode } from '../charmap';
import { appendItems, addItems, build, instantiate, makeNew, setItems } from './building';
import { extension } from './globals';
import { Opcode } from './opcodes';
import { PickleStack } from './stack';
import type { PickleSource } from './source';

const HIGHEST_PROTOCOL = 5;
const MOST_BYTES = (1n << 63n) - 1n;

/** A line as C sees it: with its newline, and up to the first NUL. */
function cString(line: string): string {
  const end = line.indexOf('\0');
  return end < 0 ? `${line}\n` : line.slice(0, end);
}

/** What an unpickler was made with, and its methods that a subclass may have in their stead. */
export interface LoadingOptions {
  readonly encoding: string;
  readonly errors: string;
  /** An iterator; NONE: there are no buffers out of band. */
  readonly buffers: Handle;
  readonly findClass: (module: string, name: string, protocol: number) => Handle;
  readonly persistentLoad: (id: Handle) => Handle;
}

export class Loading {
  private readonly stack: PickleStack;
  /** The protocol that the pickle names. */
  protocol = 0;

  /** `fail` raises UnpicklingError. */
  constructor(
    private readonly rt: Runtime,
    private readonly source: PickleSource,
    /** What stands where in the memo. */
    private readonly memo: Map<number, Handle>,
    private readonly options: LoadingOptions,
    private readonly fail: (message: string) => never,
  ) {
    this.stack = new PickleStack(fail);
  }

  /** The object that the pickle makes. */
  load(): Handle {
    const { rt, source, stack } = this;
    for (;;) {
      const opcode = source.opcode();
      if (opcode < 0) return rt.raise('EOFError', 'Ran out of input');
      if (opcode === Opcode.Stop) return stack.pop();
      rt.fuel(1);
      this.execute(opcode);
    }
  }

  private execute(opcode: Opcode): void {
    const { rt, stack, source } = this;
    switch (opcode) {
      case Opcode.None:
        return stack.push(NONE);
      case Opcode.NewTrue:
        return stack.push(TRUE);
      case Opcode.NewFalse:
        return stack.push(FALSE);
      case Opcode.Int:
        return stack.push(this.intLine());
      case Opcode.BinInt:
        return stack.push(rt.newInt(this.size(4) | 0));
      case Opcode.BinInt1:
        return stack.push(rt.newInt(this.size(1)));
      case Opcode.BinInt2:
        return stack.push(rt.newInt(this.size(2)));
      case Opcode.Long:
        return stack.push(this.longLine());
      case Opcode.Long1:
        return stack.push(rt.newInt(intFromBytes(source.read(this.size(1)), 'little', true)));
      case Opcode.Long4: {
        const size = this.size(4) | 0;
        if (size < 0) this.fail('LONG pickle has negative byte count');
        return stack.push(rt.newInt(intFromBytes(source.read(size), 'little', true)));
      }
      case Opcode.Float:
        return stack.push(this.floatLine());
      case Opcode.BinFloat: {
        const bytes = source.read(8);
        return stack.push(rt.newFloat(new DataView(bytes.buffer, bytes.byteOffset, 8).getFloat64(0)));
      }
      case Opcode.String:
        return stack.push(this.stringLine());
      case Opcode.ShortBinString:
        return stack.push(this.oldString(source.read(this.size(1))));
      case Opcode.BinString:
        return stack.push(this.oldString(source.read(this.size(4))));
      case Opcode.ShortBinBytes:
        return stack.push(rt.newBytes(source.read(this.size(1)).slice()));
      case Opcode.BinBytes:
        return stack.push(rt.newBytes(source.read(this.size(4)).slice()));
      case Opcode.BinBytes8:
        return stack.push(rt.newBytes(source.read(this.longSize('BINBYTES')).slice()));
      case Opcode.ByteArray8:
        return stack.push(newByteArray(rt, source.read(this.longSize('BYTEARRAY8')).slice()));
      case Opcode.Unicode:
        return stack.push(rt.newStr(unescapeUnicode(rt, stringToLatin1(source.line(1)), 'strict', true)));
      case Opcode.ShortBinUnicode:
        return stack.push(this.text(this.size(1)));
      case Opcode.BinUnicode:
        return stack.push(this.text(this.size(4)));
      case Opcode.BinUnicode8:
        return stack.push(this.text(this.longSize('BINUNICODE')));
      default:
        this.executeMore(opcode);
    }
  }

  /** Containers, and the stack itself. */
  private executeMore(opcode: Opcode): void {
    const { rt, stack, source } = this;
    switch (opcode) {
      case Opcode.Mark:
        return stack.mark();
      case Opcode.Pop:
        return stack.drop();
      case Opcode.PopMark:
        return void stack.take(stack.popMark());
      case Opcode.Dup:
        return stack.push(stack.top());
      case Opcode.EmptyTuple:
        return stack.push(rt.newTuple([]));
      case Opcode.Tuple1:
        return stack.push(rt.newTuple(stack.takeLast(1)));
      case Opcode.Tuple2:
        return stack.push(rt.newTuple(stack.takeLast(2)));
      case Opcode.Tuple3:
        return stack.push(rt.newTuple(stack.takeLast(3)));
      case Opcode.Tuple:
        return stack.push(rt.newTuple(stack.take(stack.popMark())));
      case Opcode.EmptyList:
        return stack.push(rt.newList([]));
      case Opcode.List:
        return stack.push(rt.newList(stack.take(stack.popMark())));
      case Opcode.EmptyDict:
        return stack.push(rt.newDict());
      case Opcode.Dict:
        return this.dict();
      case Opcode.EmptySet:
        return stack.push(newEmptySet(rt, TypeId.Set));
      case Opcode.FrozenSet:
        return stack.push(newSetFrom(rt, rt.newTuple(stack.take(stack.popMark())), TypeId.FrozenSet));
      case Opcode.Append:
        return appendItems(rt, stack, stack.length - 1);
      case Opcode.Appends:
        return appendItems(rt, stack, stack.popMark());
      case Opcode.SetItem:
        return setItems(rt, stack, stack.length - 2, this.fail);
      case Opcode.SetItems:
        return setItems(rt, stack, stack.popMark(), this.fail);
      case Opcode.AddItems:
        return addItems(rt, stack, stack.popMark());
      case Opcode.Get:
        return this.get(Number(this.int(source.line(2))));
      case Opcode.BinGet:
        return this.get(this.size(1));
      case Opcode.LongBinGet:
        return this.get(this.size(4));
      case Opcode.Put:
        return this.putLine();
      case Opcode.BinPut:
        return this.put(this.size(1));
      case Opcode.LongBinPut:
        return this.put(this.size(4));
      case Opcode.Memoize:
        stack.top();
        return this.put(this.memo.size);
      case Opcode.Proto: {
        const protocol = this.size(1);
        if (protocol > HIGHEST_PROTOCOL) rt.raise('ValueError', `unsupported pickle protocol: ${protocol}`);
        this.protocol = protocol;
        return;
      }
      case Opcode.Frame:
        return source.frame(this.longSize('FRAME length', ''));
      default:
        this.executeObject(opcode);
    }
  }

  /** Objects of classes. */
  private executeObject(opcode: Opcode): void {
    const { rt, stack } = this;
    switch (opcode) {
      case Opcode.Global: {
        const module = this.nameLine('utf-8');
        return stack.push(this.find(module, this.nameLine('utf-8')));
      }
      case Opcode.StackGlobal: {
        const [name, module] = [stack.pop(), stack.pop()];
        const exact = (h: Handle): boolean => rt.heap.type[h] === TypeId.Str;
        if (!exact(name) || !exact(module)) this.fail('STACK_GLOBAL requires str');
        return stack.push(this.find(rt.text(module), rt.text(name)));
      }
      case Opcode.Inst: {
        const mark = stack.popMark();
        const module = this.nameLine('ascii');
        const type = this.find(module, this.nameLine('ascii'));
        return stack.push(instantiate(rt, type, stack.take(mark)));
      }
      case Opcode.Obj: {
        const mark = stack.popMark();
        if (stack.length - mark < 1) stack.underflow();
        const args = stack.take(mark + 1);
        return stack.push(instantiate(rt, stack.pop(), args));
      }
      case Opcode.NewObj:
      case Opcode.NewObjEx: {
        const keywords = opcode === Opcode.NewObjEx ? stack.pop() : NULL;
        const args = stack.pop();
        return stack.push(makeNew(rt, stack.pop(), args, keywords, this.fail));
      }
      case Opcode.Reduce: {
        const args = stack.pop();
        const callable = stack.pop();
        if (!rt.isInstance(args, rt.types[TypeId.Tuple])) rt.raise('TypeError', 'argument list must be a tuple');
        return stack.push(rt.call(callable, rt.items(args)));
      }
      case Opcode.Build:
        if (stack.length < 2) stack.underflow();
        return build(rt, stack, this.fail);
      case Opcode.PersId:
        return stack.push(this.options.persistentLoad(this.persistentId()));
      case Opcode.BinPersId:
        return stack.push(this.options.persistentLoad(stack.pop()));
      case Opcode.Ext1:
        return this.extension(this.size(1));
      case Opcode.Ext2:
        return this.extension(this.size(2));
      case Opcode.Ext4:
        return this.extension(this.size(4) | 0);
      case Opcode.NextBuffer:
        return stack.push(this.nextBuffer());
      case Opcode.ReadOnlyBuffer: {
        const view = rt.call(rt.types[TypeId.MemoryView].handle, [stack.top()]);
        if (!rt.truth(rt.getAttr(view, 'readonly'))) stack.replaceTop(rt.callMethod(view, 'toreadonly'));
        return;
      }
      default:
        return this.unknown(opcode);
    }
  }

  private unknown(code: number): never {
    const isShown = code >= 0x20 && code <= 0x7e && code !== 0x27 && code !== 0x5c;
    const shown = isShown ? String.fromCharCode(code) : `\\x${code.toString(16).padStart(2, '0')}`;
    return this.fail(`invalid load key, '${shown}'.`);
  }

  // ---- arguments

  /** A number of so many bytes. */
  private size(bytes: 1 | 2 | 4): number {
    return this.source.read(bytes).reduceRight((sum, byte) => sum * 256 + byte, 0);
  }

  /** A length of eight bytes. */
  private longSize(what: string, kind = ' size'): number {
    const size = BigInt(intFromBytes(this.source.read(8), 'little', false));
    if (size > MOST_BYTES) {
      this.rt.raise('OverflowError', `${what} exceeds system's maximum${kind} of ${MOST_BYTES} bytes`);
    }
    return Number(size);
  }

  private text(size: number): Handle {
    return decodeBytes(this.rt, this.source.read(size), 'utf-8', 'surrogatepass');
  }

  /** An argument in text: at least one character and the newline. */
  private nameLine(encoding: string): string {
    return this.rt.text(decodeBytes(this.rt, stringToLatin1(this.source.line(2)), encoding, 'strict'));
  }

  /** The int in a line. */
  private int(line: string): number | bigint {
    const text = cString(line);
    const bytes = stringToLatin1(text);
    if (bytes.some((byte) => byte > 127)) decodeBytes(this.rt, bytes, 'utf-8', 'strict');
    return guarded(this.rt, () => intFromString(text));
  }

  private longLine(): Handle {
    const line = this.source.line(2);
    return this.rt.newInt(this.int(line.endsWith('L') ? `${line.slice(0, -1)}\0` : line));
  }

  /** An int as C's strtol reads it, in any base; 00 and 01 are what False and True once were. */
  private intLine(): Handle {
    const line = this.source.line(2);
    const [, sign, digits] = /^\s*([+-]?)(0[xX][0-9a-fA-F]+|[0-9]*)\n?$/.exec(cString(line)) ?? [];
    if (digits === undefined || /^0[0-9]*[89]/.test(digits)) {
      return this.rt.raise('ValueError', 'could not convert string to int');
    }
    const value = BigInt(/^0[0-7]/.test(digits) ? `0o${digits.slice(1)}` : digits);
    if (line.length === 2 && digits.length === 2 && value < 2n) return boolHandle(value === 1n);
    return this.rt.newInt(sign === '-' ? -value : value);
  }

  private floatLine(): Handle {
    const text = cString(this.source.line(2));
    const start = /^[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|inf(?:inity)?|nan)/i.exec(text)?.[0];
    if (start === undefined) {
      const shown = this.rt.text(decodeBytes(this.rt, stringToLatin1(text), 'utf-8', 'replace'));
      return this.rt.raise('ValueError', `could not convert string to float: '${shown}'`);
    }
    if (!/^\n?$/.test(text.slice(start.length))) this.rt.raise('ValueError', 'could not convert string to float');
    return this.rt.newFloat(stringToDouble(start) ?? NaN);
  }

  private stringLine(): Handle {
    const line = this.source.line(1);
    const quote = line.at(0);
    if (line.length < 2 || quote !== line.at(-1) || (quote !== "'" && quote !== '"')) {
      this.fail('the STRING opcode argument must be quoted');
    }
    return this.oldString(stringToLatin1(guarded(this.rt, () => unescapeBytes(line.slice(1, -1), 'strict'))));
  }

  /** A str of Python 2. */
  private oldString(bytes: Uint8Array): Handle {
    const { encoding, errors } = this.options;
    if (encoding === 'bytes') return this.rt.newBytes(bytes.slice());
    return decodeBytes(this.rt, bytes, encoding, errors);
  }

  private persistentId(): Handle {
    const line = stringToLatin1(this.source.line(1));
    if (line.some((byte) => byte > 127)) this.fail('persistent IDs in protocol 0 must be ASCII strings');
    return decodeBytes(this.rt, line, 'ascii', 'strict');
  }

  private nextBuffer(): Handle {
    const { buffers } = this.options;
    if (buffers === NONE) {
      this.fail('pickle stream refers to out-of-band data but no *buffers* argument was given');
    }
    const buffer = this.rt.next(buffers);
    return buffer === NULL ? this.fail('not enough out-of-band buffers') : buffer;
  }

  // ---- memo and names

  private get(index: number): void {
    const item = this.memo.get(index);
    if (item === undefined) return this.fail(`Memo value not found at index ${index}`);
    this.stack.push(item);
  }

  private putLine(): void {
    const line = this.source.line(2);
    this.stack.top();
    const index = Number(this.int(line));
    if (index < 0) this.rt.raise('ValueError', 'negative PUT argument');
    this.put(index);
  }

  private put(index: number): void {
    this.memo.set(index, this.stack.top());
  }

  private find(module: string, name: string): Handle {
    return this.options.findClass(module, name, this.protocol);
  }

  private extension(code: number): void {
    if (code <= 0) this.fail('EXT specifies code <= 0');
    this.stack.push(extension(this.rt, code, (module, name) => this.find(module, name)));
  }

  private dict(): void {
    const { rt, stack } = this;
    const mark = stack.popMark();
    if ((stack.length - mark) % 2 !== 0) this.fail('odd number of items for DICT');
    const items = stack.take(mark);
    const dict = rt.newDict();
    for (let i = 0; i < items.length; i += 2) rt.setItem(dict, items[i], items[i + 1]);
    stack.push(dict);
  }
}
