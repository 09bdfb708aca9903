/**
 * `isinstance` and `issubclass`. Twin of the class part of Objects/abstract.c.
 */
import { NONE, NULL, type Handle } from '../memory';
import type { Runtime } from './runtime';
import { asType, isTypeObject, lookupSpecial } from './type';
import { TypeId } from './typeids';

const BAD_INSTANCE = 'isinstance() arg 2 must be a type, a tuple of types, or a union';
const BAD_SUBCLASS = 'issubclass() arg 2 must be a class, a tuple of classes, or a union';

/** `__bases__` of a class that is no type; NULL when it has none. */
function abstractBases(rt: Runtime, cls: Handle): Handle {
  const bases = rt.findAttr(cls, '__bases__');
  return bases !== NULL && rt.typeOf(bases).isSubtypeOf(rt.types[TypeId.Tuple]) ? bases : NULL;
}

function abstractIsSubclass(rt: Runtime, derived: Handle, cls: Handle): boolean {
  if (derived === cls) return true;
  const bases = abstractBases(rt, derived);
  if (bases === NULL) return false;
  rt.enterRecursive(' in __issubclass__');
  try {
    return rt.items(bases).some((base) => abstractIsSubclass(rt, base, cls));
  } finally {
    rt.leaveRecursive();
  }
}

/** `type.__instancecheck__`: by the real type, then by `__class__`. */
export function realIsInstance(rt: Runtime, h: Handle, cls: Handle): boolean {
  if (isTypeObject(rt, cls)) {
    const type = asType(rt, cls);
    const own = rt.typeOf(h);
    if (own.isSubtypeOf(type)) return true;
    const claimed = rt.findAttr(h, '__class__');
    return (
      claimed !== NULL && claimed !== own.handle && isTypeObject(rt, claimed) && asType(rt, claimed).isSubtypeOf(type)
    );
  }
  if (abstractBases(rt, cls) === NULL) rt.raise('TypeError', BAD_INSTANCE);
  const claimed = rt.findAttr(h, '__class__');
  return claimed !== NULL && abstractIsSubclass(rt, claimed, cls);
}

/** `type.__subclasscheck__`. */
export function realIsSubclass(rt: Runtime, derived: Handle, cls: Handle): boolean {
  if (isTypeObject(rt, cls) && isTypeObject(rt, derived)) return asType(rt, derived).isSubtypeOf(asType(rt, cls));
  if (abstractBases(rt, derived) === NULL) rt.raise('TypeError', 'issubclass() arg 1 must be a class');
  if (rt.heap.type[cls] !== TypeId.Union && abstractBases(rt, cls) === NULL) rt.raise('TypeError', BAD_SUBCLASS);
  return abstractIsSubclass(rt, derived, cls);
}

function check(rt: Runtime, subject: Handle, cls: Handle, hook: string, real: typeof realIsInstance): boolean {
  const kind = rt.heap.type[cls];
  if (kind === TypeId.Type) return real(rt, subject, cls);
  let choices = cls;
  if (kind === TypeId.Union) choices = rt.getAttr(cls, '__args__');
  const type = rt.typeOf(choices);
  if (type.isSubtypeOf(rt.types[TypeId.Tuple])) {
    rt.enterRecursive(hook === '__instancecheck__' ? ' in __instancecheck__' : ' in __subclasscheck__');
    try {
      return rt
        .items(choices)
        .some((each) =>
          check(rt, subject, each === NONE && kind === TypeId.Union ? rt.typeOf(NONE).handle : each, hook, real),
        );
    } finally {
      rt.leaveRecursive();
    }
  }
  const bound = lookupSpecial(rt, cls, hook);
  return bound === NULL ? real(rt, subject, cls) : rt.truth(rt.call(bound, [subject]));
}

/** `isinstance(h, cls)`. */
export function isInstanceOf(rt: Runtime, h: Handle, cls: Handle): boolean {
  if (rt.typeOf(h).handle === cls) return true;
  return check(rt, h, cls, '__instancecheck__', realIsInstance);
}

/** `issubclass(derived, cls)`. */
export function isSubclassOf(rt: Runtime, derived: Handle, cls: Handle): boolean {
  return check(rt, derived, cls, '__subclasscheck__', realIsSubclass);
}
