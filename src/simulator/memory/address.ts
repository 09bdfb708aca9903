/**
 * Simulated addresses: what `id()` returns and default reprs show. Plausible 64-bit addresses, fixed for an object.
 */
import { FIRST_FREE, type Handle } from './handles';

/** Objects that exist before any program runs lie in the interpreter's own data, the others in its arenas. */
const STATIC = 0xa8f000;
const ARENA = 0x7f0a40000000;

/** The address of an object; a multiple of 16, exact as a JS number. */
export function addressOf(handle: Handle): number {
  return handle < FIRST_FREE ? STATIC + handle * 32 : ARENA + (handle - FIRST_FREE) * 48;
}

/** The address as default reprs show it. */
export function addressText(handle: Handle): string {
  return `0x${addressOf(handle).toString(16)}`;
}
