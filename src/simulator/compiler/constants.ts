// Constants: their identity keys, the cache that merges equal ones, and what the compiler must know of their values.
// Twin of _PyCode_ConstantKey (Objects/codeobject.c) and const_cache_insert (Python/compile.c).
import type { CodeObject, Const } from './code';

/** The constants the compiler itself needs. */
export const NONE: Const = { type: 'none' };
export const TRUE: Const = { type: 'bool', value: true };
export const FALSE: Const = { type: 'bool', value: false };
export const ELLIPSIS: Const = { type: 'ellipsis' };

/** An int constant. */
export function intConst(value: number | bigint): Const {
  return { type: 'int', value: BigInt(value) };
}

/** A str constant. */
export function strConst(value: string): Const {
  return { type: 'str', value };
}

/** A tuple constant of strings. */
export function strTuple(values: readonly string[]): Const {
  return { type: 'tuple', items: values.map(strConst) };
}

/** A tuple constant. */
export function tupleConst(items: readonly Const[]): Const {
  return { type: 'tuple', items };
}

/**
 * The constants of one compilation. Equal constants (same type, same value, -0.0 apart from 0.0) become one object, also
 * across code objects: `is` shows it to the program.
 */
export class ConstCache {
  private readonly byKey = new Map<string, Const>();
  private readonly codeKeys = new Map<CodeObject, string>();
  private readonly codes = new Map<string, { readonly code: CodeObject; readonly key: string }[]>();

  /** The representative of `value`, its items merged too. */
  merge(value: Const): Const {
    if (value.type === 'none' || value.type === 'ellipsis') {
      return value.type === 'none' ? NONE : ELLIPSIS;
    }
    const key = this.keyOf(value);
    const known = this.byKey.get(key);
    if (known !== undefined) {
      return known;
    }
    let merged = value;
    if (value.type === 'tuple' || value.type === 'frozenset') {
      const items = value.items.map((item) => this.merge(item));
      merged = value.type === 'tuple' ? { type: 'tuple', items } : { type: 'frozenset', items };
    }
    this.byKey.set(key, merged);
    return merged;
  }

  /** A string that is equal for equal constants only. */
  keyOf(value: Const): string {
    switch (value.type) {
      case 'none':
        return 'N';
      case 'ellipsis':
        return 'E';
      case 'bool':
        return value.value ? 'T' : 'F';
      case 'int':
        return `i${value.value}`;
      case 'float':
        return `f${floatKey(value.value)}`;
      case 'complex':
        return `c${floatKey(value.real)}_${floatKey(value.imag)}`;
      case 'str':
        return `s${value.value.length}:${value.value}`;
      case 'bytes':
        return `b${value.value.join(' ')}`;
      case 'tuple':
        return `(${value.items.map((item) => this.keyOf(item)).join(',')})`;
      case 'frozenset':
        return `{${value.items
          .map((item) => this.keyOf(item))
          .sort()
          .join(',')}}`;
      case 'slice':
        return `[${this.keyOf(value.start)}:${this.keyOf(value.stop)}:${this.keyOf(value.step)}]`;
      case 'code':
        return this.codeKey(value.code);
    }
  }

  /** Code objects are equal if all a program could see of them is; a finally block, compiled twice, makes such pairs. */
  private codeKey(code: CodeObject): string {
    let key = this.codeKeys.get(code);
    if (key === undefined) {
      key = this.findCodeKey(code);
      this.codeKeys.set(code, key);
    }
    return key;
  }

  private findCodeKey(code: CodeObject): string {
    const rough = `${code.name}:${code.firstlineno}:${code.code.length}:${code.argcount}:${code.flags}`;
    const bucket = this.codes.get(rough) ?? [];
    this.codes.set(rough, bucket);
    for (const known of bucket) {
      if (this.sameCode(known.code, code)) {
        return known.key;
      }
    }
    const key = `code${bucket.length}:${rough}`;
    bucket.push({ code, key });
    return key;
  }

  private sameCode(a: CodeObject, b: CodeObject): boolean {
    return (
      a.posonlyargcount === b.posonlyargcount &&
      a.kwonlyargcount === b.kwonlyargcount &&
      sameItems(a.code, b.code) &&
      sameItems(a.lines, b.lines) &&
      sameItems(a.endLines, b.endLines) &&
      sameItems(a.columns, b.columns) &&
      sameItems(a.endColumns, b.endColumns) &&
      sameItems(a.exceptionTable, b.exceptionTable) &&
      sameItems(a.names, b.names) &&
      sameItems(a.localsplusnames, b.localsplusnames) &&
      sameItems(
        a.consts.map((item) => this.keyOf(item)),
        b.consts.map((item) => this.keyOf(item)),
      )
    );
  }
}

function sameItems<T>(a: ArrayLike<T>, b: ArrayLike<T>): boolean {
  if (a.length !== b.length) {
    return false;
  }
  for (let i = 0; i < a.length; i++) {
    if (a[i] !== b[i]) {
      return false;
    }
  }
  return true;
}

function floatKey(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

/** The truth of a constant. */
export function isTrue(value: Const): boolean {
  switch (value.type) {
    case 'none':
      return false;
    case 'bool':
      return value.value;
    case 'int':
      return value.value !== 0n;
    case 'float':
      // NaN is true in Python.
      return value.value !== 0;
    case 'complex':
      return value.real !== 0 || value.imag !== 0;
    case 'str':
    case 'bytes':
      return value.value.length !== 0;
    case 'tuple':
    case 'frozenset':
      return value.items.length !== 0;
    case 'ellipsis':
    case 'slice':
    case 'code':
      return true;
  }
}

/** The name of a constant's type, for warnings. */
export function typeName(value: Const): string {
  switch (value.type) {
    case 'none':
      return 'NoneType';
    default:
      return value.type;
  }
}

/** A frozenset of constants: of equal ones (1, 1.0, True) the first stays. */
export function frozensetConst(items: readonly Const[]): Const {
  const seen = new Set<string>();
  const cache = new ConstCache();
  const unique = items.filter((item) => {
    const key = equalityKey(item, cache);
    return !seen.has(key) && seen.add(key);
  });
  return { type: 'frozenset', items: unique };
}

/** A string that is equal for constants that compare equal in Python. */
export function equalityKey(value: Const, cache: ConstCache): string {
  switch (value.type) {
    case 'bool':
      return value.value ? 'n1' : 'n0';
    case 'int':
      return `n${value.value}`;
    case 'float':
      return Number.isInteger(value.value) ? `n${BigInt(value.value)}` : `f${value.value}`;
    case 'complex':
      return value.imag === 0
        ? equalityKey({ type: 'float', value: value.real }, cache)
        : `c${value.real + 0}_${value.imag}`;
    case 'tuple':
      return `(${value.items.map((item) => equalityKey(item, cache)).join(',')})`;
    default:
      return cache.keyOf(value);
  }
}
