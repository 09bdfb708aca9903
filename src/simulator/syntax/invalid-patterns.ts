/**
 * The `invalid_*` rules about match statements and patterns. Twin of those in Grammar/python.gram.
 */
import { expression, gather } from './expressions';
import {
  anyPattern,
  guard,
  keywordPattern,
  nameOrAttr,
  orPattern,
  patterns,
  positionalPattern,
  subjectExpr,
} from './match-statement';
import { exprName } from './nodes';
import type { PegParser } from './peg-parser';
import { T } from './token';

/** invalid_match_stmt */
export function invalidMatch(p: PegParser): void {
  const mark = p.mark;
  const start = p.expectSoft('match');
  if (start !== null && subjectExpr(p) !== null) {
    if (p.expect(T.NEWLINE) !== null) p.raise("expected ':'");
    if (p.expect(T.COLON) !== null && p.expect(T.NEWLINE) !== null && !p.at(T.INDENT)) {
      p.raiseIndentation(`expected an indented block after 'match' statement on line ${start.lineno}`);
    }
  }
  p.mark = mark;
}

/** invalid_case_block */
export function invalidCaseBlock(p: PegParser): void {
  const mark = p.mark;
  const start = p.expectSoft('case');
  if (start !== null && patterns(p) !== null) {
    guard(p);
    if (p.expect(T.NEWLINE) !== null) p.raise("expected ':'");
    if (p.expect(T.COLON) !== null && p.expect(T.NEWLINE) !== null && !p.at(T.INDENT)) {
      p.raiseIndentation(`expected an indented block after 'case' statement on line ${start.lineno}`);
    }
  }
  p.mark = mark;
}

/** invalid_as_pattern */
export function invalidAsPattern(p: PegParser): void {
  const mark = p.mark;
  if (orPattern(p) !== null && p.expect(T.AS) !== null) {
    const wildcard = p.expectSoft('_');
    if (wildcard !== null) p.raiseAt(wildcard, "cannot use '_' as a target");
    const target = expression(p);
    if (target !== null) p.raiseAt(target, `cannot use ${exprName(target)} as pattern target`);
  }
  p.mark = mark;
}

/** invalid_class_pattern: positional patterns after keyword patterns */
export function invalidClassPattern(p: PegParser): void {
  const mark = p.mark;
  if (nameOrAttr(p) !== null && p.expect(T.LPAR) !== null) {
    const inner = p.mark;
    if (gather(p, positionalPattern) === null || p.expect(T.COMMA) === null) p.mark = inner;
    if (gather(p, keywordPattern) !== null && p.expect(T.COMMA) !== null) {
      const late = gather(p, anyPattern);
      if (late !== null) p.raiseRange(late[0], late[late.length - 1], 'positional patterns follow keyword patterns');
    }
  }
  p.mark = mark;
}
