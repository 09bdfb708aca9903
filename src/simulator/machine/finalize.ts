/** The end of a program. Twin of Py_FinalizeEx and of finalize_modules in Python/pylifecycle.c. */
import { NONE, NULL, type Handle } from '../memory';
import { dictGetStr } from '../objects/dict';
import { Raised } from '../objects/errors';
import { moduleDict } from '../objects/module';
import type { Interpreter } from './interpreter';
import { DictWord } from '../objects/dict';
import { TypeId } from '../objects/typeids';

/**
 * Runs what is registered with atexit, then empties the main module, so that finalizers run. Nothing of it is
 * recorded. Returns the exit code for an uncaught SystemExit (or NULL).
 */
export function finalizeInterpreter(vm: Interpreter, exit: Handle): number {
  const code = exit === NULL ? 0 : exitCode(vm, exit);
  vm.heap.journal = null;
  try {
    const atexit = dictGetStr(vm, vm.modules.dict, vm.intern('atexit'));
    if (atexit !== NULL) vm.callMethod(atexit, '_run_exitfuncs');
    flush(vm);
    clearMain(vm);
  } catch (problem) {
    if (!(problem instanceof Raised)) throw problem;
  }
  return code;
}

/** Twin of handle_system_exit. */
function exitCode(vm: Interpreter, exit: Handle): number {
  const code = vm.getAttr(exit, 'code');
  if (code === NONE) return 0;
  if (vm.isInt(code)) return Number(BigInt.asIntN(32, BigInt(vm.intValue(code)))) & 0xff;
  vm.host.write('stderr', `${vm.str(code)}\n`);
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
function clearMain(vm: Interpreter): void {
  const main = dictGetStr(vm, vm.modules.dict, vm.intern('__main__'));
  if (main === NULL) return;
  const { heap } = vm;
  const dict = moduleDict(vm, main);
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
