// Code for calls and attributes. Twin of codegen_call, maybe_optimize_method_call, can_optimize_super_call and the
// attribute part of codegen_visit_expr (Python/codegen.c).
import type { Attribute, Call, expr, Keyword, Location } from '../../syntax/ast';
import { Def, Scope } from '../../symtable';
import type { Compiler } from '../compiler';
import { FALSE, strConst, strTuple, TRUE } from '../constants';
import { STACK_USE_GUIDELINE } from '../constpool';
import { type Label, NO_LOCATION } from '../instructions';
import { CommonConstant, Intrinsic1, Op } from '../opcodes';
import { buildArguments } from './displays';
import { addCompare, visitExpr, visitExprs } from './expressions';
import { nameOp } from './names';
import { checkCaller } from './warnings';

/** `a.b` as a value or target. */
export function loadAttribute(c: Compiler, e: Attribute): void {
  if (e.ctx === 'Load') {
    const superCall = optimizableSuperCall(c, e);
    if (superCall !== null) {
      loadArgsForSuper(c, superCall);
      loadSuperAttr(c, e, superCall, false);
      c.op(Op.NOP, attributeLocation(e, e));
      return;
    }
  }
  c.maybeAddStaticAttribute(e);
  visitExpr(c, e.value);
  const loc = attributeLocation(e, e);
  switch (e.ctx) {
    case 'Load':
      c.nameInstruction(Op.LOAD_ATTR, loc, e.attr, 1);
      break;
    case 'Store':
      c.nameInstruction(Op.STORE_ATTR, loc, e.attr);
      break;
    case 'Del':
      c.nameInstruction(Op.DELETE_ATTR, loc, e.attr);
      break;
  }
}

/** In an expression of several lines the place of an attribute is where its name stands. */
export function attributeLocation(loc: Location, attribute: Attribute): Location {
  if (loc.lineno === attribute.end_lineno) {
    return loc;
  }
  const lineno = attribute.end_lineno;
  const length = attribute.attr.length;
  let { end_col_offset } = loc;
  let col_offset = attribute.end_col_offset - length;
  if (col_offset < 0) {
    col_offset = -1;
    end_col_offset = -1;
  }
  const end_lineno = Math.max(lineno, loc.end_lineno);
  if (lineno === end_lineno) {
    end_col_offset = Math.max(col_offset, end_col_offset);
  }
  return { lineno, end_lineno, col_offset, end_col_offset };
}

/** The `super()` call in `super().attr`, if it needs no super object; else null. */
function optimizableSuperCall(c: Compiler, attribute: Attribute): Call | null {
  const call = attribute.value;
  if (call.kind !== 'Call' || call.func.kind !== 'Name' || call.func.id !== 'super') {
    return null;
  }
  if (attribute.attr === '__class__' || call.keywords.length > 0) {
    return null;
  }
  // The name super must be the builtin one, as far as can be seen.
  if (c.entry.getScope('super') !== Scope.GLOBAL_IMPLICIT || c.symtable.top.getScope('super') !== Scope.NONE) {
    return null;
  }
  if (call.args.length === 2) {
    return call.args.some((arg) => arg.kind === 'Starred') ? null : call;
  }
  const { argcount = 0, posonlyargcount = 0 } = c.unit.counts;
  if (call.args.length !== 0 || argcount + posonlyargcount === 0) {
    return null;
  }
  return c.refType('__class__') === Scope.FREE ? call : null;
}

function loadArgsForSuper(c: Compiler, call: Call): void {
  nameOp(c, call.func, 'super', 'Load');
  if (call.args.length === 2) {
    visitExprs(c, call.args);
    return;
  }
  nameOp(c, call, '__class__', 'Load');
  const [self] = c.unit.varnames.keys();
  if (self !== undefined) {
    nameOp(c, call, self, 'Load');
  }
}

function loadSuperAttr(c: Compiler, loc: Attribute, call: Call, method: boolean): void {
  const low = (call.args.length > 0 ? 2 : 0) | (method ? 1 : 0);
  c.nameInstruction(Op.LOAD_SUPER_ATTR, loc, loc.attr, 2, low);
}

/** A call. */
export function visitCall(c: Compiler, e: Call): void {
  validateKeywords(c, e.keywords);
  if (e.func.kind === 'Attribute' && callMethod(c, e, e.func)) {
    return;
  }
  const skipNormalCall = c.newLabel();
  checkCaller(c, e.func);
  visitExpr(c, e.func);
  optimizeGeneratorCall(c, e, skipNormalCall);
  c.op(Op.PUSH_NULL, e.func);
  callHelper(c, e, 0, e.args, e.keywords);
  c.useLabel(skipNormalCall);
}

/** Calls a method without making it an object first; returns false if it cannot. */
function callMethod(c: Compiler, e: Call, method: Attribute): boolean {
  const { args, keywords } = e;
  if (method.ctx !== 'Load' || isImportOriginated(c, method.value)) {
    return false;
  }
  if (args.length + keywords.length + (keywords.length > 0 ? 1 : 0) >= STACK_USE_GUIDELINE) {
    return false;
  }
  if (args.some((arg) => arg.kind === 'Starred') || keywords.some((keyword) => keyword.arg === null)) {
    return false;
  }
  const superCall = optimizableSuperCall(c, method);
  const loc = attributeLocation(method, method);
  if (superCall === null) {
    visitExpr(c, method.value);
    c.nameInstruction(Op.LOAD_ATTR, loc, method.attr, 1, 1);
  } else {
    loadArgsForSuper(c, superCall);
    loadSuperAttr(c, method, superCall, true);
    c.op(Op.NOP, loc);
  }
  visitExprs(c, args);
  const callLoc = attributeLocation(e, method);
  if (keywords.length > 0) {
    visitKeywords(c, loc, keywords);
    c.op(Op.CALL_KW, callLoc, args.length + keywords.length);
  } else {
    c.op(Op.CALL, callLoc, args.length);
  }
  return true;
}

/** Whether the name was imported at module level: then the attribute is likely a function, not a method. */
function isImportOriginated(c: Compiler, e: expr): boolean {
  return e.kind === 'Name' && (c.symtable.top.getSymbol(e.id) & Def.IMPORT) !== 0;
}

function visitKeywords(c: Compiler, loc: Location, keywords: readonly Keyword[]): void {
  visitExprs(
    c,
    keywords.map((keyword) => keyword.value),
  );
  c.loadConst(loc, strTuple(keywords.map((keyword) => keyword.arg ?? '')));
}

function validateKeywords(c: Compiler, keywords: readonly Keyword[]): void {
  const seen = new Set<string>();
  for (const keyword of keywords) {
    if (keyword.arg === null) {
      continue;
    }
    if (seen.has(keyword.arg)) {
      c.error(`keyword argument repeated: ${keyword.arg}`, keyword);
    }
    seen.add(keyword.arg);
  }
}

/** `all(x for ...)`, `any(x for ...)` and `tuple(x for ...)` loop right here, if the names are still the builtins. */
function optimizeGeneratorCall(c: Compiler, e: Call, end: Label): void {
  const { func } = e;
  const [generator] = e.args;
  if (func.kind !== 'Name' || e.args.length !== 1 || e.keywords.length > 0 || generator?.kind !== 'GeneratorExp') {
    return;
  }
  const { id } = func;
  if (id !== 'all' && id !== 'any' && id !== 'tuple') {
    return;
  }
  const constant = {
    all: CommonConstant.BUILTIN_ALL,
    any: CommonConstant.BUILTIN_ANY,
    tuple: CommonConstant.BUILTIN_TUPLE,
  }[id];
  const skip = c.newLabel();
  c.op(Op.COPY, func, 1);
  c.op(Op.LOAD_COMMON_CONSTANT, func, constant);
  addCompare(c, func, 'Is');
  c.jump(Op.POP_JUMP_IF_FALSE, func, skip);
  c.op(Op.POP_TOP, func);
  if (id === 'tuple') {
    c.op(Op.BUILD_LIST, func, 0);
  }
  visitExpr(c, generator);
  const loop = c.newLabel();
  const cleanup = c.newLabel();
  c.useLabel(loop);
  c.jump(Op.FOR_ITER, func, cleanup);
  if (id === 'tuple') {
    c.op(Op.LIST_APPEND, func, 2);
    c.jump(Op.JUMP, func, loop);
  } else {
    c.op(Op.TO_BOOL, func);
    c.jump(id === 'all' ? Op.POP_JUMP_IF_TRUE : Op.POP_JUMP_IF_FALSE, func, loop);
  }
  c.op(Op.POP_ITER, NO_LOCATION);
  if (id !== 'tuple') {
    c.loadConst(func, id === 'all' ? FALSE : TRUE);
  }
  c.jump(Op.JUMP, func, end);
  c.useLabel(cleanup);
  c.op(Op.END_FOR, NO_LOCATION);
  c.op(Op.POP_ITER, NO_LOCATION);
  if (id === 'tuple') {
    c.op(Op.CALL_INTRINSIC_1, func, Intrinsic1.LIST_TO_TUPLE);
  } else {
    c.loadConst(func, id === 'all' ? TRUE : FALSE);
  }
  c.jump(Op.JUMP, func, end);
  c.useLabel(skip);
}

/**
 * The arguments and the call itself; `pushed` arguments are on the stack already, `injected` is the name of one more
 * (the generic base of a class). Twin of codegen_call_helper_impl.
 */
export function callHelper(
  c: Compiler,
  loc: Location,
  pushed: number,
  args: readonly expr[],
  keywords: readonly Keyword[],
  injected: string | null = null,
): void {
  validateKeywords(c, keywords);
  const plain =
    args.length + keywords.length * 2 <= STACK_USE_GUIDELINE &&
    !args.some((arg) => arg.kind === 'Starred') &&
    !keywords.some((keyword) => keyword.arg === null);
  if (plain) {
    visitExprs(c, args);
    let count = pushed + args.length;
    if (injected !== null) {
      nameOp(c, loc, injected, 'Load');
      count++;
    }
    if (keywords.length > 0) {
      visitKeywords(c, loc, keywords);
      c.op(Op.CALL_KW, loc, count + keywords.length);
    } else {
      c.op(Op.CALL, loc, count);
    }
    return;
  }
  const [first] = args;
  if (pushed === 0 && args.length === 1 && first?.kind === 'Starred') {
    visitExpr(c, first.value);
  } else {
    buildArguments(c, loc, args, injected, pushed);
  }
  if (keywords.length > 0) {
    buildKeywords(c, loc, keywords);
  } else {
    c.op(Op.PUSH_NULL, loc);
  }
  c.op(Op.CALL_FUNCTION_EX, loc);
}

/** The dict of keyword arguments for CALL_FUNCTION_EX. */
function buildKeywords(c: Compiler, loc: Location, keywords: readonly Keyword[]): void {
  let haveDict = false;
  let seen = 0;
  const flush = (end: number): void => {
    visitKeywordPart(c, loc, keywords.slice(end - seen, end));
    if (haveDict) {
      c.op(Op.DICT_MERGE, loc, 1);
    }
    haveDict = true;
    seen = 0;
  };
  keywords.forEach((keyword, i) => {
    if (keyword.arg !== null) {
      seen++;
      return;
    }
    if (seen > 0) {
      flush(i);
    }
    if (!haveDict) {
      c.op(Op.BUILD_MAP, loc, 0);
      haveDict = true;
    }
    visitExpr(c, keyword.value);
    c.op(Op.DICT_MERGE, loc, 1);
  });
  if (seen > 0) {
    flush(keywords.length);
  }
}

function visitKeywordPart(c: Compiler, loc: Location, keywords: readonly Keyword[]): void {
  const big = keywords.length * 2 > STACK_USE_GUIDELINE;
  if (big) {
    c.op(Op.BUILD_MAP, NO_LOCATION, 0);
  }
  for (const keyword of keywords) {
    c.loadConst(loc, strConst(keyword.arg ?? ''));
    visitExpr(c, keyword.value);
    if (big) {
      c.op(Op.MAP_ADD, NO_LOCATION, 1);
    }
  }
  if (!big) {
    c.op(Op.BUILD_MAP, loc, keywords.length);
  }
}
