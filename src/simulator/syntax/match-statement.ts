/**
 * The match statement and its patterns (PEP 634). Twin of `match_stmt` of Grammar/python.gram.
 */
import type {
  Attribute,
  BinOp,
  Constant,
  ConstantValue,
  expr,
  Match,
  MatchAs,
  MatchCase,
  MatchClass,
  MatchMapping,
  MatchOr,
  MatchSequence,
  MatchSingleton,
  MatchStar,
  MatchValue,
  Name,
  pattern,
  stmt,
  Tuple,
  UnaryOp,
} from './ast';
import { block } from './compound-statements';
import { gather, name, namedExpression, number, starNamedExpression, starNamedExpressions } from './expressions';
import { invalidAsPattern, invalidCaseBlock, invalidClassPattern, invalidMatch } from './invalid-patterns';
import { at } from './nodes';
import { Rule } from './peg-parser';
import type { PegParser } from './peg-parser';
import { strings } from './strings';
import { T } from './token';

/** match_stmt */
export function matchStmt(p: PegParser): stmt | null {
  const mark = p.mark;
  const start = p.expectSoft('match');
  if (start === null) return null;
  const subject = subjectExpr(p);
  if (subject !== null && p.expect(T.COLON) !== null && p.expect(T.NEWLINE) !== null && p.expect(T.INDENT) !== null) {
    const cases = p.nest('block', caseBlocks);
    if (cases.length > 0 && p.expect(T.DEDENT) !== null)
      return at<Match>({ kind: 'Match', subject, cases }, start, p.last());
  }
  p.mark = mark;
  if (p.callInvalidRules) invalidMatch(p);
  return p.fail(mark);
}

/** case_block* */
function caseBlocks(p: PegParser): MatchCase[] {
  const cases: MatchCase[] = [];
  for (let item = caseBlock(p); item !== null; item = caseBlock(p)) cases.push(item);
  return cases;
}

/** subject_expr: star_named_expression ',' star_named_expressions? | named_expression */
export function subjectExpr(p: PegParser): expr | null {
  const mark = p.mark;
  const start = p.peek();
  const first = starNamedExpression(p);
  if (first !== null && p.expect(T.COMMA) !== null) {
    const elts = [first, ...(starNamedExpressions(p) ?? [])];
    return at<Tuple>({ kind: 'Tuple', elts, ctx: 'Load' }, start, p.last());
  }
  if (first !== null && first.kind !== 'Starred') return first;
  p.mark = mark;
  return namedExpression(p);
}

/** case_block: "case" patterns guard? ':' block */
function caseBlock(p: PegParser): MatchCase | null {
  const mark = p.mark;
  if (p.callInvalidRules) invalidCaseBlock(p);
  p.mark = mark;
  if (p.expectSoft('case') === null) return null;
  const matched = patterns(p);
  if (matched === null) return p.fail(mark);
  const guardClause = guard(p);
  const body = p.expect(T.COLON) === null ? null : block(p);
  return body === null ? p.fail(mark) : { kind: 'match_case', pattern: matched, guard: guardClause, body };
}

/** guard? */
export function guard(p: PegParser): expr | null {
  const mark = p.mark;
  if (p.expect(T.IF) === null) return null;
  return namedExpression(p) ?? p.fail(mark);
}

/** patterns: open_sequence_pattern | pattern */
export function patterns(p: PegParser): pattern | null {
  const start = p.peek();
  const sequence = openSequence(p);
  return sequence === null
    ? anyPattern(p)
    : at<MatchSequence>({ kind: 'MatchSequence', patterns: sequence }, start, p.last());
}

/** maybe_star_pattern ',' maybe_sequence_pattern? */
function openSequence(p: PegParser): pattern[] | null {
  const mark = p.mark;
  const first = maybeStarPattern(p);
  if (first === null || p.expect(T.COMMA) === null) return p.fail(mark);
  return [first, ...(maybeSequence(p) ?? [])];
}

/** ','.maybe_star_pattern+ ','? */
function maybeSequence(p: PegParser): pattern[] | null {
  const items = gather(p, maybeStarPattern);
  if (items !== null) p.expect(T.COMMA);
  return items;
}

function maybeStarPattern(p: PegParser): pattern | null {
  return starPattern(p) ?? anyPattern(p);
}

function starPattern(p: PegParser): pattern | null {
  return p.memo(Rule.STAR_PATTERN, starPatternBody);
}

function starPatternBody(p: PegParser): pattern | null {
  const mark = p.mark;
  const star = p.expect(T.STAR);
  if (star === null) return null;
  const target = captureTarget(p);
  if (target !== null) return at<MatchStar>({ kind: 'MatchStar', name: target.id }, star, p.last());
  if (p.expectSoft('_') === null) return p.fail(mark);
  return at<MatchStar>({ kind: 'MatchStar', name: null }, star, p.last());
}

/** pattern: or_pattern ['as' pattern_capture_target] */
export function anyPattern(p: PegParser): pattern | null {
  const mark = p.mark;
  const start = p.peek();
  const inner = orPattern(p);
  if (inner === null) return null;
  const end = p.mark;
  if (p.expect(T.AS) === null) return inner;
  const target = captureTarget(p);
  if (target !== null) return at<MatchAs>({ kind: 'MatchAs', pattern: inner, name: target.id }, start, p.last());
  p.mark = mark;
  if (p.callInvalidRules) invalidAsPattern(p);
  p.mark = end;
  return inner;
}

/** or_pattern: '|'.closed_pattern+ */
export function orPattern(p: PegParser): pattern | null {
  const start = p.peek();
  const first = closedPattern(p);
  if (first === null || !p.at(T.VBAR)) return first;
  const alternatives = [first];
  for (;;) {
    const mark = p.mark;
    const next = p.expect(T.VBAR) === null ? null : closedPattern(p);
    if (next === null) {
      p.mark = mark;
      break;
    }
    alternatives.push(next);
  }
  if (alternatives.length === 1) return first;
  return at<MatchOr>({ kind: 'MatchOr', patterns: alternatives }, start, p.last());
}

function closedPattern(p: PegParser): pattern | null {
  return p.memo(Rule.CLOSED_PATTERN, closedPatternBody);
}

function closedPatternBody(p: PegParser): pattern | null {
  const start = p.peek();
  const constant = singleton(p);
  if (constant !== null) return at<MatchSingleton>({ kind: 'MatchSingleton', value: constant }, start, start);
  const literal = literalExpr(p);
  if (literal !== null) return at<MatchValue>({ kind: 'MatchValue', value: literal }, start, p.last());
  switch (start.type) {
    case T.NAME:
      return namePattern(p);
    case T.LPAR:
      return p.nest('bracket', parenthesizedPattern);
    case T.LSQB: {
      const mark = p.mark;
      p.mark++;
      const items = p.nest('bracket', maybeSequence) ?? [];
      if (p.expect(T.RSQB) === null) return p.fail(mark);
      return at<MatchSequence>({ kind: 'MatchSequence', patterns: items }, start, p.last());
    }
    case T.LBRACE:
      return p.nest('bracket', mappingPattern);
    default:
      return null;
  }
}

function singleton(p: PegParser): ConstantValue | null {
  if (p.expect(T.NONE) !== null) return { type: 'none' };
  if (p.expect(T.TRUE) !== null) return { type: 'bool', value: true };
  return p.expect(T.FALSE) === null ? null : { type: 'bool', value: false };
}

/** A number, a complex number or strings; the value of a literal pattern or the key of a mapping pattern. */
function literalExpr(p: PegParser): expr | null {
  const mark = p.mark;
  const start = p.peek();
  if (start.type !== T.NUMBER && start.type !== T.MINUS) return strings(p);
  const minus = p.expect(T.MINUS);
  const digits = number(p);
  if (digits === null) return p.fail(mark);
  const real: expr =
    minus === null ? digits : at<UnaryOp>({ kind: 'UnaryOp', op: 'USub', operand: digits }, start, p.last());
  const op = p.at(T.PLUS) ? 'Add' : p.at(T.MINUS) ? 'Sub' : null;
  if (op === null) return real;
  if (digits.value.type === 'complex') p.raiseAt(digits, 'real number required in complex literal');
  p.mark++;
  const imaginary = number(p);
  if (imaginary === null) return p.fail(mark);
  if (imaginary.value.type !== 'complex') p.raiseAt(imaginary, 'imaginary number required in complex literal');
  return at<BinOp>({ kind: 'BinOp', left: real, op, right: imaginary }, start, p.last());
}

/** pattern_capture_target: !"_" NAME !('.' | '(' | '=') */
function captureTarget(p: PegParser): Name | null {
  const token = p.peek();
  if (token.type !== T.NAME || token.text === '_') return null;
  const next = p.typeAt(1);
  return next === T.DOT || next === T.LPAR || next === T.EQUAL ? null : name(p);
}

/** capture_pattern | wildcard_pattern | value_pattern | class_pattern */
function namePattern(p: PegParser): pattern | null {
  const start = p.peek();
  const target = captureTarget(p);
  if (target !== null) return at<MatchAs>({ kind: 'MatchAs', pattern: null, name: target.id }, start, start);
  if (start.text === '_') {
    p.mark++;
    return at<MatchAs>({ kind: 'MatchAs', pattern: null, name: null }, start, start);
  }
  const mark = p.mark;
  const value = nameOrAttr(p);
  if (value === null) return null;
  if (value.kind === 'Attribute' && !p.at(T.DOT) && !p.at(T.LPAR) && !p.at(T.EQUAL)) {
    return at<MatchValue>({ kind: 'MatchValue', value }, start, p.last());
  }
  const matched = p.nest('bracket', (q) => classPattern(q, value));
  if (matched !== null) return matched;
  p.mark = mark;
  if (p.callInvalidRules) invalidClassPattern(p);
  return p.fail(mark);
}

/** name_or_attr: NAME ('.' NAME)* */
export function nameOrAttr(p: PegParser): Name | Attribute | null {
  const start = p.peek();
  let value: Name | Attribute | null = name(p);
  while (value !== null) {
    const mark = p.mark;
    const attribute = p.expect(T.DOT) === null ? null : p.expect(T.NAME);
    if (attribute === null) {
      p.mark = mark;
      return value;
    }
    value = at<Attribute>({ kind: 'Attribute', value, attr: attribute.text, ctx: 'Load' }, start, attribute);
  }
  return null;
}

/** group_pattern | sequence_pattern in parentheses */
function parenthesizedPattern(p: PegParser): pattern | null {
  const mark = p.mark;
  const open = p.peek();
  p.mark++;
  const inner = p.mark;
  const group = anyPattern(p);
  if (group !== null && p.expect(T.RPAR) !== null) return group;
  p.mark = inner;
  const items = openSequence(p) ?? [];
  if (p.expect(T.RPAR) === null) return p.fail(mark);
  return at<MatchSequence>({ kind: 'MatchSequence', patterns: items }, open, p.last());
}

/** mapping_pattern */
function mappingPattern(p: PegParser): pattern | null {
  const mark = p.mark;
  const open = p.peek();
  p.mark++;
  const items = gather(p, keyValuePattern) ?? [];
  let rest: string | null = null;
  const afterItems = p.mark;
  if (items.length === 0 || p.expect(T.COMMA) !== null) {
    const target = p.expect(T.DOUBLESTAR) === null ? null : captureTarget(p);
    if (target === null) p.mark = afterItems;
    else rest = target.id;
  }
  if (items.length > 0 || rest !== null) p.expect(T.COMMA);
  if (p.expect(T.RBRACE) === null) return p.fail(mark);
  const keys = items.map((item) => item.key);
  return at<MatchMapping>(
    { kind: 'MatchMapping', keys, patterns: items.map((item) => item.pattern), rest },
    open,
    p.last(),
  );
}

interface KeyPattern<K> {
  readonly key: K;
  readonly pattern: pattern;
}

/** (literal_expr | attr) ':' pattern */
function keyValuePattern(p: PegParser): KeyPattern<expr> | null {
  const mark = p.mark;
  const start = p.peek();
  const constant = singleton(p);
  const key: expr | null =
    constant !== null
      ? at<Constant>({ kind: 'Constant', value: constant, prefix: null }, start, start)
      : (literalExpr(p) ?? nameOrAttr(p));
  if (key === null || key.kind === 'Name' || p.expect(T.COLON) === null) return p.fail(mark);
  const value = anyPattern(p);
  return value === null ? p.fail(mark) : { key, pattern: value };
}

/** '(' positional_patterns? keyword_patterns? ')' */
function classPattern(p: PegParser, cls: Name | Attribute): pattern | null {
  if (p.expect(T.LPAR) === null) return null;
  const positional = gather(p, positionalPattern) ?? [];
  let keywords: KeyPattern<string>[] | null = null;
  const mark = p.mark;
  if (positional.length === 0 || p.expect(T.COMMA) !== null) {
    keywords = gather(p, keywordPattern);
    if (keywords === null) p.mark = mark;
  }
  if (positional.length > 0 || keywords !== null) p.expect(T.COMMA);
  if (p.expect(T.RPAR) === null) return null;
  const kwd_attrs = (keywords ?? []).map((item) => item.key);
  const kwd_patterns = (keywords ?? []).map((item) => item.pattern);
  return at<MatchClass>({ kind: 'MatchClass', cls, patterns: positional, kwd_attrs, kwd_patterns }, cls, p.last());
}

/** ','.pattern+ */
export function positionalPattern(p: PegParser): pattern | null {
  return anyPattern(p);
}

/** NAME '=' pattern */
export function keywordPattern(p: PegParser): KeyPattern<string> | null {
  const mark = p.mark;
  const key = p.expect(T.NAME);
  const value = key === null || p.expect(T.EQUAL) === null ? null : anyPattern(p);
  return key === null || value === null ? p.fail(mark) : { key: key.text, pattern: value };
}
