/**
 * The places of instructions as bytes: `co_linetable`, and the older `co_lnotab`. Twin of Python/assemble.c and of
 * decode_linetable (Objects/codeobject.c); see InternalDocs/code_objects.md.
 */
import type { CodeObject } from './code';
import { layoutOf } from './codebytes';

/** Kinds of entries of the line table. */
const enum Entry {
  /** Up to 9: on the same line, the kind holds part of the column. */
  OneLine0 = 10,
  NoColumns = 13,
  Long = 14,
  None = 15,
}

/** Code units that one entry can stand for. */
const MOST_UNITS = 8;

/** One place: lines, and columns in bytes; -1: unknown. */
interface Place {
  readonly line: number;
  readonly endLine: number;
  readonly column: number;
  readonly endColumn: number;
}

class LineTable {
  readonly bytes: number[] = [];

  constructor(private line: number) {}

  add(place: Place, units: number): void {
    let rest = units;
    for (; rest > MOST_UNITS; rest -= MOST_UNITS) this.entry(place, MOST_UNITS);
    this.entry(place, rest);
  }

  private first(kind: number, units: number): void {
    this.bytes.push(0x80 | (kind << 3) | (units - 1));
  }

  private varint(value: number): void {
    let rest = value;
    for (; rest >= 64; rest >>>= 6) this.bytes.push(0x40 | (rest & 0x3f));
    this.bytes.push(rest);
  }

  private signed(value: number): void {
    this.varint(value < 0 ? (-value << 1) | 1 : value << 1);
  }

  private entry({ line, endLine, column, endColumn }: Place, units: number): void {
    if (line < 0) {
      this.first(Entry.None, units);
      return;
    }
    const delta = line - this.line;
    const oneLine = endLine === line || endLine < 0;
    if (column < 0 || endColumn < 0) {
      if (oneLine) {
        this.first(Entry.NoColumns, units);
        this.signed(delta);
        this.line = line;
        return;
      }
    } else if (endLine === line) {
      if (delta === 0 && column < 80 && endColumn - column < 16 && endColumn >= column) {
        this.first(column >> 3, units);
        this.bytes.push(((column & 7) << 4) | (endColumn - column));
        return;
      }
      if (delta >= 0 && delta < 3 && column < 128 && endColumn < 128) {
        this.first(Entry.OneLine0 + delta, units);
        this.bytes.push(column, endColumn);
        this.line = line;
        return;
      }
    }
    this.first(Entry.Long, units);
    this.signed(delta);
    this.varint(endLine - line);
    this.varint(column + 1);
    this.varint(endColumn + 1);
    this.line = line;
  }
}

/** `co_linetable`; `byteColumn` turns a column of a line into one that counts bytes. */
export function lineTableBytes(code: CodeObject, byteColumn: (line: number, column: number) => number): Uint8Array {
  const { starts } = layoutOf(code);
  const table = new LineTable(code.firstlineno);
  const { lines, endLines, columns, endColumns } = code;
  let start = 0;
  for (let i = 1; i <= lines.length; i++) {
    const same =
      i < lines.length &&
      lines[i] === lines[start] &&
      endLines[i] === endLines[start] &&
      columns[i] === columns[start] &&
      endColumns[i] === endColumns[start];
    if (same) continue;
    const [line, endLine] = [lines[start], endLines[start]];
    const column = byteColumn(line, columns[start]);
    table.add({ line, endLine, column, endColumn: byteColumn(endLine, endColumns[start]) }, starts[i] - starts[start]);
    start = i;
  }
  return Uint8Array.from(table.bytes);
}

/** `co_lnotab`: pairs of increments of the offset and of the line. */
export function lnotabBytes(code: CodeObject): Uint8Array {
  const { starts } = layoutOf(code);
  const bytes: number[] = [];
  let offset = 0;
  let line = code.firstlineno;
  code.lines.forEach((next, i) => {
    if (next < 0 || next === line) return;
    let byOffset = starts[i] * 2 - offset;
    let byLine = next - line;
    for (; byOffset > 255; byOffset -= 255) bytes.push(255, 0);
    for (; byLine > 127; byLine -= 127, byOffset = 0) bytes.push(byOffset, 127);
    for (; byLine < -128; byLine += 128, byOffset = 0) bytes.push(byOffset, 0x80);
    bytes.push(byOffset, byLine & 0xff);
    offset = starts[i] * 2;
    line = next;
  });
  return Uint8Array.from(bytes);
}
