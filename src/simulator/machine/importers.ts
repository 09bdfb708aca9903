/**
 * The importers of `sys.meta_path` with their specs and loaders: CPython's own importlib/_bootstrap.py and
 * _bootstrap_external.py, which run under the names that they have when frozen. They are made when a program asks for
 * them; until then, and as long as it leaves them as they are, the machine's own way of importing (modules.ts) comes to
 * the same.
 */
import { boolHandle, NONE, NULL, TRUE, type Handle } from '../memory';
import { bytesOf } from '../objects/bytes';
import { dictGetStr, dictSetStr } from '../objects/dict';
import { Raised } from '../objects/errors';
import { ExceptionWord, exceptionWord, setExceptionWord } from '../objects/exceptionwords';
import { moduleDict } from '../objects/module';
import { native } from '../objects/native';
import { tracebackEntries, TracebackWord } from '../objects/traceback';
import { TypeId } from '../objects/typeids';
import { frozenFilename, frozenFrom } from './frozen';
import type { Interpreter } from './interpreter';
import { LIBRARY_FOLDER } from './libraryfolder';

/** The module that importing is written in. */
export const BOOTSTRAP = '_frozen_importlib';
const EXTERNAL = '_frozen_importlib_external';

/** The files that importlib's own frames tell. */
const OWN_FILES = new Set([BOOTSTRAP, EXTERNAL].map((name) => frozenFilename(frozenFrom(name) ?? name)));

/** What in a program's text shows that it looks at the importers without importing importlib. */
const LOOKS_AT_IMPORTERS = /\b(meta_path|path_hooks|path_importer_cache|__spec__|__loader__)\b/;

export class Importers {
  private bootstrap: Handle = NULL;
  private external: Handle = NULL;
  /** `sys.meta_path` and `sys.path_hooks` as they were made. */
  private made: readonly Handle[] = [];

  constructor(private readonly vm: Interpreter) {}

  /** Whether specs and loaders are importlib's. */
  get installed(): boolean {
    return this.external !== NULL;
  }

  /** Whether they are being made right now. */
  get isUnderWay(): boolean {
    return this.bootstrap !== NULL && !this.installed;
  }

  /** Whether importlib is told of a frozen module: not of those that were there before it, which {@link describe} is for. */
  isFrozen(name: string): boolean {
    return this.installed && frozenFrom(name) !== null;
  }

  /** Makes the importers when a source looks at them. */
  installFor(source: string): void {
    if (LOOKS_AT_IMPORTERS.test(source)) this.install();
  }

  /** What CPython does at its start: init_importlib and init_importlib_external of Python/pylifecycle.c. */
  install(): void {
    if (!this.installed) this.vm.importModule(BOOTSTRAP);
  }

  /** Called when the code of {@link BOOTSTRAP} has run. */
  complete(bootstrap: Handle): void {
    const { vm } = this;
    const { modules } = vm;
    const loaded = vm
      .toArray(modules.dict)
      .filter((name) => vm.isStr(name))
      .map((name) => ({ name: vm.text(name), module: dictGetStr(vm, modules.dict, name) }))
      .filter(({ module }) => vm.heap.type[module] === TypeId.Module);
    // Until now a spec was only what errors ask of it.
    const initializing = new Set(loaded.map(({ module }) => module).filter((module) => modules.isInitializing(module)));
    const imported = loaded.filter(({ name, module }) => name === '__main__' || this.hasSpec(module));
    for (const { module } of loaded) dictSetStr(vm, moduleDict(vm, module), vm.intern('__spec__'), NONE);
    this.bootstrap = bootstrap;
    vm.callMethod(bootstrap, '_install', vm.importModule('sys'), vm.importModule('_imp'));
    const external = vm.importModule(EXTERNAL);
    this.quicken(external);
    vm.callMethod(bootstrap, '_install_external_importers');
    this.external = external;
    this.made = this.current();
    for (const { name, module } of imported) {
      this.describe(name, module);
      if (initializing.has(module)) modules.setInitializing(module, true);
    }
    // init_zipimport
    const hooks = vm.getAttr(vm.importModule('sys'), 'path_hooks');
    vm.callMethod(hooks, 'insert', vm.newInt(0), vm.getAttr(vm.importModule('zipimport'), 'zipimporter'));
    this.made = this.current();
  }

  /** The library's code is compiled already; the learner's files are announced, so that their steps are recorded. */
  private quicken(external: Handle): void {
    const { vm } = this;
    const dict = moduleDict(vm, external);
    const compile = native('compile', 'source, filename, mode, dont_inherit, optimize', (_rt, _self, ...args) => {
      const filename = vm.str(args[1]);
      const known = vm.modules.library(filename);
      if (known !== null) return vm.codes.objectFor(known);
      const source = vm.isStr(args[0]) ? vm.text(args[0]) : new TextDecoder().decode(bytesOf(vm, args[0]));
      vm.codes.addFile(filename, source, true);
      return vm.call(vm.builtin('compile'), args.slice(0, 3));
    });
    const exec = native('exec', 'source, globals', (_rt, _self, code, globals) => {
      vm.call(vm.builtin('exec'), [code, globals]);
      vm.modules.finishLibrary(globals);
      return NONE;
    });
    for (const each of [compile, exec]) {
      dictSetStr(vm, dict, vm.intern(each.name), vm.newBuiltinFunction(each, NULL, NULL));
    }
  }

  /** Whether a module was imported; one that a program made and put into `sys.modules` has no spec. */
  private hasSpec(module: Handle): boolean {
    const { vm } = this;
    return (dictGetStr(vm, moduleDict(vm, module), vm.intern('__spec__')) || NONE) !== NONE;
  }

  /** Gives a module that was there before the importers a spec and a loader. */
  private describe(name: string, module: Handle): void {
    const { vm } = this;
    const dict = moduleDict(vm, module);
    const get = (key: string): Handle => dictGetStr(vm, dict, vm.intern(key)) || NONE;
    const file = get('__file__');
    // Under a second name it has been described already.
    if (get('__spec__') !== NONE || !vm.isStr(file)) return;
    const isMain = name === '__main__';
    const path = get('__path__');
    const isFrozen = frozenFrom(name) !== null;
    const spec = this.specOf(name, isFrozen ? 'frozen' : vm.text(file), path === NONE ? null : path);
    if (!isFrozen) vm.setAttr(spec, 'cached', get('__cached__'));
    // The program itself has a loader, but it was not imported.
    if (!isMain) dictSetStr(vm, dict, vm.intern('__spec__'), spec);
    dictSetStr(vm, dict, vm.intern('__loader__'), vm.getAttr(spec, 'loader'));
  }

  /** A ModuleSpec with its loader; `origin`: a file, "built-in" or "frozen". */
  specOf(name: string, origin: string, path: Handle | null): Handle {
    const { vm } = this;
    const make = vm.getAttr(this.bootstrap, 'ModuleSpec');
    const loader = this.loaderOf(name, origin);
    const args = [vm.newStr(name), loader, vm.newStr(origin), boolHandle(path !== null)];
    const spec = vm.call(make, args, ['origin', 'is_package']);
    const origname = frozenFrom(name);
    if (origin === 'frozen' && origname !== null) {
      const filename = vm.newStr(`${LIBRARY_FOLDER}/${origname.replaceAll('.', '/')}.py`);
      vm.setAttr(spec, 'loader_state', vm.newNamespace({ filename, origname: vm.newStr(origname) }));
    } else if (origin !== 'built-in') vm.setAttr(spec, 'has_location', TRUE);
    if (path !== null) vm.setAttr(spec, 'submodule_search_locations', path);
    return spec;
  }

  private loaderOf(name: string, origin: string): Handle {
    const { vm } = this;
    switch (origin) {
      case 'built-in':
        return vm.getAttr(this.bootstrap, 'BuiltinImporter');
      case 'frozen':
        return vm.getAttr(this.bootstrap, 'FrozenImporter');
      default:
        return vm.callMethod(this.external, 'SourceFileLoader', vm.newStr(name), vm.newStr(origin));
    }
  }

  /** What decides how modules are found: the finders and the hooks for folders. */
  private current(): Handle[] {
    const { vm } = this;
    const sys = dictGetStr(vm, vm.modules.dict, vm.intern('sys'));
    if (sys === NULL || vm.heap.type[sys] !== TypeId.Module) return [...this.made];
    return ['meta_path', 'path_hooks'].flatMap((name) => {
      const list = dictGetStr(vm, moduleDict(vm, sys), vm.intern(name));
      return list === NULL || vm.heap.type[list] !== TypeId.List ? [NULL] : vm.items(list);
    });
  }

  /** Whether the program has changed `sys.meta_path` or `sys.path_hooks`. */
  areChanged(): boolean {
    if (this.isUnderWay) return false;
    const now = this.current();
    return now.length !== this.made.length || now.some((each, i) => each !== this.made[i]);
  }

  /** Imports by way of the program's own finders. Twin of import_find_and_load. */
  findAndLoad(name: string): Handle {
    const { vm } = this;
    this.install();
    const importing = vm.getAttr(this.bootstrap, '_gcd_import');
    try {
      return vm.callMethod(this.bootstrap, '_find_and_load', vm.newStr(name), importing);
    } catch (problem) {
      if (problem instanceof Raised) this.trim(problem.exception);
      throw problem;
    }
  }

  /** Takes importlib's own frames out of a traceback. Twin of remove_importlib_frames. */
  private trim(exception: Handle): void {
    const { vm } = this;
    const always = vm.isInstance(exception, vm.exceptionType('ImportError'));
    const entries = tracebackEntries(vm, exceptionWord(vm, exception, ExceptionWord.Traceback));
    const kept: Handle[] = [];
    /** How many were kept when the present run of importlib's frames began; -1: it is no such frame. */
    let outside = -1;
    for (const { entry, frame } of entries) {
      const code = vm.payloads.codes.get(vm.heap.num[frame]);
      const isImportlib = OWN_FILES.has(code.filename);
      if (isImportlib && outside < 0) outside = kept.length;
      else if (!isImportlib) outside = -1;
      if (isImportlib && (always || code.name === '_call_with_frames_removed')) kept.length = outside;
      else kept.push(entry);
    }
    kept.forEach((entry, i) => {
      const following = i + 1 < kept.length ? kept[i + 1] : NULL;
      const at = vm.heap.base[entry] + TracebackWord.Next;
      if (vm.heap.words[at] !== following) vm.heap.setRef(at, following);
    });
    setExceptionWord(vm, exception, ExceptionWord.Traceback, kept.length > 0 ? kept[0] : NULL);
  }
}

/** What the module `_imp` tells importlib of the machine's modules. */
export function createBuiltin(vm: Interpreter, name: string): Handle {
  const builtin = vm.modules.builtin.get(name);
  return builtin === undefined ? NONE : vm.modules.loaded(name) || vm.modules.initBuiltin(builtin);
}
