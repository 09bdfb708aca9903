/** The _codecs module. Twin of Modules/_codecsmodule.c. */
import { NONE, NULL, type Handle } from '../memory';
import type { BuiltinModule } from '../machine/modules';
import { bufferOf } from '../objects/buffer';
import { native, type NativeFunction } from '../objects/native';
import { guarded } from '../objects/problems';
import type { Runtime } from '../objects/runtime';
import { argumentKind } from '../objects/textargs';
import { typeNameOf } from '../objects/type';
import { TypeId } from '../objects/typeids';
import { encode, type Codec } from '../values/codecs';
import { codePoints } from '../values/codepoints';
import {
  charmapDecode,
  charmapEncode,
  rawUnicodeEscape,
  unescapeUnicode,
  unicodeEscape,
  warnOfEscape,
} from './charmap';
import { decodeUtf7, encodeUtf7 } from '../values/utf7';
import { escapeBytes, unescapeBytes } from '../values/bytesescape';
import { latin1ToString } from '../values/latin1';
import { UnicodeProblem } from '../values/unicodeerror';
import { decodingHandlers, encodingHandlers, ERROR_HANDLERS, handleError, registeredHandler } from './codecerrors';
import {
  decodeObject,
  encodeObject,
  encodingArgument,
  lookupCodec,
  registerSearch,
  SEARCH_CACHE,
  SEARCH_PATH,
  unregisterSearch,
} from './codecregistry';
import { decodePart } from './io/decoding';

const FUNCTIONS: NativeFunction[] = [];

function add(name: string, parameters: string, impl: NativeFunction['impl']): void {
  FUNCTIONS.push(native(name, parameters, impl));
}

function errorsOf(rt: Runtime, h: Handle): string {
  return h === NULL || h === NONE ? 'strict' : rt.text(h);
}

/** The bytes of a decoder's argument. */
function bytesOf(rt: Runtime, h: Handle): Uint8Array {
  return bufferOf(rt, h) ?? rt.raise('TypeError', `a bytes-like object is required, not '${typeNameOf(rt, h)}'`);
}

/** The bytes of the argument of a decoder that takes text too. */
function inputOf(rt: Runtime, h: Handle): Uint8Array {
  if (rt.isStr(h)) return new TextEncoder().encode(rt.text(h));
  return bytesOf(rt, h);
}

function textOf(rt: Runtime, fn: string, h: Handle): string {
  return rt.isStr(h) ? rt.text(h) : rt.raise('TypeError', `${fn}() argument 1 must be str, not ${argumentKind(rt, h)}`);
}

function pair(rt: Runtime, result: Handle, consumed: number): Handle {
  return rt.newTuple([result, rt.newInt(consumed)]);
}

function latin(text: string): Uint8Array {
  return Uint8Array.from(text, (c) => c.charCodeAt(0));
}

/** Encoder and decoder of a codec of ours; `partial`: the decoder may leave bytes for later. */
function addCodec(name: string, codec: Codec, partial: boolean): void {
  add(`${name}_encode`, 'str, errors=None, /', (rt, _self, text, errors) => {
    const given = textOf(rt, `${name}_encode`, text);
    const bytes = guarded(rt, () => encode(given, codec, errorsOf(rt, errors), encodingHandlers(rt)));
    return pair(rt, rt.newBytes(bytes), rt.length(text));
  });
  const parameters = partial ? 'data, errors=None, final=False, /' : 'data, errors=None, /';
  add(`${name}_decode`, parameters, (rt, _self, data, errors, final) => {
    const bytes = bytesOf(rt, data);
    const isFinal = !partial || (final !== NULL && final !== undefined && rt.truth(final));
    const { text, consumed } = decodePart(rt, codec, bytes, errorsOf(rt, errors), isFinal);
    return pair(rt, rt.newStr(text), consumed);
  });
}

addCodec('utf_8', 'utf-8', true);
addCodec('ascii', 'ascii', false);
addCodec('latin_1', 'latin-1', false);
for (const size of ['16', '32'] as const) {
  addCodec(`utf_${size}`, `utf-${size}`, true);
  addCodec(`utf_${size}_le`, `utf-${size}-le`, true);
  addCodec(`utf_${size}_be`, `utf-${size}-be`, true);
  add(
    `utf_${size}_ex_decode`,
    'data, errors=None, byteorder=0, final=False, /',
    (rt, _self, data, errors, order, final) => {
      const bytes = bytesOf(rt, data);
      const width = size === '16' ? 2 : 4;
      let byteorder = order === NULL ? 0 : Number(rt.index(order));
      let skip = 0;
      if (byteorder === 0 && bytes.length >= width) {
        const first = bytes.subarray(0, width);
        const little = first[0] === 0xff && first[1] === 0xfe && (width === 2 || (first[2] === 0 && first[3] === 0));
        const big =
          first[width - 2] === 0xfe && first[width - 1] === 0xff && (width === 2 || (first[0] === 0 && first[1] === 0));
        byteorder = little ? -1 : big ? 1 : 0;
        if (byteorder !== 0) skip = width;
      }
      const codec: Codec = `utf-${size}-${byteorder > 0 ? 'be' : 'le'}`;
      const isFinal = final !== NULL && rt.truth(final);
      const { text, consumed } = decodePart(rt, codec, bytes.subarray(skip), errorsOf(rt, errors), isFinal);
      return rt.newTuple([rt.newStr(text), rt.newInt(consumed + skip), rt.newInt(byteorder)]);
    },
  );
}

add('utf_7_encode', 'str, errors=None, /', (rt, _self, text) =>
  pair(rt, rt.newBytes(latin(encodeUtf7(textOf(rt, 'utf_7_encode', text)))), rt.length(text)),
);
add('utf_7_decode', 'data, errors=None, final=False, /', (rt, _self, data, errors, final) => {
  const bytes = bytesOf(rt, data);
  let text = '';
  let at = 0;
  for (;;) {
    const found = decodeUtf7(bytes, at, final !== NULL && rt.truth(final));
    text += found.text;
    if (found.problem === null) return pair(rt, rt.newStr(text), found.used);
    const { start, end, reason } = found.problem;
    const problem = new UnicodeProblem('UnicodeDecodeError', 'utf7', bytes, start, end, reason, bytes[start]);
    const handled = guarded(rt, () => decodingHandlers(rt)(errorsOf(rt, errors))(problem));
    text += handled.text;
    at = handled.resume;
  }
});

add('lookup', 'encoding, /', (rt, _self, encoding) => lookupCodec(rt, textOf(rt, 'lookup', encoding)));
add('register', 'search_function, /', (rt, _self, search) => {
  registerSearch(rt, search);
  return NONE;
});
add('unregister', 'search_function, /', (rt, _self, search) => {
  unregisterSearch(rt, search);
  return NONE;
});
add('encode', "obj, encoding='utf-8', errors='strict'", (rt, _self, object, encoding, errors) =>
  encodeObject(rt, object, encodingArgument(rt, 'encode', encoding), errors),
);
add('decode', "obj, encoding='utf-8', errors='strict'", (rt, _self, object, encoding, errors) =>
  decodeObject(rt, object, encodingArgument(rt, 'decode', encoding), errors),
);
add('register_error', 'errors, handler, /', (rt, _self, errors, handler) => {
  if (!rt.isCallable(handler)) rt.raise('TypeError', 'handler must be callable');
  rt.setItem(rt.interned.get(ERROR_HANDLERS) ?? NULL, errors, handler);
  return NONE;
});
add('_unregister_error', 'errors, /', (rt, _self, errors) => {
  const handlers = rt.interned.get(ERROR_HANDLERS) ?? NULL;
  const known = rt.contains(handlers, errors);
  if (known) rt.delItem(handlers, errors);
  return known ? rt.newInt(1) : rt.newInt(0);
});
add('lookup_error', 'name, /', (rt, _self, name) => {
  const text = textOf(rt, 'lookup_error', name);
  const registered = registeredHandler(rt, text);
  return registered !== NULL ? registered : standardHandler(rt, text);
});
add('readbuffer_encode', 'data, errors=None, /', (rt, _self, data) => {
  const bytes = inputOf(rt, data);
  return pair(rt, rt.newBytes(bytes.slice()), bytes.length);
});
add('charmap_decode', 'data, errors=None, mapping=None, /', (rt, _self, data, errors, mapping) => {
  const bytes = bytesOf(rt, data);
  return pair(rt, rt.newStr(charmapDecode(rt, bytes, errorsOf(rt, errors), mapping)), bytes.length);
});
add('charmap_encode', 'str, errors=None, mapping=None, /', (rt, _self, text, errors, mapping) => {
  const given = textOf(rt, 'charmap_encode', text);
  return pair(rt, rt.newBytes(charmapEncode(rt, given, errorsOf(rt, errors), mapping)), rt.length(text));
});
add('charmap_build', 'map, /', (rt, _self, map) => {
  const dict = rt.newDict();
  codePoints(rt.text(map)).forEach((code, i) => {
    if (code !== 0xfffe) rt.setItem(dict, rt.newInt(code), rt.newInt(i));
  });
  return dict;
});
for (const raw of [false, true]) {
  const name = raw ? 'raw_unicode_escape' : 'unicode_escape';
  add(`${name}_encode`, 'str, errors=None, /', (rt, _self, text) => {
    const given = textOf(rt, `${name}_encode`, text);
    const bytes = latin(raw ? rawUnicodeEscape(given) : unicodeEscape(given));
    return pair(rt, rt.newBytes(bytes), rt.length(text));
  });
  add(`${name}_decode`, 'data, errors=None, final=True, /', (rt, _self, data, errors) => {
    const bytes = inputOf(rt, data);
    return pair(rt, rt.newStr(unescapeUnicode(rt, bytes, errorsOf(rt, errors), raw)), bytes.length);
  });
}
add('escape_encode', 'data, errors=None, /', (rt, _self, data) => {
  if (!rt.isInstance(data, rt.types[TypeId.Bytes])) {
    rt.raise('TypeError', `escape_encode() argument 1 must be bytes, not ${typeNameOf(rt, data)}`);
  }
  return pair(rt, rt.newBytes(latin(escapeBytes(rt.bytesValue(data)))), rt.length(data));
});
add('escape_decode', 'data, errors=None, /', (rt, _self, data, errors) => {
  const bytes = inputOf(rt, data);
  const given = errorsOf(rt, errors);
  const warn = (escape: string): void => warnOfEscape(rt, escape, 'b');
  const text = guarded(rt, () => unescapeBytes(latin1ToString(bytes), given, warn));
  return pair(rt, rt.newBytes(latin(text)), bytes.length);
});

const STANDARD =
  'strict ignore replace xmlcharrefreplace backslashreplace namereplace surrogateescape surrogatepass'.split(' ');

/** A standard error handler as a function of the program. */
function standardHandler(rt: Runtime, name: string): Handle {
  if (!STANDARD.includes(name)) rt.raise('LookupError', `unknown error handler name '${name}'`);
  return rt.getAttr(rt.importModule('_codecs'), `_${name}_errors`);
}

for (const name of STANDARD) {
  add(`_${name}_errors`, 'exception, /', (rt, _self, exception) => handleError(rt, name, exception));
}

export const codecsModule: BuiltinModule = {
  name: '_codecs',
  functions: FUNCTIONS,
  init: (vm) => {
    const keep = (name: string, h: Handle): void => void vm.interned.set(name, vm.heap.immortalize(h));
    keep(SEARCH_PATH, vm.newList([]));
    keep(SEARCH_CACHE, vm.newDict());
    keep(ERROR_HANDLERS, vm.newDict());
  },
};
