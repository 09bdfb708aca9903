/**
 * How a builtin type is written down: one constant per type, in the file named after CPython's. The machine makes
 * TypeObjects of these at start; nothing here is per run.
 */
import type { Handle } from '../memory';
import type { NativeFunction } from './native';
import type { Runtime } from './runtime';
import type { Layout, Slots } from './typeobject';
import type { TypeId } from './typeids';

/** A computed attribute (PyGetSetDef). */
export interface GetSet {
  readonly get: (rt: Runtime, self: Handle) => Handle;
  /** value NULL deletes; absent: read-only. */
  readonly set?: (rt: Runtime, self: Handle, value: Handle) => void;
  readonly doc?: string;
}

export interface TypeSpec {
  /** Fixed number, or null for a type that no hot path knows (it gets the next dynamic one). */
  readonly id: TypeId | null;
  readonly name: string;
  /** Default `builtins`. */
  readonly module?: string;
  /** Name of the base's spec; default `object`. */
  readonly base?: string;
  /** All bases, where there are more than one; the first is `base`. */
  readonly bases?: readonly string[];
  /** TypeFlag bits besides Immutable. */
  readonly flags: number;
  /** Default: no words. `traverse` and `release` as in {@link Layout}. */
  readonly layout?: Partial<Layout>;
  readonly slots?: Slots;
  readonly methods?: readonly NativeFunction[];
  readonly getset?: Readonly<Record<string, GetSet>>;
  /** Members that read or write one reference word directly (PyMemberDef): name -> word offset; read-only. */
  readonly members?: Readonly<Record<string, number>>;
  /** What the picture calls reference words that are no members: name -> word offset. */
  readonly parts?: Readonly<Record<string, number>>;
  /** Further entries of the namespace (`__hash__ = None` is added by itself when `unhashable`). */
  readonly constants?: (rt: Runtime) => Readonly<Record<string, Handle>>;
  readonly unhashable?: boolean;
  /** Whether it adds a shape of its own, so that two such bases conflict; default: it has a layout or `object` is its base. */
  readonly solid?: boolean;
  readonly doc?: string;
}

/** Identity function that checks the shape. */
export function defineType(spec: TypeSpec): TypeSpec {
  return spec;
}
