/** Adapting objects to what SQLite takes. Twin of Modules/_sqlite/microprotocols.c. */
import { NONE, NULL, type Handle } from '../../memory';
import type { Runtime } from '../../objects/runtime';
import { TypeId } from '../../objects/typeids';
import { moduleType } from '../typedef';
import { moduleValue, fail } from './errors';

/** Where the module keeps that an adapter was registered for int, float, str or bytearray. */
const BASE_TYPE_ADAPTED = '\0sqlite.baseTypeAdapted';
const BASE_TYPES = [TypeId.Int, TypeId.Float, TypeId.Str, TypeId.ByteArray];

const isBaseType = (rt: Runtime, type: Handle): boolean => BASE_TYPES.some((id) => rt.types[id].handle === type);

function protocol(rt: Runtime): Handle {
  return moduleType(rt, 'sqlite3.PrepareProtocol').handle;
}

/** register_adapter(). */
export function registerAdapter(rt: Runtime, type: Handle, adapter: Handle): void {
  if (isBaseType(rt, type)) rt.interned.set(BASE_TYPE_ADAPTED, NONE);
  rt.setItem(moduleValue(rt, 'adapters'), rt.newTuple([type, protocol(rt)]), adapter);
}

/** A parameter as it is bound. */
export function adapted(rt: Runtime, object: Handle): Handle {
  if (!rt.interned.has(BASE_TYPE_ADAPTED) && isBaseType(rt, rt.typeOf(object).handle)) return object;
  return adapt(rt, object, protocol(rt), object);
}

/** What a call gives; NULL for None, and where it raised TypeError. */
function tried(rt: Runtime, object: Handle, method: string, argument: Handle): Handle {
  const found = rt.findAttr(object, method);
  if (found === NULL) return NULL;
  let result: Handle = NULL;
  rt.attempt(['TypeError'], () => (result = rt.call(found, [argument])));
  return result === NONE ? NULL : result;
}

/** adapt(): what the registry, the protocol or the object itself makes of an object; `alternative` where none does. */
export function adapt(rt: Runtime, object: Handle, wanted: Handle, alternative: Handle): Handle {
  const key = rt.newTuple([rt.typeOf(object).handle, wanted]);
  const adapter = rt.callMethod(moduleValue(rt, 'adapters'), 'get', key, NONE);
  if (adapter !== NONE) return rt.call(adapter, [object]);
  for (const [from, method, to] of [
    [wanted, '__adapt__', object],
    [object, '__conform__', wanted],
  ] as const) {
    const result = tried(rt, from, method, to);
    if (result !== NULL) return result;
  }
  return alternative === NULL ? fail(rt, 'ProgrammingError', "can't adapt") : alternative;
}
