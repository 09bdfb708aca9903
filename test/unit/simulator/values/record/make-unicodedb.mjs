/** Writes src/simulator/values/unicodedb.ts from CPython 3.14's own character database. */
import { readFileSync, writeFileSync } from 'node:fs';
import * as prettier from 'prettier';
import { runPython } from './pyodide.mjs';

const program = readFileSync(new URL('unicodedb.py', import.meta.url), 'utf8');
const target = new URL('../../../../../src/simulator/values/unicodedb.ts', import.meta.url);
const options = (await prettier.resolveConfig(target)) ?? {};
writeFileSync(target, await prettier.format(await runPython(program), { ...options, parser: 'typescript' }));
