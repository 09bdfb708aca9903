/**
 * The type `str`: slots and constructor. Twin of Objects/unicodeobject.c; methods are in strsearch.ts, strtransform.ts,
 * strformat.ts and strencode.ts, the iterator in striter.ts.
 */
import { boolHandle, CHAR_BASE, EMPTY_STR, NOT_IMPLEMENTED, NULL, type Handle } from '../memory';
import { charAtIndex, compareStrings, sliceStep } from '../values/codepoints';
import { hashString } from '../values/pyhash';
import { sizeOfStr } from '../values/sizes';
import { contains } from '../values/strmethods';
import { reprString } from '../values/strrepr';
import { bufferOf } from './buffer';
import { compareLengths } from './compareitems';
import { bindArguments, native } from './native';
import type { Runtime } from './runtime';
import { adjustSlice, isIndex, unpackSlice } from './slice';
import { defineType } from './spec';
import { kindOfStr, lengthOfStr, newJoinedStr, newPartStr, newStr, newStrOf } from './str';
import type { StrKind } from './strtable';
import { decodeBytes, encodeMethods } from './strencode';
import { strFormatMethods } from './strformat';
import { newStrIterator } from './striter';
import { percentFormat } from './strpercent';
import { strSearchMethods } from './strsearch';
import { strTransformMethods } from './strtransform';
import { chargeRepeat } from './textargs';
import { newTuple } from './tuple';
import { typeNameOf } from './type';
import { CompareOp, TypeFlag, type Hash64, type TypeObject } from './typeobject';
import { TypeId } from './typeids';

/** Whether an object is a str or of a subclass. */
export function isStr(rt: Runtime, h: Handle): boolean {
  return rt.heap.type[h] === TypeId.Str || rt.isStr(h);
}

/** A str as an exact one. */
export function exactStr(rt: Runtime, self: Handle): Handle {
  return rt.heap.type[self] === TypeId.Str ? self : newStr(rt, rt.text(self));
}

function hash(rt: Runtime, self: Handle, out: Hash64): void {
  const { strs } = rt.payloads;
  const row = rt.heap.num[self];
  if (!strs.hashed(row)) {
    hashString(strs.text(row), out);
    strs.setHash(row, out.lo, out.hi);
  }
  out.lo = strs.hashLow(row);
  out.hi = strs.hashHigh(row);
}

function richcompare(rt: Runtime, self: Handle, other: Handle, op: CompareOp): Handle {
  if (!isStr(rt, self) || !isStr(rt, other)) return NOT_IMPLEMENTED;
  const a = rt.text(self);
  const b = rt.text(other);
  if (op === CompareOp.Eq) return boolHandle(a === b);
  if (op === CompareOp.Ne) return boolHandle(a !== b);
  return boolHandle(compareLengths(compareStrings(a, b), 0, op));
}

/** From this length on, what is known of a text is not found out by looking at its characters. */
const LONG = 1000;

/** A str's text for joining it to others, see `StrTable.rope`. */
function ropeOf(rt: Runtime, str: Handle): string {
  return rt.payloads.strs.rope(rt.heap.num[str]);
}

function concat(rt: Runtime, self: Handle, other: Handle): Handle {
  if (!isStr(rt, other)) {
    rt.raise('TypeError', `can only concatenate str (not "${typeNameOf(rt, other)}") to str`);
  }
  const left = ropeOf(rt, self);
  const right = ropeOf(rt, other);
  if (left === '') return exactStr(rt, other);
  if (right === '') return exactStr(rt, self);
  const size = left.length + right.length;
  chargeRepeat(rt, 'strings are too large to concat', size, 1);
  // What is known of the parts tells of the whole: a long text is not put together to be looked at.
  const length = lengthOfStr(rt, self) + lengthOfStr(rt, other);
  const kind = size > LONG ? (Math.max(kindOfStr(rt, self), kindOfStr(rt, other)) as StrKind) : -1;
  return newJoinedStr(rt, left + right, length, kind);
}

function repeat(rt: Runtime, self: Handle, count: number): Handle {
  if (count <= 0) return EMPTY_STR;
  const rope = ropeOf(rt, self);
  if (count === 1 || rope === '') return exactStr(rt, self);
  chargeRepeat(rt, 'repeated string is too long', rope.length, count);
  const repeated = rope.repeat(count);
  const kind = repeated.length > LONG ? kindOfStr(rt, self) : -1;
  return newJoinedStr(rt, repeated, lengthOfStr(rt, self) * count, kind);
}

/** The character at an index; IndexError when there is none. */
function item(rt: Runtime, self: Handle, index: number): Handle {
  const text = rt.text(self);
  const length = lengthOfStr(rt, self);
  if (index < 0 || index >= length) rt.raise('IndexError', 'string index out of range');
  if (length !== text.length) return newStr(rt, charAtIndex(text, index));
  const code = text.charCodeAt(index);
  return code < 256 ? CHAR_BASE + code : newStr(rt, text.charAt(index), 1);
}

function subscript(rt: Runtime, self: Handle, key: Handle): Handle {
  if (isIndex(rt, key)) {
    const index = rt.indexClipped(key);
    return item(rt, self, index < 0 ? index + lengthOfStr(rt, self) : index);
  }
  if (rt.heap.type[key] !== TypeId.Slice) {
    rt.raise('TypeError', `string indices must be integers, not '${typeNameOf(rt, key)}'`);
  }
  const length = lengthOfStr(rt, self);
  const { start, step, count } = adjustSlice(unpackSlice(rt, key), length);
  if (count <= 0) return EMPTY_STR;
  if (count === length && step === 1) return exactStr(rt, self);
  if (count > 10_000) rt.fuel(count / 256);
  const text = rt.text(self);
  const simple = length === text.length && step === 1;
  if (!simple) return newStr(rt, sliceStep(text, start, step, count), count);
  return newPartStr(rt, text.slice(start, start + count), count);
}

// ---- the constructor

const strNew = native('str', "object='', encoding='utf-8', errors='strict'", () => NULL);

function create(rt: Runtime, type: TypeObject, args: readonly Handle[], kwnames: readonly string[] | null): Handle {
  if (kwnames === null && args.length > 3) {
    rt.raise('TypeError', `str expected at most 3 arguments, got ${args.length}`);
  }
  const [object, encoding, errors] =
    kwnames === null && args.length === 1 ? args : bindArguments(rt, strNew, args, kwnames);
  let result: Handle;
  if (object === NULL) result = EMPTY_STR;
  else if ((encoding ?? NULL) === NULL && (errors ?? NULL) === NULL) result = rt.strObject(object);
  else result = decoded(rt, object, encoding, errors);
  return type.index === TypeId.Str ? result : newStrOf(rt, type, rt.text(result));
}

/** The text of an argument that has to be a str; the message names None's type, unlike those of other functions. */
function textArgument(rt: Runtime, place: string, h: Handle): string {
  if (rt.isStr(h)) return rt.text(h);
  return rt.raise('TypeError', `str() argument '${place}' must be str, not ${typeNameOf(rt, h)}`);
}

function decoded(rt: Runtime, object: Handle, encodingArgument: Handle, errorsArgument: Handle): Handle {
  const encoding = encodingArgument === NULL ? 'utf-8' : textArgument(rt, 'encoding', encodingArgument);
  const errors = errorsArgument === NULL ? null : textArgument(rt, 'errors', errorsArgument);
  if (rt.isStr(object)) rt.raise('TypeError', 'decoding str is not supported');
  const bytes = bufferOf(rt, object);
  if (bytes === null) {
    return rt.raise('TypeError', `decoding to str: need a bytes-like object, ${typeNameOf(rt, object)} found`);
  }
  return decodeBytes(rt, bytes, encoding, errors);
}

export const strType = defineType({
  id: TypeId.Str,
  name: 'str',
  flags: TypeFlag.BaseType | TypeFlag.MatchSelf,
  doc:
    "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str\n\nCreate a new string object from the " +
    'given object. If encoding or\nerrors is specified, then the object must expose a data buffer\nthat will be ' +
    'decoded using the given encoding and error handler.\nOtherwise, returns the result of object.__str__() (if ' +
    "defined)\nor repr(object).\nencoding defaults to 'utf-8'.\nerrors defaults to 'strict'.",
  layout: {
    words: 0,
    refs: 0,
    release(rt, self) {
      if (rt.heap.recycle) rt.payloads.strs.remove(rt.heap.num[self]);
    },
  },
  slots: {
    new: create,
    repr: (rt, self) => newStr(rt, reprString(rt.text(self))),
    str: exactStr,
    hash,
    richcompare,
    iter: newStrIterator,
    remainder: (rt, left, right) => (isStr(rt, left) ? percentFormat(rt, left, right) : NOT_IMPLEMENTED),
    length: lengthOfStr,
    concat,
    repeat,
    item,
    contains(rt, self, value) {
      if (!isStr(rt, value)) {
        rt.raise('TypeError', `'in <string>' requires string as left operand, not ${typeNameOf(rt, value)}`);
      }
      return contains(rt.text(self), rt.text(value));
    },
    subscript,
  },
  methods: [
    ...encodeMethods,
    ...strSearchMethods,
    ...strTransformMethods,
    ...strFormatMethods,
    native('__sizeof__', '', (rt, self) => rt.newInt(sizeOfStr(rt.text(self)))),
    native('__getnewargs__', '', (rt, self) => newTuple(rt, [newStr(rt, rt.text(self))])),
  ],
});
