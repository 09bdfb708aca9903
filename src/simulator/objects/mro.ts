/**
 * Method resolution order, the winning metaclass and the best base. Twin of `mro_implementation`, `_PyType_CalculateMetaclass`
 * and `best_base` of Objects/typeobject.c.
 */
import type { Runtime } from './runtime';
import { asType, callUnbound, isTypeObject, lookupType, typeName, typeNameOf, TypeWord } from './type';
import { TypeFlag, type TypeObject } from './typeobject';
import { TypeId } from './typeids';
import { NULL, type Handle } from '../memory';

/** C3 over a type's bases: the type itself comes first. Raises TypeError where there is no consistent order. */
export function computeMro(rt: Runtime, type: TypeObject, bases: readonly TypeObject[]): TypeObject[] {
  for (const base of bases) {
    // Its own mro() is running.
    if (
      base.handle !== NULL &&
      rt.heap.words[rt.heap.base[base.handle] + TypeWord.Mro] === NULL &&
      base.has(TypeFlag.Heap)
    ) {
      rt.raise('TypeError', `Cannot extend an incomplete type '${typeName(base)}'`);
    }
  }
  if (bases.length === 1) return [type, ...bases[0].mro];
  bases.forEach((base, i) => {
    if (bases.indexOf(base) < i) rt.raise('TypeError', `duplicate base class ${base.name}`);
  });
  const sequences: (readonly TypeObject[])[] = [...bases.map((base) => base.mro), bases];
  const heads = sequences.map(() => 0);
  const order = [type];
  for (;;) {
    let empty = 0;
    let chosen: TypeObject | null = null;
    for (let i = 0; i < sequences.length; i++) {
      const sequence = sequences[i];
      if (heads[i] >= sequence.length) {
        empty++;
        continue;
      }
      const candidate = sequence[heads[i]];
      if (sequences.some((other, j) => other.indexOf(candidate, heads[j] + 1) >= 0)) continue;
      chosen = candidate;
      break;
    }
    if (chosen === null) {
      if (empty === sequences.length) return order;
      return inconsistent(rt, sequences, heads);
    }
    order.push(chosen);
    for (let i = 0; i < sequences.length; i++) if (sequences[i][heads[i]] === chosen) heads[i]++;
  }
}

function inconsistent(rt: Runtime, sequences: readonly (readonly TypeObject[])[], heads: readonly number[]): never {
  const names: string[] = [];
  sequences.forEach((sequence, i) => {
    const head = sequence[heads[i]];
    if (head !== undefined && !names.includes(head.name)) names.push(head.name);
  });
  return rt.raise(
    'TypeError',
    `Cannot create a consistent method resolution order (MRO) for bases ${names.join(', ')}`,
  );
}

/** A type's order: C3's, or what the `mro()` of its own metaclass says. Twin of mro_invoke. */
export function resolveMro(rt: Runtime, type: TypeObject, bases: readonly TypeObject[]): TypeObject[] {
  const metatype = rt.types[rt.heap.type[type.handle]];
  const found = lookupType(rt, metatype, rt.intern('mro'));
  const usual = lookupType(rt, rt.types[TypeId.Type], rt.intern('mro'));
  if (found === usual || found === NULL) return computeMro(rt, type, bases);
  // What is looked up on the type while its order is being made.
  if (type.mro.length === 0) type.mro = [type, ...(type.base?.mro ?? [])];
  return rt.toArray(callUnbound(rt, found, type.handle, metatype, [])).map((each) => {
    if (!isTypeObject(rt, each)) {
      rt.raise('TypeError', `mro() returned a non-class ('${typeNameOf(rt, each)}')`);
    }
    const candidate = asType(rt, each);
    if (!type.solid.mro.includes(candidate.solid) && type.solid !== candidate.solid) {
      rt.raise('TypeError', `mro() returned base with unsuitable layout ('${typeName(candidate)}')`);
    }
    return candidate;
  });
}

/** The most derived metaclass among a proposed one and those of the bases. */
export function calculateMetaclass(rt: Runtime, proposed: TypeObject, bases: readonly Handle[]): TypeObject {
  let winner = proposed;
  for (const base of bases) {
    const type = rt.types[rt.heap.type[base]];
    if (winner.isSubtypeOf(type)) continue;
    if (type.isSubtypeOf(winner)) {
      winner = type;
      continue;
    }
    rt.raise(
      'TypeError',
      'metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases',
    );
  }
  return winner;
}

/** The base whose lay-out the new type extends. */
export function bestBase(rt: Runtime, bases: readonly Handle[]): TypeObject {
  let base: TypeObject | null = null;
  let winner: TypeObject | null = null;
  for (const handle of bases) {
    if (!isTypeObject(rt, handle)) rt.raise('TypeError', 'bases must be types');
    const candidateType = asType(rt, handle);
    if (!candidateType.has(TypeFlag.BaseType)) {
      rt.raise('TypeError', `type '${typeName(candidateType)}' is not an acceptable base type`);
    }
    const candidate = candidateType.solid;
    if (winner === null) {
      winner = candidate;
      base = candidateType;
    } else if (winner.isSubtypeOf(candidate)) {
      continue;
    } else if (candidate.isSubtypeOf(winner)) {
      winner = candidate;
      base = candidateType;
    } else {
      rt.raise('TypeError', 'multiple bases have instance lay-out conflict');
    }
  }
  return base as TypeObject;
}
