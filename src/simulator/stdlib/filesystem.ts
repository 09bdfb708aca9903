/**
 * The files a program sees: a tree in memory, one per run. Files of the learner's folder are copied into it when they
 * are first asked for; what the program writes stays here and touches nothing of the machine.
 */
import type { FileContent } from '../../model';
import type { Runtime } from '../objects/runtime';
import { machineOf } from '../machine/frametype';
import { TypeId } from '../objects/typeids';
import { wallClock } from '../machine/clock';
import { ERRNO_NAMES } from './errnonames';
import { LIBRARY_FOLDER } from '../machine/modules';

/** A failed operation: the name of an error number. */
export class FileProblem {
  readonly errno: number;
  constructor(readonly code: string) {
    this.errno = ERRNO_NAMES[code] ?? 5;
  }
}

const enum Mode {
  Directory = 0o040000,
  File = 0o100000,
  Link = 0o120000,
  Pipe = 0o010000,
}

/** Whose a file is: the learner's, or root's. */
export const LEARNER = 1000;
const ROOT = 0;

interface NodeTimes {
  readonly ino: number;
  mode: number;
  readonly uid: number;
  /** Nanoseconds since 1970. */
  accessed: bigint;
  modified: bigint;
  changed: bigint;
}

export interface FileNode extends NodeTimes {
  readonly kind: 'file';
  /** The bytes are the first `size` of these. */
  data: Uint8Array;
  size: number;
}

export interface DirectoryNode extends NodeTimes {
  readonly kind: 'directory';
  readonly entries: Map<string, FileSystemNode>;
  parent: DirectoryNode;
  /** Path relative to the learner's folder with a slash at the end ('' for the folder itself); null: not of that folder. */
  readonly relative: string | null;
  /** Names that the program removed: they are not looked for in the learner's folder any more. */
  readonly removed: Set<string>;
  /** Everything the learner's folder has in it stands in `entries`, but for what was removed. */
  listed: boolean;
}

export interface LinkNode extends NodeTimes {
  readonly kind: 'link';
  readonly target: string;
}

/** Bytes on their way from writers to readers. */
export interface PipeNode extends NodeTimes {
  readonly kind: 'pipe';
  data: Uint8Array;
}

export type FileSystemNode = FileNode | DirectoryNode | LinkNode | PipeNode;

/** An open file description. */
export interface OpenFile {
  readonly node: FileNode | DirectoryNode | PipeNode;
  position: number;
  readonly readable: boolean;
  readonly writable: boolean;
  readonly append: boolean;
  /** Where writing leads to, for an end of a pair. */
  readonly outgoing?: PipeNode;
}

export interface OpenFlags {
  readonly read: boolean;
  readonly write: boolean;
  readonly append: boolean;
  readonly create: boolean;
  readonly exclusive: boolean;
  readonly truncate: boolean;
}

/** Where a path leads: the directory, the last name in it, and what is there. */
interface Place {
  readonly parent: DirectoryNode;
  readonly name: string;
  readonly node: FileSystemNode | null;
  /** The path ended with a slash. */
  readonly slash: boolean;
}

/** What may be done with a node, as bits of its mode. */
const enum Access {
  Read = 0o4,
  Write = 0o2,
}

/** Whether the learner may do all that `access` asks for: bits of {@link Access}. */
export function isAllowed(node: FileSystemNode, access: number): boolean {
  return ((node.uid === LEARNER ? node.mode >> 6 : node.mode) & 7 & access) === access;
}

/** Bytes that are the file system's own to change. */
function bytesOf(content: FileContent): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content.slice();
}

/** Bytes that all files together may have. */
const LARGEST_TOTAL = 2 ** 28;
const LINKS_MAX = 40;
export const BLOCK = 4096;

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

export class MemoryFileSystem {
  readonly root: DirectoryNode;
  /** Current directory, an absolute path. */
  cwd: string;
  umask = 0o022;
  readonly open = new Map<number, OpenFile>();
  private inodes = 2;
  private total = 0;

  constructor(private readonly source: FileSystemSource) {
    this.root = this.newDirectory(null, null);
    this.cwd = source.folder;
    for (const path of ['/tmp', '/home', '/usr', '/usr/bin', '/dev', '/etc']) this.makeDirectory(path, 0o777);
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

  private newFile(data: Uint8Array, mode: number, uid = LEARNER): FileNode {
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
  private walk(path: string, followLast: boolean, depth = 0): Place {
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

  private touch(node: FileSystemNode): void {
    node.modified = this.source.now();
    node.changed = node.modified;
  }

  /** Raises EACCES where the learner may not change what is in a directory. */
  private checkWritable(directory: DirectoryNode): void {
    if (!isAllowed(directory, Access.Write)) throw new FileProblem('EACCES');
  }

  private add(directory: DirectoryNode, name: string, node: FileSystemNode): void {
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

  // ---- open files

  /** Opens a file; the number of its descriptor. */
  openFile(path: string, flags: OpenFlags, mode: number): number {
    const place = this.walk(path, true);
    let { node } = place;
    if (node === null) {
      if (!flags.create) throw new FileProblem('ENOENT');
      if (place.slash) throw new FileProblem('EISDIR');
      node = this.newFile(new Uint8Array(0), mode);
      this.add(place.parent, place.name, node);
    } else {
      if (flags.create && flags.exclusive) throw new FileProblem('EEXIST');
      if (node.kind === 'link' || node.kind === 'pipe') throw new FileProblem('ELOOP');
      if (node.kind === 'directory' && flags.write) throw new FileProblem('EISDIR');
      if (node.kind === 'file') {
        if (flags.write && !isAllowed(node, Access.Write)) throw new FileProblem('EACCES');
        if (flags.read && !isAllowed(node, Access.Read)) throw new FileProblem('EACCES');
        if (flags.truncate && flags.write) this.resize(node, 0);
      }
    }
    return this.install({ node, position: 0, readable: flags.read, writable: flags.write, append: flags.append });
  }

  /** The smallest free descriptor for an open file. */
  install(file: OpenFile): number {
    let fd = 3;
    while (this.open.has(fd)) fd++;
    this.open.set(fd, file);
    return fd;
  }

  /** Two descriptors: what is written to the second can be read from the first. */
  openPipe(): readonly [read: number, write: number] {
    const times = this.newFile(new Uint8Array(0), 0o600);
    const node: PipeNode = { ...times, kind: 'pipe', mode: Mode.Pipe | 0o600 };
    const end = { node, position: 0, append: false };
    return [
      this.install({ ...end, readable: true, writable: false }),
      this.install({ ...end, readable: false, writable: true }),
    ];
  }

  /** Two descriptors: what is written to one can be read from the other. */
  openPair(): readonly [number, number] {
    const [one, other] = [0, 1].map((): PipeNode => {
      return { ...this.newFile(new Uint8Array(0), 0o600), kind: 'pipe', mode: Mode.Pipe | 0o600 };
    });
    const both = { position: 0, append: false, readable: true, writable: true };
    return [
      this.install({ ...both, node: one, outgoing: other }),
      this.install({ ...both, node: other, outgoing: one }),
    ];
  }

  private isHeld(node: PipeNode, end: 'readable' | 'writable'): boolean {
    const reaches = (file: OpenFile): boolean =>
      (end === 'writable' ? (file.outgoing ?? file.node) : file.node) === node;
    return [...this.open.values()].some((file) => file[end] && reaches(file));
  }

  /** Whether reading would not have to wait: there is something to read, or never will be. */
  isReadable(fd: number): boolean {
    const node = this.open.get(fd)?.node;
    return node?.kind !== 'pipe' || node.data.length > 0 || !this.isHeld(node, 'writable');
  }

  file(fd: number): OpenFile {
    const file = this.open.get(fd);
    if (file === undefined) throw new FileProblem('EBADF');
    return file;
  }

  closeFile(fd: number): void {
    if (!this.open.delete(fd)) throw new FileProblem('EBADF');
  }

  /** Up to `size` bytes from the position on. */
  read(fd: number, size: number): Uint8Array {
    const file = this.file(fd);
    if (!file.readable) throw new FileProblem('EBADF');
    const { node } = file;
    if (node.kind === 'directory') throw new FileProblem('EISDIR');
    if (node.kind === 'pipe') {
      const piece = node.data.slice(0, size);
      node.data = node.data.slice(size);
      return piece;
    }
    const end = Math.min(node.size, file.position + size);
    const bytes = end <= file.position ? new Uint8Array(0) : node.data.slice(file.position, end);
    file.position += bytes.length;
    return bytes;
  }

  write(fd: number, bytes: Uint8Array): number {
    const file = this.file(fd);
    const node = file.outgoing ?? file.node;
    if (!file.writable || node.kind === 'directory') throw new FileProblem('EBADF');
    if (node.kind === 'pipe') {
      if (!this.isHeld(node, 'readable')) throw new FileProblem('EPIPE');
      node.data = new Uint8Array([...node.data, ...bytes]);
      return bytes.length;
    }
    if (file.append) file.position = node.size;
    const end = file.position + bytes.length;
    if (end > node.size) this.resize(node, end);
    node.data.set(bytes, file.position);
    file.position = end;
    this.touch(node);
    return bytes.length;
  }

  seek(fd: number, offset: number, whence: number): number {
    const file = this.file(fd);
    if (file.node.kind === 'pipe') throw new FileProblem('ESPIPE');
    const size = file.node.kind === 'file' ? file.node.size : 0;
    if (whence < 0 || whence > 2) throw new FileProblem('EINVAL');
    const position = offset + (whence === 1 ? file.position : whence === 2 ? size : 0);
    if (position < 0) throw new FileProblem('EINVAL');
    file.position = position;
    return position;
  }

  truncate(fd: number, size: number): void {
    const { node, writable } = this.file(fd);
    if (!writable || node.kind !== 'file' || size < 0) throw new FileProblem('EINVAL');
    this.resize(node, size);
  }

  private resize(node: FileNode, size: number): void {
    this.total += size - node.size;
    if (this.total > LARGEST_TOTAL) {
      this.total -= size - node.size;
      throw new FileProblem('ENOSPC');
    }
    if (size > node.data.length) {
      const larger = new Uint8Array(Math.max(size, node.data.length * 2));
      larger.set(node.data.subarray(0, node.size));
      node.data = larger;
    } else if (size < node.size) node.data.fill(0, size, node.size);
    node.size = size;
    this.touch(node);
  }

  /** How large the file system is and what is left of it, in blocks. */
  space(): { readonly blocks: number; readonly free: number } {
    return { blocks: LARGEST_TOTAL / BLOCK, free: Math.floor((LARGEST_TOTAL - this.total) / BLOCK) };
  }

  // ---- directories and names

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

/** The folder the program runs in, as its paths show it. */
function folderOf(filename: string): string {
  const slash = filename.startsWith('/') ? filename.lastIndexOf('/') : 0;
  return slash > 0 ? filename.slice(0, slash) : '/home/learner';
}

/** The name of the object that holds the file system. */
const HOLDER = '\0filesystem';

/** The file system of a run, made when it is first asked for. */
export function fileSystem(rt: Runtime): MemoryFileSystem {
  const known = rt.interned.get(HOLDER);
  if (known !== undefined) return rt.payloads.others.get(rt.heap.num[known]) as MemoryFileSystem;
  const { host } = rt;
  const program = host.filename.slice(host.filename.lastIndexOf('/') + 1);
  const made = new MemoryFileSystem({
    folder: folderOf(host.filename),
    now: () => wallClock(rt),
    libraryFiles: host.libraryFiles(),
    readFile: (path) => {
      const text = host.readFile(path);
      if (text !== null || path !== program) return text;
      const own = machineOf(rt).codes.fileNamed(host.filename);
      return own === null || own.source === '' ? null : own.source;
    },
    listFolder: (path) => host.listFolder(path),
  });
  rt.interned.set(HOLDER, rt.heap.createImmortal(TypeId.Object, rt.payloads.others.add(made)));
  // The program's own file is there from the start: listings show it.
  if (machineOf(rt).codes.fileNamed(host.filename) !== null) made.find(program);
  return made;
}

/**
 * A source that the program can import from the files it sees, by path without folder: what `sys.path` leads to first. Null where there is
 * none, or where no file was ever asked for: then the learner's folder says it all.
 */
export function importableFile(rt: Runtime, path: string): { filename: string; source: string } | null {
  if (!rt.interned.has(HOLDER)) return null;
  const fs = fileSystem(rt);
  for (const entry of rt.toArray(rt.getAttr(rt.importModule('sys'), 'path'))) {
    if (!rt.isStr(entry)) continue;
    const folder = rt.text(entry);
    // What is there is the library's own, which the machine knows where to find.
    if (folder.startsWith(LIBRARY_FOLDER)) continue;
    const absolute = folder.startsWith('/') ? folder : `${fs.cwd}/${folder}`;
    try {
      const node = fs.find(`${absolute.replace(/\/$/, '')}/${path}`);
      if (node.kind !== 'file') continue;
      const source = new TextDecoder().decode(node.data.subarray(0, node.size));
      return { filename: folder === '' ? '' : `${absolute}/${path}`, source };
    } catch (problem) {
      if (!(problem instanceof FileProblem)) throw problem;
    }
  }
  return null;
}
