// Code for type parameters and `type` statements (PEP 695, 696).
// Twin of codegen_type_params and codegen_typealias (Python/codegen.c).
import type { expr, type_param, TypeAlias } from '../../syntax/ast';
import type { Compiler } from '../compiler';
import { intConst, NONE, strConst, tupleConst } from '../constants';
import { FunctionAttribute, Intrinsic1, Intrinsic2, Op } from '../opcodes';
import { ScopeType } from '../unit';
import { setupAnnotationsScope } from './annotations';
import { visitExpr } from './expressions';
import { makeClosure } from './functions';
import { enterScope, nameOp } from './names';

const intrinsics = {
  TypeVar: Intrinsic1.TYPEVAR,
  ParamSpec: Intrinsic1.PARAMSPEC,
  TypeVarTuple: Intrinsic1.TYPEVARTUPLE,
} as const;

/** Makes the type parameters, binds them to their names and pushes their tuple. */
export function visitTypeParams(c: Compiler, typeParams: readonly type_param[]): void {
  let seenDefault = false;
  for (const param of typeParams) {
    c.loadConst(param, strConst(param.name));
    const bound = param.kind === 'TypeVar' ? param.bound : null;
    if (bound === null) {
      c.op(Op.CALL_INTRINSIC_1, param, intrinsics[param.kind]);
    } else {
      boundOrDefault(c, bound, param, false);
      const constrained = bound.kind === 'Tuple';
      const intrinsic = constrained ? Intrinsic2.TYPEVAR_WITH_CONSTRAINTS : Intrinsic2.TYPEVAR_WITH_BOUND;
      c.op(Op.CALL_INTRINSIC_2, param, intrinsic);
    }
    if (param.default_value !== null) {
      seenDefault = true;
      boundOrDefault(c, param.default_value, param, param.kind === 'TypeVar');
      c.op(Op.CALL_INTRINSIC_2, param, Intrinsic2.SET_TYPEPARAM_DEFAULT);
    } else if (seenDefault) {
      c.error(`non-default type parameter '${param.name}' follows default type parameter`, param);
    }
    c.op(Op.COPY, param, 1);
    nameOp(c, param, param.name, 'Store');
  }
  const [first] = typeParams;
  if (first !== undefined) {
    c.op(Op.BUILD_TUPLE, first, typeParams.length);
  }
}

/** Pushes a function that evaluates a bound or default when it is asked for. */
function boundOrDefault(c: Compiler, e: expr, param: type_param, second: boolean): void {
  c.loadConst(e, tupleConst([intConst(1)]));
  setupAnnotationsScope(c, e, param, param.name, second);
  if (param.kind === 'TypeVarTuple' && e.kind === 'Starred') {
    visitExpr(c, e.value);
    c.op(Op.UNPACK_SEQUENCE, e, 1);
  } else {
    visitExpr(c, e);
  }
  c.op(Op.RETURN_VALUE, e);
  const code = c.optimizeAndAssemble(true);
  c.exitScope();
  makeClosure(c, e, code, FunctionAttribute.DEFAULTS);
}

/** `type X = ...`. */
export function visitTypeAlias(c: Compiler, s: TypeAlias): void {
  const name = s.name.kind === 'Name' ? s.name.id : '';
  if (s.type_params.length === 0) {
    c.loadConst(s, strConst(name));
    c.loadConst(s, NONE);
    aliasBody(c, s, name);
  } else {
    enterScope(c, `<generic parameters of ${name}>`, ScopeType.Annotations, s.type_params, s.lineno);
    c.loadConst(s, strConst(name));
    visitTypeParams(c, s.type_params);
    aliasBody(c, s, name);
    const code = c.optimizeAndAssemble(false);
    c.exitScope();
    makeClosure(c, s, code, 0);
    c.op(Op.PUSH_NULL, s);
    c.op(Op.CALL, s, 0);
  }
  nameOp(c, s, name, 'Store');
}

function aliasBody(c: Compiler, s: TypeAlias, name: string): void {
  c.loadConst(s, tupleConst([intConst(1)]));
  setupAnnotationsScope(c, s, s, name);
  visitExpr(c, s.value);
  c.op(Op.RETURN_VALUE, s);
  const code = c.optimizeAndAssemble(false);
  c.exitScope();
  makeClosure(c, s, code, FunctionAttribute.DEFAULTS);
  c.op(Op.BUILD_TUPLE, s, 3);
  c.op(Op.CALL_INTRINSIC_1, s, Intrinsic1.TYPEALIAS);
}
