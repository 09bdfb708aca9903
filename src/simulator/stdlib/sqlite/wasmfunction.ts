/**
 * Functions of ours as WebAssembly code can call them: through a table of functions whose types are checked. A JavaScript function
 * gets a type by going in and out of a module that does nothing else (WebAssembly.Function would do the same, where it is known).
 */

import { webAssembly, type Module } from './webassembly';

/** Types by letter: i: i32, j: i64, d: f64. */
const TYPES: Readonly<Record<string, number>> = { i: 0x7f, j: 0x7e, d: 0x7c };

const SECTION_TYPE = 1;
const SECTION_IMPORT = 2;
const SECTION_EXPORT = 7;

const section = (id: number, content: readonly number[]): number[] => [id, content.length, ...content];
const name = (text: string): number[] => [text.length, ...[...text].map((c) => c.charCodeAt(0))];

/** Modules by type: one for all functions of it. */
const modules = new Map<string, Module>();

function moduleFor(type: string): Module {
  const known = modules.get(type);
  if (known !== undefined) return known;
  const [result, parameters] = type.split('(');
  const types = [...parameters].map((letter) => TYPES[letter]);
  const results = result === 'v' ? [] : [TYPES[result]];
  const bytes = [
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(SECTION_TYPE, [1, 0x60, types.length, ...types, results.length, ...results]),
    ...section(SECTION_IMPORT, [1, ...name('m'), ...name('f'), 0, 0]),
    ...section(SECTION_EXPORT, [1, ...name('f'), 0, 0]),
  ];
  const made = new webAssembly.Module(new Uint8Array(bytes));
  modules.set(type, made);
  return made;
}

/** A function as a table takes it; its type is written as `i(iij`: the letter of the result (`v`: none), then those of the parameters. */
export function wasmFunction(type: string, fn: (...args: never[]) => unknown): unknown {
  return new webAssembly.Instance(moduleFor(type), { m: { f: fn } }).exports.f;
}
