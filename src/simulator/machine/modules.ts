/**
 * Importing. Twin of Python/import.c and Lib/importlib/_bootstrap.py: builtin modules written here, the standard
 * library's Python sources, and the learner's own files next to the program.
 */
import { reprString } from '../values/strrepr';
import { boolHandle, NONE, NULL, type Handle } from '../memory';
import { dictGetStr, dictSetStr, dictDeleteStr } from '../objects/dict';
import { moduleDict, newModule } from '../objects/module';
import type { NativeFunction } from '../objects/native';
import { Raised } from '../objects/errors';
import type { CodeObject } from '../compiler/code';
import { loadCode } from '../compiler/marshal';
import { BOOTSTRAP, Importers } from './importers';
import { LIBRARY_FOLDER } from './libraryfolder';
import { absoluteName } from './relativeimport';
import { frozenFrom } from './frozen';
import type { Interpreter } from './interpreter';

/** A module written in TypeScript: makes its namespace when it is first imported. */
export interface BuiltinModule {
  readonly name: string;
  readonly doc?: string;
  readonly functions?: readonly NativeFunction[];
  /** The names in the order in which CPython's tables have them, where ours is another: what `import *` binds comes in it. */
  readonly order?: string;
  /** Adds what is not a function; may import other modules. */
  readonly init?: (vm: Interpreter, module: Handle, set: (name: string, value: Handle) => void) => void;
  /** What is done to modules of the library, by name, when they have run. */
  readonly completes?: Readonly<Record<string, (vm: Interpreter, module: Handle) => void>>;
}

/** Where Python source of a module comes from. */
export interface ModuleSource {
  /** What the module's `__file__` says. */
  readonly filename: string;
  /** What its code says. */
  readonly codeFilename: string;
  /** The library's module that a frozen one is made of; null: it is not frozen. */
  readonly frozenFrom: string | null;
  readonly source: string;
  readonly isPackage: boolean;
  /** Whether it is the learner's own: its steps are recorded. */
  readonly own: boolean;
  /** The library's code as bytes, where it was compiled ahead. */
  readonly code?: Uint8Array | null;
}

/** Turns source text into code; set by the run, which knows parser and compiler. Raises SyntaxError in the program. */
export type CompileSource = (
  vm: Interpreter,
  source: string,
  filename: string,
  mode?: 'exec' | 'eval' | 'single',
  flags?: number,
  optimize?: number,
) => Handle;

/** What compile() does with syntax trees; set by the run. */
export interface SyntaxTrees {
  /** A source's tree as objects of the module ast (PyCF_ONLY_AST). */
  readonly parse: (
    vm: Interpreter,
    source: string,
    filename: string,
    mode: 'exec' | 'eval' | 'single' | 'func_type',
    flags: number,
    optimize: number,
  ) => Handle;
  /** Code of a tree (with PyCF_ONLY_AST: a tree again); NULL when the object is none. */
  readonly compile: (
    vm: Interpreter,
    tree: Handle,
    filename: string,
    mode: 'exec' | 'eval' | 'single' | 'func_type',
    flags: number,
    optimize: number,
  ) => Handle;
}

/** Where CPython would keep a module's bytecode. Twin of importlib.util.cache_from_source. */
function cachedName(filename: string): string {
  return filename.replace(/([^/]*)\.py$/, '__pycache__/$1.cpython-314.pyc');
}

export class Modules {
  /** `sys.modules`. */
  dict: Handle = NULL;
  readonly builtin = new Map<string, BuiltinModule>();
  /**
   * Modules of the library that other modules of the library have imported with a plain `import name`, and whose code
   * waits until somebody asks for something in them: most never come to it (doctest imports pdb, pdb imports asyncio).
   */
  readonly waiting = new Map<Handle, { readonly name: string; readonly source: ModuleSource }>();
  private readonly completed = new Map<string, (vm: Interpreter, module: Handle) => void>();
  /** What the builtin open() calls; made by the module _io. */
  openFile: Handle = NULL;
  /** Finds a module's Python source by its dotted name. */
  find: (name: string) => ModuleSource | null = () => null;
  /** Whether the learner has a folder of a module's name. */
  isFolder: (name: string) => boolean = () => false;
  /** Whether the program has touched files: it may have made packages, or archives of them, that only importlib finds. */
  hasFiles: () => boolean = () => false;
  compile: CompileSource = () => NULL;
  trees: SyntaxTrees = { parse: () => NULL, compile: () => NULL };
  /** Library code by file name, shared by the runs of a loaded simulator. */
  compiled = new Map<string, CodeObject>();
  /** Told of a module that is not there, for a diagnostic at the import. */
  onMissing: (name: string) => void = () => undefined;

  readonly importers: Importers;

  constructor(private readonly vm: Interpreter) {
    this.importers = new Importers(vm);
  }

  /**
   * The module by its dotted name, imported with its parents if need be. Borrowed from `sys.modules`. `wanted`: modules
   * below it that are about to be imported; where the learner has one of them, a folder without `__init__.py` is a
   * namespace package.
   */
  importModule(name: string, wanted: readonly string[] = []): Handle {
    const { vm } = this;
    const known = this.loaded(name);
    if (known !== NULL) {
      this.complete(known);
      return known;
    }
    if (this.importers.areChanged()) return this.importers.findAndLoad(name);
    const dot = name.lastIndexOf('.');
    const parentName = dot < 0 ? '' : name.slice(0, dot);
    let parent: Handle = NULL;
    if (parentName !== '') {
      parent = this.importModule(parentName, [name, ...wanted]);
      const again = this.loaded(name);
      if (again !== NULL) return again;
      if (vm.findAttr(parent, '__path__') === NULL) {
        this.missing(name, `No module named ${reprString(name)}; ${reprString(parentName)} is not a package`);
      }
    }
    const module = this.load(name, wanted);
    if (parent !== NULL) this.bindChild(parent, name.slice(dot + 1), module);
    return module;
  }

  /** Makes a module an attribute of its package; one that takes none is warned of. */
  private bindChild(parent: Handle, child: string, module: Handle): void {
    const { vm } = this;
    const refused = vm.attempt(['AttributeError'], () => vm.setAttr(parent, child, module));
    if (refused === NULL) return;
    vm.warn('ImportWarning', `Cannot set an attribute on ${vm.repr(parent)} for child module ${reprString(child)}`);
  }

  /** What `sys.modules` has under a name. */
  loaded(name: string): Handle {
    const found = dictGetStr(this.vm, this.dict, this.vm.intern(name));
    return found === NONE ? this.missing(name, `import of ${name} halted; None in sys.modules`) : found;
  }

  private missing(name: string, message: string): never {
    const { vm } = this;
    const exception = vm.newException(vm.exceptionType('ModuleNotFoundError'), [vm.newStr(message)]);
    vm.setAttr(exception, 'name', vm.newStr(name));
    return vm.throwException(exception);
  }

  private load(name: string, wanted: readonly string[]): Handle {
    const builtin = this.builtin.get(name);
    if (builtin !== undefined) return this.initBuiltin(builtin);
    if (name === '') this.vm.raise('ValueError', 'Empty module name');
    const source = this.find(name);
    if (source === null) {
      // Of a package that is but a folder (PEP 420) importlib makes all that it has.
      if (this.isFolder(name)) return this.importers.findAndLoad(name);
      if (this.hasFiles() && !this.importers.isUnderWay) return this.searchFiles(name);
      if (wanted.some((below) => below.startsWith(`${name}.`) && this.find(below)?.own === true)) {
        return this.makeNamespace(name);
      }
      this.onMissing(name);
      return this.missing(name, `No module named ${reprString(name)}`);
    }
    const module = this.prepare(name, source);
    return this.run(name, source, module);
  }

  /** Lets importlib look for a module, in all that `sys.path` names. */
  private searchFiles(name: string): Handle {
    try {
      return this.importers.findAndLoad(name);
    } catch (problem) {
      if (problem instanceof Raised) this.onMissing(name);
      throw problem;
    }
  }

  /** A module of the library for a module of the library that imports it on its top level; NULL: this is not the case. */
  private importLater(name: string): Handle {
    const { vm } = this;
    if (vm.depth === 0 || !vm.localsAreGlobals || this.builtin.has(name) || this.importers.areChanged()) return NULL;
    const { exec } = vm;
    // In a try statement the importer wants to know whether it works.
    if (this.vm.codes.fileNamed(exec.code.filename)?.traced !== false || exec.handlerRow(vm.last) >= 0) return NULL;
    const dot = name.lastIndexOf('.');
    const parent = dot < 0 ? NULL : this.importModule(name.slice(0, dot));
    let module = this.loaded(name);
    if (module === NULL) {
      const source = this.find(name);
      if (source === null || source.own) return NULL;
      module = this.prepare(name, source);
      this.waiting.set(module, { name, source });
      if (dot >= 0) this.bindChild(parent, name.slice(dot + 1), module);
    }
    return dot < 0 ? module : this.importModule(name.split('.')[0]);
  }

  /** Runs the code of a module that waits for it. */
  complete(module: Handle): void {
    const entry = this.waiting.get(module);
    if (entry === undefined) return;
    const { heap } = this.vm;
    const { tracer } = heap;
    this.waiting.delete(module);
    // Whoever counts memory has imported it before.
    heap.tracer = null;
    try {
      this.run(entry.name, entry.source, module);
    } catch (problem) {
      this.waiting.set(module, entry);
      dictSetStr(this.vm, this.dict, this.vm.intern(entry.name), module);
      throw problem;
    } finally {
      heap.tracer = tracer;
    }
  }

  /** Runs the code of all modules that wait for it: what they leave behind is about to be counted. */
  completeAll(): void {
    for (const module of this.waiting.keys()) this.complete(module);
  }

  /** A package that is but a folder, where folders are not listed: that there is a module in one can always be asked. */
  private makeNamespace(name: string): Handle {
    const { vm } = this;
    const module = newModule(vm, name, null);
    const path = vm.newList([vm.newStr(name.replaceAll('.', '/'))]);
    const attributes = { __file__: NONE, __path__: path, __package__: vm.newStr(name) };
    for (const [key, value] of Object.entries(attributes)) vm.setAttr(module, key, value);
    const spec = this.specOf(name, '', path);
    vm.setAttr(spec, 'origin', NONE);
    vm.setAttr(spec, 'has_location', boolHandle(false));
    this.setSpec(module, spec);
    dictSetStr(vm, this.dict, vm.intern(name), module);
    return module;
  }

  /** Makes a builtin module and puts it into `sys.modules`. */
  initBuiltin(spec: BuiltinModule): Handle {
    const { vm } = this;
    const module = newModule(vm, spec.name, spec.doc ?? null);
    const dict = moduleDict(vm, module);
    const set = (name: string, value: Handle): void => dictSetStr(vm, dict, vm.intern(name), value);
    dictSetStr(vm, this.dict, vm.intern(spec.name), module);
    // A name's place in a dict is where it was first set.
    for (const name of spec.order?.match(/\w+/g) ?? []) set(name, NONE);
    for (const fn of spec.functions ?? []) {
      fn.module ??= spec.name;
      fn.key = `${fn.module}.${fn.qualname}`;
      const object = vm.newBuiltinFunction(fn, NULL, vm.newStr(fn.module));
      set(fn.name, object);
      // CPython keeps a copy of these modules' namespaces (m_copy).
      if (spec.name === 'sys' || spec.name === 'builtins') vm.heap.incref(object);
    }
    set('__package__', vm.newStr(''));
    this.setSpec(module, this.specOf(spec.name, 'built-in', null));
    for (const [library, complete] of Object.entries(spec.completes ?? {})) this.completed.set(library, complete);
    spec.init?.(vm, module, set);
    return module;
  }

  /** Puts a spec, and the loader that importlib's have, into a module. */
  private setSpec(module: Handle, spec: Handle): void {
    const { vm } = this;
    const dict = moduleDict(vm, module);
    dictSetStr(vm, dict, vm.intern('__loader__'), vm.getAttr(spec, 'loader'));
    dictSetStr(vm, dict, vm.intern('__spec__'), spec);
  }

  /** A `ModuleSpec`; as long as importlib was not asked for, what errors ask of it. */
  private specOf(name: string, origin: string, path: Handle | null): Handle {
    const { vm } = this;
    if (this.importers.installed) return this.importers.specOf(name, origin, path);
    const dot = name.lastIndexOf('.');
    return vm.newNamespace({
      name: vm.newStr(name),
      loader: NONE,
      origin: vm.newStr(origin),
      submodule_search_locations: path ?? NONE,
      parent: vm.newStr(path !== null ? name : dot < 0 ? '' : name.slice(0, dot)),
      has_location: boolHandle(origin !== 'built-in' && origin !== 'frozen'),
      cached: NONE,
      _initializing: boolHandle(false),
    });
  }

  /** A module as it is before its code runs, in `sys.modules`. */
  private prepare(name: string, source: ModuleSource): Handle {
    const { vm } = this;
    const module = newModule(vm, name, null);
    const dict = moduleDict(vm, module);
    const set = (key: string, value: Handle): void => dictSetStr(vm, dict, vm.intern(key), value);
    const dot = name.lastIndexOf('.');
    set('__package__', vm.newStr(source.isPackage ? name : dot < 0 ? '' : name.slice(0, dot)));
    const path = source.isPackage ? vm.newList([vm.newStr(source.filename.replace(/\/?__init__\.py$/, ''))]) : null;
    if (path !== null) set('__path__', path);
    const isFrozen = source.frozenFrom !== null;
    const spec = this.specOf(name, isFrozen ? 'frozen' : source.filename, path);
    this.setSpec(module, spec);
    set('__file__', vm.newStr(source.filename));
    if (!isFrozen) {
      const cached = vm.newStr(cachedName(source.filename));
      vm.setAttr(spec, 'cached', cached);
      set('__cached__', cached);
    }
    set('__builtins__', vm.standardBuiltins);
    dictSetStr(vm, this.dict, vm.intern(name), module);
    return module;
  }

  /** Whether a module's code is under way. */
  isInitializing(module: Handle): boolean {
    const { vm } = this;
    const spec = dictGetStr(vm, moduleDict(vm, module), vm.intern('__spec__'));
    const value = spec === NULL || spec === NONE ? NULL : vm.findAttr(spec, '_initializing');
    return value !== NULL && vm.truth(value);
  }

  setInitializing(module: Handle, value: boolean): void {
    const { vm } = this;
    const spec = dictGetStr(vm, moduleDict(vm, module), vm.intern('__spec__'));
    if (spec !== NULL && spec !== NONE) vm.setAttr(spec, '_initializing', boolHandle(value));
  }

  private run(name: string, source: ModuleSource, module: Handle): Handle {
    const { vm } = this;
    const dict = moduleDict(vm, module);
    this.setInitializing(module, true);
    // What is frozen shows no lines.
    vm.codes.addFile(source.codeFilename, source.frozenFrom === null ? source.source : '', source.own);
    if (source.own) this.importers.installFor(source.source);
    try {
      vm.runCode(this.codeFor(source), dict, dict);
    } catch (problem) {
      if (problem instanceof Raised) dictDeleteStr(vm, this.dict, vm.intern(name));
      throw problem;
    }
    this.setInitializing(module, false);
    if (name === BOOTSTRAP) this.importers.complete(module);
    if (!source.own) this.completed.get(name)?.(vm, module);
    // A module may have put something else in its place.
    return this.loaded(name);
  }

  /** The code of a frozen module; null where none of the name is frozen. */
  frozen(name: string): CodeObject | null {
    const source = frozenFrom(name) === null ? null : this.find(name);
    if (source === null) return null;
    this.vm.codes.addFile(source.codeFilename, '', false);
    return this.codeFor(source);
  }

  /** The code of a module of the library by its file; null where there is none. */
  library(filename: string): CodeObject | null {
    if (!filename.startsWith(`${LIBRARY_FOLDER}/`)) return null;
    const path = filename.slice(LIBRARY_FOLDER.length + 1).replace(/(\/__init__)?\.py$/, '');
    const source = this.find(path.replaceAll('/', '.'));
    if (source === null || source.filename !== filename) return null;
    this.vm.codes.addFile(filename, source.source, false);
    return this.codeFor(source);
  }

  /** What is done to a module of the library when its code has run. */
  finishLibrary(namespace: Handle): void {
    const { vm } = this;
    const name = dictGetStr(vm, namespace, vm.intern('__name__'));
    if (name === NULL || !vm.isStr(name)) return;
    const complete = this.completed.get(vm.text(name));
    if (complete !== undefined) complete(vm, this.loaded(vm.text(name)));
  }

  /** The code of a module's source; the library's is compiled once for all runs. */
  private codeFor(source: ModuleSource): CodeObject {
    const known = source.own ? undefined : this.compiled.get(source.codeFilename);
    if (known !== undefined) return known;
    const code =
      source.code === undefined || source.code === null
        ? this.vm.codes.codeOf(this.compile(this.vm, source.source, source.codeFilename))
        : loadCode(source.code, source.codeFilename);
    if (!source.own) this.compiled.set(source.codeFilename, code);
    return code;
  }

  /** `__import__`: what IMPORT_NAME needs. */
  importHook(name: string, level: number, fromlist: Handle, globals: Handle): Handle {
    const { vm } = this;
    let absolute = name;
    if (level === 0 && (fromlist === NULL || fromlist === NONE)) {
      const later = this.importLater(name);
      if (later !== NULL) return later;
    }
    if (level > 0) absolute = absoluteName(vm, name, level, globals);
    else if (name === '') vm.raise('ValueError', 'Empty module name');
    const names = fromlist === NULL || fromlist === NONE ? [] : vm.toArray(fromlist);
    const module = this.importModule(
      absolute,
      names.map((item) => `${absolute}.${vm.isStr(item) ? vm.text(item) : ''}`),
    );
    if (fromlist === NULL || fromlist === NONE || !vm.truth(fromlist)) {
      if (level === 0) return this.importModule(name.split('.')[0]);
      if (name === '') return module;
      const cut = name.length - name.split('.')[0].length;
      return this.importModule(absolute.slice(0, absolute.length - cut));
    }
    if (vm.findAttr(module, '__path__') !== NULL) this.importSubmodules(module, absolute, names);
    return module;
  }

  /** The submodules that a `from` import names, or those in `__all__` for a star. Twin of _handle_fromlist. */
  private importSubmodules(module: Handle, name: string, wanted: readonly Handle[], where = "``from list''"): void {
    const { vm } = this;
    for (const item of wanted) {
      if (!vm.isStr(item)) {
        vm.raise('TypeError', `Item in ${where} must be str, not ${vm.typeOf(item).name}`);
      }
      if (vm.text(item) === '*') {
        const all = vm.findAttr(module, '__all__');
        if (all !== NULL) {
          const listed = vm.toArray(all).filter((each) => !vm.isStr(each) || vm.text(each) !== '*');
          this.importSubmodules(module, name, listed, `${name}.__all__`);
        }
      } else if (vm.findAttr(module, item) === NULL) attemptImport(vm, `${name}.${vm.text(item)}`);
    }
  }
}

/** A submodule for `from package import name`: that it is not there is no error yet. */
function attemptImport(vm: Interpreter, name: string): void {
  const problem = vm.attempt(['ModuleNotFoundError'], () => vm.modules.importModule(name));
  if (problem !== NULL && vm.str(vm.getAttr(problem, 'name')) !== name) {
    throw new Raised(vm.heap.incref(problem));
  }
}
