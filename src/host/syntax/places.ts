/** Which name stands at a place of a text, what leads to it from its first name, and in which scope. */
import type { Node } from 'web-tree-sitter';
import type { ItemKey, NamePart, NamePlace } from '../../model';
import { scopeOf } from './scopes';

/** The name at a 1-based line and 0-based column, or ending there; null where no variable's name is. */
export function nameAt(root: Node, line: number, column: number): NamePlace | null {
  const target = targetAt(root, line - 1, column) ?? (column > 0 ? targetAt(root, line - 1, column - 1) : null);
  if (target === null) return null;
  const path = pathOf(target);
  if (path === null) return null;
  const { first, parts } = path;
  return {
    root: first.text,
    parts,
    span: {
      line: first.startPosition.row + 1,
      column: first.startPosition.column,
      endLine: target.endPosition.row + 1,
      endColumn: target.endPosition.column,
    },
    scope: scopeOf(first),
  };
}

/** The name, attribute or item that a place is in: for `a.b[0]` each dot and bracket leads further. */
function targetAt(root: Node, row: number, column: number): Node | null {
  const node = root.descendantForPosition({ row, column });
  if (node === null) return null;
  if (node.type === 'identifier') return isVariable(node) ? (attributeOf(node) ?? node) : null;
  // On the brackets, or on a constant between them: the item.
  for (let at: Node | null = node; at !== null; at = at.parent) {
    const { parent }: Node = at;
    if (parent?.type === 'subscript') {
      const isValue = parent.childForFieldName('value')?.id === at.id;
      return isValue || pathOf(parent) === null ? null : parent;
    }
    if (at.type !== 'string' && parent?.type !== 'string' && parent?.type !== 'unary_operator') return null;
  }
  return null;
}

/** The attribute that a name is the last part of. */
function attributeOf(node: Node): Node | null {
  const { parent } = node;
  return parent?.type === 'attribute' && parent.childForFieldName('attribute')?.id === node.id ? parent : null;
}

/** Not a variable: the name of an argument in a call, of an attribute in a pattern, of a module that is imported from. */
function isVariable(node: Node): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case 'keyword_argument':
      return parent.childForFieldName('name')?.id !== node.id;
    case 'keyword_pattern':
      return parent.firstNamedChild?.id !== node.id;
    case 'dotted_name': {
      const statement = parent.parent;
      if (statement?.type === 'aliased_import') return false;
      return statement?.childForFieldName('module_name')?.id !== parent.id;
    }
    default:
      return true;
  }
}

interface Path {
  /** Its first name. */
  readonly first: Node;
  readonly parts: readonly NamePart[];
}

function pathOf(node: Node): Path | null {
  switch (node.type) {
    case 'identifier':
      return node.parent?.type === 'dotted_name' ? dottedPath(node, node.parent) : { first: node, parts: [] };
    case 'attribute': {
      const name = node.childForFieldName('attribute')?.text;
      return name === undefined ? null : longer(node.childForFieldName('object'), { kind: 'attribute', name });
    }
    case 'subscript': {
      const keys = node.childrenForFieldName('subscript');
      const [only] = keys;
      const key = keys.length === 1 && only !== null && only !== undefined ? keyOf(only) : tupleOf(keys);
      return key === null ? null : longer(node.childForFieldName('value'), { kind: 'item', key });
    }
    case 'parenthesized_expression':
      return node.namedChildCount === 1 && node.firstNamedChild !== null ? pathOf(node.firstNamedChild) : null;
    default:
      return null;
  }
}

function longer(object: Node | null, part: NamePart): Path | null {
  const path = object === null ? null : pathOf(object);
  return path === null ? null : { first: path.first, parts: [...path.parts, part] };
}

/** `import os.path` binds `os`; in a pattern `Color.RED` is looked up as an attribute. */
function dottedPath(node: Node, dotted: Node): Path | null {
  const names = dotted.namedChildren.filter((child) => child !== null);
  const [first] = names;
  if (first === undefined) return null;
  const last = names.findIndex((child) => child.id === node.id);
  return { first, parts: names.slice(1, last + 1).map((child) => ({ kind: 'attribute', name: child.text })) };
}

/** `grid[x, y]`. */
function tupleOf(nodes: readonly (Node | null)[]): ItemKey | null {
  const items = nodes.map((item) => (item === null ? null : keyOf(item)));
  return items.every((item) => item !== null) ? { kind: 'tuple', items } : null;
}

function keyOf(node: Node): ItemKey | null {
  switch (node.type) {
    case 'identifier':
    case 'attribute':
    case 'subscript': {
      const path = pathOf(node);
      return path === null ? null : { kind: 'place', root: path.first.text, parts: path.parts };
    }
    case 'none':
      return { kind: 'constant', value: 'None' };
    case 'true':
      return { kind: 'constant', value: 'True' };
    case 'false':
      return { kind: 'constant', value: 'False' };
    case 'float':
      return { kind: 'float', value: Number(node.text.replaceAll('_', '')) };
    case 'tuple':
      return tupleOf(node.namedChildren);
    case 'parenthesized_expression':
      return node.namedChildCount === 1 && node.firstNamedChild !== null ? keyOf(node.firstNamedChild) : null;
    case 'binary_operator': {
      const operator = node.childForFieldName('operator')?.type;
      const [left, right] = [node.childForFieldName('left'), node.childForFieldName('right')];
      const of = left === null ? null : keyOf(left);
      const by = right === null ? null : keyOf(right);
      if (of === null || by?.kind !== 'int' || (operator !== '+' && operator !== '-')) return null;
      return { kind: 'sum', of, add: operator === '+' ? by.value : -by.value };
    }
    case 'call': {
      const given = node.childForFieldName('arguments')?.namedChildren ?? [];
      const [only] = given;
      const isLength = node.childForFieldName('function')?.text === 'len' && given.length === 1;
      const of = isLength && only !== null && only !== undefined ? keyOf(only) : null;
      return of?.kind === 'place' ? { kind: 'length', of } : null;
    }
    case 'integer': {
      const value = Number(node.text.replaceAll('_', ''));
      return Number.isSafeInteger(value) ? { kind: 'int', value } : null;
    }
    case 'unary_operator': {
      const operand = node.childForFieldName('argument');
      const key = node.firstChild?.type === '-' && operand !== null ? keyOf(operand) : null;
      if (key?.kind === 'int' || key?.kind === 'float') return { ...key, value: -key.value };
      return key?.kind === 'place' ? { kind: 'negative', of: key } : null;
    }
    case 'string': {
      const parts = node.namedChildren.filter((child) => child !== null);
      const content = parts.slice(1, -1);
      // Escapes, prefixes and replacement fields would have to be worked out first.
      if (!/^['"]+$/.test(parts[0]?.text ?? '')) return null;
      if (content.some((part) => part.type !== 'string_content' || part.namedChildCount > 0)) return null;
      return { kind: 'str', value: content.map((part) => part.text).join('') };
    }
    default:
      return null;
  }
}
