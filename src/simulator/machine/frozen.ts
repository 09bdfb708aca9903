/**
 * The modules of the library that CPython 3.14 carries inside itself: their code tells no file, tracebacks show no lines of
 * theirs, and no file of the learner's takes their name. Twin of Python/frozen.c, without the modules of its tests.
 */

/** Where importing is written, under the names of the running interpreter. */
const ALIASES: Readonly<Record<string, string>> = {
  _frozen_importlib: 'importlib._bootstrap',
  _frozen_importlib_external: 'importlib._bootstrap_external',
};

const FROZEN: ReadonlySet<string> = new Set([
  ...Object.keys(ALIASES),
  '_collections_abc',
  '_sitebuiltins',
  'abc',
  'codecs',
  'genericpath',
  'importlib.machinery',
  'importlib.util',
  'io',
  'ntpath',
  'os',
  'posixpath',
  'runpy',
  'site',
  'stat',
  'zipimport',
]);

/** The library's module that a frozen one is made of; null: a module of this name is not frozen. */
export function frozenFrom(name: string): string | null {
  return FROZEN.has(name) ? (ALIASES[name] ?? name) : null;
}

/** What the code of a frozen module tells as its file. */
export const frozenFilename = (origin: string): string => `<frozen ${origin}>`;
