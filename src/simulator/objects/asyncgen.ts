/**
 * How an asynchronous generator tells the values it yields from those that an await inside it hands through: it wraps
 * them. Twin of _PyAsyncGenWrappedValue of Objects/genobject.c.
 */
import { NULL, type Handle } from '../memory';
import type { Runtime } from './runtime';
import { defineType } from './spec';
import { TypeId } from './typeids';
import { TypeFlag } from './typeobject';

export const wrappedValueType = defineType({
  id: TypeId.AsyncGenWrappedValue,
  name: 'async_generator_wrapped_value',
  flags: TypeFlag.GC | TypeFlag.DisallowInstantiation,
  layout: { words: 1, refs: 1 },
});

/** Marks a value as yielded by an asynchronous generator itself. */
export function wrapAsyncValue(rt: Runtime, value: Handle): Handle {
  const wrapped = rt.heap.create(TypeId.AsyncGenWrappedValue, 0, 1);
  rt.heap.setRef(rt.heap.base[wrapped], value);
  return wrapped;
}

/** The value that was yielded, or NULL when this one was handed through. */
export function unwrapAsyncValue(rt: Runtime, value: Handle): Handle {
  return rt.heap.type[value] === TypeId.AsyncGenWrappedValue ? rt.heap.keep(rt.heap.words[rt.heap.base[value]]) : NULL;
}
