/**
 * Simple statements. Twin of the SIMPLE STATEMENTS part of Grammar/python.gram.
 */
import type {
  Alias,
  AnnAssign,
  Assert,
  Assign,
  AugAssign,
  Break,
  Continue,
  Delete,
  expr,
  Expr,
  Global,
  Import,
  ImportFrom,
  Name,
  Nonlocal,
  operator,
  Pass,
  Raise,
  Return,
  stmt,
  TypeAlias,
} from './ast';
import { annotatedRhs, expression, gather, name, starExpressions, yieldExpr } from './expressions';
import {
  invalidAssignment,
  invalidDelStmt,
  invalidDottedAsName,
  invalidImport,
  invalidImportFromAsName,
  invalidImportFromTargets,
} from './invalid-statements';
import { at, setContext } from './nodes';
import { Rule } from './peg-parser';
import type { PegParser } from './peg-parser';
import { attributeOrSubscript, delTargets, isTarget, singleTarget, starTargets } from './targets';
import { T } from './token';
import type { Token } from './token';
import { typeParams } from './type-params';

const AUGMENTED: ReadonlyMap<T, operator> = new Map<T, operator>([
  [T.PLUSEQUAL, 'Add'],
  [T.MINEQUAL, 'Sub'],
  [T.STAREQUAL, 'Mult'],
  [T.ATEQUAL, 'MatMult'],
  [T.SLASHEQUAL, 'Div'],
  [T.PERCENTEQUAL, 'Mod'],
  [T.AMPEREQUAL, 'BitAnd'],
  [T.VBAREQUAL, 'BitOr'],
  [T.CIRCUMFLEXEQUAL, 'BitXor'],
  [T.LEFTSHIFTEQUAL, 'LShift'],
  [T.RIGHTSHIFTEQUAL, 'RShift'],
  [T.DOUBLESTAREQUAL, 'Pow'],
  [T.DOUBLESLASHEQUAL, 'FloorDiv'],
]);

/** augassign */
export function augassign(p: PegParser): operator | null {
  const op = AUGMENTED.get(p.peek().type);
  if (op === undefined) return null;
  p.mark++;
  return op;
}

/** simple_stmts: ';'.simple_stmt+ [';'] NEWLINE */
export function simpleStmts(p: PegParser): stmt[] | null {
  const mark = p.mark;
  const first = simpleStmt(p);
  if (first === null) return null;
  const body = [first];
  while (p.expect(T.SEMI) !== null) {
    const next = simpleStmt(p);
    if (next === null) break;
    body.push(next);
  }
  return p.expect(T.NEWLINE) === null ? p.fail(mark) : body;
}

/** simple_stmt */
export function simpleStmt(p: PegParser): stmt | null {
  return p.errorPass ? p.memo(Rule.SIMPLE_STMT, simpleStmtAlternatives) : (keywordStmt(p) ?? expressionStmt(p));
}

/** CPython's order of alternatives: an assignment or expression may hold an error even where it cannot match. */
function simpleStmtAlternatives(p: PegParser): stmt | null {
  const mark = p.mark;
  const assigned = assignment(p);
  if (assigned !== null) return assigned;
  p.mark = mark;
  const alias = typeAlias(p);
  if (alias !== null) return alias;
  const start = p.peek();
  const value = starExpressions(p);
  if (value !== null) return at<Expr>({ kind: 'Expr', value }, start, p.last());
  return keywordStmt(p);
}

/** The statements that a keyword begins. */
function keywordStmt(p: PegParser): stmt | null {
  const start = p.peek();
  switch (start.type) {
    case T.RETURN: {
      p.mark++;
      const value = starExpressions(p);
      return at<Return>({ kind: 'Return', value }, start, p.last());
    }
    case T.IMPORT:
    case T.FROM:
      return importStmt(p);
    case T.RAISE:
      return raiseStmt(p, start);
    case T.PASS:
      p.mark++;
      return at<Pass>({ kind: 'Pass' }, start, start);
    case T.DEL:
      return delStmt(p, start);
    case T.YIELD: {
      if (!p.errorPass) return null;
      const value = yieldExpr(p);
      return value === null ? null : at<Expr>({ kind: 'Expr', value }, start, p.last());
    }
    case T.ASSERT:
      return assertStmt(p, start);
    case T.BREAK:
      p.mark++;
      return at<Break>({ kind: 'Break' }, start, start);
    case T.CONTINUE:
      p.mark++;
      return at<Continue>({ kind: 'Continue' }, start, start);
    case T.GLOBAL: {
      const names = nameList(p);
      return names === null ? null : at<Global>({ kind: 'Global', names }, start, p.last());
    }
    case T.NONLOCAL: {
      const names = nameList(p);
      return names === null ? null : at<Nonlocal>({ kind: 'Nonlocal', names }, start, p.last());
    }
    default:
      return null;
  }
}

/** An assignment, a type alias or an expression, for the first pass: reads an expression and looks what follows. */
function expressionStmt(p: PegParser): stmt | null {
  const mark = p.mark;
  const start = p.peek();
  if (start.type === T.NAME) {
    const next = p.typeAt(1);
    if (next === T.COLON) {
      p.mark++;
      return (
        annotated(p, start, at<Name>({ kind: 'Name', id: start.text, ctx: 'Store' }, start, start), 1) ?? p.fail(mark)
      );
    }
    if (next === T.NAME && start.text === 'type') return typeAlias(p);
  }
  const value = annotatedRhs(p);
  if (value === null) return null;
  if (p.at(T.EQUAL)) return assignChain(p, start, value) ?? p.fail(mark);
  if (p.at(T.COLON)) {
    if (value.kind !== 'Attribute' && value.kind !== 'Subscript' && value.kind !== 'Name') return p.fail(mark);
    return annotated(p, start, setContext(value, 'Store'), 0) ?? p.fail(mark);
  }
  const op = augassign(p);
  if (op === null) return at<Expr>({ kind: 'Expr', value }, start, p.last());
  if (value.kind !== 'Attribute' && value.kind !== 'Subscript' && value.kind !== 'Name') return p.fail(mark);
  const operand = annotatedRhs(p);
  if (operand === null) return p.fail(mark);
  return at<AugAssign>({ kind: 'AugAssign', target: setContext(value, 'Store'), op, value: operand }, start, p.last());
}

function assignChain(p: PegParser, start: Token, first: expr): stmt | null {
  const targets: expr[] = [];
  let value = first;
  while (p.expect(T.EQUAL) !== null) {
    if (!isTarget(value, true)) return null;
    targets.push(setContext(value, 'Store'));
    const next = annotatedRhs(p);
    if (next === null) return null;
    value = next;
  }
  const type_comment = p.typeComment();
  return at<Assign>({ kind: 'Assign', targets, value, type_comment }, start, p.last());
}

/** ':' expression ['=' annotated_rhs] */
function annotated(p: PegParser, start: Token, target: expr, simple: 0 | 1): stmt | null {
  if (p.expect(T.COLON) === null) return null;
  const annotation = expression(p);
  if (annotation === null) return null;
  const mark = p.mark;
  const value = p.expect(T.EQUAL) === null ? null : annotatedRhs(p);
  if (value === null) p.mark = mark;
  return at<AnnAssign>({ kind: 'AnnAssign', target, annotation, value, simple }, start, p.last());
}

/** assignment, alternative by alternative */
function assignment(p: PegParser): stmt | null {
  const mark = p.mark;
  const start = p.peek();
  const single = name(p);
  if (single !== null && p.at(T.COLON)) {
    const node = annotated(p, start, setContext(single, 'Store'), 1);
    if (node !== null) return node;
  }
  p.mark = mark;
  let target: expr | null = null;
  if (p.expect(T.LPAR) !== null) {
    target = singleTarget(p);
    if (target !== null && p.expect(T.RPAR) === null) target = null;
  }
  if (target === null) {
    p.mark = mark;
    target = attributeOrSubscript(p, 'Store');
  }
  if (target !== null) {
    const node = annotated(p, start, target, 0);
    if (node !== null) return node;
  }
  p.mark = mark;
  const targets: expr[] = [];
  for (;;) {
    const before = p.mark;
    const next = starTargets(p);
    if (next === null || p.expect(T.EQUAL) === null) {
      p.mark = before;
      break;
    }
    targets.push(next);
  }
  if (targets.length > 0) {
    const value = annotatedRhs(p);
    if (value !== null && !p.at(T.EQUAL)) {
      const type_comment = p.typeComment();
      return at<Assign>({ kind: 'Assign', targets, value, type_comment }, start, p.last());
    }
  }
  p.mark = mark;
  const augmented = singleTarget(p);
  const op = augmented === null ? null : augassign(p);
  if (augmented !== null && op !== null) {
    // Committed: after the operator no other alternative is tried.
    const value = annotatedRhs(p);
    return value === null
      ? p.fail(mark)
      : at<AugAssign>({ kind: 'AugAssign', target: augmented, op, value }, start, p.last());
  }
  p.mark = mark;
  if (p.callInvalidRules) invalidAssignment(p);
  return p.fail(mark);
}

/** type_alias: "type" NAME [type_params] '=' expression */
function typeAlias(p: PegParser): stmt | null {
  const mark = p.mark;
  const start = p.expectSoft('type');
  if (start === null) return null;
  const alias = name(p);
  if (alias === null) return p.fail(mark);
  const type_params = typeParams(p);
  const value = p.expect(T.EQUAL) === null ? null : expression(p);
  if (value === null) return p.fail(mark);
  return at<TypeAlias>({ kind: 'TypeAlias', name: setContext(alias, 'Store'), type_params, value }, start, p.last());
}

function raiseStmt(p: PegParser, start: Token): stmt | null {
  p.mark++;
  const exc = expression(p);
  if (exc === null) return at<Raise>({ kind: 'Raise', exc: null, cause: null }, start, p.last());
  const mark = p.mark;
  const cause = p.expect(T.FROM) === null ? null : expression(p);
  if (cause === null) p.mark = mark;
  return at<Raise>({ kind: 'Raise', exc, cause }, start, p.last());
}

/** del_stmt: 'del' del_targets &(';' | NEWLINE) | invalid_del_stmt */
function delStmt(p: PegParser, start: Token): stmt | null {
  const mark = p.mark;
  p.mark++;
  const targets = delTargets(p);
  if (targets !== null && (p.at(T.SEMI) || p.at(T.NEWLINE)))
    return at<Delete>({ kind: 'Delete', targets }, start, p.last());
  p.mark = mark;
  if (p.callInvalidRules) invalidDelStmt(p);
  return p.fail(mark);
}

function assertStmt(p: PegParser, start: Token): stmt | null {
  const mark = p.mark;
  p.mark++;
  const test = expression(p);
  if (test === null) return p.fail(mark);
  const comma = p.mark;
  const msg = p.expect(T.COMMA) === null ? null : expression(p);
  if (msg === null) p.mark = comma;
  return at<Assert>({ kind: 'Assert', test, msg }, start, p.last());
}

function nameList(p: PegParser): string[] | null {
  const mark = p.mark;
  p.mark++;
  const names = gather(p, name);
  return names === null ? p.fail(mark) : names.map((node) => node.id);
}

// ---- import -------------------------------------------------------------------------------------------------------

function importStmt(p: PegParser): stmt | null {
  const mark = p.mark;
  if (p.callInvalidRules) invalidImport(p);
  p.mark = mark;
  const start = p.peek();
  if (p.expect(T.IMPORT) !== null) {
    const names = gather(p, dottedAsName);
    return names === null ? p.fail(mark) : at<Import>({ kind: 'Import', names }, start, p.last());
  }
  return importFrom(p, start) ?? p.fail(mark);
}

function importFrom(p: PegParser, start: Token): stmt | null {
  if (p.expect(T.FROM) === null) return null;
  let level = 0;
  for (;;) {
    if (p.expect(T.DOT) !== null) level++;
    else if (p.expect(T.ELLIPSIS) !== null) level += 3;
    else break;
  }
  const module = dottedName(p);
  if ((module === null && level === 0) || p.expect(T.IMPORT) === null) return null;
  const names = importFromTargets(p);
  if (names === null) return null;
  if (module?.id === '__future__' && names.some((alias) => alias.name === 'barry_as_FLUFL')) p.barryAsFlufl = true;
  return at<ImportFrom>({ kind: 'ImportFrom', module: module?.id ?? null, names, level }, start, p.last());
}

function importFromTargets(p: PegParser): Alias[] | null {
  const mark = p.mark;
  if (p.expect(T.LPAR) !== null) {
    const names = importFromAsNames(p);
    if (names !== null) {
      p.expect(T.COMMA);
      if (p.expect(T.RPAR) !== null) return names;
    }
    p.mark = mark;
  }
  const names = importFromAsNames(p);
  if (names !== null && !p.at(T.COMMA)) return names;
  p.mark = mark;
  const star = p.expect(T.STAR);
  if (star !== null) return [at<Alias>({ kind: 'alias', name: '*', asname: null }, star, star)];
  if (p.callInvalidRules) invalidImportFromTargets(p);
  return p.fail(mark);
}

/** import_from_as_names */
export function importFromAsNames(p: PegParser): Alias[] | null {
  return gather(p, importFromAsName);
}

function importFromAsName(p: PegParser): Alias | null {
  const mark = p.mark;
  if (p.callInvalidRules) invalidImportFromAsName(p);
  p.mark = mark;
  return aliased(p, name(p));
}

function dottedAsName(p: PegParser): Alias | null {
  const mark = p.mark;
  if (p.callInvalidRules) invalidDottedAsName(p);
  p.mark = mark;
  return aliased(p, dottedName(p));
}

function aliased(p: PegParser, imported: Name | null): Alias | null {
  if (imported === null) return null;
  const mark = p.mark;
  const asname = p.expect(T.AS) === null ? null : name(p);
  if (asname === null) p.mark = mark;
  return at<Alias>({ kind: 'alias', name: imported.id, asname: asname?.id ?? null }, imported, p.last());
}

/** dotted_name, as one Name with dots in it */
export function dottedName(p: PegParser): Name | null {
  let node = name(p);
  while (node !== null) {
    const mark = p.mark;
    const part = p.expect(T.DOT) === null ? null : name(p);
    if (part === null) {
      p.mark = mark;
      return node;
    }
    node = at<Name>({ kind: 'Name', id: `${node.id}.${part.id}`, ctx: 'Load' }, node, part);
  }
  return null;
}
