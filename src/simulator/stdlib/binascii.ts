/** The binascii module. Twin of Modules/binascii.c. */
import { NULL, type Handle } from '../memory';
import type { BuiltinModule } from '../machine/modules';
import { bufferOf, bytesArgument } from '../objects/buffer';
import { native } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { newTuple } from '../objects/tuple';
import { latin1ToString } from '../values/latin1';
import { crc32 } from './checksums';
import { quotePrintable, unquotePrintable } from './quotedprintable';
import { decodeLine, encodeLine } from './uuencoding';

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function fail(rt: Runtime, message: string): never {
  return rt.raiseWith(rt.typeObject(rt.getAttr(rt.importModule('binascii'), 'Error')), [rt.newStr(message)]);
}

/** The bytes of an argument that may be ASCII text too. */
function ascii(rt: Runtime, h: Handle): Uint8Array {
  if (!rt.isStr(h)) {
    return (
      bufferOf(rt, h) ??
      rt.raise('TypeError', `argument should be bytes, buffer or ASCII string, not '${rt.typeOf(h).name}'`)
    );
  }
  const text = rt.text(h);
  if (/[^\x00-\x7f]/.test(text)) rt.raise('ValueError', 'string argument should contain only ASCII characters');
  return Uint8Array.from(text, (c) => c.charCodeAt(0));
}

const encode = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));

function hexlify(rt: Runtime, data: Handle, sep: Handle, step: Handle): Uint8Array {
  const bytes = bytesArgument(rt, data);
  rt.fuel(bytes.length >> 6);
  const text = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'));
  if (sep === NULL) return encode(text.join(''));
  const size = step === NULL ? 1 : Number(rt.index(step));
  const mark = rt.isStr(sep) ? rt.text(sep) : String.fromCharCode(...bytesArgument(rt, sep));
  if (mark.length !== 1) rt.raise('ValueError', 'sep must be length 1.');
  if (size === 0) return encode(text.join(''));
  const count = Math.abs(size);
  const parts: string[] = [];
  const first = size > 0 ? text.length % count || count : count;
  for (let i = 0, n = first; i < text.length; i += n, n = count) {
    if (i > 0) n = count;
    parts.push(text.slice(i, i + n).join(''));
  }
  return encode(parts.join(mark));
}

function unhexlify(rt: Runtime, data: Handle): Handle {
  const bytes = ascii(rt, data);
  if (bytes.length % 2 !== 0) fail(rt, 'Odd-length string');
  const text = String.fromCharCode(...bytes);
  if (/[^0-9a-fA-F]/.test(text)) fail(rt, 'Non-hexadecimal digit found');
  return rt.newBytes(
    Uint8Array.from({ length: text.length / 2 }, (_, i) => parseInt(text.slice(2 * i, 2 * i + 2), 16)),
  );
}

function toBase64(rt: Runtime, data: Handle, newline: Handle): Handle {
  const bytes = bytesArgument(rt, data);
  rt.fuel(bytes.length >> 6);
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const bits = (bytes[i] << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    const left = bytes.length - i;
    text += BASE64[bits >> 18] + BASE64[(bits >> 12) & 63];
    text += (left > 1 ? BASE64[(bits >> 6) & 63] : '=') + (left > 2 ? BASE64[bits & 63] : '=');
  }
  return rt.newBytes(encode(newline === NULL || rt.truth(newline) ? `${text}\n` : text));
}

function fromBase64(rt: Runtime, data: Handle, strictMode: Handle): Handle {
  const bytes = ascii(rt, data);
  const strict = strictMode !== NULL && rt.truth(strictMode);
  rt.fuel(bytes.length >> 6);
  const out: number[] = [];
  let quad = 0;
  let left = 0;
  let pads = 0;
  if (strict && bytes[0] === 61) fail(rt, 'Leading padding not allowed');
  for (let i = 0; i < bytes.length; i++) {
    const c = bytes[i];
    if (c === 61) {
      pads++;
      if (quad >= 2 && quad + pads >= 4) {
        if (strict && i + 1 < bytes.length) fail(rt, 'Excess data after padding');
        return rt.newBytes(Uint8Array.from(out));
      }
      if (strict && (quad === 0 || (quad === 1 && pads > 0)))
        fail(rt, quad === 0 ? 'Excess padding not allowed' : 'Discontinuous padding not allowed');
      continue;
    }
    const value = BASE64.indexOf(String.fromCharCode(c));
    if (value < 0) {
      if (strict) fail(rt, 'Only base64 data is allowed');
      continue;
    }
    if (strict && pads > 0) fail(rt, 'Discontinuous padding not allowed');
    pads = 0;
    if (quad > 0) out.push((((left << 6) | value) >> (6 - 2 * quad)) & 255);
    left = quad === 3 ? 0 : value;
    if (quad === 1) left = value & 15;
    if (quad === 2) left = value & 3;
    quad = (quad + 1) % 4;
  }
  if (quad === 1) {
    fail(
      rt,
      `Invalid base64-encoded string: number of data characters (${Math.floor(out.length / 3) * 4 + 1}) cannot be 1 more than a multiple of 4`,
    );
  }
  if (quad !== 0) fail(rt, 'Incorrect padding');
  return rt.newBytes(Uint8Array.from(out));
}

export const binasciiModule: BuiltinModule = {
  name: 'binascii',
  doc: 'Conversion between binary data and ASCII',
  functions: [
    ...['hexlify', 'b2a_hex'].map((name) =>
      native(name, 'data, sep=None, bytes_per_sep=1', (rt, _self, data, sep, step) =>
        rt.newBytes(hexlify(rt, data, sep, step)),
      ),
    ),
    ...['unhexlify', 'a2b_hex'].map((name) => native(name, 'hexstr, /', (rt, _self, data) => unhexlify(rt, data))),
    native('b2a_uu', 'data, /, *, backtick=False', (rt, _self, data, backtick) => {
      const line = encodeLine(bytesArgument(rt, data), backtick !== NULL && rt.truth(backtick));
      return line === null ? fail(rt, 'At most 45 bytes at once') : rt.newBytes(line);
    }),
    native('a2b_uu', 'data, /', (rt, _self, data) => {
      const decoded = decodeLine(ascii(rt, data));
      return typeof decoded === 'string' ? fail(rt, decoded) : rt.newBytes(decoded);
    }),
    native('b2a_base64', 'data, /, *, newline=True', (rt, _self, data, newline) => toBase64(rt, data, newline)),
    native('a2b_base64', 'data, /, *, strict_mode=False', (rt, _self, data, strict) => fromBase64(rt, data, strict)),
    native('crc32', 'data, crc=0, /', (rt, _self, data, crc) =>
      rt.newInt(crc32(bytesArgument(rt, data), crc === NULL ? 0 : Number(BigInt.asUintN(32, BigInt(rt.index(crc)))))),
    ),
    native('crc_hqx', 'data, crc, /', (rt, _self, data, crc) => {
      let value = Number(BigInt.asUintN(16, BigInt(rt.index(crc))));
      for (const byte of bytesArgument(rt, data)) {
        value ^= byte << 8;
        for (let i = 0; i < 8; i++) value = value & 0x8000 ? ((value << 1) ^ 0x1021) & 0xffff : (value << 1) & 0xffff;
      }
      return rt.newInt(value);
    }),
    native('b2a_qp', 'data, quotetabs=False, istext=True, header=False', (rt, _self, data, tabs, text, header) =>
      rt.newBytes(
        encode(
          quotePrintable(latin1ToString(bytesArgument(rt, data)), {
            tabs: tabs !== NULL && rt.truth(tabs),
            isText: text === NULL || rt.truth(text),
            header: header !== NULL && rt.truth(header),
          }),
        ),
      ),
    ),
    native('a2b_qp', 'data, header=False', (rt, _self, data, header) => {
      const text = String.fromCharCode(...ascii(rt, data));
      return rt.newBytes(encode(unquotePrintable(text, header !== NULL && rt.truth(header))));
    }),
  ],
  init: (vm, _module, set) => {
    const type = vm.typeOf(vm.exceptionType('Exception').handle).handle;
    const make = (name: string, base: string): void => {
      const names = vm.newDict();
      vm.setItem(names, vm.intern('__module__'), vm.intern('binascii'));
      set(name, vm.call(type, [vm.intern(name), newTuple(vm, [vm.exceptionType(base).handle]), names]));
    };
    make('Error', 'ValueError');
    make('Incomplete', 'Exception');
  },
};
