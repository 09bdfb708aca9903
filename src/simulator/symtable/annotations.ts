// The first pass over annotations and type parameters: the scopes of PEP 649, 695 and 696.
// Twin of symtable_visit_annotation(s), symtable_visit_type_param and symtable_enter_type_param_block (Python/symtable.c).
import type { Arg, AsyncFunctionDef, expr, FunctionDef, Location, type_param } from '../syntax/ast';
import type { SymtableBuilder } from './builder';
import { visitExpr } from './expressions';
import { BlockType, Def } from './flags';
import { CO_FUTURE_ANNOTATIONS } from './future';

/** Opens the scope of the type parameters of a generic function, class or alias. */
export function enterTypeParamBlock(
  st: SymtableBuilder,
  name: string,
  typeParams: readonly type_param[],
  loc: Location,
  what: { readonly defaults: boolean; readonly kwdefaults: boolean; readonly isClass: boolean },
): void {
  const inClass = st.cur.type === BlockType.Class;
  st.enter(name, BlockType.TypeParameters, typeParams, loc);
  if (inClass) {
    st.cur.canSeeClassScope = true;
    st.addDef('__classdict__', Def.USE, loc);
  }
  if (what.isClass) {
    // Set when the tuple of type parameters is made, used for the bases and in the class body.
    st.addDef('.type_params', Def.LOCAL, loc);
    st.addDef('.type_params', Def.USE, loc);
    st.addDef('.generic_base', Def.LOCAL, loc);
    st.addDef('.generic_base', Def.USE, loc);
  }
  if (what.defaults) {
    st.addDef('.defaults', Def.PARAM, loc);
  }
  if (what.kwdefaults) {
    st.addDef('.kwdefaults', Def.PARAM, loc);
  }
}

/** Visits type parameters, with their bounds and defaults, in the scope opened for them. */
export function visitTypeParams(st: SymtableBuilder, typeParams: readonly type_param[]): void {
  for (const param of typeParams) {
    st.addDef(param.name, Def.TYPE_PARAM | Def.LOCAL, param);
    if (param.kind === 'TypeVar') {
      const what = param.bound?.kind === 'Tuple' ? 'a TypeVar constraint' : 'a TypeVar bound';
      visitBoundOrDefault(st, param.bound, param, what, false);
      visitBoundOrDefault(st, param.default_value, param, 'a TypeVar default', true);
    } else {
      visitBoundOrDefault(st, param.default_value, param, `a ${param.kind} default`, false);
    }
  }
}

function visitBoundOrDefault(
  st: SymtableBuilder,
  e: expr | null,
  param: type_param,
  scopeInfo: string,
  second: boolean,
): void {
  if (param.name === '__classdict__') {
    st.error(`reserved name '${param.name}' cannot be used for type parameter`, param);
  }
  if (e === null) {
    return;
  }
  const inClass = st.cur.canSeeClassScope;
  st.enter(param.name, BlockType.TypeVariable, param, e, second);
  st.cur.canSeeClassScope = inClass;
  if (inClass) {
    st.addDef('__classdict__', Def.USE, e);
  }
  st.cur.scopeInfo = scopeInfo;
  visitExpr(st, e);
  st.exit();
}

/** Visits the annotation of a variable in the block's one annotation scope. `owner` is what owns the block. */
export function visitAnnotation(st: SymtableBuilder, annotation: expr, owner: object): void {
  const parent = st.cur;
  // Annotations of local variables are never evaluated and must not affect the table.
  const unevaluated = parent.type === BlockType.Function;
  // A module may have run in part only when its annotations are asked for: all of them are conditional.
  const conditional =
    (parent.type === BlockType.Class && parent.inConditionalBlock) || parent.type === BlockType.Module;
  if (conditional && !parent.hasConditionalAnnotations) {
    parent.hasConditionalAnnotations = true;
    st.addDef('__conditional_annotations__', Def.USE, annotation);
  }
  if (parent.annotationBlock === null) {
    st.enter('__annotate__', BlockType.Annotation, owner, annotation, true);
    parent.annotationBlock = st.cur;
    if (parent.type === BlockType.Class && (st.future.features & CO_FUTURE_ANNOTATIONS) === 0) {
      st.cur.canSeeClassScope = true;
      st.addDef('__classdict__', Def.USE, annotation);
    }
  } else {
    st.enterExisting(parent.annotationBlock, false);
  }
  if (unevaluated) {
    st.cur.inUnevaluatedAnnotation = true;
  }
  visitExpr(st, annotation);
  if (unevaluated) {
    st.cur.inUnevaluatedAnnotation = false;
  }
  st.exit();
}

/** Visits the annotations of a function's parameters and result in their own scope, found by its `args`. */
export function visitAnnotations(st: SymtableBuilder, s: FunctionDef | AsyncFunctionDef): void {
  const { args, returns } = s;
  const seesClass = st.cur.canSeeClassScope || st.cur.type === BlockType.Class;
  st.enter('__annotate__', BlockType.Annotation, args, s);
  if (seesClass) {
    st.cur.canSeeClassScope = true;
    st.addDef('__classdict__', Def.USE, s);
  }
  const visit = (annotation: expr | null): void => {
    if (annotation !== null) {
      st.cur.annotationsUsed = true;
      visitExpr(st, annotation);
    }
  };
  const visitArg = (arg: Arg | null): void => visit(arg === null ? null : arg.annotation);
  args.posonlyargs.forEach(visitArg);
  args.args.forEach(visitArg);
  visitArg(args.vararg);
  visitArg(args.kwarg);
  args.kwonlyargs.forEach(visitArg);
  visit(returns);
  st.exit();
}
