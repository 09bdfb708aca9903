/** Keys from passwords: what hashlib has of OpenSSL (Modules/_hashopenssl.c). */
import { md5, sha1 } from '@noble/hashes/legacy.js';
import { pbkdf2 } from '@noble/hashes/pbkdf2.js';
import { scrypt } from '@noble/hashes/scrypt.js';
import { sha224, sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { sha3_224, sha3_256, sha3_384, sha3_512 } from '@noble/hashes/sha3.js';
import { NONE, NULL, type Handle } from '../memory';
import type { Interpreter } from '../machine/interpreter';
import { newBuiltinFunction } from '../objects/builtinfunction';
import { bytesArgument } from '../objects/buffer';
import { native } from '../objects/native';
import type { Runtime } from '../objects/runtime';

const HASHES = { md5, sha1, sha224, sha256, sha384, sha512, sha3_224, sha3_256, sha3_384, sha3_512 };
/** What OpenSSL lets scrypt take where the program does not say. */
const SCRYPT_MEMORY = 32 * 1024 * 1024;

function positive(rt: Runtime, h: Handle, message: string): number {
  const value = rt.indexClipped(h, 'OverflowError');
  return value > 0 ? value : rt.raise('ValueError', message);
}

const deriveByHash = native(
  'pbkdf2_hmac',
  'hash_name, password, salt, iterations, dklen=None',
  (rt, _self, name, password, salt, iterations, length) => {
    if (!rt.isStr(name)) {
      rt.raise('TypeError', `pbkdf2_hmac() argument 'hash_name' must be str, not ${rt.typeOf(name).name}`);
    }
    const hash = Object.entries(HASHES).find(([each]) => each === rt.text(name).toLowerCase())?.[1];
    if (hash === undefined) return rt.raise('ValueError', `unsupported hash type ${rt.text(name)}`);
    const key = bytesArgument(rt, password);
    const grains = bytesArgument(rt, salt);
    const c = positive(rt, iterations, 'iteration value must be greater than 0.');
    const dkLen =
      length === NULL || length === NONE ? hash.outputLen : positive(rt, length, 'key length must be greater than 0.');
    rt.fuel(c * Math.ceil(dkLen / hash.outputLen));
    return rt.newBytes(pbkdf2(hash, key, grains, { c, dkLen }));
  },
  { doc: 'Password based key derivation function 2 (PKCS #5 v2.0) with HMAC as pseudorandom function.' },
);

const deriveByMemory = native(
  'scrypt',
  'password, *, salt, n, r, p, maxmem=0, dklen=64',
  (rt, _self, password, salt, n, r, p, memory, length) => {
    const key = bytesArgument(rt, password);
    const grains = bytesArgument(rt, salt);
    const [cost, block, parallel] = [n, r, p].map((h) => rt.indexClipped(h, 'OverflowError'));
    if (cost < 2 || (cost & (cost - 1)) !== 0) rt.raise('ValueError', 'n must be a power of 2.');
    const most = memory === NULL ? 0 : rt.indexClipped(memory, 'OverflowError');
    if (most < 0) rt.raise('ValueError', 'maxmem must be positive and smaller than 2147483647');
    const dkLen =
      length === NULL ? 64 : positive(rt, length, 'dklen must be greater than 0 and smaller than 2147483647');
    if (128 * block * (cost + parallel + 2) > (most === 0 ? SCRYPT_MEMORY : most)) {
      rt.raise('ValueError', '[digital envelope routines] memory limit exceeded');
    }
    rt.fuel(cost * block * parallel);
    return rt.newBytes(scrypt(key, grains, { N: cost, r: block, p: parallel, dkLen }));
  },
  { doc: 'scrypt password-based key derivation function.' },
);

/** Gives hashlib the functions that it takes from OpenSSL where there is one. */
export function addKeyDerivation(vm: Interpreter, hashlib: Handle): void {
  for (const fn of [deriveByHash, deriveByMemory]) {
    fn.module ??= '_hashlib';
    vm.setAttr(hashlib, fn.name, newBuiltinFunction(vm, fn, NULL, vm.newStr('_hashlib')));
  }
}
