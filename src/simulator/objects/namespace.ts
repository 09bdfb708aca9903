/**
 * `types.SimpleNamespace`. Twin of Objects/namespaceobject.c.
 */
import { NOT_IMPLEMENTED, type Handle } from '../memory';
import { dictSetStr } from './dict';
import { allocate, forEachEntry, instanceDict } from './instance';
import { native, rawNative } from './native';
import { dictGetSet } from './object';
import type { Runtime } from './runtime';
import { defineType, type TypeSpec } from './spec';
import { fullyQualifiedName } from './type';
import { TypeFlag } from './typeobject';
import { TypeId } from './typeids';

/** A namespace with these attributes. */
export function newNamespace(rt: Runtime, attributes: Readonly<Record<string, Handle>>): Handle {
  const h = allocate(rt, rt.types[TypeId.SimpleNamespace]);
  const dict = instanceDict(rt, h);
  for (const [name, value] of Object.entries(attributes)) dictSetStr(rt, dict, rt.intern(name), value);
  return h;
}

function update(rt: Runtime, self: Handle, values: readonly Handle[], kwnames: readonly string[] | null): void {
  const dict = instanceDict(rt, self);
  kwnames?.forEach((name, i) => dictSetStr(rt, dict, rt.intern(name), values[i]));
}

function repr(rt: Runtime, self: Handle): Handle {
  const type = rt.typeOf(self);
  const name = type.index === TypeId.SimpleNamespace ? 'namespace' : type.name;
  if (!rt.reprEnter(self)) return rt.newStr(`${name}(...)`);
  try {
    const parts: string[] = [];
    const entries: { readonly key: Handle; readonly value: Handle }[] = [];
    forEachEntry(rt.heap, instanceDict(rt, self), (key, value) => entries.push({ key, value }));
    for (const { key, value } of entries) {
      if (rt.isStr(key) && rt.text(key) !== '') parts.push(`${rt.text(key)}=${rt.repr(value)}`);
    }
    return rt.newStr(`${name}(${parts.join(', ')})`);
  } finally {
    rt.reprLeave(self);
  }
}

const namespace = defineType({
  id: TypeId.SimpleNamespace,
  name: 'SimpleNamespace',
  module: 'types',
  flags: TypeFlag.BaseType | TypeFlag.GC,
  layout: { words: 1, refs: 1, dict: 0 },
  slots: {
    new: (rt, type) => allocate(rt, type),
    init: (rt, self, args, kwnames) => {
      const keywords = kwnames === null ? 0 : kwnames.length;
      const given = args.length - keywords;
      if (given > 1) {
        rt.raise('TypeError', `${rt.typeOf(self).name} expected at most 1 argument, got ${given}`);
      }
      if (given === 1) {
        const source = rt.call(rt.types[TypeId.Dict].handle, [args[0]]);
        const dict = instanceDict(rt, self);
        rt.forEach(rt.callMethod(source, 'items'), (pair) => {
          const [key, value] = rt.items(pair);
          if (!rt.isStr(key)) rt.raise('TypeError', 'keywords must be strings');
          dictSetStr(rt, dict, rt.intern(rt.text(key)), value);
        });
      }
      update(rt, self, args.slice(given), kwnames);
    },
    repr,
    richcompare: (rt, self, other, op) => {
      const type = rt.types[TypeId.SimpleNamespace];
      if (!rt.isInstance(other, type)) return NOT_IMPLEMENTED;
      return rt.compare(instanceDict(rt, self), instanceDict(rt, other), op);
    },
  },
  unhashable: true,
  methods: [
    native('__reduce__', '', (rt, self) =>
      rt.newTuple([rt.typeOf(self).handle, rt.newTuple([]), instanceDict(rt, self)]),
    ),
    rawNative('__replace__', null, (rt, self, args, kwnames) => {
      const given = args.length - (kwnames === null ? 0 : kwnames.length);
      if (given > 0) rt.raise('TypeError', '__replace__() takes no positional arguments');
      const made = rt.call(rt.typeOf(self).handle, []);
      if (!rt.isInstance(made, rt.types[TypeId.SimpleNamespace])) {
        rt.raise(
          'TypeError',
          `expect SimpleNamespace type, but ${fullyQualifiedName(rt, rt.typeOf(self))}() returned '${fullyQualifiedName(rt, rt.typeOf(made))}' object`,
        );
      }
      const dict = instanceDict(rt, made);
      forEachEntry(rt.heap, instanceDict(rt, self), (key, value) => dictSetStr(rt, dict, key, value));
      update(rt, made, args, kwnames);
      return made;
    }),
  ],
  getset: { __dict__: { get: dictGetSet.get, set: (rt) => rt.raise('AttributeError', 'readonly attribute') } },
  doc: 'A simple attribute-based namespace.',
});

/** The types of this file. */
export const namespaceTypes: readonly TypeSpec[] = [namespace];
