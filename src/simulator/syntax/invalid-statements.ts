/**
 * The `invalid_*` rules about simple statements. Twin of those in Grammar/python.gram.
 */
import type { expr } from './ast';
import { list, tuple } from './atoms';
import {
  annotatedRhs,
  expression,
  gather,
  name,
  starExpressions,
  starNamedExpression,
  starNamedExpressions,
  yieldExpr,
} from './expressions';
import { exprName, invalidTarget } from './nodes';
import type { PegParser } from './peg-parser';
import { augassign, dottedName, importFromAsNames } from './simple-statements';
import { targetChain } from './targets';
import { T } from './token';

/** invalid_assignment */
export function invalidAssignment(p: PegParser): void {
  const mark = p.mark;
  const annotatedTarget = invalidAnnAssignTarget(p);
  if (annotatedTarget !== null && p.expect(T.COLON) !== null && expression(p) !== null) {
    p.raiseAt(annotatedTarget, `only single target (not ${exprName(annotatedTarget)}) can be annotated`);
  }
  p.mark = mark;

  const first = starNamedExpression(p);
  if (first !== null && p.expect(T.COMMA) !== null) {
    for (let more = starNamedExpressions(p); more !== null; more = starNamedExpressions(p));
    if (p.expect(T.COLON) !== null && expression(p) !== null) {
      p.raiseAt(first, 'only single target (not tuple) can be annotated');
    }
  }
  p.mark = mark;

  const illegal = expression(p);
  if (illegal !== null && p.expect(T.COLON) !== null && expression(p) !== null) {
    p.raiseAt(illegal, 'illegal target for annotation');
  }
  p.mark = mark;

  targetChain(p);
  const afterTargets = p.mark;
  const value = starExpressions(p);
  if (value !== null && p.expect(T.EQUAL) !== null) {
    const bad = invalidTarget(value, 'star');
    if (bad !== null) p.raiseAt(bad, `cannot assign to ${exprName(bad)}`);
  }
  p.mark = afterTargets;
  const yielded = yieldExpr(p);
  if (yielded !== null && p.expect(T.EQUAL) !== null) p.raiseAt(yielded, 'assignment to yield expression not possible');
  p.mark = mark;

  const augmented = starExpressions(p);
  if (augmented !== null && augassign(p) !== null && annotatedRhs(p) !== null) {
    p.raiseAt(augmented, `'${exprName(augmented)}' is an illegal expression for augmented assignment`);
  }
  p.mark = mark;
}

/** invalid_ann_assign_target: list | tuple | '(' invalid_ann_assign_target ')' */
function invalidAnnAssignTarget(p: PegParser): expr | null {
  const mark = p.mark;
  const display = list(p) ?? tuple(p);
  if (display !== null) return display;
  if (p.expect(T.LPAR) === null) return null;
  const inner = p.nest('bracket', invalidAnnAssignTarget);
  return inner !== null && p.expect(T.RPAR) !== null ? inner : p.fail(mark);
}

/** invalid_del_stmt: 'del' star_expressions */
export function invalidDelStmt(p: PegParser): void {
  const mark = p.mark;
  p.mark++;
  const targets = starExpressions(p);
  const bad = targets === null ? null : invalidTarget(targets, 'del');
  if (bad !== null) p.raiseAt(bad, `cannot delete ${exprName(bad)}`);
  p.mark = mark;
}

/** invalid_import */
export function invalidImport(p: PegParser): void {
  const mark = p.mark;
  const start = p.expect(T.IMPORT);
  if (start !== null) {
    const inner = p.mark;
    if (gather(p, dottedName) !== null && p.expect(T.FROM) !== null && dottedName(p) !== null) {
      p.raiseFrom(start, "Did you mean to use 'from ... import ...' instead?");
    }
    p.mark = inner;
    const newline = p.expect(T.NEWLINE);
    if (newline !== null) p.raiseFrom(newline, "Expected one or more names after 'import'");
  }
  p.mark = mark;
}

/** invalid_dotted_as_name */
export function invalidDottedAsName(p: PegParser): void {
  if (dottedName(p) !== null) invalidImportTarget(p);
}

/** invalid_import_from_as_name */
export function invalidImportFromAsName(p: PegParser): void {
  if (name(p) !== null) invalidImportTarget(p);
}

/** 'as' !(NAME (',' | ')' | ';' | NEWLINE)) expression */
function invalidImportTarget(p: PegParser): void {
  if (p.expect(T.AS) === null) return;
  if (p.at(T.NAME)) {
    const next = p.typeAt(1);
    if (next === T.COMMA || next === T.RPAR || next === T.SEMI || next === T.NEWLINE) return;
  }
  const target = expression(p);
  if (target !== null) p.raiseAt(target, `cannot use ${exprName(target)} as import target`);
}

/** invalid_import_from_targets */
export function invalidImportFromTargets(p: PegParser): void {
  const mark = p.mark;
  if (importFromAsNames(p) !== null && p.expect(T.COMMA) !== null && p.expect(T.NEWLINE) !== null) {
    p.raise('trailing comma not allowed without surrounding parentheses');
  }
  p.mark = mark;
  const newline = p.expect(T.NEWLINE);
  if (newline !== null) p.raiseFrom(newline, "Expected one or more names after 'import'");
}
