/** The _imp module, and what importlib needs of _warnings. Twin of the module part of Python/import.c. */
import { boolHandle, FALSE, NONE, NULL } from '../memory';
import { machineOf } from '../machine/frametype';
import { frozenFrom } from '../machine/frozen';
import { createBuiltin } from '../machine/importers';
import type { BuiltinModule } from '../machine/modules';
import { native } from '../objects/native';

export const impModule: BuiltinModule = {
  name: '_imp',
  doc: '(Extremely) low-level import machinery bits as used by importlib.',
  functions: [
    native('acquire_lock', '', () => NONE),
    native('release_lock', '', () => NONE),
    native('lock_held', '', () => FALSE),
    native('extension_suffixes', '', (rt) => rt.newList([])),
    native('is_builtin', 'name, /', (rt, _self, name) =>
      rt.newInt(machineOf(rt).modules.builtin.has(rt.text(name)) ? 1 : 0),
    ),
    native('is_frozen', 'name, /', (rt, _self, name) =>
      boolHandle(machineOf(rt).modules.importers.isFrozen(rt.text(name))),
    ),
    native('is_frozen_package', 'name, /', () => FALSE),
    native('find_frozen', 'name, /, *, withdata=False', (rt, _self, name) => {
      const origin = frozenFrom(rt.text(name));
      return origin === null ? NONE : rt.newTuple([NONE, FALSE, rt.newStr(origin)]);
    }),
    native('get_frozen_object', 'name, data=None, /', (rt, _self, name) => {
      const vm = machineOf(rt);
      const code = vm.modules.frozen(rt.text(name));
      if (code === null) return rt.raise('ImportError', `No such frozen object named ${rt.text(name)}`);
      return vm.codes.objectFor(code);
    }),
    native('_override_frozen_modules_for_tests', 'override, /', () => NONE),
    native('_override_multi_interp_extensions_check', 'override, /', (rt) => rt.newInt(0)),
    native('create_builtin', 'spec, /', (rt, _self, spec) =>
      createBuiltin(machineOf(rt), rt.text(rt.getAttr(spec, 'name'))),
    ),
    native('exec_builtin', 'mod, /', (rt) => rt.newInt(0)),
    native('_fix_co_filename', 'code, path, /', () => NONE),
    native('source_hash', 'key, source', (rt) => rt.newBytes(new Uint8Array(8))),
  ],
  init: (vm, _module, set) => {
    set('check_hash_based_pycs', vm.newStr('default'));
    set('pyc_magic_number_token', vm.newInt(168627187));
  },
};

/** The _warnings module: only what importlib calls; the warnings module is Python's own. */
export const warningsModule: BuiltinModule = {
  name: '_warnings',
  doc: '_warnings provides basic warning filtering support.',
  functions: [
    native(
      'warn',
      'message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()',
      (rt, _self, message, category) => {
        const name = category === NULL || category === NONE ? 'UserWarning' : rt.typeObject(category).name;
        rt.warn(name, rt.str(message));
        return NONE;
      },
    ),
  ],
};
