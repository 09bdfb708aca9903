/** Writing through the buffer protocol. */
import type { Handle } from '../memory';
import type { Runtime } from '../objects/runtime';

/** Changes bytes of a writable buffer; TypeError where it is read-only. */
export function writeBuffer(rt: Runtime, h: Handle, offset: number, bytes: Uint8Array): void {
  const access = rt.typeOf(h).layout.buffer;
  if (access?.write === undefined) {
    return rt.raise('TypeError', `a read-write bytes-like object is required, not '${rt.typeOf(h).name}'`);
  }
  access.write(rt, h, offset, bytes);
}
