/**
 * The type Blob: a value that is read and written in pieces. Twin of Modules/_sqlite/blob.c. The published build of SQLite leaves its
 * functions for that out (sqlite3_blob_open): a piece is read and written here as SELECT and UPDATE do it.
 */
import { FALSE, NONE, NULL, type Handle } from '../../memory';
import { bytesArgument } from '../../objects/buffer';
import { allocate } from '../../objects/instance';
import { native, type NativeFunction } from '../../objects/native';
import type { Runtime } from '../../objects/runtime';
import { adjustSlice, unpackSlice } from '../../objects/slice';
import { defineType } from '../../objects/spec';
import { TypeId } from '../../objects/typeids';
import { TypeFlag } from '../../objects/typeobject';
import { moduleType } from '../typedef';
import { Code, TRANSIENT, ValueType } from './capi';
import { connectionState, type Connection } from './connection';
import { fail, failWith } from './errors';
import { prepare } from './statement';

/** A row, and the column in it. */
interface Place {
  readonly table: string;
  readonly column: string;
  readonly schema: string;
  readonly row: bigint;
}

interface State {
  readonly connection: Connection;
  readonly place: Place;
  readonly length: number;
  readonly isText: boolean;
  readonly readOnly: boolean;
  /** The database's count of changes when it was opened: a row that others have changed is gone. */
  changes: number;
  offset: number;
  closed: boolean;
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const stateOf = (rt: Runtime, self: Handle): State => rt.payloads.others.get(rt.heap.num[self]) as State;

function changesOf({ engine, db }: Connection): number {
  return engine.api.sqlite3_total_changes(db);
}

/** The bytes of a value, and of what kind it is; null: there is no such row. */
function load(connection: Connection, place: Place): { bytes: Uint8Array; type: number } | null {
  const { engine, db } = connection;
  const { api, rt } = engine;
  const { table, column, schema, row } = place;
  const sql = `SELECT ${quoted(column)} FROM ${quoted(schema)}.${quoted(table)} WHERE rowid = ?`;
  const statement = prepare(engine, db, rt.newStr(sql));
  try {
    api.sqlite3_bind_int64(statement.address, 1, row);
    const code = statement.step();
    if (code === Code.Done) return null;
    if (code !== Code.Row) connection.checkError();
    const type = api.sqlite3_column_type(statement.address, 0);
    const address = api.sqlite3_column_blob(statement.address, 0);
    return { bytes: engine.read(address, api.sqlite3_column_bytes(statement.address, 0)), type };
  } finally {
    statement.finalize();
  }
}

function store(state: State, bytes: Uint8Array): void {
  const { connection, place } = state;
  const { engine, db } = connection;
  const { api, rt } = engine;
  if (state.readOnly) failWith(engine, Code.ReadOnly, 'attempt to write a readonly database');
  const { table, column, schema, row } = place;
  const sql = `UPDATE ${quoted(schema)}.${quoted(table)} SET ${quoted(column)} = ? WHERE rowid = ?`;
  const statement = prepare(engine, db, rt.newStr(sql));
  try {
    engine.withBytes(bytes, (address, size) => {
      const bind = state.isText ? api.sqlite3_bind_text : api.sqlite3_bind_blob;
      bind(statement.address, 1, address, size, TRANSIENT);
    });
    api.sqlite3_bind_int64(statement.address, 2, row);
    if (statement.step() !== Code.Done) connection.checkError();
  } finally {
    statement.finalize();
  }
  state.changes = changesOf(connection);
}

/** The state of a blob that can be used. */
function checked(rt: Runtime, self: Handle): State {
  const state = stateOf(rt, self);
  state.connection.check();
  if (state.closed) fail(rt, 'ProgrammingError', 'Cannot operate on a closed blob.');
  return state;
}

/** All its bytes, as long as nobody else has changed the row. */
function current(state: State): Uint8Array {
  const { connection, place } = state;
  const found = load(connection, place);
  if (found === null || found.bytes.length !== state.length || state.changes !== changesOf(connection)) {
    return failWith(connection.engine, Code.Abort, 'query aborted');
  }
  return found.bytes;
}

/** Writes bytes over those from an offset on. */
function patch(state: State, offset: number, bytes: Uint8Array): void {
  const all = current(state);
  all.set(bytes, offset);
  store(state, all);
}

function indexOf(rt: Runtime, state: State, item: Handle): number {
  let index = rt.indexClipped(item);
  if (index < 0) index += state.length;
  if (index < 0 || index >= state.length) rt.raise('IndexError', 'Blob index out of range');
  return index;
}

const isSlice = (rt: Runtime, h: Handle): boolean => rt.isInstance(h, rt.types[TypeId.Slice]);
const isIndex = (rt: Runtime, h: Handle): boolean => rt.typeOf(h).slots.index !== undefined;

function subscript(rt: Runtime, self: Handle, item: Handle): Handle {
  const state = checked(rt, self);
  if (isIndex(rt, item)) return rt.newInt(current(state)[indexOf(rt, state, item)]);
  if (!isSlice(rt, item)) rt.raise('TypeError', 'Blob indices must be integers');
  const { start, step, count } = adjustSlice(unpackSlice(rt, item), state.length);
  const all = current(state);
  return rt.newBytes(Uint8Array.from({ length: count }, (_, i) => all[start + i * step]));
}

function assign(rt: Runtime, self: Handle, item: Handle, value: Handle): void {
  const state = checked(rt, self);
  if (isIndex(rt, item)) {
    if (value === NULL) rt.raise('TypeError', "Blob doesn't support item deletion");
    const index = indexOf(rt, state, item);
    if (!rt.isInt(value)) {
      rt.raise('TypeError', `'${rt.typeOf(value).name}' object cannot be interpreted as an integer`);
    }
    const byte = rt.index(value);
    if (byte < 0 || byte > 255) rt.raise('ValueError', 'byte must be in range(0, 256)');
    patch(state, index, Uint8Array.of(Number(byte)));
    return;
  }
  if (!isSlice(rt, item)) rt.raise('TypeError', 'Blob indices must be integers');
  if (value === NULL) rt.raise('TypeError', "Blob doesn't support slice deletion");
  const { start, step, count } = adjustSlice(unpackSlice(rt, item), state.length);
  const bytes = bytesArgument(rt, value);
  if (bytes.length !== count) rt.raise('IndexError', 'Blob slice assignment is wrong size');
  if (count === 0) return;
  const all = current(state);
  for (let i = 0; i < count; i++) all[start + i * step] = bytes[i];
  store(state, all);
}

function seek(rt: Runtime, state: State, offset: number, origin: number): void {
  const from = [0, state.offset, state.length][origin];
  if (from === undefined) {
    rt.raise('ValueError', "'origin' should be os.SEEK_SET, os.SEEK_CUR, or os.SEEK_END");
  }
  if (from + offset > 2 ** 31 - 1) rt.raise('OverflowError', 'seek offset results in overflow');
  if (from + offset < 0 || from + offset > state.length) rt.raise('ValueError', 'offset out of blob range');
  state.offset = from + offset;
}

function intArgument(rt: Runtime, h: Handle, fallback: number): number {
  if (h === NULL) return fallback;
  const value = rt.index(h);
  if (value > 2 ** 31 - 1 || value < -(2 ** 31)) rt.raise('OverflowError', 'Python int too large to convert to C int');
  return Number(value);
}

export const blobType = defineType({
  id: null,
  name: 'Blob',
  module: 'sqlite3',
  flags: TypeFlag.GC | TypeFlag.HasWeakrefs | TypeFlag.DisallowInstantiation,
  layout: { words: 1, refs: 1 },
  parts: { connection: 0 },
  slots: {
    length: (rt, self) => checked(rt, self).length,
    subscript,
    assSubscript: assign,
  },
  methods: [
    native('close', '', (rt, self) => {
      const state = stateOf(rt, self);
      state.connection.check();
      state.closed = true;
      return NONE;
    }),
    native('read', 'length=-1, /', (rt, self, length) => {
      const state = checked(rt, self);
      const asked = intArgument(rt, length, -1);
      const left = state.length - state.offset;
      const size = asked < 0 || asked > left ? left : asked;
      const piece = size === 0 ? new Uint8Array(0) : current(state).slice(state.offset, state.offset + size);
      state.offset += size;
      return rt.newBytes(piece);
    }),
    native('write', 'data, /', (rt, self, data) => {
      const state = checked(rt, self);
      const bytes = bytesArgument(rt, data);
      if (bytes.length > state.length - state.offset) rt.raise('ValueError', 'data longer than blob length');
      patch(state, state.offset, bytes);
      state.offset += bytes.length;
      return NONE;
    }),
    native('seek', 'offset, origin=0, /', (rt, self, offset, origin) => {
      seek(rt, checked(rt, self), intArgument(rt, offset, 0), intArgument(rt, origin, 0));
      return NONE;
    }),
    native('tell', '', (rt, self) => rt.newInt(checked(rt, self).offset)),
    native('__enter__', '', (rt, self) => {
      checked(rt, self);
      return self;
    }),
    native('__exit__', 'type, val, tb, /', (rt, self) => {
      checked(rt, self).closed = true;
      return FALSE;
    }),
  ],
});

const KINDS: Readonly<Record<number, string>> = {
  [ValueType.Integer]: 'integer',
  [ValueType.Float]: 'real',
  [ValueType.Null]: 'null',
};

/** Connection.blobopen(). */
export const openBlob: NativeFunction = native(
  'blobopen',
  "table, column, rowid, /, *, readonly=False, name='main'",
  (rt, self, table, column, row, readOnly, schema) => {
    const connection = connectionState(rt, self).check();
    const { engine, db } = connection;
    const place: Place = {
      table: rt.text(table),
      column: rt.text(column),
      schema: schema === NULL ? 'main' : rt.text(schema),
      row: BigInt(rt.index(row)),
    };
    if (BigInt.asIntN(64, place.row) !== place.row) {
      rt.raise('OverflowError', 'Python int too large to convert to SQLite INTEGER');
    }
    const columns = engine.withText(place.schema, (name) => engine.api.sqlite3_db_readonly(db, name));
    if (columns < 0) failWith(engine, Code.Error, `no such table: ${place.schema}.${place.table}`);
    checkColumn(connection, place);
    const found = load(connection, place);
    if (found === null) return failWith(engine, Code.Error, `no such rowid: ${place.row}`);
    const kind = KINDS[found.type];
    if (kind !== undefined) failWith(engine, Code.Error, `cannot open value of type ${kind}`);
    const state: State = {
      connection,
      place,
      length: found.bytes.length,
      isText: found.type === (ValueType.Text as number),
      readOnly: readOnly !== NULL && rt.truth(readOnly),
      changes: changesOf(connection),
      offset: 0,
      closed: false,
    };
    const made = allocate(rt, moduleType(rt, 'sqlite3.Blob'), rt.payloads.others.add(state));
    rt.heap.setRef(rt.heap.base[made], self);
    return made;
  },
);

/** Raises where there is no such table, or no such column in it. */
function checkColumn(connection: Connection, { table, column, schema }: Place): void {
  const { engine, db } = connection;
  const { rt } = engine;
  prepare(engine, db, rt.newStr(`SELECT 1 FROM ${quoted(schema)}.${quoted(table)}`)).finalize();
  try {
    prepare(engine, db, rt.newStr(`SELECT [${column}] FROM ${quoted(schema)}.${quoted(table)}`)).finalize();
  } catch {
    failWith(engine, Code.Error, `no such column: "${column}"`);
  }
}
