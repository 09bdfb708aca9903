// Name mangling of private names. Twin of _Py_Mangle and _Py_MaybeMangle (Python/symtable.c).
import type { SymtableEntry } from './entry';

/** `__spam` inside class `Ham` becomes `_Ham__spam`; names that end in `__` and dotted names stay. */
export function mangle(privateName: string | null, ident: string): string {
  if (privateName === null || !ident.startsWith('__')) {
    return ident;
  }
  if (ident.endsWith('__') || ident.includes('.')) {
    return ident;
  }
  const stripped = privateName.replace(/^_+/, '');
  return stripped === '' ? ident : `_${stripped}${ident}`;
}

/** Like mangle, but in the type parameter scope of a class only the type parameters' own names are mangled. */
export function maybeMangle(privateName: string | null, entry: SymtableEntry, name: string): string {
  if (entry.mangledNames !== null && !entry.mangledNames.has(name)) {
    return name;
  }
  return mangle(privateName, name);
}
