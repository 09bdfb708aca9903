/** Lines that the program has put into the module linecache's cache, as shells do for code that is in no file. */
import { NULL } from '../memory';
import { dictGetStr } from '../objects/dict';
import { moduleDict } from '../objects/module';
import { TypeId } from '../objects/typeids';
import type { Interpreter } from './interpreter';

/** The lines of a file of the cache; null: the program does not use it, or it has no such entry. Twin of linecache.getlines. */
export function cachedLines(vm: Interpreter, file: string): readonly string[] | null {
  const module = dictGetStr(vm, vm.modules.dict, vm.intern('linecache'));
  if (module === NULL || vm.heap.type[module] !== TypeId.Module) return null;
  const cache = dictGetStr(vm, moduleDict(vm, module), vm.intern('cache'));
  if (cache === NULL || vm.heap.type[cache] !== TypeId.Dict) return null;
  const entry = dictGetStr(vm, cache, vm.intern(file));
  // (size, mtime, lines, fullname); one of a single part is a function that has not been asked yet.
  const lines = entry === NULL || vm.heap.type[entry] !== TypeId.Tuple ? NULL : (vm.items(entry)[2] ?? NULL);
  if (lines === NULL || vm.heap.type[lines] !== TypeId.List) return null;
  const texts = vm.items(lines);
  return texts.every((line) => vm.isStr(line)) ? texts.map((line) => vm.text(line).replace(/\r?\n$/, '')) : null;
}
