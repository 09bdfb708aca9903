/** A connection's methods for limits and settings. */
import { boolHandle, NONE, NULL, type Handle } from '../../memory';
import { native, type NativeFunction } from '../../objects/native';
import type { Runtime } from '../../objects/runtime';
import { Code } from './capi';
import { connectionState, type Connection } from './connection';
import { fail } from './errors';
import { SETTINGS } from './constants';

function limit(rt: Runtime, state: Connection, category: Handle, value: number): Handle {
  const old = state.engine.api.sqlite3_limit(state.db, Number(rt.index(category)), value);
  if (old < 0) fail(rt, 'ProgrammingError', "'category' is out of bounds");
  return rt.newInt(old);
}

/** Sets (1, 0) or asks for (-1) a setting; what it is then. */
function setting(rt: Runtime, state: Connection, option: Handle, value: number): boolean {
  const number = Number(rt.index(option));
  if (!SETTINGS.some(([, known]) => known === number)) rt.raise('ValueError', `unknown config 'op': ${number}`);
  const { engine } = state;
  return engine.withRoom(4, (room) => {
    const code = engine.api.sqlite3__wasm_db_config_ip(state.db, number, value, room);
    if (code !== Code.Ok) state.checkError();
    return engine.int32(room) !== 0;
  });
}

export const limitMethods: readonly NativeFunction[] = [
  native('setlimit', 'category, limit, /', (rt, self, category, value) =>
    limit(rt, connectionState(rt, self).check(), category, Number(rt.index(value))),
  ),
  native('getlimit', 'category, /', (rt, self, category) => limit(rt, connectionState(rt, self).check(), category, -1)),
  native('setconfig', 'op, enable=True, /', (rt, self, option, enable) => {
    const wanted = enable === NULL || rt.truth(enable);
    const actual = setting(rt, connectionState(rt, self).check(), option, Number(wanted));
    if (actual !== wanted) fail(rt, 'OperationalError', `Unable to set config`);
    return NONE;
  }),
  native('getconfig', 'op, /', (rt, self, option) =>
    boolHandle(setting(rt, connectionState(rt, self).check(), option, -1)),
  ),
];
