/** The _symtable module: what the compiler knows of the names of each block. Twin of Modules/symtablemodule.c. */
import type { Handle } from '../memory';
import type { BuiltinModule } from '../machine/modules';
import { builtin } from '../objects/listiter';
import { native } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { bufferOf } from '../objects/buffer';
import { allocate } from '../objects/instance';
import { decodeSource } from '../objects/sourcebytes';
import { defineType } from '../objects/spec';
import { TypeFlag } from '../objects/typeobject';
import { addTypes, moduleType } from './typedef';
import { parse, type ParseMode } from '../syntax';
import { BlockType, buildSymtable, Def, futureFromAST, Scope, type SymtableEntry } from '../symtable';

const ENTRY = 'symtable entry';
/** Where the scope stands in a symbol's flags, and its bits. */
const SCOPE_OFF = 12;
const SCOPE_MASK = 15;

const CONSTANTS: Readonly<Record<string, number>> = {
  USE: Def.USE,
  DEF_GLOBAL: Def.GLOBAL,
  DEF_NONLOCAL: Def.NONLOCAL,
  DEF_LOCAL: Def.LOCAL,
  DEF_PARAM: Def.PARAM,
  DEF_TYPE_PARAM: Def.TYPE_PARAM,
  DEF_FREE_CLASS: Def.FREE_CLASS,
  DEF_IMPORT: Def.IMPORT,
  DEF_BOUND: Def.BOUND,
  DEF_ANNOT: Def.ANNOT,
  DEF_COMP_ITER: Def.COMP_ITER,
  DEF_COMP_CELL: Def.COMP_CELL,
  TYPE_FUNCTION: BlockType.Function,
  TYPE_CLASS: BlockType.Class,
  TYPE_MODULE: BlockType.Module,
  TYPE_ANNOTATION: BlockType.Annotation,
  TYPE_TYPE_ALIAS: BlockType.TypeAlias,
  TYPE_TYPE_PARAMETERS: BlockType.TypeParameters,
  TYPE_TYPE_VARIABLE: BlockType.TypeVariable,
  LOCAL: Scope.LOCAL,
  GLOBAL_EXPLICIT: Scope.GLOBAL_EXPLICIT,
  GLOBAL_IMPLICIT: Scope.GLOBAL_IMPLICIT,
  FREE: Scope.FREE,
  CELL: Scope.CELL,
  SCOPE_OFF,
  SCOPE_MASK,
};

/** The parts of an entry, in the order of their words. */
const PARTS = ['id', 'name', 'symbols', 'varnames', 'children', 'type', 'lineno', 'nested'] as const;

const entryType = defineType({
  id: null,
  name: ENTRY,
  module: 'builtins',
  flags: TypeFlag.GC | TypeFlag.DisallowInstantiation,
  layout: { words: PARTS.length, refs: PARTS.length },
  members: Object.fromEntries(PARTS.map((name, i) => [name, i])),
  slots: {
    repr: (rt, self) => {
      const part = (name: (typeof PARTS)[number]): string =>
        rt.str(rt.heap.words[rt.heap.base[self] + PARTS.indexOf(name)]);
      return rt.newStr(`<symtable entry ${part('name')}(${part('id')}), line ${part('lineno')}>`);
    },
  },
});

/** A block and those in it as objects. */
function newEntry(rt: Runtime, block: SymtableEntry): Handle {
  const made = allocate(rt, moduleType(rt, `builtins.${ENTRY}`));
  const symbols = rt.newDict();
  for (const [name, flags] of block.symbols) rt.setItem(symbols, rt.newStr(name), rt.newInt(flags));
  const parts: Readonly<Record<(typeof PARTS)[number], Handle>> = {
    id: rt.call(builtin(rt, 'id'), [made]),
    name: rt.newStr(block.name),
    symbols,
    varnames: rt.newList(block.varnames.map((name) => rt.newStr(name))),
    children: rt.newList(block.children.map((child) => newEntry(rt, child))),
    type: rt.newInt(block.type),
    lineno: rt.newInt(block.loc.lineno),
    nested: rt.newInt(block.nested ? 1 : 0),
  };
  PARTS.forEach((name, i) => rt.heap.setRef(rt.heap.base[made] + i, parts[name]));
  return made;
}

export const symtableModule: BuiltinModule = {
  name: '_symtable',
  functions: [
    native('symtable', 'source, filename, startstr, /', (rt, _self, source, filename, start) => {
      const mode = rt.str(start);
      if (!['exec', 'eval', 'single'].includes(mode)) {
        rt.raise('ValueError', "symtable() arg 3 must be 'exec' or 'eval' or 'single'");
      }
      // What is no program fails as it does there.
      rt.call(builtin(rt, 'compile'), [source, filename, start]);
      const name = rt.str(filename);
      const text = rt.isStr(source)
        ? rt.text(source)
        : decodeSource(rt, bufferOf(rt, source) ?? new Uint8Array(0), name);
      const file = { filename: name, source: text };
      const tree = parse(text, file.filename, mode as ParseMode);
      const { top } = buildSymtable(tree, file, futureFromAST(tree, file));
      return newEntry(rt, top);
    }),
  ],
  init: (vm, _module, set) => {
    for (const [name, value] of Object.entries(CONSTANTS)) set(name, vm.newInt(value));
    addTypes(vm, set, [entryType], () => false);
  },
};
