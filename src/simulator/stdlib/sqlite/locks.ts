/** Who may read and write a database file that is open more than once, and the memory that those share (sqlite3.h, "File Locking Levels"). */
import type { FileNode } from '../filenodes';
import { Code } from './capi';
import type { Engine } from './engine';

/** `SQLITE_LOCK_NONE` to `SQLITE_LOCK_EXCLUSIVE`. */
export const enum Level {
  None,
  Shared,
  Reserved,
  Pending,
  Exclusive,
}

export interface OpenDatabaseFile {
  readonly fd: number;
  readonly node: FileNode;
  /** Its path, where closing it removes it. */
  readonly deleted: string | null;
  level: Level;
  /** Locks of the shared memory, as bits. */
  sharedLocks: number;
  exclusiveLocks: number;
}

/** The level that who has `own` and wants `wanted` gets beside the others: on the way to an exclusive lock it may be the one to wait. */
export function levelAllowed(own: Level, wanted: Level, others: readonly OpenDatabaseFile[]): Level {
  const anyAt = (level: Level): boolean => others.some((each) => each.level >= level);
  switch (wanted) {
    case Level.Shared:
      return anyAt(Level.Pending) ? own : wanted;
    case Level.Reserved:
      return anyAt(Level.Reserved) ? own : wanted;
    default:
      if (anyAt(Level.Pending)) return own;
      return anyAt(Level.Shared) ? Level.Pending : Level.Exclusive;
  }
}

const enum Flag {
  Unlock = 1,
  Shared = 4,
}

/** The index of a write-ahead log, which all who have the database open share. */
export class SharedMemory {
  private readonly regions = new Map<
    FileNode,
    { readonly addresses: number[]; readonly users: Set<OpenDatabaseFile> }
  >();

  constructor(private readonly engine: Engine) {}

  map(file: OpenDatabaseFile, region: number, size: number, extend: boolean, to: number): number {
    let of = this.regions.get(file.node);
    if (of === undefined) {
      of = { addresses: [], users: new Set() };
      this.regions.set(file.node, of);
    }
    of.users.add(file);
    while (extend && of.addresses.length <= region) {
      const address = this.engine.api.malloc(size);
      this.engine.fill(address, size);
      of.addresses.push(address);
    }
    this.engine.setInt32(to, of.addresses[region] ?? 0);
    return Code.Ok;
  }

  lock(file: OpenDatabaseFile, offset: number, count: number, flags: number): number {
    const bits = ((1 << count) - 1) << offset;
    if ((flags & Flag.Unlock) !== 0) {
      file.sharedLocks &= ~bits;
      file.exclusiveLocks &= ~bits;
      return Code.Ok;
    }
    const shared = (flags & Flag.Shared) !== 0;
    for (const other of this.regions.get(file.node)?.users ?? []) {
      if (other === file) continue;
      if ((other.exclusiveLocks & bits) !== 0 || (!shared && (other.sharedLocks & bits) !== 0)) return Code.Busy;
    }
    if (shared) file.sharedLocks |= bits;
    else file.exclusiveLocks |= bits;
    return Code.Ok;
  }

  unmap(file: OpenDatabaseFile): number {
    const of = this.regions.get(file.node);
    file.sharedLocks = 0;
    file.exclusiveLocks = 0;
    if (of === undefined || !of.users.delete(file) || of.users.size > 0) return Code.Ok;
    for (const address of of.addresses) this.engine.api.free(address);
    this.regions.delete(file.node);
    return Code.Ok;
  }
}
