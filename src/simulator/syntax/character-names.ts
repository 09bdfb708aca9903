/**
 * Characters by name, for `\N{...}` in string literals.
 * The names are a table of their own (unicodedata's); whoever has one installs it here.
 */

let lookup: (name: string) => string | null = () => null;

/** Installs the table of character names; a name is looked up as Python writes it, whatever its case. */
export function setCharacterNameLookup(table: (name: string) => string | null): void {
  lookup = table;
}

/** The character (or named sequence) of this name, or null. */
export function lookupCharacterName(name: string): string | null {
  return lookup(name.toUpperCase());
}
