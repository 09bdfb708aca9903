/**
 * What the functions, types and attributes that CPython writes in C say of themselves: `help(len)`, `str.split.__doc__`,
 * `inspect.signature(math.dist)`. The texts are CPython's, out of the pack (scripts/docs.mjs), and read when first asked for.
 */
import type { NativeFunction } from './native';
import type { Runtime } from './runtime';
import type { TypeObject } from './typeobject';

const ASSET = 'docs.json';

/** A doc and a text signature; null: CPython gives none. */
type Texts = readonly [doc: string | null, signature: string | null];

/** The same in all runs. */
let known: { readonly asset: Uint8Array; readonly texts: Readonly<Record<string, Texts>> } | null = null;

function textsOf(rt: Runtime, key: string): Texts | undefined {
  const asset = rt.host.libraryAsset(ASSET);
  if (asset === null) return undefined;
  if (known?.asset.buffer !== asset.buffer)
    known = { asset, texts: JSON.parse(new TextDecoder().decode(asset)) as Record<string, Texts> };
  return Object.hasOwn(known.texts, key) ? known.texts[key] : undefined;
}

/** `builtins.str`, `collections.deque`: what the texts of a type and of what it has are found by. */
export const typeKey = (type: TypeObject): string => `${type.module}.${type.qualname}`;

/** The doc of a function or method; null: none. */
export function functionDoc(rt: Runtime, fn: NativeFunction): string | null {
  const texts = textsOf(rt, fn.key);
  return texts === undefined ? fn.doc : texts[0];
}

/** The text signature of a function or method as CPython has it; `own` is told where it has no such function. */
export function functionSignature(rt: Runtime, fn: NativeFunction, own: string | null): string | null {
  const texts = textsOf(rt, fn.key);
  return texts === undefined ? own : texts[1];
}

/** The doc of a type or of an attribute that is computed; `own` is told where CPython has none of the name. */
export function docOf(rt: Runtime, key: string, own: string | null | undefined): string | null {
  const texts = textsOf(rt, key);
  return texts === undefined ? (own ?? null) : texts[0];
}

/** The text signature of a type; null: none. */
export function signatureOf(rt: Runtime, type: TypeObject): string | null {
  return textsOf(rt, typeKey(type))?.[1] ?? null;
}
