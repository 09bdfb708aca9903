/** The files a program sees and has open: a tree in memory and the table of its descriptors, one per run. */
import type { Runtime } from '../objects/runtime';
import { machineOf } from '../machine/frametype';
import { TypeId } from '../objects/typeids';
import { wallClock } from '../machine/clock';
import { LIBRARY_FOLDER } from '../machine/libraryfolder';
import type { DirectoryNode, FileNode, FileSystemNode, PipeNode } from './filenodes';
import { Access, FileProblem, isDevice, Mode, isAllowed } from './filenodes';
import { FileTree } from './filetree';

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

/** Bytes that all files together may have. */
const LARGEST_TOTAL = 2 ** 28;
export const BLOCK = 4096;

/** See the file's comment. */
export class MemoryFileSystem extends FileTree {
  readonly open = new Map<number, OpenFile>();
  private total = 0;

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
        if (flags.truncate && flags.write && !isDevice(node)) this.resize(node, 0);
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

  isOpen(fd: number): boolean {
    return this.open.has(fd);
  }

  file(fd: number): OpenFile {
    const file = this.open.get(fd);
    if (file === undefined) throw new FileProblem('EBADF');
    return file;
  }

  /** What a descriptor is of; the standard streams are open even where the program did not open them. */
  nodeOf(fd: number): FileSystemNode {
    return !this.open.has(fd) && fd >= 0 && fd <= 2 ? this.terminal : this.file(fd).node;
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
    if (isDevice(node)) return bytes.length;
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
    if (!writable || node.kind !== 'file' || isDevice(node) || size < 0) throw new FileProblem('EINVAL');
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

/** Whether the program has asked for any file. */
export const usesFiles = (rt: Runtime): boolean => rt.interned.has(HOLDER);

/**
 * A source that the program can import from the files it sees, by path without folder: what `sys.path` leads to first. Null where there is
 * none, or where no file was ever asked for: then the learner's folder says it all.
 */
export function importableFile(rt: Runtime, path: string): { filename: string; data: Uint8Array } | null {
  if (!usesFiles(rt)) return null;
  const fs = fileSystem(rt);
  for (const entry of rt.toArray(rt.getAttr(rt.importModule('sys'), 'path'))) {
    if (!rt.isStr(entry)) continue;
    const folder = rt.text(entry);
    // What is there is the library's own, which the machine knows where to find.
    if (folder.startsWith(LIBRARY_FOLDER)) continue;
    const isHere = folder === '' || folder === '.';
    const absolute = isHere ? fs.cwd : folder.startsWith('/') ? folder : `${fs.cwd}/${folder}`;
    try {
      const node = fs.find(`${absolute.replace(/\/$/, '')}/${path}`);
      if (node.kind !== 'file') continue;
      return {
        filename: folder === '' && fs.cwd === folderOf(rt.host.filename) ? '' : `${absolute}/${path}`,
        data: node.data.subarray(0, node.size),
      };
    } catch (problem) {
      if (!(problem instanceof FileProblem)) throw problem;
    }
  }
  return null;
}
