/** The import instructions. Twin of import_name, import_from and import_all_from in Python/ceval.c. */
import { NONE, NULL, type Handle } from '../../memory';
import { FrameWord } from '../../objects/frame';
import { importProblem } from '../../objects/module';
import { forEachEntry } from '../../objects/instance';
import { TypeId } from '../../objects/typeids';
import type { Interpreter } from '../interpreter';
import { loadLocals } from './names';

/** IMPORT_NAME: `__import__(name, globals, locals, fromlist, level)`, whatever builtins has under that name. */
export function importName(vm: Interpreter, name: string, level: Handle, fromlist: Handle): Handle {
  const hook = vm.findBuiltin(vm.intern('__import__'));
  if (hook === NULL) return vm.raise('ImportError', '__import__ not found');
  if (hook === vm.builtinImport) return vm.importHook(name, Number(vm.intValue(level)), fromlist);
  return vm.call(hook, [vm.newStr(name), vm.globals, loadLocalsOrNone(vm), fromlist, level]);
}

/** The namespace of the running code; None in a function. */
function loadLocalsOrNone(vm: Interpreter): Handle {
  return vm.heap.words[vm.fp - FrameWord.Header + FrameWord.Locals] || NONE;
}

/** IMPORT_FROM. */
export function importFrom(vm: Interpreter, module: Handle, name: Handle): Handle {
  const value = vm.findAttr(module, name);
  if (value !== NULL) return value;
  return importFromFallback(vm, module, name);
}

/** `from module import name` when the module has no such attribute: a submodule under way, or ImportError. */
function importFromFallback(vm: Interpreter, module: Handle, name: Handle): Handle {
  const moduleName = vm.moduleName(module);
  const child = vm.modules.loaded(`${moduleName}.${vm.text(name)}`);
  if (child !== NULL) return child;
  const file = vm.findAttr(module, '__file__');
  const where = file === NULL || file === NONE ? 'unknown location' : vm.str(file);
  const hint = vm.heap.type[module] === TypeId.Module ? importProblem(vm, module) : null;
  const wanted = `cannot import name '${vm.text(name)}' from`;
  let message = `${wanted} '${moduleName}' (${where})`;
  if (hint?.kind === 'shadows' && hint.standard) message = `${wanted} '${moduleName}' (${hint.advice})`;
  else if (hint !== null) {
    message = `${wanted} partially initialized module '${moduleName}' (most likely due to a circular import) (${where})`;
  }
  const exception = vm.newException(vm.exceptionType('ImportError'), [vm.newStr(message)]);
  vm.setAttr(exception, 'name', vm.newStr(moduleName));
  vm.setAttr(exception, 'name_from', name);
  vm.setAttr(exception, 'path', file === NULL ? NONE : file);
  return vm.throwException(exception);
}

/** `from module import *`. */
export function importStar(vm: Interpreter, module: Handle): void {
  const locals = loadLocals(vm);
  const all = vm.findAttr(module, '__all__');
  if (all !== NULL) {
    vm.forEach(all, (name) => {
      if (!vm.isStr(name))
        vm.raise('TypeError', `Item in ${vm.moduleName(module)}.__all__ must be str, not ${vm.typeOf(name).name}`);
      vm.setItem(locals, name, vm.getAttr(module, name));
    });
    return;
  }
  const dict = vm.findAttr(module, '__dict__');
  if (dict === NULL) vm.raise('ImportError', 'from-import-* object has no __dict__ and no __all__');
  if (vm.heap.type[dict] !== TypeId.Dict) {
    // A class, say, that stands for a module.
    for (const name of vm.toArray(vm.callMethod(dict, 'keys'))) {
      if (!vm.text(name).startsWith('_')) vm.setItem(locals, name, vm.getAttr(module, name));
    }
    return;
  }
  const entries: [Handle, Handle][] = [];
  forEachEntry(vm.heap, dict, (key, value) => entries.push([key, value]));
  for (const [key, value] of entries) {
    if (!vm.isStr(key)) {
      vm.raise('TypeError', `Key in ${vm.moduleName(module)}.__dict__ must be str, not ${vm.typeOf(key).name}`);
    }
    if (!vm.text(key).startsWith('_')) vm.setItem(locals, key, value);
  }
}
