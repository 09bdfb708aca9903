// The first pass over expressions and comprehensions. Twin of symtable_visit_expr and its helpers (Python/symtable.c).
import type { Arguments, Comprehension, expr, Location, NamedExpr } from '../syntax/ast';
import { PythonNestingError } from '../syntax/errors';
import type { SymtableBuilder } from './builder';
import { BlockType, ComprehensionType, Def } from './flags';

/** How deeply syntax may nest. Long chains of operators do not count: they are walked without recursion. */
export const MAX_NESTING = 2000;

type ComprehensionExpr = Extract<expr, { generators: Comprehension[] }>;

/** Runs `visit` one level deeper, unless that is too deep. */
export function enterRecursive(st: SymtableBuilder, visit: () => void): void {
  if (++st.depth > MAX_NESTING) {
    throw new PythonNestingError('RecursionError', 'maximum recursion depth exceeded during compilation');
  }
  visit();
  st.depth--;
}

/** Visits a list of expressions; null stands for an absent one. */
export function visitExprs(st: SymtableBuilder, list: readonly (expr | null)[]): void {
  for (const e of list) {
    if (e !== null) {
      visitExpr(st, e);
    }
  }
}

/** Visits one expression. */
export function visitExpr(st: SymtableBuilder, e: expr): void {
  // The left operand of the left operand ... : a long sum must not need a deep stack.
  if (e.kind === 'BinOp') {
    const rights: expr[] = [];
    let left: expr = e;
    while (left.kind === 'BinOp') {
      rights.push(left.right);
      left = left.left;
    }
    visitExpr(st, left);
    for (let i = rights.length - 1; i >= 0; i--) {
      const right = rights[i];
      if (right !== undefined) {
        visitExpr(st, right);
      }
    }
    return;
  }
  enterRecursive(st, () => visitNested(st, e));
}

function visitNested(st: SymtableBuilder, e: Exclude<expr, { kind: 'BinOp' }>): void {
  switch (e.kind) {
    case 'NamedExpr':
      raiseIfAnnotationBlock(st, 'named expression', e);
      visitNamedExpr(st, e);
      break;
    case 'BoolOp':
      visitExprs(st, e.values);
      break;
    case 'UnaryOp':
      visitExpr(st, e.operand);
      break;
    case 'Lambda':
      visitExprs(st, e.args.defaults);
      visitExprs(st, e.args.kw_defaults);
      st.enter('lambda', BlockType.Function, e, e);
      visitArguments(st, e.args);
      visitExpr(st, e.body);
      st.exit();
      break;
    case 'IfExp':
      visitExpr(st, e.test);
      visitExpr(st, e.body);
      visitExpr(st, e.orelse);
      break;
    case 'Dict':
      visitExprs(st, e.keys);
      visitExprs(st, e.values);
      break;
    case 'Set':
    case 'List':
    case 'Tuple':
      visitExprs(st, e.elts);
      break;
    case 'GeneratorExp':
    case 'ListComp':
    case 'SetComp':
    case 'DictComp':
      visitComprehensionExpr(st, e);
      break;
    case 'Yield':
    case 'YieldFrom':
      raiseIfAnnotationBlock(st, 'yield expression', e);
      if (e.value !== null) {
        visitExpr(st, e.value);
      }
      st.cur.generator = true;
      raiseIfComprehensionBlock(st, e);
      break;
    case 'Await':
      visitAwait(st, e, e.value);
      break;
    case 'Compare':
      visitExpr(st, e.left);
      visitExprs(st, e.comparators);
      break;
    case 'Call':
      visitExpr(st, e.func);
      visitExprs(st, e.args);
      st.checkKeywords(e.keywords);
      for (const keyword of e.keywords) {
        visitExpr(st, keyword.value);
      }
      break;
    case 'FormattedValue':
    case 'Interpolation':
      visitExpr(st, e.value);
      if (e.format_spec !== null) {
        visitExpr(st, e.format_spec);
      }
      break;
    case 'JoinedStr':
    case 'TemplateStr':
      visitExprs(st, e.values);
      break;
    case 'Constant':
      break;
    case 'Attribute':
      st.checkName(e.attr, e, e.ctx);
      visitExpr(st, e.value);
      break;
    case 'Subscript':
      visitExpr(st, e.value);
      visitExpr(st, e.slice);
      break;
    case 'Starred':
      visitExpr(st, e.value);
      break;
    case 'Slice':
      visitExprs(st, [e.lower, e.upper, e.step]);
      break;
    case 'Name':
      if (!st.cur.inUnevaluatedAnnotation) {
        st.addDef(e.id, e.ctx === 'Load' ? Def.USE : Def.LOCAL, e, e.ctx);
        // super() needs the cell __class__.
        if (e.ctx === 'Load' && e.id === 'super' && st.cur.isFunctionLike) {
          st.addDef('__class__', Def.USE, e);
        }
      }
      break;
  }
}

/** Enters the parameters of a function or lambda into its own block. */
export function visitArguments(st: SymtableBuilder, args: Arguments): void {
  for (const arg of [...args.posonlyargs, ...args.args, ...args.kwonlyargs]) {
    st.addDef(arg.arg, Def.PARAM, arg);
  }
  if (args.vararg !== null) {
    st.addDef(args.vararg.arg, Def.PARAM, args.vararg);
    st.cur.varargs = true;
  }
  if (args.kwarg !== null) {
    st.addDef(args.kwarg.arg, Def.PARAM, args.kwarg);
    st.cur.varkeywords = true;
  }
}

function visitAwait(st: SymtableBuilder, e: expr, value: expr): void {
  raiseIfAnnotationBlock(st, 'await expression', e);
  if (!st.topLevelAwaitAllowed) {
    if (!st.cur.isFunctionLike) {
      st.error("'await' outside function", e);
    }
    if (!st.inAsyncDef && st.cur.comprehension === ComprehensionType.None) {
      st.error("'await' outside async function", e);
    }
  }
  visitExpr(st, value);
  st.cur.coroutine = true;
}

function visitNamedExpr(st: SymtableBuilder, e: NamedExpr): void {
  if (st.cur.compIterExpr > 0) {
    st.error('assignment expression cannot be used in a comprehension iterable expression', e);
  }
  if (st.cur.comprehension !== ComprehensionType.None && e.target.kind === 'Name') {
    extendNamedExprScope(st, e.target.id, e.target);
  }
  visitExpr(st, e.value);
  visitExpr(st, e.target);
}

/** The target of `:=` in a comprehension belongs to the nearest function or module around it. */
function extendNamedExprScope(st: SymtableBuilder, name: string, loc: Location): void {
  for (let i = st.stack.length - 1; i >= 0; i--) {
    const entry = st.stack[i];
    if (entry === undefined) {
      continue;
    }
    if (entry.comprehension !== ComprehensionType.None) {
      const flags = st.lookup(name, entry);
      if ((flags & Def.COMP_ITER) !== 0 && (flags & Def.LOCAL) !== 0) {
        st.error(`assignment expression cannot rebind comprehension iteration variable '${name}'`, loc);
      }
      continue;
    }
    switch (entry.type) {
      case BlockType.Function: {
        const global = (st.lookup(name, entry) & Def.GLOBAL) !== 0;
        st.addDef(name, global ? Def.GLOBAL : Def.NONLOCAL, loc);
        st.recordDirective(name, loc);
        st.addDefTo(entry, name, Def.LOCAL, loc);
        return;
      }
      case BlockType.Module:
        st.addDef(name, Def.GLOBAL, loc);
        st.recordDirective(name, loc);
        st.addDefTo(entry, name, Def.GLOBAL, loc);
        return;
      case BlockType.Class:
        return st.error('assignment expression within a comprehension cannot be used in a class body', loc);
      case BlockType.TypeParameters:
        return st.error(
          'assignment expression within a comprehension cannot be used within the definition of a generic',
          loc,
        );
      case BlockType.TypeAlias:
        return st.error('assignment expression within a comprehension cannot be used in a type alias', loc);
      case BlockType.TypeVariable:
        return st.error('assignment expression within a comprehension cannot be used in a TypeVar bound', loc);
      case BlockType.Annotation:
        break;
    }
  }
}

const comprehensionTypes = {
  ListComp: ComprehensionType.List,
  SetComp: ComprehensionType.Set,
  DictComp: ComprehensionType.Dict,
  GeneratorExp: ComprehensionType.Generator,
} as const;

const comprehensionNames = {
  ListComp: 'listcomp',
  SetComp: 'setcomp',
  DictComp: 'dictcomp',
  GeneratorExp: 'genexpr',
} as const;

function visitComprehensionExpr(st: SymtableBuilder, e: ComprehensionExpr): void {
  const [outermost, ...others] = e.generators;
  if (outermost === undefined) {
    return;
  }
  const isGenerator = e.kind === 'GeneratorExp';
  // The outermost iterable is evaluated in the scope around the comprehension.
  st.cur.compIterExpr++;
  visitExpr(st, outermost.iter);
  st.cur.compIterExpr--;
  st.enter(comprehensionNames[e.kind], BlockType.Function, e, e);
  st.cur.comprehension = comprehensionTypes[e.kind];
  if (outermost.is_async !== 0) {
    st.cur.coroutine = true;
  }
  st.addDef('.0', Def.PARAM, e);
  st.cur.compIterTarget = true;
  visitExpr(st, outermost.target);
  st.cur.compIterTarget = false;
  visitExprs(st, outermost.ifs);
  for (const generator of others) {
    visitGenerator(st, generator);
  }
  if (e.kind === 'DictComp') {
    visitExpr(st, e.value);
    visitExpr(st, e.key);
  } else {
    visitExpr(st, e.elt);
  }
  st.cur.generator = isGenerator;
  const isAsync = st.cur.coroutine && !isGenerator;
  st.exit();
  if (!isAsync) {
    return;
  }
  const around = st.cur;
  if (!st.inAsyncDef && around.comprehension === ComprehensionType.None && !st.topLevelAwaitAllowed) {
    st.error('asynchronous comprehension outside of an asynchronous function', e);
  }
  around.coroutine = true;
}

function visitGenerator(st: SymtableBuilder, generator: Comprehension): void {
  st.cur.compIterTarget = true;
  visitExpr(st, generator.target);
  st.cur.compIterTarget = false;
  st.cur.compIterExpr++;
  visitExpr(st, generator.iter);
  st.cur.compIterExpr--;
  visitExprs(st, generator.ifs);
  if (generator.is_async !== 0) {
    st.cur.coroutine = true;
  }
}

function raiseIfAnnotationBlock(st: SymtableBuilder, name: string, e: Location): void {
  switch (st.cur.type) {
    case BlockType.Annotation:
      return st.error(`${name} cannot be used within an annotation`, e);
    case BlockType.TypeVariable:
      return st.error(`${name} cannot be used within ${st.cur.scopeInfo ?? 'a TypeVar bound'}`, e);
    case BlockType.TypeAlias:
      return st.error(`${name} cannot be used within a type alias`, e);
    case BlockType.TypeParameters:
      return st.error(`${name} cannot be used within the definition of a generic`, e);
    case BlockType.Function:
    case BlockType.Class:
    case BlockType.Module:
      return;
  }
}

function raiseIfComprehensionBlock(st: SymtableBuilder, e: Location): void {
  switch (st.cur.comprehension) {
    case ComprehensionType.None:
      return;
    case ComprehensionType.List:
      return st.error("'yield' inside list comprehension", e);
    case ComprehensionType.Set:
      return st.error("'yield' inside set comprehension", e);
    case ComprehensionType.Dict:
      return st.error("'yield' inside dict comprehension", e);
    case ComprehensionType.Generator:
      return st.error("'yield' inside generator expression", e);
  }
}
