/**
 * The `invalid_*` rules about expressions. Twin of those in Grammar/python.gram; they match nothing, they only raise.
 */
import type { expr } from './ast';
import { genexp, list, tuple } from './atoms';
import { expression, expressionWithoutInvalid, name, starExpressions } from './expressions';
import { bitwiseOr, disjunction, factor, inversion, sum } from './operators';
import { exprName } from './nodes';
import { lambdaParameters } from './parameters';
import { Rule } from './peg-parser';
import type { PegParser } from './peg-parser';
import { simpleStmt } from './simple-statements';
import { SOFT_KEYWORDS, T } from './token';

const MEANT_WALRUS = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";

function isLegacyStatement(node: expr): boolean {
  return node.kind === 'Name' && (node.id === 'print' || node.id === 'exec');
}

/** invalid_expression */
export function invalidExpression(p: PegParser): void {
  const mark = p.mark;
  stringInString(p);
  p.mark = mark;
  forgottenComma(p);
  p.mark = mark;
  incompleteConditional(p);
  p.mark = mark;
  statementInConditional(p);
  p.mark = mark;
  bareLambdaInField(p);
  p.mark = mark;
}

/** STRING (!STRING expression_without_invalid)+ STRING */
function stringInString(p: PegParser): void {
  if (p.expect(T.STRING) === null) return;
  const parts: expr[] = [];
  while (!p.at(T.STRING)) {
    const part = expressionWithoutInvalid(p);
    if (part === null) break;
    parts.push(part);
  }
  if (parts.length === 0 || p.expect(T.STRING) === null) return;
  p.raiseRange(parts[0], parts[parts.length - 1], 'invalid syntax. Is this intended to be part of the string?');
}

/** !(NAME STRING | SOFT_KEYWORD) disjunction expression_without_invalid */
function forgottenComma(p: PegParser): void {
  const token = p.peek();
  if (token.type === T.NAME && (p.typeAt(1) === T.STRING || SOFT_KEYWORDS.includes(token.text))) return;
  const left = disjunction(p);
  const right = left === null ? null : expressionWithoutInvalid(p);
  if (left === null || right === null || isLegacyStatement(left) || p.previous().level === 0) return;
  p.raiseRange(left, right, 'invalid syntax. Perhaps you forgot a comma?');
}

/** disjunction 'if' disjunction !('else' | ':'), and the same with 'else' !expression */
function incompleteConditional(p: PegParser): void {
  const body = disjunction(p);
  if (body === null || p.expect(T.IF) === null) return;
  const test = disjunction(p);
  if (test === null) return;
  if (!p.at(T.ELSE) && !p.at(T.COLON)) p.raiseRange(body, test, "expected 'else' after 'if' expression");
  if (p.expect(T.ELSE) === null) return;
  if (!p.lookahead(expression)) p.raiseOnNext("expected expression after 'else', but statement is given");
}

/** (pass_stmt | break_stmt | continue_stmt) 'if' disjunction 'else' simple_stmt */
function statementInConditional(p: PegParser): void {
  const token = p.peek();
  if (token.type !== T.PASS && token.type !== T.BREAK && token.type !== T.CONTINUE) return;
  p.mark++;
  if (p.expect(T.IF) === null || disjunction(p) === null || p.expect(T.ELSE) === null || simpleStmt(p) === null) return;
  p.raiseAt(token, "expected expression before 'if', but statement is given");
}

/** 'lambda' [lambda_params] ':' &(FSTRING_MIDDLE | TSTRING_MIDDLE) */
function bareLambdaInField(p: PegParser): void {
  const start = p.expect(T.LAMBDA);
  if (start === null || lambdaParameters(p) === null) return;
  const colon = p.expect(T.COLON);
  if (colon === null) return;
  const kind = p.at(T.FSTRING_MIDDLE) ? 'f' : p.at(T.TSTRING_MIDDLE) ? 't' : null;
  if (kind !== null) {
    p.raiseRange(start, colon, `${kind}-string: lambda expressions are not allowed without parentheses`);
  }
}

/** invalid_legacy_expression: NAME !'(' star_expressions */
export function invalidLegacyExpression(p: PegParser): void {
  const mark = p.mark;
  const called = name(p);
  const rest = called === null || p.at(T.LPAR) ? null : starExpressions(p);
  if (called !== null && rest !== null && isLegacyStatement(called)) {
    p.raiseRange(called, rest, `Missing parentheses in call to '${called.id}'. Did you mean ${called.id}(...)?`);
  }
  p.mark = mark;
}

/** invalid_named_expression (memo) */
export function invalidNamedExpression(p: PegParser): void {
  const mark = p.mark;
  p.memo(Rule.INVALID_NAMED_EXPRESSION, namedExpressionErrors);
  p.mark = mark;
}

function namedExpressionErrors(p: PegParser): null {
  const mark = p.mark;
  const value = expression(p);
  if (value !== null && p.expect(T.COLONEQUAL) !== null && expression(p) !== null) {
    p.raiseAt(value, `cannot use assignment expressions with ${exprName(value)}`);
  }
  p.mark = mark;
  const target = name(p);
  if (target !== null && p.expect(T.EQUAL) !== null) {
    const right = bitwiseOr(p);
    if (right !== null && !p.at(T.EQUAL) && !p.at(T.COLONEQUAL)) p.raiseRange(target, right, MEANT_WALRUS);
  }
  p.mark = mark;
  if (p.lookahead((q) => list(q) ?? tuple(q) ?? genexp(q)) || p.at(T.TRUE) || p.at(T.NONE) || p.at(T.FALSE))
    return null;
  const left = bitwiseOr(p);
  if (left !== null && p.expect(T.EQUAL) !== null && bitwiseOr(p) !== null && !p.at(T.EQUAL) && !p.at(T.COLONEQUAL)) {
    p.raiseAt(left, `cannot assign to ${exprName(left)} here. Maybe you meant '==' instead of '='?`);
  }
  return p.fail(mark);
}

const NOT_NEEDS_PARENTHESES = "'not' after an operator must be parenthesized";

/** invalid_arithmetic: sum ('+' | '-' | '*' | '/' | '%' | '//' | '@') 'not' inversion */
export function invalidArithmetic(p: PegParser): void {
  const mark = p.mark;
  if (sum(p) !== null) {
    switch (p.peek().type) {
      case T.PLUS:
      case T.MINUS:
      case T.STAR:
      case T.SLASH:
      case T.PERCENT:
      case T.DOUBLESLASH:
      case T.AT: {
        p.mark++;
        const not = p.expect(T.NOT);
        const operand = not === null ? null : inversion(p);
        if (not !== null && operand !== null) p.raiseRange(not, operand, NOT_NEEDS_PARENTHESES);
        break;
      }
      default:
    }
  }
  p.mark = mark;
}

/** invalid_factor: ('+' | '-' | '~') 'not' factor */
export function invalidFactor(p: PegParser): void {
  const mark = p.mark;
  if (p.expect(T.PLUS) !== null || p.expect(T.MINUS) !== null || p.expect(T.TILDE) !== null) {
    const not = p.expect(T.NOT);
    const operand = not === null ? null : factor(p);
    if (not !== null && operand !== null) p.raiseRange(not, operand, NOT_NEEDS_PARENTHESES);
  }
  p.mark = mark;
}
