/** Python's values as SQLite's, and back. */
import { NONE, type Handle } from '../../memory';
import { bufferOf } from '../../objects/buffer';
import type { Runtime } from '../../objects/runtime';
import { TRANSIENT, ValueType } from './capi';
import type { Engine } from './engine';

const LONE_SURROGATE = /\p{Surrogate}/u;
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A str as UTF-8; raises UnicodeEncodeError. */
export function utf8(rt: Runtime, str: Handle): Uint8Array {
  const text = rt.text(str);
  return LONE_SURROGATE.test(text) ? rt.bytesValue(rt.callMethod(str, 'encode')) : new TextEncoder().encode(text);
}

/** UTF-8 as a text; null where it is none. */
export function decoded(bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes);
  } catch {
    return null;
  }
}

/** An int as a 64-bit one; raises OverflowError. */
export function int64(rt: Runtime, int: Handle): bigint {
  const value = BigInt(rt.intValue(int));
  if (BigInt.asIntN(64, value) !== value) {
    rt.raise('OverflowError', 'Python int too large to convert to SQLite INTEGER');
  }
  return value;
}

/** Takes the kinds of values that SQLite knows: to bind them to a parameter, to give them as a result. */
export interface Taker {
  none(): number | void;
  integer(value: bigint): number | void;
  float(value: number): number | void;
  text(address: number, size: number, free: number): number | void;
  blob(address: number, size: number, free: number): number | void;
}

/** Gives a value to who takes it; null: it is of no kind that SQLite knows. */
export function give(engine: Engine, value: Handle, taker: Taker): number | null {
  const { rt } = engine;
  if (value === NONE) return taker.none() ?? 0;
  if (rt.isInt(value)) return taker.integer(int64(rt, value)) ?? 0;
  if (rt.isFloat(value)) return taker.float(rt.floatValue(value)) ?? 0;
  if (rt.isStr(value)) {
    return engine.withBytes(utf8(rt, value), (address, size) => taker.text(address, size, TRANSIENT)) ?? 0;
  }
  const bytes = bufferOf(rt, value);
  if (bytes === null) return null;
  return engine.withBytes(bytes, (address, size) => taker.blob(address, size, TRANSIENT)) ?? 0;
}

/** An argument of a function, `sqlite3_value`. */
export function argumentValue(engine: Engine, value: number): Handle {
  const { api, rt } = engine;
  const bytes = (address: number): Uint8Array => engine.read(address, api.sqlite3_value_bytes(value));
  switch (api.sqlite3_value_type(value)) {
    case ValueType.Integer:
      return rt.newInt(api.sqlite3_value_int64(value));
    case ValueType.Float:
      return rt.newFloat(api.sqlite3_value_double(value));
    case ValueType.Text:
      return rt.callMethod(rt.newBytes(bytes(api.sqlite3_value_text(value))), 'decode');
    case ValueType.Blob:
      return rt.newBytes(bytes(api.sqlite3_value_blob(value)));
    default:
      return NONE;
  }
}
