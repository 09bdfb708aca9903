// Code for annotations: the hidden functions `__annotate__` of PEP 649, or strings under `from __future__ import annotations`.
// Twin of codegen_setup_annotations_scope, codegen_process_deferred_annotations, codegen_function_annotations and
// codegen_annassign (Python/codegen.c).
import type { AnnAssign, Arg, AsyncFunctionDef, expr, FunctionDef, Location } from '../../syntax/ast';
import { BlockType, CO_FUTURE_ANNOTATIONS } from '../../symtable';
import { CodeObject } from '../code';
import type { Compiler } from '../compiler';
import { intConst, strConst } from '../constants';
import { InstructionSequence } from '../instructions';
import { CommonConstant, CompareOp, FunctionAttribute, Op } from '../opcodes';
import { indexOf, ScopeType } from '../unit';
import { unparse } from '../unparse';
import { visitExpr } from './expressions';
import { makeClosure } from './functions';
import { enterScope, nameOp } from './names';

/** annotationlib.Format.VALUE_WITH_FAKE_GLOBALS: what `__annotate__` can do by itself goes up to this. */
const VALUE_WITH_FAKE_GLOBALS = 2;

/** Whether annotations stay strings in this module. */
export function hasFutureAnnotations(c: Compiler): boolean {
  return (c.future.features & CO_FUTURE_ANNOTATIONS) !== 0;
}

/** Starts a hidden function of one parameter `format`, which refuses formats it does not know. */
export function setupAnnotationsScope(c: Compiler, loc: Location, owner: object, name: string, second = false): void {
  enterScope(c, name, ScopeType.Annotations, owner, loc.lineno, null, { posonlyargcount: 1 }, second);
  const body = c.newLabel();
  c.op(Op.LOAD_FAST, loc, 0);
  c.loadConst(loc, intConst(VALUE_WITH_FAKE_GLOBALS));
  c.op(Op.COMPARE_OP, loc, (CompareOp.GT << 5) | 4);
  c.jump(Op.POP_JUMP_IF_FALSE, loc, body);
  c.op(Op.LOAD_COMMON_CONSTANT, loc, CommonConstant.NOT_IMPLEMENTED_ERROR);
  c.op(Op.RAISE_VARARGS, loc, 1);
  c.useLabel(body);
}

/** Ends `__annotate__` and pushes it; its parameter is called `format` although the name in the table is `.format`. */
function leaveAnnotationsScope(c: Compiler, loc: Location): void {
  c.op(Op.RETURN_VALUE, loc);
  const code = c.optimizeAndAssemble(true);
  c.exitScope();
  const localsplusnames = code.localsplusnames.map((name, slot) => (slot === 0 ? 'format' : name));
  makeClosure(c, loc, new CodeObject({ ...code, localsplusnames }), 0);
}

/** Makes the `__annotate__` of a function, if it has annotations; returns the attribute it is (FunctionAttribute). */
export function functionAnnotations(c: Compiler, s: FunctionDef | AsyncFunctionDef): number {
  const { args, returns } = s;
  const entry = c.symtable.lookup(args);
  if (!entry.annotationsUsed) {
    return 0;
  }
  setupAnnotationsScope(c, s, args, entry.name);
  let count = 0;
  const visit = (name: string, annotation: expr | null): void => {
    if (annotation === null) {
      return;
    }
    count++;
    c.loadConst(s, strConst(c.maybeMangle(name)));
    if (hasFutureAnnotations(c)) {
      c.loadConst(annotation, strConst(unparse(annotation)));
    } else if (annotation.kind === 'Starred') {
      // *args: *Ts
      visitExpr(c, annotation.value);
      c.op(Op.UNPACK_SEQUENCE, s, 1);
    } else {
      visitExpr(c, annotation);
    }
  };
  const visitArg = (arg: Arg | null): void => {
    if (arg !== null) {
      visit(arg.arg, arg.annotation);
    }
  };
  args.args.forEach(visitArg);
  args.posonlyargs.forEach(visitArg);
  visitArg(args.vararg);
  args.kwonlyargs.forEach(visitArg);
  visitArg(args.kwarg);
  visit('return', returns);
  c.op(Op.BUILD_MAP, s, count);
  leaveAnnotationsScope(c, s);
  return FunctionAttribute.ANNOTATE;
}

/** `x: int = 1`. */
export function visitAnnAssign(c: Compiler, s: AnnAssign): void {
  const { target } = s;
  if (s.value !== null) {
    visitExpr(c, s.value);
    visitExpr(c, target);
  }
  const { scopeType } = c.unit;
  switch (target.kind) {
    case 'Name':
      if (s.simple === 1 && (scopeType === ScopeType.Module || scopeType === ScopeType.Class)) {
        annotateName(c, s, target.id);
      }
      break;
    case 'Attribute':
      if (s.value === null) {
        checkAnnotatedPart(c, target.value);
      }
      break;
    case 'Subscript':
      if (s.value === null) {
        checkAnnotatedPart(c, target.value);
        checkAnnotatedSubscript(c, target.slice);
      }
      break;
    default:
      break;
  }
}

function annotateName(c: Compiler, s: AnnAssign, name: string): void {
  if (hasFutureAnnotations(c)) {
    c.loadConst(s.annotation, strConst(unparse(s.annotation)));
    c.nameInstruction(Op.LOAD_NAME, s, '__annotations__');
    c.loadConst(s, strConst(c.maybeMangle(name)));
    c.op(Op.STORE_SUBSCR, s);
    return;
  }
  const index = c.addDeferredAnnotation(s);
  if (index === -1) {
    return;
  }
  if (c.unit.scopeType === ScopeType.Class) {
    c.op(Op.LOAD_DEREF, s, indexOf(c.unit.cellvars, '__conditional_annotations__'));
  } else {
    c.nameInstruction(Op.LOAD_NAME, s, '__conditional_annotations__');
  }
  c.loadConst(s, intConst(index));
  c.op(Op.SET_ADD, s, 1);
  c.op(Op.POP_TOP, s);
}

/** What stands in an annotated target without value is evaluated, only to see that it exists. */
function checkAnnotatedPart(c: Compiler, e: expr): void {
  visitExpr(c, e);
  c.op(Op.POP_TOP, e);
}

function checkAnnotatedSubscript(c: Compiler, e: expr): void {
  switch (e.kind) {
    case 'Slice':
      for (const part of [e.lower, e.upper, e.step]) {
        if (part !== null) {
          checkAnnotatedPart(c, part);
        }
      }
      break;
    case 'Tuple':
      e.elts.forEach((elt) => checkAnnotatedSubscript(c, elt));
      break;
    default:
      checkAnnotatedPart(c, e);
  }
}

/** Makes the `__annotate__` of a module or class from the annotations met in it. */
export function processDeferredAnnotations(c: Compiler, loc: Location): void {
  const { unit } = c;
  const { deferredAnnotations, scopeType, entry } = unit;
  const block = entry.annotationBlock;
  if (deferredAnnotations.length === 0 || block === null) {
    return;
  }
  const separate = scopeType === ScopeType.Module;
  if (separate) {
    unit.stashedSequence = unit.sequence;
    unit.sequence = new InstructionSequence();
  }
  setupAnnotationsScope(c, loc, entry.id, block.name, true);
  c.op(Op.BUILD_MAP, loc, 0);
  for (const { statement, index } of deferredAnnotations) {
    deferredAnnotation(c, loc, statement, index, scopeType);
  }
  leaveAnnotationsScope(c, loc);
  nameOp(c, loc, entry.type === BlockType.Class ? '__annotate_func__' : '__annotate__', 'Store');
  if (separate && unit.stashedSequence !== null) {
    unit.stashedSequence.annotationsCode = unit.sequence;
    unit.sequence = unit.stashedSequence;
    unit.stashedSequence = null;
  }
}

function deferredAnnotation(c: Compiler, loc: Location, s: AnnAssign, index: number, scopeType: ScopeType): void {
  const notSet = c.newLabel();
  const name = s.target.kind === 'Name' ? s.target.id : '';
  if (index !== -1) {
    c.loadConst(s, intConst(index));
    if (scopeType === ScopeType.Class) {
      c.op(Op.LOAD_DEREF, s, indexOf(c.unit.freevars, '__conditional_annotations__'));
    } else {
      c.op(Op.LOAD_GLOBAL, s, indexOf(c.unit.names, '__conditional_annotations__') << 1);
    }
    c.op(Op.CONTAINS_OP, s, 0);
    c.jump(Op.POP_JUMP_IF_FALSE, s, notSet);
  }
  visitExpr(c, s.annotation);
  c.op(Op.COPY, s, 2);
  c.loadConst(s, strConst(c.mangle(name)));
  c.op(Op.STORE_SUBSCR, loc);
  c.useLabel(notSet);
}
