/**
 * Text of objects: repr, str, ascii, format. Twin of Objects/object.c and of `PyObject_Format` of Objects/abstract.c.
 */
import { NULL, type Handle } from '../memory';
import { defaultRepr } from '../objects/object';
import type { Runtime } from '../objects/runtime';
import { callUnbound, lookupType, typeName, typeNameOf } from '../objects/type';
import { TypeId } from '../objects/typeids';

/** `repr(h)`. */
export function reprOf(rt: Runtime, h: Handle): string {
  const { repr } = rt.types[rt.heap.type[h]].slots;
  if (repr === undefined) return rt.text(defaultRepr(rt, h));
  rt.enterRecursive(' while getting the repr of an object');
  try {
    const result = repr(rt, h);
    if (!rt.isStr(result)) {
      rt.raise('TypeError', `__repr__ returned non-string (type ${typeNameOf(rt, result)})`);
    }
    return rt.text(result);
  } finally {
    rt.leaveRecursive();
  }
}

/** `str(h)`. */
export function strOf(rt: Runtime, h: Handle): string {
  if (rt.heap.type[h] === TypeId.Str) return rt.text(h);
  const { str } = rt.types[rt.heap.type[h]].slots;
  if (str === undefined) return reprOf(rt, h);
  rt.enterRecursive(' while getting the str of an object');
  try {
    const result = str(rt, h);
    if (!rt.isStr(result)) {
      rt.raise('TypeError', `__str__ returned non-string (type ${typeNameOf(rt, result)})`);
    }
    return rt.text(result);
  } finally {
    rt.leaveRecursive();
  }
}

/** `str(h)` as an object: a str is itself. */
export function strObjectOf(rt: Runtime, h: Handle): Handle {
  return rt.heap.type[h] === TypeId.Str ? h : rt.newStr(strOf(rt, h));
}

/** `ascii(h)`. */
export function asciiOf(rt: Runtime, h: Handle): string {
  return reprOf(rt, h).replace(/[^\0-\x7f]/gu, escape);
}

function escape(character: string): string {
  const code = character.codePointAt(0) as number;
  if (code <= 0xff) return `\\x${code.toString(16).padStart(2, '0')}`;
  if (code <= 0xffff) return `\\u${code.toString(16).padStart(4, '0')}`;
  return `\\U${code.toString(16).padStart(8, '0')}`;
}

/** `format(h, spec)`. */
export function formatOf(rt: Runtime, h: Handle, spec: string): string {
  const type = rt.types[rt.heap.type[h]];
  if (spec === '') {
    if (type.index === TypeId.Str) return rt.text(h);
    if (type.index === TypeId.Int) return strOf(rt, h);
  }
  const found = lookupType(rt, type, rt.intern('__format__'));
  if (found === NULL) {
    return rt.raise('TypeError', `Type ${typeName(type)} doesn't define __format__`);
  }
  const result = callUnbound(rt, found, h, type, [rt.newStr(spec)]);
  if (!rt.isStr(result)) {
    rt.raise('TypeError', `__format__ must return a str, not ${typeNameOf(rt, result)}`);
  }
  return rt.text(result);
}
