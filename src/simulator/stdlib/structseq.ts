/** Tuples whose items have names too: sys.version_info, time.struct_time ... Twin of Objects/structseq.c. */
import { NONE, NULL, type Handle } from '../memory';
import { dictGetStr, dictSetStr } from '../objects/dict';
import { dictLength } from '../objects/dictentries';
import { bindArguments, native, rawNative } from '../objects/native';
import { createTypes } from '../objects/typebuild';
import type { Runtime } from '../objects/runtime';
import { defineType } from '../objects/spec';
import { allocate } from '../objects/instance';
import { TypeId } from '../objects/typeids';
import { TypeFlag, type TypeObject } from '../objects/typeobject';

const constructor = native('structseq', 'sequence, dict=NULL', () => NULL);

/** Everything that an object holds, also what is no item of it. */
function partsOf(rt: Runtime, self: Handle, count: number): Handle[] {
  const base = rt.heap.base[self];
  return Array.from({ length: count }, (_, i) => rt.heap.words[base + i] || NONE);
}

/** Names of fields; null: an item that has none (PyStructSequence_UnnamedField). */
type Fields = readonly (string | null)[];

/** What a type of struct sequences is. */
interface Shape {
  readonly type: TypeObject;
  readonly name: string;
  readonly fields: Fields;
  readonly visible: number;
}

/** Twin of structseq_new_impl. */
function construct(rt: Runtime, shape: Shape, sequence: Handle, more: Handle): Handle {
  const { type, name, fields, visible } = shape;
  const { slots } = rt.typeOf(sequence);
  if (slots.iter === undefined && slots.item === undefined) rt.raise('TypeError', 'constructor requires a sequence');
  const items = rt.toArray(sequence);
  if (more !== NULL && rt.heap.type[more] !== TypeId.Dict) {
    rt.raise('TypeError', `${name}() takes a dict as second arg, if any`);
  }
  const [fits, wanted] =
    visible === fields.length
      ? [items.length === visible, `a ${visible}`]
      : items.length < visible
        ? [false, `an at least ${visible}`]
        : [items.length <= fields.length, `an at most ${fields.length}`];
  if (!fits) rt.raise('TypeError', `${name}() takes ${wanted}-sequence (${items.length}-sequence given)`);
  let found = 0;
  for (const field of more === NULL ? [] : fields.slice(items.length)) {
    const value = field === null ? NULL : dictGetStr(rt, more, rt.intern(field));
    if (value !== NULL) found++;
    items.push(value === NULL ? NONE : value);
  }
  if (more !== NULL && found < dictLength(rt, more)) {
    rt.raise('TypeError', `${name}() got duplicate or unexpected field name(s)`);
  }
  const made = structSequence(rt, type, items);
  // Those that programs make are looked at by the collector, those that C makes are not (PyStructSequence_New).
  rt.heap.adopt(made);
  return made;
}

/** What else a struct sequence type can be. */
interface StructSequenceOptions {
  /** So many fields are items, the others only attributes. */
  readonly visible?: number;
  /** What else is done with what a program made. */
  readonly whenMade?: (rt: Runtime, self: Handle) => void;
  /** Programs make none. */
  readonly isFinal?: boolean;
}

/** Makes a struct sequence type; the first `visible` fields are its items, the others only attributes. */
export function makeStructSequenceType(
  rt: Runtime,
  module: string,
  name: string,
  fields: Fields,
  { visible = fields.length, whenMade, isFinal = false }: StructSequenceOptions = {},
): TypeObject {
  const shownName = module === 'builtins' ? name : `${module}.${name}`;
  const named = fields.filter((field) => field !== null);
  const unnamed = fields.length - named.length;
  const [type] = createTypes(rt, [
    defineType({
      id: null,
      name,
      module,
      base: 'tuple',
      flags: TypeFlag.GC | TypeFlag.Sequence | (isFinal ? TypeFlag.DisallowInstantiation : 0),
      members: Object.fromEntries(fields.flatMap((field, i) => (field === null ? [] : [[field, i]]))),
      slots: {
        repr: (runtime, self) => {
          const { heap } = runtime;
          // Where items have no names, those of the first fields that have one are shown.
          const shown = named
            .slice(0, visible)
            .map((field, i) => `${field}=${runtime.repr(heap.words[heap.base[self] + i])}`);
          return runtime.newStr(`${shownName}(${shown.join(', ')})`);
        },
        new: isFinal
          ? undefined
          : (runtime, cls, args, kwnames) => {
              const [sequence, more] = bindArguments(runtime, constructor, args, kwnames);
              const made = construct(runtime, { type: cls, name: shownName, fields, visible }, sequence, more);
              whenMade?.(runtime, made);
              return made;
            },
      },
      methods: [
        native('__reduce__', '', (runtime, self) => {
          const items = partsOf(runtime, self, fields.length);
          const hidden = runtime.newDict();
          for (let i = visible; i < fields.length; i++) {
            dictSetStr(runtime, hidden, runtime.intern(named[i - unnamed]), items[i]);
          }
          const args = [runtime.newTuple(items.slice(0, visible)), hidden];
          return runtime.newTuple([runtime.typeOf(self).handle, runtime.newTuple(args)]);
        }),
        rawNative('__replace__', null, (runtime, self, args, kwnames) => {
          if (args.length > (kwnames?.length ?? 0)) {
            runtime.raise('TypeError', `${shownName}.__replace__() takes no positional arguments`);
          }
          if (unnamed > 0) {
            const why = 'because it has unnamed field(s)';
            runtime.raise('TypeError', `__replace__() is not supported for ${shownName} ${why}`);
          }
          const items = partsOf(runtime, self, fields.length);
          const unknown = (kwnames ?? []).filter((field) => !fields.includes(field));
          if (unknown.length > 0) {
            const shown = runtime.repr(runtime.newList(unknown.map((field) => runtime.newStr(field))));
            runtime.raise('TypeError', `Got unexpected field name(s): ${shown}`);
          }
          kwnames?.forEach((field, i) => (items[fields.indexOf(field)] = args[i]));
          return structSequence(runtime, runtime.typeOf(self), items);
        }),
      ],
      constants: (runtime) => ({
        n_fields: runtime.newInt(fields.length),
        n_sequence_fields: runtime.newInt(visible),
        n_unnamed_fields: runtime.newInt(unnamed),
        __match_args__: runtime.newTuple(named.slice(0, visible - unnamed).map((field) => runtime.intern(field))),
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
  const all = Number(rt.intValue(rt.getAttr(type.handle, 'n_fields')));
  for (let i = 0; i < all; i++) heap.setRef(heap.base[h] + i, i < items.length ? items[i] : NONE);
  heap.containers.leaveOut(h);
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
