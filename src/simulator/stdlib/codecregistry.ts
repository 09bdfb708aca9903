/** The registry of codecs. Twin of the first half of Python/codecs.c. */
import { NONE, NULL, type Handle } from '../memory';
import type { Runtime } from '../objects/runtime';
import { callCoder } from '../objects/strencode';
import { argumentKind, checkEncodable } from '../objects/textargs';

/** Search functions (a list) and codecs found so far (a dict). */
export const SEARCH_PATH = '\0codecs.search';
export const SEARCH_CACHE = '\0codecs.cache';

/** How the cache and the search functions see a name: words of letters, digits and dots (_Py_normalize_encoding). */
const normalized = (encoding: string): string =>
  encoding
    .toLowerCase()
    .match(/[a-z0-9.]+/g)
    ?.join('_') ?? '';

/** Finds a codec: a tuple of four. Raises LookupError. */
export function lookupCodec(rt: Runtime, encoding: string): Handle {
  checkEncodable(rt, rt.newStr(encoding));
  if (encoding.includes('\0')) rt.raise('ValueError', 'embedded null character');
  const cache = rt.interned.get(SEARCH_CACHE) ?? NULL;
  const key = rt.newStr(normalized(encoding));
  if (rt.contains(cache, key)) return rt.getItem(cache, key);
  importEncodings(rt);
  for (const search of rt.items(rt.interned.get(SEARCH_PATH) ?? NULL)) {
    const found = rt.call(search, [key]);
    if (found === NONE) continue;
    const isTuple = rt.isInstance(found, rt.typeOf(rt.newTuple([])));
    if (!isTuple || rt.length(found) !== 4) rt.raise('TypeError', 'codec search functions must return 4-tuples');
    rt.setItem(cache, key, found);
    return found;
  }
  return rt.raise('LookupError', `unknown encoding: ${encoding}`);
}

/** Imports Lib/encodings, which registers its search; CPython does at its start. */
function importEncodings(rt: Runtime): void {
  rt.attempt(['ModuleNotFoundError'], () => rt.importModule('encodings'));
}

/** codecs.encode. */
export function encodeObject(rt: Runtime, object: Handle, encoding: string, errors: Handle): Handle {
  return callCoder(rt, 0, lookupCodec(rt, encoding), encoding, errors === NULL ? [object] : [object, errors]);
}

/** codecs.decode. */
export function decodeObject(rt: Runtime, object: Handle, encoding: string, errors: Handle): Handle {
  return callCoder(rt, 1, lookupCodec(rt, encoding), encoding, errors === NULL ? [object] : [object, errors]);
}

/** codecs.register. */
export function registerSearch(rt: Runtime, search: Handle): void {
  if (!rt.isCallable(search)) rt.raise('TypeError', 'argument must be callable');
  // Its own search comes first.
  importEncodings(rt);
  rt.callMethod(rt.interned.get(SEARCH_PATH) ?? NULL, 'append', search);
}

/** codecs.unregister. */
export function unregisterSearch(rt: Runtime, search: Handle): void {
  const path = rt.interned.get(SEARCH_PATH) ?? NULL;
  if (!rt.contains(path, search)) return;
  rt.callMethod(path, 'remove', search);
  rt.callMethod(rt.interned.get(SEARCH_CACHE) ?? NULL, 'clear');
}

/** The text of an encoding's name. */
export function encodingArgument(rt: Runtime, fn: string, h: Handle): string {
  if (h === NULL) return 'utf-8';
  if (rt.isStr(h)) return rt.text(h);
  return rt.raise('TypeError', `${fn}() argument 'encoding' must be str, not ${argumentKind(rt, h)}`);
}
