/** Python functions that SQLite calls. Twin of the callbacks in Modules/_sqlite/connection.c. */
import { NONE, NULL, type Handle } from '../../memory';
import type { Runtime } from '../../objects/runtime';
import { TRANSIENT } from './capi';
import type { Engine } from './engine';
import { argumentValue, give } from './values';

const CALLBACK_TRACEBACKS = '\0sqlite.callbackTracebacks';
const DENY = 1;
/** `SQLITE_TRACE_STMT`. */
const TRACE_STATEMENT = 1;
const OPERATIONS_A_LOOK = 1000;
const LOOK_COST = 100;

/** enable_callback_tracebacks(). */
export function enableTracebacks(rt: Runtime, on: boolean): void {
  if (on) rt.interned.set(CALLBACK_TRACEBACKS, NONE);
  else rt.interned.delete(CALLBACK_TRACEBACKS);
}

/** Something callable, and the dict that keeps it and what it makes alive. */
interface Kept {
  readonly callable: Handle;
  readonly owner: Handle;
}

const pointers = new WeakMap<Engine, FunctionPointers>();

/** The addresses of the functions that SQLite is given for all of Python's; the data that comes with each call is a number of theirs. */
export class FunctionPointers {
  private readonly kept = new Map<number, Kept>();
  private numbers = 0;
  /** Instances of aggregate classes that are at work. */
  private readonly instances = new Map<number, Kept>();
  /** Progress handlers by database. */
  private readonly handlers = new Map<number, Kept>();

  readonly call: number;
  readonly step: number;
  readonly inverse: number;
  readonly value: number;
  readonly final: number;
  readonly destroy: number;
  readonly compare: number;
  readonly authorize: number;
  readonly trace: number;
  private readonly progress: number;

  static of(engine: Engine): FunctionPointers {
    let found = pointers.get(engine);
    if (found === undefined) {
      found = new FunctionPointers(engine);
      pointers.set(engine, found);
    }
    return found;
  }

  private constructor(private readonly engine: Engine) {
    const method = (name: string, callback: (context: number, count: number, values: number) => void): number =>
      engine.callback(name, callback);
    this.call = method('v(iii', (context, count, values) => this.callFunction(context, count, values));
    this.step = method('v(iii', (context, count, values) => this.callStep(context, count, values));
    this.inverse = method('v(iii', (context, count, values) => this.callInverse(context, count, values));
    this.value = engine.callback('v(i', (context) => this.callValue(context));
    this.final = engine.callback('v(i', (context) => this.callFinal(context));
    this.destroy = engine.callback('v(i', (number) => void this.kept.delete(number));
    this.compare = engine.callback('i(iiiii', (number, size1, text1, size2, text2) =>
      this.callCompare(number, engine.read(text1, size1), engine.read(text2, size2)),
    );
    this.authorize = engine.callback(
      'i(iiiiii',
      (number, action, ...texts) => this.callAuthorizer(number, action, texts),
      DENY,
    );
    this.trace = engine.callback('i(iiii', (event, number, statement, sql) => {
      if (event === TRACE_STATEMENT) this.callTrace(number, statement, sql);
      return 0;
    });
    this.progress = engine.callback('i(i', (db) => this.callProgress(db), 1);
  }

  /** The number of a callable. */
  keep(callable: Handle, owner: Handle): number {
    const number = ++this.numbers;
    this.engine.rt.setItem(owner, this.engine.rt.newInt(number), callable);
    this.kept.set(number, { callable, owner });
    return number;
  }

  // ---- calling Python

  private owned(number: number): Kept {
    const found = this.kept.get(number);
    if (found === undefined) throw new Error('SQLite calls what it has given back');
    return found;
  }

  /** Runs Python code; the exception that it raised, NULL: none. What it made is released. */
  private attempt(body: () => void, onProblem: (problem: Handle) => void): void {
    const { rt } = this.engine;
    const mark = rt.heap.poolMark;
    try {
      const problem = rt.attempt(['BaseException'], body);
      if (problem !== NULL) onProblem(problem);
    } finally {
      rt.heap.drain(mark);
    }
  }

  /** Says on stderr what nobody will catch, where the program wants that. */
  private report(callable: Handle, problem: Handle): void {
    const { rt } = this.engine;
    if (!rt.interned.has(CALLBACK_TRACEBACKS)) return;
    rt.writeUnraisable(`Exception ignored on sqlite3 callback ${rt.repr(callable)}`, problem);
  }

  /** The function whose context it is has failed. */
  private refuse(context: number, problem: Handle, message: string): void {
    const { api, rt } = this.engine;
    if (rt.isInstance(problem, rt.exceptionType('MemoryError'))) api.sqlite3_result_error_nomem(context);
    else if (rt.isInstance(problem, rt.exceptionType('OverflowError'))) api.sqlite3_result_error_toobig(context);
    else this.engine.withText(message, (text, size) => api.sqlite3_result_error(context, text, size));
    this.report(this.owned(api.sqlite3_user_data(context)).callable, problem);
  }

  private arguments(count: number, values: number): Handle[] {
    return Array.from({ length: count }, (_, i) => argumentValue(this.engine, this.engine.int32(values + i * 4)));
  }

  private giveResult(context: number, value: Handle, message: string): void {
    const { api } = this.engine;
    const given = give(this.engine, value, {
      none: () => api.sqlite3_result_null(context),
      integer: (int) => api.sqlite3_result_int64(context, int),
      float: (float) => api.sqlite3_result_double(context, float),
      text: (address, size) => api.sqlite3_result_text(context, address, size, TRANSIENT),
      blob: (address, size) => api.sqlite3_result_blob(context, address, size, TRANSIENT),
    });
    if (given === null) this.engine.withText(message, (text, size) => api.sqlite3_result_error(context, text, size));
  }

  private callFunction(context: number, count: number, values: number): void {
    const { api, rt } = this.engine;
    const message = 'user-defined function raised exception';
    this.attempt(
      () => {
        const { callable } = this.owned(api.sqlite3_user_data(context));
        this.giveResult(context, rt.call(callable, this.arguments(count, values)), message);
      },
      (problem) => this.refuse(context, problem, message),
    );
  }

  /** Calls a method of an aggregate's instance; false: it failed. */
  private callMethod(context: number, instance: Handle, name: string, args: () => Handle[], result: boolean): boolean {
    const { rt } = this.engine;
    let worked = true;
    let defined = false;
    this.attempt(
      () => {
        const method = rt.getAttr(instance, name);
        defined = true;
        const value = rt.call(method, args());
        if (result) this.giveResult(context, value, `user-defined aggregate's '${name}' method raised error`);
      },
      (problem) => {
        worked = false;
        const missing = !defined && rt.isInstance(problem, rt.exceptionType('AttributeError'));
        const what = missing ? 'method not defined' : 'method raised error';
        this.refuse(context, problem, `user-defined aggregate's '${name}' ${what}`);
      },
    );
    return worked;
  }

  /** The instance that gathers a group's values; it is made for the first. NULL: that failed. */
  private instanceFor(context: number): Handle {
    const { api, rt } = this.engine;
    const place = api.sqlite3_aggregate_context(context, 4);
    const known = this.instances.get(this.engine.int32(place));
    if (known !== undefined) return known.callable;
    let made: Handle = NULL;
    this.attempt(
      () => {
        const { callable, owner } = this.owned(api.sqlite3_user_data(context));
        made = rt.call(callable, []);
        const number = ++this.numbers;
        rt.setItem(owner, rt.newInt(number), made);
        this.instances.set(number, { callable: made, owner });
        this.engine.setInt32(place, number);
      },
      (problem) => this.refuse(context, problem, "user-defined aggregate's '__init__' method raised error"),
    );
    return made;
  }

  private callStep(context: number, count: number, values: number): void {
    const instance = this.instanceFor(context);
    if (instance !== NULL) this.callMethod(context, instance, 'step', () => this.arguments(count, values), false);
  }

  private callInverse(context: number, count: number, values: number): void {
    const instance = this.instanceFor(context);
    if (instance !== NULL) this.callMethod(context, instance, 'inverse', () => this.arguments(count, values), false);
  }

  private callValue(context: number): void {
    const instance = this.instanceFor(context);
    if (instance !== NULL) this.callMethod(context, instance, 'value', () => [], true);
  }

  private callFinal(context: number): void {
    const { api, rt } = this.engine;
    const place = api.sqlite3_aggregate_context(context, 0);
    const number = place === 0 ? 0 : this.engine.int32(place);
    const instance = this.instances.get(number);
    // There were no rows, or the class could not be called.
    if (instance === undefined) return;
    this.callMethod(context, instance.callable, 'finalize', () => [], true);
    this.instances.delete(number);
    rt.delItem(instance.owner, rt.newInt(number));
  }

  /** What a collation raises ends the statement. */
  private callCompare(number: number, first: Uint8Array, second: Uint8Array): number {
    const { rt } = this.engine;
    const mark = rt.heap.poolMark;
    const texts = [first, second].map((bytes) => rt.callMethod(rt.newBytes(bytes), 'decode'));
    const order = rt.call(this.owned(number).callable, texts);
    const sign = rt.isInt(order) ? BigInt(rt.intValue(order)) : 0n;
    rt.heap.drain(mark);
    return sign > 0n ? 1 : sign < 0n ? -1 : 0;
  }

  private callAuthorizer(number: number, action: number, texts: readonly number[]): number {
    const { rt } = this.engine;
    const { callable } = this.owned(number);
    let answer = DENY;
    this.attempt(
      () => {
        const args = texts
          .map((text) => this.engine.text(text))
          .map((text) => (text === null ? NONE : rt.newStr(text)));
        const result = rt.call(callable, [rt.newInt(action), ...args]);
        const code = rt.isInt(result) ? Number(rt.intValue(result)) : DENY;
        answer = code === (code | 0) ? code : DENY;
      },
      (problem) => this.report(callable, problem),
    );
    return answer;
  }

  private callTrace(number: number, statement: number, sql: number): void {
    const { api, rt } = this.engine;
    const { callable } = this.owned(number);
    const expanded = api.sqlite3_expanded_sql(statement);
    const text = this.engine.text(expanded) ?? this.engine.text(sql) ?? '';
    api.sqlite3_free(expanded);
    this.attempt(
      () => void rt.call(callable, [rt.newStr(text)]),
      (problem) => this.report(callable, problem),
    );
  }

  // ---- progress

  /** Looks at the run's limits while the database works. */
  watch(db: number): void {
    this.handlers.delete(db);
    this.engine.api.sqlite3_progress_handler(db, OPERATIONS_A_LOOK, this.progress, db);
  }

  /** A progress handler of the program's. */
  watchWith(db: number, operations: number, callable: Handle, owner: Handle): void {
    this.keep(callable, owner);
    this.handlers.set(db, { callable, owner });
    this.engine.api.sqlite3_progress_handler(db, operations, this.progress, db);
  }

  private callProgress(db: number): number {
    const { rt } = this.engine;
    rt.fuel(LOOK_COST);
    const handler = this.handlers.get(db);
    if (handler === undefined) return 0;
    let stop = true;
    this.attempt(
      () => (stop = rt.truth(rt.call(handler.callable, []))),
      (problem) => this.report(handler.callable, problem),
    );
    return Number(stop);
  }
}
