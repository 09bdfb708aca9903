/** What SQLite's C interface (sqlite3.h) looks like from here: addresses are numbers, 64-bit integers bigints. */

export const enum Code {
  Ok = 0,
  Error = 1,
  Internal = 2,
  Perm = 3,
  Abort = 4,
  Busy = 5,
  Locked = 6,
  NoMem = 7,
  ReadOnly = 8,
  Interrupt = 9,
  IoErr = 10,
  Corrupt = 11,
  NotFound = 12,
  Full = 13,
  CantOpen = 14,
  Protocol = 15,
  Empty = 16,
  Schema = 17,
  TooBig = 18,
  Constraint = 19,
  Mismatch = 20,
  Misuse = 21,
  Range = 25,
  Row = 100,
  Done = 101,
  IoErrShortRead = 522,
  IoErrDeleteNoEnt = 5898,
}

export const enum ValueType {
  Integer = 1,
  Float = 2,
  Text = 3,
  Blob = 4,
  Null = 5,
}

/** `SQLITE_TRANSIENT`: the text or blob is copied at once. */
export const TRANSIENT = -1;

/** The functions that are used. */
export interface CApi {
  malloc(size: number): number;
  free(address: number): void;
  __wasm_call_ctors(): void;
  sqlite3_libversion(): number;
  sqlite3_vfs_register(vfs: number, makeDefault: number): number;
  sqlite3_malloc(size: number): number;
  sqlite3_free(address: number): void;

  sqlite3_open_v2(name: number, db: number, flags: number, vfs: number): number;
  sqlite3_close_v2(db: number): number;
  sqlite3_errcode(db: number): number;
  sqlite3_extended_errcode(db: number): number;
  sqlite3_errmsg(db: number): number;
  sqlite3_extended_result_codes(db: number, on: number): number;
  sqlite3_busy_timeout(db: number, milliseconds: number): number;
  sqlite3_get_autocommit(db: number): number;
  sqlite3_changes(db: number): number;
  sqlite3_total_changes(db: number): number;
  sqlite3_last_insert_rowid(db: number): bigint;
  sqlite3_interrupt(db: number): void;
  sqlite3_limit(db: number, which: number, value: number): number;
  sqlite3_complete(sql: number): number;
  sqlite3_next_stmt(db: number, statement: number): number;
  sqlite3_db_filename(db: number, schema: number): number;
  sqlite3_db_readonly(db: number, schema: number): number;
  sqlite3_serialize(db: number, schema: number, size: number, flags: number): number;
  sqlite3_deserialize(db: number, schema: number, data: number, size: bigint, room: bigint, flags: number): number;
  sqlite3__wasm_db_config_ip(db: number, option: number, value: number, result: number): number;

  sqlite3_prepare_v2(db: number, sql: number, bytes: number, statement: number, tail: number): number;
  sqlite3_step(statement: number): number;
  sqlite3_reset(statement: number): number;
  sqlite3_clear_bindings(statement: number): number;
  sqlite3_finalize(statement: number): number;
  sqlite3_stmt_readonly(statement: number): number;
  sqlite3_stmt_busy(statement: number): number;
  sqlite3_data_count(statement: number): number;
  sqlite3_expanded_sql(statement: number): number;
  sqlite3_sql(statement: number): number;
  sqlite3_bind_parameter_count(statement: number): number;
  sqlite3_bind_parameter_name(statement: number, position: number): number;
  sqlite3_bind_null(statement: number, position: number): number;
  sqlite3_bind_int64(statement: number, position: number, value: bigint): number;
  sqlite3_bind_double(statement: number, position: number, value: number): number;
  sqlite3_bind_text(statement: number, position: number, text: number, bytes: number, free: number): number;
  sqlite3_bind_blob(statement: number, position: number, data: number, bytes: number, free: number): number;
  sqlite3_column_count(statement: number): number;
  sqlite3_column_name(statement: number, column: number): number;
  sqlite3_column_decltype(statement: number, column: number): number;
  sqlite3_column_type(statement: number, column: number): number;
  sqlite3_column_int64(statement: number, column: number): bigint;
  sqlite3_column_double(statement: number, column: number): number;
  sqlite3_column_text(statement: number, column: number): number;
  sqlite3_column_blob(statement: number, column: number): number;
  sqlite3_column_bytes(statement: number, column: number): number;

  sqlite3_value_type(value: number): number;
  sqlite3_value_int64(value: number): bigint;
  sqlite3_value_double(value: number): number;
  sqlite3_value_text(value: number): number;
  sqlite3_value_blob(value: number): number;
  sqlite3_value_bytes(value: number): number;
  sqlite3_result_null(context: number): void;
  sqlite3_result_int64(context: number, value: bigint): void;
  sqlite3_result_double(context: number, value: number): void;
  sqlite3_result_text(context: number, text: number, bytes: number, free: number): void;
  sqlite3_result_blob(context: number, data: number, bytes: number, free: number): void;
  sqlite3_result_error(context: number, text: number, bytes: number): void;
  sqlite3_result_error_nomem(context: number): void;
  sqlite3_result_error_toobig(context: number): void;
  sqlite3_user_data(context: number): number;
  sqlite3_aggregate_context(context: number, bytes: number): number;

  sqlite3_create_function_v2(
    db: number,
    name: number,
    parameters: number,
    flags: number,
    data: number,
    call: number,
    step: number,
    final: number,
    destroy: number,
  ): number;
  sqlite3_create_window_function(
    db: number,
    name: number,
    parameters: number,
    flags: number,
    data: number,
    step: number,
    final: number,
    value: number,
    inverse: number,
    destroy: number,
  ): number;
  sqlite3_create_collation_v2(
    db: number,
    name: number,
    flags: number,
    data: number,
    compare: number,
    destroy: number,
  ): number;
  sqlite3_set_authorizer(db: number, callback: number, data: number): number;
  sqlite3_progress_handler(db: number, operations: number, callback: number, data: number): void;
  sqlite3_trace_v2(db: number, mask: number, callback: number, data: number): number;
}
