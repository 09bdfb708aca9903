/** The type Unpickler, and load() and loads(). Twin of a part of Modules/_pickle.c. */
import { NONE, NULL, type Handle } from '../../memory';
import { bufferOf } from '../../objects/buffer';
import { dictSet } from '../../objects/dict';
import { isDict } from '../../objects/dicttype';
import { allocate } from '../../objects/instance';
import { native, type NativeFunction } from '../../objects/native';
import type { Runtime } from '../../objects/runtime';
import { defineType } from '../../objects/spec';
import { argumentKind } from '../../objects/textargs';
import { typeName, typeNameOf } from '../../objects/type';
import { TypeFlag } from '../../objects/typeobject';
import { bind, signature } from '../typedef';
import { findClass } from './globals';
import { Loading, type LoadingOptions } from './loading';
import { fileMethods, PickleSource } from './source';

const enum Word {
  Read,
  Readline,
  /** A dict: what an opcode put where. */
  Memo,
  Encoding,
  Errors,
  Buffers,
  FixImports,
  /** The protocol of what is being read; plain. */
  Protocol,
  Count,
}

const KEYWORDS = "*, fix_imports=True, encoding='ASCII', errors='strict', buffers=()";
const INIT = signature('Unpickler', `file, ${KEYWORDS}`);

/** Raises UnpicklingError. */
export function unpicklingError(rt: Runtime, message: string): never {
  const type = rt.typeObject(rt.getAttr(rt.importModule('pickle'), 'UnpicklingError'));
  return rt.raiseWith(type, [rt.newStr(message)]);
}

function textArgument(rt: Runtime, fn: string, name: string, h: Handle, fallback: string): string {
  if (h === NULL) return fallback;
  if (!rt.isStr(h)) rt.raise('TypeError', `${fn}() argument '${name}' must be str, not ${argumentKind(rt, h)}`);
  return rt.text(h);
}

const iterator = (rt: Runtime, buffers: Handle): Handle =>
  buffers === NULL || buffers === NONE ? NONE : rt.iter(buffers);

function initialize(rt: Runtime, self: Handle, args: readonly Handle[], kwnames: readonly string[] | null): void {
  const { heap } = rt;
  const [file, fixImports, encoding, errors, buffers] = bind(rt, INIT, args, kwnames);
  const { read, readline } = fileMethods(rt, file);
  const set = (word: Word, value: Handle): void => heap.setRef(heap.base[self] + word, value);
  set(Word.Read, read);
  set(Word.Readline, readline);
  set(Word.Memo, rt.newDict());
  set(Word.Encoding, rt.newStr(textArgument(rt, 'Unpickler', 'encoding', encoding, 'ASCII')));
  set(Word.Errors, rt.newStr(textArgument(rt, 'Unpickler', 'errors', errors, 'strict')));
  set(Word.Buffers, iterator(rt, buffers));
  set(
    Word.FixImports,
    rt.call(rt.getAttr(rt.importModule('builtins'), 'bool'), fixImports === NULL ? [rt.newInt(1)] : [fixImports]),
  );
}

function loadFrom(rt: Runtime, self: Handle): Handle {
  const { heap } = rt;
  const word = (index: Word): Handle => heap.words[heap.base[self] + index];
  const fail = (message: string): never => unpicklingError(rt, message);
  if (word(Word.Read) === NULL) {
    const name = typeName(rt.typeOf(self));
    fail(`Unpickler.__init__() was not called by ${name}.__init__()`);
  }
  const memo = new Map<number, Handle>();
  rt.forEach(rt.callMethod(word(Word.Memo), 'items'), (pair) => {
    const [key, value] = rt.items(pair);
    memo.set(Number(rt.intValue(key)), value);
  });
  const options: LoadingOptions = {
    encoding: rt.text(word(Word.Encoding)),
    errors: rt.text(word(Word.Errors)),
    buffers: word(Word.Buffers),
    findClass: (module, name, protocol) => {
      heap.setRaw(heap.base[self] + Word.Protocol, protocol);
      return rt.callMethod(self, 'find_class', rt.newStr(module), rt.newStr(name));
    },
    persistentLoad: (id) => rt.callMethod(self, 'persistent_load', id),
  };
  const file = { read: word(Word.Read), readline: word(Word.Readline) };
  const source = new PickleSource(rt, new Uint8Array(), file, fail);
  const loading = new Loading(rt, source, memo, options, fail);
  try {
    return loading.load();
  } finally {
    heap.setRaw(heap.base[self] + Word.Protocol, loading.protocol);
    for (const [key, value] of memo) dictSet(rt, word(Word.Memo), rt.newInt(key), value);
  }
}

/** The type Unpickler. */
export const unpicklerType = defineType({
  id: null,
  name: 'Unpickler',
  module: '_pickle',
  flags: TypeFlag.BaseType | TypeFlag.GC,
  doc: `This takes a binary file for reading a pickle data stream.

The protocol version of the pickle is detected automatically, so no
protocol argument is needed.  Bytes past the pickled object's
representation are ignored.

The argument *file* must have two methods, a read() method that takes
an integer argument, and a readline() method that requires no
arguments.  Both methods should return bytes.  Thus *file* can be a
binary file object opened for reading, an io.BytesIO object, or any
other custom object that meets this interface.

Optional keyword arguments are *fix_imports*, *encoding* and *errors*,
which are used to control compatibility support for pickle stream
generated by Python 2.  If *fix_imports* is True, pickle will try to
map the old Python 2 names to the new names used in Python 3.  The
*encoding* and *errors* tell pickle how to decode 8-bit string
instances pickled by Python 2; these default to 'ASCII' and 'strict',
respectively.  The *encoding* can be 'bytes' to read these 8-bit
string instances as bytes objects.`,
  layout: { words: Word.Count, refs: Word.Protocol },
  parts: { memo: Word.Memo },
  slots: {
    new: (rt, type) => allocate(rt, type),
    init: (rt, self, args, kwnames) => initialize(rt, self, args, kwnames),
  },
  getset: {
    memo: {
      get: (rt, self) => rt.heap.words[rt.heap.base[self] + Word.Memo],
      set: (rt, self, value) => {
        if (value === NULL) rt.raise('TypeError', 'attribute deletion is not supported');
        if (!isDict(rt, value)) {
          const type = typeNameOf(rt, value);
          rt.raise('TypeError', `'memo' attribute must be an UnpicklerMemoProxy object or dict, not ${type}`);
        }
        for (const key of rt.toArray(value)) {
          if (!rt.isInt(key)) rt.raise('TypeError', 'memo key must be integers');
          if (rt.intValue(key) < 0) rt.raise('ValueError', 'memo key must be positive integers.');
        }
        const copy = rt.newDict();
        rt.callMethod(copy, 'update', value);
        rt.heap.setRef(rt.heap.base[self] + Word.Memo, copy);
      },
    },
  },
  methods: [
    native('load', '', (rt, self) => loadFrom(rt, self)),
    native('persistent_load', 'pid, /', (rt) =>
      unpicklingError(
        rt,
        'A load persistent id instruction was encountered, but no persistent_load function was specified.',
      ),
    ),
    native('find_class', 'module_name, global_name, /', (rt, self, module, name) => {
      const { heap } = rt;
      const protocol = heap.words[heap.base[self] + Word.Protocol];
      const fixImports = heap.words[heap.base[self] + Word.FixImports];
      return findClass(rt, rt.text(module), rt.text(name), protocol, fixImports !== NULL && rt.truth(fixImports));
    }),
  ],
});

/** The functions load and loads; `type` gives the type Unpickler. */
export function loadFunctions(type: (rt: Runtime) => Handle): readonly NativeFunction[] {
  return [
    native('load', `file, ${KEYWORDS}`, (rt, _self, file, ...rest) => {
      const names = ['fix_imports', 'encoding', 'errors', 'buffers'];
      const given = names.flatMap((name, i) => (rest[i] === NULL ? [] : [{ name, value: rest[i] }]));
      const args = [file, ...given.map(({ value }) => value)];
      const unpickler = rt.call(type(rt), args, given.length === 0 ? null : given.map(({ name }) => name));
      return loadFrom(rt, unpickler);
    }),
    native('loads', `data, /, ${KEYWORDS}`, (rt, _self, data, fixImports, encoding, errors, buffers) => {
      const bytes = bufferOf(rt, data);
      if (bytes === null) {
        return rt.raise('TypeError', `a bytes-like object is required, not '${typeNameOf(rt, data)}'`);
      }
      const fail = (message: string): never => unpicklingError(rt, message);
      const fix = fixImports === NULL || rt.truth(fixImports);
      const options: LoadingOptions = {
        encoding: textArgument(rt, 'loads', 'encoding', encoding, 'ASCII'),
        errors: textArgument(rt, 'loads', 'errors', errors, 'strict'),
        buffers: iterator(rt, buffers),
        findClass: (module, name, protocol) => findClass(rt, module, name, protocol, fix),
        persistentLoad: () =>
          fail('A load persistent id instruction was encountered, but no persistent_load function was specified.'),
      };
      return new Loading(rt, new PickleSource(rt, bytes, null, fail), new Map(), options, fail).load();
    }),
  ];
}
