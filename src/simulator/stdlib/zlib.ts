/** The zlib module. Twin of Modules/zlibmodule.c; deflating and inflating are pako's, a port of zlib itself. */
import { deflate, deflateRaw, gzip, inflate } from 'pako';
import { NULL, type Handle } from '../memory';
import type { BuiltinModule } from '../machine/modules';
import { bytesArgument } from '../objects/buffer';
import { native } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { newTuple } from '../objects/tuple';
import { adler32, crc32 } from './checksums';
import { addTypes } from './typedef';
import { failZlib, newCompressor, newDecompressor, zlibTypes } from './zlibstreams';

function number(rt: Runtime, h: Handle, fallback: number): number {
  return h === NULL ? fallback : Number(rt.index(h));
}

function checksum(rt: Runtime, h: Handle, fallback: number): number {
  return h === NULL ? fallback : Number(BigInt.asUintN(32, BigInt(rt.index(h))));
}

function compress(rt: Runtime, data: Handle, levelArgument: Handle, wbits: Handle): Handle {
  const bytes = bytesArgument(rt, data);
  const level = number(rt, levelArgument, -1);
  const windowBits = number(rt, wbits, 15);
  if (level < -1 || level > 9) failZlib(rt, 'Bad compression level');
  rt.fuel(bytes.length >> 4);
  // Without `legacyHash` pako hashes as Chromium's zlib does, and finds other matches.
  const settings = { level: level as 6, windowBits: Math.abs(windowBits) & 15, legacyHash: true };
  if (windowBits < 0) return rt.newBytes(deflateRaw(bytes, settings));
  return rt.newBytes(windowBits > 15 ? gzip(bytes, settings) : deflate(bytes, settings));
}

function decompress(rt: Runtime, data: Handle, wbits: Handle): Handle {
  const bytes = bytesArgument(rt, data);
  rt.fuel(bytes.length >> 2);
  let out: Uint8Array | undefined;
  let message = '';
  try {
    out = inflate(bytes, { windowBits: number(rt, wbits, 15) });
  } catch (problem) {
    message = problem instanceof Error ? problem.message : String(problem);
  }
  if (out === undefined) {
    return message === '' || message === 'buffer error'
      ? failZlib(rt, 'Error -5 while decompressing data: incomplete or truncated stream')
      : failZlib(rt, `Error -3 while decompressing data: ${message}`);
  }
  return rt.newBytes(out);
}

export const zlibModule: BuiltinModule = {
  name: 'zlib',
  doc: "The functions in this module allow compression and decompression using the\nzlib library, which is based on GNU zip.\n\nadler32(string[, start]) -- Compute an Adler-32 checksum.\ncompress(data[, level]) -- Compress data, with compression level 0-9 or -1.\ncompressobj([level[, ...]]) -- Return a compressor object.\ncrc32(string[, start]) -- Compute a CRC-32 checksum.\ndecompress(string,[wbits],[bufsize]) -- Decompresses a compressed string.\ndecompressobj([wbits[, zdict]]) -- Return a decompressor object.\n\n'wbits' is window buffer size and container format.\nCompressor objects support compress() and flush() methods; decompressor\nobjects support decompress() and flush().",
  functions: [
    native('compress', 'data, /, level=-1, wbits=15', (rt, _self, data, level, wbits) =>
      compress(rt, data, level, wbits),
    ),
    native('decompress', 'data, /, wbits=15, bufsize=16384', (rt, _self, data, wbits) => decompress(rt, data, wbits)),
    native('crc32', 'data, value=0, /', (rt, _self, data, value) =>
      rt.newInt(crc32(bytesArgument(rt, data), checksum(rt, value, 0))),
    ),
    native('adler32', 'data, value=1, /', (rt, _self, data, value) =>
      rt.newInt(adler32(bytesArgument(rt, data), checksum(rt, value, 1))),
    ),
    native('compressobj', 'level=-1, method=8, wbits=15, memLevel=8, strategy=0, zdict=None', (rt, _self, ...options) =>
      newCompressor(rt, options),
    ),
    native('decompressobj', "wbits=15, zdict=b''", (rt, _self, windowBits, dictionary) =>
      newDecompressor(rt, 'zlib.Decompress', windowBits, dictionary),
    ),
  ],
  init: (vm, _module, set) => {
    addTypes(vm, set, zlibTypes, ({ name }) => name === '_ZlibDecompressor');
    const names = vm.newDict();
    vm.setItem(names, vm.intern('__module__'), vm.intern('zlib'));
    const exception = vm.exceptionType('Exception').handle;
    set('error', vm.call(vm.typeOf(exception).handle, [vm.intern('error'), newTuple(vm, [exception]), names]));
    for (const [name, value] of Object.entries({
      MAX_WBITS: 15,
      DEFLATED: 8,
      DEF_MEM_LEVEL: 8,
      DEF_BUF_SIZE: 16384,
      Z_BEST_COMPRESSION: 9,
      Z_BEST_SPEED: 1,
      Z_DEFAULT_COMPRESSION: -1,
      Z_NO_COMPRESSION: 0,
      Z_DEFAULT_STRATEGY: 0,
      Z_FINISH: 4,
      Z_PARTIAL_FLUSH: 1,
      Z_BLOCK: 5,
      Z_TREES: 6,
      Z_RLE: 3,
      Z_FIXED: 4,
      Z_NO_FLUSH: 0,
      Z_SYNC_FLUSH: 2,
      Z_FULL_FLUSH: 3,
      Z_FILTERED: 1,
      Z_HUFFMAN_ONLY: 2,
    }))
      set(name, vm.newInt(value));
    set('ZLIB_VERSION', vm.newStr('1.3.1'));
    set('ZLIB_RUNTIME_VERSION', vm.newStr('1.3.1'));
  },
};
