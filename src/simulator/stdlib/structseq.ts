/** Tuples whose items have names too: sys.version_info, time.struct_time ... Twin of Objects/structseq.c. */
import { NONE, type Handle } from '../memory';
import { createTypes } from '../objects/typebuild';
import type { Runtime } from '../objects/runtime';
import { defineType, type GetSet } from '../objects/spec';
import { allocate } from '../objects/instance';
import { TypeFlag, type TypeObject } from '../objects/typeobject';

/** Makes a struct sequence type; the first `visible` fields are its items, the others only attributes. */
export function makeStructSequenceType(
  rt: Runtime,
  module: string,
  name: string,
  fields: readonly string[],
  visible = fields.length,
): TypeObject {
  const getset: Record<string, GetSet> = {};
  fields.forEach((field, i) => {
    getset[field] = { get: (runtime, self) => runtime.heap.words[runtime.heap.base[self] + i] || NONE };
  });
  const [type] = createTypes(rt, [
    defineType({
      id: null,
      name,
      module,
      base: 'tuple',
      flags: TypeFlag.GC | TypeFlag.Sequence,
      getset,
      slots: {
        repr: (runtime, self) => {
          const { heap } = runtime;
          const shown = fields
            .slice(0, visible)
            .map((field, i) => `${field}=${runtime.repr(heap.words[heap.base[self] + i])}`);
          const shownName = module === 'builtins' ? name : `${module}.${name}`;
          return runtime.newStr(`${shownName}(${shown.join(', ')})`);
        },
        new: (runtime, cls, args) => {
          const items = runtime.toArray(args[0]);
          if (items.length < visible) {
            runtime.raise(
              'TypeError',
              `${module}.${name}() takes an at least ${visible}-sequence (${items.length}-sequence given)`,
            );
          }
          return structSequence(runtime, cls, items.slice(0, fields.length));
        },
      },
      constants: (runtime) => ({
        n_fields: runtime.newInt(fields.length),
        n_sequence_fields: runtime.newInt(visible),
        n_unnamed_fields: runtime.newInt(0),
        __match_args__: runtime.newTuple(fields.slice(0, visible).map((field) => runtime.intern(field))),
      }),
    }),
  ]);
  // Fields that are no items stand behind them, where instances of classes have their `__slots__`.
  type.slotCount = fields.length - visible;
  return type;
}

/** Makes the type of a builtin module's struct sequences and puts it there; `shown` is the module that it names. */
export function addStructSequenceType(
  rt: Runtime,
  set: (name: string, value: Handle) => void,
  module: string,
  name: string,
  fields: string,
  shown = module,
): void {
  const type = makeStructSequenceType(rt, shown, name, fields.split(' '));
  rt.interned.set(`type ${module}.${name}`, type.handle);
  set(name, type.handle);
}

/** One object of such a type; fields that are no items may be left out. */
export function structSequence(rt: Runtime, type: TypeObject, items: readonly Handle[]): Handle {
  const { heap } = rt;
  const visible = Number(rt.intValue(rt.getAttr(type.handle, 'n_sequence_fields')));
  const h = allocate(rt, type, visible);
  items.forEach((item, i) => heap.setRef(heap.base[h] + i, item));
  return h;
}

/** A type and its one object, as sys has several. */
export function makeStructSequence(
  rt: Runtime,
  module: string,
  name: string,
  fields: readonly string[],
  items: readonly Handle[],
): Handle {
  return structSequence(rt, makeStructSequenceType(rt, module, name, fields), items);
}
