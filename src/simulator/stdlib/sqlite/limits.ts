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
  native(
    'setlimit',
    'category, limit, /',
    (rt, self, category, value) => limit(rt, connectionState(rt, self).check(), category, Number(rt.index(value))),
    {
      doc:
        'Set connection run-time limits.\n\n  category\n    The limit category to be set.\n  limit\n' +
        '    The new limit. If the new limit is a negative number, the limit is\n    unchanged.\n\n' +
        'Attempts to increase a limit above its hard upper bound are silently truncated\n' +
        'to the hard upper bound. Regardless of whether or not the limit was changed,\n' +
        'the prior value of the limit is returned.',
    },
  ),
  native(
    'getlimit',
    'category, /',
    (rt, self, category) => limit(rt, connectionState(rt, self).check(), category, -1),
    { doc: 'Get connection run-time limits.\n\n  category\n    The limit category to be queried.' },
  ),
  native(
    'setconfig',
    'op, enable=True, /',
    (rt, self, option, enable) => {
      const wanted = enable === NULL || rt.truth(enable);
      const actual = setting(rt, connectionState(rt, self).check(), option, Number(wanted));
      if (actual !== wanted) fail(rt, 'OperationalError', `Unable to set config`);
      return NONE;
    },
    {
      doc: 'Set a boolean connection configuration option.\n\n  op\n    The configuration verb; one of the sqlite3.SQLITE_DBCONFIG codes.',
    },
  ),
  native(
    'getconfig',
    'op, /',
    (rt, self, option) => boolHandle(setting(rt, connectionState(rt, self).check(), option, -1)),
    {
      doc: 'Query a boolean connection configuration option.\n\n  op\n    The configuration verb; one of the sqlite3.SQLITE_DBCONFIG codes.',
    },
  ),
];
