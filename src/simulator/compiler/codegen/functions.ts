// Code for functions and lambdas. Twin of codegen_function, codegen_lambda and codegen_make_closure (Python/codegen.c).
import type { Arguments, AsyncFunctionDef, expr, FunctionDef, Lambda, Location } from '../../syntax/ast';
import { getDocString } from '../../symtable';
import { docConst } from '../cleandoc';
import { type CodeObject, FastKind } from '../code';
import type { Compiler } from '../compiler';
import { NONE, strConst } from '../constants';
import { NO_LOCATION } from '../instructions';
import { FunctionAttribute, Intrinsic1, Intrinsic2, Op } from '../opcodes';
import { FBlockType, ScopeType, type ArgumentCounts } from '../unit';
import { functionAnnotations } from './annotations';
import { visitExpr, visitExprs } from './expressions';
import { enterScope, nameOp } from './names';
import { visitStmts } from './statements';
import { visitTypeParams } from './typeparams';

/** Pushes a function made of a code object; what `flags` (FunctionAttribute) name lies on the stack. */
export function makeClosure(c: Compiler, loc: Location, code: CodeObject, flags: number): void {
  let attributes = flags;
  if (code.freevars.length > 0) {
    for (let slot = 0; slot < code.localsplusnames.length; slot++) {
      const name = code.localsplusnames[slot];
      if (name !== undefined && ((code.localspluskinds[slot] ?? 0) & FastKind.FREE) !== 0) {
        c.op(Op.LOAD_CLOSURE, loc, c.closureIndex(name, code));
      }
    }
    c.op(Op.BUILD_TUPLE, loc, code.freevars.length);
    attributes |= FunctionAttribute.CLOSURE;
  }
  c.loadConst(loc, { type: 'code', code });
  c.op(Op.MAKE_FUNCTION, loc);
  const order = [
    FunctionAttribute.CLOSURE,
    FunctionAttribute.ANNOTATIONS,
    FunctionAttribute.ANNOTATE,
    FunctionAttribute.KWDEFAULTS,
    FunctionAttribute.DEFAULTS,
  ];
  for (const attribute of order) {
    if ((attributes & attribute) !== 0) {
      c.op(Op.SET_FUNCTION_ATTRIBUTE, loc, attribute);
    }
  }
}

/** Evaluates decorators, to be applied after the definition. */
export function applyDecorators(c: Compiler, decorators: readonly expr[]): void {
  for (const decorator of [...decorators].reverse()) {
    c.op(Op.CALL, decorator, 0);
  }
}

/** Pushes the defaults of parameters; returns which attributes they are. */
function defaultArguments(c: Compiler, loc: Location, args: Arguments): number {
  let flags = 0;
  if (args.defaults.length > 0) {
    visitExprs(c, args.defaults);
    c.op(Op.BUILD_TUPLE, loc, args.defaults.length);
    flags |= FunctionAttribute.DEFAULTS;
  }
  let count = 0;
  args.kwonlyargs.forEach((arg, i) => {
    const value = args.kw_defaults[i];
    if (value !== null && value !== undefined) {
      count++;
      c.loadConst(loc, strConst(c.maybeMangle(arg.arg)));
      visitExpr(c, value);
    }
  });
  if (count > 0) {
    c.op(Op.BUILD_MAP, loc, count);
    flags |= FunctionAttribute.KWDEFAULTS;
  }
  return flags;
}

function countsOf(args: Arguments): ArgumentCounts {
  return {
    argcount: args.args.length,
    posonlyargcount: args.posonlyargs.length,
    kwonlyargcount: args.kwonlyargs.length,
  };
}

/** Makes StopIteration that leaves a generator's body a RuntimeError. */
export function wrapInStopIterationHandler(c: Compiler): void {
  const handler = c.newLabel();
  c.seq.insertJump(0, Op.SETUP_CLEANUP, handler, NO_LOCATION);
  c.loadConst(NO_LOCATION, NONE);
  c.op(Op.RETURN_VALUE, NO_LOCATION);
  c.useLabel(handler);
  c.op(Op.CALL_INTRINSIC_1, NO_LOCATION, Intrinsic1.STOPITERATION_ERROR);
  c.op(Op.RERAISE, NO_LOCATION, 1);
}

/** `lambda`. */
export function visitLambda(c: Compiler, e: Lambda): void {
  const flags = defaultArguments(c, e, e.args);
  enterScope(c, '<lambda>', ScopeType.Lambda, e, e.lineno, null, countsOf(e.args));
  visitExpr(c, e.body);
  const isGenerator = c.entry.generator;
  if (!isGenerator) {
    c.op(Op.RETURN_VALUE, e.body);
  }
  const code = c.optimizeAndAssemble(!isGenerator);
  c.exitScope();
  makeClosure(c, e, code, flags);
}

/** The line a definition starts on: its first decorator's. */
export function firstLineOf(s: Location, decorators: readonly expr[]): number {
  return decorators[0]?.lineno ?? s.lineno;
}

/** `def` and `async def`. */
export function visitFunctionDef(c: Compiler, s: FunctionDef | AsyncFunctionDef): void {
  visitExprs(c, s.decorator_list);
  c.begin();
  const firstlineno = firstLineOf(s, s.decorator_list);
  let flags = defaultArguments(c, s, s.args);
  if (s.type_params.length === 0) {
    flags |= functionAnnotations(c, s);
    functionBody(c, s, flags, firstlineno);
  } else {
    genericFunction(c, s, flags, firstlineno);
  }
  applyDecorators(c, s.decorator_list);
  nameOp(c, s, s.name, 'Store');
}

/** A function with type parameters is made inside a hidden function that has them as locals. */
function genericFunction(
  c: Compiler,
  s: FunctionDef | AsyncFunctionDef,
  defaultFlags: number,
  firstlineno: number,
): void {
  const both = FunctionAttribute.DEFAULTS | FunctionAttribute.KWDEFAULTS;
  const argcount = defaultFlags === both ? 2 : defaultFlags === 0 ? 0 : 1;
  if (argcount === 2) {
    c.op(Op.SWAP, s, 2);
  }
  const name = `<generic parameters of ${s.name}>`;
  enterScope(c, name, ScopeType.Annotations, s.type_params, firstlineno, null, { argcount });
  visitTypeParams(c, s.type_params);
  for (let i = 0; i < argcount; i++) {
    c.op(Op.LOAD_FAST, s, i);
  }
  const flags = defaultFlags | functionAnnotations(c, s);
  functionBody(c, s, flags, firstlineno);
  c.op(Op.SWAP, s, 2);
  c.op(Op.CALL_INTRINSIC_2, s, Intrinsic2.SET_FUNCTION_TYPE_PARAMS);
  const code = c.optimizeAndAssemble(false);
  c.exitScope();
  makeClosure(c, s, code, 0);
  if (argcount > 0) {
    c.op(Op.SWAP, s, argcount + 1);
    c.op(Op.CALL, s, argcount - 1);
  } else {
    c.op(Op.PUSH_NULL, s);
    c.op(Op.CALL, s, 0);
  }
}

function functionBody(c: Compiler, s: FunctionDef | AsyncFunctionDef, flags: number, firstlineno: number): void {
  const type = s.kind === 'AsyncFunctionDef' ? ScopeType.AsyncFunction : ScopeType.Function;
  enterScope(c, s.name, type, s, firstlineno, null, countsOf(s.args));
  const docstring = getDocString(s.body);
  if (docstring !== null && c.optimize < 2) {
    c.addConst(docConst(docstring));
  }
  const start = c.newLabel();
  c.useLabel(start);
  const handlesStopIteration = c.entry.coroutine || c.entry.generator;
  if (handlesStopIteration) {
    c.pushFBlock({ type: FBlockType.StopIteration, block: start, loc: NO_LOCATION, exit: null });
  }
  visitStmts(c, docstring === null ? s.body : s.body.slice(1));
  if (handlesStopIteration) {
    wrapInStopIterationHandler(c);
    c.popFBlock();
  }
  const code = c.optimizeAndAssemble(true);
  c.exitScope();
  makeClosure(c, s, code, flags);
}
