/** What compile() asks of a tree that a program has made. Twin of Python/ast.c. */
import type {
  Arguments,
  Comprehension,
  Expression,
  expr,
  expr_context,
  Interactive,
  Keyword,
  Module,
  pattern,
  stmt,
  type_param,
} from '../syntax/ast';

/** What is wrong with a tree: the exception that CPython raises. */
export class TreeProblem {
  constructor(
    readonly type: 'ValueError' | 'TypeError',
    readonly message: string,
  ) {}
}

function invalid(message: string): never {
  throw new TreeProblem('ValueError', message);
}

function nonEmpty(list: readonly unknown[], what: string, owner: string): void {
  if (list.length === 0) invalid(`empty ${what} on ${owner}`);
}

function checkName(name: string | null): void {
  if (name === 'None' || name === 'True' || name === 'False') {
    invalid(`identifier field can't represent '${name}' constant`);
  }
}

function checkOptional(node: expr | null): void {
  if (node !== null) checkExpr(node, 'Load');
}

function checkExprs(list: readonly (expr | null)[], context: expr_context, gaps = false): void {
  for (const each of list) {
    if (each !== null) checkExpr(each, context);
    else if (!gaps) invalid('None disallowed in expression list');
  }
}

function checkComprehension(generators: readonly Comprehension[]): void {
  if (generators.length === 0) invalid('comprehension with no generators');
  for (const { target, iter, ifs } of generators) {
    checkExpr(target, 'Store');
    checkExpr(iter, 'Load');
    checkExprs(ifs, 'Load');
  }
}

function checkKeywords(keywords: readonly Keyword[]): void {
  for (const { value } of keywords) checkExpr(value, 'Load');
}

function checkArguments(args: Arguments): void {
  const { posonlyargs, vararg, kwonlyargs, kw_defaults: kwDefaults, kwarg, defaults } = args;
  for (const each of [...posonlyargs, ...args.args, vararg, ...kwonlyargs, kwarg])
    checkOptional(each?.annotation ?? null);
  if (defaults.length > posonlyargs.length + args.args.length) {
    invalid('more positional defaults than args on arguments');
  }
  if (kwDefaults.length !== kwonlyargs.length) {
    invalid('length of kwonlyargs is not the same as kw_defaults on arguments');
  }
  checkExprs(defaults, 'Load');
  checkExprs(kwDefaults, 'Load', true);
}

/** Whether an expression is used as it says: Load, Store or Del. */
function checkContext(node: expr, context: expr_context): void {
  if (!('ctx' in node)) {
    if (context !== 'Load') invalid(`expression which can't be assigned to in ${context} context`);
    return;
  }
  if (node.kind === 'Name') checkName(node.id);
  if (node.ctx !== context) invalid(`expression must have ${context} context but has ${node.ctx} instead`);
}

function checkExpr(node: expr, context: expr_context): void {
  checkContext(node, context);
  switch (node.kind) {
    case 'BoolOp':
      if (node.values.length < 2) invalid('BoolOp with less than 2 values');
      return checkExprs(node.values, 'Load');
    case 'BinOp':
      checkExpr(node.left, 'Load');
      return checkExpr(node.right, 'Load');
    case 'UnaryOp':
      return checkExpr(node.operand, 'Load');
    case 'Lambda':
      checkArguments(node.args);
      return checkExpr(node.body, 'Load');
    case 'IfExp':
      return checkExprs([node.test, node.body, node.orelse], 'Load');
    case 'Dict':
      if (node.keys.length !== node.values.length) invalid("Dict doesn't have the same number of keys as values");
      checkExprs(node.keys, 'Load', true);
      return checkExprs(node.values, 'Load');
    case 'Set':
      return checkExprs(node.elts, 'Load');
    case 'ListComp':
    case 'SetComp':
    case 'GeneratorExp':
      checkComprehension(node.generators);
      return checkExpr(node.elt, 'Load');
    case 'DictComp':
      checkComprehension(node.generators);
      return checkExprs([node.key, node.value], 'Load');
    case 'Yield':
      return checkOptional(node.value);
    case 'YieldFrom':
    case 'Await':
      return checkExpr(node.value, 'Load');
    case 'Compare':
      if (node.comparators.length === 0) invalid('Compare with no comparators');
      if (node.comparators.length !== node.ops.length) {
        invalid('Compare has a different number of comparators and operands');
      }
      return checkExprs([...node.comparators, node.left], 'Load');
    case 'Call':
      checkExprs([node.func, ...node.args], 'Load');
      return checkKeywords(node.keywords);
    case 'JoinedStr':
    case 'TemplateStr':
      return checkExprs(node.values, 'Load');
    case 'FormattedValue':
    case 'Interpolation':
      checkExpr(node.value, 'Load');
      return checkOptional(node.format_spec);
    case 'Attribute':
      return checkExpr(node.value, 'Load');
    case 'Subscript':
      return checkExprs([node.slice, node.value], 'Load');
    case 'Starred':
      return checkExpr(node.value, context);
    case 'List':
    case 'Tuple':
      return checkExprs(node.elts, context);
    case 'NamedExpr':
      if (node.target.kind !== 'Name') throw new TreeProblem('TypeError', 'NamedExpr target must be a Name');
      return checkExpr(node.value, 'Load');
    case 'Slice':
      return [node.lower, node.upper, node.step].forEach(checkOptional);
    case 'Constant':
    case 'Name':
  }
}

/** Whether an expression is a literal, as far as the later checks of the compiler leave it to this one. */
function isLiteral(node: expr): boolean {
  switch (node.kind) {
    case 'Constant':
      return ['int', 'float', 'complex', 'str', 'bytes'].includes(node.value.type);
    case 'UnaryOp':
      return node.op === 'USub' && node.operand.kind === 'Constant' && isLiteral(node.operand);
    case 'BinOp':
      return (node.op === 'Add' || node.op === 'Sub') && isLiteral(node.left) && isLiteral(node.right);
    case 'JoinedStr':
    case 'Attribute':
      return true;
    default:
      return false;
  }
}

function checkMatched(node: expr): void {
  checkExpr(node, 'Load');
  if (isLiteral(node)) return;
  if (node.kind === 'Constant') invalid('unexpected constant inside of a literal pattern');
  invalid('patterns may only match literals and attribute lookups');
}

function isSingleton(node: expr): boolean {
  return node.kind === 'Constant' && ['none', 'bool'].includes(node.value.type);
}

function checkCapture(name: string | null): void {
  if (name === '_') invalid("can't capture name '_' in patterns");
  checkName(name);
}

function checkPattern(node: pattern, starred: boolean): void {
  switch (node.kind) {
    case 'MatchValue':
      return checkMatched(node.value);
    case 'MatchSingleton':
      if (!['none', 'bool'].includes(node.value.type)) {
        invalid('MatchSingleton can only contain True, False and None');
      }
      return;
    case 'MatchSequence':
      return node.patterns.forEach((each) => checkPattern(each, true));
    case 'MatchMapping':
      if (node.keys.length !== node.patterns.length) {
        invalid("MatchMapping doesn't have the same number of keys as patterns");
      }
      checkCapture(node.rest);
      for (const key of node.keys) if (!isSingleton(key)) checkMatched(key);
      return node.patterns.forEach((each) => checkPattern(each, false));
    case 'MatchClass': {
      if (node.kwd_attrs.length !== node.kwd_patterns.length) {
        invalid("MatchClass doesn't have the same number of keyword attributes as patterns");
      }
      checkExpr(node.cls, 'Load');
      let cls = node.cls;
      while (cls.kind === 'Attribute') cls = cls.value;
      if (cls.kind !== 'Name') invalid('MatchClass cls field can only contain Name or Attribute nodes.');
      node.kwd_attrs.forEach(checkName);
      return [...node.patterns, ...node.kwd_patterns].forEach((each) => checkPattern(each, false));
    }
    case 'MatchStar':
      if (!starred) invalid("can't use MatchStar here");
      return checkCapture(node.name);
    case 'MatchAs':
      checkCapture(node.name);
      if (node.pattern === null) return;
      if (node.name === null) invalid('MatchAs must specify a target name if a pattern is given');
      return checkPattern(node.pattern, false);
    case 'MatchOr':
      if (node.patterns.length < 2) invalid('MatchOr requires at least 2 patterns');
      return node.patterns.forEach((each) => checkPattern(each, false));
  }
}

function checkTypeParams(params: readonly type_param[]): void {
  for (const param of params) {
    checkName(param.name);
    if (param.kind === 'TypeVar') checkOptional(param.bound);
    checkOptional(param.default_value);
  }
}

function checkBody(body: readonly stmt[], owner: string): void {
  nonEmpty(body, 'body', owner);
  body.forEach(checkStatement);
}

function checkStatement(node: stmt): void {
  switch (node.kind) {
    case 'FunctionDef':
    case 'AsyncFunctionDef':
      checkBody(node.body, node.kind);
      checkTypeParams(node.type_params);
      checkArguments(node.args);
      checkExprs(node.decorator_list, 'Load');
      return checkOptional(node.returns);
    case 'ClassDef':
      checkBody(node.body, node.kind);
      checkTypeParams(node.type_params);
      checkExprs(node.bases, 'Load');
      checkKeywords(node.keywords);
      return checkExprs(node.decorator_list, 'Load');
    case 'Return':
      return checkOptional(node.value);
    case 'Delete':
      nonEmpty(node.targets, 'targets', 'Delete');
      return checkExprs(node.targets, 'Del');
    case 'Assign':
      nonEmpty(node.targets, 'targets', 'Assign');
      checkExprs(node.targets, 'Store');
      return checkExpr(node.value, 'Load');
    case 'AugAssign':
      checkExpr(node.target, 'Store');
      return checkExpr(node.value, 'Load');
    case 'AnnAssign':
      if (node.target.kind !== 'Name' && (node.simple as number) !== 0) {
        throw new TreeProblem('TypeError', 'AnnAssign with simple non-Name target');
      }
      checkExpr(node.target, 'Store');
      checkOptional(node.value);
      return checkExpr(node.annotation, 'Load');
    case 'TypeAlias':
      if (node.name.kind !== 'Name') throw new TreeProblem('TypeError', 'TypeAlias with non-Name name');
      checkExpr(node.name, 'Store');
      checkTypeParams(node.type_params);
      return checkExpr(node.value, 'Load');
    case 'For':
    case 'AsyncFor':
      checkExpr(node.target, 'Store');
      checkExpr(node.iter, 'Load');
      checkBody(node.body, node.kind);
      return node.orelse.forEach(checkStatement);
    case 'While':
    case 'If':
      checkExpr(node.test, 'Load');
      checkBody(node.body, node.kind);
      return node.orelse.forEach(checkStatement);
    case 'With':
    case 'AsyncWith':
      nonEmpty(node.items, 'items', node.kind);
      for (const { context_expr: manager, optional_vars: target } of node.items) {
        checkExpr(manager, 'Load');
        if (target !== null) checkExpr(target, 'Store');
      }
      return checkBody(node.body, node.kind);
    case 'Match':
      checkExpr(node.subject, 'Load');
      nonEmpty(node.cases, 'cases', 'Match');
      for (const each of node.cases) {
        checkPattern(each.pattern, false);
        checkOptional(each.guard);
        checkBody(each.body, 'match_case');
      }
      return;
    case 'Raise':
      if (node.exc === null && node.cause !== null) invalid('Raise with cause but no exception');
      checkOptional(node.exc);
      return checkOptional(node.cause);
    case 'Try':
    case 'TryStar':
      checkBody(node.body, node.kind);
      if (node.handlers.length === 0 && node.finalbody.length === 0) {
        invalid(`${node.kind} has neither except handlers nor finalbody`);
      }
      if (node.handlers.length === 0 && node.orelse.length > 0) {
        invalid(`${node.kind} has orelse but no except handlers`);
      }
      for (const { type, body } of node.handlers) {
        checkOptional(type);
        checkBody(body, 'ExceptHandler');
      }
      return [...node.finalbody, ...node.orelse].forEach(checkStatement);
    case 'Assert':
      checkExpr(node.test, 'Load');
      return checkOptional(node.msg);
    case 'Import':
      return nonEmpty(node.names, 'names', 'Import');
    case 'ImportFrom':
      if (node.level < 0) invalid('Negative ImportFrom level');
      return nonEmpty(node.names, 'names', 'ImportFrom');
    case 'Global':
    case 'Nonlocal':
      return nonEmpty(node.names, 'names', node.kind);
    case 'Expr':
      return checkExpr(node.value, 'Load');
    case 'Pass':
    case 'Break':
    case 'Continue':
  }
}

/** Throws a {@link TreeProblem} for a tree that no source could have (PyAST_Validate). */
export function validateTree(tree: Module | Expression | Interactive): void {
  if (tree.kind === 'Expression') checkExpr(tree.body, 'Load');
  else tree.body.forEach(checkStatement);
}
