/**
 * Where a module's Python source is: what is frozen first, then the files that the program sees, those it wrote itself and those of
 * the learner's folder, then the standard library.
 */
import type { FileContent } from '../model';
import { frozenFilename, frozenFrom } from './machine/frozen';
import { type ModuleSource } from './machine/modules';
import { LIBRARY_FOLDER } from './machine/libraryfolder';
import type { LibraryPack } from './stdlib/library-pack';

/** Where modules of the program's own are. */
export interface ProgramFiles {
  /** The learner's files, by path in the program's folder. */
  readonly readFile: (path: string) => FileContent | null;
  /** The program's file name. */
  readonly program: string;
  /** What of the program's file system is found by way of `sys.path`; the file name is empty in the program's folder. */
  readonly written: (path: string) => { filename: string; data: Uint8Array } | null;
  /** The text of a source's bytes; raises SyntaxError in the program. */
  readonly decode: (bytes: Uint8Array, filename: string) => string;
}

/** The module's source by its dotted name; null: there is none. */
export function findModule(name: string, library: LibraryPack | null, files: ProgramFiles): ModuleSource | null {
  const origin = frozenFrom(name);
  if (origin !== null) {
    const frozen = fromLibrary(origin, library);
    if (frozen !== null) return { ...frozen, codeFilename: frozenFilename(origin), frozenFrom: origin };
  }
  const path = name.replaceAll('.', '/');
  const { program } = files;
  const folder = program.slice(0, program.lastIndexOf('/') + 1);
  for (const [suffix, isPackage] of [
    ['/__init__.py', true],
    ['.py', false],
  ] as const) {
    const file = files.written(`${path}${suffix}`);
    const content = file?.data ?? files.readFile(`${path}${suffix}`);
    if (content === null) continue;
    const filename = file === null || file.filename === '' ? `${folder}${path}${suffix}` : file.filename;
    const source = typeof content === 'string' ? content.replace(/^\ufeff/, '') : files.decode(content, filename);
    return { filename, codeFilename: filename, frozenFrom: null, source, isPackage, own: true };
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
