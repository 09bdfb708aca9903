/** The modules under hashlib: _md5, _sha1, _sha2, _sha3, _blake2. Twins of Modules/md5module.c and its neighbours. */
import { blake2b, blake2s } from '@noble/hashes/blake2.js';
import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha224, sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { sha3_224, sha3_256, sha3_384, sha3_512, shake128, shake256 } from '@noble/hashes/sha3.js';
import { NONE, NULL, type Handle } from '../memory';
import type { BuiltinModule } from '../machine/modules';
import { bufferOf } from '../objects/buffer';
import { allocate } from '../objects/instance';
import { native } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { defineType, type TypeSpec } from '../objects/spec';
import { TypeFlag, type TypeObject } from '../objects/typeobject';
import { addKeyDerivation } from './keyderivation';
import { addTypes, bind, moduleType, signature } from './typedef';

/** How a hash is computed from all that it was given. */
type Digest = (data: Uint8Array, length: number) => Uint8Array;

interface Algorithm {
  readonly name: string;
  readonly module: string;
  /** The type's name. */
  readonly type: string;
  readonly block: number;
  /** Bytes of the digest; 0: as many as are asked for. */
  readonly size: number;
  readonly digest: Digest;
}

const ALGORITHMS: readonly Algorithm[] = [
  { name: 'md5', module: '_md5', type: 'md5', block: 64, size: 16, digest: (data) => md5(data) },
  { name: 'sha1', module: '_sha1', type: 'sha1', block: 64, size: 20, digest: (data) => sha1(data) },
  { name: 'sha224', module: '_sha2', type: 'SHA224Type', block: 64, size: 28, digest: (data) => sha224(data) },
  { name: 'sha256', module: '_sha2', type: 'SHA256Type', block: 64, size: 32, digest: (data) => sha256(data) },
  { name: 'sha384', module: '_sha2', type: 'SHA384Type', block: 128, size: 48, digest: (data) => sha384(data) },
  { name: 'sha512', module: '_sha2', type: 'SHA512Type', block: 128, size: 64, digest: (data) => sha512(data) },
  { name: 'sha3_224', module: '_sha3', type: 'sha3_224', block: 144, size: 28, digest: (data) => sha3_224(data) },
  { name: 'sha3_256', module: '_sha3', type: 'sha3_256', block: 136, size: 32, digest: (data) => sha3_256(data) },
  { name: 'sha3_384', module: '_sha3', type: 'sha3_384', block: 104, size: 48, digest: (data) => sha3_384(data) },
  { name: 'sha3_512', module: '_sha3', type: 'sha3_512', block: 72, size: 64, digest: (data) => sha3_512(data) },
  {
    name: 'shake_128',
    module: '_sha3',
    type: 'shake_128',
    block: 168,
    size: 0,
    digest: (data, dkLen) => shake128(data, { dkLen }),
  },
  {
    name: 'shake_256',
    module: '_sha3',
    type: 'shake_256',
    block: 136,
    size: 0,
    digest: (data, dkLen) => shake256(data, { dkLen }),
  },
];

/** A hash object: what it was given so far is a bytes object, so that a step back finds it again. */
const enum HashWord {
  Data,
  /** Of blake2: the key, salt and person as one tuple. */
  Settings,
  Size,
  Count,
}

function dataOf(rt: Runtime, self: Handle): Uint8Array {
  return rt.bytesValue(rt.heap.words[rt.heap.base[self] + HashWord.Data]);
}

function setData(rt: Runtime, self: Handle, data: Uint8Array): void {
  rt.heap.setRef(rt.heap.base[self] + HashWord.Data, rt.newBytes(data));
}

function input(rt: Runtime, h: Handle): Uint8Array {
  if (rt.isStr(h)) rt.raise('TypeError', 'Strings must be encoded before hashing');
  return bufferOf(rt, h) ?? rt.raise('TypeError', 'object supporting the buffer API required');
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const out = new Uint8Array(a.length + b.length);
  out.set(a);
  out.set(b, a.length);
  return out;
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function copy(rt: Runtime, self: Handle): Handle {
  const { heap } = rt;
  const made = allocate(rt, rt.typeOf(self));
  const [from, to] = [heap.base[self], heap.base[made]];
  heap.setRef(to + HashWord.Data, heap.words[from + HashWord.Data]);
  heap.setRef(to + HashWord.Settings, heap.words[from + HashWord.Settings]);
  heap.setRaw(to + HashWord.Size, heap.words[from + HashWord.Size]);
  return made;
}

interface HashShape {
  readonly module: string;
  readonly type: string;
  readonly name: string;
  readonly block: number;
  readonly variable: boolean;
  readonly size: (rt: Runtime, self: Handle) => number;
  readonly digest: (rt: Runtime, self: Handle, length: number) => Uint8Array;
}

function hashType(shape: HashShape, slots: TypeSpec['slots'] = {}): TypeSpec {
  const length = (rt: Runtime, self: Handle, given: Handle): number => {
    if (!shape.variable) return shape.size(rt, self);
    const wanted = rt.index(given);
    if (wanted < 0) rt.raise('ValueError', 'Cannot convert negative int');
    if (wanted >= 2 ** 64) rt.raise('OverflowError', 'Python int too large for C unsigned long');
    return wanted >= 2 ** 29 ? rt.raise('ValueError', 'length is too large') : Number(wanted);
  };
  const parameters = shape.variable ? 'length' : '';
  return defineType({
    id: null,
    name: shape.type,
    module: shape.module,
    flags:
      shape.module === '_blake2' ? TypeFlag.BaseType : shape.module === '_sha3' ? 0 : TypeFlag.DisallowInstantiation,
    layout: { words: HashWord.Count, refs: HashWord.Size },
    slots: {
      ...slots,
      repr: (rt, self) => rt.newStr(`<${shape.module}.${shape.type} object at ${rt.heap.addressText(self)}>`),
    },
    methods: [
      native('copy', '', copy),
      native('update', 'obj, /', (rt, self, data) => {
        const bytes = input(rt, data);
        rt.fuel(bytes.length >> 6);
        setData(rt, self, joined(dataOf(rt, self), bytes));
        return NONE;
      }),
      native('digest', parameters, (rt, self, given) => rt.newBytes(shape.digest(rt, self, length(rt, self, given)))),
      native('hexdigest', parameters, (rt, self, given) =>
        rt.newStr(hex(shape.digest(rt, self, length(rt, self, given)))),
      ),
    ],
    getset: {
      name: { get: (rt) => rt.newStr(shape.name) },
      block_size: { get: (rt) => rt.newInt(shape.block) },
      digest_size: { get: (rt, self) => rt.newInt(shape.size(rt, self)) },
    },
  });
}

const PARAMETERS = 'data=b"", *, usedforsecurity=True, string=None';
/** All types of _sha3 share one constructor, whose errors name the first of them. */
const sha3Parameters = signature('sha3_224', PARAMETERS);

function newHash(rt: Runtime, type: TypeObject, data: Handle, string: Handle): Handle {
  const made = allocate(rt, type);
  const given = data !== NULL ? data : string;
  setData(rt, made, given === NULL || given === NONE ? new Uint8Array(0) : input(rt, given));
  return made;
}

function plainType({ module, type, name, block, size, digest }: Algorithm): TypeSpec {
  const shape: HashShape = {
    module,
    type,
    name,
    block,
    variable: size === 0,
    size: () => size,
    digest: (rt, self, length) => {
      const data = dataOf(rt, self);
      rt.fuel(data.length >> 6);
      return digest(data, length);
    },
  };
  if (module !== '_sha3') return hashType(shape);
  const spec = hashType(shape, {
    new: (rt, cls, args, kwnames) => {
      const [data, , string] = bind(rt, sha3Parameters, args, kwnames);
      return newHash(rt, cls, data, string);
    },
  });
  const [rate, suffix] = [block * 8, size === 0 ? 0x1f : 0x06];
  return {
    ...spec,
    getset: {
      ...spec.getset,
      _capacity_bits: { get: (rt) => rt.newInt(SPONGE_BITS - rate) },
      _rate_bits: { get: (rt) => rt.newInt(rate) },
      _suffix: { get: (rt) => rt.newBytes(Uint8Array.of(suffix)) },
    },
  };
}

/** The state of the permutation under SHA-3. */
const SPONGE_BITS = 1600;

function constructor(algorithm: Algorithm): ReturnType<typeof native> {
  return native(algorithm.name, PARAMETERS, (rt, _self, data, _secure, string) =>
    newHash(rt, moduleType(rt, `${algorithm.module}.${algorithm.type}`), data, string),
  );
}

const blakeParameters = signature(
  'blake2',
  'data=b"", /, *, digest_size=64, key=b"", salt=b"", person=b"", fanout=1, depth=1, leaf_size=0, node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True, string=None',
);

function blakeType(name: 'blake2b' | 'blake2s'): TypeSpec {
  const big = name === 'blake2b';
  const [most, saltSize] = big ? [64, 16] : [32, 8];
  return {
    ...hashType(
      {
        module: '_blake2',
        type: name,
        name,
        block: big ? 128 : 64,
        variable: false,
        size: (rt, self) => rt.heap.words[rt.heap.base[self] + HashWord.Size],
        digest: (rt, self, dkLen) => {
          const [key, salt, personalization] = rt
            .items(rt.heap.words[rt.heap.base[self] + HashWord.Settings])
            .map((part) => rt.bytesValue(part));
          const options = { dkLen, salt, personalization, ...(key.length > 0 ? { key } : {}) };
          return (big ? blake2b : blake2s)(dataOf(rt, self), options);
        },
      },
      {
        new: (rt, type, args, kwnames) => {
          const [data, size, key, salt, person] = bind(rt, { ...blakeParameters, name }, args, kwnames);
          const length = size === NULL ? most : Number(rt.index(size));
          if (length <= 0 || length > most) {
            rt.raise(
              'ValueError',
              `digest_size for ${big ? 'Blake2b' : 'Blake2s'} must be between 1 and ${most} bytes, here it is ${length}`,
            );
          }
          const part = (h: Handle, what: string, limit: number, fill: boolean): Handle => {
            const bytes = h === NULL ? new Uint8Array(0) : input(rt, h);
            if (bytes.length > limit) rt.raise('ValueError', `maximum ${what} length is ${limit} bytes`);
            return rt.newBytes(fill ? joined(bytes, new Uint8Array(limit - bytes.length)) : bytes);
          };
          const settings = rt.newTuple([
            part(key, 'key', most, false),
            part(salt, 'salt', saltSize, true),
            part(person, 'person', saltSize, true),
          ]);
          const made = allocate(rt, type);
          rt.heap.setRef(rt.heap.base[made] + HashWord.Settings, settings);
          rt.heap.setRaw(rt.heap.base[made] + HashWord.Size, length);
          setData(rt, made, data === NULL ? new Uint8Array(0) : input(rt, data));
          return made;
        },
      },
    ),
    constants: (rt) => ({
      MAX_DIGEST_SIZE: rt.newInt(most),
      MAX_KEY_SIZE: rt.newInt(most),
      SALT_SIZE: rt.newInt(saltSize),
      PERSON_SIZE: rt.newInt(saltSize),
    }),
  };
}

function moduleOf(name: string): BuiltinModule {
  const own = ALGORITHMS.filter(({ module }) => module === name);
  return {
    name,
    functions: name === '_sha3' ? [] : own.map(constructor),
    init: (vm, _module, set) => {
      addTypes(vm, set, own.map(plainType), (spec) => name === '_sha3' || spec.name.endsWith('Type'));
      set('_GIL_MINSIZE', vm.newInt(2048));
      if (name === '_sha3') set('implementation', vm.newStr('HACL'));
    },
  };
}

const blakeModule: BuiltinModule = {
  name: '_blake2',
  completes: { hashlib: addKeyDerivation },
  init: (vm, _module, set) => {
    addTypes(vm, set, [blakeType('blake2b'), blakeType('blake2s')]);
    set('_GIL_MINSIZE', vm.newInt(2048));
    for (const [prefix, most, salt] of [
      ['BLAKE2B', 64, 16],
      ['BLAKE2S', 32, 8],
    ] as const) {
      set(`${prefix}_MAX_DIGEST_SIZE`, vm.newInt(most));
      set(`${prefix}_MAX_KEY_SIZE`, vm.newInt(most));
      set(`${prefix}_SALT_SIZE`, vm.newInt(salt));
      set(`${prefix}_PERSON_SIZE`, vm.newInt(salt));
    }
  },
};

export const hashModules: readonly BuiltinModule[] = [
  ...['_md5', '_sha1', '_sha2', '_sha3'].map(moduleOf),
  blakeModule,
];
