/**
 * How any object is copied and pickled: `__reduce__`, `__reduce_ex__`, `__getstate__`. Twin of the pickling part of
 * Objects/typeobject.c.
 */
import { EMPTY_TUPLE, NONE, NULL, type Handle } from '../memory';
import { dictSetStr } from './dict';
import { dictLength } from './dictentries';
import { instanceDict, slotAddress } from './instance';
import { native } from './native';
import type { Runtime } from './runtime';
import { callUnbound, lookupType, ownAttribute, typeName } from './type';
import { TypeFlag, type TypeObject } from './typeobject';
import { memberDefOf } from './descr';
import { TypeId } from './typeids';

/** The `__slots__` that hold a value, by name. */
function slotState(rt: Runtime, self: Handle, type: TypeObject): Handle {
  const state = rt.newDict();
  for (const each of type.mro) {
    if (!each.has(TypeFlag.Heap)) continue;
    const slots = ownAttribute(rt, each, rt.intern('__slots__'));
    if (slots === NULL) continue;
    for (const name of rt.isStr(slots) ? [slots] : rt.toArray(slots)) {
      const text = rt.text(name);
      if (text === '__dict__' || text === '__weakref__') continue;
      const key = rt.intern(text.startsWith('__') && !text.endsWith('__') ? `_${each.name}${text}` : text);
      const member = ownAttribute(rt, each, key);
      if (member === NULL || rt.heap.type[member] !== TypeId.MemberDescriptor) continue;
      const value = rt.heap.words[slotAddress(rt, self, memberDefOf(rt, member).offset)];
      if (value !== NULL) dictSetStr(rt, state, key, value);
    }
  }
  return state;
}

/** `object.__getstate__`: the `__dict__`, and beside it the slots where there are any. */
export function getState(rt: Runtime, self: Handle): Handle {
  const type = rt.typeOf(self);
  const dict = instanceDict(rt, self);
  const state = dict === NULL || dictLength(rt, dict) === 0 ? NONE : dict;
  const slots = type.slotCount === 0 ? NULL : slotState(rt, self, type);
  if (slots !== NULL && dictLength(rt, slots) > 0) return rt.newTuple([state, slots]);
  return state;
}

/** The state an object gives for copying; an error for builtin objects that have more than we know of. */
function stateFor(rt: Runtime, self: Handle, required: boolean): Handle {
  const type = rt.typeOf(self);
  const found = lookupType(rt, type, rt.intern('__getstate__'));
  const usual = lookupType(rt, rt.types[TypeId.Object], rt.intern('__getstate__'));
  // Objects of variable size: a memoryview has its dimensions within.
  if (required && found === usual && (type.layout.variable || type === rt.types[TypeId.MemoryView])) {
    rt.raise('TypeError', `cannot pickle ${typeName(type)} objects`);
  }
  if (required && found === usual && !type.has(TypeFlag.Heap) && type.solid !== rt.types[TypeId.Object]) {
    rt.raise('TypeError', `cannot pickle '${typeName(type)}' object`);
  }
  return callUnbound(rt, found, self, type, []);
}

/** Arguments for `__new__` that an object gives, with those by name where it gives any (_PyObject_GetNewArguments). */
function newArguments(rt: Runtime, self: Handle): { args: Handle; kwargs: Handle } | null {
  const expect = (value: Handle, type: TypeId, what: string): void => {
    if (!rt.isInstance(value, rt.types[type])) {
      rt.raise('TypeError', `${what}, not '${typeName(rt.typeOf(value))}'`);
    }
  };
  const withKeywords = rt.lookupSpecial(self, '__getnewargs_ex__');
  if (withKeywords !== NULL) {
    const both = rt.call(withKeywords, []);
    expect(both, TypeId.Tuple, '__getnewargs_ex__ should return a tuple');
    const items = rt.items(both);
    if (items.length !== 2) {
      rt.raise('ValueError', `__getnewargs_ex__ should return a tuple of length 2, not ${items.length}`);
    }
    const [args, kwargs] = items;
    expect(args, TypeId.Tuple, 'first item of the tuple returned by __getnewargs_ex__ must be a tuple');
    expect(kwargs, TypeId.Dict, 'second item of the tuple returned by __getnewargs_ex__ must be a dict');
    return { args, kwargs };
  }
  const plain = rt.lookupSpecial(self, '__getnewargs__');
  if (plain === NULL) return null;
  const args = rt.call(plain, []);
  expect(args, TypeId.Tuple, '__getnewargs__ should return a tuple');
  return { args, kwargs: NULL };
}

/** `copyreg.__newobj__(cls, *args)` with state, list items and dict items (reduce_newobj). */
function reduceNewObject(rt: Runtime, self: Handle): Handle {
  const type = rt.typeOf(self);
  if (type.slots.new === undefined) rt.raise('TypeError', `cannot pickle '${typeName(type)}' object`);
  const copyreg = rt.importModule('copyreg');
  const given = newArguments(rt, self);
  const { args, kwargs } = given ?? { args: EMPTY_TUPLE, kwargs: NULL };
  const isList = type.isSubtypeOf(rt.types[TypeId.List]);
  const isDict = type.isSubtypeOf(rt.types[TypeId.Dict]);
  const state = stateFor(rt, self, given === null && !isList && !isDict);
  const listItems = isList ? rt.iter(self) : NONE;
  const dictItems = isDict ? rt.iter(rt.callMethod(self, 'items')) : NONE;
  if (kwargs !== NULL && rt.length(kwargs) > 0) {
    const make = rt.getAttr(copyreg, '__newobj_ex__');
    return rt.newTuple([make, rt.newTuple([type.handle, args, kwargs]), state, listItems, dictItems]);
  }
  const make = rt.getAttr(copyreg, '__newobj__');
  return rt.newTuple([make, rt.newTuple([type.handle, ...rt.items(args)]), state, listItems, dictItems]);
}

function commonReduce(rt: Runtime, self: Handle, protocol: number): Handle {
  if (protocol >= 2) return reduceNewObject(rt, self);
  const reduceEx = rt.getAttr(rt.importModule('copyreg'), '_reduce_ex');
  return rt.call(reduceEx, [self, rt.newInt(protocol)]);
}

/** `object.__reduce__`. */
export const reduceNative = native('__reduce__', '', (rt, self) => commonReduce(rt, self, 0));

/** `object.__reduce_ex__`: an overridden `__reduce__` has precedence. */
export const reduceExNative = native('__reduce_ex__', 'protocol, /', (rt, self, protocol) => {
  const type = rt.typeOf(self);
  const name = rt.intern('__reduce__');
  const found = lookupType(rt, type, name);
  if (found !== lookupType(rt, rt.types[TypeId.Object], name)) return callUnbound(rt, found, self, type, []);
  return commonReduce(rt, self, Number(rt.index(protocol)));
});
