/**
 * Text of objects: repr, str, ascii, format. Twin of Objects/object.c and of `PyObject_Format` of Objects/abstract.c.
 */
import { EMPTY_STR, NULL, type Handle } from '../memory';
import { defaultRepr } from '../objects/object';
import type { Runtime } from '../objects/runtime';
import { callUnbound, lookupType, typeName, typeNameOf } from '../objects/type';
import { TypeFlag } from '../objects/typeobject';
import { TypeId } from '../objects/typeids';

/** `repr(h)`. */
export function reprOf(rt: Runtime, h: Handle): string {
  return rt.text(reprObjectOf(rt, h));
}

/** `repr(h)` as the object that `__repr__` gave. */
export function reprObjectOf(rt: Runtime, h: Handle): Handle {
  const { repr } = rt.types[rt.heap.type[h]].slots;
  if (repr === undefined) return defaultRepr(rt, h);
  rt.enterRecursive(' while getting the repr of an object');
  try {
    const result = repr(rt, h);
    if (!rt.isStr(result)) {
      rt.raise('TypeError', `__repr__ returned non-string (type ${typeNameOf(rt, result)})`);
    }
    return result;
  } finally {
    rt.leaveRecursive();
  }
}

/** `str(h)`. */
export function strOf(rt: Runtime, h: Handle): string {
  return rt.text(strObjectOf(rt, h));
}

/** `str(h)` as an object: a str is itself, and otherwise it is what `__str__` gave. */
export function strObjectOf(rt: Runtime, h: Handle): Handle {
  if (rt.heap.type[h] === TypeId.Str) return h;
  const { str } = rt.types[rt.heap.type[h]].slots;
  if (str === undefined) return reprObjectOf(rt, h);
  rt.enterRecursive(' while getting the str of an object');
  try {
    const result = str(rt, h);
    if (!rt.isStr(result)) {
      rt.raise('TypeError', `__str__ returned non-string (type ${typeNameOf(rt, result)})`);
    }
    return result;
  } finally {
    rt.leaveRecursive();
  }
}

/** `ascii(h)` as an object. */
export function asciiObjectOf(rt: Runtime, h: Handle): Handle {
  const text = reprObjectOf(rt, h);
  return /^[\0-\x7f]*$/.test(rt.text(text)) ? text : rt.newStr(asciiOf(rt, h));
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
  return rt.text(formatObjectOf(rt, h, rt.newStr(spec)));
}

/** `format(h, spec)` as the object that `__format__` gave; `spec` is a str. */
export function formatObjectOf(rt: Runtime, h: Handle, spec: Handle): Handle {
  const type = rt.types[rt.heap.type[h]];
  if (spec === EMPTY_STR && (type.index === TypeId.Str || type.index === TypeId.Int)) return strObjectOf(rt, h);
  const found = lookupType(rt, type, rt.intern('__format__'));
  if (found === NULL) {
    return rt.raise('TypeError', `Type ${typeName(type)} doesn't define __format__`);
  }
  // A builtin type's own one: no call for it.
  if (!type.has(TypeFlag.Heap) && rt.heap.type[found] === TypeId.MethodDescriptor) {
    const { impl, raw } = rt.payloads.natives.get(rt.heap.num[found]);
    if (raw === null) return impl(rt, h, spec, NULL);
  }
  // PyObject_Format binds the method before it calls it.
  const isPython = rt.heap.type[found] === TypeId.Function;
  const result = isPython
    ? rt.call(rt.heap.keep(rt.lookupSpecial(h, '__format__')), [spec])
    : callUnbound(rt, found, h, type, [spec]);
  if (!rt.isStr(result)) {
    rt.raise('TypeError', `__format__ must return a str, not ${typeNameOf(rt, result)}`);
  }
  return result;
}
