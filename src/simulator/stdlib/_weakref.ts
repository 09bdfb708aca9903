/** The _weakref module. Twin of Modules/_weakref.c; the types are objects/weakref.ts and weakproxy.ts. */
import { NONE, NULL } from '../memory';
import type { BuiltinModule } from '../machine/modules';
import { dictDelete, dictGet } from '../objects/dict';
import { native } from '../objects/native';
import { TypeId } from '../objects/typeids';
import { newProxy } from '../objects/weakproxy';
import { referentOf, weakrefsOf } from '../objects/weakref';

export const weakrefModule: BuiltinModule = {
  name: '_weakref',
  doc: 'Weak-reference support module.',
  functions: [
    native('getweakrefcount', 'object, /', (rt, _self, object) => rt.newInt(weakrefsOf(rt, object).length)),
    native('getweakrefs', 'object, /', (rt, _self, object) => rt.newList(weakrefsOf(rt, object))),
    native('proxy', 'object, callback=None, /', (rt, _self, object, callback) =>
      newProxy(rt, object, callback === NONE ? NULL : callback),
    ),
    native('_remove_dead_weakref', 'dct, key, /', (rt, _self, dict, key) => {
      const ref = dictGet(rt, dict, key);
      if (ref !== NULL && referentOf(rt, ref) === NULL) dictDelete(rt, dict, key);
      return NONE;
    }),
  ],
  init: (vm, _module, set) => {
    set('ref', vm.types[TypeId.WeakRef].handle);
    set('ReferenceType', vm.types[TypeId.WeakRef].handle);
    set('ProxyType', vm.types[TypeId.WeakProxy].handle);
    set('CallableProxyType', vm.types[TypeId.WeakCallableProxy].handle);
  },
};
