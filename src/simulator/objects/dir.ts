/**
 * `dir()` of objects, types and modules. Twin of the `__dir__` functions of Objects/typeobject.c.
 */
import { NULL, type Handle } from '../memory';
import { forEachEntry, forEachInstanceAttribute } from './instance';
import type { Runtime } from './runtime';
import { asType, isTypeObject, namespaceOf } from './type';
import type { TypeObject } from './typeobject';
import { TypeId } from './typeids';

/** Names that a class has which stands for one in C, and which that one does not have. */
const INNER_NAME = /^_(?!_)|^__module__$/;

function addType(rt: Runtime, type: TypeObject, names: Set<Handle>): void {
  for (const each of [...type.mro].reverse()) {
    forEachEntry(rt.heap, namespaceOf(rt.heap, each), (key) => {
      if (each.typeName === null || !INNER_NAME.test(rt.str(key))) names.add(key);
    });
  }
}

/** `object.__dir__`: names of the object, its class and its class's bases; unsorted. */
export function objectDir(rt: Runtime, self: Handle): Handle {
  const names = new Set<Handle>();
  const type = rt.typeOf(self);
  const claimed = type.slots.getattro === undefined ? NULL : rt.findAttr(self, '__dict__');
  if (claimed !== NULL && rt.typeOf(claimed).isSubtypeOf(rt.types[TypeId.Dict])) {
    forEachEntry(rt.heap, claimed, (key) => names.add(key));
  } else forEachInstanceAttribute(rt, self, (key) => names.add(key));
  const cls = rt.findAttr(self, '__class__');
  if (cls !== NULL && isTypeObject(rt, cls)) addType(rt, asType(rt, cls), names);
  return rt.newList([...names]);
}

/** `type.__dir__`: names of the class and its bases, not those of its metaclass. */
export function typeDir(rt: Runtime, self: Handle): Handle {
  const names = new Set<Handle>();
  addType(rt, asType(rt, self), names);
  return rt.newList([...names]);
}
