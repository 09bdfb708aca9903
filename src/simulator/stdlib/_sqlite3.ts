/** The module _sqlite3. Twin of Modules/_sqlite/module.c; its types are in sqlite/. */
import { boolHandle, NONE, type Handle } from '../memory';
import type { BuiltinModule } from '../machine/modules';
import { native } from '../objects/native';
import { argumentKind } from '../objects/textargs';
import { blobType } from './sqlite/blob';
import { statementType } from './sqlite/statementtype';
import { adapt, registerAdapter } from './sqlite/adapt';
import { enableTracebacks } from './sqlite/callbacks';
import { LEGACY_TRANSACTION_CONTROL } from './sqlite/connection';
import { connect, connectionType } from './sqlite/connectiontype';
import { ACTIONS, LIMITS, RESULT_CODES, SETTINGS } from './sqlite/constants';
import { cursorType, prepareProtocolType } from './sqlite/cursor';
import { sqliteEngine } from './sqlite/engine';
import { EXCEPTIONS, moduleValue } from './sqlite/errors';
import { rowType } from './sqlite/row';
import { addTypes, moduleType, newExceptionClass } from './typedef';

export const sqliteModule: BuiltinModule = {
  name: '_sqlite3',
  functions: [
    connect,
    native('complete_statement', 'statement', (rt, _self, statement) => {
      if (!rt.isStr(statement)) {
        rt.raise(
          'TypeError',
          `complete_statement() argument 'statement' must be str, not ${argumentKind(rt, statement)}`,
        );
      }
      const engine = sqliteEngine(rt);
      return boolHandle(engine.withText(rt.text(statement), (sql) => engine.api.sqlite3_complete(sql) !== 0));
    }),
    native('register_adapter', 'type, adapter, /', (rt, _self, type, adapter) => {
      registerAdapter(rt, type, adapter);
      return NONE;
    }),
    native('register_converter', 'typename, converter, /', (rt, _self, name, converter) => {
      if (!rt.isStr(name)) {
        rt.raise('TypeError', `register_converter() argument 1 must be str, not ${argumentKind(rt, name)}`);
      }
      rt.setItem(moduleValue(rt, 'converters'), rt.callMethod(name, 'upper'), converter);
      return NONE;
    }),
    native('enable_callback_tracebacks', 'enable, /', (rt, _self, enable) => {
      enableTracebacks(rt, rt.truth(enable));
      return NONE;
    }),
    native(
      'adapt',
      'obj, proto=PrepareProtocolType, alt=<unrepresentable>, /',
      (rt, _self, object, protocol, alternative) =>
        adapt(rt, object, protocol || moduleType(rt, 'sqlite3.PrepareProtocol').handle, alternative),
    ),
  ],
  init: (vm, _module, set) => {
    addTypes(
      vm,
      set,
      [blobType, connectionType, cursorType, prepareProtocolType, rowType, statementType],
      (spec) => spec !== statementType,
    );
    const classes = new Map<string, Handle>();
    for (const [name, base] of EXCEPTIONS) {
      const made = newExceptionClass(vm, 'sqlite3', name, classes.get(base) ?? base);
      classes.set(name, made);
      set(name, made);
    }
    set('adapters', vm.newDict());
    set('converters', vm.newDict());
    const engine = sqliteEngine(vm);
    set('sqlite_version', vm.newStr(engine.text(engine.api.sqlite3_libversion()) ?? ''));
    const numbers = { PARSE_DECLTYPES: 1, PARSE_COLNAMES: 2, LEGACY_TRANSACTION_CONTROL, threadsafety: 3 };
    for (const [name, value] of [...Object.entries(numbers), ...RESULT_CODES, ...ACTIONS, ...LIMITS, ...SETTINGS]) {
      set(name, vm.newInt(value));
    }
  },
};
