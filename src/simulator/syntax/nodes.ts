/**
 * Small helpers of the grammar's actions. Twin of Parser/action_helpers.c.
 */
import type { Comprehension, expr, expr_context, Location } from './ast';

/** Gives a new node its place: from the start of one token or node to the end of another. */
export function at<N extends Location>(node: Omit<N, keyof Location>, from: Location, to: Location): N {
  const placed = node as N;
  placed.lineno = from.lineno;
  placed.col_offset = from.col_offset;
  placed.end_lineno = to.end_lineno;
  placed.end_col_offset = to.end_col_offset;
  return placed;
}

/** The same expression with another context. Twin of _PyPegen_set_expr_context; it makes new nodes, as memos share them. */
export function setContext(node: expr, ctx: expr_context): expr {
  switch (node.kind) {
    case 'Name':
    case 'Attribute':
    case 'Subscript':
      return { ...node, ctx };
    case 'Tuple':
    case 'List':
      return { ...node, elts: node.elts.map((element) => setContext(element, ctx)), ctx };
    case 'Starred':
      return { ...node, value: setContext(node.value, ctx), ctx };
    default:
      return node;
  }
}

/** What CPython calls an expression in messages. Twin of _PyPegen_get_expr_name. */
export function exprName(node: expr): string {
  switch (node.kind) {
    case 'Attribute':
      return 'attribute';
    case 'Subscript':
      return 'subscript';
    case 'Starred':
      return 'starred';
    case 'Name':
      return 'name';
    case 'List':
      return 'list';
    case 'Tuple':
      return 'tuple';
    case 'Lambda':
      return 'lambda';
    case 'Call':
      return 'function call';
    case 'BoolOp':
    case 'BinOp':
    case 'UnaryOp':
      return 'expression';
    case 'GeneratorExp':
      return 'generator expression';
    case 'Yield':
    case 'YieldFrom':
      return 'yield expression';
    case 'Await':
      return 'await expression';
    case 'ListComp':
      return 'list comprehension';
    case 'SetComp':
      return 'set comprehension';
    case 'DictComp':
      return 'dict comprehension';
    case 'Dict':
      return 'dict literal';
    case 'Set':
      return 'set display';
    case 'JoinedStr':
    case 'FormattedValue':
      return 'f-string expression';
    case 'TemplateStr':
    case 'Interpolation':
      return 't-string expression';
    case 'Constant':
      switch (node.value.type) {
        case 'none':
          return 'None';
        case 'bool':
          return node.value.value ? 'True' : 'False';
        case 'ellipsis':
          return 'ellipsis';
        default:
          return 'literal';
      }
    case 'Compare':
      return 'comparison';
    case 'IfExp':
      return 'conditional expression';
    case 'NamedExpr':
      return 'named expression';
    case 'Slice':
      return 'slice';
  }
}

/** What a target is for; it decides what may be one. */
export type TargetUse = 'star' | 'del' | 'for';

/** The first part of an expression that cannot be a target. Twin of _PyPegen_get_invalid_target. */
export function invalidTarget(node: expr, use: TargetUse): expr | null {
  switch (node.kind) {
    case 'List':
    case 'Tuple':
      for (const element of node.elts) {
        const bad = invalidTarget(element, use);
        if (bad !== null) return bad;
      }
      return null;
    case 'Starred':
      return use === 'del' ? node : invalidTarget(node.value, use);
    case 'Compare':
      // `a in b` of `for a in b` was read as a comparison: only its left side is the target.
      if (use !== 'for') return node;
      return node.ops[0] === 'In' ? invalidTarget(node.left, use) : null;
    case 'Name':
    case 'Subscript':
    case 'Attribute':
      return null;
    default:
      return node;
  }
}

/** The last expression of a comprehension clause. */
export function lastComprehensionItem(clauses: readonly Comprehension[]): expr {
  const last = clauses[clauses.length - 1];
  return last.ifs.length > 0 ? last.ifs[last.ifs.length - 1] : last.iter;
}
