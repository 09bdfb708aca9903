/** Reading of a TextIOWrapper. */
import { type Handle, NONE, NULL } from '../../memory';
import { bufferOf } from '../../objects/buffer';
import type { Runtime } from '../../objects/runtime';
import { typeNameOf } from '../../objects/type';
import { strLength, toOffset } from '../../values/codepoints';
import { joinBytes } from './iobase';
import { readStandardLine, readToEnd } from './standard';
import { innerOf, unsupported } from './support';
import { bytesOfUnused, feed } from './textcoding';
import { EMPTY, flushPending, openState, type TextState } from './textstate';

/** More text behind what there is; false at the end of the stream. */
export function readChunk(rt: Runtime, self: Handle, state: TextState): boolean {
  const unused = state.text.slice(state.used);
  if (state.standard !== null) {
    const line = readStandardLine(rt);
    if (line === '') return false;
    state.text = unused + line;
    state.used = 0;
    return true;
  }
  rt.fuel(1);
  const inner = innerOf(rt, self);
  const once = rt.findAttr(inner, 'read1');
  const input = rt.call(once === NULL ? rt.getAttr(inner, 'read') : once, [rt.newInt(state.chunkSize)]);
  if (input === NONE) return false;
  const bytes = bytesRead(rt, input, once === NULL ? 'read' : 'read1');
  const final = bytes.length === 0;
  const before = state.chunk;
  const more = feed(rt, self, state, bytes, final);
  // tell() counts from what is still unused: the chunk before belongs to it.
  if (unused !== '') state.chunk = joinBytes([bytesOfUnused(rt, state, before, unused), state.chunk]);
  state.text = unused + more;
  state.used = 0;
  return !final || more !== '';
}

function bytesRead(rt: Runtime, data: Handle, method: string): Uint8Array {
  const bytes = bufferOf(rt, data);
  if (bytes !== null) return bytes;
  const type = typeNameOf(rt, data);
  return rt.raise('TypeError', `underlying ${method}() should have returned a bytes-like object, not '${type}'`);
}

function readState(rt: Runtime, self: Handle): TextState {
  const state = openState(rt, self);
  if (!state.readable) unsupported(rt, 'not readable');
  if (state.standard === null) flushPending(rt, self, state);
  return state;
}

export function takeText(state: TextState, end: number): string {
  const text = state.text.slice(state.used, end);
  state.used = end;
  return text;
}

export function read(rt: Runtime, self: Handle, size: number): Handle {
  const state = readState(rt, self);
  if (size < 0) {
    if (state.standard !== null) {
      readToEnd(() => readChunk(rt, self, state));
      return rt.newStr(takeText(state, state.text.length));
    }
    const input = rt.callMethod(innerOf(rt, self), 'read');
    const bytes = bytesRead(rt, input, 'read');
    const text = state.text.slice(state.used) + feed(rt, self, state, bytes, true);
    state.text = '';
    state.used = 0;
    state.chunk = EMPTY;
    return rt.newStr(text);
  }
  for (;;) {
    const ahead = state.text.length - state.used;
    // A pair of surrogates is one character.
    if (ahead >= size && (ahead >= 2 * size || strLength(state.text.slice(state.used)) >= size)) break;
    if (!readChunk(rt, self, state)) break;
  }
  const rest = state.text.slice(state.used);
  return rt.newStr(takeText(state, state.used + Math.min(rest.length, toOffset(rest, size))));
}

export function readLine(rt: Runtime, self: Handle, limit: number): string {
  const state = readState(rt, self);
  let searched = state.used;
  for (;;) {
    let end = state.newlines.lineEnd(state.text, searched);
    const ahead = state.text.length - state.used;
    if (limit >= 0 && (end < 0 ? ahead : end - state.used) >= limit) {
      const rest = state.text.slice(state.used);
      const cut = state.used + toOffset(rest, limit);
      if (end < 0 ? cut <= state.text.length : cut <= end) return takeText(state, cut);
    }
    if (end >= 0) return takeText(state, end);
    searched = Math.max(0, ahead - 1);
    if (!readChunk(rt, self, state)) {
      end = state.text.length;
      return takeText(state, end);
    }
  }
}
