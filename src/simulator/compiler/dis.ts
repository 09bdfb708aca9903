// Code objects as text, for tests and for a look at what the compiler does. Twin of Lib/dis.py, one line an instruction.
import { type CodeObject, type Const, ExceptionRow } from './code';
import { HAVE_ARGUMENT, isJump, type Op, opNames } from './opcodes';

/** A constant as dis shows it. */
export function showConst(value: Const): string {
  switch (value.type) {
    case 'none':
      return 'None';
    case 'ellipsis':
      return 'Ellipsis';
    case 'bool':
      return value.value ? 'True' : 'False';
    case 'int':
      return String(value.value);
    case 'float':
      return Object.is(value.value, -0) ? '-0.0' : String(value.value);
    case 'complex':
      return `complex(${value.real}, ${value.imag})`;
    case 'str':
      return JSON.stringify(value.value);
    case 'bytes':
      return `b${JSON.stringify(String.fromCharCode(...value.value))}`;
    case 'tuple':
      return `(${value.items.map((item) => `${showConst(item)},`).join(' ')})`;
    case 'frozenset':
      return `frozenset({${value.items.map(showConst).sort().join(', ')}})`;
    case 'slice':
      return `slice(${[value.start, value.stop, value.step].map(showConst).join(', ')})`;
    case 'code':
      return `<code ${value.code.qualname}>`;
  }
}

/** The instructions of one code object: index, name, oparg, and the place in the source. */
export function disassemble(code: CodeObject): string {
  const lines = [`${code.qualname}:`];
  code.code.forEach((word, i) => {
    const op: Op = word & 0xff;
    const oparg = word >> 8;
    const argument = op >= HAVE_ARGUMENT ? ` ${isJump(op) ? '->' : ''}${oparg}` : '';
    const line = code.lines[i] ?? -1;
    const place =
      line < 0 ? '--' : `${line}:${code.columns[i] ?? -1}-${code.endLines[i] ?? -1}:${code.endColumns[i] ?? -1}`;
    lines.push(`${String(i).padStart(4)} ${(opNames[op] ?? '?') + argument} @ ${place}`);
  });
  const table = code.exceptionTable;
  for (let row = 0; row < table.length; row += ExceptionRow.WIDTH) {
    const depth = table[row + ExceptionRow.DEPTH_LASTI] ?? 0;
    lines.push(
      `  ${table[row + ExceptionRow.START]}..${table[row + ExceptionRow.END]} -> ${table[row + ExceptionRow.TARGET]}` +
        ` [${depth >> 1}]${(depth & 1) !== 0 ? ' lasti' : ''}`,
    );
  }
  return lines.join('\n');
}

/** The instructions of a code object and of those among its constants. */
export function disassembleAll(code: CodeObject): string {
  const nested = code.consts.flatMap((value) => (value.type === 'code' ? [disassembleAll(value.code)] : []));
  return [disassemble(code), ...nested].join('\n\n');
}
