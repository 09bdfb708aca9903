/** SQLite's errors as exceptions. Twin of Modules/_sqlite/util.c. */
import type { Handle } from '../../memory';
import { machineOf } from '../../machine/frametype';
import type { Runtime } from '../../objects/runtime';
import { Code } from './capi';
import { errorName } from './constants';
import type { Engine } from './engine';

/** Names of the exceptions with their bases, in the order in which they are made. */
export const EXCEPTIONS: readonly (readonly [name: string, base: string])[] = [
  ['Error', 'Exception'],
  ['Warning', 'Exception'],
  ['InterfaceError', 'Error'],
  ['DatabaseError', 'Error'],
  ['InternalError', 'DatabaseError'],
  ['OperationalError', 'DatabaseError'],
  ['ProgrammingError', 'DatabaseError'],
  ['IntegrityError', 'DatabaseError'],
  ['DataError', 'DatabaseError'],
  ['NotSupportedError', 'DatabaseError'],
];

/** What the module has under a name: an exception class, the adapters. */
export function moduleValue(rt: Runtime, name: string): Handle {
  return rt.getAttr(rt.importModule('_sqlite3'), name);
}

/** Raises one of the module's exceptions. */
export function fail(rt: Runtime, name: string, message: string): never {
  return machineOf(rt).throwException(rt.call(moduleValue(rt, name), [rt.newStr(message)]));
}

function exceptionFor(code: number): string {
  switch (code) {
    case Code.Internal:
    case Code.NotFound:
      return 'InternalError';
    case Code.Error:
    case Code.Perm:
    case Code.Abort:
    case Code.Busy:
    case Code.Locked:
    case Code.ReadOnly:
    case Code.Interrupt:
    case Code.IoErr:
    case Code.Full:
    case Code.CantOpen:
    case Code.Protocol:
    case Code.Empty:
    case Code.Schema:
      return 'OperationalError';
    case Code.TooBig:
      return 'DataError';
    case Code.Constraint:
    case Code.Mismatch:
      return 'IntegrityError';
    case Code.Misuse:
    case Code.Range:
      return 'InterfaceError';
    default:
      return 'DatabaseError';
  }
}

/** Raises what the database says of the last operation; returns where that was none. */
export function checkDatabase(engine: Engine, db: number): void {
  const { api, rt } = engine;
  engine.settle();
  const code = api.sqlite3_errcode(db);
  if (code === Code.Ok) return;
  if (code === Code.NoMem) rt.raiseWith('MemoryError', []);
  failWith(engine, api.sqlite3_extended_errcode(db), engine.text(api.sqlite3_errmsg(db)) ?? '');
}

/** Raises the exception for a result code. */
export function failWith({ rt }: Engine, code: number, message: string): never {
  const exception = rt.call(moduleValue(rt, exceptionFor(code & 0xff)), [rt.newStr(message)]);
  rt.setAttr(exception, 'sqlite_errorcode', rt.newInt(code));
  rt.setAttr(exception, 'sqlite_errorname', rt.newStr(errorName(code)));
  return machineOf(rt).throwException(exception);
}
