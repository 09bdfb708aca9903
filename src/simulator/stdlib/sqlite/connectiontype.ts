/** The type Connection: its attributes, and what its methods take. Twin of Modules/_sqlite/connection.c. */
import { boolHandle, FALSE, NONE, NULL, type Handle } from '../../memory';
import { expectPositional, refuseKeywords } from '../../objects/arguments';
import { allocate } from '../../objects/instance';
import { native, rawNative, type NativeFunction } from '../../objects/native';
import type { Runtime } from '../../objects/runtime';
import { defineType, type GetSet } from '../../objects/spec';
import { argumentKind } from '../../objects/textargs';
import { TypeId } from '../../objects/typeids';
import { TypeFlag } from '../../objects/typeobject';
import { bind, signature } from '../typedef';
import { backupMethods } from './backup';
import { openBlob } from './blob';
import { Connection, connectionState, ConnectionWord, LEGACY_TRANSACTION_CONTROL, type Settings } from './connection';
import { makeCursor } from './cursor';
import { sqliteEngine } from './engine';
import { EXCEPTIONS, moduleValue } from './errors';
import { functionMethods } from './functions';
import { prepare } from './statement';
import { newStatement } from './statementtype';
import { limitMethods } from './limits';

const parameters = signature(
  'Connection',
  "database, timeout=5.0, detect_types=0, isolation_level='', check_same_thread=True, factory=ConnectionType, " +
    'cached_statements=128, uri=False, *, autocommit=sqlite3.LEGACY_TRANSACTION_CONTROL',
);

const word = (rt: Runtime, self: Handle, at: ConnectionWord): Handle => rt.heap.words[rt.heap.base[self] + at];

/** Says that only the first of connect()'s arguments will be taken by place. */
export function warnOfPositional(rt: Runtime, name: string, given: number): void {
  if (given <= 1) return;
  rt.warn(
    'DeprecationWarning',
    `Passing more than 1 positional argument to ${name}() is deprecated. Parameters 'timeout', 'detect_types', ` +
      "'isolation_level', 'check_same_thread', 'factory', 'cached_statements' and 'uri' will become keyword-only " +
      'parameters in Python 3.15.',
  );
}

function isolationOf(rt: Runtime, value: Handle): string | null {
  if (value === NONE) return null;
  if (!rt.isStr(value)) rt.raise('TypeError', 'isolation_level must be str or None');
  const text = rt.text(value).toUpperCase();
  if (!['', 'DEFERRED', 'IMMEDIATE', 'EXCLUSIVE'].includes(text)) {
    rt.raise('ValueError', "isolation_level string must be '', 'DEFERRED', 'IMMEDIATE', or 'EXCLUSIVE'");
  }
  return text;
}

function autocommitOf(rt: Runtime, value: Handle): number {
  if (value === boolHandle(true)) return 1;
  if (value === FALSE) return 0;
  if (!rt.isInt(value) || Number(rt.intValue(value)) !== LEGACY_TRANSACTION_CONTROL) {
    rt.raise('ValueError', 'autocommit must be True, False, or sqlite3.LEGACY_TRANSACTION_CONTROL');
  }
  return LEGACY_TRANSACTION_CONTROL;
}

function init(rt: Runtime, self: Handle, args: readonly Handle[], kwnames: readonly string[] | null): void {
  warnOfPositional(rt, '_sqlite3.Connection', args.length - (kwnames?.length ?? 0));
  const [database, timeout, detectTypes, isolation, sameThread, , cached, uri, autocommit] = bind(
    rt,
    parameters,
    args,
    kwnames,
  );
  const number = (h: Handle, fallback: number): number => (h === NULL ? fallback : Number(rt.index(h)));
  const truth = (h: Handle, fallback: boolean): boolean => (h === NULL ? fallback : rt.truth(h));
  const settings: Settings = {
    timeout: timeout === NULL ? 5 : rt.toFloat(timeout),
    detectTypes: number(detectTypes, 0),
    isolation: isolation === NULL ? '' : isolationOf(rt, isolation),
    checkSameThread: truth(sameThread, true),
    cachedStatements: number(cached, 128),
    uri: truth(uri, false),
    autocommit: autocommit === NULL ? LEGACY_TRANSACTION_CONTROL : autocommitOf(rt, autocommit),
  };
  const base = rt.heap.base[self];
  rt.heap.setRef(base + ConnectionWord.RowFactory, NONE);
  rt.heap.setRef(base + ConnectionWord.TextFactory, rt.types[TypeId.Str].handle);
  connectionState(rt, self).open(database, settings);
}

/** An attribute that a program may put anything into. */
const plain = (at: ConnectionWord): GetSet => ({
  get: (rt, self) => word(rt, self, at) || NONE,
  set: (rt, self, value) => rt.heap.setRef(rt.heap.base[self] + at, value === NULL ? NONE : value),
});

const getset: Record<string, GetSet> = {
  row_factory: plain(ConnectionWord.RowFactory),
  text_factory: plain(ConnectionWord.TextFactory),
  isolation_level: {
    get: (rt, self) => {
      const state = connectionState(rt, self);
      state.checkOpen();
      return state.isolation === null ? NONE : rt.newStr(state.isolation);
    },
    set: (rt, self, value) => {
      if (value === NULL) rt.raise('AttributeError', 'cannot delete attribute');
      const state = connectionState(rt, self);
      const isolation = isolationOf(rt, value);
      if (isolation === null && state.db !== 0 && state.inTransaction) state.run('COMMIT');
      state.isolation = isolation;
    },
  },
  autocommit: {
    get: (rt, self) => {
      const state = connectionState(rt, self).check();
      return state.autocommit === LEGACY_TRANSACTION_CONTROL ? rt.newInt(-1) : boolHandle(state.autocommit === 1);
    },
    set: (rt, self, value) => {
      const state = connectionState(rt, self).check();
      const autocommit = autocommitOf(rt, value);
      if (autocommit === 1 && state.inTransaction) state.run('COMMIT');
      if (autocommit === 0 && !state.inTransaction) state.run('BEGIN');
      state.autocommit = autocommit;
    },
  },
  in_transaction: {
    get: (rt, self) => {
      const state = connectionState(rt, self);
      state.checkOpen();
      return boolHandle(state.inTransaction);
    },
  },
  total_changes: {
    get: (rt, self) => {
      const state = connectionState(rt, self);
      state.checkOpen();
      return rt.newInt(state.engine.api.sqlite3_total_changes(state.db));
    },
  },
  // The module's exceptions (PEP 249).
  ...Object.fromEntries(EXCEPTIONS.map(([name]): [string, GetSet] => [name, { get: (rt) => moduleValue(rt, name) }])),
};

function cursorOf(rt: Runtime, self: Handle, factory: Handle): Handle {
  connectionState(rt, self).check();
  return makeCursor(rt, self, factory, word(rt, self, ConnectionWord.RowFactory));
}

/** execute(), executemany(), executescript(): by a cursor of their own. */
function throughCursor(name: string, parameterText: string, doc: string): NativeFunction {
  return native(
    name,
    parameterText,
    (rt, self, ...args) => {
      const [sql] = args;
      if (name !== 'executescript' && !rt.isStr(sql)) {
        rt.raise('TypeError', `${name}() argument 1 must be str, not ${argumentKind(rt, sql)}`);
      }
      const cursor = rt.callMethod(self, 'cursor');
      rt.callMethod(cursor, name, ...args.filter((arg) => arg !== NULL));
      return cursor;
    },
    { doc },
  );
}

const methods: readonly NativeFunction[] = [
  native('cursor', 'factory=<unrepresentable>', cursorOf),
  native('close', '', (rt, self) => {
    const state = connectionState(rt, self);
    state.checkThread();
    if (!state.initialized) state.checkOpen();
    state.close();
    return NONE;
  }),
  native('commit', '', (rt, self) => {
    connectionState(rt, self).check().commit();
    return NONE;
  }),
  native('rollback', '', (rt, self) => {
    connectionState(rt, self).check().rollback();
    return NONE;
  }),
  throughCursor('execute', 'sql, parameters=<unrepresentable>, /', 'Executes an SQL statement.'),
  throughCursor('executemany', 'sql, parameters, /', 'Repeatedly executes an SQL statement.'),
  throughCursor('executescript', 'sql_script, /', 'Executes multiple SQL statements at once.'),
  native('interrupt', '', (rt, self) => {
    const state = connectionState(rt, self);
    state.checkOpen();
    state.engine.api.sqlite3_interrupt(state.db);
    return NONE;
  }),
  native('iterdump', '*, filter=None', (rt, self, filter) => {
    connectionState(rt, self).checkOpen();
    const dump = rt.getAttr(rt.importModule('sqlite3.dump'), '_iterdump');
    return rt.call(dump, [self, filter === NULL ? NONE : filter], ['filter']);
  }),
  native('__enter__', '', (rt, self) => {
    connectionState(rt, self).checkOpen();
    return self;
  }),
  native('__exit__', 'type, value, traceback, /', (rt, self, type) => {
    const state = connectionState(rt, self).check();
    if (type !== NONE) {
      state.rollback();
      return FALSE;
    }
    try {
      state.commit();
    } catch (problem) {
      // The database is not to stay locked.
      state.rollback();
      throw problem;
    }
    return FALSE;
  }),
  ...functionMethods,
  ...limitMethods,
  ...backupMethods,
  openBlob,
];

export const connectionType = defineType({
  id: null,
  name: 'Connection',
  module: 'sqlite3',
  flags: TypeFlag.BaseType | TypeFlag.GC,
  doc: 'SQLite database connection object.',
  layout: {
    words: ConnectionWord.Count,
    refs: ConnectionWord.Count,
    release: (rt, self) => {
      connectionState(rt, self).release();
      if (rt.heap.recycle) rt.payloads.others.remove(rt.heap.num[self]);
    },
  },
  parts: {
    row_factory: ConnectionWord.RowFactory,
    text_factory: ConnectionWord.TextFactory,
    functions: ConnectionWord.Callables,
  },
  slots: {
    finalize: (rt, self) => {
      const { initialized, db } = connectionState(rt, self);
      if (initialized && db !== 0) rt.warn('ResourceWarning', `unclosed database in ${rt.repr(self)}`);
    },
    new: (rt, type) => allocate(rt, type, rt.payloads.others.add(new Connection(sqliteEngine(rt)))),
    init,
    call: (rt, self, args, kwnames) => {
      const { engine, db } = connectionState(rt, self).check();
      refuseKeywords(rt, '_sqlite3.Connection', kwnames);
      expectPositional(rt, 'Connection', args, 1, 1);
      if (!rt.isStr(args[0])) rt.raise('TypeError', `argument 1 must be str, not ${argumentKind(rt, args[0])}`);
      return newStatement(rt, prepare(engine, db, args[0]));
    },
  },
  getset,
  methods,
});

const FACTORY = 5;

/** connect(): the factory gets all that was given. */
export const connect = rawNative('connect', null, (rt, _self, args, kwnames) => {
  const positional = args.length - (kwnames?.length ?? 0);
  warnOfPositional(rt, 'sqlite3.connect', positional);
  const named = kwnames?.indexOf('factory') ?? -1;
  const factory = positional > FACTORY ? args[FACTORY] : named >= 0 ? args[positional + named] : NULL;
  return rt.call(factory === NULL ? moduleValue(rt, 'Connection') : factory, args, kwnames);
});
