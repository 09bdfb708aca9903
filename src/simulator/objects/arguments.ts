/**
 * Checks of the arguments that constructors bind themselves. Twin of _PyArg_NoKeywords and _PyArg_CheckPositional of
 * Python/getargs.c, and small helpers shared by container types.
 */
import { LARGEST_BLOCK, LimitReached, type Handle } from '../memory';
import { native, type NativeFunction } from './native';
import type { Runtime } from './runtime';
import type { TypeObject } from './typeobject';
import { TypeId } from './typeids';

/** TypeError when there are keywords. */
export function refuseKeywords(rt: Runtime, name: string, kwnames: readonly string[] | null): void {
  if (kwnames !== null && kwnames.length > 0) rt.raise('TypeError', `${name}() takes no keyword arguments`);
}

/** TypeError when the number of positional arguments is out of range. */
export function expectPositional(
  rt: Runtime,
  name: string,
  args: readonly Handle[],
  least: number,
  most: number,
): void {
  const given = args.length;
  if (given >= least && given <= most) return;
  const wanted = given < least ? least : most;
  const kind = least === most ? '' : given < least ? 'at least ' : 'at most ';
  rt.raise('TypeError', `${name} expected ${kind}${wanted} argument${wanted === 1 ? '' : 's'}, got ${given}`);
}

/** Whether `type` makes its objects with a builtin type's own `__new__`: then a constructor's keywords are refused. */
export function sharesNew(rt: Runtime, type: TypeObject, builtin: TypeId): boolean {
  return type.slots.new === rt.types[builtin].slots.new;
}

/** Items that no machine could hold raise MemoryError; those that only this one cannot end the run at its limit. */
export function checkItemCount(rt: Runtime, count: number): void {
  if (count <= 2 ** 27) return;
  if (count * 8 > LARGEST_BLOCK) rt.raiseWith('MemoryError', []);
  throw new LimitReached('bytes');
}

/** `__class_getitem__` of generic containers: `list[int]`. */
export const classGetItem: NativeFunction = native(
  '__class_getitem__',
  'object, /',
  (rt, self, item) => rt.call(rt.types[TypeId.GenericAlias].handle, [self, item]),
  { binding: 'class' },
);
