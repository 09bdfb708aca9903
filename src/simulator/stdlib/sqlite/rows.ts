/** Rows of a statement as Python's values, and what their columns are called. Twin of the second half of Modules/_sqlite/cursor.c. */
import { NONE, NULL, type Handle } from '../../memory';
import { newByteArray } from '../../objects/bytearray';
import { TypeId } from '../../objects/typeids';
import { ValueType } from './capi';
import { ConnectionWord, type Connection } from './connection';
import { fail, moduleValue } from './errors';
import type { Statement } from './statement';
import { decoded } from './values';

const PARSE_DECLTYPES = 1;
const PARSE_COLNAMES = 2;

function columnName(connection: Connection, { address }: Statement, column: number): string {
  return connection.engine.text(connection.engine.api.sqlite3_column_name(address, column)) ?? '';
}

/** `Cursor.description`: None where there are no columns. */
export function description(connection: Connection, statement: Statement): Handle {
  const { api, rt } = connection.engine;
  const count = api.sqlite3_column_count(statement.address);
  if (count === 0) return NONE;
  return rt.newTuple(
    Array.from({ length: count }, (_, i) => {
      let name = columnName(connection, statement, i);
      // "name [type]" is called "name".
      if ((connection.detectTypes & PARSE_COLNAMES) !== 0) name = name.replace(/ ?\[[^]*$/, '');
      return rt.newTuple([rt.newStr(name), NONE, NONE, NONE, NONE, NONE, NONE]);
    }),
  );
}

/** Who makes the values of each column: a list of converters, None for those without. */
export function converters(connection: Connection, statement: Statement): Handle {
  const { api, rt } = connection.engine;
  const registered = moduleValue(rt, 'converters');
  const named = (name: string): Handle => rt.callMethod(registered, 'get', rt.newStr(name.toUpperCase()), NONE);
  return rt.newList(
    Array.from({ length: api.sqlite3_column_count(statement.address) }, (_, i) => {
      let converter: Handle = NONE;
      if ((connection.detectTypes & PARSE_COLNAMES) !== 0) {
        const type = /\[([^\]]*)\]/.exec(columnName(connection, statement, i))?.[1];
        if (type !== undefined) converter = named(type);
      }
      if (converter === NONE && (connection.detectTypes & PARSE_DECLTYPES) !== 0) {
        const declared = connection.engine.text(api.sqlite3_column_decltype(statement.address, i));
        // 'NUMBER(10)' is NUMBER, 'INTEGER NOT NULL' is INTEGER.
        if (declared !== null) converter = named(/^[^ (]*/.exec(declared)?.[0] ?? '');
      }
      return converter;
    }),
  );
}

/** The row that the statement stands at: a tuple. */
export function fetchRow(connection: Connection, statement: Statement, self: Handle, casts: Handle): Handle {
  const { api, rt } = connection.engine;
  const listed = casts === NULL ? [] : rt.items(casts);
  const count = api.sqlite3_data_count(statement.address);
  return rt.newTuple(
    Array.from({ length: count }, (_, i) => {
      const converter = listed[i] ?? NONE;
      return converter === NONE
        ? columnValue(connection, statement, self, i)
        : converted(connection, statement, converter, i);
    }),
  );
}

function converted(connection: Connection, { address }: Statement, converter: Handle, column: number): Handle {
  const { api, rt } = connection.engine;
  const blob = api.sqlite3_column_blob(address, column);
  if (blob === 0) return NONE;
  const bytes = connection.engine.read(blob, api.sqlite3_column_bytes(address, column));
  return rt.call(converter, [rt.newBytes(bytes)]);
}

function columnValue(connection: Connection, statement: Statement, self: Handle, column: number): Handle {
  const { engine } = connection;
  const { api, rt } = engine;
  const { address } = statement;
  switch (api.sqlite3_column_type(address, column)) {
    case ValueType.Integer:
      return rt.newInt(api.sqlite3_column_int64(address, column));
    case ValueType.Float:
      return rt.newFloat(api.sqlite3_column_double(address, column));
    case ValueType.Text: {
      const text = api.sqlite3_column_text(address, column);
      return textValue(
        connection,
        statement,
        self,
        column,
        engine.read(text, api.sqlite3_column_bytes(address, column)),
      );
    }
    case ValueType.Blob: {
      const blob = api.sqlite3_column_blob(address, column);
      return rt.newBytes(engine.read(blob, api.sqlite3_column_bytes(address, column)));
    }
    default:
      return NONE;
  }
}

function textValue(
  connection: Connection,
  statement: Statement,
  self: Handle,
  column: number,
  bytes: Uint8Array,
): Handle {
  const { rt } = connection.engine;
  const factory = rt.heap.words[rt.heap.base[self] + ConnectionWord.TextFactory];
  if (factory === rt.types[TypeId.Bytes].handle) return rt.newBytes(bytes);
  if (factory === rt.types[TypeId.ByteArray].handle) return newByteArray(rt, bytes);
  if (factory !== rt.types[TypeId.Str].handle) return rt.call(factory, [rt.newBytes(bytes)]);
  const text = decoded(bytes);
  if (text !== null) return rt.newStr(text);
  const shown = [...bytes].map((byte) => (byte < 128 ? String.fromCharCode(byte) : '\ufffd')).join('');
  return fail(
    rt,
    'OperationalError',
    `Could not decode to UTF-8 column '${columnName(connection, statement, column)}' with text '${shown}'`,
  );
}
