/**
 * Importing. Twin of Python/import.c and Lib/importlib/_bootstrap.py: builtin modules written here, the standard
 * library's Python sources, and the learner's own files next to the program.
 */
import { boolHandle, NONE, NULL, type Handle } from '../memory';
import { dictGetStr, dictSetStr, dictDeleteStr } from '../objects/dict';
import { moduleDict, newModule } from '../objects/module';
import { writeStream } from './hooks';
import type { NativeFunction } from '../objects/native';
import { Raised } from '../objects/errors';
import type { CodeObject } from '../compiler/code';
import { loadCode } from '../compiler/marshal';
import type { Interpreter } from './interpreter';

/** A module written in TypeScript: makes its namespace when it is first imported. */
export interface BuiltinModule {
  readonly name: string;
  readonly doc?: string;
  readonly functions?: readonly NativeFunction[];
  /** Adds what is not a function; may import other modules. */
  readonly init?: (vm: Interpreter, module: Handle, set: (name: string, value: Handle) => void) => void;
  /** What is done to modules of the library, by name, when they have run. */
  readonly completes?: Readonly<Record<string, (vm: Interpreter, module: Handle) => void>>;
}

/** Where Python source of a module comes from. */
export interface ModuleSource {
  readonly filename: string;
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
  readonly parse: (vm: Interpreter, source: string, filename: string, mode: 'exec' | 'eval' | 'single') => Handle;
  /** Code of a tree; NULL when the object is none. */
  readonly compile: (
    vm: Interpreter,
    tree: Handle,
    filename: string,
    mode: 'exec' | 'eval' | 'single',
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
  compile: CompileSource = () => NULL;
  trees: SyntaxTrees = { parse: () => NULL, compile: () => NULL };
  /** Library code by file name, shared by the runs of a loaded simulator. */
  compiled = new Map<string, CodeObject>();
  /** Told of a module that is not there, for a diagnostic at the import. */
  onMissing: (name: string) => void = () => undefined;

  constructor(private readonly vm: Interpreter) {}

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
    const dot = name.lastIndexOf('.');
    const parentName = dot < 0 ? '' : name.slice(0, dot);
    let parent: Handle = NULL;
    if (dot >= 0) {
      parent = this.importModule(parentName, [name, ...wanted]);
      const again = this.loaded(name);
      if (again !== NULL) return again;
      if (vm.findAttr(parent, '__path__') === NULL) {
        this.missing(name, `No module named '${name}'; '${parentName}' is not a package`);
      }
    }
    const module = this.load(name, wanted);
    if (parent !== NULL) vm.setAttr(parent, name.slice(dot + 1), module);
    return module;
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
    const source = this.find(name);
    if (source === null) {
      if (wanted.some((below) => below.startsWith(`${name}.`) && this.find(below)?.own === true)) {
        return this.makeNamespace(name);
      }
      this.onMissing(name);
      return this.missing(name, `No module named '${name}'`);
    }
    const module = this.prepare(name, source);
    return this.run(name, source, module);
  }

  /** A module of the library for a module of the library that imports it on its top level; NULL: this is not the case. */
  private importLater(name: string): Handle {
    const { vm } = this;
    if (vm.depth === 0 || !vm.localsAreGlobals || this.builtin.has(name)) return NULL;
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
      if (dot >= 0) vm.setAttr(parent, name.slice(dot + 1), module);
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

  /** A package that is but a folder (PEP 420). */
  private makeNamespace(name: string): Handle {
    const { vm } = this;
    const module = newModule(vm, name, null);
    const path = vm.newList([vm.newStr(name.replaceAll('.', '/'))]);
    const attributes = { __file__: NONE, __path__: path, __package__: vm.newStr(name) };
    for (const [key, value] of Object.entries(attributes)) vm.setAttr(module, key, value);
    const spec = this.specOf(name, '', path);
    vm.setAttr(spec, 'origin', NONE);
    vm.setAttr(spec, 'has_location', boolHandle(false));
    vm.setAttr(module, '__spec__', spec);
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
    for (const fn of spec.functions ?? []) {
      fn.module ??= spec.name;
      const object = vm.newBuiltinFunction(fn, NULL, vm.newStr(fn.module));
      set(fn.name, object);
      // CPython keeps a copy of these modules' namespaces (m_copy).
      if (spec.name === 'sys' || spec.name === 'builtins') vm.heap.incref(object);
    }
    set('__package__', vm.newStr(''));
    set('__spec__', this.specOf(spec.name, 'built-in', null));
    spec.init?.(vm, module, set);
    for (const [library, complete] of Object.entries(spec.completes ?? {})) this.completed.set(library, complete);
    return module;
  }

  /** A `ModuleSpec`: what errors and `importlib` ask of it. */
  private specOf(name: string, origin: string, path: Handle | null): Handle {
    const { vm } = this;
    const dot = name.lastIndexOf('.');
    return vm.newNamespace({
      name: vm.newStr(name),
      loader: NONE,
      origin: vm.newStr(origin),
      submodule_search_locations: path ?? NONE,
      parent: vm.newStr(path !== null ? name : dot < 0 ? '' : name.slice(0, dot)),
      has_location: boolHandle(origin !== 'built-in'),
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
    const spec = this.specOf(name, source.filename, path);
    const cached = vm.newStr(cachedName(source.filename));
    vm.setAttr(spec, 'cached', cached);
    set('__spec__', spec);
    set('__file__', vm.newStr(source.filename));
    set('__cached__', cached);
    set('__builtins__', vm.standardBuiltins);
    dictSetStr(vm, this.dict, vm.intern(name), module);
    return module;
  }

  private run(name: string, source: ModuleSource, module: Handle): Handle {
    const { vm } = this;
    const dict = moduleDict(vm, module);
    const spec = dictGetStr(vm, dict, vm.intern('__spec__'));
    vm.setAttr(spec, '_initializing', boolHandle(true));
    vm.codes.addFile(source.filename, source.source, source.own);
    try {
      vm.runCode(this.codeFor(source), dict, dict);
    } catch (problem) {
      if (problem instanceof Raised) dictDeleteStr(vm, this.dict, vm.intern(name));
      throw problem;
    }
    vm.setAttr(spec, '_initializing', boolHandle(false));
    if (!source.own) this.completed.get(name)?.(vm, module);
    // A module may have put something else in its place.
    return this.loaded(name);
  }

  /** The code of a module's source; the library's is compiled once for all runs. */
  private codeFor(source: ModuleSource): CodeObject {
    const known = source.own ? undefined : this.compiled.get(source.filename);
    if (known !== undefined) return known;
    const code =
      source.code === undefined || source.code === null
        ? this.vm.codes.codeOf(this.compile(this.vm, source.source, source.filename))
        : loadCode(source.code, source.filename);
    if (!source.own) this.compiled.set(source.filename, code);
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
    if (level > 0) absolute = this.resolve(name, level, globals);
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
  private importSubmodules(module: Handle, name: string, wanted: readonly Handle[]): void {
    const { vm } = this;
    for (const item of wanted) {
      if (!vm.isStr(item)) continue;
      if (vm.text(item) === '*') {
        const all = vm.findAttr(module, '__all__');
        if (all !== NULL) {
          const listed = vm.toArray(all).filter((each) => !vm.isStr(each) || vm.text(each) !== '*');
          this.importSubmodules(module, name, listed);
        }
      } else if (vm.findAttr(module, item) === NULL) vm.attemptImport(`${name}.${vm.text(item)}`);
    }
  }

  /** The package that a module belongs to, by its globals; '' for none. Twin of the first half of resolve_name in Python/import.c. */
  private packageOf(globals: Handle): string {
    const { vm } = this;
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
    vm.warn(
      'ImportWarning',
      "can't resolve package from __spec__ or __package__, falling back on __name__ and __path__",
    );
    const name = get('__name__');
    if (name === NULL) vm.raise('KeyError', "'__name__' not in globals");
    if (!vm.isStr(name)) vm.raise('TypeError', '__name__ must be a string');
    const text = vm.text(name);
    return get('__path__') === NULL ? text.slice(0, Math.max(0, text.lastIndexOf('.'))) : text;
  }

  /** The absolute name of a relative import. */
  private resolve(name: string, level: number, globals: Handle): string {
    const { vm } = this;
    const text = this.packageOf(globals);
    if (text === '') vm.raise('ImportError', 'attempted relative import with no known parent package');
    const parts = text.split('.');
    if (level > parts.length) vm.raise('ImportError', 'attempted relative import beyond top-level package');
    const base = parts.slice(0, parts.length - level + 1).join('.');
    return name === '' ? base : `${base}.${name}`;
  }

  /** A warning, on stderr as CPython shows it by default; the warnings module takes over once it is imported. */
  warn(category: string, message: string): void {
    const { vm } = this;
    const module = dictGetStr(vm, this.dict, vm.intern('warnings'));
    if (module !== NULL) {
      vm.call(vm.getAttr(module, 'warn'), [vm.newStr(message), vm.exceptionType(category).handle]);
      return;
    }
    if (vm.depth === 0) {
      this.showWarning(category, message, 'sys', 1);
      return;
    }
    const place = vm.exec.code.filename;
    // What is deprecated matters to who runs the program: the main module alone shows it. Once for each place.
    const name = dictGetStr(vm, vm.globals, vm.intern('__name__'));
    const isMain = name !== NULL && vm.isStr(name) && vm.text(name) === '__main__';
    const key = `${category} ${message} ${place}:${vm.currentLine()}`;
    if (this.shownWarnings.has(key)) return;
    if (isMain) this.shownWarnings.add(key);
    this.showWarning(category, message, place, vm.currentLine(), isMain);
  }

  /** Warnings of the main module that have been shown: its `__warningregistry__`. */
  private readonly shownWarnings = new Set<string>();

  /** A warning about a place in a source. Twin of PyErr_WarnExplicitObject. */
  warnExplicit(category: string, message: string, filename: string, line: number): void {
    const { vm } = this;
    const module = dictGetStr(vm, this.dict, vm.intern('warnings'));
    if (module === NULL) {
      this.showWarning(category, message, filename, line);
      return;
    }
    const type = vm.exceptionType(category).handle;
    vm.call(vm.getAttr(module, 'warn_explicit'), [vm.newStr(message), type, vm.newStr(filename), vm.newInt(line)]);
  }

  /** Shows a warning as the default filters do. */
  private showWarning(category: string, message: string, file: string, line: number, isMain = false): void {
    const { vm } = this;
    if ((category === 'DeprecationWarning' && !isMain) || category === 'ImportWarning') return;
    const lines = vm.codes.fileNamed(file)?.source.split(/\r\n|\r|\n/) ?? [];
    const source = lines[line - 1]?.trim() ?? '';
    writeStream(vm, 'stderr', `${file}:${line}: ${category}: ${message}\n${source === '' ? '' : `  ${source}\n`}`);
  }
}
