/** Prepared statements. Twin of Modules/_sqlite/statement.c and of the binding of parameters in cursor.c. */
import { NULL, type Handle } from '../../memory';
import { typeNameOf } from '../../objects/type';
import { isSequence } from '../../protocols/sequence';
import { TypeId } from '../../objects/typeids';
import { adapted } from './adapt';
import { Code } from './capi';
import type { Engine } from './engine';
import { checkDatabase, fail } from './errors';
import { give, utf8 } from './values';

export const LIMIT_SQL_LENGTH = 1;

/** SQL without the blanks and comments before it; '' where there is nothing else. Twin of lstrip_sql. */
export function withoutComments(sql: string): string {
  return sql.replace(/^(?:[ \t\f\n\r]|--[^\n]*(?:\n|$)|\/\*[^]*?(?:\*\/|$))+/, '');
}

export class Statement {
  inUse = false;
  /** Whether it waits in the connection's cache to be used again. */
  cached = false;

  constructor(
    private readonly engine: Engine,
    /** `sqlite3_stmt`; 0: it is gone, or there was nothing but comments. */
    public address: number,
    /** Whether it changes data: INSERT, UPDATE, DELETE or REPLACE. */
    readonly isDml: boolean,
  ) {}

  reset(): void {
    if (!this.inUse || this.address === 0) return;
    this.engine.api.sqlite3_reset(this.address);
    this.inUse = false;
  }

  finalize(): void {
    if (this.address !== 0) this.engine.api.sqlite3_finalize(this.address);
    this.address = 0;
    this.inUse = false;
  }

  /** What `sqlite3_step` answers. */
  step(): number {
    const code = this.engine.api.sqlite3_step(this.address);
    this.engine.settle();
    return code;
  }
}

/** Compiles SQL; raises what is wrong with it. */
export function prepare(engine: Engine, db: number, sql: Handle): Statement {
  const { api, rt } = engine;
  const bytes = utf8(rt, sql);
  if (bytes.length > api.sqlite3_limit(db, LIMIT_SQL_LENGTH, -1)) fail(rt, 'DataError', 'query string is too large');
  if (bytes.includes(0)) fail(rt, 'ProgrammingError', 'the query contains a null character');
  const [address, tail] = engine.withBytes(bytes, (text, size) =>
    engine.withRoom(8, (room) => {
      const code = api.sqlite3_prepare_v2(db, text, size + 1, room, room + 4);
      if (code !== Code.Ok) checkDatabase(engine, db);
      engine.settle();
      return [engine.int32(room), engine.text(engine.int32(room + 4)) ?? ''] as const;
    }),
  );
  if (withoutComments(tail) !== '') {
    api.sqlite3_finalize(address);
    fail(rt, 'ProgrammingError', 'You can only execute one statement at a time.');
  }
  const isDml = /^(?:insert|update|delete|replace)/i.test(withoutComments(rt.text(sql)));
  return new Statement(engine, address, isDml);
}

/** Binds one value; 'type': it is of a type that SQLite does not know. */
function bindOne(engine: Engine, db: number, statement: number, position: number, value: Handle): 'type' | 'bound' {
  const { api } = engine;
  const code = give(engine, value, {
    none: () => api.sqlite3_bind_null(statement, position),
    integer: (int) => api.sqlite3_bind_int64(statement, position, int),
    float: (float) => api.sqlite3_bind_double(statement, position, float),
    text: (address, size, free) => api.sqlite3_bind_text(statement, position, address, size, free),
    blob: (address, size, free) => api.sqlite3_bind_blob(statement, position, address, size, free),
  });
  if (code === null) return 'type';
  if (code !== Code.Ok) checkDatabase(engine, db);
  return 'bound';
}

/** Binds parameters: those of a sequence by place, those of a mapping by name. */
export function bindParameters(engine: Engine, db: number, statement: Statement, parameters: Handle): void {
  const { api, rt } = engine;
  const st = statement.address;
  const needed = api.sqlite3_bind_parameter_count(st);
  const bind = (position: number, value: Handle): void => {
    const current = adapted(rt, value);
    if (bindOne(engine, db, st, position, current) === 'bound') return;
    fail(
      rt,
      'ProgrammingError',
      `Error binding parameter ${position}: type '${typeNameOf(rt, current)}' is not supported`,
    );
  };
  if (isSequence(rt, parameters)) {
    const exact = [TypeId.Tuple, TypeId.List].some((id) => rt.typeOf(parameters) === rt.types[id]);
    const supplied = exact ? rt.items(parameters).length : rt.length(parameters);
    if (supplied !== needed) {
      fail(
        rt,
        'ProgrammingError',
        'Incorrect number of bindings supplied. The current ' +
          `statement uses ${needed}, and there are ${supplied} supplied.`,
      );
    }
    for (let i = 0; i < needed; i++) {
      const name = engine.text(api.sqlite3_bind_parameter_name(st, i + 1));
      if (name !== null && !name.startsWith('?')) {
        fail(
          rt,
          'ProgrammingError',
          `Binding ${i + 1} ('${name}') is a named parameter, but you supplied a sequence which requires nominal ` +
            '(qmark) placeholders.',
        );
      }
      bind(i + 1, rt.getItem(parameters, rt.newInt(i)));
    }
  } else if (rt.isInstance(parameters, rt.types[TypeId.Dict])) {
    for (let i = 1; i <= needed; i++) {
      const name = engine.text(api.sqlite3_bind_parameter_name(st, i))?.slice(1);
      if (name === undefined) {
        fail(rt, 'ProgrammingError', `Binding ${i} has no name, but you supplied a dictionary (which has only names).`);
      }
      let value: Handle = NULL;
      const missing = rt.attempt(['LookupError'], () => (value = rt.getItem(parameters, rt.newStr(name ?? ''))));
      if (missing !== NULL) {
        fail(rt, 'ProgrammingError', `You did not supply a value for binding parameter :${name}.`);
      }
      bind(i, value);
    }
  } else fail(rt, 'ProgrammingError', 'parameters are of unsupported type');
}
