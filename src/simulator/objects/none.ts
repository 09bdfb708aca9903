/**
 * `None`, `Ellipsis` and `NotImplemented`. Twin of the end of Objects/object.c and of
 * Objects/sliceobject.c. The objects themselves: singletons.ts.
 */
import { ELLIPSIS, NONE, NOT_IMPLEMENTED, type Handle } from '../memory';
import { identityResult } from './comparison';
import { native } from './native';
import { defineType, type TypeSpec } from './spec';
import type { Slots } from './typeobject';
import { TypeId } from './typeids';

function singleton(id: TypeId, name: string, text: string, object: Handle, slots: Slots = {}, doc?: string): TypeSpec {
  return defineType({
    id,
    name,
    flags: 0,
    solid: false,
    slots: {
      new: (rt, _type, args, kwnames) => {
        if (args.length > 0 || (kwnames !== null && kwnames.length > 0)) {
          rt.raise('TypeError', `${id === TypeId.Ellipsis ? 'EllipsisType' : name} takes no arguments`);
        }
        return object;
      },
      repr: (rt) => rt.intern(text),
      ...slots,
    },
    methods: id === TypeId.None ? [] : [native('__reduce__', '', (rt) => rt.intern(text))],
    ...(doc === undefined ? {} : { doc }),
  });
}

/** The types of this file. */
export const noneTypes: readonly TypeSpec[] = [
  singleton(
    TypeId.None,
    'NoneType',
    'None',
    NONE,
    {
      bool: () => false,
      richcompare: (_rt, self, other, op) => (self === other ? identityResult(true, op) : NOT_IMPLEMENTED),
      hash: (_rt, _self, out) => {
        // Py_fhash_none, the same in every run since 3.12.
        out.lo = 0xfca86420 | 0;
        out.hi = 0;
      },
    },
    'The type of the None singleton.',
  ),
  singleton(TypeId.Ellipsis, 'ellipsis', 'Ellipsis', ELLIPSIS, {}, 'The type of the Ellipsis singleton.'),
  singleton(
    TypeId.NotImplemented,
    'NotImplementedType',
    'NotImplemented',
    NOT_IMPLEMENTED,
    { bool: (rt) => rt.raise('TypeError', 'NotImplemented should not be used in a boolean context') },
    'The type of the NotImplemented singleton.',
  ),
];
