// Code for classes. Twin of codegen_class and codegen_class_body (Python/codegen.c).
import type { ClassDef, Location } from '../../syntax/ast';
import { compareStrings } from '../../values/codepoints';
import type { Compiler } from '../compiler';
import { intConst, NONE, strConst, strTuple } from '../constants';
import { NO_LOCATION } from '../instructions';
import { Intrinsic1, Op } from '../opcodes';
import { indexOf, ScopeType } from '../unit';
import { callHelper } from './calls';
import { visitExprs } from './expressions';
import { applyDecorators, firstLineOf, makeClosure } from './functions';
import { enterScope, nameOp } from './names';
import { visitBody } from './statements';
import { visitTypeParams } from './typeparams';

/** `class`. */
export function visitClassDef(c: Compiler, s: ClassDef): void {
  visitExprs(c, s.decorator_list);
  c.begin();
  const firstlineno = firstLineOf(s, s.decorator_list);
  if (s.type_params.length === 0) {
    classBody(c, s, firstlineno);
    callHelper(c, s, 2, s.bases, s.keywords);
  } else {
    genericClass(c, s, firstlineno);
  }
  applyDecorators(c, s.decorator_list);
  nameOp(c, s, s.name, 'Store');
}

/** A class with type parameters is made inside a hidden function that has them as locals. */
function genericClass(c: Compiler, s: ClassDef, firstlineno: number): void {
  const name = `<generic parameters of ${s.name}>`;
  enterScope(c, name, ScopeType.Annotations, s.type_params, firstlineno, s.name);
  visitTypeParams(c, s.type_params);
  nameOp(c, s, '.type_params', 'Store');
  classBody(c, s, firstlineno);
  nameOp(c, s, '.type_params', 'Load');
  c.op(Op.CALL_INTRINSIC_1, s, Intrinsic1.SUBSCRIPT_GENERIC);
  nameOp(c, s, '.generic_base', 'Store');
  callHelper(c, s, 2, s.bases, s.keywords, '.generic_base');
  const code = c.optimizeAndAssemble(false);
  c.exitScope();
  makeClosure(c, s, code, 0);
  c.op(Op.PUSH_NULL, s);
  c.op(Op.CALL, s, 0);
}

/** Compiles the body, and pushes `__build_class__`, NULL, the body's function and the name. */
function classBody(c: Compiler, s: ClassDef, firstlineno: number): void {
  enterScope(c, s.name, ScopeType.Class, s, firstlineno, s.name);
  const loc: Location = { lineno: firstlineno, end_lineno: firstlineno, col_offset: 0, end_col_offset: 0 };
  nameOp(c, loc, '__name__', 'Load');
  nameOp(c, loc, '__module__', 'Store');
  c.loadConst(loc, strConst(c.unit.qualname));
  nameOp(c, loc, '__qualname__', 'Store');
  c.loadConst(loc, intConst(firstlineno));
  nameOp(c, loc, '__firstlineno__', 'Store');
  if (s.type_params.length > 0) {
    nameOp(c, loc, '.type_params', 'Load');
    nameOp(c, loc, '__type_params__', 'Store');
  }
  const { unit } = c;
  if (unit.entry.needsClassdict) {
    c.op(Op.LOAD_LOCALS, loc);
    c.op(Op.STORE_DEREF, loc, indexOf(unit.cellvars, '__classdict__'));
  }
  if (unit.entry.hasConditionalAnnotations) {
    c.op(Op.BUILD_SET, loc, 0);
    c.op(Op.STORE_DEREF, loc, indexOf(unit.cellvars, '__conditional_annotations__'));
  }
  visitBody(c, loc, s.body);
  c.loadConst(NO_LOCATION, strTuple([...unit.staticAttributes].sort(compareStrings)));
  nameOp(c, NO_LOCATION, '__static_attributes__', 'Store');
  if (unit.entry.needsClassdict) {
    c.op(Op.LOAD_CLOSURE, NO_LOCATION, indexOf(unit.cellvars, '__classdict__'));
    nameOp(c, NO_LOCATION, '__classdictcell__', 'Store');
  }
  if (unit.entry.needsClassClosure) {
    c.op(Op.LOAD_CLOSURE, NO_LOCATION, indexOf(unit.cellvars, '__class__'));
    c.op(Op.COPY, NO_LOCATION, 1);
    nameOp(c, NO_LOCATION, '__classcell__', 'Store');
  } else {
    c.loadConst(NO_LOCATION, NONE);
  }
  c.op(Op.RETURN_VALUE, NO_LOCATION);
  const code = c.optimizeAndAssemble(true);
  c.exitScope();
  c.op(Op.LOAD_BUILD_CLASS, s);
  c.op(Op.PUSH_NULL, s);
  makeClosure(c, s, code, 0);
  c.loadConst(s, strConst(s.name));
}
