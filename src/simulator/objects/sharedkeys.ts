/**
 * Names of attributes that a class keeps once for all of its instances (PEP 412). Twin of the split keys of
 * Objects/dictobject.c: `dk_usable` shrinks with each name and with each instance, so that a class with many instances
 * stops taking new names.
 */
import type { Handle } from '../memory';
import type { Runtime } from './runtime';
import type { TypeObject } from './typeobject';

/** Names a type shares among its instances at most (SHARED_KEYS_MAX_SIZE). */
export const SHARED_KEYS_MAX = 30;

/** The names that methods assign on `self`, as the compiler lists them, have their places from the start (_PyDict_NewKeysForClass). */
export function reserveStaticNames(type: TypeObject, names: readonly Handle[]): void {
  for (const name of names) if (type.staticNames.length < SHARED_KEYS_MAX) type.staticNames.push(name);
  for (const name of type.staticNames) type.reserved.add(name);
  type.usable = SHARED_KEYS_MAX - type.reserved.size;
}

/** Where CPython's keys have a name that has a place here: the static names come first. */
export function keyRank({ staticNames, sharedIndex }: TypeObject, name: Handle): number {
  const known = staticNames.indexOf(name);
  return known < 0 ? staticNames.length + (sharedIndex.get(name) ?? 0) : known;
}

/** The places of the shared keys in CPython's order; null: it is their own. */
function keyOrder(type: TypeObject): readonly number[] | null {
  const ranks = type.sharedKeys.map((name) => keyRank(type, name));
  const sorted = [...ranks.keys()].sort((a, b) => ranks[a] - ranks[b]);
  return sorted.every((place, at) => place === at) ? null : sorted;
}

/** Attributes that an instance has room for now (shared_keys_usable_size). */
export function sharedRoom(type: TypeObject): number {
  return type.sharedKeys.length + type.reserved.size + type.usable;
}

/** The place of a name among the shared ones, where it may become one now; -1: there is no room for it (insert_split_key). */
export function sharedPlace(type: TypeObject, name: Handle): number {
  const known = type.sharedIndex.get(name);
  if (known !== undefined) return known;
  if (!type.reserved.delete(name)) {
    if (type.usable <= 0) return -1;
    type.usable--;
  }
  const place = type.sharedKeys.length;
  type.sharedKeys.push(name);
  type.sharedIndex.set(name, place);
  if (type.staticNames.length > 0) type.keyOrder = keyOrder(type);
  return place;
}

/** As {@link sharedPlace} for any str, of which the names are the interned ones. */
export function sharesName(rt: Runtime, type: TypeObject, key: Handle): boolean {
  return sharedPlace(type, rt.intern(rt.text(key))) >= 0;
}
