/**
 * Exceptions of modules that CPython imports at its start. Here these modules are imported when a program asks for the
 * subclasses of a builtin exception: nowhere else does it show that they are not there yet.
 */
import { moduleText } from './type';
import type { Runtime } from './runtime';
import { TypeId } from './typeids';
import { TypeFlag, type TypeObject } from './typeobject';

/** In the order in which CPython makes them. */
const MODULES = ['zipimport', 'encodings', 'io', '_signal', '_frozen_importlib'];

/** The exceptions of Python/crossinterp_exceptions.h. */
const INTERPRETERS = 'concurrent.interpreters';
const OWN = [
  ['InterpreterError', 'Exception'],
  ['InterpreterNotFoundError', 'InterpreterError'],
  ['NotShareableError', 'TypeError'],
] as const;

/** What the exceptions' `__module__` says. */
const SHOWN = new Set([...MODULES, 'signal', INTERPRETERS]);

/** Where it is noted that the classes have been made. */
const MADE = `type ${INTERPRETERS}.InterpreterError`;

/** The direct subclasses of a builtin exception, those first that are there when a program begins. */
export function subclassesOfException(rt: Runtime, type: TypeObject): readonly TypeObject[] {
  if (!rt.interned.has(MADE)) {
    for (const name of MODULES) rt.importModule(name);
    const made = new Map<string, TypeObject>();
    for (const [name, base] of OWN)
      made.set(name, newClass(rt, name, made.get(base) ?? rt.exceptionType(base as 'Exception')));
  }
  const rank = (each: TypeObject): number => {
    // A class of the heap, but the builtins' last.
    if (each.name === 'ExceptionGroup' && !each.has(TypeFlag.Heap)) return 2;
    if (!each.has(TypeFlag.Heap)) return 0;
    return SHOWN.has(moduleText(rt, each) ?? '') ? 1 : 3;
  };
  return [...type.subclasses].sort((a, b) => rank(a) - rank(b));
}

function newClass(rt: Runtime, name: string, base: TypeObject): TypeObject {
  const dict = rt.newDict();
  rt.setItem(dict, rt.intern('__module__'), rt.intern(INTERPRETERS));
  const args = [rt.newStr(name), rt.newTuple([base.handle]), dict];
  const made = rt.heap.incref(rt.call(rt.types[TypeId.Type].handle, args));
  rt.interned.set(`type ${INTERPRETERS}.${name}`, made);
  return rt.typeObject(made);
}
