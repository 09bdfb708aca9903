/**
 * The tree of the files a program sees, one per run. Files of the learner's folder are copied into it when they are first asked for; what
 * the program writes stays here and touches nothing of the machine.
 */
import type { FileContent } from '../../model';
import { LIBRARY_FOLDER } from '../machine/libraryfolder';
import type { DirectoryNode, FileNode, FileSystemNode } from './filenodes';
import { Access, FileProblem, LEARNER, Mode, ROOT, isAllowed } from './filenodes';

/** Where a path leads: the directory, the last name in it, and what is there. */
export interface Place {
  readonly parent: DirectoryNode;
  readonly name: string;
  readonly node: FileSystemNode | null;
  /** The path ended with a slash. */
  readonly slash: boolean;
}

/** Bytes that are the file system's own to change. */
function bytesOf(content: FileContent): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content.slice();
}

const LINKS_MAX = 40;

export interface FileSystemSource {
  /** The standard library: path inside it and bytes. */
  readonly libraryFiles: Iterable<readonly [path: string, bytes: Uint8Array]>;
  /** A file of the learner's folder by relative path. */
  readonly readFile: (path: string) => FileContent | null;
  /** Names in the learner's folder ('') or one below it ('data/'), those of folders with a slash at the end; null: there is none. */
  readonly listFolder: (path: string) => readonly string[] | null;
  /** The learner's folder. */
  readonly folder: string;
  readonly now: () => bigint;
}

/** See the file's comment. Paths are absolute, or begin at the current directory. */
export class FileTree {
  readonly root: DirectoryNode;
  /** Current directory, an absolute path. */
  cwd: string;
  umask = 0o022;
  /** What the standard streams are. */
  readonly terminal: FileNode;
  private inodes = 2;

  constructor(private readonly source: FileSystemSource) {
    this.root = this.newDirectory(null, null);
    this.cwd = source.folder;
    for (const path of ['/tmp', '/home', '/usr', '/usr/bin', '/dev', '/dev/shm', '/etc'])
      this.makeDirectory(path, 0o777);
    this.terminal = this.newDevice(0o620, LEARNER);
    const devices = this.root.entries.get('dev') as DirectoryNode;
    devices.entries.set('null', this.newDevice(0o666, ROOT));
    let at = this.root;
    const parts = source.folder.split('/').filter((part) => part !== '');
    parts.forEach((part, i) => {
      const known = at.entries.get(part);
      if (known !== undefined && known.kind === 'directory' && i < parts.length - 1) at = known;
      else {
        const made = this.newDirectory(at, i === parts.length - 1 ? '' : null);
        at.entries.set(part, made);
        at = made;
      }
    });
    for (const [file, bytes] of source.libraryFiles) this.addLibraryFile(`${LIBRARY_FOLDER}/${file}`, bytes);
  }

  /** A file that is root's, with its directories; its bytes are shared by all runs. */
  private addLibraryFile(path: string, data: Uint8Array): void {
    const folders = path.split('/').slice(1);
    const name = folders.pop() ?? '';
    let at = this.root;
    for (const folder of folders) {
      let next = at.entries.get(folder);
      if (next?.kind !== 'directory') {
        next = this.newDirectory(at, null, ROOT);
        at.entries.set(folder, next);
      }
      at = next;
    }
    at.entries.set(name, this.newFile(data, 0o644, ROOT));
  }

  private newDirectory(parent: DirectoryNode | null, relative: string | null, uid = LEARNER): DirectoryNode {
    const now = this.source.now();
    const made: { -readonly [K in keyof DirectoryNode]: DirectoryNode[K] } = {
      kind: 'directory',
      ino: this.inodes++,
      mode: Mode.Directory | (0o777 & ~this.umask),
      uid,
      accessed: now,
      modified: now,
      changed: now,
      entries: new Map<string, FileSystemNode>(),
      parent: parent as DirectoryNode,
      relative,
      removed: new Set<string>(),
      listed: relative === null,
    };
    if (parent === null) made.parent = made;
    return made;
  }

  protected newFile(data: Uint8Array, mode: number, uid = LEARNER): FileNode {
    const now = this.source.now();
    return {
      kind: 'file',
      ino: this.inodes++,
      mode: Mode.File | (mode & ~this.umask),
      uid,
      accessed: now,
      modified: now,
      changed: now,
      data,
      size: data.length,
    };
  }

  private newDevice(mode: number, uid: number): FileNode {
    return { ...this.newFile(new Uint8Array(0), 0, uid), mode: Mode.Character | mode };
  }

  /** The entry of a directory, copied out of the learner's folder if it is there. */
  private entry(directory: DirectoryNode, name: string, rest: readonly string[]): FileSystemNode | null {
    const known = directory.entries.get(name);
    if (known !== undefined) return known;
    if (directory.relative === null || directory.removed.has(name)) return null;
    const path = `${directory.relative}${name}`;
    const content = this.source.readFile(path);
    if (content !== null) {
      const file = this.newFile(bytesOf(content), 0o666);
      directory.entries.set(name, file);
      return file;
    }
    // A host may not list folders; that there is a file in one can always be asked.
    const inside = rest.length > 0 && !rest.includes('..') && this.source.readFile([path, ...rest].join('/')) !== null;
    if (!inside && this.source.listFolder(`${path}/`) === null) return null;
    const made = this.newDirectory(directory, `${path}/`);
    directory.entries.set(name, made);
    return made;
  }

  /** What is in a directory, all of the learner's folder in it included. */
  private entriesOf(directory: DirectoryNode): Map<string, FileSystemNode> {
    if (directory.listed) return directory.entries;
    directory.listed = true;
    for (const listed of this.source.listFolder(directory.relative ?? '') ?? []) {
      const isFolder = listed.endsWith('/');
      const name = isFolder ? listed.slice(0, -1) : listed;
      if (directory.entries.has(name) || directory.removed.has(name)) continue;
      if (isFolder) directory.entries.set(name, this.newDirectory(directory, `${directory.relative}${listed}`));
      else {
        const content = this.source.readFile(`${directory.relative}${name}`);
        // What is too large is there and may not be read.
        const file = this.newFile(bytesOf(content ?? ''), content === null ? 0 : 0o666);
        directory.entries.set(name, file);
      }
    }
    return directory.entries;
  }

  /** Walks a path. Raises ENOENT or ENOTDIR for what leads to the last name, never for the last name itself. */
  protected walk(path: string, followLast: boolean, depth = 0): Place {
    if (path === '') throw new FileProblem('ENOENT');
    if (depth > LINKS_MAX) throw new FileProblem('ELOOP');
    const absolute = path.startsWith('/') ? path : `${this.cwd}/${path}`;
    const parts = absolute.split('/').filter((part) => part !== '' && part !== '.');
    let at = this.root;
    for (let i = 0; i < parts.length; i++) {
      const part = parts[i];
      const last = i === parts.length - 1;
      if (part === '..') {
        at = at.parent;
        continue;
      }
      if (part.length > 255) throw new FileProblem('ENAMETOOLONG');
      const node = this.entry(at, part, parts.slice(i + 1));
      if (node !== null && node.kind === 'link' && (!last || followLast || path.endsWith('/'))) {
        const target = node.target.startsWith('/') ? node.target : `${this.pathOf(at)}/${node.target}`;
        return this.walk([target, ...parts.slice(i + 1)].join('/'), followLast, depth + 1);
      }
      if (last) {
        if (path.endsWith('/') && node !== null && node.kind !== 'directory') throw new FileProblem('ENOTDIR');
        return { parent: at, name: part, node, slash: path.endsWith('/') };
      }
      if (node === null) throw new FileProblem('ENOENT');
      if (node.kind !== 'directory') throw new FileProblem('ENOTDIR');
      at = node;
    }
    return { parent: at.parent, name: '', node: at, slash: true };
  }

  /** The absolute path of a directory. */
  pathOf(directory: DirectoryNode): string {
    if (directory === this.root) return '';
    for (const [name, node] of directory.parent.entries) {
      if (node === directory) return `${this.pathOf(directory.parent)}/${name}`;
    }
    throw new FileProblem('ENOENT');
  }

  /** What a path names; raises ENOENT. */
  find(path: string, follow = true): FileSystemNode {
    const { node } = this.walk(path, follow);
    if (node === null) throw new FileProblem('ENOENT');
    return node;
  }

  private findDirectory(path: string): DirectoryNode {
    const node = this.find(path);
    if (node.kind !== 'directory') throw new FileProblem('ENOTDIR');
    return node;
  }

  protected touch(node: FileSystemNode): void {
    node.modified = this.source.now();
    node.changed = node.modified;
  }

  /** Raises EACCES where the learner may not change what is in a directory. */
  private checkWritable(directory: DirectoryNode): void {
    if (!isAllowed(directory, Access.Write)) throw new FileProblem('EACCES');
  }

  protected add(directory: DirectoryNode, name: string, node: FileSystemNode): void {
    this.checkWritable(directory);
    directory.entries.set(name, node);
    this.touch(directory);
  }

  private take(directory: DirectoryNode, name: string): void {
    this.checkWritable(directory);
    directory.entries.delete(name);
    if (directory.relative !== null) directory.removed.add(name);
    this.touch(directory);
  }

  /** Names in a directory, in the order in which they came. */
  list(path: string): { readonly name: string; readonly node: FileSystemNode }[] {
    return [...this.entriesOf(this.findDirectory(path))].map(([name, node]) => ({ name, node }));
  }

  makeDirectory(path: string, mode: number): void {
    const { parent, name, node } = this.walk(path, false);
    if (node !== null) throw new FileProblem('EEXIST');
    const relative = parent.relative === null ? null : `${parent.relative}${name}/`;
    const made = this.newDirectory(parent, relative);
    made.mode = Mode.Directory | (mode & 0o7777 & ~this.umask);
    this.add(parent, name, made);
  }

  removeDirectory(path: string): void {
    const { parent, name, node } = this.walk(path, false);
    if (node === null) throw new FileProblem('ENOENT');
    if (node.kind !== 'directory') throw new FileProblem('ENOTDIR');
    if (name === '') throw new FileProblem('EBUSY');
    if (this.entriesOf(node).size > 0) throw new FileProblem('ENOTEMPTY');
    this.take(parent, name);
  }

  remove(path: string): void {
    const { parent, name, node } = this.walk(path, false);
    if (node === null) throw new FileProblem('ENOENT');
    if (node.kind === 'directory') throw new FileProblem('EISDIR');
    this.take(parent, name);
  }

  rename(from: string, to: string): void {
    const source = this.walk(from, false);
    if (source.node === null) throw new FileProblem('ENOENT');
    const target = this.walk(to, false);
    if (source.node === target.node) return;
    if (target.node !== null) {
      if (target.node.kind === 'directory') {
        if (source.node.kind !== 'directory') throw new FileProblem('EISDIR');
        if (this.entriesOf(target.node).size > 0) throw new FileProblem('ENOTEMPTY');
      } else if (source.node.kind === 'directory') throw new FileProblem('ENOTDIR');
    }
    if (source.node.kind === 'directory') {
      for (let at = target.parent; at !== this.root; at = at.parent) {
        if (at === source.node) throw new FileProblem('EINVAL');
      }
    }
    this.checkWritable(target.parent);
    this.take(source.parent, source.name);
    this.add(target.parent, target.name, source.node);
    if (source.node.kind === 'directory') source.node.parent = target.parent;
  }

  link(from: string, to: string): void {
    const node = this.find(from, false);
    if (node.kind === 'directory') throw new FileProblem('EPERM');
    const target = this.walk(to, false);
    if (target.node !== null) throw new FileProblem('EEXIST');
    this.add(target.parent, target.name, node);
  }

  symlink(target: string, path: string): void {
    const { parent, name, node } = this.walk(path, false);
    if (node !== null) throw new FileProblem('EEXIST');
    const now = this.source.now();
    const ino = this.inodes++;
    this.add(parent, name, {
      kind: 'link',
      ino,
      mode: Mode.Link | 0o777,
      uid: LEARNER,
      accessed: now,
      modified: now,
      changed: now,
      target,
    });
  }

  readLink(path: string): string {
    const node = this.find(path, false);
    if (node.kind !== 'link') throw new FileProblem('EINVAL');
    return node.target;
  }

  changeMode(node: FileSystemNode, mode: number): void {
    if (node.uid !== LEARNER) throw new FileProblem('EPERM');
    node.mode = (node.mode & ~0o7777) | (mode & 0o7777);
    node.changed = this.source.now();
  }

  changeTimes(node: FileSystemNode, accessed: bigint, modified: bigint): void {
    if (node.uid !== LEARNER) throw new FileProblem('EPERM');
    node.accessed = accessed;
    node.modified = modified;
  }

  changeDirectory(path: string): void {
    this.cwd = this.pathOf(this.findDirectory(path)) || '/';
  }
}
