/**
 * Where a module's Python source is: the files that the program sees first, those it wrote itself and those of the learner's folder, then
 * the standard library.
 */
import { FROZEN_MODULES } from './machine/importers';
import { LIBRARY_FOLDER, type ModuleSource } from './machine/modules';
import type { LibraryPack } from './stdlib/library-pack';

export function findModule(
  name: string,
  library: LibraryPack | null,
  readFile: (path: string) => string | null,
  program: string,
  written: (path: string) => { filename: string; source: string } | null,
): ModuleSource | null {
  const path = name.replaceAll('.', '/');
  const folder = program.includes('/') ? program.slice(0, program.lastIndexOf('/') + 1) : '';
  for (const [suffix, isPackage] of [
    ['/__init__.py', true],
    ['.py', false],
  ] as const) {
    const file = written(`${path}${suffix}`);
    const source = file?.source ?? readFile(`${path}${suffix}`);
    const filename = file === null || file.filename === '' ? `${folder}${path}${suffix}` : file.filename;
    if (source !== null) return { filename, source, isPackage, own: true };
  }
  const frozen = Object.hasOwn(FROZEN_MODULES, name) ? FROZEN_MODULES[name] : null;
  const found = library?.get(frozen?.module ?? name) ?? null;
  if (found === null) return null;
  return {
    filename: frozen?.filename ?? `${LIBRARY_FOLDER}/${found.path}`,
    source: found.source,
    isPackage: found.isPackage,
    own: false,
    code: found.code,
  };
}
