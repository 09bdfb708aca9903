/** Reads the tables that record/record.mjs wrote, and compares our answers with CPython's. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { normInt } from '../../../../src/simulator/values/intnorm';
import { ValueProblem } from '../../../../src/simulator/values/problem';
import { UnicodeProblem } from '../../../../src/simulator/values/unicodeerror';

/** A value as encoding.py writes it. */
export type Encoded =
  | null
  | boolean
  | string
  | { i: string }
  | { f: string }
  | { c: [Encoded, Encoded] }
  | { b: string }
  | { d: [Encoded, Encoded][] }
  | { e: string; m: string; u?: [string, number, number, string] }
  | Encoded[];

/** One recorded call. */
export type Case = [name: string, args: Encoded[], result: Encoded];

/** A recorded value as our functions take it. */
export type Value = null | boolean | string | number | bigint | Uint8Array | { real: number; imag: number } | Value[];

function doubleFromBits(hex: string): number {
  return hex === 'nan' ? NaN : new DataView(bytesFromHex(hex).buffer).getFloat64(0);
}

function bytesFromHex(hex: string): Uint8Array {
  return new Uint8Array(Buffer.from(hex, 'hex'));
}

/** Turns a recorded value into the plain value that our functions take. */
export function decode(value: Encoded): Value {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(decode);
  if ('i' in value) {
    return normInt(value.i.startsWith('-0x') ? -BigInt(value.i.slice(1)) : BigInt(value.i));
  }
  if ('f' in value) return doubleFromBits(value.f);
  if ('b' in value) return bytesFromHex(value.b);
  if ('c' in value) return { real: decode(value.c[0]) as number, imag: decode(value.c[1]) as number };
  throw new Error(`not a value: ${JSON.stringify(value)}`);
}

/** The recorded table of that name. */
export function recordedTable(name: string, expectedVersion = /^3\.14\./): Case[] {
  const folder = process.env['RECORDED_TABLES'] ?? new URL('recorded', import.meta.url).pathname;
  const [head = '{}', ...lines] = readFileSync(`${folder}/${name}.jsonl`, 'utf8').trimEnd().split('\n');
  const { version } = JSON.parse(head) as { version?: string };
  assert.match(version ?? '', expectedVersion);
  assert.ok(lines.length > 0);
  return lines.map((line) => JSON.parse(line) as Case);
}

/** Our functions by the names that the table uses. */
export type Functions = Record<string, (...args: never[]) => unknown>;

function outcome(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    if (error instanceof UnicodeProblem) {
      const { encoding, start, end, reason } = error;
      return { e: error.kind, u: [encoding, start, end, reason] };
    }
    if (error instanceof ValueProblem) return { e: error.kind, m: error.message };
    throw error;
  }
}

/** Checks every case of a table; reports the first differences and how many there are. */
export function checkTable(table: Case[], functions: Functions): void {
  const differences: string[] = [];
  const unused = new Set(Object.keys(functions));
  for (const [name, args, result] of table) {
    const call = functions[name];
    assert.ok(call !== undefined, `no function for ${name}`);
    unused.delete(name);
    let expected: unknown;
    if (result !== null && typeof result === 'object' && 'e' in result) {
      expected = result.u === undefined ? { e: result.e, m: result.m } : { e: result.e, u: result.u };
    } else expected = decode(result);
    const actual = outcome(() => (call as (...values: Value[]) => unknown)(...args.map(decode)));
    try {
      assert.deepStrictEqual(actual, expected);
    } catch {
      differences.push(`${name}(${JSON.stringify(args)}): CPython ${show(expected)}, here ${show(actual)}`);
    }
  }
  assert.deepStrictEqual([...unused], [], 'functions without a case');
  const text = differences.slice(0, 12).join('\n');
  assert.equal(
    differences.length,
    0,
    `${differences.length.toString()} of ${table.length.toString()} differ:\n${text}`,
  );
}

function show(value: unknown): string {
  if (Object.is(value, -0)) return '-0.0';
  return (
    JSON.stringify(value, (_, item: unknown) => (typeof item === 'bigint' ? `${item.toString()}n` : item)) ??
    String(value)
  );
}
