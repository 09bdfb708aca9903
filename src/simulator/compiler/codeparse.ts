/**
 * The bytes of `co_code`, `co_linetable` and `co_exceptiontable` back to instructions: what CPython's loop does as it goes.
 * The other way round: codebytes.ts and linetable.ts.
 */
import { ExceptionRow, type CodeObjectParts } from './code';
import { caches, EXTENDED_ARG, opNumbered } from './codebytes';
import { isJump, Op } from './opcodes';

type Instructions = Pick<
  CodeObjectParts,
  'code' | 'lines' | 'endLines' | 'columns' | 'endColumns' | 'within' | 'exceptionTable'
>;

/** The three tables of a code object. */
export interface CodeTables {
  readonly bytecode: Uint8Array;
  readonly lineTable: Uint8Array;
  readonly exceptionTable: Uint8Array;
  readonly firstlineno: number;
}

function isBackward(op: Op): boolean {
  return op === Op.JUMP_BACKWARD || op === Op.JUMP_BACKWARD_NO_INTERRUPT || op === Op.END_ASYNC_FOR;
}

/** Reads numbers of six bits to the byte. */
class Varints {
  at = 0;

  constructor(readonly bytes: Uint8Array) {}

  get isOver(): boolean {
    return this.at >= this.bytes.length;
  }

  byte(): number {
    return this.bytes.at(this.at++) ?? 0;
  }

  /** Low bits first, as in the line table. */
  littleEndian(): number {
    let value = 0;
    for (let shift = 0; ; shift += 6) {
      const byte = this.byte();
      value |= (byte & 0x3f) << shift;
      if ((byte & 0x40) === 0) return value;
    }
  }

  signed(): number {
    const value = this.littleEndian();
    return (value & 1) === 0 ? value >> 1 : -(value >> 1);
  }

  /** High bits first, as in the exception table. */
  bigEndian(): number {
    let value = 0;
    for (;;) {
      const byte = this.byte();
      value = (value << 6) | (byte & 0x3f);
      if ((byte & 0x40) === 0) return value;
    }
  }
}

/** The place (line, end line, column, end column) of each unit of two bytes. */
function places({ lineTable, firstlineno }: CodeTables): (readonly [number, number, number, number])[] {
  const reader = new Varints(lineTable);
  const found: (readonly [number, number, number, number])[] = [];
  let line = firstlineno;
  while (!reader.isOver) {
    const head = reader.byte();
    const kind = (head >> 3) & 15;
    let place: readonly [number, number, number, number] = [-1, -1, -1, -1];
    if (kind < 10) {
      const column = reader.byte();
      const start = kind * 8 + (column >> 4);
      place = [line, line, start, start + (column & 15)];
    } else if (kind < 13) {
      line += kind - 10;
      place = [line, line, reader.byte(), reader.byte()];
    } else if (kind === 13) {
      line += reader.signed();
      place = [line, line, -1, -1];
    } else if (kind === 14) {
      line += reader.signed();
      place = [line, line + reader.littleEndian(), reader.littleEndian() - 1, reader.littleEndian() - 1];
    }
    for (let unit = 0; unit <= (head & 7); unit++) found.push(place);
  }
  return found;
}

/**
 * The instructions of a code object's bytes; a text: why there are none. `unitColumn` turns a column that counts bytes
 * into one of UTF-16 units.
 */
export function parseCode(
  tables: CodeTables,
  unitColumn: (line: number, column: number) => number,
): Instructions | string {
  const { bytecode } = tables;
  /** By the unit where it begins: which instruction. */
  const indexAt = new Map<number, number>();
  const found: { op: Op; arg: number; end: number; start: number }[] = [];
  let arg = 0;
  let start = 0;
  for (let unit = 0; unit * 2 < bytecode.length;) {
    const number = bytecode[unit * 2];
    arg = (arg << 8) | bytecode[unit * 2 + 1];
    unit++;
    if (number === EXTENDED_ARG) continue;
    const op = opNumbered(number);
    if (op === null) return `unknown opcode ${number}`;
    unit += caches(op);
    indexAt.set(start, found.length);
    found.push({ op, arg, start, end: unit });
    arg = 0;
    start = unit;
  }
  indexAt.set(start, found.length);
  const located = places(tables);
  const column = (at: number, which: 0 | 1): number => {
    const place = located.at(found[at].start);
    if (place === undefined || place[2 + which] < 0) return -1;
    return unitColumn(place[which], place[2 + which]);
  };
  const code = new Int32Array(found.length);
  for (const [i, { op, arg: given, end }] of found.entries()) {
    const target = isJump(op) ? indexAt.get(isBackward(op) ? end - given : end + given) : given;
    if (target === undefined) return `jump into the middle of an instruction`;
    code[i] = op | (target << 8);
  }
  const rows: number[] = [];
  const reader = new Varints(tables.exceptionTable);
  while (!reader.isOver) {
    const row = new Array<number>(ExceptionRow.WIDTH);
    const first = reader.bigEndian();
    const [from, to] = [indexAt.get(first), indexAt.get(first + reader.bigEndian())];
    const target = indexAt.get(reader.bigEndian());
    if (from === undefined || to === undefined || target === undefined)
      return 'exception table beside the instructions';
    row[ExceptionRow.START] = from;
    row[ExceptionRow.END] = to;
    row[ExceptionRow.TARGET] = target;
    row[ExceptionRow.DEPTH_LASTI] = reader.bigEndian();
    rows.push(...row);
  }
  const each = (pick: (at: number) => number): Int32Array => Int32Array.from(found, (_, at) => pick(at));
  return {
    code,
    lines: each((at) => located.at(found[at].start)?.[0] ?? -1),
    endLines: each((at) => located.at(found[at].start)?.[1] ?? -1),
    columns: each((at) => column(at, 0)),
    endColumns: each((at) => column(at, 1)),
    within: null,
    exceptionTable: Int32Array.from(rows),
  };
}
