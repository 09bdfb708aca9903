// The tables of recorded answers: snippets, and what CPython 3.14 says of each.
import { readFileSync, writeFileSync } from 'node:fs';
import type { ParseMode } from '../../../../src/simulator/syntax';

/** One snippet with its recorded answer. */
export interface Recorded {
  readonly mode: ParseMode;
  readonly source: string;
  readonly answer: string;
}

/** The tables, by name of their file. */
export const TABLES = ['errors.txt', 'trees.txt'] as const;

const BLOCK = /^==== (exec|eval|single)\n/m;
const DIVIDER = '\n---- CPython\n';

function path(table: string): URL {
  return new URL(`recorded/${table}`, import.meta.url);
}

/** Reads a table. Its first line names the version of CPython that answered. */
export function readTable(table: string): { version: string; entries: Recorded[] } {
  const [head, ...parts] = readFileSync(path(table), 'utf8').split(BLOCK);
  const entries: Recorded[] = [];
  for (let i = 0; i < parts.length; i += 2) {
    const [source, answer] = parts[i + 1].split(DIVIDER);
    entries.push({ mode: parts[i] as ParseMode, source: unescape(source), answer: answer.replace(/\n$/, '') });
  }
  return { version: head.trim(), entries };
}

/** Writes a table. */
export function writeTable(table: string, version: string, entries: readonly Recorded[]): void {
  const blocks = entries.map(({ mode, source, answer }) => `==== ${mode}\n${escape(source)}${DIVIDER}${answer}\n`);
  writeFileSync(path(table), `${version}\n${blocks.join('')}`);
}

// What a text file cannot hold as it is: carriage returns, form feeds, a byte order mark, NUL, blanks at the end.
const ESCAPES: readonly (readonly [string, string])[] = [
  ['\r', '␍'],
  ['\f', '␌'],
  ['\ufeff', '␂'],
  ['\t', '␉'],
];

function escape(source: string): string {
  let text = source;
  for (const [char, symbol] of ESCAPES) text = text.replaceAll(char, symbol);
  return text.replace(/ (?=\n|$)/g, '␠');
}

function unescape(text: string): string {
  let source = text.replaceAll('␠', ' ');
  for (const [char, symbol] of ESCAPES) source = source.replaceAll(symbol, char);
  return source;
}
