/**
 * Brings an interpreter to life: fixed objects, builtin types, the builtins and sys modules, `__main__`.
 * Twin of Python/pylifecycle.c.
 */
import { builtinModules } from './stdlib/builtin-modules';
import { addSiteBuiltins } from './builtins/site';
import { builtinsModule } from './builtins/builtins';
import { NONE, type Handle } from './memory';
import { createTypes } from './objects/typebuild';
import { dictSetStr, newDict } from './objects/dict';
import { createSingletons } from './objects/singletons';
import { moduleDict, newModule } from './objects/module';
import { TypeId } from './objects/typeids';
import type { TypeObject } from './objects/typeobject';
import { initCallStack } from './machine/frames';
import type { Interpreter } from './machine/interpreter';
import { inStaticOrder } from './machine/typeorder';
import { typeSpecs } from './machine/typespecs';

/** Makes everything that exists before a program runs. */
export function bootstrap(vm: Interpreter): void {
  const { heap } = vm;
  const mark = heap.poolMark;
  heap.owner = vm;
  createSingletons(vm);
  initCallStack(vm);
  const types = createTypes(vm, inStaticOrder(typeSpecs));
  const base = types.find((type) => type.name === 'BaseException');
  for (const type of types) if (base !== undefined && type.isSubtypeOf(base)) vm.exceptionTypes.set(type.name, type);
  for (const alias of ['EnvironmentError', 'IOError']) vm.exceptionTypes.set(alias, vm.exceptionType('OSError'));
  vm.names = { __init__: vm.intern('__init__'), __new__: vm.intern('__new__') };
  vm.listAppend = vm.lookupType(vm.types[TypeId.List], 'append');
  vm.modules.dict = heap.immortalize(newDict(vm));
  for (const module of [builtinsModule, ...builtinModules]) vm.modules.builtin.set(module.name, module);
  const builtins = vm.modules.initBuiltin(builtinsModule);
  vm.standardBuiltins = moduleDict(vm, builtins);
  vm.setBuiltins(vm.standardBuiltins);
  const set = (name: string, value: Handle): void => dictSetStr(vm, vm.builtins, vm.intern(name), value);
  const shown = types.filter((type) => type.module === 'builtins' && isPublic(type.name));
  for (const type of inBuiltinsOrder(shown)) set(type.name, type.handle);
  vm.builtinImport = vm.builtin('__import__');
  set('EnvironmentError', vm.exceptionType('OSError').handle);
  set('IOError', vm.exceptionType('OSError').handle);
  addSiteBuiltins(vm, set);
  vm.importModule('sys');
  heap.drain(mark);
}

/** In the order of CPython's `builtins.__dict__`, which suggestions of names follow: exceptions by depth, then name. */
function inBuiltinsOrder(types: readonly TypeObject[]): TypeObject[] {
  const listed = [...PUBLIC];
  const isException = (type: TypeObject): boolean => !PUBLIC.has(type.name);
  const depth = (type: TypeObject): number => type.mro.length;
  return [...types].sort((a, b) => {
    if (isException(a) !== isException(b)) return isException(a) ? 1 : -1;
    if (!isException(a)) return listed.indexOf(a.name) - listed.indexOf(b.name);
    return depth(a) - depth(b) || (a.name < b.name ? -1 : 1);
  });
}

/** Types that `builtins` shows. Iterators, views and the like have no name there. */
function isPublic(name: string): boolean {
  return PUBLIC.has(name) || /(Error|Exception|Warning|Group|Exit|Interrupt|Iteration)$/.test(name);
}

const PUBLIC = new Set(
  (
    'bool memoryview bytearray bytes classmethod complex dict enumerate filter float frozenset property int list map ' +
    'object range reversed set slice staticmethod str super tuple type zip'
  ).split(' '),
);

/** The module that a program runs in, in `sys.modules` under `__main__`. */
export function makeMain(vm: Interpreter, filename: string): Handle {
  const main = newModule(vm, '__main__', null);
  const dict = moduleDict(vm, main);
  const set = (name: string, value: Handle): void => dictSetStr(vm, dict, vm.intern(name), value);
  set('__name__', vm.intern('__main__'));
  set('__builtins__', vm.modules.loaded('builtins'));
  set('__file__', vm.newStr(filename));
  set('__cached__', NONE);
  dictSetStr(vm, vm.modules.dict, vm.intern('__main__'), main);
  return main;
}
