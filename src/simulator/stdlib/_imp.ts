/**
 * The _imp module, and the finder through which importlib comes back to the machine's own import system. Twin of the
 * module part of Python/import.c.
 */
import { boolHandle, FALSE, NONE, NULL, type Handle } from '../memory';
import { machineOf } from '../machine/frametype';
import type { BuiltinModule } from '../machine/modules';
import { dictGetStr } from '../objects/dict';
import { listAppend } from '../objects/list';
import { moduleDict } from '../objects/module';
import { native } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { defineType } from '../objects/spec';
import { TypeFlag } from '../objects/typeobject';
import { TypeId } from '../objects/typeids';
import { addTypes } from './typedef';

/** Whether the machine can import a module of this name. */
function isKnown(rt: Runtime, name: string): 'builtin' | 'source' | null {
  const { modules } = machineOf(rt);
  if (modules.builtin.has(name)) return 'builtin';
  return modules.find(name) === null ? null : 'source';
}

/** `find_spec` of the finder in `sys.meta_path`: a ModuleSpec whose loader is this finder. */
function findSpec(rt: Runtime, self: Handle, nameHandle: Handle): Handle {
  const name = rt.text(nameHandle);
  const kind = isKnown(rt, name);
  if (kind === null) return NONE;
  const bootstrap = rt.importModule('importlib._bootstrap');
  const { modules } = machineOf(rt);
  const source = kind === 'source' ? modules.find(name) : null;
  const origin = source === null ? 'built-in' : source.filename;
  const spec = rt.call(
    rt.getAttr(bootstrap, 'ModuleSpec'),
    [nameHandle, self, rt.newStr(origin), boolHandle(source?.isPackage === true)],
    ['origin', 'is_package'],
  );
  if (source !== null) {
    rt.setAttr(spec, 'has_location', boolHandle(true));
    if (source.isPackage) {
      const folder = source.filename.replace(/\/?__init__\.py$/, '');
      rt.callMethod(rt.getAttr(spec, 'submodule_search_locations'), 'append', rt.newStr(folder));
    }
  }
  return spec;
}

/** Runs a module's source once more in its namespace: `importlib.reload`. */
function runAgain(rt: Runtime, module: Handle): void {
  const vm = machineOf(rt);
  const dict = moduleDict(rt, module);
  const name = dictGetStr(rt, dict, rt.intern('__name__'));
  const source = name === NULL ? null : vm.modules.find(rt.text(name));
  if (source === null) return;
  vm.codes.addFile(source.filename, source.source, source.own);
  const code = vm.modules.compile(vm, source.source, source.filename);
  vm.runCode(vm.codes.codeOf(code), dict, dict);
}

const enum FinderWord {
  /** The module that `create_module` gave and that `exec_module` need not run again. */
  Fresh,
  Count,
}

const finder = defineType({
  id: null,
  name: 'SourceFileLoader',
  module: '_frozen_importlib_external',
  flags: TypeFlag.DisallowInstantiation,
  layout: { words: FinderWord.Count, refs: FinderWord.Count },
  methods: [
    native('find_spec', 'fullname, path=None, target=None', (rt, self, name) => findSpec(rt, self, name)),
    native('invalidate_caches', '', () => NONE),
    native('create_module', 'spec', (rt, self, spec) => {
      const module = rt.importModule(rt.text(rt.getAttr(spec, 'name')));
      rt.heap.setRef(rt.heap.base[self] + FinderWord.Fresh, module);
      return module;
    }),
    native('exec_module', 'module', (rt, self, module) => {
      const at = rt.heap.base[self] + FinderWord.Fresh;
      if (rt.heap.words[at] === module) rt.heap.setRef(at, NULL);
      else runAgain(rt, module);
      return NONE;
    }),
    native('is_package', 'fullname', (rt, _self, name) =>
      boolHandle(machineOf(rt).modules.find(rt.text(name))?.isPackage === true),
    ),
    native('get_source', 'fullname', (rt, _self, name) => {
      const source = machineOf(rt).modules.find(rt.text(name));
      return source === null ? NONE : rt.newStr(source.source);
    }),
    native('get_filename', 'fullname=None', (rt, _self, name) => {
      const source = name === NULL || name === NONE ? null : machineOf(rt).modules.find(rt.text(name));
      return source === null ? NONE : rt.newStr(source.filename);
    }),
  ],
});

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
    native('create_builtin', 'spec, /', (rt, _self, spec) => rt.importModule(rt.text(rt.getAttr(spec, 'name')))),
    native('exec_builtin', 'mod, /', (rt) => rt.newInt(0)),
    native('_fix_co_filename', 'code, path, /', () => NONE),
    native('source_hash', 'key, source', (rt) => rt.newBytes(new Uint8Array(8))),
  ],
  init: (vm, _module, set) => {
    const [type] = addTypes(vm, set, [finder], () => false);
    const path = vm.getAttr(vm.importModule('sys'), 'meta_path');
    if (vm.heap.type[path] === TypeId.List) {
      listAppend(vm, path, vm.heap.createImmortal(type.index, 0, 0, FinderWord.Count));
    }
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
