/**
 * The modules behind hashlib: _md5, _sha1, _sha2, _sha3, _blake2. Twins of Modules/md5module.c and its neighbours. A
 * hash object keeps the bytes it was given.
 */
import { NULL, NONE, type Handle } from '../memory';
import type { BuiltinModule } from '../machine/modules';
import { bytesArgument } from '../objects/buffer';
import { allocate } from '../objects/instance';
import { native, type NativeFunction } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { defineType, type TypeSpec } from '../objects/spec';
import { TypeFlag } from '../objects/typeobject';
import { blake2, type Blake2Options } from './blake2';
import { md5, sha1, sha224, sha256, sha3, sha384, sha512, shake } from './digests';
import { addTypes, bind, moduleType, signature } from './typedef';

interface Algorithm {
  readonly name: string;
  readonly type: string;
  readonly block: number;
  readonly size: number;
  readonly digest: (bytes: Uint8Array, length: number) => Uint8Array;
}

const algorithm = (
  name: string,
  type: string,
  block: number,
  size: number,
  digest: Algorithm['digest'],
): Algorithm => ({ name, type, block, size, digest });

const ALGORITHMS = {
  _md5: [algorithm('md5', 'md5', 64, 16, md5)],
  _sha1: [algorithm('sha1', 'sha1', 64, 20, sha1)],
  _sha2: [
    algorithm('sha224', 'SHA224Type', 64, 28, sha224),
    algorithm('sha256', 'SHA256Type', 64, 32, sha256),
    algorithm('sha384', 'SHA384Type', 128, 48, sha384),
    algorithm('sha512', 'SHA512Type', 128, 64, sha512),
  ],
  _sha3: [
    ...[224, 256, 384, 512].map((bits) =>
      algorithm(`sha3_${bits}`, `sha3_${bits}`, 200 - bits / 4, bits / 8, (bytes) => sha3(bytes, bits)),
    ),
    algorithm('shake_128', 'shake_128', 168, 0, (bytes, length) => shake(bytes, 128, length)),
    algorithm('shake_256', 'shake_256', 136, 0, (bytes, length) => shake(bytes, 256, length)),
  ],
} as const;

/** The one word of a hash object: the bytes so far, a bytes object. */
const DATA = 0;

function dataOf(rt: Runtime, self: Handle): Uint8Array {
  const data = rt.heap.words[rt.heap.base[self] + DATA];
  return data === NULL ? new Uint8Array(0) : rt.bytesValue(data);
}

function append(rt: Runtime, self: Handle, more: Handle): void {
  if (rt.isStr(more)) rt.raise('TypeError', 'Strings must be encoded before hashing');
  const bytes = bytesArgument(rt, more);
  const before = dataOf(rt, self);
  const all = new Uint8Array(before.length + bytes.length);
  all.set(before);
  all.set(bytes, before.length);
  rt.fuel(all.length >> 2);
  rt.heap.setRef(rt.heap.base[self] + DATA, rt.newBytes(all));
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The length that digest() of a SHAKE gets, or the fixed one. */
function lengthOf(rt: Runtime, kind: Algorithm, length: Handle): number {
  if (kind.size > 0) return kind.size;
  const value = rt.indexClipped(length);
  if (value < 0) rt.raise('ValueError', 'length must be non-negative');
  if (value >= 2 ** 29) rt.raise('ValueError', 'length is too large');
  return value;
}

function hashType(module: string, kind: Algorithm): TypeSpec {
  const parameters = kind.size > 0 ? '' : 'length';
  return defineType({
    id: null,
    name: kind.type,
    module,
    flags: TypeFlag.DisallowInstantiation,
    layout: { words: 1, refs: 1 },
    methods: [
      native('update', 'data, /', (rt, self, data) => {
        append(rt, self, data);
        return NONE;
      }),
      native('digest', parameters, (rt, self, length) =>
        rt.newBytes(kind.digest(dataOf(rt, self), lengthOf(rt, kind, length)).slice()),
      ),
      native('hexdigest', parameters, (rt, self, length) =>
        rt.newStr(hex(kind.digest(dataOf(rt, self), lengthOf(rt, kind, length)))),
      ),
      native('copy', '', (rt, self) => {
        const made = allocate(rt, rt.typeOf(self));
        rt.heap.setRef(rt.heap.base[made], rt.heap.words[rt.heap.base[self]]);
        return made;
      }),
    ],
    getset: {
      name: { get: (rt) => rt.newStr(kind.name) },
      block_size: { get: (rt) => rt.newInt(kind.block) },
      digest_size: { get: (rt) => rt.newInt(kind.size) },
    },
  });
}

function constructor(module: string, kind: Algorithm): NativeFunction {
  return native(kind.name, 'data=b\'\', *, usedforsecurity=True, string=None', (rt, _self, data, _security, string) => {
    const made = allocate(rt, moduleType(rt, `${module}.${kind.type}`));
    const given = data === NULL ? string : data;
    if (given !== NULL && given !== NONE) append(rt, made, given);
    return made;
  });
}

function hashModule(name: keyof typeof ALGORITHMS): BuiltinModule {
  const kinds: readonly Algorithm[] = ALGORITHMS[name];
  return {
    name,
    functions: kinds.map((kind) => constructor(name, kind)),
    init: (vm, _module, set) => {
      addTypes(vm, set, kinds.map((kind) => hashType(name, kind)), () => false);
    },
  };
}

// ---- BLAKE2

const blakeParameters =
  "data=b'', /, *, digest_size=0, key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0, node_offset=0, " +
  'node_depth=0, inner_size=0, last_node=False, usedforsecurity=True, string=None';

const enum BlakeWord {
  Data,
  /** Tuple of digest size, key, salt, person. */
  Options,
  Count,
}

function blakeType(name: 'blake2b' | 'blake2s'): TypeSpec {
  const wide = name === 'blake2b';
  const most = wide ? 64 : 32;
  const shape = signature(name, blakeParameters);
  const optionsOf = (rt: Runtime, self: Handle): Blake2Options => {
    const [size, key, salt, person] = rt.items(rt.heap.words[rt.heap.base[self] + BlakeWord.Options]);
    return {
      wide,
      size: Number(rt.intValue(size)),
      key: rt.bytesValue(key),
      salt: rt.bytesValue(salt),
      person: rt.bytesValue(person),
    };
  };
  return defineType({
    id: null,
    name,
    module: '_blake2',
    flags: TypeFlag.BaseType,
    layout: { words: BlakeWord.Count, refs: BlakeWord.Count },
    slots: {
      new: (rt, type, args, kwnames) => {
        const [data, digestSize, key, salt, person] = bind(rt, shape, args, kwnames);
        const size = digestSize === NULL ? most : rt.indexClipped(digestSize);
        if (size < 1 || size > most) rt.raise('ValueError', `digest_size for ${wide ? 'Blake2b' : 'Blake2s'} must be between 1 and ${most} bytes, here it is ${size}`);
        const part = (given: Handle, limit: number, what: string): Handle => {
          const bytes = given === NULL ? new Uint8Array(0) : bytesArgument(rt, given);
          if (bytes.length > limit) rt.raise('ValueError', `maximum ${what} length is ${limit} bytes`);
          return rt.newBytes(bytes.slice());
        };
        const options = [rt.newInt(size), part(key, most, 'key'), part(salt, wide ? 16 : 8, 'salt'), part(person, wide ? 16 : 8, 'person')];
        const made = allocate(rt, type);
        rt.heap.setRef(rt.heap.base[made] + BlakeWord.Options, rt.newTuple(options));
        if (data !== NULL) append(rt, made, data);
        return made;
      },
    },
    methods: [
      native('update', 'data, /', (rt, self, data) => {
        append(rt, self, data);
        return NONE;
      }),
      native('digest', '', (rt, self) => rt.newBytes(blake2(dataOf(rt, self), optionsOf(rt, self)))),
      native('hexdigest', '', (rt, self) => rt.newStr(hex(blake2(dataOf(rt, self), optionsOf(rt, self))))),
      native('copy', '', (rt, self) => {
        const { heap } = rt;
        const made = allocate(rt, rt.typeOf(self));
        heap.setRef(heap.base[made], heap.words[heap.base[self]]);
        heap.setRef(heap.base[made] + BlakeWord.Options, heap.words[heap.base[self] + BlakeWord.Options]);
        return made;
      }),
    ],
    getset: {
      name: { get: (rt) => rt.newStr(name) },
      block_size: { get: (rt) => rt.newInt(wide ? 128 : 64) },
      digest_size: { get: (rt, self) => rt.newInt(optionsOf(rt, self).size) },
    },
    constants: (rt) => ({
      SALT_SIZE: rt.newInt(wide ? 16 : 8),
      PERSON_SIZE: rt.newInt(wide ? 16 : 8),
      MAX_KEY_SIZE: rt.newInt(most),
      MAX_DIGEST_SIZE: rt.newInt(most),
    }),
  });
}

const blakeModule: BuiltinModule = {
  name: '_blake2',
  init: (vm, _module, set) => {
    addTypes(vm, set, [blakeType('blake2b'), blakeType('blake2s')]);
  },
};

/** These modules. */
export const hashModules: readonly BuiltinModule[] = [
  hashModule('_md5'),
  hashModule('_sha1'),
  hashModule('_sha2'),
  hashModule('_sha3'),
  blakeModule,
];
