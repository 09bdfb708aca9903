/**
 * Calling anything. Twin of Objects/call.c. Python functions are called through the slot that the machine puts into
 * the function type.
 */
import { NULL, type Handle } from '../memory';
import type { Runtime } from '../objects/runtime';
import { callUnbound, lookupType, typeName } from '../objects/type';
import { getAttrOf } from './attribute';

/** `callable(*args, **kwargs)`: positional arguments, then the values of the keywords named. */
export function callObject(
  rt: Runtime,
  callable: Handle,
  args: readonly Handle[],
  kwnames: readonly string[] | null,
): Handle {
  const type = rt.types[rt.heap.type[callable]];
  const { call } = type.slots;
  if (call === undefined) return rt.raise('TypeError', `'${typeName(type)}' object is not callable`);
  return call(rt, callable, args, kwnames);
}

/** `h.name(*args)`, without making a bound method where that can be avoided. */
export function callMethodOf(rt: Runtime, h: Handle, name: string, args: readonly Handle[]): Handle {
  const key = rt.intern(name);
  return callObject(rt, rt.heap.keep(getAttrOf(rt, h, key)), args, null);
}

/** `type(h).name(h, *args)` for special methods; NULL when the type has none. */
export function callSpecialOf(rt: Runtime, h: Handle, name: string, args: readonly Handle[]): Handle {
  const type = rt.types[rt.heap.type[h]];
  const found = lookupType(rt, type, rt.intern(name));
  return found === NULL ? NULL : callUnbound(rt, found, h, type, args);
}

/** Whether an object can be called. */
export function isCallableOf(rt: Runtime, h: Handle): boolean {
  return rt.types[rt.heap.type[h]].slots.call !== undefined;
}
