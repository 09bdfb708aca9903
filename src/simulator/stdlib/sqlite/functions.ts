/** A connection's methods that have SQLite call Python: functions, aggregates, collations, handlers. */
import { NONE, NULL, type Handle } from '../../memory';
import { native, type NativeFunction } from '../../objects/native';
import type { Runtime } from '../../objects/runtime';
import { argumentKind } from '../../objects/textargs';
import { FunctionPointers } from './callbacks';
import { Code } from './capi';
import { connectionState, ConnectionWord, keepCallable, type Connection } from './connection';
import { fail } from './errors';
import { utf8 } from './values';

const UTF8 = 1;
const DETERMINISTIC = 0x800;
const TRACE_STATEMENT = 1;

function nameArgument(rt: Runtime, method: string, h: Handle): string {
  if (!rt.isStr(h)) rt.raise('TypeError', `${method}() argument 1 must be str, not ${argumentKind(rt, h)}`);
  utf8(rt, h);
  const text = rt.text(h);
  if (text.includes('\0')) rt.raise('ValueError', 'embedded null character');
  return text;
}

const pointersOf = (state: Connection): FunctionPointers => FunctionPointers.of(state.engine);

/** A handler of which a connection has one; None takes it away. */
function handler(name: string, parameter: string, doc: string, install: Install): NativeFunction {
  return native(
    name,
    parameter,
    (rt, self, callable) => {
      const state = connectionState(rt, self).check();
      install(state, callable === NONE ? 0 : keepCallable(rt, self, callable));
      return NONE;
    },
    { doc },
  );
}

/** Gets the number of the callable, 0 for none. */
type Install = (state: Connection, number: number) => void;

export const functionMethods: readonly NativeFunction[] = [
  native(
    'create_function',
    'name, narg, func, *, deterministic=False',
    (rt, self, name, count, callable, deterministic) => {
      const state = connectionState(rt, self).check();
      const text = nameArgument(rt, 'create_function', name);
      const flags = UTF8 | (deterministic !== NULL && rt.truth(deterministic) ? DETERMINISTIC : 0);
      const number = keepCallable(rt, self, callable);
      const { call, destroy } = pointersOf(state);
      const code = state.engine.withText(text, (at) =>
        state.engine.api.sqlite3_create_function_v2(
          state.db,
          at,
          Number(rt.index(count)),
          flags,
          number,
          call,
          0,
          0,
          destroy,
        ),
      );
      if (code !== Code.Ok) fail(rt, 'OperationalError', 'Error creating function');
      return NONE;
    },
  ),
  native('create_aggregate', 'name, n_arg, aggregate_class', (rt, self, name, count, callable) => {
    const state = connectionState(rt, self).check();
    const text = nameArgument(rt, 'create_aggregate', name);
    const number = keepCallable(rt, self, callable);
    const { step, final, destroy } = pointersOf(state);
    const code = state.engine.withText(text, (at) =>
      state.engine.api.sqlite3_create_function_v2(
        state.db,
        at,
        Number(rt.index(count)),
        UTF8,
        number,
        0,
        step,
        final,
        destroy,
      ),
    );
    if (code !== Code.Ok) fail(rt, 'OperationalError', 'Error creating aggregate');
    return NONE;
  }),
  native('create_window_function', 'name, num_params, aggregate_class, /', (rt, self, name, count, callable) => {
    const state = connectionState(rt, self).check();
    const text = nameArgument(rt, 'create_window_function', name);
    const given = callable !== NONE;
    const number = given ? keepCallable(rt, self, callable) : 0;
    const { step, final, value, inverse, destroy } = pointersOf(state);
    const parts = given ? ([step, final, value, inverse, destroy] as const) : ([0, 0, 0, 0, 0] as const);
    const code = state.engine.withText(text, (at) =>
      state.engine.api.sqlite3_create_window_function(state.db, at, Number(rt.index(count)), UTF8, number, ...parts),
    );
    if (code !== Code.Ok) fail(rt, 'ProgrammingError', 'bad parameter or other API misuse');
    return NONE;
  }),
  native('create_collation', 'name, callback, /', (rt, self, name, callable) => {
    const state = connectionState(rt, self).check();
    const text = nameArgument(rt, 'create_collation', name);
    if (callable !== NONE && !rt.isCallable(callable)) rt.raise('TypeError', 'parameter must be callable');
    const number = callable === NONE ? 0 : keepCallable(rt, self, callable);
    const { compare, destroy } = pointersOf(state);
    const parts = callable === NONE ? ([0, 0, 0] as const) : ([number, compare, destroy] as const);
    const code = state.engine.withText(text, (at) =>
      state.engine.api.sqlite3_create_collation_v2(state.db, at, UTF8, ...parts),
    );
    if (code !== Code.Ok) state.checkError();
    return NONE;
  }),
  handler('set_authorizer', 'authorizer_callback', 'Set authorizer callback.', (state, number) =>
    state.engine.api.sqlite3_set_authorizer(state.db, number === 0 ? 0 : pointersOf(state).authorize, number),
  ),
  handler(
    'set_trace_callback',
    'trace_callback',
    'Set a trace callback called for each SQL statement (passed as unicode).',
    (state, number) =>
      state.engine.api.sqlite3_trace_v2(
        state.db,
        number === 0 ? 0 : TRACE_STATEMENT,
        number === 0 ? 0 : pointersOf(state).trace,
        number,
      ),
  ),
  native('set_progress_handler', 'progress_handler, n', (rt, self, callable, operations) => {
    const state = connectionState(rt, self).check();
    const every = Number(rt.index(operations));
    if (callable === NONE || every <= 0) pointersOf(state).watch(state.db);
    else {
      keepCallable(rt, self, callable);
      const owner = rt.heap.words[rt.heap.base[self] + ConnectionWord.Callables];
      pointersOf(state).watchWith(state.db, every, callable, owner);
    }
    return NONE;
  }),
];
