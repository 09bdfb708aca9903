/**
 * Modules. Twin of Objects/moduleobject.c.
 */
import { NONE, NULL, type Handle } from '../memory';
import { dictDeleteStr, dictGetStr, dictSetStr } from './dict';
import { setAttributeErrorContext } from './exceptionwords';
import { allocate } from './instance';
import { Raised } from './errors';
import { native, splitKeywords } from './native';
import { genericGetAttr } from './object';
import type { Runtime } from './runtime';
import { defineType, type TypeSpec } from './spec';
import { STDLIB_MODULE_NAMES } from './stdlibnames';
import { argumentKind } from './textargs';
import { internName, typeNameOf } from './type';
import { TypeFlag } from './typeobject';
import { TypeId } from './typeids';

/** The one word of a module: its namespace. */
export const enum ModuleWord {
  Dict,
  Count,
}

/** A module with `__name__`, `__doc__`, `__package__`, `__loader__` and `__spec__`. */
export function newModule(rt: Runtime, name: string, doc: string | null): Handle {
  // CPython's namespace is older than its module: the collector comes to it first.
  const dict = rt.newDict();
  const h = allocate(rt, rt.types[TypeId.Module]);
  rt.heap.setRef(rt.heap.base[h] + ModuleWord.Dict, dict);
  fill(rt, h, rt.newStr(name), doc === null ? NONE : rt.newStr(doc));
  return h;
}

function fill(rt: Runtime, module: Handle, name: Handle, doc: Handle): void {
  const { heap } = rt;
  const word = heap.base[module] + ModuleWord.Dict;
  if (heap.words[word] === NULL) heap.setRef(word, rt.newDict());
  const dict = heap.words[word];
  dictSetStr(rt, dict, rt.intern('__name__'), name);
  dictSetStr(rt, dict, rt.intern('__doc__'), doc);
  for (const key of ['__package__', '__loader__', '__spec__']) dictSetStr(rt, dict, rt.intern(key), NONE);
}

/** A module's namespace. */
export function moduleDict(rt: Runtime, module: Handle): Handle {
  return rt.heap.words[rt.heap.base[module] + ModuleWord.Dict];
}

/** What can be asked of a module of the library before its code has run. */
const KNOWN_BEFORE = new Set(
  (
    '__name__ __package__ __loader__ __spec__ __file__ __path__ __cached__ __builtins__ __class__ ' +
    // unittest asks every module for it.
    '__warningregistry__'
  ).split(' '),
);

/** An attribute of a module the quick way: its namespace, then `__getattr__` in it; NULL where there is none. */
export function findModuleAttribute(rt: Runtime, module: Handle, name: Handle): Handle {
  if (rt.waitingModules.size > 0 && rt.waitingModules.has(module) && !KNOWN_BEFORE.has(rt.text(name))) {
    rt.completeImport(module);
  }
  const value = genericGetAttr(rt, module, name);
  if (value !== NULL) return value;
  const dict = moduleDict(rt, module);
  const hook = dict === NULL ? NULL : dictGetStr(rt, dict, rt.intern('__getattr__'));
  return hook === NULL ? NULL : rt.call(rt.heap.keep(hook), [name]);
}

function getattro(rt: Runtime, self: Handle, name: Handle): Handle {
  const key = internName(rt, name);
  const value = findModuleAttribute(rt, self, key);
  if (value !== NULL) return value;
  const dict = moduleDict(rt, self);
  const attribute = rt.text(key);
  const moduleName = dict === NULL ? NULL : dictGetStr(rt, dict, rt.intern('__name__'));
  if (moduleName === NULL || !rt.isStr(moduleName)) {
    return raise(rt, self, key, `module has no attribute '${attribute}'`);
  }
  const text = rt.text(moduleName);
  const hint = importProblem(rt, self);
  if (hint === null) {
    if (!isUnderWay(rt, `${text}.${attribute}`)) {
      return raise(rt, self, key, `module '${text}' has no attribute '${attribute}'`);
    }
    const what = `cannot access submodule '${attribute}' of module '${text}'`;
    return raise(rt, self, key, `${what} (most likely due to a circular import)`);
  }
  if (hint.kind === 'shadows') {
    return raise(rt, self, key, `module '${text}' has no attribute '${attribute}' (${hint.advice})`);
  }
  const from = hint.origin === null ? '' : ` from '${hint.origin}'`;
  const what = `partially initialized module '${text}'${from} has no attribute '${attribute}'`;
  return raise(rt, self, key, `${what} (most likely due to a circular import)`);
}

/** Whether a submodule is still being imported (_PyModuleSpec_IsUninitializedSubmodule). */
function isUnderWay(rt: Runtime, name: string): boolean {
  const modules = rt.getAttr(rt.importModule('sys'), 'modules');
  const module = rt.heap.type[modules] === TypeId.Dict ? dictGetStr(rt, modules, rt.intern(name)) : NULL;
  const spec = module === NULL ? NULL : rt.findAttr(module, '__spec__');
  const initializing = spec === NULL || spec === NONE ? NULL : rt.findAttr(spec, '_initializing');
  return initializing !== NULL && rt.truth(initializing);
}

/** Why a module may lack a name: it hides another module, or it is still being imported. */
export type ImportProblem =
  | { readonly kind: 'shadows'; readonly standard: boolean; readonly advice: string }
  | { readonly kind: 'initializing'; readonly origin: string | null };

/** What a module's `__spec__` tells about a name that is missing in it; null: nothing. */
export function importProblem(rt: Runtime, module: Handle): ImportProblem | null {
  const dict = moduleDict(rt, module);
  const spec = dict === NULL ? NULL : dictGetStr(rt, dict, rt.intern('__spec__'));
  if (spec === NULL || spec === NONE) return null;
  const located = rt.findAttr(spec, 'has_location');
  const from = located !== NULL && rt.truth(located) ? rt.findAttr(spec, 'origin') : NULL;
  const origin = from !== NULL && rt.isStr(from) ? rt.text(from) : null;
  const shadowing = origin !== null && isBesideProgram(rt, origin);
  const name = dictGetStr(rt, dict, rt.intern('__name__'));
  if (shadowing && name !== NULL && rt.isStr(name) && STDLIB_MODULE_NAMES.includes(rt.text(name))) {
    const why = `since it has the same name as the standard library module named '${rt.text(name)}' and prevents importing that standard library module`;
    return { kind: 'shadows', standard: true, advice: `consider renaming '${origin}' ${why}` };
  }
  const initializing = rt.findAttr(spec, '_initializing');
  if (initializing === NULL || !rt.truth(initializing)) return null;
  if (!shadowing) return { kind: 'initializing', origin };
  const advice = `consider renaming '${origin}' if it has the same name as a library you intended to import`;
  return { kind: 'shadows', standard: false, advice };
}

/** Whether a module's file lies in the program's own folder (_PyModule_IsPossiblyShadowing). */
function isBesideProgram(rt: Runtime, origin: string): boolean {
  const folder = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('/'), 0));
  return folder(origin.replace(/\/__init__\.py$/, '')) === folder(rt.host.filename);
}

function raise(rt: Runtime, self: Handle, name: Handle, message: string): never {
  try {
    return rt.raise('AttributeError', message);
  } catch (error) {
    if (error instanceof Raised) setAttributeErrorContext(rt, error.exception, self, name);
    throw error;
  }
}

/** Twin of _module_repr and _module_repr_from_spec in Lib/importlib/_bootstrap.py. */
function repr(rt: Runtime, self: Handle): Handle {
  const dict = moduleDict(rt, self);
  const get = (name: string): Handle => (dict === NULL ? NULL : dictGetStr(rt, dict, rt.intern(name)));
  const spec = get('__spec__');
  if (spec !== NULL && rt.truth(spec)) return reprFromSpec(rt, spec);
  const name = get('__name__');
  const shown = name === NULL ? "'?'" : rt.repr(name);
  const file = get('__file__');
  if (file !== NULL) return rt.newStr(`<module ${shown} from ${rt.repr(file)}>`);
  const loader = get('__loader__');
  if (loader === NULL || loader === NONE) return rt.newStr(`<module ${shown}>`);
  return rt.newStr(`<module ${shown} (${rt.repr(loader)})>`);
}

function reprFromSpec(rt: Runtime, spec: Handle): Handle {
  const name = rt.getAttr(spec, 'name');
  const shown = name === NONE ? "'?'" : rt.repr(name);
  const origin = rt.getAttr(spec, 'origin');
  if (origin !== NONE) {
    const where = rt.truth(rt.getAttr(spec, 'has_location')) ? `from ${rt.repr(origin)}` : `(${rt.str(origin)})`;
    return rt.newStr(`<module ${shown} ${where}>`);
  }
  const loader = rt.getAttr(spec, 'loader');
  // A folder without __init__.py; the machine's own specs have no loader.
  if (loader === NONE ? rt.truth(rt.getAttr(spec, 'submodule_search_locations')) : isNamespaceLoader(rt, loader)) {
    const path = rt.toArray(rt.getAttr(spec, 'submodule_search_locations'));
    return rt.newStr(`<module ${shown} (namespace) from ${rt.repr(rt.newList(path))}>`);
  }
  return rt.newStr(loader === NONE ? `<module ${shown}>` : `<module ${shown} (${rt.repr(loader)})>`);
}

const isNamespaceLoader = (rt: Runtime, loader: Handle): boolean => typeNameOf(rt, loader) === 'NamespaceLoader';

const moduleType = defineType({
  id: TypeId.Module,
  name: 'module',
  flags: TypeFlag.BaseType | TypeFlag.GC | TypeFlag.HasWeakrefs,
  layout: { words: ModuleWord.Count, refs: ModuleWord.Count, dict: ModuleWord.Dict },
  slots: {
    new: (rt, type) => {
      const h = allocate(rt, type);
      rt.heap.setRef(rt.heap.base[h] + ModuleWord.Dict, rt.newDict());
      return h;
    },
    init: (rt, self, args, kwnames) => {
      const { rest, keywords } = splitKeywords(rt, 'module', ['name', 'doc'], args, kwnames);
      const name = rest[0] ?? keywords[0];
      if (name === undefined || name === NULL) {
        rt.raise('TypeError', "module() missing required argument 'name' (pos 1)");
      }
      if (rest.length > 2) {
        rt.raise('TypeError', `module() takes at most 2 arguments (${args.length} given)`);
      }
      if (!rt.isStr(name)) {
        rt.raise('TypeError', `module() argument 'name' must be str, not ${argumentKind(rt, name)}`);
      }
      const doc = rest[1] ?? keywords[1];
      fill(rt, self, name, doc === undefined || doc === NULL ? NONE : doc);
    },
    repr,
    getattro,
  },
  methods: [
    native('__dir__', '', (rt, self) => {
      const dict = rt.getAttr(self, '__dict__');
      if (!rt.isInstance(dict, rt.types[TypeId.Dict])) rt.raise('TypeError', '<module>.__dict__ is not a dictionary');
      const hook = dictGetStr(rt, dict, rt.intern('__dir__'));
      return hook === NULL ? rt.newList(rt.toArray(dict)) : rt.call(rt.heap.keep(hook), []);
    }),
  ],
  members: { __dict__: ModuleWord.Dict },
  getset: {
    __annotations__: {
      get: (rt, self) => annotations(rt, self),
      set: (rt, self, value) => {
        const dict = moduleDict(rt, self);
        if (value === NULL) {
          const name = rt.intern('__annotations__');
          if (!dictDeleteStr(rt, dict, name)) rt.raise('AttributeError', '__annotations__');
        } else dictSetStr(rt, dict, rt.intern('__annotations__'), value);
        dictDeleteStr(rt, dict, rt.intern('__annotate__'));
      },
    },
    __annotate__: {
      get: (rt, self) => {
        const value = dictGetStr(rt, moduleDict(rt, self), rt.intern('__annotate__'));
        return value === NULL ? NONE : value;
      },
      set: (rt, self, value) => {
        if (value === NULL) rt.raise('TypeError', 'cannot delete __annotate__ attribute');
        if (value !== NONE && !rt.isCallable(value)) {
          rt.raise('TypeError', '__annotate__ must be callable or None');
        }
        const dict = moduleDict(rt, self);
        dictSetStr(rt, dict, rt.intern('__annotate__'), value);
        if (value !== NONE) dictDeleteStr(rt, dict, rt.intern('__annotations__'));
      },
    },
  },
  doc: 'Create a module object.\n\nThe name must be a string; the optional docstring can have any type.',
});

/** `module.__annotations__` (PEP 649): made by `__annotate__` when first asked for. */
function annotations(rt: Runtime, self: Handle): Handle {
  const dict = moduleDict(rt, self);
  const name = rt.intern('__annotations__');
  const existing = dictGetStr(rt, dict, name);
  if (existing !== NULL) return existing;
  const annotate = dictGetStr(rt, dict, rt.intern('__annotate__'));
  const made = annotate === NULL || annotate === NONE ? rt.newDict() : rt.call(rt.heap.keep(annotate), [rt.newInt(1)]);
  if (!rt.isInstance(made, rt.types[TypeId.Dict])) {
    rt.raise('TypeError', `__annotate__ returned non-dict of type '${typeNameOf(rt, made)}'`);
  }
  dictSetStr(rt, dict, name, made);
  return made;
}

/** The types of this file. */
export const moduleTypes: readonly TypeSpec[] = [moduleType];
