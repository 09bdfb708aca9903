/** A connection's methods that copy whole databases: backup(), serialize(), deserialize(). */
import { NONE, NULL, type Handle } from '../../memory';
import { bytesArgument } from '../../objects/buffer';
import { native, type NativeFunction } from '../../objects/native';
import type { Runtime } from '../../objects/runtime';
import { argumentKind } from '../../objects/textargs';
import { fileSystem } from '../filesystem';
import { moduleType } from '../typedef';
import { Code } from './capi';
import { connectionState, type Connection } from './connection';
import { fail, failWith } from './errors';

/** `SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE`. */
const OWNED_AND_RESIZEABLE = 3;
/** Places in a database's header: pages change their number with each transaction ("Database File Format"). */
const PAGE_SIZE_AT = 16;
const CHANGE_COUNTER_AT = 24;
const VERSION_VALID_FOR_AT = 92;

/** All bytes of a database; null: there is none of that name. */
function serialized(state: Connection, name: string): Uint8Array | null {
  const { engine, db } = state;
  return engine.withText(name, (schema) =>
    engine.withRoom(8, (room) => {
      const address = engine.api.sqlite3_serialize(db, schema, room, 0);
      const size = Number(engine.int64(room));
      if (address === 0) return engine.api.sqlite3_db_readonly(db, schema) < 0 ? null : new Uint8Array(0);
      const bytes = engine.read(address, size);
      engine.api.sqlite3_free(address);
      return bytes;
    }),
  );
}

/** Puts a database in the place of one: from now on it lives in memory. */
function deserialize(state: Connection, name: string, bytes: Uint8Array): void {
  const { engine, db } = state;
  const size = BigInt(bytes.length);
  const address = engine.api.sqlite3_malloc(Math.max(1, bytes.length));
  engine.write(address, bytes);
  const code = engine.withText(name, (schema) =>
    engine.api.sqlite3_deserialize(db, schema, address, size, size, OWNED_AND_RESIZEABLE),
  );
  if (code !== Code.Ok) state.checkError();
}

/** Writes a database over that of a file, as a transaction does: who has it open sees by the counter that it has changed. */
function overwrite(state: Connection, path: string, bytes: Uint8Array): void {
  const fs = fileSystem(state.engine.rt);
  state.run('BEGIN EXCLUSIVE');
  state.run('ROLLBACK');
  const fd = fs.openFile(
    path,
    { read: true, write: true, append: false, create: true, exclusive: false, truncate: false },
    0o644,
  );
  try {
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    const header = fs.read(fd, 100);
    const old = header.length < 100 ? 0 : new DataView(header.buffer, header.byteOffset).getUint32(CHANGE_COUNTER_AT);
    const counter = Math.max(old, view.getUint32(CHANGE_COUNTER_AT)) + 1;
    view.setUint32(CHANGE_COUNTER_AT, counter);
    view.setUint32(VERSION_VALID_FOR_AT, counter);
    fs.truncate(fd, 0);
    fs.seek(fd, 0, 0);
    fs.write(fd, bytes);
  } finally {
    fs.closeFile(fd);
  }
}

/** The file of a connection's main database; '' for one in memory. */
function fileOf(state: Connection): string {
  const { engine, db } = state;
  return engine.withText('main', (schema) => engine.text(engine.api.sqlite3_db_filename(db, schema))) ?? '';
}

const nameOf = (rt: Runtime, h: Handle): string => (h === NULL ? 'main' : rt.text(h));

export const backupMethods: readonly NativeFunction[] = [
  native(
    'backup',
    "target, *, pages=-1, progress=None, name='main', sleep=0.25",
    (rt, self, target, pages, progress, name) => {
      const type = moduleType(rt, 'sqlite3.Connection');
      if (!rt.isInstance(target, type)) {
        rt.raise('TypeError', `backup() argument 'target' must be sqlite3.Connection, not ${argumentKind(rt, target)}`);
      }
      const state = connectionState(rt, self).check();
      const other = connectionState(rt, target);
      other.checkOpen();
      if (self === target) rt.raise('ValueError', 'target cannot be the same connection instance');
      const told = progress !== NULL && progress !== NONE;
      if (told && !rt.isCallable(progress)) rt.raise('TypeError', 'progress argument must be a callable');
      const bytes = serialized(state, nameOf(rt, name));
      if (bytes === null) return failWith(state.engine, Code.Error, `unknown database ${nameOf(rt, name)}`);
      if (other.inTransaction) fail(rt, 'OperationalError', 'destination database is in use');
      const size = bytes.length === 0 ? 0 : new DataView(bytes.buffer).getUint16(PAGE_SIZE_AT) || 1;
      const count = size === 0 ? 0 : bytes.length / (size === 1 ? 65536 : size);
      const step = pages === NULL ? -1 : Number(rt.index(pages)) || -1;
      for (let left = count; told;) {
        left = step < 0 ? 0 : Math.max(0, left - step);
        const code = left === 0 ? Code.Done : Code.Ok;
        rt.call(progress, [rt.newInt(code), rt.newInt(left), rt.newInt(count)]);
        if (code === Code.Done) break;
      }
      // What has changed meanwhile is copied too.
      const copied = serialized(state, nameOf(rt, name)) ?? bytes;
      const path = fileOf(other);
      if (path === '' || copied.length === 0) deserialize(other, 'main', copied);
      else overwrite(other, path, copied);
      return NONE;
    },
  ),
  native('serialize', "*, name='main'", (rt, self, name) => {
    const bytes = serialized(connectionState(rt, self).check(), nameOf(rt, name));
    if (bytes === null) return fail(rt, 'OperationalError', `unable to serialize '${nameOf(rt, name)}'`);
    return rt.newBytes(bytes);
  }),
  native('deserialize', "data, /, *, name='main'", (rt, self, data, name) => {
    const state = connectionState(rt, self).check();
    const bytes = rt.isStr(data) ? new TextEncoder().encode(rt.text(data)) : bytesArgument(rt, data);
    deserialize(state, nameOf(rt, name), bytes);
    return NONE;
  }),
];
