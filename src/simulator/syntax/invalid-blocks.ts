/**
 * The `invalid_*` rules about compound statements. Twin of those in Grammar/python.gram.
 */
import { block, classArguments, manyHandlers } from './compound-statements';
import { expression, expressions, gather, namedExpression, starExpressions } from './expressions';
import { exprName, invalidTarget } from './nodes';
import { functionParameters } from './parameters';
import type { PegParser } from './peg-parser';
import { starTarget, starTargets } from './targets';
import { T } from './token';
import type { Token } from './token';
import { typeParams } from './type-params';

const EXPECTED_COLON = "expected ':'";

/** NEWLINE !INDENT after a header's colon: the block is missing. */
function missingBlock(p: PegParser, what: string, start: Token): void {
  if (p.expect(T.NEWLINE) !== null && !p.at(T.INDENT)) {
    p.raiseIndentation(`expected an indented block after ${what} on line ${start.lineno}`);
  }
}

/** A header's end: a newline instead of the colon, or no block after it. */
function colonAndBlock(p: PegParser, what: string, start: Token): void {
  if (p.expect(T.NEWLINE) !== null) p.raise(EXPECTED_COLON);
  if (p.expect(T.COLON) !== null) missingBlock(p, what, start);
}

/** invalid_block: NEWLINE !INDENT */
export function invalidBlock(p: PegParser): void {
  const mark = p.mark;
  if (p.expect(T.NEWLINE) !== null && !p.at(T.INDENT)) p.raiseIndentation('expected an indented block');
  p.mark = mark;
}

/** invalid_if_stmt, invalid_elif_stmt, invalid_while_stmt */
export function invalidHeader(p: PegParser, keyword: T, what: string): void {
  const start = p.expect(keyword);
  if (start !== null && namedExpression(p) !== null) colonAndBlock(p, `'${what}' statement`, start);
}

/** invalid_else_stmt */
export function invalidElse(p: PegParser): void {
  const start = p.expect(T.ELSE);
  if (start === null || p.expect(T.COLON) === null) return;
  const mark = p.mark;
  missingBlock(p, "'else' statement", start);
  p.mark = mark;
  if (block(p) !== null && p.expect(T.ELIF) !== null) p.raise("'elif' block follows an 'else' block");
}

/** invalid_for_stmt */
export function invalidFor(p: PegParser): void {
  p.expect(T.ASYNC);
  const start = p.expect(T.FOR);
  if (start === null || starTargets(p) === null || p.expect(T.IN) === null || starExpressions(p) === null) return;
  colonAndBlock(p, "'for' statement", start);
}

/** invalid_def_raw */
export function invalidFunctionDef(p: PegParser): void {
  const mark = p.mark;
  p.expect(T.ASYNC);
  const start = p.expect(T.DEF);
  if (start === null || p.expect(T.NAME) === null) return;
  typeParams(p);
  if (p.expect(T.LPAR) !== null) {
    functionParameters(p);
    if (p.expect(T.RPAR) !== null) {
      returnAnnotation(p);
      if (p.expect(T.COLON) !== null) missingBlock(p, 'function definition', start);
    }
  }
  p.mark = mark;
  p.expect(T.ASYNC);
  p.mark += 2;
  typeParams(p);
  p.expectForced(T.LPAR, '(');
  functionParameters(p);
  if (p.expect(T.RPAR) === null) return;
  returnAnnotation(p);
  p.expectForced(T.COLON, ':');
  block(p);
}

function returnAnnotation(p: PegParser): void {
  const mark = p.mark;
  if (p.expect(T.RARROW) === null || expression(p) === null) p.mark = mark;
}

/** invalid_double_type_comments */
export function invalidDoubleTypeComments(p: PegParser): void {
  const twice = p.typeComment() !== null && p.expect(T.NEWLINE) !== null && p.typeComment() !== null;
  if (twice && p.expect(T.NEWLINE) !== null && p.at(T.INDENT)) p.raise('Cannot have two type comments on def');
}

/** invalid_class_def_raw */
export function invalidClassDef(p: PegParser): void {
  const start = p.expect(T.CLASS);
  if (start === null || p.expect(T.NAME) === null) return;
  typeParams(p);
  classArguments(p);
  colonAndBlock(p, 'class definition', start);
}

// ---- with ---------------------------------------------------------------------------------------------------------

/** expression ['as' star_target], or in parentheses expressions ['as' star_target] */
function withHeaderItem(p: PegParser, inParentheses: boolean): true | null {
  const value = inParentheses ? expressions(p) : expression(p);
  if (value === null) return null;
  const mark = p.mark;
  if (p.expect(T.AS) === null || starTarget(p) === null) p.mark = mark;
  return true;
}

/** The header of a with statement up to its colon; the `with` token if there is one. */
function withHeader(p: PegParser, inParentheses: boolean): Token | null {
  p.expect(T.ASYNC);
  const start = p.expect(T.WITH);
  if (start === null || (inParentheses && p.expect(T.LPAR) === null)) return null;
  if (gather(p, (q) => withHeaderItem(q, inParentheses)) === null) return null;
  if (!inParentheses) return start;
  p.expect(T.COMMA);
  return p.expect(T.RPAR) === null ? null : start;
}

/** invalid_with_stmt */
export function invalidWith(p: PegParser): void {
  const mark = p.mark;
  for (const inParentheses of [false, true]) {
    if (withHeader(p, inParentheses) !== null && p.expect(T.NEWLINE) !== null) p.raise(EXPECTED_COLON);
    p.mark = mark;
  }
}

/** invalid_with_stmt_indent */
export function invalidWithIndent(p: PegParser): void {
  const mark = p.mark;
  for (const inParentheses of [false, true]) {
    const start = withHeader(p, inParentheses);
    if (start !== null && p.expect(T.COLON) !== null) missingBlock(p, "'with' statement", start);
    p.mark = mark;
  }
}

/** invalid_with_item: expression 'as' expression &(',' | ')' | ':') */
export function invalidWithItem(p: PegParser): void {
  if (expression(p) === null || p.expect(T.AS) === null) return;
  const target = expression(p);
  if (target === null || !(p.at(T.COMMA) || p.at(T.RPAR) || p.at(T.COLON))) return;
  const bad = invalidTarget(target, 'star');
  if (bad !== null) p.raiseAt(bad, `cannot assign to ${exprName(bad)}`);
}

// ---- try ----------------------------------------------------------------------------------------------------------

/** invalid_try_stmt */
export function invalidTry(p: PegParser): void {
  const start = p.expect(T.TRY);
  if (start === null || p.expect(T.COLON) === null) return;
  const mark = p.mark;
  missingBlock(p, "'try' statement", start);
  p.mark = mark;
  if (block(p) !== null && !p.at(T.EXCEPT) && !p.at(T.FINALLY)) p.raise("expected 'except' or 'finally' block");
  for (const star of [false, true]) {
    p.mark = mark;
    while (block(p) !== null);
    if (manyHandlers(p, star).length === 0) continue;
    const except = p.expect(T.EXCEPT);
    if (except !== null) mixedHandlers(p, except, star);
  }
}

const MIXED_HANDLERS = "cannot have both 'except' and 'except*' on the same 'try'";

function mixedHandlers(p: PegParser, except: Token, afterStar: boolean): void {
  if (afterStar) {
    if (expression(p) !== null) optionalAsName(p);
    if (p.expect(T.COLON) !== null) p.raiseAt(except, MIXED_HANDLERS);
    return;
  }
  const star = p.expect(T.STAR);
  if (star === null || expression(p) === null) return;
  optionalAsName(p);
  if (p.expect(T.COLON) !== null) p.raiseRange(except, star, MIXED_HANDLERS);
}

/** ['as' NAME] */
function optionalAsName(p: PegParser): void {
  const mark = p.mark;
  if (p.expect(T.AS) === null || p.expect(T.NAME) === null) p.mark = mark;
}

/** invalid_except_stmt_indent, invalid_except_star_stmt_indent */
export function invalidExceptIndent(p: PegParser, star: boolean): void {
  const start = p.expect(T.EXCEPT);
  if (start === null || (star && p.expect(T.STAR) === null)) return;
  const mark = p.mark;
  const what = star ? "'except*' statement" : "'except' statement";
  if (expression(p) !== null) {
    optionalAsName(p);
    if (p.expect(T.COLON) !== null) missingBlock(p, what, start);
  }
  p.mark = mark;
  if (!star && p.expect(T.COLON) !== null) missingBlock(p, what, start);
}

/** invalid_except_stmt, invalid_except_star_stmt */
export function invalidExcept(p: PegParser, star: boolean): void {
  if (p.expect(T.EXCEPT) === null || (star && p.expect(T.STAR) === null)) return;
  const mark = p.mark;
  const type = expression(p);
  if (type !== null) {
    const afterType = p.mark;
    if (
      p.expect(T.COMMA) !== null &&
      expressions(p) !== null &&
      p.expect(T.AS) !== null &&
      p.expect(T.NAME) !== null &&
      p.expect(T.COLON) !== null
    ) {
      p.raiseFrom(type, "multiple exception types must be parenthesized when using 'as'");
    }
    p.mark = afterType;
    optionalAsName(p);
    if (p.expect(T.NEWLINE) !== null) p.raise(EXPECTED_COLON);
  }
  p.mark = mark;
  if (p.expect(T.NEWLINE) !== null) p.raise(star ? 'expected one or more exception types' : EXPECTED_COLON);
  if (star && p.expect(T.COLON) !== null) p.raise('expected one or more exception types');
  if (expression(p) === null || p.expect(T.AS) === null) return;
  const target = expression(p);
  if (target !== null && p.expect(T.COLON) !== null && block(p) !== null) {
    p.raiseAt(target, `cannot use except${star ? '*' : ''} statement with ${exprName(target)}`);
  }
}

/** invalid_finally_stmt */
export function invalidFinally(p: PegParser): void {
  const start = p.expect(T.FINALLY);
  if (start !== null && p.expect(T.COLON) !== null) missingBlock(p, "'finally' statement", start);
}
