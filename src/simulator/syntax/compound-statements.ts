/**
 * Compound statements and blocks. Twin of the COMPOUND STATEMENTS part of Grammar/python.gram.
 */
import type {
  AsyncFor,
  AsyncFunctionDef,
  AsyncWith,
  ClassDef,
  ExceptHandler,
  expr,
  For,
  FunctionDef,
  If,
  stmt,
  Try,
  TryStar,
  While,
  With,
  WithItem,
} from './ast';
import { args } from './arguments';
import { expression, expressions, gather, namedExpression, starExpressions } from './expressions';
import {
  invalidBlock,
  invalidClassDef,
  invalidDoubleTypeComments,
  invalidElse,
  invalidExcept,
  invalidExceptIndent,
  invalidFinally,
  invalidFor,
  invalidFunctionDef,
  invalidHeader,
  invalidTry,
  invalidWith,
  invalidWithIndent,
  invalidWithItem,
} from './invalid-blocks';
import { invalidForTarget } from './invalid-displays';
import { matchStmt } from './match-statement';
import { at } from './nodes';
import { functionParameters } from './parameters';
import { Rule } from './peg-parser';
import type { PegParser } from './peg-parser';
import { simpleStmts } from './simple-statements';
import { starTarget, starTargets } from './targets';
import { T } from './token';
import type { Token } from './token';
import { typeParams } from './type-params';

/** statement: compound_stmt | simple_stmts; adds what it read to `body`. */
export function statement(p: PegParser, body: stmt[]): boolean {
  const compound = compoundStmt(p);
  if (compound !== null) {
    const isFunction = compound.kind === 'FunctionDef' || compound.kind === 'AsyncFunctionDef';
    if (!isFunction && compound.lineno >= p.lastCompound.line) {
      p.lastCompound = { line: compound.lineno, column: compound.col_offset };
    }
    body.push(compound);
    return true;
  }
  const simple = simpleStmts(p);
  if (simple === null) return false;
  body.push(...simple);
  return true;
}

/** statements: statement+ */
export function statements(p: PegParser): stmt[] | null {
  const body: stmt[] = [];
  while (statement(p, body));
  return body.length === 0 ? null : body;
}

/** block: NEWLINE INDENT statements DEDENT | simple_stmts | invalid_block */
export function block(p: PegParser): stmt[] | null {
  return p.memo(Rule.BLOCK, blockBody);
}

function blockBody(p: PegParser): stmt[] | null {
  const mark = p.mark;
  if (p.expect(T.NEWLINE) !== null && p.expect(T.INDENT) !== null) {
    const body = p.nest('block', statements);
    if (body !== null && p.expect(T.DEDENT) !== null) return body;
  }
  p.mark = mark;
  const simple = simpleStmts(p);
  if (simple !== null) return simple;
  if (p.callInvalidRules) invalidBlock(p);
  return p.fail(mark);
}

/** compound_stmt */
export function compoundStmt(p: PegParser): stmt | null {
  const mark = p.mark;
  const start = p.peek();
  switch (start.type) {
    case T.DEF:
      return functionDef(p, [], start);
    case T.CLASS:
      return classDef(p, [], start);
    case T.AT:
      return decorated(p) ?? p.fail(mark);
    case T.ASYNC:
      return functionDef(p, [], start) ?? withStmt(p, start) ?? forStmt(p, start);
    case T.IF:
      return ifStmt(p);
    case T.WITH:
      return withStmt(p, start);
    case T.FOR:
      return forStmt(p, start);
    case T.TRY:
      return tryStmt(p);
    case T.WHILE:
      return whileStmt(p);
    case T.NAME:
      return start.text === 'match' ? matchStmt(p) : null;
    default:
      return null;
  }
}

function decorated(p: PegParser): stmt | null {
  const decorators: expr[] = [];
  while (p.at(T.AT)) {
    p.mark++;
    const decorator = namedExpression(p);
    if (decorator === null || p.expect(T.NEWLINE) === null) return null;
    decorators.push(decorator);
  }
  return p.at(T.CLASS) ? classDef(p, decorators, p.peek()) : functionDef(p, decorators, p.peek());
}

/** function_def_raw */
function functionDef(p: PegParser, decorator_list: expr[], start: Token): stmt | null {
  const mark = p.mark;
  if (p.callInvalidRules) invalidFunctionDef(p);
  p.mark = mark;
  const isAsync = p.expect(T.ASYNC) !== null;
  const name = p.expect(T.DEF) === null ? null : p.expect(T.NAME);
  if (name === null) return p.fail(mark);
  const type_params = typeParams(p);
  const parameters = p.expect(T.LPAR) === null ? null : functionParameters(p);
  if (parameters === null || p.expect(T.RPAR) === null) return p.fail(mark);
  const arrow = p.mark;
  const returns = p.expect(T.RARROW) === null ? null : expression(p);
  if (returns === null) p.mark = arrow;
  const colon = p.expect(T.COLON);
  const type_comment = colon === null ? null : functionTypeComment(p);
  const body = colon === null ? null : block(p);
  if (body === null) return p.fail(mark);
  const fields = { name: name.text, args: parameters, body, decorator_list, returns, type_comment, type_params };
  return isAsync
    ? at<AsyncFunctionDef>({ kind: 'AsyncFunctionDef', ...fields }, start, p.last())
    : at<FunctionDef>({ kind: 'FunctionDef', ...fields }, start, p.last());
}

/** [func_type_comment]: on the line of the colon, or on the next one before the body */
function functionTypeComment(p: PegParser): string | null {
  if (!p.typeComments) return null;
  const mark = p.mark;
  if (p.expect(T.NEWLINE) !== null) {
    const comment = p.typeComment();
    if (comment !== null && p.at(T.NEWLINE) && p.typeAt(1) === T.INDENT) return comment;
    p.mark = mark;
  }
  if (p.callInvalidRules) invalidDoubleTypeComments(p);
  p.mark = mark;
  return p.typeComment();
}

/** class_def_raw */
function classDef(p: PegParser, decorator_list: expr[], start: Token): stmt | null {
  const mark = p.mark;
  if (p.callInvalidRules) invalidClassDef(p);
  p.mark = mark;
  const name = p.expect(T.CLASS) === null ? null : p.expect(T.NAME);
  if (name === null) return p.fail(mark);
  const type_params = typeParams(p);
  const bases = classArguments(p);
  const body = p.expect(T.COLON) === null ? null : block(p);
  if (body === null) return p.fail(mark);
  const fields = { name: name.text, bases: bases.args, keywords: bases.keywords, body, decorator_list, type_params };
  return at<ClassDef>({ kind: 'ClassDef', ...fields }, start, p.last());
}

/** ['(' [arguments] ')'] */
export function classArguments(p: PegParser): Pick<ClassDef, 'keywords'> & { args: expr[] } {
  const mark = p.mark;
  const none = { args: [], keywords: [] };
  if (p.expect(T.LPAR) === null) return none;
  const list = args(p);
  if (list !== null) p.expect(T.COMMA);
  if (p.expect(T.RPAR) !== null) return list ?? none;
  p.mark = mark;
  return none;
}

/** if_stmt with its whole chain of elif; a loop, as such chains may be very long. */
function ifStmt(p: PegParser): stmt | null {
  const mark = p.mark;
  const chain: { start: Token; test: expr; body: stmt[] }[] = [];
  let orelse: stmt[] = [];
  for (;;) {
    const before = p.mark;
    const start = p.peek();
    if (start.type !== (chain.length === 0 ? T.IF : T.ELIF)) {
      orelse = elseBlock(p) ?? [];
      break;
    }
    if (p.callInvalidRules) invalidHeader(p, start.type, chain.length === 0 ? 'if' : 'elif');
    p.mark = before + 1;
    const test = namedExpression(p);
    const body = test === null || p.expect(T.COLON) === null ? null : block(p);
    if (test === null || body === null) {
      if (chain.length === 0) return p.fail(mark);
      p.mark = before;
      break;
    }
    chain.push({ start, test, body });
  }
  const end = p.last();
  let node: If | null = null;
  for (let i = chain.length - 1; i >= 0; i--) {
    const { start, test, body } = chain[i];
    node = at<If>({ kind: 'If', test, body, orelse: node === null ? orelse : [node] }, start, end);
  }
  return node;
}

/** else_block */
function elseBlock(p: PegParser): stmt[] | null {
  const mark = p.mark;
  if (!p.at(T.ELSE)) return null;
  if (p.callInvalidRules) invalidElse(p);
  p.mark = mark + 1;
  p.expectForced(T.COLON, ':');
  return block(p) ?? p.fail(mark);
}

function whileStmt(p: PegParser): stmt | null {
  const mark = p.mark;
  const start = p.peek();
  if (p.callInvalidRules) invalidHeader(p, T.WHILE, 'while');
  p.mark = mark + 1;
  const test = namedExpression(p);
  const body = test === null || p.expect(T.COLON) === null ? null : block(p);
  if (test === null || body === null) return p.fail(mark);
  const orelse = elseBlock(p) ?? [];
  return at<While>({ kind: 'While', test, body, orelse }, start, p.last());
}

function forStmt(p: PegParser, start: Token): stmt | null {
  const mark = p.mark;
  if (p.callInvalidRules) invalidFor(p);
  p.mark = mark;
  const isAsync = p.expect(T.ASYNC) !== null;
  if (p.expect(T.FOR) === null) return p.fail(mark);
  const target = starTargets(p);
  if (target === null || p.expect(T.IN) === null) {
    p.mark = mark;
    if (p.callInvalidRules) invalidForTarget(p);
    return p.fail(mark);
  }
  const iter = starExpressions(p);
  const colon = iter === null ? null : p.expect(T.COLON);
  const type_comment = colon === null ? null : p.typeComment();
  const body = colon === null ? null : block(p);
  if (iter === null || body === null) return p.fail(mark);
  const orelse = elseBlock(p) ?? [];
  const fields = { target, iter, body, orelse, type_comment };
  return isAsync
    ? at<AsyncFor>({ kind: 'AsyncFor', ...fields }, start, p.last())
    : at<For>({ kind: 'For', ...fields }, start, p.last());
}

// ---- with ---------------------------------------------------------------------------------------------------------

function withStmt(p: PegParser, start: Token): stmt | null {
  const mark = p.mark;
  if (p.callInvalidRules) invalidWithIndent(p);
  p.mark = mark;
  const isAsync = p.expect(T.ASYNC) !== null;
  if (p.expect(T.WITH) === null) return p.fail(mark);
  const header = p.mark;
  let items = parenthesizedItems(p);
  let type_comment = items === null ? null : p.typeComment();
  let body = items === null ? null : block(p);
  if (items === null || body === null) {
    p.mark = header;
    items = gather(p, withItem);
    const colon = items === null ? null : p.expect(T.COLON);
    type_comment = colon === null ? null : p.typeComment();
    body = colon === null ? null : block(p);
  }
  if (items === null || body === null) {
    p.mark = mark;
    if (p.callInvalidRules) invalidWith(p);
    return p.fail(mark);
  }
  return isAsync
    ? at<AsyncWith>({ kind: 'AsyncWith', items, body, type_comment }, start, p.last())
    : at<With>({ kind: 'With', items, body, type_comment }, start, p.last());
}

/** '(' ','.with_item+ ','? ')' ':' */
function parenthesizedItems(p: PegParser): WithItem[] | null {
  if (p.expect(T.LPAR) === null) return null;
  const items = gather(p, withItem);
  if (items === null) return null;
  p.expect(T.COMMA);
  return p.expect(T.RPAR) !== null && p.expect(T.COLON) !== null ? items : null;
}

function withItem(p: PegParser): WithItem | null {
  const mark = p.mark;
  const context_expr = expression(p);
  if (context_expr !== null && p.expect(T.AS) !== null) {
    const optional_vars = starTarget(p);
    if (optional_vars !== null && (p.at(T.COMMA) || p.at(T.RPAR) || p.at(T.COLON))) {
      return { kind: 'withitem', context_expr, optional_vars };
    }
  }
  p.mark = mark;
  if (p.callInvalidRules) invalidWithItem(p);
  p.mark = mark;
  const only = expression(p);
  return only === null ? p.fail(mark) : { kind: 'withitem', context_expr: only, optional_vars: null };
}

// ---- try ----------------------------------------------------------------------------------------------------------

function tryStmt(p: PegParser): stmt | null {
  const mark = p.mark;
  const start = p.peek();
  if (p.callInvalidRules) invalidTry(p);
  p.mark = mark + 1;
  p.expectForced(T.COLON, ':');
  const body = block(p);
  if (body === null) return p.fail(mark);
  const only = finallyBlock(p);
  if (only !== null) {
    return at<Try>({ kind: 'Try', body, handlers: [], orelse: [], finalbody: only }, start, p.last());
  }
  let isStar = false;
  let handlers = manyHandlers(p, false);
  if (handlers.length === 0) {
    isStar = true;
    handlers = manyHandlers(p, true);
  }
  if (handlers.length === 0) return p.fail(mark);
  const orelse = elseBlock(p) ?? [];
  const finalbody = finallyBlock(p) ?? [];
  return isStar
    ? at<TryStar>({ kind: 'TryStar', body, handlers, orelse, finalbody }, start, p.last())
    : at<Try>({ kind: 'Try', body, handlers, orelse, finalbody }, start, p.last());
}

/** except_block* or except_star_block* */
export function manyHandlers(p: PegParser, star: boolean): ExceptHandler[] {
  const handlers: ExceptHandler[] = [];
  for (;;) {
    const handler = exceptBlock(p, star);
    if (handler === null) return handlers;
    handlers.push(handler);
  }
}

/** except_block, except_star_block */
function exceptBlock(p: PegParser, star: boolean): ExceptHandler | null {
  const mark = p.mark;
  const start = p.peek();
  if (start.type !== T.EXCEPT) return null;
  if (p.callInvalidRules) invalidExceptIndent(p, star);
  p.mark = mark + 1;
  const handler = star && p.expect(T.STAR) === null ? null : exceptHandler(p, start, star);
  if (handler !== null) return handler;
  p.mark = mark;
  if (p.callInvalidRules) invalidExcept(p, star);
  return p.fail(mark);
}

function exceptHandler(p: PegParser, start: Token, star: boolean): ExceptHandler | null {
  if (p.at(T.COLON)) {
    if (star) return null;
    return finishHandler(p, start, null, null);
  }
  const type = expressions(p);
  if (type === null) return null;
  // Several types need parentheses when there is a name.
  const several = type.kind === 'Tuple' && !isParenthesized(type);
  if (several || p.expect(T.AS) === null) return finishHandler(p, start, type, null);
  const name = p.expect(T.NAME);
  return name === null ? null : finishHandler(p, start, type, name.text);
}

/** A tuple without parentheses starts where its first element starts. */
function isParenthesized(node: expr): boolean {
  if (node.kind !== 'Tuple' || node.elts.length === 0) return true;
  const [first] = node.elts;
  return first.lineno !== node.lineno || first.col_offset !== node.col_offset;
}

function finishHandler(p: PegParser, start: Token, type: expr | null, name: string | null): ExceptHandler | null {
  const body = p.expect(T.COLON) === null ? null : block(p);
  return body === null ? null : at<ExceptHandler>({ kind: 'ExceptHandler', type, name, body }, start, p.last());
}

/** finally_block */
function finallyBlock(p: PegParser): stmt[] | null {
  const mark = p.mark;
  if (!p.at(T.FINALLY)) return null;
  if (p.callInvalidRules) invalidFinally(p);
  p.mark = mark + 1;
  p.expectForced(T.COLON, ':');
  return block(p) ?? p.fail(mark);
}
