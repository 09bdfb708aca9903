/**
 * `mappingproxy`: a read-only view of a mapping. Twin of the mappingproxy part of Objects/descrobject.c.
 */
import { NONE, type Handle } from '../memory';
import { native, rawNative } from './native';
import type { Runtime } from './runtime';
import { defineType, type TypeSpec } from './spec';
import { typeNameOf } from './type';
import { TypeFlag } from './typeobject';
import { TypeId } from './typeids';

/** A read-only view of a mapping. */
export function newMappingProxy(rt: Runtime, mapping: Handle): Handle {
  const h = rt.heap.create(TypeId.MappingProxy, 0, 1);
  rt.heap.setRef(rt.heap.base[h], mapping);
  return h;
}

/** The mapping behind a view. */
export function proxiedMapping(rt: Runtime, h: Handle): Handle {
  return rt.heap.words[rt.heap.base[h]];
}

function unwrap(rt: Runtime, h: Handle): Handle {
  return rt.heap.type[h] === TypeId.MappingProxy ? proxiedMapping(rt, h) : h;
}

const forwarded = (name: string, doc: string): ReturnType<typeof native> =>
  native(name, '', (rt, self) => rt.callMethod(proxiedMapping(rt, self), name), { doc });

const mappingProxy = defineType({
  id: TypeId.MappingProxy,
  name: 'mappingproxy',
  flags: TypeFlag.GC | TypeFlag.Mapping,
  layout: { words: 1, refs: 1 },
  slots: {
    new: (rt, _type, args) => {
      if (args.length !== 1) {
        rt.raise('TypeError', `mappingproxy() missing required argument 'mapping' (pos 1)`);
      }
      const kind = rt.typeOf(args[0]);
      const { slots } = kind;
      if (slots.subscript === undefined || kind.has(TypeFlag.Sequence) || slots.item !== undefined) {
        if (!kind.isSubtypeOf(rt.types[TypeId.Dict]) && !kind.has(TypeFlag.Heap)) {
          rt.raise('TypeError', `mappingproxy() argument must be a mapping, not ${typeNameOf(rt, args[0])}`);
        }
      }
      return newMappingProxy(rt, args[0]);
    },
    repr: (rt, self) => rt.newStr(`mappingproxy(${rt.repr(proxiedMapping(rt, self))})`),
    str: (rt, self) => rt.newStr(rt.str(proxiedMapping(rt, self))),
    hash: (rt, self, out) => rt.hash(proxiedMapping(rt, self), out),
    iter: (rt, self) => rt.iter(proxiedMapping(rt, self)),
    length: (rt, self) => rt.length(proxiedMapping(rt, self)),
    subscript: (rt, self, key) => rt.getItem(proxiedMapping(rt, self), key),
    contains: (rt, self, key) => rt.contains(proxiedMapping(rt, self), key),
    richcompare: (rt, self, other, op) => rt.compare(proxiedMapping(rt, self), other, op),
    or: (rt, a, b) => rt.binary('or', unwrap(rt, a), unwrap(rt, b)),
    inplaceOr: (rt, self) => rt.raise('TypeError', `'|=' is not supported by ${typeNameOf(rt, self)}; use '|' instead`),
  },
  methods: [
    rawNative('get', 'key, default=None, /', (rt, self, args, kwnames) => {
      if (kwnames !== null && kwnames.length > 0) rt.raise('TypeError', 'get() takes no keyword arguments');
      if (args.length < 1) rt.raise('TypeError', `get expected at least 1 argument, got ${args.length}`);
      if (args.length > 2) rt.raise('TypeError', `get expected at most 2 arguments, got ${args.length}`);
      return rt.callMethod(proxiedMapping(rt, self), 'get', args[0], args[1] ?? NONE);
    }),
    forwarded('keys', "a set-like object providing a view on D's keys"),
    forwarded('values', "an object providing a view on D's values"),
    forwarded('items', "a set-like object providing a view on D's items"),
    forwarded('copy', 'a shallow copy of D'),
    forwarded('__reversed__', 'D.__reversed__() -> reverse iterator'),
    native(
      '__class_getitem__',
      'object, /',
      (rt, self, argument) => rt.call(rt.types[TypeId.GenericAlias].handle, [self, argument]),
      { binding: 'class' },
    ),
  ],
  doc: 'Read-only proxy of a mapping.',
});

/** The types of this file. */
export const mappingProxyTypes: readonly TypeSpec[] = [mappingProxy];
