/** The files of databases: an SQLite VFS (sqlite3_vfs, sqlite3_io_methods) on the run's memory file system. */
import { advanceClock } from '../../machine/clock';
import { fileSystem, type MemoryFileSystem } from '../filesystem';
import { FileProblem, isAllowed, type FileSystemNode } from '../filenodes';
import { normalPath } from '../posixpath';
import { Code } from './capi';
import type { Engine } from './engine';
import { Level, SharedMemory, levelAllowed, type OpenDatabaseFile } from './locks';

const enum Open {
  ReadOnly = 1,
  ReadWrite = 2,
  Create = 4,
  DeleteOnClose = 8,
  Exclusive = 16,
}

/** `sqlite3_vfs`: plain fields, then functions, four bytes each. */
const VFS_BYTES = 88;
const VFS_FUNCTIONS = 24;
const METHODS_BYTES = 76;
const PATH_MAX = 512;
/** `sqlite3_file`: its methods, then our number of it. */
const FILE_BYTES = 8;
const SECTOR = 4096;
const POWERSAFE_OVERWRITE = 0x1000;
/** Milliseconds from the beginning of Julian days to 1970. */
const JULIAN_1970 = 210_866_760_000_000;

class Files {
  private readonly open = new Map<number, OpenDatabaseFile>();
  private readonly methods: number;
  private readonly shared: SharedMemory;
  private numbers = 0;
  private seed = 0x2545f491;

  constructor(private readonly engine: Engine) {
    this.shared = new SharedMemory(engine);
    this.methods = this.makeMethods();
  }

  private get fs(): MemoryFileSystem {
    return fileSystem(this.engine.rt);
  }

  private file(address: number): OpenDatabaseFile {
    const file = this.open.get(this.engine.int32(address + 4));
    if (file === undefined) throw new Error('not an open database file');
    return file;
  }

  /** What an operation answers; a problem of the file system is `onProblem`. */
  private attempt(onProblem: number, body: () => number): number {
    try {
      return body();
    } catch (problem) {
      if (!(problem instanceof FileProblem)) throw problem;
      return problem.code === 'ENOSPC' ? Code.Full : onProblem;
    }
  }

  private makeMethods(): number {
    const { engine, shared } = this;
    const at = (address: number): OpenDatabaseFile => this.file(address);
    const methods: readonly (readonly [type: string, fn: (...args: never[]) => number])[] = [
      ['i(i', (file: number) => this.close(file)],
      ['i(iiij', (file: number, to: number, size: number, offset: bigint) => this.read(at(file), to, size, offset)],
      [
        'i(iiij',
        (file: number, from: number, size: number, offset: bigint) => this.write(at(file), from, size, offset),
      ],
      [
        'i(ij',
        (file: number, size: bigint) =>
          this.attempt(Code.IoErr, () => {
            this.fs.truncate(at(file).fd, Number(size));
            return Code.Ok;
          }),
      ],
      ['i(ii', () => Code.Ok],
      [
        'i(ii',
        (file: number, to: number) => {
          engine.setInt64(to, BigInt(this.sizeOf(at(file))));
          return Code.Ok;
        },
      ],
      ['i(ii', (file: number, level: number) => this.lock(at(file), level)],
      [
        'i(ii',
        (file: number, level: number) => {
          at(file).level = level;
          return Code.Ok;
        },
      ],
      [
        'i(ii',
        (file: number, to: number) => {
          engine.setInt32(to, Number([...this.alike(at(file))].some((each) => each.level >= Level.Reserved)));
          return Code.Ok;
        },
      ],
      ['i(iii', () => Code.NotFound],
      ['i(i', () => SECTOR],
      ['i(i', () => POWERSAFE_OVERWRITE],
      [
        'i(iiiii',
        (file: number, region: number, size: number, extend: number, to: number) =>
          shared.map(at(file), region, size, extend !== 0, to),
      ],
      [
        'i(iiii',
        (file: number, offset: number, count: number, flags: number) => shared.lock(at(file), offset, count, flags),
      ],
      ['v(i', () => Code.Ok],
      ['i(ii', (file: number) => shared.unmap(at(file))],
    ];
    const address = engine.api.malloc(METHODS_BYTES);
    engine.fill(address, METHODS_BYTES);
    engine.setInt32(address, 2);
    methods.forEach(([type, fn], i) =>
      engine.setInt32(address + 4 + i * 4, engine.callback(type, fn as (...args: number[]) => number, Code.IoErr)),
    );
    return address;
  }

  /** Makes this the VFS that databases are opened with. */
  register(): void {
    const { engine } = this;
    const functions: readonly (readonly [type: string, fn: (...args: number[]) => number] | null)[] = [
      ['i(iiiii', (_vfs, name, file, flags, out) => this.openFile(name, file, flags, out)],
      ['i(iii', (_vfs, name) => this.remove(engine.text(name) ?? '')],
      ['i(iiii', (_vfs, name, flags, out) => this.access(engine.text(name) ?? '', flags, out)],
      ['i(iiii', (_vfs, name, size, out) => this.fullPath(engine.text(name) ?? '', size, out)],
      null,
      null,
      null,
      null,
      ['i(iii', (_vfs, size, out) => this.random(size, out)],
      ['i(ii', (_vfs, microseconds) => this.sleep(microseconds)],
      [
        'i(ii',
        (_vfs, out) => {
          engine.setDouble(out, (engine.milliseconds() + JULIAN_1970) / 86_400_000);
          return Code.Ok;
        },
      ],
      ['i(iii', () => 0],
      [
        'i(ii',
        (_vfs, out) => {
          engine.setInt64(out, BigInt(engine.milliseconds() + JULIAN_1970));
          return Code.Ok;
        },
      ],
    ];
    const vfs = engine.api.malloc(VFS_BYTES);
    const name = new TextEncoder().encode('memory\0');
    const nameAddress = engine.api.malloc(name.length);
    engine.write(nameAddress, name);
    engine.fill(vfs, VFS_BYTES);
    [2, FILE_BYTES, PATH_MAX, 0, nameAddress].forEach((value, i) => engine.setInt32(vfs + i * 4, value));
    functions.forEach((entry, i) => {
      if (entry !== null) engine.setInt32(vfs + VFS_FUNCTIONS + i * 4, engine.callback(...entry, Code.IoErr));
    });
    engine.api.sqlite3_vfs_register(vfs, 1);
  }

  private openFile(name: number, address: number, flags: number, out: number): number {
    const { engine } = this;
    const path = engine.text(name) ?? `/tmp/etilqs_${this.numbers}`;
    engine.setInt32(address, 0);
    let writable = (flags & Open.ReadWrite) !== 0;
    const openWith = (write: boolean): number =>
      this.fs.openFile(
        path,
        {
          read: true,
          write,
          append: false,
          create: write && (flags & Open.Create) !== 0,
          exclusive: (flags & Open.Exclusive) !== 0,
          truncate: false,
        },
        0o644,
      );
    let fd: number;
    try {
      try {
        fd = openWith(writable);
      } catch (problem) {
        // What may only be read is opened for that.
        if (!writable || !(problem instanceof FileProblem) || problem.code !== 'EACCES') throw problem;
        writable = false;
        fd = openWith(false);
      }
    } catch (problem) {
      if (!(problem instanceof FileProblem)) throw problem;
      return Code.CantOpen;
    }
    const { node } = this.fs.file(fd);
    if (node.kind !== 'file') {
      this.fs.closeFile(fd);
      return Code.CantOpen;
    }
    if (name === 0) this.fs.remove(path);
    const number = ++this.numbers;
    const deleted = name !== 0 && (flags & Open.DeleteOnClose) !== 0 ? path : null;
    this.open.set(number, { fd, node, deleted, level: Level.None, sharedLocks: 0, exclusiveLocks: 0 });
    engine.setInt32(address, this.methods);
    engine.setInt32(address + 4, number);
    if (out !== 0) engine.setInt32(out, writable ? flags : (flags & ~Open.ReadWrite) | Open.ReadOnly);
    return Code.Ok;
  }

  private close(address: number): number {
    const file = this.file(address);
    this.shared.unmap(file);
    this.open.delete(this.engine.int32(address + 4));
    // A program may have closed its descriptors by number, as os.closerange() does.
    if (this.fs.open.has(file.fd)) this.fs.closeFile(file.fd);
    return file.deleted === null ? Code.Ok : this.remove(file.deleted);
  }

  private sizeOf({ node }: OpenDatabaseFile): number {
    return node.size;
  }

  private read(file: OpenDatabaseFile, to: number, size: number, offset: bigint): number {
    const start = Number(offset);
    const { node } = file;
    const piece = node.data.subarray(Math.min(start, node.size), Math.min(start + size, node.size));
    this.engine.write(to, piece);
    if (piece.length === size) return Code.Ok;
    this.engine.fill(to + piece.length, size - piece.length);
    return Code.IoErrShortRead;
  }

  private write(file: OpenDatabaseFile, from: number, size: number, offset: bigint): number {
    return this.attempt(Code.IoErr, () => {
      this.fs.seek(file.fd, Number(offset), 0);
      this.fs.write(file.fd, this.engine.read(from, size));
      return Code.Ok;
    });
  }

  /** All that have the same file open, this one among them. */
  private *alike(file: OpenDatabaseFile): Iterable<OpenDatabaseFile> {
    for (const each of this.open.values()) if (each.node === file.node) yield each;
  }

  private lock(file: OpenDatabaseFile, level: Level): number {
    if (file.level >= level) return Code.Ok;
    const others = [...this.alike(file)].filter((each) => each !== file);
    file.level = levelAllowed(file.level, level, others);
    return file.level === level ? Code.Ok : Code.Busy;
  }

  private find(path: string): FileSystemNode | null {
    try {
      return this.fs.find(path);
    } catch (problem) {
      if (!(problem instanceof FileProblem)) throw problem;
      return null;
    }
  }

  private remove(path: string): number {
    return this.attempt(Code.IoErrDeleteNoEnt, () => {
      this.fs.remove(path);
      return Code.Ok;
    });
  }

  private access(path: string, flags: number, out: number): number {
    const node = this.find(path);
    const there = node !== null && (flags === 0 ? node.kind !== 'file' || node.size > 0 : isAllowed(node, 0o6));
    this.engine.setInt32(out, Number(there));
    return Code.Ok;
  }

  private fullPath(path: string, size: number, out: number): number {
    const bytes = new TextEncoder().encode(`${normalPath(path.startsWith('/') ? path : `${this.fs.cwd}/${path}`)}\0`);
    if (bytes.length > size) return Code.CantOpen;
    this.engine.write(out, bytes);
    return Code.Ok;
  }

  /** The same numbers in every run (xorshift32). */
  private random(size: number, out: number): number {
    const bytes = new Uint8Array(size);
    for (let i = 0; i < size; i++) {
      this.seed ^= this.seed << 13;
      this.seed ^= this.seed >>> 17;
      this.seed ^= this.seed << 5;
      bytes[i] = this.seed;
    }
    this.engine.write(out, bytes);
    return size;
  }

  private sleep(microseconds: number): number {
    advanceClock(this.engine.rt, microseconds / 1e6);
    return microseconds;
  }
}

/** Has an engine open its files on the memory file system. */
export function registerFiles(engine: Engine): void {
  new Files(engine).register();
}
