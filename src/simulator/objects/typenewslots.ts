/**
 * What `__slots__` asks for. Twin of the `type_new_slots*` functions of Objects/typeobject.c.
 */
import { NULL, type Handle } from '../memory';
import { dictGetStr } from './dict';
import type { Runtime } from './runtime';
import { asType, typeName, typeNameOf } from './type';
import { TypeFlag, type TypeObject } from './typeobject';
import { TypeId } from './typeids';

export interface SlotPlan {
  /** The mangled names of the new slots, sorted, interned. */
  readonly names: readonly Handle[];
  readonly addDict: boolean;
  readonly addWeakref: boolean;
}

/** Types whose objects vary in size: they take no slots. */
const VARIABLE: ReadonlySet<number> = new Set([TypeId.Int, TypeId.Bytes, TypeId.Tuple, TypeId.Type]);

/** Reads `__slots__` of a class body. */
export function slotPlan(
  rt: Runtime,
  className: Handle,
  bases: readonly Handle[],
  base: TypeObject,
  dict: Handle,
): SlotPlan {
  const variable = VARIABLE.has(builtinBase(base).index);
  const mayAddDict = !base.has(TypeFlag.HasDict) && !isMeta(rt, base);
  const mayAddWeakref = !base.has(TypeFlag.HasWeakrefs) && !variable;
  const slots = dictGetStr(rt, dict, rt.intern('__slots__'));
  if (slots === NULL) return { names: [], addDict: mayAddDict, addWeakref: mayAddWeakref };
  const given = rt.isStr(slots) ? [slots] : rt.toArray(slots);
  if (given.length > 0 && variable) {
    rt.raise('TypeError', `nonempty __slots__ not supported for subtype of '${typeName(base)}'`);
  }
  let addDict = false;
  let addWeakref = false;
  const names: string[] = [];
  for (const item of given) {
    if (!rt.isStr(item)) rt.raise('TypeError', `__slots__ items must be strings, not '${typeNameOf(rt, item)}'`);
    const name = rt.text(item);
    if (!/^[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}]*$/u.test(name)) {
      rt.raise('TypeError', '__slots__ must be identifiers');
    }
    if (name === '__dict__') {
      if (!mayAddDict || addDict) rt.raise('TypeError', '__dict__ slot disallowed: we already got one');
      addDict = true;
    } else if (name === '__weakref__') {
      if (!mayAddWeakref || addWeakref) rt.raise('TypeError', '__weakref__ slot disallowed: we already got one');
      addWeakref = true;
    } else names.push(mangle(rt.text(className), name));
  }
  const handles = [...names].sort(byCodeUnits).map((name) => rt.intern(name));
  for (const handle of handles) {
    const text = rt.text(handle);
    if (text === '__qualname__' || text === '__classcell__' || text === '__classdictcell__') continue;
    if (dictGetStr(rt, dict, handle) !== NULL) {
      rt.raise('ValueError', `${rt.repr(handle)} in __slots__ conflicts with class variable`);
    }
  }
  for (const handle of bases) {
    const other = asType(rt, handle);
    if (other === base) continue;
    if (mayAddDict && other.has(TypeFlag.HasDict)) addDict = true;
    if (mayAddWeakref && other.has(TypeFlag.HasWeakrefs)) addWeakref = true;
  }
  return { names: handles, addDict, addWeakref };
}

function isMeta(rt: Runtime, base: TypeObject): boolean {
  return base.isSubtypeOf(rt.types[TypeId.Type]);
}

function builtinBase(type: TypeObject): TypeObject {
  let base = type;
  while (base.has(TypeFlag.Heap) && base.base !== null) base = base.base;
  return base;
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Private names carry the class's name (_Py_Mangle). */
function mangle(className: string, name: string): string {
  if (!name.startsWith('__') || name.endsWith('__') || name.includes('.')) return name;
  const stripped = className.replace(/^_+/, '');
  return stripped === '' ? name : `_${stripped}${name}`;
}
