/** Writing through the buffer protocol. */
import { NULL, type Handle } from '../memory';
import { FULL_READ_ONLY } from '../objects/buffer';
import { accessOf, checkReleased, MemoryViewWord, shapeOf, word } from '../objects/memoryview';
import { formatSize } from '../objects/memoryformats';
import type { Runtime } from '../objects/runtime';
import { TypeId } from '../objects/typeids';

/** Where bytes can be written to. */
export interface WritableBuffer {
  readonly length: number;
  write(offset: number, bytes: Uint8Array): void;
}

/** The buffer of an object that can be written to; null: it has none, or not one in a piece. */
export function writableBuffer(rt: Runtime, h: Handle): WritableBuffer | null {
  if (rt.heap.type[h] === TypeId.MemoryView) {
    checkReleased(rt, h);
    const object = word(rt, h, MemoryViewWord.Object);
    const { start, length, stride, format, readonly } = shapeOf(rt, h);
    const { write } = accessOf(rt, object);
    if (readonly || write === undefined || stride !== formatSize(format)) return null;
    return { length: length * stride, write: (offset, bytes) => write(rt, object, start + offset, bytes) };
  }
  const access = rt.typeOf(h).layout.buffer;
  if (access?.write !== undefined) {
    const { write } = access;
    return { length: access.read(rt, h).length, write: (offset, bytes) => write(rt, h, offset, bytes) };
  }
  const method = access === undefined ? rt.lookupSpecial(h, '__buffer__') : NULL;
  return method === NULL ? null : writableBuffer(rt, rt.call(method, [rt.newInt(FULL_READ_ONLY)]));
}
