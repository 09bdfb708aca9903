// Code for comprehensions and generator expressions, inlined where PEP 709 says so.
// Twin of codegen_comprehension and what it calls (Python/codegen.c).
import type { Comprehension, expr, Location } from '../../syntax/ast';
import { Def, Scope, scopeOf, type SymtableEntry } from '../../symtable';
import type { Compiler, InlinedComprehension } from '../compiler';
import { NONE } from '../constants';
import { type Label, NO_LOCATION } from '../instructions';
import { Op } from '../opcodes';
import { FBlockType, indexOf, ScopeType } from '../unit';
import { addYield, addYieldFrom, jumpIf, visitExpr } from './expressions';
import { makeClosure, wrapInStopIterationHandler } from './functions';
import { enterScope } from './names';

type ComprehensionExpr = Extract<expr, { generators: Comprehension[] }>;

const names = {
  GeneratorExp: '<genexpr>',
  ListComp: '<listcomp>',
  SetComp: '<setcomp>',
  DictComp: '<dictcomp>',
} as const;

/** A comprehension or generator expression. */
export function visitComprehension(c: Compiler, e: ComprehensionExpr): void {
  const comp = c.symtable.lookup(e);
  const [outermost] = e.generators;
  if (outermost === undefined) {
    return;
  }
  if (comp.compInlined) {
    inline(c, e, comp, outermost);
    return;
  }
  enterScope(c, names[e.kind], ScopeType.Comprehension, e, e.lineno, null, { argcount: 1 });
  build(c, e, false);
  visitGenerator(c, e, 0, 0, false);
  if (e.kind === 'GeneratorExp') {
    wrapInStopIterationHandler(c);
  } else {
    c.op(Op.RETURN_VALUE, e);
  }
  const code = c.optimizeAndAssemble(true);
  c.exitScope();
  makeClosure(c, e, code, 0);
  visitIterator(c, outermost);
  c.op(Op.CALL, e, 0);
  if (comp.coroutine && e.kind !== 'GeneratorExp') {
    c.op(Op.GET_AWAITABLE, e, 0);
    c.loadConst(e, NONE);
    addYieldFrom(c, e, true);
  }
}

/** Evaluates the outermost iterable and makes its iterator. */
function visitIterator(c: Compiler, generator: Comprehension): void {
  visitExpr(c, generator.iter);
  c.op(generator.is_async !== 0 ? Op.GET_AITER : Op.GET_ITER, generator.iter);
}

/** The empty result. */
function build(c: Compiler, e: ComprehensionExpr, inlined: boolean): void {
  switch (e.kind) {
    case 'GeneratorExp':
      return;
    case 'ListComp':
      c.op(Op.BUILD_LIST, e, 0);
      break;
    case 'SetComp':
      c.op(Op.BUILD_SET, e, 0);
      break;
    case 'DictComp':
      c.op(Op.BUILD_MAP, e, 0);
      break;
  }
  if (inlined) {
    c.op(Op.SWAP, e, 2);
  }
}

function inline(c: Compiler, e: ComprehensionExpr, comp: SymtableEntry, outermost: Comprehension): void {
  visitIterator(c, outermost);
  const state = c.enterInlinedComprehension(comp);
  pushLocals(c, e, comp, state);
  build(c, e, true);
  visitGenerator(c, e, 0, 0, true);
  popLocals(c, e, state);
  c.exitInlinedComprehension(state);
}

/** Saves the outer values of the comprehension's names on the stack. */
function pushLocals(c: Compiler, loc: Location, comp: SymtableEntry, state: InlinedComprehension): void {
  const { unit } = c;
  for (const [name, symbol] of comp.symbols) {
    const bound = (symbol & Def.LOCAL) !== 0 && (symbol & Def.NONLOCAL) === 0;
    if (!bound) {
      continue;
    }
    const outer = state.savedSymbols.get(name) ?? unit.entry.getSymbol(name);
    const mangled = c.maybeMangle(name);
    c.op(Op.LOAD_FAST_AND_CLEAR, loc, indexOf(unit.varnames, mangled));
    if (scopeOf(symbol) === Scope.CELL) {
      const cells = scopeOf(outer) === Scope.FREE ? unit.freevars : unit.cellvars;
      c.op(Op.MAKE_CELL, loc, indexOf(cells, mangled));
    }
    state.pushedLocals.push(name);
  }
  if (state.pushedLocals.length > 0) {
    // The iterator must be on top again.
    c.op(Op.SWAP, loc, state.pushedLocals.length + 1);
    state.cleanup = c.newLabel();
    c.jump(Op.SETUP_FINALLY, loc, state.cleanup);
  }
}

function popLocals(c: Compiler, loc: Location, state: InlinedComprehension): void {
  if (state.cleanup === null) {
    return;
  }
  const end = c.newLabel();
  c.op(Op.POP_BLOCK, NO_LOCATION);
  c.jump(Op.JUMP_NO_INTERRUPT, NO_LOCATION, end);
  // After an exception the unfinished result goes, and the names get their values back.
  c.useLabel(state.cleanup);
  c.op(Op.SWAP, NO_LOCATION, 2);
  c.op(Op.POP_TOP, NO_LOCATION);
  restoreLocals(c, loc, state);
  c.op(Op.RERAISE, NO_LOCATION, 0);
  c.useLabel(end);
  restoreLocals(c, loc, state);
}

function restoreLocals(c: Compiler, loc: Location, state: InlinedComprehension): void {
  c.op(Op.SWAP, loc, state.pushedLocals.length + 1);
  for (const name of [...state.pushedLocals].reverse()) {
    c.op(Op.STORE_FAST_MAYBE_NULL, loc, indexOf(c.unit.varnames, c.maybeMangle(name)));
  }
}

/** One `for` of a comprehension, with those inside it. */
function visitGenerator(c: Compiler, e: ComprehensionExpr, index: number, depth: number, onStack: boolean): void {
  const generator = e.generators[index];
  if (generator === undefined) {
    return;
  }
  if (generator.is_async !== 0) {
    visitAsyncGenerator(c, e, generator, index, depth, onStack);
  } else {
    visitSyncGenerator(c, e, generator, index, depth, onStack);
  }
}

function visitSyncGenerator(
  c: Compiler,
  e: ComprehensionExpr,
  generator: Comprehension,
  index: number,
  depth: number,
  onStack: boolean,
): void {
  const start = c.newLabel();
  const ifCleanup = c.newLabel();
  const anchor = c.newLabel();
  let loops = true;
  if (index === 0) {
    if (!onStack) {
      c.op(Op.LOAD_FAST, e, 0);
    }
  } else {
    // `for y in [f(x)]` is an assignment: no loop.
    const single = singleElement(generator.iter);
    if (single !== null) {
      visitExpr(c, single);
      loops = false;
    } else {
      visitExpr(c, generator.iter);
      c.op(Op.GET_ITER, generator.iter);
    }
  }
  if (loops) {
    depth++;
    c.useLabel(start);
    c.jump(Op.FOR_ITER, generator.iter, anchor);
  }
  visitExpr(c, generator.target);
  const loc = visitRest(c, e, generator, index, depth, ifCleanup);
  if (loops) {
    c.jump(Op.JUMP, loc, start);
    c.useLabel(anchor);
    c.op(Op.END_FOR, NO_LOCATION);
    c.op(Op.POP_ITER, NO_LOCATION);
  }
}

function singleElement(iter: expr): expr | null {
  if ((iter.kind === 'List' || iter.kind === 'Tuple') && iter.elts.length === 1) {
    const [elt] = iter.elts;
    return elt === undefined || elt.kind === 'Starred' ? null : elt;
  }
  return null;
}

function visitAsyncGenerator(
  c: Compiler,
  e: ComprehensionExpr,
  generator: Comprehension,
  index: number,
  depth: number,
  onStack: boolean,
): void {
  const start = c.newLabel();
  const except = c.newLabel();
  const ifCleanup = c.newLabel();
  if (index === 0) {
    if (!onStack) {
      c.op(Op.LOAD_FAST, e, 0);
    }
  } else {
    visitExpr(c, generator.iter);
    c.op(Op.GET_AITER, generator.iter);
  }
  c.useLabel(start);
  c.pushFBlock({ type: FBlockType.AsyncComprehensionGenerator, block: start, loc: e, exit: null });
  c.jump(Op.SETUP_FINALLY, e, except);
  c.op(Op.GET_ANEXT, e);
  c.loadConst(e, NONE);
  const send = addYieldFrom(c, e, true);
  c.op(Op.POP_BLOCK, e);
  visitExpr(c, generator.target);
  const loc = visitRest(c, e, generator, index, depth + 1, ifCleanup);
  c.jump(Op.JUMP, loc, start);
  c.popFBlock();
  c.useLabel(except);
  c.jump(Op.END_ASYNC_FOR, e, send);
}

/** The conditions, then the inner generators or the element; returns the place of the jump back. */
function visitRest(
  c: Compiler,
  e: ComprehensionExpr,
  generator: Comprehension,
  index: number,
  depth: number,
  ifCleanup: Label,
): Location {
  for (const condition of generator.ifs) {
    jumpIf(c, e, condition, ifCleanup, false);
  }
  let loc: Location = e.kind === 'DictComp' ? e.key : e.elt;
  if (index + 1 < e.generators.length) {
    visitGenerator(c, e, index + 1, depth, false);
  } else {
    loc = visitElement(c, e, depth);
  }
  c.useLabel(ifCleanup);
  return loc;
}

function visitElement(c: Compiler, e: ComprehensionExpr, depth: number): Location {
  if (e.kind === 'DictComp') {
    visitExpr(c, e.key);
    visitExpr(c, e.value);
    const loc: Location = {
      lineno: e.key.lineno,
      end_lineno: e.value.end_lineno,
      col_offset: e.key.col_offset,
      end_col_offset: e.value.end_col_offset,
    };
    c.op(Op.MAP_ADD, loc, depth + 1);
    return loc;
  }
  visitExpr(c, e.elt);
  switch (e.kind) {
    case 'GeneratorExp':
      addYield(c, e.elt);
      c.op(Op.POP_TOP, e.elt);
      break;
    case 'ListComp':
      c.op(Op.LIST_APPEND, e.elt, depth + 1);
      break;
    case 'SetComp':
      c.op(Op.SET_ADD, e.elt, depth + 1);
      break;
  }
  return e.elt;
}
