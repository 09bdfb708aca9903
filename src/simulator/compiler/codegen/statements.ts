// Code for statements. Twin of codegen_visit_stmt, codegen_body and codegen_augassign (Python/codegen.c).
import type { AugAssign, expr, If, Location, mod, stmt } from '../../syntax/ast';
import { getDocString } from '../../symtable';
import { docConst } from '../cleandoc';
import type { Compiler } from '../compiler';
import { NO_LOCATION } from '../instructions';
import { BinaryOp, CommonConstant, Intrinsic1, Op } from '../opcodes';
import { preprocess } from '../preprocess';
import { hasFutureAnnotations, processDeferredAnnotations, visitAnnAssign } from './annotations';
import { attributeLocation } from './calls';
import { visitClassDef } from './classes';
import { binaryOps, jumpIf, visitExpr, visitExprs } from './expressions';
import { visitFunctionDef } from './functions';
import { visitImport, visitImportFrom } from './imports';
import { visitAsyncFor, visitBreak, visitContinue, visitFor, visitReturn, visitWhile } from './loops';
import { visitMatch } from './match';
import { emitResume, nameOp } from './names';
import { twoElementSlice, visitSliceBounds } from './subscripts';
import { visitTry, visitTryStar } from './try';
import { visitTypeAlias } from './typeparams';
import { visitAsyncWith, visitWith } from './with';

/** Compiles a whole module into the compiler's first unit. */
export function visitModule(c: Compiler, module: mod): void {
  emitResume(c, 1);
  switch (module.kind) {
    case 'Expression':
      visitExpr(c, module.body);
      break;
    case 'Module':
    case 'Interactive': {
      c.interactive = module.kind === 'Interactive';
      const loc = module.body[0] ?? { lineno: 1, end_lineno: 1, col_offset: 0, end_col_offset: 0 };
      if (c.entry.hasConditionalAnnotations) {
        c.op(Op.BUILD_SET, loc, 0);
        c.nameInstruction(Op.STORE_NAME, loc, '__conditional_annotations__');
      }
      visitBody(c, loc, module.body);
      break;
    }
  }
}

/** The body of a module or class: docstring, statements, annotations. */
export function visitBody(c: Compiler, loc: Location, body: readonly stmt[]): void {
  if (hasFutureAnnotations(c) && c.entry.annotationsUsed) {
    c.op(Op.SETUP_ANNOTATIONS, loc);
  }
  if (body.length === 0) {
    return;
  }
  let rest = body;
  const docstring = c.interactive && c.stack.length === 0 ? null : getDocString(body);
  const [first] = body;
  if (docstring !== null && first?.kind === 'Expr') {
    rest = body.slice(1);
    if (c.optimize < 2) {
      c.loadConst(first.value, docConst(docstring));
      nameOp(c, NO_LOCATION, '__doc__', 'Store');
    }
  }
  visitStmts(c, rest);
  if (!hasFutureAnnotations(c)) {
    processDeferredAnnotations(c, loc);
  }
}

/** Compiles statements. */
export function visitStmts(c: Compiler, body: readonly stmt[]): void {
  for (const s of body) {
    c.recurse(() => visitStmt(c, s));
  }
}

/** Compiles what may run or not: annotations in it are conditional. */
function conditionally(c: Compiler, visit: () => void): void {
  c.unit.inConditionalBlock++;
  visit();
  c.unit.inConditionalBlock--;
}

function visitStmt(c: Compiler, s: stmt): void {
  c.begin();
  switch (s.kind) {
    case 'FunctionDef':
    case 'AsyncFunctionDef':
      return visitFunctionDef(c, s);
    case 'ClassDef':
      return visitClassDef(c, s);
    case 'TypeAlias':
      return visitTypeAlias(c, s);
    case 'Return':
      return visitReturn(c, s);
    case 'Delete':
      return visitExprs(c, s.targets);
    case 'Assign':
      visitExpr(c, s.value);
      s.targets.forEach((target, i) => {
        if (i < s.targets.length - 1) {
          c.op(Op.COPY, s, 1);
        }
        visitExpr(c, target);
      });
      return;
    case 'AugAssign':
      return visitAugAssign(c, s);
    case 'AnnAssign':
      return visitAnnAssign(c, s);
    case 'For':
      return conditionally(c, () => visitFor(c, s));
    case 'AsyncFor':
      return conditionally(c, () => visitAsyncFor(c, s));
    case 'While':
      return conditionally(c, () => visitWhile(c, s));
    case 'If':
      return conditionally(c, () => visitIf(c, s));
    case 'Match':
      return conditionally(c, () => visitMatch(c, s));
    case 'Raise':
      visitExprs(
        c,
        [s.exc, s.cause].filter((e) => e !== null),
      );
      return c.op(Op.RAISE_VARARGS, s, s.exc === null ? 0 : s.cause === null ? 1 : 2);
    case 'Try':
      return conditionally(c, () => visitTry(c, s));
    case 'TryStar':
      return conditionally(c, () => visitTryStar(c, s));
    case 'Assert':
      return visitAssert(c, s, s.test, s.msg);
    case 'Import':
      return visitImport(c, s);
    case 'ImportFrom':
      return visitImportFrom(c, s);
    case 'Global':
    case 'Nonlocal':
      return;
    case 'Expr':
      return visitExprStmt(c, s, s.value);
    case 'Pass':
      return c.op(Op.NOP, s);
    case 'Break':
      return visitBreak(c, s);
    case 'Continue':
      return visitContinue(c, s);
    case 'With':
      return conditionally(c, () => visitWith(c, s));
    case 'AsyncWith':
      return conditionally(c, () => visitAsyncWith(c, s));
  }
}

function visitExprStmt(c: Compiler, loc: Location, original: expr): void {
  const value = preprocess(original, c.optimize);
  if (c.interactive && c.stack.length === 0) {
    visitExpr(c, value);
    c.op(Op.CALL_INTRINSIC_1, loc, Intrinsic1.PRINT);
    c.op(Op.POP_TOP, NO_LOCATION);
  } else if (value.kind === 'Constant') {
    c.op(Op.NOP, loc);
  } else {
    visitExpr(c, value);
    c.op(Op.POP_TOP, NO_LOCATION);
  }
}

/** `if`; a long chain of `elif` without recursion, the labels placed as nested ifs would place them. */
function visitIf(c: Compiler, first: If): void {
  const ends = [];
  for (let s = first; ;) {
    const end = c.newLabel();
    ends.push(end);
    const next = s.orelse.length > 0 ? c.newLabel() : end;
    c.begin();
    jumpIf(c, s, s.test, next, false);
    visitStmts(c, s.body);
    if (s.orelse.length === 0) {
      break;
    }
    c.jump(Op.JUMP_NO_INTERRUPT, NO_LOCATION, end);
    c.useLabel(next);
    const [only] = s.orelse;
    if (s.orelse.length !== 1 || only?.kind !== 'If') {
      visitStmts(c, s.orelse);
      break;
    }
    s = only;
  }
  ends.forEach((end) => c.useLabel(end));
}

function visitAssert(c: Compiler, s: Location, test: expr, msg: expr | null): void {
  if (test.kind === 'Tuple' && test.elts.length > 0) {
    c.warn('assertion is always true, perhaps remove parentheses?', s);
  }
  if (c.optimize > 0) {
    return;
  }
  const end = c.newLabel();
  jumpIf(c, s, test, end, true);
  c.op(Op.LOAD_COMMON_CONSTANT, s, CommonConstant.ASSERTION_ERROR);
  if (msg !== null) {
    visitExpr(c, msg);
    c.op(Op.CALL, s, 0);
  }
  c.op(Op.RAISE_VARARGS, test, 1);
  c.useLabel(end);
}

function visitAugAssign(c: Compiler, s: AugAssign): void {
  const e = s.target;
  const operate = (): void => {
    visitExpr(c, s.value);
    c.op(Op.BINARY_OP, s, binaryOps[s.op] + BinaryOp.NB_INPLACE_ADD);
  };
  switch (e.kind) {
    case 'Attribute': {
      visitExpr(c, e.value);
      c.op(Op.COPY, e, 1);
      const loc = attributeLocation(e, e);
      c.nameInstruction(Op.LOAD_ATTR, loc, e.attr, 1);
      operate();
      c.op(Op.SWAP, loc, 2);
      c.nameInstruction(Op.STORE_ATTR, loc, e.attr);
      return;
    }
    case 'Subscript': {
      visitExpr(c, e.value);
      const slice = twoElementSlice(e.slice);
      if (slice !== null) {
        visitSliceBounds(c, slice);
        for (let i = 0; i < 3; i++) {
          c.op(Op.COPY, e, 3);
        }
        c.op(Op.BINARY_SLICE, e);
        operate();
        c.op(Op.SWAP, e, 4);
        c.op(Op.SWAP, e, 3);
        c.op(Op.SWAP, e, 2);
        c.op(Op.STORE_SLICE, e);
        return;
      }
      visitExpr(c, e.slice);
      c.op(Op.COPY, e, 2);
      c.op(Op.COPY, e, 2);
      c.op(Op.BINARY_OP, e, BinaryOp.NB_SUBSCR);
      operate();
      c.op(Op.SWAP, e, 3);
      c.op(Op.SWAP, e, 2);
      c.op(Op.STORE_SUBSCR, e);
      return;
    }
    case 'Name':
      nameOp(c, e, e.id, 'Load');
      operate();
      nameOp(c, e, e.id, 'Store');
      return;
    default:
      throw new Error(`invalid target of augmented assignment: ${e.kind}`);
  }
}
