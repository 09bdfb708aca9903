/** Where a text file stands: see position.ts. */
import { type Handle, NULL } from '../../memory';
import type { Runtime } from '../../objects/runtime';
import { whereInBuffered } from './buffered';
import { whereInBytes } from './bytesio';
import { NO_POSITION, type Where } from './position';
import { innerOf, streamState } from './support';
import { bytesUsed } from './textcoding';
import type { TextState } from './textstate';

/** Where the stream underneath stands, if it is one of those here. */
const whereBelow: Where = (rt, inner) => {
  const { module, name } = rt.typeOf(inner);
  if (module !== '_io') return NO_POSITION;
  if (name === 'BytesIO') return whereInBytes(rt, inner);
  return name.startsWith('Buffered') && name !== 'BufferedRWPair' ? whereInBuffered(rt, inner) : NO_POSITION;
};

/** The bytes of the text that was decoded and not handed out. */
function bytesLeft(rt: Runtime, state: TextState): number {
  const { text, used, chunk } = state;
  // As a rule a character is a byte.
  if (chunk.length === text.length) return text.length - used;
  if (used === text.length || state.codec === null) return 0;
  return chunk.length - bytesUsed(rt, state, chunk, used);
}

/** In bytes: what waits to be written is written, what was decoded and not handed out is not read yet. */
export const whereInText: Where = (rt: Runtime, self: Handle) => {
  const state = streamState(rt, self) as TextState;
  if (!state.ready || state.standard !== null || innerOf(rt, self) === NULL) return NO_POSITION;
  const at = whereBelow(rt, innerOf(rt, self));
  return at < 0 ? at : at + state.pendingSize - state.rest.length - bytesLeft(rt, state);
};
