/**
 * The learner's other files that a program reads: modules it imports from its folder, data files it opens. The
 * simulator reads synchronously, so they are collected before the run: what the text imports by name up front, what
 * the program asked for in vain afterwards. Only files that are asked for, or whose folder is listed, are ever read.
 */
import type { FileContent } from '../model';
import type { ImportInText } from './syntax/imports';

/** How files next to the program are read. */
export interface FileReader {
  /** A file by path relative to the program, an unsaved editor's text included; null: there is none, or it is too large. */
  read(path: string): Promise<FileContent | null>;
  /** Names in a folder by path relative to the program, those of folders with a slash at the end; null: there is none. */
  list(path: string): Promise<readonly string[] | null>;
}

/** Files at most, and characters in all, that one program is given. */
export const MAX_FILES = 200;
export const MAX_CHARACTERS = 8_000_000;
/** Folders at most that one program may list. */
const MAX_FOLDERS = 100;

/** Reads the import statements of a text. */
export type ImportReader = (text: string) => Promise<readonly ImportInText[]>;

/** Paths that imports may mean, relative to the text's own folder; generous, never exact. */
export function importedPaths(imports: readonly ImportInText[], folder = ''): string[] {
  const paths = new Set<string>();
  const add = (base: string, dotted: string): void => {
    const parts = dotted.split('.').filter((part) => part !== '');
    for (let count = 1; count <= parts.length; count++) {
      const path = base + parts.slice(0, count).join('/');
      paths.add(`${path}.py`);
      paths.add(`${path}/__init__.py`);
    }
  };
  for (const { level, module, names } of imports) {
    const base = level === 0 ? '' : parentFolder(folder, level - 1);
    add(base, module);
    // `from package import module` may mean a file, too.
    for (const name of names) add(base, module === '' ? name : `${module}.${name}`);
  }
  return [...paths];
}

function parentFolder(folder: string, levels: number): string {
  const parts = folder.split('/').filter((part) => part !== '');
  const kept = parts.slice(0, Math.max(0, parts.length - levels));
  return kept.length === 0 ? '' : `${kept.join('/')}/`;
}

/** Keeps the files of one program between its runs. */
export class ProgramFiles {
  private readonly texts = new Map<string, FileContent | null>();
  private readonly listings = new Map<string, readonly string[] | null>();
  private characters = 0;

  constructor(
    private readonly reader: FileReader,
    private readonly importsOf: ImportReader,
  ) {}

  /** What the program is known to read, by path. */
  get files(): Readonly<Record<string, FileContent>> {
    const found: Record<string, FileContent> = {};
    for (const [path, text] of this.texts) if (text !== null) found[path] = text;
    return found;
  }

  /** Names in the folders that the program lists, by path with a slash at the end. */
  get folders(): Readonly<Record<string, readonly string[]>> {
    const found: Record<string, readonly string[]> = {};
    for (const [path, names] of this.listings) if (names !== null) found[path] = names;
    return found;
  }

  /** Paths looked at so far, found or not. */
  has(path: string): boolean {
    return this.texts.has(path);
  }

  /** Reads what a text imports, and what those files import in turn. */
  async collectImports(source: string, folder = ''): Promise<void> {
    const queue = importedPaths(await this.importsOf(source), folder);
    for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
      if (this.texts.has(path)) continue;
      const text = await this.take(path);
      if (typeof text === 'string' && path.endsWith('.py'))
        queue.push(...importedPaths(await this.importsOf(text), folderOf(path)));
    }
  }

  /** Reads files and folders that a run asked for in vain; true: some are there, so running again makes sense. */
  async collect(missing: readonly string[]): Promise<boolean> {
    let found = false;
    for (const path of missing) {
      if (path.endsWith('/')) {
        if (!this.listings.has(path) && (await this.takeFolder(path))) found = true;
        continue;
      }
      if (this.texts.has(path)) continue;
      const text = await this.take(path);
      if (text === null) continue;
      found = true;
      if (typeof text === 'string' && path.endsWith('.py')) await this.collectImports(text, folderOf(path));
    }
    return found;
  }

  /** A file changed (appeared, vanished): it is read again when next needed. True when the program may notice. */
  invalidate(path: string): boolean {
    const listed = this.listings.delete(`${folderOf(path) || '.'}/`);
    const text = this.texts.get(path);
    if (text === undefined) return listed;
    if (text !== null) this.characters -= text.length;
    this.texts.delete(path);
    return true;
  }

  /** A folder's names, and the texts of its files: a program that lists them goes on to read them. */
  private async takeFolder(path: string): Promise<boolean> {
    const names = this.listings.size < MAX_FOLDERS && isInside(path) ? await this.reader.list(path) : null;
    this.listings.set(path, names);
    if (names === null) return false;
    for (const name of names) {
      const file = path === './' ? name : path + name;
      if (!name.endsWith('/') && !this.texts.has(file)) await this.take(file);
    }
    return true;
  }

  private async take(path: string): Promise<FileContent | null> {
    const known = [...this.texts.values()].filter((text) => text !== null).length;
    let text = known < MAX_FILES && isInside(path) ? await this.reader.read(path) : null;
    if (text !== null && this.characters + text.length > MAX_CHARACTERS) text = null;
    this.characters += text?.length ?? 0;
    this.texts.set(path, text);
    return text;
  }
}

function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** A program reads its own folder and below, nothing above. */
function isInside(path: string): boolean {
  return path !== '' && !path.startsWith('/') && !path.includes('\\') && !path.split('/').includes('..');
}
