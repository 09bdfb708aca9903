/** Finding what a pickle names. Twin of _pickle.Unpickler.find_class and get_inst in Modules/_pickle.c. */
import { NONE, NULL, type Handle } from '../../memory';
import type { Runtime } from '../../objects/runtime';

/** The names that Python 2 had for a module and something in it, as those of Python 3. */
function renamed(rt: Runtime, module: string, name: string): readonly [string, string] {
  const names = rt.importModule('_compat_pickle');
  const pair = rt.callMethod(
    rt.getAttr(names, 'NAME_MAPPING'),
    'get',
    rt.newTuple([rt.newStr(module), rt.newStr(name)]),
  );
  if (pair !== NONE) {
    const [newModule, newName] = rt.toArray(pair);
    return [rt.text(newModule), rt.text(newName)];
  }
  const other = rt.callMethod(rt.getAttr(names, 'IMPORT_MAPPING'), 'get', rt.newStr(module));
  return [other === NONE ? module : rt.text(other), name];
}

/** The object that a pickle of a protocol names. */
export function findClass(rt: Runtime, module: string, name: string, protocol: number, fixImports: boolean): Handle {
  const [moduleName, globalName] = protocol < 3 && fixImports ? renamed(rt, module, name) : [module, name];
  const found = rt.importModule(moduleName);
  if (protocol < 4) return rt.getAttr(found, globalName);
  const path = globalName.split('.');
  if (path.length === 1) return rt.getAttr(found, globalName);
  let result: Handle = found;
  const problem = rt.attempt(['Exception'], () => {
    for (const part of path) result = rt.getAttr(result, part);
  });
  if (problem === NULL) return result;
  const message = `Can't resolve path ${rt.repr(rt.newStr(globalName))} on module ${rt.repr(rt.newStr(moduleName))}`;
  const exception = rt.call(rt.exceptionType('AttributeError').handle, [rt.newStr(message)]);
  rt.setAttr(exception, '__context__', problem);
  return rt.raiseObject(exception);
}

/** The object that copyreg.add_extension gave a code. `get` finds it by its names. */
export function extension(rt: Runtime, code: number, get: (module: string, name: string) => Handle): Handle {
  const copyreg = rt.importModule('copyreg');
  const key = rt.newInt(code);
  const cache = rt.getAttr(copyreg, '_extension_cache');
  if (rt.contains(cache, key)) return rt.getItem(cache, key);
  const pair = rt.callMethod(rt.getAttr(copyreg, '_inverted_registry'), 'get', key);
  if (pair === NONE) return rt.raise('ValueError', `unregistered extension code ${code}`);
  const names = rt.typeOf(pair).name === 'tuple' ? rt.items(pair) : [];
  if (names.length !== 2 || !names.every((each) => rt.isStr(each))) {
    return rt.raise('ValueError', `_inverted_registry[${code}] isn't a 2-tuple of strings`);
  }
  const found = get(rt.text(names[0]), rt.text(names[1]));
  rt.setItem(cache, key, found);
  return found;
}
