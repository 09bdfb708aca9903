/** The type `bool`. Twin of Objects/boolobject.c. */
import { boolHandle, FALSE, TRUE, type Handle } from '../memory';
import { expectPositional, refuseKeywords } from './arguments';
import { inttypeSlots } from './inttype';
import type { Runtime } from './runtime';
import { defineType } from './spec';
import type { BinarySlot } from './typeobject';
import { TypeId } from './typeids';

function bitwise(operation: (a: number, b: number) => number, fallback: BinarySlot): BinarySlot {
  return (rt, left, right) => {
    const { type, num } = rt.heap;
    if (type[left] !== TypeId.Bool || type[right] !== TypeId.Bool) return fallback(rt, left, right);
    return boolHandle(operation(num[left], num[right]) !== 0);
  };
}

const INVERT_WARNING =
  "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns the bitwise inversion " +
  'of the underlying int object and is usually not what you expect from negating a bool. Use the ' +
  "'not' operator for boolean negation or ~int(x) if you really want the bitwise inversion of the underlying int.";

export const boolType = defineType({
  id: TypeId.Bool,
  name: 'bool',
  base: 'int',
  flags: 0,
  doc:
    'Returns True when the argument is true, False otherwise.\nThe builtins True and False are the only two instances ' +
    'of the class bool.\nThe class bool is a subclass of the class int, and cannot be subclassed.',
  slots: {
    new(rt: Runtime, _type, args: readonly Handle[], kwnames) {
      refuseKeywords(rt, 'bool', kwnames);
      expectPositional(rt, 'bool', args, 0, 1);
      return args.length === 0 ? FALSE : boolHandle(rt.truth(args[0]));
    },
    repr: (rt, self) => rt.intern(self === TRUE ? 'True' : 'False'),
    invert(rt, self) {
      rt.warn('DeprecationWarning', INVERT_WARNING);
      return rt.newInt(self === TRUE ? -2 : -1);
    },
    and: bitwise((a, b) => a & b, inttypeSlots.and),
    xor: bitwise((a, b) => a ^ b, inttypeSlots.xor),
    or: bitwise((a, b) => a | b, inttypeSlots.or),
  },
});
