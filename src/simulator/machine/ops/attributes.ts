/**
 * LOAD_ATTR and STORE_ATTR with inline caches. Twin of the specialised forms in Python/specialize.c: an instance's
 * own value, a method found on the class, a module's global.
 */
import { NULL, type Handle } from '../../memory';
import { descriptorType, memberDefOf } from '../../objects/descr';
import { inlineValueAddress, valuesAddress, ValuesWord } from '../../objects/instance';
import { moduleDict } from '../../objects/module';
import { superAttribute } from '../../objects/super';
import { TypeId } from '../../objects/typeids';
import type { TypeObject } from '../../objects/typeobject';
import { typeGetAttribute } from '../../objects/typetype';
import { delAttrOf, getAttrOf, isGenericGet, isGenericSet, methodLookup, setAttrOf } from '../../protocols/attribute';
import type { ExecCode } from '../execcode';
import type { Interpreter } from '../interpreter';

/** What a cache entry holds (low bits of cacheExtra). */
const enum Cached {
  None,
  /** Index of an inline value; cacheVersion is the type's. */
  Inline,
  /** A function or method descriptor of the class, not shadowed by the instance; above: count of shared keys then. */
  Method,
  /** Address in a module's namespace; cacheVersion is the dict's. */
  Module,
  /** Offset of a `__slots__` value; cacheVersion is the type's. */
  Slot,
  /** A value of the class that is no descriptor, not shadowed by the instance; above: count of shared keys then. */
  ClassValue,
  /** The owner is a class: a value of it; cacheVersion is the class's, above: that of its metaclass. */
  OfClass,
}

/** Bits of {@link Cached} in cacheExtra. */
const KIND_BITS = 3;
const KIND = (1 << KIND_BITS) - 1;
/** What of a metaclass's version has room above them. */
const META_VERSION = (1 << (31 - KIND_BITS)) - 1;

/** LOAD_ATTR: [owner] -> [value] or, in the method form, [method, self] or [value, NULL]. */
export function loadAttribute(vm: Interpreter, exec: ExecCode, at: number, oparg: number): void {
  const { heap, stack } = vm;
  const owner = stack[vm.sp - 1];
  const wantsMethod = (oparg & 1) !== 0;
  const type = vm.types[heap.type[owner]];
  const extra = exec.cacheExtra[at];
  switch (extra & KIND) {
    case Cached.Inline:
      if (exec.cacheVersion[at] === type.version) {
        const values = heap.words[valuesAddress(heap, type, owner)];
        const index = exec.cacheValue[at];
        if (values !== 0 && index < heap.words[values]) {
          const value = heap.words[values + ValuesWord.First + index];
          if (value !== NULL) {
            found(vm, owner, value, wantsMethod);
            return;
          }
        }
      }
      break;
    case Cached.Method:
      if (exec.cacheVersion[at] === type.version && unshadowed(vm, type, owner, extra >> KIND_BITS)) {
        stack[vm.sp - 1] = heap.incref(exec.cacheValue[at]);
        stack[vm.sp++] = owner;
        return;
      }
      break;
    case Cached.Module:
      if (heap.type[owner] === TypeId.Module) {
        const data = vm.payloads.dicts.items[heap.num[moduleDict(vm, owner)]];
        if (data !== undefined && data.version === exec.cacheVersion[at]) {
          found(vm, owner, heap.words[exec.cacheValue[at]], wantsMethod);
          return;
        }
      }
      break;
    case Cached.Slot:
      if (exec.cacheVersion[at] === type.version) {
        const value = heap.words[heap.base[owner] + exec.cacheValue[at]];
        if (value !== NULL) {
          found(vm, owner, value, wantsMethod);
          return;
        }
      }
      break;
    case Cached.ClassValue:
      if (exec.cacheVersion[at] === type.version && unshadowed(vm, type, owner, extra >> KIND_BITS)) {
        found(vm, owner, exec.cacheValue[at], wantsMethod);
        return;
      }
      break;
    case Cached.OfClass:
      if (extra >> KIND_BITS === (type.version & META_VERSION) && type.slots.getattro === typeGetAttribute) {
        if (vm.types[heap.num[owner]].version === exec.cacheVersion[at]) {
          found(vm, owner, exec.cacheValue[at], wantsMethod);
          return;
        }
      }
      break;
    default:
  }
  general(vm, exec, at, oparg >> 1, wantsMethod, owner, type);
}

/** Puts a value (borrowed) in the owner's place. */
function found(vm: Interpreter, owner: Handle, value: Handle, wantsMethod: boolean): void {
  const { heap, stack } = vm;
  heap.refs[value]++;
  stack[vm.sp - 1] = value;
  if (wantsMethod) stack[vm.sp++] = NULL;
  heap.decref(owner);
}

/** Whether an instance cannot hide a class attribute whose name was not among the shared keys when there were `keys`. */
function unshadowed(vm: Interpreter, type: TypeObject, owner: Handle, keys: number): boolean {
  if (type.ownDict) {
    return type.sharedKeys.length === keys && vm.heap.words[valuesAddress(vm.heap, type, owner) - 1] === NULL;
  }
  return type.layout.dict === undefined;
}

function general(
  vm: Interpreter,
  exec: ExecCode,
  at: number,
  index: number,
  wantsMethod: boolean,
  owner: Handle,
  type: TypeObject,
): void {
  const { heap, stack } = vm;
  const name = exec.names[index];
  exec.cacheExtra[at] = Cached.None;
  if (wantsMethod && isGenericGet(type)) {
    const method = methodLookup(vm, owner, name);
    if (method !== NULL) {
      if (!type.sharedIndex.has(name)) {
        exec.cacheExtra[at] = Cached.Method | (type.sharedKeys.length << KIND_BITS);
        exec.cacheVersion[at] = type.version;
        exec.cacheValue[at] = method;
      }
      stack[vm.sp - 1] = heap.incref(method);
      stack[vm.sp++] = owner;
      return;
    }
  }
  const value = getAttrOf(vm, owner, name);
  remember(vm, exec, at, name, owner, type, value);
  vm.replaceTop(1, value);
  if (wantsMethod) stack[vm.sp++] = NULL;
}

function remember(
  vm: Interpreter,
  exec: ExecCode,
  at: number,
  name: Handle,
  owner: Handle,
  type: TypeObject,
  value: Handle,
): void {
  const { heap } = vm;
  if (heap.type[owner] === TypeId.Module) {
    const dict = moduleDict(vm, owner);
    const address = vm.dictAddressOf(dict, name);
    if (address === 0) return;
    exec.cacheExtra[at] = Cached.Module;
    exec.cacheVersion[at] = vm.dictVersionOf(dict);
    exec.cacheValue[at] = address;
    return;
  }
  if (type.slots.getattro === typeGetAttribute) {
    rememberOfClass(vm, exec, at, name, owner, type, value);
    return;
  }
  if (!isGenericGet(type)) return;
  const inClass = vm.lookupType(type, name);
  if (inClass !== NULL) {
    const offset = slotOffset(vm, type, inClass);
    if (offset > 0) {
      exec.cacheExtra[at] = Cached.Slot;
      exec.cacheVersion[at] = type.version;
      exec.cacheValue[at] = offset;
    } else if (value === inClass && isPlain(vm, value) && !type.sharedIndex.has(name)) {
      exec.cacheExtra[at] = Cached.ClassValue | (type.sharedKeys.length << KIND_BITS);
      exec.cacheVersion[at] = type.version;
      exec.cacheValue[at] = value;
    }
    return;
  }
  const place = type.ownDict ? type.sharedIndex.get(name) : undefined;
  if (place === undefined) return;
  const values = heap.words[valuesAddress(heap, type, owner)];
  if (values === 0 || heap.words[values + ValuesWord.First + place] !== value) return;
  exec.cacheExtra[at] = Cached.Inline;
  exec.cacheVersion[at] = type.version;
  exec.cacheValue[at] = place;
}

/** Whether a value found in a class is what `instance.name` gives: nothing is bound. */
function isPlain(vm: Interpreter, value: Handle): boolean {
  return vm.typeOf(value).slots.descrGet === undefined;
}

/** An attribute of a class itself: a value of its MRO, unless its metaclass has one of that name. */
function rememberOfClass(
  vm: Interpreter,
  exec: ExecCode,
  at: number,
  name: Handle,
  owner: Handle,
  metatype: TypeObject,
  value: Handle,
): void {
  const type = vm.typeObject(owner);
  if (vm.lookupType(metatype, name) !== NULL || vm.lookupType(type, name) !== value) return;
  if (!isPlain(vm, value) && vm.heap.type[value] !== TypeId.Function) return;
  exec.cacheExtra[at] = Cached.OfClass | ((metatype.version & META_VERSION) << KIND_BITS);
  exec.cacheVersion[at] = type.version;
  exec.cacheValue[at] = value;
}

/** Where the objects of a type have the word that a member descriptor of `__slots__` stands for; 0: it is none. */
function slotOffset(vm: Interpreter, type: TypeObject, descriptor: Handle): number {
  if (vm.heap.type[descriptor] !== TypeId.MemberDescriptor || type.layout.variable) return 0;
  const def = memberDefOf(vm, descriptor);
  return def.slot && type.isSubtypeOf(descriptorType(vm, descriptor)) ? type.layout.words + def.offset : 0;
}

/** STORE_ATTR: [value, owner] -> []. */
export function storeAttribute(vm: Interpreter, exec: ExecCode, at: number, index: number): void {
  const { heap, stack } = vm;
  const owner = stack[vm.sp - 1];
  const value = stack[vm.sp - 2];
  const type = vm.types[heap.type[owner]];
  if (exec.cacheVersion[at] === type.version) {
    const address =
      exec.cacheExtra[at] === Cached.Inline
        ? inlineValueAddress(heap, type, owner, exec.cacheValue[at])
        : exec.cacheExtra[at] === Cached.Slot
          ? heap.base[owner] + exec.cacheValue[at]
          : 0;
    if (address !== 0) {
      vm.sp -= 2;
      heap.storeOwned(address, value);
      heap.decref(owner);
      return;
    }
  }
  const name = exec.names[index];
  setAttrOf(vm, owner, name, value);
  if (isGenericSet(type)) rememberStore(vm, exec, at, name, type);
  vm.discard(2);
  heap.drain(vm.poolBase);
}

function rememberStore(vm: Interpreter, exec: ExecCode, at: number, name: Handle, type: TypeObject): void {
  const inClass = vm.lookupType(type, name);
  const place = inClass === NULL && type.ownDict ? type.sharedIndex.get(name) : undefined;
  const offset = inClass === NULL ? 0 : slotOffset(vm, type, inClass);
  if (place === undefined && offset === 0) return;
  exec.cacheExtra[at] = offset > 0 ? Cached.Slot : Cached.Inline;
  exec.cacheVersion[at] = type.version;
  exec.cacheValue[at] = place ?? offset;
}

/** DELETE_ATTR: [owner] -> []. */
export function deleteAttribute(vm: Interpreter, exec: ExecCode, index: number): void {
  delAttrOf(vm, vm.stack[vm.sp - 1], exec.names[index]);
  vm.discard(1);
  vm.heap.drain(vm.poolBase);
}

/** LOAD_SUPER_ATTR: [super, class, self] -> [value] or [method, self] or [value, NULL]. */
export function loadSuperAttribute(vm: Interpreter, exec: ExecCode, oparg: number): void {
  const { heap, stack } = vm;
  const [superType, cls, self] = [stack[vm.sp - 3], stack[vm.sp - 2], stack[vm.sp - 1]];
  const name = exec.names[oparg >> 2];
  const wantsMethod = (oparg & 1) !== 0;
  // How often this has been executed: see loadedBefore.
  exec.cacheExtra[vm.last]++;
  if (superType !== vm.types[TypeId.Super].handle) {
    const object = vm.call(superType, (oparg & 2) !== 0 ? [cls, self] : []);
    vm.replaceTop(3, vm.getAttr(object, name));
    if (wantsMethod) stack[vm.sp++] = NULL;
    return;
  }
  const { value, unbound } = superAttribute(vm, cls, self, name, wantsMethod);
  if (unbound) {
    const method = heap.drainOwning(vm.poolBase, value);
    vm.sp -= 3;
    stack[vm.sp++] = method;
    stack[vm.sp++] = self;
    heap.decref(superType);
    heap.decref(cls);
    return;
  }
  vm.replaceTop(3, value);
  if (wantsMethod) stack[vm.sp++] = NULL;
}
