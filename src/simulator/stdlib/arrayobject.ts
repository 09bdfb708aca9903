/**
 * What an array.array holds and the operations on it. Twin of Modules/arraymodule.c.
 *
 * The bytes lie in the heap as those of a bytearray do; the same first words, so that its functions read and change them.
 */
import { FALSE, type Handle, NOT_IMPLEMENTED, NULL, TRUE } from '../memory';
import { bufferOf } from '../objects/buffer';
import {
  byteArrayAppend,
  byteArrayAssign,
  byteArrayLength,
  byteArrayReplace,
  byteArraySlice,
  byteArrayValue,
  ByteArrayWord,
  byteArrayWrite,
} from '../objects/bytearray';
import { allocate } from '../objects/instance';
import type { Runtime } from '../objects/runtime';
import { adjustSlice, isIndex, searchBound, unpackSlice } from '../objects/slice';
import { argumentKind } from '../objects/textargs';
import { TypeId } from '../objects/typeids';
import { CompareOp } from '../objects/typeobject';
import { type ItemCode, itemCode, readItem, writeItem } from './arrayitems';
import { moduleType } from './typedef';

export const enum ArrayWord {
  /** Character code of the typecode; behind the words of a bytearray. */
  Code = 5,
  /** Items that CPython would have room for. */
  Allocated,
  Count,
}

export function codeOf(rt: Runtime, self: Handle): ItemCode {
  return itemCode(String.fromCharCode(rt.heap.words[rt.heap.base[self] + ArrayWord.Code])) as ItemCode;
}

export function lengthOf(rt: Runtime, self: Handle): number {
  return byteArrayLength(rt, self) / codeOf(rt, self).size;
}

export function isArray(rt: Runtime, h: Handle): boolean {
  return rt.isInstance(h, moduleType(rt, 'array.array'));
}

export function newArray(rt: Runtime, code: ItemCode, bytes: Uint8Array, type = moduleType(rt, 'array.array')): Handle {
  const made = allocate(rt, type);
  const { heap } = rt;
  heap.setRaw(heap.base[made] + ArrayWord.Code, code.code.charCodeAt(0));
  byteArrayAssign(rt, made, bytes);
  heap.setRaw(heap.base[made] + ArrayWord.Allocated, bytes.length / code.size);
  return made;
}

/** Bytes of the room for items. */
export function roomBytes(rt: Runtime, words: Int32Array, self: Handle): number {
  const base = rt.heap.base[self];
  // A slot that is not written yet says nothing.
  const code = itemCode(String.fromCharCode(words[base + ArrayWord.Code]));
  return words[base + ArrayWord.Allocated] * (code?.size ?? 0);
}

/** What `array_resize` does to the room: called before the bytes change. */
function grown(rt: Runtime, self: Handle, length: number): void {
  const at = rt.heap.base[self] + ArrayWord.Allocated;
  const allocated = rt.heap.words[at];
  const size = lengthOf(rt, self);
  if (allocated > 0 && allocated >= length && size < length + 16) return;
  rt.heap.setRaw(at, length === 0 ? 0 : (length >> 4) + (size < 8 ? 3 : 7) + length);
}

export function get(rt: Runtime, self: Handle, index: number): Handle {
  const code = codeOf(rt, self);
  return readItem(rt, code, byteArraySlice(rt, self, index * code.size, code.size), 0);
}

export function itemBytes(rt: Runtime, code: ItemCode, value: Handle): Uint8Array {
  const bytes = new Uint8Array(code.size);
  writeItem(rt, code, value, bytes, 0);
  return bytes;
}

export function replace(rt: Runtime, self: Handle, start: number, end: number, bytes: Uint8Array): void {
  const { size } = codeOf(rt, self);
  refuseExported(rt, self, bytes.length !== (end - start) * size);
  grown(rt, self, lengthOf(rt, self) - (end - start) + bytes.length / size);
  byteArrayReplace(rt, self, start * size, end * size, bytes);
}

function refuseExported(rt: Runtime, self: Handle, resizing: boolean): void {
  if (resizing && rt.heap.words[rt.heap.base[self] + ByteArrayWord.Exports] > 0) {
    rt.raise('BufferError', 'cannot resize an array that is exporting buffers');
  }
}

export function append(rt: Runtime, self: Handle, value: Handle): void {
  const bytes = itemBytes(rt, codeOf(rt, self), value);
  refuseExported(rt, self, true);
  grown(rt, self, lengthOf(rt, self) + 1);
  byteArrayAppend(rt, self, bytes);
}

export function extend(rt: Runtime, self: Handle, source: Handle): void {
  if (!isArray(rt, source)) {
    rt.forEach(source, (item) => append(rt, self, item));
    return;
  }
  if (codeOf(rt, source) !== codeOf(rt, self)) rt.raise('TypeError', 'can only extend with array of same kind');
  const end = lengthOf(rt, self);
  replace(rt, self, end, end, byteArrayValue(rt, source));
}

export function appendList(rt: Runtime, self: Handle, list: Handle): void {
  if (!rt.isInstance(list, rt.types[TypeId.List])) rt.raise('TypeError', 'arg must be list');
  const code = codeOf(rt, self);
  const parts = rt.items(list).map((item) => itemBytes(rt, code, item));
  for (const bytes of parts) {
    const end = lengthOf(rt, self);
    replace(rt, self, end, end, bytes);
  }
}

export function appendBytes(rt: Runtime, self: Handle, bytes: Uint8Array): void {
  const { size } = codeOf(rt, self);
  if (bytes.length % size !== 0) rt.raise('ValueError', 'bytes length not a multiple of item size');
  const end = lengthOf(rt, self);
  if (bytes.length > 0) replace(rt, self, end, end, Uint8Array.from(bytes));
}

export function appendText(rt: Runtime, self: Handle, text: string): void {
  for (const character of text) append(rt, self, rt.newStr(character));
}

const BAD_CODE = 'bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, f or d)';

export function construct(
  rt: Runtime,
  type: ReturnType<typeof moduleType>,
  args: readonly Handle[],
  kwnames: readonly string[] | null,
): Handle {
  const array = moduleType(rt, 'array.array');
  if ((type === array || type.slots.init === array.slots.init) && kwnames !== null && kwnames.length > 0) {
    rt.raise('TypeError', 'array.array() takes no keyword arguments');
  }
  if (args.length < 1) rt.raise('TypeError', 'array() takes at least 1 argument (0 given)');
  if (args.length > 2 && kwnames === null)
    rt.raise('TypeError', `array() takes at most 2 arguments (${args.length} given)`);
  const [codeArgument, initial = NULL] = args.slice(0, args.length - (kwnames?.length ?? 0));
  if (!rt.isStr(codeArgument)) {
    rt.raise('TypeError', `array() argument 1 must be a unicode character, not ${argumentKind(rt, codeArgument)}`);
  }
  const letter = rt.text(codeArgument);
  if ([...letter].length !== 1) {
    rt.raise(
      'TypeError',
      `array() argument 1 must be a unicode character, not a string of length ${[...letter].length}`,
    );
  }
  const code = itemCode(letter);
  if (letter === 'u') {
    rt.warn('DeprecationWarning', "The 'u' type code is deprecated and will be removed in Python 3.16");
  }
  const unicode = letter === 'u' || letter === 'w';
  if (initial !== NULL && !unicode) {
    const shown = `with typecode '${letter}'`;
    if (rt.isStr(initial)) rt.raise('TypeError', `cannot use a str to initialize an array ${shown}`);
    if (isArray(rt, initial) && 'uw'.includes(codeOf(rt, initial).code)) {
      rt.raise('TypeError', `cannot use a unicode array to initialize an array ${shown}`);
    }
  }
  if (code === null) return rt.raise('ValueError', BAD_CODE);
  const made = newArray(rt, code, new Uint8Array(0), type);
  if (initial === NULL) return made;
  const kind = rt.heap.type[initial];
  if (rt.isStr(initial)) appendText(rt, made, rt.text(initial));
  else if (kind === TypeId.Bytes || kind === TypeId.ByteArray)
    appendBytes(rt, made, bufferOf(rt, initial) as Uint8Array);
  else if (isArray(rt, initial) && codeOf(rt, initial) === code) byteArrayAssign(rt, made, byteArrayValue(rt, initial));
  else rt.forEach(initial, (item) => append(rt, made, item));
  // Made to measure where the length is known; bytes and what is iterated are added.
  if (kind === TypeId.List || kind === TypeId.Tuple || rt.isStr(initial) || isArray(rt, initial)) {
    rt.heap.setRaw(rt.heap.base[made] + ArrayWord.Allocated, lengthOf(rt, made));
  }
  return made;
}

export function place(rt: Runtime, self: Handle, key: Handle, message: string): number {
  const index = rt.indexClipped(key);
  const length = lengthOf(rt, self);
  const at = index < 0 ? index + length : index;
  if (at < 0 || at >= length) rt.raise('IndexError', message);
  return at;
}

export function subscript(rt: Runtime, self: Handle, key: Handle): Handle {
  if (isIndex(rt, key)) return get(rt, self, place(rt, self, key, 'array index out of range'));
  if (rt.heap.type[key] !== TypeId.Slice) return rt.raise('TypeError', 'array indices must be integers');
  const { start, step, count } = adjustSlice(unpackSlice(rt, key), lengthOf(rt, self));
  return newArray(rt, codeOf(rt, self), picked(rt, self, start, step, count));
}

export function picked(rt: Runtime, self: Handle, start: number, step: number, count: number): Uint8Array {
  const { size } = codeOf(rt, self);
  const bytes = byteArrayValue(rt, self);
  const out = new Uint8Array(count * size);
  for (let i = 0; i < count; i++) {
    const from = (start + i * step) * size;
    out.set(bytes.subarray(from, from + size), i * size);
  }
  return out;
}

export function assign(rt: Runtime, self: Handle, key: Handle, value: Handle): void {
  const code = codeOf(rt, self);
  if (isIndex(rt, key)) {
    const at = place(rt, self, key, 'array assignment index out of range');
    if (value === NULL) replace(rt, self, at, at + 1, new Uint8Array(0));
    else byteArrayWrite(rt, self, at * code.size, itemBytes(rt, code, value));
    return;
  }
  if (rt.heap.type[key] !== TypeId.Slice) rt.raise('TypeError', 'array indices must be integers');
  const { start, stop, step, count } = adjustSlice(unpackSlice(rt, key), lengthOf(rt, self));
  let bytes = new Uint8Array(0);
  if (value !== NULL) {
    if (!isArray(rt, value)) {
      rt.raise('TypeError', `can only assign array (not "${rt.typeOf(value).name}") to array slice`);
    }
    if (codeOf(rt, value) !== code) rt.raise('TypeError', 'bad argument type for built-in operation');
    bytes = byteArrayValue(rt, value) as Uint8Array<ArrayBuffer>;
  }
  if (step === 1) {
    replace(rt, self, start, Math.max(start, stop), bytes);
    return;
  }
  if (value === NULL) {
    const doomed = new Set(Array.from({ length: count }, (_, i) => start + i * step));
    const kept = byteArrayValue(rt, self).filter((_, i) => !doomed.has(Math.floor(i / code.size)));
    replace(rt, self, 0, lengthOf(rt, self), kept);
    return;
  }
  const given = bytes.length / code.size;
  if (given !== count) {
    rt.raise('ValueError', `attempt to assign array of size ${given} to extended slice of size ${count}`);
  }
  for (let i = 0; i < count; i++) {
    byteArrayWrite(rt, self, (start + i * step) * code.size, bytes.subarray(i * code.size, (i + 1) * code.size));
  }
}

export function compare(rt: Runtime, self: Handle, other: Handle, op: CompareOp): Handle {
  if (!isArray(rt, other)) return NOT_IMPLEMENTED;
  const [left, right] = [lengthOf(rt, self), lengthOf(rt, other)];
  if (left !== right && op === CompareOp.Eq) return FALSE;
  if (left !== right && op === CompareOp.Ne) return TRUE;
  for (let i = 0; i < Math.min(left, right); i++) {
    rt.fuel(1);
    const a = get(rt, self, i);
    const b = get(rt, other, i);
    if (!rt.equal(a, b)) return rt.compare(a, b, op);
  }
  return rt.compare(rt.newInt(left), rt.newInt(right), op);
}

export function find(rt: Runtime, self: Handle, value: Handle, start = 0, stop = Infinity): number {
  for (let i = start; i < Math.min(stop, lengthOf(rt, self)); i++) {
    rt.fuel(1);
    if (rt.equal(get(rt, self, i), value)) return i;
  }
  return -1;
}

export function bound(rt: Runtime, self: Handle, h: Handle, fallback: number): number {
  return searchBound(rt, h, lengthOf(rt, self), fallback);
}

export function repeated(rt: Runtime, self: Handle, count: number): Uint8Array {
  const bytes = byteArrayValue(rt, self);
  const total = bytes.length * Math.max(0, count);
  if (total > 2 ** 29) rt.raiseWith('MemoryError', []);
  const out = new Uint8Array(total);
  for (let i = 0; i < count; i++) out.set(bytes, i * bytes.length);
  return out;
}

export function text(rt: Runtime, self: Handle): string {
  return listItems(rt, self)
    .map((item) => rt.text(item))
    .join('');
}

export function listItems(rt: Runtime, self: Handle): Handle[] {
  const code = codeOf(rt, self);
  const bytes = byteArrayValue(rt, self);
  rt.fuel(bytes.length / code.size);
  return Array.from({ length: bytes.length / code.size }, (_, i) => readItem(rt, code, bytes, i * code.size));
}

export function swapped(bytes: Uint8Array, size: number): Uint8Array {
  const out = new Uint8Array(bytes.length);
  for (let i = 0; i < bytes.length; i++) out[i] = bytes[i - (i % size) + (size - 1 - (i % size))];
  return out;
}

export function repr(rt: Runtime, self: Handle): Handle {
  const { code } = codeOf(rt, self);
  const name = rt.typeOf(self).name;
  if (lengthOf(rt, self) === 0) return rt.newStr(`${name}('${code}')`);
  const shown = 'uw'.includes(code) ? rt.repr(rt.newStr(text(rt, self))) : rt.repr(rt.newList(listItems(rt, self)));
  return rt.newStr(`${name}('${code}', ${shown})`);
}

export function copyOf(rt: Runtime, self: Handle): Handle {
  return newArray(rt, codeOf(rt, self), byteArrayValue(rt, self));
}
