// Writes what Lib/dis.py asks of opcodes, from CPython: npx tsx test/unit/simulator/compiler/record-opcodes.ts
import { writeFileSync } from 'node:fs';
import { loadPyodide } from 'pyodide';

const program = `
import _opcode, json, opcode
KINDS = {'arg': _opcode.has_arg, 'const': _opcode.has_const, 'name': _opcode.has_name, 'jump': _opcode.has_jump,
         'free': _opcode.has_free, 'local': _opcode.has_local, 'exc': _opcode.has_exc}
rows = []
for name, number in sorted(opcode.opmap.items(), key=lambda item: item[1]):
    kinds = ''.join(kind[0] for kind, has in KINDS.items() if has(number))
    rows.append(f'{name}={number}{":" if kinds else ""}{kinds}')
json.dumps({'opcodes': ' '.join(rows), 'operators': [list(pair) for pair in _opcode.get_nb_ops()],
            'intrinsics': [_opcode.get_intrinsic1_descs(), _opcode.get_intrinsic2_descs()],
            'special': _opcode.get_special_method_names()})
`;

const python = await loadPyodide();
const known = JSON.parse(String(python.runPython(program))) as {
  opcodes: string;
  operators: string[][];
  intrinsics: string[][];
  special: string[];
};
const wrapped = (text: string): string =>
  (text.match(/.{1,110}( |$)/g) ?? []).map((line) => `  '${line}'`).join(' +\n');
const words = (name: string, doc: string, list: readonly string[]): string =>
  `/** ${doc} */\nexport const ${name}: readonly string[] = (\n${wrapped(list.join(' '))}\n).split(' ');\n`;
writeFileSync(
  new URL('../../../../src/simulator/compiler/opcodetables.ts', import.meta.url),
  `/** What CPython knows of its opcodes; written by test/unit/simulator/compiler/record-opcodes.ts. */

/**
 * Number of each, and what its argument is about: \`a\` there is one, \`c\` a constant, \`n\` a name, \`j\` a jump, \`f\` a cell
 * or free variable, \`l\` a local, \`e\` an exception handler.
 */
export const OPCODES: readonly string[] = (
${wrapped(known.opcodes)}
).split(' ');

${words(
  'BINARY_OPERATOR_NAMES',
  'Arguments of BINARY_OP.',
  known.operators.map(([name]) => name),
)}
${words(
  'BINARY_OPERATOR_SYMBOLS',
  'Their symbols.',
  known.operators.map(([, symbol]) => symbol),
)}
${words('INTRINSIC_1_NAMES', 'Arguments of CALL_INTRINSIC_1.', known.intrinsics[0])}
${words('INTRINSIC_2_NAMES', 'Arguments of CALL_INTRINSIC_2.', known.intrinsics[1])}
${words('SPECIAL_METHOD_NAMES', 'Arguments of LOAD_SPECIAL.', known.special)}`,
);
