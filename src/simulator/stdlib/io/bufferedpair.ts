/** BufferedRWPair: a reader and a writer as one stream. Twin of its part of Modules/_io/bufferedio.c. */
import { FALSE, NONE, NULL, type Handle } from '../../memory';
import { native, rawNative, type NativeFunction } from '../../objects/native';
import type { Runtime } from '../../objects/runtime';
import { defineType, type TypeSpec } from '../../objects/spec';
import { TypeFlag } from '../../objects/typeobject';
import { bind, moduleType, signature } from '../typedef';
import { DEFAULT_BUFFER_SIZE } from './buffered';
import { checkAbility } from './iobase';
import { allocateStream, flushAndClose, StreamWord } from './support';

const pairParameters = signature('BufferedRWPair', `reader, writer, buffer_size=${DEFAULT_BUFFER_SIZE}, /`);

/** The reader and the writer of a pair. */
function partsOf(rt: Runtime, self: Handle): readonly [reader: Handle, writer: Handle] {
  const { heap } = rt;
  const base = heap.base[self];
  const [reader, writer] = [heap.words[base + StreamWord.Inner], heap.words[base + StreamWord.Second]];
  if (reader === NULL || writer === NULL) rt.raise('ValueError', 'I/O operation on uninitialized object');
  return [reader, writer];
}

/** Hands a call on to the pair's reader or writer. */
function handedOn(part: 0 | 1, ...names: readonly string[]): NativeFunction[] {
  return names.map((name) =>
    rawNative(name, null, (rt, self, args) => rt.callMethod(partsOf(rt, self)[part], name, ...args)),
  );
}

export const bufferedPair: TypeSpec = defineType({
  id: null,
  name: 'BufferedRWPair',
  module: '_io',
  base: '_io._BufferedIOBase',
  flags: TypeFlag.BaseType | TypeFlag.GC | TypeFlag.HasWeakrefs,
  doc: 'A buffered reader and writer object together.',
  slots: {
    new: (rt, type) => allocateStream(rt, type, null),
    init: (rt, self, args, kwnames) => {
      const [reader, writer] = bind(rt, pairParameters, args, kwnames);
      checkAbility(rt, reader, 'readable', 'File or stream is not readable.');
      checkAbility(rt, writer, 'writable', 'File or stream is not writable.');
      const base = rt.heap.base[self];
      rt.heap.setRef(base + StreamWord.Inner, rt.call(moduleType(rt, '_io.BufferedReader').handle, [reader]));
      rt.heap.setRef(base + StreamWord.Second, rt.call(moduleType(rt, '_io.BufferedWriter').handle, [writer]));
    },
  },
  getset: {
    closed: { get: (rt, self) => rt.getAttr(partsOf(rt, self)[1], 'closed') },
  },
  methods: [
    ...handedOn(0, 'read', 'peek', 'read1', 'readinto', 'readinto1', 'readable'),
    ...handedOn(1, 'write', 'flush', 'writable'),
    native('isatty', '', (rt, self) => {
      const [reader, writer] = partsOf(rt, self);
      const atWriter = rt.callMethod(writer, 'isatty');
      return atWriter === FALSE ? rt.callMethod(reader, 'isatty') : atWriter;
    }),
    native('close', '', (rt, self) => {
      const [reader, writer] = partsOf(rt, self);
      flushAndClose(
        rt,
        () => void rt.callMethod(writer, 'close'),
        () => void rt.callMethod(reader, 'close'),
      );
      return NONE;
    }),
  ],
});
