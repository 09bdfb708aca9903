/** Reads the tables that record/record.mjs wrote. */
import { readFileSync } from 'node:fs';

/** One recorded case: a name, arguments, CPython's answer. Ints are written as `{ i: text }`. */
export type Case = readonly [name: string, args: unknown, result: unknown];

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'object' && value !== null && 'i' in value) return Number(value.i);
  return value;
}

/** The recorded table of that name, with plain numbers. */
export function recordedTable(name: string, folder = 'recorded'): Case[] {
  const text = readFileSync(new URL(`${folder}/${name}.jsonl`, import.meta.url), 'utf8');
  const [, ...lines] = text.trimEnd().split('\n');
  return lines.map((line) => (JSON.parse(line) as unknown[]).map(plain) as unknown as Case);
}
