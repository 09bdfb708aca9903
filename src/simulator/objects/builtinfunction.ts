/**
 * Builtin functions and bound builtin methods. Twin of Objects/methodobject.c.
 */
import { NONE, NOT_IMPLEMENTED, NULL, type Handle } from '../memory';
import { identityResult } from './comparison';
import { functionDoc, functionSignature } from './librarydocs';
import { callNative, native, type NativeFunction } from './native';
import type { Runtime } from './runtime';
import { defineType, type TypeSpec } from './spec';
import { asType, isTypeObject, typeNameOf } from './type';
import { TypeFlag } from './typeobject';
import { TypeId } from './typeids';

/** Word offsets of a builtin function; its `num` is the native function's index. */
export const enum BuiltinFunctionWord {
  /** What it is bound to: an object, a class (class methods, `__new__`), the module of a function; 0: nothing. */
  Self,
  /** The module's name, a str, or 0. */
  Module,
  Count,
}

/** A builtin function bound to `self`; `module` is the name of the module it belongs to, a str, or NULL. */
export function newBuiltinFunction(rt: Runtime, fn: NativeFunction, self: Handle, module: Handle): Handle {
  return bindBuiltin(rt, rt.payloads.natives.add(fn), self, module);
}

/** As {@link newBuiltinFunction}, with the native function by its index. */
export function bindBuiltin(rt: Runtime, index: number, self: Handle, module: Handle = NULL): Handle {
  const { heap } = rt;
  const h = heap.create(TypeId.BuiltinFunction, index, BuiltinFunctionWord.Count);
  const base = heap.base[h];
  if (self !== NULL) heap.setRef(base + BuiltinFunctionWord.Self, self);
  if (module !== NULL) heap.setRef(base + BuiltinFunctionWord.Module, module);
  return h;
}

/** The native function of a builtin function. */
export function builtinNative(rt: Runtime, h: Handle): NativeFunction {
  return rt.payloads.natives.get(rt.heap.num[h]);
}

function selfOf(rt: Runtime, h: Handle): Handle {
  return rt.heap.words[rt.heap.base[h] + BuiltinFunctionWord.Self];
}

/** The name of the module it belongs to, NULL for methods. */
function moduleOf(rt: Runtime, h: Handle): Handle {
  return rt.heap.words[rt.heap.base[h] + BuiltinFunctionWord.Module];
}

/** Whether it is a method, not a function of a module: `<built-in method ...>`. */
function isMethod(rt: Runtime, h: Handle): boolean {
  return selfOf(rt, h) !== NULL && moduleOf(rt, h) === NULL;
}

function qualnameOf(rt: Runtime, h: Handle): string {
  const fn = builtinNative(rt, h);
  if (!isMethod(rt, h)) return fn.name;
  const self = selfOf(rt, h);
  const type = isTypeObject(rt, self) ? asType(rt, self) : rt.types[rt.heap.type[self]];
  return `${type.qualname}.${fn.name}`;
}

const reduce = native('__reduce__', '', (rt, self) => {
  const name = rt.newStr(builtinNative(rt, self).name);
  if (!isMethod(rt, self)) return name;
  return rt.newTuple([rt.getAttr(rt.importModule('builtins'), 'getattr'), rt.newTuple([selfOf(rt, self), name])]);
});

const builtinFunction = defineType({
  id: TypeId.BuiltinFunction,
  name: 'builtin_function_or_method',
  flags: TypeFlag.GC | TypeFlag.HasWeakrefs | TypeFlag.DisallowInstantiation,
  layout: { words: BuiltinFunctionWord.Count, refs: BuiltinFunctionWord.Count },
  slots: {
    repr: (rt, self) => {
      const fn = builtinNative(rt, self);
      if (!isMethod(rt, self)) return rt.newStr(`<built-in function ${fn.name}>`);
      const object = selfOf(rt, self);
      const address = rt.heap.addressText(object);
      return rt.newStr(`<built-in method ${fn.name} of ${typeNameOf(rt, object)} object at ${address}>`);
    },
    call: (rt, self, args, kwnames) => callNative(rt, builtinNative(rt, self), selfForCall(rt, self), args, kwnames),
    hash: (rt, self, out) => {
      out.lo = (rt.heap.num[self] * 1000003) ^ selfOf(rt, self);
      out.hi = 0;
    },
    richcompare: (rt, self, other, op) => {
      if (rt.heap.type[other] !== TypeId.BuiltinFunction) return NOT_IMPLEMENTED;
      const same = selfOf(rt, self) === selfOf(rt, other) && builtinNative(rt, self) === builtinNative(rt, other);
      return identityResult(same, op);
    },
  },
  methods: [reduce],
  getset: {
    __name__: { get: (rt, self) => rt.newStr(builtinNative(rt, self).name) },
    __qualname__: { get: (rt, self) => rt.newStr(qualnameOf(rt, self)) },
    __doc__: {
      get: (rt, self) => {
        const doc = functionDoc(rt, builtinNative(rt, self));
        return doc === null ? NONE : rt.newStr(doc);
      },
    },
    __self__: {
      get: (rt, self) => {
        const object = selfOf(rt, self);
        if (object !== NULL) return object;
        // A module's function does not hold its module here.
        const module = moduleOf(rt, self);
        return module === NULL ? NONE : rt.importModule(rt.text(module));
      },
    },
    __text_signature__: {
      get: (rt, self) => {
        const fn = builtinNative(rt, self);
        const own = fn.signature === null ? null : boundSignature(fn, moduleOf(rt, self) !== NULL);
        const signature = functionSignature(rt, fn, own);
        return signature === null ? NONE : rt.newStr(signature);
      },
    },
    __module__: {
      get: (rt, self) => {
        const module = moduleOf(rt, self);
        return module === NULL ? NONE : module;
      },
    },
  },
});

/** `($module, obj, /)` for functions of modules, `($self, object, /)` for methods. */
function boundSignature(fn: NativeFunction, ofModule: boolean): string {
  const self = ofModule ? '$module' : fn.binding === 'class' ? '$type' : '$self';
  const { signature } = fn;
  if (signature?.startsWith('(')) return signature;
  if (fn.binding === 'static') return `(${signature ?? ''})`;
  if (signature === null || signature === '') return `(${self}, /)`;
  return /(^|, )\/(,|$)/.test(signature) ? `(${self}, ${signature})` : `(${self}, /, ${signature})`;
}

/** A module's function gets NULL as self, as native functions expect. */
function selfForCall(rt: Runtime, h: Handle): Handle {
  const self = selfOf(rt, h);
  return moduleOf(rt, h) === NULL ? self : NULL;
}

/** The types of this file. */
export const builtinFunctionTypes: readonly TypeSpec[] = [builtinFunction];
