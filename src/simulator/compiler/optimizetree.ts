// What compile() with PyCF_OPTIMIZED_AST gives: the tree after preprocessing. Twin of _PyAST_Preprocess (Python/ast_preprocess.c).
import type { AST, expr, stmt } from '../syntax/ast';
import { foldPatternValue, preprocess } from './preprocess';

type Value = unknown;

const isNode = (value: Value): value is AST => typeof value === 'object' && value !== null && 'kind' in value;

/** The rewritten copy of a tree, or of a part of it. */
export function optimizeTree<T>(tree: T, optimize: number): T {
  return rewrite(tree, optimize) as T;
}

function rewrite(value: Value, optimize: number): Value {
  if (Array.isArray(value)) return value.map((each: Value) => rewrite(each, optimize));
  if (!isNode(value) || value.kind === 'Constant') return value;
  const copy = Object.fromEntries(Object.entries(value).map(([name, part]) => [name, rewrite(part, optimize)]));
  if (optimize >= 2 && DOCUMENTED.has(value.kind)) copy.body = withoutDocstring(copy.body as stmt[], value.kind);
  if (value.kind === 'MatchValue') copy.value = foldPatternValue(copy.value as expr);
  if (value.kind === 'MatchMapping') copy.keys = (copy.keys as expr[]).map(foldPatternValue);
  return preprocess(copy as unknown as expr, optimize);
}

const DOCUMENTED: ReadonlySet<string> = new Set(['Module', 'FunctionDef', 'AsyncFunctionDef', 'ClassDef']);

/** A body without its docstring; a block that had nothing else gets a `pass`. */
function withoutDocstring(body: stmt[], owner: string): stmt[] {
  const [first, ...rest] = body;
  if (first?.kind !== 'Expr' || first.value.kind !== 'Constant' || first.value.value.type !== 'str') return body;
  if (rest.length > 0 || owner === 'Module') return rest;
  const { lineno, col_offset, end_lineno, end_col_offset } = first;
  return [{ kind: 'Pass', lineno, col_offset, end_lineno, end_col_offset }];
}
