/** The modules that only give names to builtin types: _types and _typing. Twins of Modules/_typesmodule.c and _typingmodule.c. */
import { ELLIPSIS, NONE, NOT_IMPLEMENTED } from '../memory';
import type { BuiltinModule } from '../machine/modules';
import { native } from '../objects/native';
import { defineType } from '../objects/spec';
import { TypeId } from '../objects/typeids';
import { TypeFlag } from '../objects/typeobject';
import { addTypes } from './typedef';

const TYPES: Readonly<Record<string, TypeId>> = {
  AsyncGeneratorType: TypeId.AsyncGenerator,
  BuiltinFunctionType: TypeId.BuiltinFunction,
  BuiltinMethodType: TypeId.BuiltinFunction,
  CellType: TypeId.Cell,
  ClassMethodDescriptorType: TypeId.ClassMethodDescriptor,
  CodeType: TypeId.Code,
  CoroutineType: TypeId.Coroutine,
  FrameType: TypeId.Frame,
  FunctionType: TypeId.Function,
  GeneratorType: TypeId.Generator,
  GenericAlias: TypeId.GenericAlias,
  GetSetDescriptorType: TypeId.GetSetDescriptor,
  LambdaType: TypeId.Function,
  MappingProxyType: TypeId.MappingProxy,
  MemberDescriptorType: TypeId.MemberDescriptor,
  MethodDescriptorType: TypeId.MethodDescriptor,
  MethodType: TypeId.Method,
  MethodWrapperType: TypeId.MethodWrapper,
  ModuleType: TypeId.Module,
  SimpleNamespace: TypeId.SimpleNamespace,
  TracebackType: TypeId.Traceback,
  UnionType: TypeId.Union,
  WrapperDescriptorType: TypeId.WrapperDescriptor,
};

const capsule = defineType({
  id: null,
  name: 'PyCapsule',
  flags: TypeFlag.DisallowInstantiation,
});

export const typesModule: BuiltinModule = {
  name: '_types',
  doc: 'Define names for built-in types.',
  init: (vm, _module, set) => {
    for (const [name, id] of Object.entries(TYPES)) {
      const type = vm.types[id];
      if (type !== undefined) set(name, type.handle);
    }
    set('EllipsisType', vm.typeOf(ELLIPSIS).handle);
    set('NoneType', vm.typeOf(NONE).handle);
    set('NotImplementedType', vm.typeOf(NOT_IMPLEMENTED).handle);
    const [type] = addTypes(vm, set, [capsule], () => false);
    set('CapsuleType', type.handle);
  },
};

export const typingModule: BuiltinModule = {
  name: '_typing',
  doc: 'Primitives and accelerators for the typing module.\n',
  functions: [native('_idfunc', 'x, /', (_rt, _self, x) => x)],
  init: (vm, _module, set) => {
    set('TypeVar', vm.types[TypeId.TypeVar].handle);
    set('ParamSpec', vm.types[TypeId.ParamSpec].handle);
    set('TypeVarTuple', vm.types[TypeId.TypeVarTuple].handle);
    set('ParamSpecArgs', vm.types[TypeId.ParamSpecArgs].handle);
    set('ParamSpecKwargs', vm.types[TypeId.ParamSpecKwargs].handle);
    set('TypeAliasType', vm.types[TypeId.TypeAlias].handle);
    set('Generic', vm.types[TypeId.Generic].handle);
    set('Union', vm.types[TypeId.Union].handle);
    const noDefault = vm.types[TypeId.NoDefault];
    set('NoDefault', vm.call(noDefault.handle, []));
  },
};
