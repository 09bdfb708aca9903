/**
 * SQLite, compiled to WebAssembly: the build that the SQLite project publishes. It is used through its C interface; what that build
 * asks of an operating system is answered here, and its files are those of the memory file system (files.ts).
 */
import type { Runtime } from '../../objects/runtime';
import { TypeId } from '../../objects/typeids';
import { wallClock } from '../../machine/clock';
import type { CApi } from './capi';
import { registerFiles } from './files';
import { wasmFunction } from './wasmfunction';
import { webAssembly, type Import, type Module, type Table } from './webassembly';

/** The file in the packed library. */
const FILE = 'sqlite3.wasm';
const PAGE = 65536;
const FIRST_PAGES = 128;
const MOST_PAGES = 32768;
const ENOSYS = -52;

/** Compiled once for all runs that share the packed library's bytes. */
const compiled = new WeakMap<object, Module>();

function compile(bytes: Uint8Array): Module {
  const known = compiled.get(bytes.buffer);
  if (known !== undefined) return known;
  const made = new webAssembly.Module(bytes);
  compiled.set(bytes.buffer, made);
  return made;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** A running SQLite: one a run. */
export class Engine {
  readonly api: CApi;
  private readonly memory = new webAssembly.Memory({ initial: FIRST_PAGES, maximum: MOST_PAGES });
  private readonly table: Table;
  private buffer: ArrayBuffer = this.memory.buffer;
  private bytes = new Uint8Array(this.buffer);
  private data = new DataView(this.buffer);
  /** What went wrong in a function of ours that SQLite called: it must not be thrown through SQLite's own frames. */
  private failure: unknown = null;
  private failed = false;

  constructor(
    readonly rt: Runtime,
    module: Uint8Array,
  ) {
    const { exports } = new webAssembly.Instance(compile(module), {
      env: { memory: this.memory, ...this.environment() },
      wasi_snapshot_preview1: this.wasi(),
    });
    this.api = exports as unknown as CApi;
    this.table = exports.__indirect_function_table as Table;
    this.api.__wasm_call_ctors();
    registerFiles(this);
  }

  // ---- what an operating system does

  private environment(): Record<string, Import> {
    const missing = (): number => ENOSYS;
    const calls =
      'faccessat fchmod chmod fchown32 fcntl64 openat ioctl fstat64 stat64 newfstatat lstat64 ftruncate64 getcwd mkdirat readlinkat ' +
      'rmdir unlinkat utimensat';
    return {
      ...Object.fromEntries(calls.split(' ').map((call) => [`__syscall_${call}`, missing])),
      _munmap_js: missing,
      _mmap_js: missing,
      _tzset_js: () => undefined,
      _localtime_js: (seconds: bigint, to: number) => this.writeTime(Number(seconds), to),
      emscripten_date_now: () => this.milliseconds(),
      emscripten_get_now: () => this.milliseconds(),
      emscripten_get_heap_max: () => MOST_PAGES * PAGE,
      emscripten_resize_heap: (size: number) => this.grow(size),
    };
  }

  private wasi(): Record<string, Import> {
    const missing = (): number => -ENOSYS;
    const nothing = (count: number, size: number): number => {
      this.setInt32(count, 0);
      this.setInt32(size, 0);
      return 0;
    };
    return {
      fd_close: missing,
      fd_write: missing,
      fd_read: missing,
      fd_sync: missing,
      fd_seek: missing,
      fd_fdstat_get: missing,
      environ_sizes_get: nothing,
      environ_get: () => 0,
      clock_time_get: (_clock: number, _precision: bigint, to: number) => {
        this.setInt64(to, wallClock(this.rt));
        return 0;
      },
    };
  }

  /** Milliseconds since 1970 on the simulated clock. */
  milliseconds(): number {
    return Number(wallClock(this.rt) / 1_000_000n);
  }

  /** A `struct tm`; the simulated machine stands in UTC. */
  private writeTime(seconds: number, to: number): void {
    const date = new Date(seconds * 1000);
    const yearDay = Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / 86_400_000);
    [
      date.getUTCSeconds(),
      date.getUTCMinutes(),
      date.getUTCHours(),
      date.getUTCDate(),
      date.getUTCMonth(),
      date.getUTCFullYear() - 1900,
      date.getUTCDay(),
      yearDay,
      0,
      0,
    ].forEach((value, i) => this.setInt32(to + i * 4, value));
  }

  private grow(size: number): number {
    try {
      this.memory.grow(Math.max(0, Math.ceil(((size >>> 0) - this.memory.buffer.byteLength) / PAGE)));
      return 1;
    } catch {
      return 0;
    }
  }

  // ---- memory

  /** The memory as it is now: growing replaces its buffer. */
  private fresh(): void {
    if (this.buffer === this.memory.buffer) return;
    this.buffer = this.memory.buffer;
    this.bytes = new Uint8Array(this.buffer);
    this.data = new DataView(this.buffer);
  }

  int32(address: number): number {
    this.fresh();
    return this.data.getInt32(address, true);
  }

  setInt32(address: number, value: number): void {
    this.fresh();
    this.data.setInt32(address, value, true);
  }

  int64(address: number): bigint {
    this.fresh();
    return this.data.getBigInt64(address, true);
  }

  setInt64(address: number, value: bigint): void {
    this.fresh();
    this.data.setBigInt64(address, value, true);
  }

  setDouble(address: number, value: number): void {
    this.fresh();
    this.data.setFloat64(address, value, true);
  }

  /** A copy of bytes. */
  read(address: number, size: number): Uint8Array {
    this.fresh();
    return this.bytes.slice(address, address + size);
  }

  write(address: number, bytes: Uint8Array): void {
    this.fresh();
    this.bytes.set(bytes, address);
  }

  fill(address: number, size: number): void {
    this.fresh();
    this.bytes.fill(0, address, address + size);
  }

  /** A text that ends with a zero; null for no address. */
  text(address: number): string | null {
    if (address === 0) return null;
    this.fresh();
    return decoder.decode(this.bytes.subarray(address, this.bytes.indexOf(0, address)));
  }

  /** Bytes in memory while `body` runs, with a zero behind them. */
  withBytes<T>(bytes: Uint8Array, body: (address: number, size: number) => T): T {
    const address = this.api.malloc(bytes.length + 1);
    try {
      this.write(address, bytes);
      this.bytes[address + bytes.length] = 0;
      return body(address, bytes.length);
    } finally {
      this.api.free(address);
    }
  }

  withText<T>(text: string, body: (address: number, size: number) => T): T {
    return this.withBytes(encoder.encode(text), body);
  }

  /** Room for results while `body` runs. */
  withRoom<T>(size: number, body: (address: number) => T): T {
    const address = this.api.malloc(size);
    try {
      this.fill(address, size);
      return body(address);
    } finally {
      this.api.free(address);
    }
  }

  // ---- functions of ours

  /** The address of a function for SQLite to call. Whatever it throws is kept, and `onFailure` is its answer. */
  callback(type: string, fn: (...args: number[]) => number | void, onFailure = 0): number {
    const guarded = (...args: never[]): number | void => {
      if (this.failed) return onFailure;
      try {
        return fn(...args);
      } catch (problem) {
        this.failed = true;
        this.failure = problem;
        return onFailure;
      }
    };
    const place = this.table.grow(1);
    this.table.set(place, wasmFunction(type, guarded));
    return place;
  }

  /** Throws what a function of ours has thrown meanwhile. */
  settle(): void {
    if (!this.failed) return;
    const { failure } = this;
    this.failed = false;
    this.failure = null;
    throw failure;
  }
}

const HOLDER = '\0sqlite';

/** The SQLite of a run, started when it is first asked for. */
export function sqliteEngine(rt: Runtime): Engine {
  const known = rt.interned.get(HOLDER);
  if (known !== undefined) return rt.payloads.others.get(rt.heap.num[known]) as Engine;
  const bytes = rt.host.libraryAsset(FILE);
  if (bytes === null) throw new Error(`the library has no ${FILE}`);
  const made = new Engine(rt, bytes);
  rt.interned.set(HOLDER, rt.heap.createImmortal(TypeId.Object, rt.payloads.others.add(made)));
  return made;
}
