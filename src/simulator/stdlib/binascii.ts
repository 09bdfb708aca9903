/** The binascii module. Twin of Modules/binascii.c. */
import { NULL, type Handle } from '../memory';
import type { BuiltinModule } from '../machine/modules';
import { bufferOf } from '../objects/buffer';
import { native, type NativeFunction } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { crc32 } from './checksums';
import { newExceptionClass } from './typedef';

function error(rt: Runtime, message: string): never {
  const cls = rt.getAttr(rt.importModule('binascii'), 'Error');
  return rt.raiseWith(rt.typeObject(cls), [rt.newStr(message)]);
}

function bytes(rt: Runtime, h: Handle): Uint8Array {
  return bufferOf(rt, h) ?? rt.raise('TypeError', `a bytes-like object is required, not '${rt.typeOf(h).name}'`);
}

/** bytes, or a str of ASCII characters. */
function asciiBytes(rt: Runtime, h: Handle): Uint8Array {
  if (rt.isStr(h)) {
    const text = rt.text(h);
    for (let i = 0; i < text.length; i++) {
      if (text.charCodeAt(i) > 127) rt.raise('ValueError', 'string argument should contain only ASCII characters');
    }
    return Uint8Array.from(text, (c) => c.charCodeAt(0));
  }
  return (
    bufferOf(rt, h) ??
    rt.raise('TypeError', `argument should be bytes, buffer or ASCII string, not '${rt.typeOf(h).name}'`)
  );
}

function fromText(rt: Runtime, text: string): Handle {
  return rt.newBytes(Uint8Array.from(text, (c) => c.charCodeAt(0)));
}

/** Hexadecimal digits, with a separator between groups: `bytes.hex`. */
function hexlify(rt: Runtime, data: Handle, separator: Handle, perGroup: Handle): Handle {
  const digits = Array.from(bytes(rt, data), (byte) => byte.toString(16).padStart(2, '0'));
  if (separator === NULL) return fromText(rt, digits.join(''));
  const text = rt.isStr(separator) ? rt.text(separator) : String.fromCharCode(...bytes(rt, separator));
  if (text.length !== 1) rt.raise('ValueError', 'sep must be length 1.');
  const count = perGroup === NULL ? 1 : rt.indexClipped(perGroup);
  if (count === 0) return fromText(rt, digits.join(''));
  const size = Math.abs(count);
  const groups: string[] = [];
  if (count > 0) {
    for (let end = digits.length; end > 0; end -= size) groups.unshift(digits.slice(Math.max(0, end - size), end).join(''));
  } else for (let i = 0; i < digits.length; i += size) groups.push(digits.slice(i, i + size).join(''));
  return fromText(rt, groups.join(text));
}

function unhexlify(rt: Runtime, data: Handle): Handle {
  const text = String.fromCharCode(...asciiBytes(rt, data));
  if (text.length % 2 !== 0) error(rt, 'Odd-length string');
  if (!/^[0-9a-fA-F]*$/.test(text)) error(rt, 'Non-hexadecimal digit found');
  return rt.newBytes(Uint8Array.from({ length: text.length / 2 }, (_, i) => parseInt(text.slice(2 * i, 2 * i + 2), 16)));
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function toBase64(data: Uint8Array): string {
  let text = '';
  for (let i = 0; i < data.length; i += 3) {
    const [a, b, c] = [data[i], data[i + 1] ?? 0, data[i + 2] ?? 0];
    const bits = (a << 16) | (b << 8) | c;
    text += BASE64[bits >> 18] + BASE64[(bits >> 12) & 63];
    text += i + 1 < data.length ? BASE64[(bits >> 6) & 63] : '=';
    text += i + 2 < data.length ? BASE64[bits & 63] : '=';
  }
  return text;
}

function fromBase64(rt: Runtime, data: Uint8Array, strict: boolean): Uint8Array {
  const out: number[] = [];
  let quads = 0;
  let left = 0;
  let pads = 0;
  if (strict && data.length > 0 && data[0] === 61) error(rt, 'Leading padding not allowed');
  for (let i = 0; i < data.length; i++) {
    const byte = data[i];
    if (byte === 61) {
      pads++;
      if (quads >= 2 && quads + pads >= 4) {
        if (strict && i + 1 < data.length) error(rt, 'Excess data after padding');
        return Uint8Array.from(out);
      }
      continue;
    }
    const value = BASE64.indexOf(String.fromCharCode(byte));
    if (value < 0) {
      if (strict) error(rt, 'Only base64 data is allowed');
      continue;
    }
    if (strict && pads > 0) error(rt, 'Discontinuous padding not allowed');
    pads = 0;
    if (quads === 0) left = value;
    else if (quads === 1) {
      out.push((left << 2) | (value >> 4));
      left = value & 15;
    } else if (quads === 2) {
      out.push((left << 4) | (value >> 2));
      left = value & 3;
    } else out.push((left << 6) | value);
    quads = (quads + 1) % 4;
  }
  if (quads === 1) {
    const count = Math.floor(out.length / 3) * 4 + 1;
    error(
      rt,
      `Invalid base64-encoded string: number of data characters (${count}) cannot be 1 more than a multiple of 4`,
    );
  }
  if (quads !== 0) error(rt, 'Incorrect padding');
  return Uint8Array.from(out);
}

function quotedPrintable(data: Uint8Array, quoteTabs: boolean, header: boolean): string {
  let line = 0;
  let text = '';
  const push = (piece: string): void => {
    if (line + piece.length > 75) {
      text += '=\n';
      line = 0;
    }
    text += piece;
    line += piece.length;
  };
  for (let i = 0; i < data.length; i++) {
    const byte = data[i];
    const next = data[i + 1];
    const hex = `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    if (byte === 10 || (byte === 13 && next === 10)) {
      text += byte === 13 ? '\r\n' : '\n';
      if (byte === 13) i++;
      line = 0;
    } else if (byte === 32 && header) push('_');
    else if (byte > 126 || byte === 61 || (header && byte === 95) || (byte < 33 && byte !== 32 && byte !== 9)) push(hex);
    else if ((byte === 32 || byte === 9) && (quoteTabs || next === undefined || next === 10)) push(hex);
    else push(String.fromCharCode(byte));
  }
  return text;
}

function fromQuotedPrintable(data: Uint8Array, header: boolean): Uint8Array {
  const text = String.fromCharCode(...data);
  const plain = text
    .replace(/=\r?\n/g, '')
    .replace(/_/g, header ? ' ' : '_')
    .replace(/=([0-9a-fA-F]{2})/g, (_all, digits: string) => String.fromCharCode(parseInt(digits, 16)));
  return Uint8Array.from(plain, (c) => c.charCodeAt(0));
}

function both(names: readonly string[], parameters: string, impl: NativeFunction['impl']): NativeFunction[] {
  return names.map((name) => native(name, parameters, impl));
}

export const binasciiModule: BuiltinModule = {
  name: 'binascii',
  doc: 'Conversion between binary data and ASCII',
  functions: [
    ...both(['hexlify', 'b2a_hex'], 'data, sep=<unrepresentable>, bytes_per_sep=1', (rt, _self, data, separator, count) =>
      hexlify(rt, data, separator, count),
    ),
    ...both(['unhexlify', 'a2b_hex'], 'hexstr, /', (rt, _self, data) => unhexlify(rt, data)),
    native('b2a_base64', 'data, /, *, newline=True', (rt, _self, data, newline) =>
      fromText(rt, toBase64(bytes(rt, data)) + (newline === NULL || rt.truth(newline) ? '\n' : '')),
    ),
    native('a2b_base64', 'data, /, *, strict_mode=False', (rt, _self, data, strict) =>
      rt.newBytes(fromBase64(rt, asciiBytes(rt, data), strict !== NULL && rt.truth(strict))),
    ),
    native('b2a_qp', 'data, quotetabs=False, istext=True, header=False', (rt, _self, data, tabs, _text, header) =>
      fromText(
        rt,
        quotedPrintable(bytes(rt, data), tabs !== NULL && rt.truth(tabs), header !== NULL && rt.truth(header)),
      ),
    ),
    native('a2b_qp', 'data, header=False', (rt, _self, data, header) =>
      rt.newBytes(fromQuotedPrintable(asciiBytes(rt, data), header !== NULL && rt.truth(header))),
    ),
    native('crc32', 'data, crc=0, /', (rt, _self, data, start) =>
      rt.newInt(crc32(bytes(rt, data), start === NULL ? 0 : Number(BigInt.asUintN(32, BigInt(rt.index(start)))))),
    ),
    native('crc_hqx', 'data, crc, /', (rt, _self, data, start) => {
      let crc = Number(BigInt.asUintN(16, BigInt(rt.index(start))));
      for (const byte of bytes(rt, data)) {
        crc ^= byte << 8;
        for (let bit = 0; bit < 8; bit++) crc = ((crc & 0x8000) !== 0 ? (crc << 1) ^ 0x1021 : crc << 1) & 0xffff;
      }
      return rt.newInt(crc);
    }),
  ],
  init: (vm, _module, set) => {
    set('Error', newExceptionClass(vm, 'binascii', 'Error', 'ValueError'));
    set('Incomplete', newExceptionClass(vm, 'binascii', 'Incomplete', 'Exception'));
  },
};
