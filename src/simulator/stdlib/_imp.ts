/** The _imp module, and what importlib needs of _warnings. Twin of the module part of Python/import.c. */
import { FALSE, NONE, NULL } from '../memory';
import { machineOf } from '../machine/frametype';
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
    native('is_frozen', 'name, /', () => FALSE),
    native('is_frozen_package', 'name, /', () => FALSE),
    native('find_frozen', 'name, /, *, withdata=False', () => NONE),
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
