// Our code objects in the oracle's form, and where two of them first differ.
import type { CodeObject } from '../../../../src/simulator/compiler';
import { type Const, ExceptionRow, HAVE_ARGUMENT, opNames } from '../../../../src/simulator/compiler';
import type { CodeDump } from './cpython';

function floatText(value: number): string {
  if (Number.isNaN(value)) {
    return 'nan';
  }
  if (!Number.isFinite(value)) {
    return value < 0 ? '-inf' : 'inf';
  }
  return Object.is(value, -0) ? '-0' : String(value);
}

/** A constant as a tagged list; floats as JavaScript writes them. */
function dumpConst(value: Const): unknown[] {
  switch (value.type) {
    case 'none':
    case 'ellipsis':
      return [value.type];
    case 'bool':
      return ['bool', value.value];
    case 'int':
      return ['int', (value.value < 0n ? '-0x' : '0x') + (value.value < 0n ? -value.value : value.value).toString(16)];
    case 'float':
      return ['float', floatText(value.value)];
    case 'complex':
      return ['complex', floatText(value.real), floatText(value.imag)];
    case 'str':
      return ['str', Buffer.from(value.value, 'utf16le').toString('hex')];
    case 'bytes':
      return ['bytes', Buffer.from(value.value).toString('hex')];
    case 'tuple':
      return ['tuple', ...value.items.map(dumpConst)];
    case 'frozenset':
      return [
        'frozenset',
        ...value.items
          .map(dumpConst)
          .map((item) => JSON.stringify(item))
          .sort(),
      ];
    case 'slice':
      return ['slice', dumpConst(value.start), dumpConst(value.stop), dumpConst(value.step)];
    case 'code':
      return ['code', dumpCode(value.code)];
  }
}

/** The oracle's constants with floats and sets written as ours. */
function normalizeConst(value: unknown): unknown {
  const [type, ...rest] = value as [string, ...unknown[]];
  const float = (text: unknown): string =>
    floatText(Number(String(text).replace('inf', 'Infinity').replace('nan', 'NaN')));
  switch (type) {
    case 'float':
    case 'complex':
      return [type, ...rest.map(float)];
    case 'frozenset':
      return [
        type,
        ...rest
          .map(normalizeConst)
          .map((item) => JSON.stringify(item))
          .sort(),
      ];
    case 'tuple':
    case 'slice':
      return [type, ...rest.map(normalizeConst)];
    default:
      return value;
  }
}

/** A code object in the oracle's form. */
export function dumpCode(code: CodeObject): CodeDump {
  const exceptionTable: number[][] = [];
  for (let row = 0; row < code.exceptionTable.length; row += ExceptionRow.WIDTH) {
    exceptionTable.push([...code.exceptionTable.slice(row, row + ExceptionRow.WIDTH)]);
  }
  return {
    name: code.name,
    qualname: code.qualname,
    firstlineno: code.firstlineno,
    flags: code.flags,
    argcount: code.argcount,
    posonlyargcount: code.posonlyargcount,
    kwonlyargcount: code.kwonlyargcount,
    stacksize: code.stacksize,
    names: [...code.names],
    varnames: [...code.varnames],
    cellvars: [...code.cellvars],
    freevars: [...code.freevars],
    consts: code.consts.map(dumpConst),
    instructions: Array.from(code.code, (word, i) => [
      opNames[word & 0xff] ?? '?',
      // The target of END_ASYNC_FOR only serves sys.monitoring.
      (word & 0xff) < HAVE_ARGUMENT || opNames[word & 0xff] === 'END_ASYNC_FOR' ? 0 : word >> 8,
      code.lines[i] ?? -1,
      code.endLines[i] ?? -1,
      code.columns[i] ?? -1,
      code.endColumns[i] ?? -1,
    ]),
    exceptionTable,
  };
}

/** How often code objects were identical, and where the first of the others differ. */
export class Comparison {
  total = 0;
  identical = 0;
  readonly differences: string[] = [];

  constructor(private readonly where: string) {}

  /** Compares a code object and those inside it. */
  compare(expected: CodeDump, actual: CodeObject): void {
    this.total++;
    const ours = dumpCode(actual);
    const difference = firstDifference(expected, ours);
    if (difference === null) {
      this.identical++;
    } else {
      this.differences.push(`${this.where} ${expected.qualname}: ${difference}`);
    }
    const nested = actual.consts.flatMap((value) => (value.type === 'code' ? [value.code] : []));
    const wanted = expected.consts.flatMap((value) =>
      (value as unknown[])[0] === 'code' ? [(value as unknown[])[1] as CodeDump] : [],
    );
    wanted.forEach((dump, i) => {
      const code = nested[i];
      if (code === undefined) {
        this.total++;
        this.differences.push(`${this.where} ${dump.qualname}: missing`);
      } else {
        this.compare(dump, code);
      }
    });
  }
}

function show(value: unknown): string {
  return JSON.stringify(value);
}

function firstDifference(expected: CodeDump, actual: CodeDump): string | null {
  for (let i = 0; i < Math.max(expected.instructions.length, actual.instructions.length); i++) {
    const want = show(expected.instructions[i]);
    const got = show(actual.instructions[i]);
    if (want !== got) {
      return `instruction ${i}: expected ${want}, got ${got}`;
    }
  }
  const consts = (dump: CodeDump, ours: boolean): string =>
    show(
      dump.consts.map((value) => {
        const [type] = value as [string];
        return type === 'code' ? 'code' : ours ? value : normalizeConst(value);
      }),
    );
  if (consts(expected, false) !== consts(actual, true)) {
    return `consts: expected ${consts(expected, false)}, got ${consts(actual, true)}`;
  }
  const keys = Object.keys(expected) as (keyof CodeDump)[];
  for (const key of keys) {
    if (key !== 'instructions' && key !== 'consts' && show(expected[key]) !== show(actual[key])) {
      return `${key}: expected ${show(expected[key])}, got ${show(actual[key])}`;
    }
  }
  return null;
}
