// Records anew what CPython 3.14 says of the snippets in recorded/: npx tsx test/unit/simulator/syntax/record.ts
import { loadOracle } from './cpython';
import { readTable, TABLES, writeTable } from './recorded';

const oracle = await loadOracle();
for (const table of TABLES) {
  const { entries } = readTable(table);
  const answers = entries.map((entry) => ({ ...entry, answer: oracle.describe(entry.source, entry.mode) }));
  writeTable(table, `CPython ${oracle.version}`, answers);
  console.log(`${table}: ${answers.length} snippets`);
}
