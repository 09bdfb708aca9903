/**
 * Where a module's Python source is: what is frozen first, then the files that the program sees, those it wrote itself and those of
 * the learner's folder, then the standard library.
 */
import type { FileContent } from '../model';
import { frozenFilename, frozenFrom } from './machine/frozen';
import { type ModuleSource } from './machine/modules';
import { LIBRARY_FOLDER } from './machine/libraryfolder';
import type { LibraryPack } from './stdlib/library-pack';

/** The text of a module's file; null: there is none. */
function sourceOf(content: FileContent | null): string | null {
  const text = typeof content === 'string' || content === null ? content : new TextDecoder().decode(content);
  return text?.startsWith('\ufeff') ? text.slice(1) : text;
}

/** The module's source by its dotted name; null: there is none. */
export function findModule(
  name: string,
  library: LibraryPack | null,
  readFile: (path: string) => FileContent | null,
  program: string,
  written: (path: string) => { filename: string; source: string } | null,
): ModuleSource | null {
  const origin = frozenFrom(name);
  if (origin !== null) {
    const frozen = fromLibrary(origin, library);
    if (frozen !== null) return { ...frozen, codeFilename: frozenFilename(origin), frozenFrom: origin };
  }
  const path = name.replaceAll('.', '/');
  const folder = program.includes('/') ? program.slice(0, program.lastIndexOf('/') + 1) : '';
  for (const [suffix, isPackage] of [
    ['/__init__.py', true],
    ['.py', false],
  ] as const) {
    const file = written(`${path}${suffix}`);
    const source = file?.source ?? sourceOf(readFile(`${path}${suffix}`));
    const filename = file === null || file.filename === '' ? `${folder}${path}${suffix}` : file.filename;
    if (source !== null) return { filename, codeFilename: filename, frozenFrom: null, source, isPackage, own: true };
  }
  return fromLibrary(name, library);
}

function fromLibrary(name: string, library: LibraryPack | null): ModuleSource | null {
  const found = library?.get(name) ?? null;
  if (found === null) return null;
  const filename = `${LIBRARY_FOLDER}/${found.path}`;
  const { source, isPackage, code } = found;
  return { filename, codeFilename: filename, frozenFrom: null, source, isPackage, own: false, code };
}
