/** Relative imports. Twin of resolve_name in Python/import.c. */
import { NONE, NULL, type Handle } from '../memory';
import { dictGetStr } from '../objects/dict';
import type { Interpreter } from './interpreter';

/** The package that a module belongs to, by its globals; '' for none. Twin of the first half of resolve_name in Python/import.c. */
function packageOf(vm: Interpreter, globals: Handle): string {
  const get = (name: string): Handle => dictGetStr(vm, globals, vm.intern(name));
  const given = get('__package__');
  if (given !== NULL && given !== NONE) {
    if (!vm.isStr(given)) vm.raise('TypeError', 'package must be a string');
    return vm.text(given);
  }
  const spec = get('__spec__');
  if (spec !== NULL && spec !== NONE) {
    const parent = vm.getAttr(spec, 'parent');
    if (!vm.isStr(parent)) vm.raise('TypeError', '__spec__.parent must be a string');
    return vm.text(parent);
  }
  vm.warn('ImportWarning', "can't resolve package from __spec__ or __package__, falling back on __name__ and __path__");
  const name = get('__name__');
  if (name === NULL) vm.raise('KeyError', "'__name__' not in globals");
  if (!vm.isStr(name)) vm.raise('TypeError', '__name__ must be a string');
  const text = vm.text(name);
  return get('__path__') === NULL ? text.slice(0, Math.max(0, text.lastIndexOf('.'))) : text;
}

/** The absolute name of a relative import. */
export function absoluteName(vm: Interpreter, name: string, level: number, globals: Handle): string {
  const text = packageOf(vm, globals);
  if (text === '') vm.raise('ImportError', 'attempted relative import with no known parent package');
  const parts = text.split('.');
  if (level > parts.length) vm.raise('ImportError', 'attempted relative import beyond top-level package');
  const base = parts.slice(0, parts.length - level + 1).join('.');
  return name === '' ? base : `${base}.${name}`;
}
