/**
 * The text of a tree as Python's `ast.dump` gives it. Twin of Lib/ast.py's dump; for tests and for looking at trees.
 */
import type { AST, ConstantValue } from './ast';
import { FIELDS } from './fields';
import { reprConstant, reprString } from './python-repr';

/** Settings of `dump`, as those of `ast.dump`. */
export interface DumpOptions {
  readonly includeAttributes?: boolean;
  /** Spaces per level; without it everything is on one line. */
  readonly indent?: number;
}

/** Fields that hold one of ASDL's enumerations: shown as `Load()`. */
const ENUM_FIELDS: ReadonlySet<string> = new Set(['ctx', 'op', 'ops']);
const ATTRIBUTES = ['lineno', 'col_offset', 'end_lineno', 'end_col_offset'] as const;

type Formatted = readonly [text: string, simple: boolean];

/** `ast.dump(node)`. */
export function dump(node: AST, options: DumpOptions = {}): string {
  return formatNode(node, options, 0)[0];
}

function isNode(value: object): value is AST {
  return 'kind' in value;
}

function formatNode(node: AST, options: DumpOptions, level: number): Formatted {
  const parts: string[] = [];
  let allSimple = true;
  const values = node as unknown as Readonly<Record<string, unknown>>;
  const add = (name: string, [text, simple]: Formatted): void => {
    allSimple &&= simple;
    parts.push(`${name}=${text}`);
  };
  for (const name of FIELDS[node.kind]) {
    const value = node.kind === 'Constant' && name === 'kind' ? node.prefix : values[name];
    if (value === null || (Array.isArray(value) && value.length === 0)) continue;
    add(name, formatValue(name, value, options, level + 1));
  }
  if (options.includeAttributes === true && 'end_lineno' in node) {
    for (const name of ATTRIBUTES) add(name, [String(node[name]), true]);
  }
  const { prefix, separator } = layout(options, level + 1);
  if (allSimple && parts.length <= 3) return [`${node.kind}(${parts.join(', ')})`, parts.length === 0];
  return [`${node.kind}(${prefix}${parts.join(separator)})`, false];
}

function layout(options: DumpOptions, level: number): { prefix: string; separator: string } {
  if (options.indent === undefined) return { prefix: '', separator: ', ' };
  const prefix = `\n${' '.repeat(options.indent * level)}`;
  return { prefix, separator: `,${prefix}` };
}

function formatValue(name: string, value: unknown, options: DumpOptions, level: number): Formatted {
  if (Array.isArray(value)) {
    const { prefix, separator } = layout(options, level + 1);
    const items = value.map((item) => formatValue(name, item, options, level + 1)[0]);
    return [`[${prefix}${items.join(separator)}]`, false];
  }
  if (value === null) return ['None', true];
  if (typeof value === 'string') return ENUM_FIELDS.has(name) ? [`${value}()`, true] : [reprString(value), true];
  if (typeof value === 'object') {
    return isNode(value) ? formatNode(value, options, level) : [reprConstant(value as ConstantValue), true];
  }
  return [String(value), true];
}
