/** `__build_class__`: what a class statement calls. Twin of builtin___build_class__. */
import { EMPTY_TUPLE, NONE, NULL, type Handle } from '../memory';
import { machineOf } from '../machine/frametype';
import { rawNative, type NativeFunction } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { calculateMetaclass } from '../objects/mro';
import { TypeId } from '../objects/typeids';
import { runClassBody } from '../machine/functions';

/** Bases after `__mro_entries__`; the same array when there was none. */
function updateBases(rt: Runtime, bases: readonly Handle[]): Handle[] {
  const tuple = rt.newTuple(bases);
  const updated: Handle[] = [];
  for (const base of bases) {
    const entries = rt.isType(base) ? NULL : rt.findAttr(base, '__mro_entries__');
    if (entries === NULL) {
      updated.push(base);
      continue;
    }
    const result = rt.call(entries, [tuple]);
    if (rt.heap.type[result] !== TypeId.Tuple) rt.raise('TypeError', '__mro_entries__ must return a tuple');
    updated.push(...rt.items(result));
  }
  return updated;
}

function buildClass(rt: Runtime, args: readonly Handle[], kwnames: readonly string[] | null): Handle {
  const vm = machineOf(rt);
  const { heap } = rt;
  const given = args.length - (kwnames?.length ?? 0);
  if (given < 2) rt.raise('TypeError', '__build_class__: not enough arguments');
  const [func, name] = args;
  const original = args.slice(2, given);
  const bases = updateBases(rt, original);
  const changed = bases.length !== original.length || bases.some((base, i) => base !== original[i]);
  const keywords = new Map<string, Handle>();
  kwnames?.forEach((keyword, i) => keywords.set(keyword, args[given + i]));
  let metaclass = keywords.get('metaclass');
  keywords.delete('metaclass');
  if (metaclass === undefined) {
    metaclass = bases.length === 0 ? rt.types[TypeId.Type].handle : rt.typeOf(bases[0]).handle;
  } else rt.heap.keep(metaclass);
  if (rt.isType(metaclass)) metaclass = calculateMetaclass(rt, rt.typeObject(metaclass), bases).handle;
  const baseTuple = bases.length === 0 ? EMPTY_TUPLE : rt.newTuple(bases);
  const names = [...keywords.keys()];
  const values = [...keywords.values()];
  const prepare = rt.findAttr(metaclass, '__prepare__');
  const namespace =
    prepare === NULL ? rt.newDict() : rt.call(prepare, [name, baseTuple, ...values], names.length > 0 ? names : null);
  const isMapping = rt.typeOf(namespace).slots.subscript !== undefined;
  if (!isMapping) {
    const shown = rt.isType(metaclass) ? rt.typeObject(metaclass).name : '<metaclass>';
    rt.raise('TypeError', `${shown}.__prepare__() must return a mapping, not ${rt.typeOf(namespace).name}`);
  }
  const cell = runClassBody(vm, func, namespace);
  if (changed) rt.setItem(namespace, rt.intern('__orig_bases__'), rt.newTuple(original));
  // Called with a tuple of arguments, which holds the namespace.
  if (metaclass !== rt.types[TypeId.Type].handle) heap.keep(namespace);
  const cls = rt.call(metaclass, [name, baseTuple, namespace, ...values], names.length > 0 ? names : null);
  if (cell !== NONE && rt.isType(cls) && heap.type[cell] === TypeId.Cell) {
    const content = heap.words[heap.base[cell]];
    if (content === NULL) {
      rt.raise(
        'RuntimeError',
        `__class__ not set defining ${rt.repr(name)} as ${rt.repr(cls)}. Was __classcell__ propagated to type.__new__?`,
      );
    }
    if (content !== cls) {
      rt.raise('TypeError', `__class__ set to ${rt.repr(content)} defining ${rt.repr(name)} as ${rt.repr(cls)}`);
    }
  }
  return cls;
}

export const classFunctions: readonly NativeFunction[] = [
  rawNative('__build_class__', null, (rt, _self, args, kwnames) => buildClass(rt, args, kwnames)),
];
