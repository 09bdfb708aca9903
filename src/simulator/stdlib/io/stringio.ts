/** StringIO and IncrementalNewlineDecoder. Twin of Modules/_io/stringio.c and of a part of Modules/_io/textio.c. */
import { boolHandle, FALSE, NONE, NULL, TRUE, type Handle } from '../../memory';
import { native } from '../../objects/native';
import type { Runtime } from '../../objects/runtime';
import { defineType } from '../../objects/spec';
import { newJoinedStr } from '../../objects/str';
import { typeNameOf } from '../../objects/type';
import { TypeId } from '../../objects/typeids';
import { TypeFlag } from '../../objects/typeobject';
import { sliceIndexes, strLength, toIndex, toOffset } from '../../values/codepoints';
import { bind, signature } from '../typedef';
import { NewlineDecoder, NewlineMode } from './decoding';
import { nextLine } from './iobase';
import { CLOSED_STREAM, NO_POSITION, type Where, withPosition } from './position';
import {
  allocateStream,
  innerOf,
  ownAttributes,
  restoreAttributes,
  savedParts,
  setInner,
  sizeArgument,
  StreamWord,
  streamState,
} from './support';

interface StringState {
  ready: boolean;
  closed: boolean;
  /** In characters. */
  position: number;
  length: number;
  newlines: NewlineMode;
  decoder: NewlineDecoder | null;
}

function openState(rt: Runtime, self: Handle): StringState {
  const state = streamState(rt, self) as StringState;
  if (!state.ready) rt.raise('ValueError', 'I/O operation on uninitialized object');
  if (state.closed) rt.raise('ValueError', 'I/O operation on closed file');
  return state;
}

/** The text; the program's str stands in a word of the object. */
function contentOf(rt: Runtime, self: Handle): string {
  return rt.text(innerOf(rt, self));
}

function setContent(rt: Runtime, self: Handle, text: string): void {
  setInner(rt, self, newJoinedStr(rt, text));
}

function write(rt: Runtime, self: Handle, state: StringState, given: string): void {
  let text = given;
  if (state.decoder !== null) text = state.decoder.decode(text, true);
  const { written } = state.newlines;
  if (written !== '\n') text = text.replaceAll('\n', written);
  if (text === '') return;
  const length = strLength(text);
  const end = state.position + length;
  if (state.position === state.length) {
    // The texts are joined without a look at their characters.
    setContent(rt, self, rt.payloads.strs.rope(rt.heap.num[innerOf(rt, self)]) + text);
  } else {
    const content = contentOf(rt, self);
    const gap = state.position > state.length ? '\0'.repeat(state.position - state.length) : '';
    setContent(
      rt,
      self,
      content.slice(0, toOffset(content, state.position)) +
        gap +
        text +
        content.slice(toOffset(content, Math.min(end, state.length))),
    );
  }
  state.length = Math.max(state.length, end);
  state.position = end;
}

function take(rt: Runtime, self: Handle, state: StringState, end: number): Handle {
  if (end <= state.position) return rt.newStr('');
  const text = contentOf(rt, self);
  const part = state.position === 0 && end === state.length ? text : sliceIndexes(text, state.position, end);
  state.position = end;
  return rt.newStr(part);
}

function readLine(rt: Runtime, self: Handle, limit: number): Handle {
  const state = openState(rt, self);
  if (state.position >= state.length) return rt.newStr('');
  const text = contentOf(rt, self);
  const found = state.newlines.lineEnd(text, toOffset(text, state.position));
  const end = found < 0 ? state.length : toIndex(text, found);
  return take(rt, self, state, limit >= 0 ? Math.min(end, state.position + limit) : end);
}

const parameters = signature('StringIO', "initial_value='', newline='\\n'");

function init(rt: Runtime, self: Handle, args: readonly Handle[], kwnames: readonly string[] | null): void {
  const [value, newline] = bind(rt, parameters, args, kwnames);
  const state = streamState(rt, self) as StringState;
  let mode: string | null = '\n';
  if (newline !== NULL) {
    if (newline !== NONE && !rt.isStr(newline)) {
      rt.raise('TypeError', `newline must be str or None, not ${typeNameOf(rt, newline)}`);
    }
    mode = newline === NONE ? null : rt.text(newline);
    if (mode !== null && !['', '\n', '\r', '\r\n'].includes(mode)) {
      rt.raise('ValueError', `illegal newline value: ${rt.repr(newline)}`);
    }
  }
  if (value !== NULL && value !== NONE && !rt.isStr(value)) {
    rt.raise('TypeError', `initial_value must be str or None, not ${typeNameOf(rt, value)}`);
  }
  const newlines = new NewlineMode(mode);
  const decoder = newlines.universal ? new NewlineDecoder(newlines.translate) : null;
  Object.assign(state, { ready: true, closed: false, position: 0, length: 0, newlines, decoder });
  setInner(rt, self, rt.newStr(''));
  if (value === NULL || value === NONE) return;
  write(rt, self, state, rt.text(value));
  // The program's own str, where nothing was translated.
  if (contentOf(rt, self) === rt.text(value)) setInner(rt, self, value);
  state.position = 0;
}

/** Where a StringIO stands. */
const where: Where = (rt, self) => {
  const { ready, closed, position } = streamState(rt, self) as StringState;
  if (closed) return CLOSED_STREAM;
  return ready ? position : NO_POSITION;
};

const spec = defineType({
  id: null,
  name: 'StringIO',
  module: '_io',
  base: '_io._TextIOBase',
  flags: TypeFlag.BaseType | TypeFlag.GC | TypeFlag.HasWeakrefs,
  doc: 'Text I/O implementation using an in-memory buffer.',
  slots: {
    new: (rt, type) =>
      allocateStream(rt, type, {
        ready: false,
        closed: false,
        position: 0,
        length: 0,
        newlines: new NewlineMode('\n'),
        decoder: null,
      } satisfies StringState),
    init,
    iternext: (rt, self) => {
      openState(rt, self);
      const line = rt.typeOf(self).module === '_io' ? readLine(rt, self, -1) : nextLine(rt, self);
      return line === NULL || rt.length(line) === 0 ? NULL : line;
    },
  },
  getset: {
    closed: { get: (rt, self) => boolHandle((streamState(rt, self) as StringState).closed) },
    line_buffering: {
      get: (rt, self) => {
        openState(rt, self);
        return FALSE;
      },
    },
    newlines: {
      get: (rt, self) => {
        const found = openState(rt, self).decoder?.newlines ?? [];
        if (found.length === 0) return NONE;
        return found.length === 1 ? rt.newStr(found[0]) : rt.newTuple(found.map((each) => rt.newStr(each)));
      },
    },
  },
  methods: [
    ...['readable', 'writable', 'seekable'].map((name) =>
      native(name, '', (rt, self) => {
        openState(rt, self);
        return TRUE;
      }),
    ),
    native('close', '', (rt, self) => {
      (streamState(rt, self) as StringState).closed = true;
      setInner(rt, self, NULL);
      return NONE;
    }),
    native('getvalue', '', (rt, self) => {
      openState(rt, self);
      // A str of its own; what the stream writes into stays with it.
      return rt.newStr(contentOf(rt, self));
    }),
    native('tell', '', (rt, self) => rt.newInt(openState(rt, self).position)),
    native('read', 'size=-1, /', (rt, self, size) => {
      const state = openState(rt, self);
      const wanted = sizeArgument(rt, size);
      return take(rt, self, state, wanted < 0 ? state.length : Math.min(state.length, state.position + wanted));
    }),
    native('readline', 'size=-1, /', (rt, self, size) => readLine(rt, self, sizeArgument(rt, size))),
    native('write', 's, /', (rt, self, text) => {
      if (!rt.isStr(text)) rt.raise('TypeError', `string argument expected, got '${typeNameOf(rt, text)}'`);
      write(rt, self, openState(rt, self), rt.text(text));
      return rt.newInt(rt.length(text));
    }),
    native('truncate', 'pos=None, /', (rt, self, size) => {
      const state = openState(rt, self);
      const wanted = size === NULL || size === NONE ? state.position : Number(rt.index(size));
      if (wanted < 0) rt.raise('ValueError', `negative size value ${wanted}`);
      if (wanted < state.length) {
        setContent(rt, self, sliceIndexes(contentOf(rt, self), 0, wanted));
        state.length = wanted;
      }
      return rt.newInt(wanted);
    }),
    native('seek', 'pos, whence=0, /', (rt, self, target, whence) => {
      const state = openState(rt, self);
      const offset = Number(rt.index(target));
      const from = whence === NULL ? 0 : Number(rt.index(whence));
      if (from < 0 || from > 2) rt.raise('ValueError', `Invalid whence (${from}, should be 0, 1 or 2)`);
      if (offset < 0 && from === 0) rt.raise('ValueError', `Negative seek position ${offset}`);
      if (from !== 0 && offset !== 0) rt.raise('OSError', "Can't do nonzero cur-relative seeks");
      state.position = from === 0 ? offset : from === 1 ? state.position : state.length;
      return rt.newInt(state.position);
    }),
    native('__getstate__', '', (rt, self) => {
      const state = openState(rt, self);
      const { newline } = state.newlines;
      const mode = newline === null ? NONE : rt.newStr(newline);
      return rt.newTuple([innerOf(rt, self), mode, rt.newInt(state.position), ownAttributes(rt, self)]);
    }),
    native('__setstate__', 'state, /', (rt, self, saved) => {
      const [value, newline, position, attributes] = savedParts(rt, self, saved, 4);
      init(rt, self, [NONE, newline], null);
      if (!rt.isStr(value)) rt.raise('TypeError', `initial_value must be str or None, not ${typeNameOf(rt, value)}`);
      // The text was translated when it was written.
      setInner(rt, self, value);
      const state = streamState(rt, self) as StringState;
      state.length = rt.length(value);
      if (rt.typeOf(position).slots.index === undefined) {
        rt.raise('TypeError', `third item of state must be an integer, got ${typeNameOf(rt, position)}`);
      }
      if (Number(rt.index(position)) < 0) rt.raise('ValueError', 'position value cannot be negative');
      state.position = Number(rt.index(position));
      restoreAttributes(rt, self, attributes, 'fourth');
      return NONE;
    }),
  ],
});

export const stringIO = withPosition(spec, where);

interface DecoderState {
  decoder: NewlineDecoder;
}

/** The bytes and the flags that a decoder's state is made of. */
function stateParts(rt: Runtime, state: Handle, message: string): readonly [buffer: Handle, flag: bigint] {
  if (!rt.isInstance(state, rt.types[TypeId.Tuple])) rt.raise('TypeError', message);
  const [buffer, flag] = rt.items(state);
  if (flag === undefined || !rt.isInt(flag)) rt.raise('TypeError', 'illegal decoder state');
  return [buffer, BigInt(rt.intValue(flag))];
}

const decoderParameters = signature('IncrementalNewlineDecoder', "decoder, translate, errors='strict'");

export const incrementalNewlineDecoder = defineType({
  id: null,
  name: 'IncrementalNewlineDecoder',
  module: '_io',
  flags: TypeFlag.BaseType | TypeFlag.GC,
  layout: { words: StreamWord.Position, refs: StreamWord.Position },
  doc: 'Codec used when reading a file in universal newlines mode.',
  slots: {
    new: (rt, type) => allocateStream(rt, type, { decoder: new NewlineDecoder(false) } satisfies DecoderState),
    init: (rt, self, args, kwnames) => {
      const [inner, translate] = bind(rt, decoderParameters, args, kwnames);
      setInner(rt, self, inner);
      (streamState(rt, self) as DecoderState).decoder = new NewlineDecoder(rt.truth(translate));
    },
  },
  methods: [
    native('decode', 'input, final=False', (rt, self, input, final) => {
      const { decoder } = streamState(rt, self) as DecoderState;
      const inner = innerOf(rt, self);
      const isFinal = final !== NULL && rt.truth(final);
      const text = inner === NONE ? input : rt.callMethod(inner, 'decode', input, boolHandle(isFinal));
      if (!rt.isStr(text)) {
        rt.raise('TypeError', `decoder should return a string result, not '${typeNameOf(rt, text)}'`);
      }
      return rt.newStr(decoder.decode(rt.text(text), isFinal));
    }),
    native('reset', '', (rt, self) => {
      (streamState(rt, self) as DecoderState).decoder.reset();
      const inner = innerOf(rt, self);
      return inner === NONE ? NONE : rt.callMethod(inner, 'reset');
    }),
    native('getstate', '', (rt, self) => {
      const { decoder } = streamState(rt, self) as DecoderState;
      const inner = innerOf(rt, self);
      const pending = decoder.pending ? 1n : 0n;
      if (inner === NONE) return rt.newTuple([rt.newBytes(new Uint8Array(0)), rt.newInt(pending)]);
      const [buffer, flag] = stateParts(rt, rt.callMethod(inner, 'getstate'), 'illegal decoder state');
      return rt.newTuple([buffer, rt.newInt((flag << 1n) | pending)]);
    }),
    native('setstate', 'state, /', (rt, self, saved) => {
      const { decoder } = streamState(rt, self) as DecoderState;
      const inner = innerOf(rt, self);
      const [buffer, flag] = stateParts(rt, saved, 'state argument must be a tuple');
      decoder.pending = (flag & 1n) === 1n;
      return inner === NONE ? NONE : rt.callMethod(inner, 'setstate', rt.newTuple([buffer, rt.newInt(flag >> 1n)]));
    }),
  ],
  getset: {
    newlines: {
      get: (rt, self) => {
        const found = (streamState(rt, self) as DecoderState).decoder.newlines;
        if (found.length === 0) return NONE;
        return found.length === 1 ? rt.newStr(found[0]) : rt.newTuple(found.map((each) => rt.newStr(each)));
      },
    },
  },
});
