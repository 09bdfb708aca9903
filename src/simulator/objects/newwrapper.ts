/**
 * `__new__` of builtin types as the program sees it: `int.__new__(int, '7')`. Twin of `tp_new_wrapper` of
 * Objects/typeobject.c.
 */
import type { Handle } from '../memory';
import { rawNative } from './native';
import type { Runtime } from './runtime';
import { asType, isTypeObject, typeName, typeNameOf } from './type';
import { TypeId } from './typeids';
import { TypeFlag } from './typeobject';

/** One native function for all types; the type is what it is bound to. */
export const newWrapperNative = rawNative(
  '__new__',
  '($type, *args, **kwargs)',
  (rt: Runtime, self: Handle, args: readonly Handle[], kwnames: readonly string[] | null): Handle => {
    const type = asType(rt, self);
    const name = typeName(type);
    if (args.length - (kwnames === null ? 0 : kwnames.length) < 1) {
      rt.raise('TypeError', `${name}.__new__(): not enough arguments`);
    }
    const wanted = args[0];
    if (!isTypeObject(rt, wanted)) {
      rt.raise('TypeError', `${name}.__new__(X): X is not a type object (${typeNameOf(rt, wanted)})`);
    }
    const subtype = asType(rt, wanted);
    const subname = typeName(subtype);
    if (!subtype.isSubtypeOf(type)) {
      rt.raise('TypeError', `${name}.__new__(${subname}): ${subname} is not a subtype of ${name}`);
    }
    // The nearest builtin base has to be the one whose __new__ this is, or the object would have the wrong shape; of bool there are only two.
    let builtin = subtype;
    while (builtin.has(TypeFlag.Heap) && builtin.base !== null) builtin = builtin.base;
    if (builtin !== type && builtin.has(TypeFlag.DisallowInstantiation)) {
      rt.raise('TypeError', `cannot create '${subname}' instances`);
    }
    const fits = builtin.solid === type.solid && builtin.index !== TypeId.Bool;
    if (builtin.slots.new !== type.slots.new && !fits) {
      const safe = typeName(builtin);
      rt.raise('TypeError', `${name}.__new__(${subname}) is not safe, use ${safe}.__new__()`);
    }
    const create = type.slots.new;
    if (create === undefined) return rt.raise('TypeError', `cannot create '${name}' instances`);
    return create(rt, subtype, args.slice(1), kwnames);
  },
  { binding: 'static', doc: 'Create and return a new object.  See help(type) for accurate signature.' },
);
