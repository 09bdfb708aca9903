/** The end of a program. Twin of Py_FinalizeEx and of finalize_modules in Python/pylifecycle.c. */
import { NONE, NULL, type Handle } from '../memory';
import { dictGetStr, dictSetStr } from '../objects/dict';
import { Raised } from '../objects/errors';
import { forEachEntry } from '../objects/instance';
import { moduleDict } from '../objects/module';
import { writeStream } from './hooks';
import type { Interpreter } from './interpreter';
import { DictWord } from '../objects/dictentries';
import { TypeId } from '../objects/typeids';
import { weakrefCallback } from '../objects/weakref';

/**
 * Runs what is registered with atexit, then lets the modules of the program go, so that finalizers run. Nothing of it
 * is recorded. `exit` is the exception that ended the program (owned; NULL: none). Returns the exit code.
 */
export function finalizeInterpreter(vm: Interpreter, exit: Handle): number {
  vm.heap.journal = null;
  let code = exit === NULL ? 0 : 1;
  let last = exit;
  if (exit !== NULL && vm.isInstance(exit, vm.exceptionType('SystemExit'))) {
    code = exitCode(vm, exit);
    vm.heap.decref(exit);
    last = NULL;
  }
  quietly(() => {
    const atexit = dictGetStr(vm, vm.modules.dict, vm.intern('atexit'));
    if (atexit !== NULL && atexit !== NONE) vm.callMethod(atexit, '_run_exitfuncs');
  });
  quietly(() => flush(vm));
  if (!isNoticed(vm)) {
    if (last !== NULL) vm.heap.decref(last);
    return code;
  }
  vm.collector.collect(2);
  // What sys.last_exc holds goes before the modules.
  if (last !== NULL) vm.heap.decref(last);
  quietly(() => finalizeModules(vm));
  vm.heap.drain(0);
  return code;
}

/** Whether anything of the program could see its objects go: there is nothing to do otherwise. */
function isNoticed(vm: Interpreter): boolean {
  const { heap, types, payloads, collector } = vm;
  if (collector.isWatched) return true;
  for (const [referent, refs] of payloads.lifetimes.weakrefs) if (hasListener(vm, referent, refs)) return true;
  const watched = new Uint8Array(types.length);
  types.forEach((type, index) => {
    if (type.slots.finalize !== undefined) watched[index] = 1;
  });
  for (let h = vm.programTop; h < heap.top; h++) if (watched[heap.type[h]] === 1 && heap.refs[h] > 0) return true;
  return false;
}

/** Whether a weak reference calls somebody: what abstract classes do for the classes in their caches is nobody's business. */
function hasListener(vm: Interpreter, referent: Handle, refs: readonly Handle[]): boolean {
  const isClass = vm.isType(referent);
  return refs.some((ref) => {
    const callback = weakrefCallback(vm, ref);
    return callback !== NULL && !(isClass && vm.heap.type[callback] === TypeId.BuiltinFunction);
  });
}

function quietly(body: () => void): void {
  try {
    body();
  } catch (problem) {
    if (!(problem instanceof Raised)) throw problem;
  }
}

/** Twin of finalize_modules, for the program's own modules: the library's hold nothing that anybody waits for. */
function finalizeModules(vm: Interpreter): void {
  const { heap } = vm;
  const own: { readonly name: Handle; readonly module: Handle }[] = [];
  forEachEntry(heap, vm.modules.dict, (name, module) => {
    if (heap.type[module] === TypeId.Module && isOwn(vm, module)) own.push({ name, module });
  });
  const dead = (module: Handle): boolean => heap.refs[module] <= 0 || heap.type[module] !== TypeId.Module;
  for (const { name } of own) {
    const mark = heap.poolMark;
    dictSetStr(vm, vm.modules.dict, name, NONE);
    heap.drain(mark);
  }
  vm.collector.collect(2, true);
  for (const { module } of own.reverse()) if (!dead(module)) clearModule(vm, module);
  vm.collector.collect(2, true);
}

/** Whether a module is the main module or comes from the learner's files. */
function isOwn(vm: Interpreter, module: Handle): boolean {
  const dict = moduleDict(vm, module);
  if (dict === NULL) return false;
  const name = dictGetStr(vm, dict, vm.intern('__name__'));
  if (name !== NULL && vm.isStr(name) && vm.text(name) === '__main__') return true;
  const file = dictGetStr(vm, dict, vm.intern('__file__'));
  return file !== NULL && vm.isStr(file) && vm.codes.fileNamed(vm.text(file))?.traced === true;
}

/** Twin of handle_system_exit. */
function exitCode(vm: Interpreter, exit: Handle): number {
  const code = vm.getAttr(exit, 'code');
  if (code === NONE) return 0;
  if (vm.isInt(code)) return Number(BigInt.asIntN(32, BigInt(vm.intValue(code)))) & 0xff;
  writeStream(vm, 'stderr', `${vm.str(code)}\n`);
  return 1;
}

function flush(vm: Interpreter): void {
  for (const name of ['stdout', 'stderr'] as const) {
    if (vm.standardStream(name)) continue;
    const stream = vm.findAttr(vm.importModule('sys'), name);
    if (stream !== NULL && stream !== NONE) vm.attempt(['Exception'], () => vm.callMethod(stream, 'flush'));
  }
}

/** Twin of _PyModule_ClearDict: names with one underscore first, then the others, in order. */
function clearModule(vm: Interpreter, module: Handle): void {
  const { heap } = vm;
  const dict = moduleDict(vm, module);
  const clear = (wanted: (name: string) => boolean): void => {
    const base = heap.base[dict];
    const count = heap.words[base + DictWord.EntryCount];
    for (let i = 0; i < count; i++) {
      const entries = heap.words[base + DictWord.Entries];
      const key = heap.words[entries + 2 * i];
      if (key === NULL || heap.type[key] !== TypeId.Str || !wanted(vm.text(key))) continue;
      heap.setRef(entries + 2 * i + 1, NONE);
    }
  };
  clear((name) => name.startsWith('_') && !name.startsWith('__'));
  clear((name) => name !== '__builtins__' && !(name.startsWith('_') && !name.startsWith('__')));
}
