/** The type Cursor. Twin of Modules/_sqlite/cursor.c. */
import { NONE, NULL, type Handle } from '../../memory';
import { allocate } from '../../objects/instance';
import { native } from '../../objects/native';
import type { Runtime } from '../../objects/runtime';
import { defineType } from '../../objects/spec';
import { typeNameOf } from '../../objects/type';
import { TypeFlag } from '../../objects/typeobject';
import { refuseKeywords, expectPositional } from '../../objects/arguments';
import { argumentKind } from '../../objects/textargs';
import { moduleType } from '../typedef';
import { Code } from './capi';
import { connectionState, type Connection } from './connection';
import { converters, description, fetchRow } from './rows';
import { fail } from './errors';
import { bindParameters, LIMIT_SQL_LENGTH, type Statement } from './statement';
import { utf8 } from './values';

export const enum CursorWord {
  Connection,
  Description,
  LastRowId,
  RowFactory,
  /** A list: a converter for each column, or None; NULL: types are not detected. */
  Converters,
  Count,
}

/** The state of a cursor, which stands among the payloads. */
interface State {
  connection: Connection | null;
  statement: Statement | null;
  initialized: boolean;
  closed: boolean;
  /** It is running a statement. */
  locked: boolean;
  rowCount: number;
  arraySize: number;
}

const stateOf = (rt: Runtime, self: Handle): State => rt.payloads.others.get(rt.heap.num[self]) as State;
const word = (rt: Runtime, self: Handle, at: CursorWord): Handle => rt.heap.words[rt.heap.base[self] + at];
const setWord = (rt: Runtime, self: Handle, at: CursorWord, value: Handle): void =>
  rt.heap.setRef(rt.heap.base[self] + at, value);

function init(rt: Runtime, self: Handle, args: readonly Handle[], kwnames: readonly string[] | null): void {
  refuseKeywords(rt, 'Cursor', kwnames);
  expectPositional(rt, 'Cursor', args, 1, 1);
  const [connection] = args;
  if (!rt.isInstance(connection, moduleType(rt, 'sqlite3.Connection'))) {
    rt.raise('TypeError', `Cursor() argument 1 must be sqlite3.Connection, not ${argumentKind(rt, connection)}`);
  }
  const state = stateOf(rt, self);
  refuseRecursion(rt, state);
  leave(state);
  setWord(rt, self, CursorWord.Connection, connection);
  setWord(rt, self, CursorWord.Converters, NULL);
  for (const at of [CursorWord.Description, CursorWord.LastRowId, CursorWord.RowFactory]) setWord(rt, self, at, NONE);
  Object.assign(state, { closed: false, rowCount: -1, arraySize: 1, connection: connectionState(rt, connection) });
  connectionState(rt, connection).checkThread();
  state.initialized = true;
}

/** Is through with the statement. */
function leave(state: State): void {
  if (state.statement !== null) state.connection?.giveBack(state.statement);
  state.statement = null;
}

function refuseRecursion(rt: Runtime, { locked }: State): void {
  if (locked) fail(rt, 'ProgrammingError', 'Recursive use of cursors not allowed.');
}

/** The connection of a cursor that can be used. */
function checked(rt: Runtime, state: State): Connection {
  const { connection } = state;
  if (!state.initialized || connection === null)
    return fail(rt, 'ProgrammingError', 'Base Cursor.__init__ not called.');
  if (state.closed) fail(rt, 'ProgrammingError', 'Cannot operate on a closed cursor.');
  refuseRecursion(rt, state);
  return connection.check();
}

function requireStr(rt: Runtime, name: string, h: Handle, place: string): void {
  if (!rt.isStr(h)) rt.raise('TypeError', `${name}() argument${place} must be str, not ${argumentKind(rt, h)}`);
}

/** Runs one statement with one set of parameters, or with many; `parameters` gives the next, NULL at the end. */
function run(rt: Runtime, self: Handle, sql: Handle, multiple: boolean, parameters: () => Handle): Handle {
  const state = stateOf(rt, self);
  const connection = checked(rt, state);
  const { engine } = connection;
  state.locked = true;
  try {
    leave(state);
    setWord(rt, self, CursorWord.Description, NONE);
    const statement = connection.statement(sql);
    state.statement = statement;
    statement.inUse = true;
    if (multiple && engine.api.sqlite3_stmt_readonly(statement.address) !== 0) {
      fail(rt, 'ProgrammingError', 'executemany() can only execute DML statements.');
    }
    state.rowCount = statement.isDml ? 0 : -1;
    if (statement.isDml) connection.beginImplicitly();
    for (;;) {
      const mark = rt.heap.poolMark;
      const current = parameters();
      if (current === NULL) break;
      statement.inUse = true;
      bindParameters(engine, connection.db, statement, current);
      if (multiple) rt.heap.drain(mark);
      const code = statement.step();
      if (code !== Code.Done && code !== Code.Row) {
        statement.reset();
        connection.checkError();
      }
      if (connection.detectTypes !== 0) setWord(rt, self, CursorWord.Converters, converters(connection, statement));
      if (word(rt, self, CursorWord.Description) === NONE) {
        setWord(rt, self, CursorWord.Description, description(connection, statement));
      }
      if (code === Code.Done && statement.isDml) state.rowCount += engine.api.sqlite3_changes(connection.db);
      if (multiple) statement.reset();
      else if (code === Code.Done) leave(state);
    }
    if (!multiple) {
      const row = rt.newInt(engine.api.sqlite3_last_insert_rowid(connection.db));
      setWord(rt, self, CursorWord.LastRowId, row);
    }
    return self;
  } catch (problem) {
    state.rowCount = -1;
    leave(state);
    throw problem;
  } finally {
    state.locked = false;
  }
}

/** The next row; NULL at the end. */
function next(rt: Runtime, self: Handle): Handle {
  const state = stateOf(rt, self);
  const connection = checked(rt, state);
  const { statement } = state;
  if (statement === null) return NULL;
  const { api } = connection.engine;
  if (statement.address === 0 || api.sqlite3_data_count(statement.address) === 0) {
    leave(state);
    return NULL;
  }
  // A converter or a text factory may use the cursor.
  state.locked = true;
  let row: Handle;
  try {
    row = fetchRow(connection, statement, word(rt, self, CursorWord.Connection), word(rt, self, CursorWord.Converters));
  } finally {
    state.locked = false;
  }
  const code = statement.step();
  if (code === Code.Done) {
    if (statement.isDml) state.rowCount = api.sqlite3_changes(connection.db);
    leave(state);
  } else if (code !== Code.Row) {
    leave(state);
    connection.checkError();
  }
  const factory = word(rt, self, CursorWord.RowFactory);
  return factory === NONE ? row : rt.call(factory, [self, row]);
}

function fetch(rt: Runtime, self: Handle, most: number): Handle {
  const rows: Handle[] = [];
  while (rows.length !== most) {
    const row = next(rt, self);
    if (row === NULL) break;
    rows.push(row);
    rt.fuel(1);
  }
  return rt.newList(rows);
}

/** `executescript`: commits what is under way, then runs all statements of a text. */
function runScript(rt: Runtime, self: Handle, script: Handle): Handle {
  const connection = checked(rt, stateOf(rt, self));
  const { engine, db } = connection;
  const { api } = engine;
  const bytes = utf8(rt, script);
  if (bytes.length > engine.api.sqlite3_limit(db, LIMIT_SQL_LENGTH, -1)) {
    fail(rt, 'DataError', 'query string is too large');
  }
  if (bytes.includes(0)) rt.raise('ValueError', 'embedded null character');
  if (connection.autocommit === -1 && connection.inTransaction) connection.run('COMMIT');
  engine.withBytes(bytes, (start, size) =>
    engine.withRoom(8, (room) => {
      for (let at = start; at < start + size; at = engine.int32(room + 4)) {
        let code = api.sqlite3_prepare_v2(db, at, start + size - at + 1, room, room + 4);
        const statement = engine.int32(room);
        if (code === Code.Ok) {
          do code = api.sqlite3_step(statement);
          while (code === Code.Row);
          code = api.sqlite3_finalize(statement);
        }
        if (code !== Code.Ok) connection.checkError();
        engine.settle();
      }
    }),
  );
  return self;
}

export const cursorType = defineType({
  id: null,
  name: 'Cursor',
  module: 'sqlite3',
  flags: TypeFlag.BaseType | TypeFlag.GC | TypeFlag.HasWeakrefs,
  doc: 'SQLite database cursor class.',
  layout: {
    words: CursorWord.Count,
    refs: CursorWord.Count,
    release: (rt, self) => {
      leave(stateOf(rt, self));
      if (rt.heap.recycle) rt.payloads.others.remove(rt.heap.num[self]);
    },
  },
  slots: {
    new: (rt, type) => {
      const state: State = {
        connection: null,
        statement: null,
        initialized: false,
        closed: false,
        locked: false,
        rowCount: -1,
        arraySize: 1,
      };
      return allocate(rt, type, rt.payloads.others.add(state));
    },
    init,
    iter: (_rt, self) => self,
    iternext: next,
  },
  members: { connection: CursorWord.Connection, description: CursorWord.Description, lastrowid: CursorWord.LastRowId },
  parts: { row_factory: CursorWord.RowFactory, converters: CursorWord.Converters },
  getset: {
    arraysize: {
      get: (rt, self) => rt.newInt(stateOf(rt, self).arraySize),
      set: (rt, self, value) => {
        if (value === NULL) rt.raise('TypeError', "can't delete numeric/char attribute");
        stateOf(rt, self).arraySize = Number(rt.index(value));
      },
    },
    rowcount: { get: (rt, self) => rt.newInt(stateOf(rt, self).rowCount) },
    row_factory: {
      get: (rt, self) => word(rt, self, CursorWord.RowFactory) || NONE,
      set: (rt, self, value) => setWord(rt, self, CursorWord.RowFactory, value),
    },
  },
  methods: [
    native('close', '', (rt, self) => {
      const state = stateOf(rt, self);
      if (state.connection === null) fail(rt, 'ProgrammingError', 'Base Cursor.__init__ not called.');
      refuseRecursion(rt, state);
      state.connection?.check();
      leave(state);
      state.closed = true;
      return NONE;
    }),
    native('execute', 'sql, parameters=(), /', (rt, self, sql, given) => {
      requireStr(rt, 'execute', sql, ' 1');
      let left = true;
      return run(rt, self, sql, false, () => {
        if (!left) return NULL;
        left = false;
        return given === NULL ? rt.newTuple([]) : given;
      });
    }),
    native('executemany', 'sql, seq_of_parameters, /', (rt, self, sql, sequence) => {
      requireStr(rt, 'executemany', sql, ' 1');
      checked(rt, stateOf(rt, self));
      const iterator = rt.typeOf(sequence).slots.iternext === undefined ? rt.iter(sequence) : sequence;
      return run(rt, self, sql, true, () => rt.next(iterator));
    }),
    native('executescript', 'sql_script, /', (rt, self, script) => {
      requireStr(rt, 'executescript', script, '');
      return runScript(rt, self, script);
    }),
    native('fetchone', '', (rt, self) => {
      const row = next(rt, self);
      return row === NULL ? NONE : row;
    }),
    native('fetchmany', 'size=1', (rt, self, size) => {
      const most = size === NULL ? stateOf(rt, self).arraySize : Number(rt.index(size));
      return fetch(rt, self, most === 0 ? -1 : most);
    }),
    native('fetchall', '', (rt, self) => fetch(rt, self, -1)),
    native('setinputsizes', 'sizes, /', () => NONE),
    native('setoutputsize', 'size, column=None, /', () => NONE),
  ],
});

export const prepareProtocolType = defineType({
  id: null,
  name: 'PrepareProtocol',
  module: 'sqlite3',
  flags: TypeFlag.BaseType,
  doc: 'PEP 246 style object adaption protocol type.',
  slots: {
    new: (rt, type) => allocate(rt, type),
    init: () => undefined,
  },
});

/** connection.cursor(): by a factory. */
export function makeCursor(rt: Runtime, connection: Handle, factory: Handle, rowFactory: Handle): Handle {
  const type = moduleType(rt, 'sqlite3.Cursor');
  const cursor = rt.call(factory === NULL ? type.handle : factory, [connection]);
  if (!rt.isInstance(cursor, type)) {
    rt.raise('TypeError', `factory must return a cursor, not ${typeNameOf(rt, cursor)}`);
  }
  if (rowFactory !== NONE) setWord(rt, cursor, CursorWord.RowFactory, rowFactory);
  return cursor;
}
