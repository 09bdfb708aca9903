// From instructions to a code object: the order of the passes, the fast slots, the tables.
// Twin of optimize_and_assemble_code_unit (Python/compile.c), _PyCfg_OptimizeCodeUnit and prepare_localsplus
// (Python/flowgraph.c) and Python/assemble.c.
import { type Block, blocksFrom, buildCfg, labelExceptionTargets, markExceptHandlers, newInstr } from './cfg';
import { isScopeExit, removeUnreachable, type Instr } from './cfg';
import { CodeFlag, CodeObject, FastKind } from './code';
import type { ConstCache } from './constants';
import { ConstPool } from './constpool';
import { NEXT_LOCATION, NO_LOCATION } from './instructions';
import {
  calculateStackDepth,
  convertPseudoConditionalJumps,
  convertPseudoOps,
  normalizeJumps,
  pushColdBlocksToEnd,
} from './layout';
import {
  inlineSmallOrNoLineBlocks,
  removeRedundantNopsAndJumps,
  removeRedundantNopsAndPairs,
  resolveLineNumbers,
} from './lines';
import { addChecksForUninitialized, insertSuperinstructions, optimizeLoadFast } from './locals';
import { isJump, Op } from './opcodes';
import { optimizeBasicBlock, optimizeLoadConst } from './peephole';
import type { CompilerUnit } from './unit';

/** Optimizes the unit's instructions and makes its code object. */
export function assemble(unit: CompilerUnit, cache: ConstCache, flags: number, filename: string): CodeObject {
  const entry = buildCfg(unit.sequence);
  markExceptHandlers(entry);
  labelExceptionTargets(entry);
  const pool = new ConstPool(unit.consts, cache);
  optimizeCfg(entry, pool);
  pool.removeUnused(entry);
  addChecksForUninitialized(entry, unit.varnames.size, unit.entry.varnames.length);
  insertSuperinstructions(entry);
  pushColdBlocksToEnd(entry);
  resolveLineNumbers(entry);
  convertPseudoConditionalJumps(entry);
  const stacksize = calculateStackDepth(entry);
  const slots = prepareLocalsplus(unit, entry, flags);
  convertPseudoOps(entry);
  normalizeJumps(entry);
  optimizeLoadFast(entry);
  return makeCode(unit, entry, pool, slots, stacksize, flags, filename);
}

function optimizeCfg(entry: Block, pool: ConstPool): void {
  inlineSmallOrNoLineBlocks(entry);
  removeUnreachable(entry);
  resolveLineNumbers(entry);
  optimizeLoadConst(entry, pool);
  for (const b of blocksFrom(entry)) {
    optimizeBasicBlock(b, pool);
  }
  removeRedundantNopsAndPairs(entry);
  removeUnreachable(entry);
  removeRedundantNopsAndJumps(entry);
}

/** The fast slots: names and kinds. */
interface Slots {
  readonly names: readonly string[];
  readonly kinds: Uint8Array;
}

/** Adds the instructions that set up cells and generators, and numbers cells and free variables after the locals. */
function prepareLocalsplus(unit: CompilerUnit, entry: Block, flags: number): Slots {
  const { varnames, cellvars, freevars } = unit;
  // A cell that is a parameter (or another local) shares its slot.
  const fixed: number[] = [];
  let next = varnames.size;
  for (const name of cellvars.keys()) {
    fixed.push(varnames.get(name) ?? next++);
  }
  for (let i = 0; i < freevars.size; i++) {
    fixed.push(next++);
  }
  insertPrefix(unit, entry, fixed, flags);
  for (const b of blocksFrom(entry)) {
    for (const instr of b.instrs) {
      switch (instr.op) {
        case Op.MAKE_CELL:
        case Op.LOAD_CLOSURE:
        case Op.LOAD_DEREF:
        case Op.STORE_DEREF:
        case Op.DELETE_DEREF:
        case Op.LOAD_FROM_DICT_OR_DEREF:
          instr.oparg = fixed[instr.oparg] ?? instr.oparg;
          break;
        default:
          break;
      }
    }
  }
  return slotsOf(unit, fixed, next, flags);
}

function insertPrefix(unit: CompilerUnit, entry: Block, fixed: readonly number[], flags: number): void {
  const prefix: Instr[] = [];
  if (unit.freevars.size > 0) {
    prefix.push(newInstr(Op.COPY_FREE_VARS, unit.freevars.size, NO_LOCATION));
  }
  const cells = Array.from({ length: unit.cellvars.size }, (_, i) => i);
  cells.sort((a, b) => (fixed[a] ?? 0) - (fixed[b] ?? 0));
  prefix.push(...cells.map((index) => newInstr(Op.MAKE_CELL, index, NO_LOCATION)));
  if ((flags & (CodeFlag.CO_GENERATOR | CodeFlag.CO_COROUTINE | CodeFlag.CO_ASYNC_GENERATOR)) !== 0) {
    const line = unit.firstlineno;
    const loc = { lineno: line, end_lineno: line, col_offset: -1, end_col_offset: -1 };
    prefix.push(newInstr(Op.RETURN_GENERATOR, 0, loc), newInstr(Op.POP_TOP, 0, loc));
  }
  entry.instrs.unshift(...prefix);
}

function slotsOf(unit: CompilerUnit, fixed: readonly number[], size: number, flags: number): Slots {
  const names: string[] = [];
  const kinds = new Uint8Array(size);
  const set = (slot: number, name: string, kind: number): void => {
    names[slot] = name;
    kinds[slot] = (kinds[slot] ?? 0) | kind;
  };
  for (const [name, slot] of unit.varnames) {
    set(slot, name, FastKind.LOCAL | (unit.fastHidden.has(name) ? FastKind.HIDDEN : 0));
  }
  let index = 0;
  for (const name of unit.cellvars.keys()) {
    set(fixed[index++] ?? 0, name, FastKind.CELL);
  }
  for (const name of unit.freevars.keys()) {
    set(fixed[index++] ?? 0, name, FastKind.FREE);
  }
  const { argcount = 0, posonlyargcount = 0, kwonlyargcount = 0 } = unit.counts;
  let slot = 0;
  const mark = (count: number, kind: number): void => {
    for (const end = slot + count; slot < end; slot++) {
      kinds[slot] = (kinds[slot] ?? 0) | kind;
    }
  };
  mark(posonlyargcount, FastKind.ARG_POS);
  mark(argcount, FastKind.ARG_POS | FastKind.ARG_KW);
  mark(kwonlyargcount, FastKind.ARG_KW);
  mark((flags & CodeFlag.CO_VARARGS) !== 0 ? 1 : 0, FastKind.ARG_VAR | FastKind.ARG_POS);
  mark((flags & CodeFlag.CO_VARKEYWORDS) !== 0 ? 1 : 0, FastKind.ARG_VAR | FastKind.ARG_KW);
  return { names, kinds };
}

function makeCode(
  unit: CompilerUnit,
  entry: Block,
  pool: ConstPool,
  slots: Slots,
  stacksize: number,
  flags: number,
  filename: string,
): CodeObject {
  const offsets = new Map<Block, number>();
  const instrs: Instr[] = [];
  for (const b of blocksFrom(entry)) {
    offsets.set(b, instrs.length);
    instrs.push(...b.instrs);
  }
  resolveNextLocations(instrs);
  const count = instrs.length;
  const code = new Int32Array(count);
  const lines = new Int32Array(count);
  const endLines = new Int32Array(count);
  const columns = new Int32Array(count);
  const endColumns = new Int32Array(count);
  const within = new Uint8Array(count);
  instrs.forEach((instr, i) => {
    let { op, oparg } = instr;
    if (isJump(op) && instr.target !== null) {
      oparg = offsets.get(instr.target) ?? 0;
      if (op === Op.JUMP || op === Op.JUMP_NO_INTERRUPT) {
        const back = op === Op.JUMP ? Op.JUMP_BACKWARD : Op.JUMP_BACKWARD_NO_INTERRUPT;
        op = oparg > i ? Op.JUMP_FORWARD : back;
      }
    }
    code[i] = op | (oparg << 8);
    const { loc } = instr;
    const known = loc.lineno >= 0;
    lines[i] = known ? loc.lineno : -1;
    endLines[i] = known ? loc.end_lineno : -1;
    columns[i] = known ? loc.col_offset : -1;
    endColumns[i] = known ? loc.end_col_offset : -1;
    within[i] = instr.begins ? 0 : 1;
  });
  return new CodeObject({
    name: unit.name,
    qualname: unit.qualname,
    filename,
    firstlineno: unit.firstlineno,
    flags,
    argcount: (unit.counts.posonlyargcount ?? 0) + (unit.counts.argcount ?? 0),
    posonlyargcount: unit.counts.posonlyargcount ?? 0,
    kwonlyargcount: unit.counts.kwonlyargcount ?? 0,
    stacksize: Math.max(stacksize, 1),
    names: [...unit.names.keys()],
    consts: pool.items,
    localsplusnames: slots.names,
    localspluskinds: slots.kinds,
    code,
    lines,
    endLines,
    columns,
    endColumns,
    within,
    exceptionTable: exceptionTableOf(instrs, offsets),
  });
}

/** Gives the instructions that wait for it the place of the instruction after them. */
function resolveNextLocations(instrs: readonly Instr[]): void {
  for (let i = instrs.length - 1; i >= 0; i--) {
    const instr = instrs[i];
    if (instr?.loc === NEXT_LOCATION) {
      const last = isJump(instr.op) || isScopeExit(instr.op);
      instr.loc = last ? NO_LOCATION : (instrs[i + 1]?.loc ?? NO_LOCATION);
    }
  }
}

/** One row for each run of instructions with the same handler. */
function exceptionTableOf(instrs: readonly Instr[], offsets: ReadonlyMap<Block, number>): Int32Array {
  const rows: number[] = [];
  let handler: Block | null = null;
  let start = 0;
  const flush = (end: number): void => {
    if (handler !== null && end > start) {
      const lasti = handler.preserveLasti ? 1 : 0;
      const depth = handler.startDepth - 1 - lasti;
      rows.push(start, end, offsets.get(handler) ?? 0, (depth << 1) | lasti);
    }
  };
  instrs.forEach((instr, i) => {
    if (instr.except !== handler) {
      flush(i);
      start = i;
      handler = instr.except;
    }
  });
  flush(instrs.length);
  return Int32Array.from(rows);
}
