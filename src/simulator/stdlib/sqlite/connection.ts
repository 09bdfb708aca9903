/** What a connection does, without its methods' arguments. Twin of Modules/_sqlite/connection.c. */
import { NULL, type Handle } from '../../memory';
import { machineOf } from '../../machine/frametype';
import type { Runtime } from '../../objects/runtime';
import { TypeId } from '../../objects/typeids';
import { threadIdent } from '../_thread';
import { Code } from './capi';
import { FunctionPointers } from './callbacks';
import type { Engine } from './engine';
import { checkDatabase, fail } from './errors';
import { prepare, type Statement } from './statement';

/** Words of a connection; its state stands among the payloads. */
export const enum ConnectionWord {
  RowFactory,
  TextFactory,
  /** A dict: what SQLite may call, by number. */
  Callables,
  Count,
}

export const LEGACY_TRANSACTION_CONTROL = -1;

const enum Open {
  ReadWrite = 2,
  Create = 4,
  Uri = 0x40,
}

export interface Settings {
  readonly timeout: number;
  readonly detectTypes: number;
  readonly isolation: string | null;
  readonly checkSameThread: boolean;
  readonly cachedStatements: number;
  readonly uri: boolean;
  readonly autocommit: number;
}

/** The state of a connection. */
export class Connection {
  /** `sqlite3`; 0: closed. */
  db = 0;
  initialized = false;
  isolation: string | null = '';
  autocommit = LEGACY_TRANSACTION_CONTROL;
  detectTypes = 0;
  private checkSameThread = true;
  private thread = 0;
  private cachedStatements = 0;
  /** By SQL, the one used last at the end. */
  private readonly cache = new Map<string, Statement>();
  private readonly statements = new Set<Statement>();

  constructor(readonly engine: Engine) {}

  open(database: Handle, settings: Settings): void {
    const { api, rt } = this.engine;
    const given = rt.call(rt.getAttr(rt.importModule('posix'), 'fspath'), [database]);
    const path = rt.isStr(given) ? rt.text(given) : new TextDecoder().decode(rt.bytesValue(given));
    if (path.includes('\0')) rt.raise('ValueError', 'embedded null byte');
    if (this.initialized) this.close();
    this.initialized = false;
    const flags = Open.ReadWrite | Open.Create | (settings.uri ? Open.Uri : 0);
    this.engine.withText(path, (name) =>
      this.engine.withRoom(4, (room) => {
        const code = api.sqlite3_open_v2(name, room, flags, 0);
        this.db = this.engine.int32(room);
        if (code === Code.Ok) return;
        try {
          checkDatabase(this.engine, this.db);
        } finally {
          this.forget();
        }
      }),
    );
    api.sqlite3_busy_timeout(this.db, Math.trunc(settings.timeout * 1000));
    this.isolation = settings.isolation;
    this.autocommit = settings.autocommit;
    this.detectTypes = settings.detectTypes;
    this.checkSameThread = settings.checkSameThread;
    this.cachedStatements = settings.cachedStatements;
    this.thread = machineOf(rt).threads.currentNumber;
    FunctionPointers.of(this.engine).watch(this.db);
    this.initialized = true;
    // As SQLite is built elsewhere: this build's own default is 8,192.
    this.run('PRAGMA page_size = 4096');
    if (this.autocommit === 0) this.run('BEGIN');
  }

  private forget(): void {
    for (const statement of this.statements) statement.finalize();
    this.statements.clear();
    this.cache.clear();
    if (this.db !== 0) this.engine.api.sqlite3_close_v2(this.db);
    this.db = 0;
  }

  close(): void {
    if (this.db === 0) return;
    if (this.autocommit === 0 && this.inTransaction) this.run('ROLLBACK');
    this.forget();
  }

  /** The object is gone: what was not committed is taken back. */
  release(): void {
    this.forget();
  }

  get inTransaction(): boolean {
    return this.engine.api.sqlite3_get_autocommit(this.db) === 0;
  }

  /** Raises where the connection cannot be used: closed, not made, or another thread's. */
  check(): this {
    this.checkThread();
    this.checkOpen();
    return this;
  }

  checkThread(): void {
    const { rt } = this.engine;
    const current = machineOf(rt).threads.currentNumber;
    if (!this.initialized || !this.checkSameThread || current === this.thread) return;
    fail(
      rt,
      'ProgrammingError',
      'SQLite objects created in a thread can only be used in that same thread. ' +
        `The object was created in thread id ${threadIdent(this.thread)} and this is thread id ${threadIdent(current)}.`,
    );
  }

  checkOpen(): void {
    const { rt } = this.engine;
    if (!this.initialized) fail(rt, 'ProgrammingError', 'Base Connection.__init__ not called.');
    if (this.db === 0) fail(rt, 'ProgrammingError', 'Cannot operate on a closed database.');
  }

  /** Raises what the database says of the last operation. */
  checkError(): void {
    checkDatabase(this.engine, this.db);
  }

  /** Runs a statement that gives no rows. */
  run(sql: string): void {
    const statement = prepare(this.engine, this.db, this.engine.rt.newStr(sql));
    try {
      const code = statement.step();
      if (code !== Code.Done && code !== Code.Row) this.checkError();
    } finally {
      statement.finalize();
    }
  }

  commit(): void {
    if (this.autocommit === LEGACY_TRANSACTION_CONTROL) {
      if (this.inTransaction) this.run('COMMIT');
    } else if (this.autocommit === 0) {
      this.run('COMMIT');
      this.run('BEGIN');
    }
  }

  rollback(): void {
    if (this.autocommit === LEGACY_TRANSACTION_CONTROL) {
      if (this.inTransaction) this.run('ROLLBACK');
    } else if (this.autocommit === 0) {
      this.run('ROLLBACK');
      this.run('BEGIN');
    }
  }

  /** Before a statement that changes data a transaction begins by itself. */
  beginImplicitly(): void {
    if (this.autocommit !== LEGACY_TRANSACTION_CONTROL || this.isolation === null || this.inTransaction) return;
    this.run(`BEGIN ${this.isolation}`);
  }

  /** A statement for some SQL, from the cache where it is there and not being run. */
  statement(sql: Handle): Statement {
    const text = this.engine.rt.text(sql);
    const known = this.cache.get(text);
    if (known !== undefined && !known.inUse && known.address !== 0) {
      this.cache.delete(text);
      this.cache.set(text, known);
      return known;
    }
    const made = prepare(this.engine, this.db, sql);
    this.statements.add(made);
    if (known === undefined && this.cachedStatements > 0) {
      made.cached = true;
      this.cache.set(text, made);
      if (this.cache.size > this.cachedStatements) this.dropOldest();
    }
    return made;
  }

  private dropOldest(): void {
    for (const [text, statement] of this.cache) {
      this.cache.delete(text);
      statement.cached = false;
      if (!statement.inUse) this.drop(statement);
      return;
    }
  }

  private drop(statement: Statement): void {
    statement.finalize();
    this.statements.delete(statement);
  }

  /** A cursor is through with a statement. */
  giveBack(statement: Statement): void {
    statement.reset();
    if (!statement.cached) this.drop(statement);
  }
}

/** A connection's state. */
export function connectionState(rt: Runtime, self: Handle): Connection {
  return rt.payloads.others.get(rt.heap.num[self]) as Connection;
}

/** The number of a callable that SQLite is given; it lives as long as the connection. */
export function keepCallable(rt: Runtime, connection: Handle, callable: Handle): number {
  const at = rt.heap.base[connection] + ConnectionWord.Callables;
  if (rt.heap.words[at] === NULL) rt.heap.setRef(at, rt.newDict());
  const { engine } = connectionState(rt, connection);
  return FunctionPointers.of(engine).keep(callable, rt.heap.words[at]);
}

/** Whether texts are simply made str. */
export function makesStr(rt: Runtime, textFactory: Handle): boolean {
  return textFactory === rt.types[TypeId.Str].handle;
}
