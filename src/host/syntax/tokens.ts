/** The text's lines in pieces that want a colour of their own. */
import type { Node } from 'web-tree-sitter';
import type { SourceLine, TokenKind } from '../../protocol/handout';

interface Token {
  readonly start: number;
  readonly end: number;
  readonly kind: TokenKind;
}

/** Every line of a text. */
export function sourceLines(root: Node, text: string): SourceLine[] {
  const tokens: Token[] = [];
  collect(root, tokens);
  const lines: [TokenKind, string][][] = [[]];
  const add = (kind: TokenKind, piece: string): void => {
    // A comment's token has the carriage return of its line, too.
    piece.split('\n').forEach((line, index) => {
      if (index > 0) lines.push([]);
      const part = line.replace(/\r$/, '');
      if (part !== '') lines.at(-1)!.push([kind, part]);
    });
  };
  let at = 0;
  for (const { start, end, kind } of tokens) {
    if (start > at) add(null, text.slice(at, start));
    add(kind, text.slice(start, end));
    at = end;
  }
  add(null, text.slice(at));
  if (text.endsWith('\n')) lines.pop();
  return lines;
}

function collect(node: Node, tokens: Token[]): void {
  const kind = kindOf(node);
  if (kind !== null) {
    tokens.push({ start: node.startIndex, end: node.endIndex, kind });
    return;
  }
  for (const child of node.children) if (child !== null) collect(child, tokens);
}

function kindOf(node: Node): TokenKind {
  switch (node.type) {
    case 'comment':
      return 'comment';
    case 'integer':
    case 'float':
      return 'number';
    case 'true':
    case 'false':
    case 'none':
      return 'keyword';
    case 'string_start':
    case 'string_content':
    case 'string_end':
      return 'string';
    case 'identifier': {
      const { parent } = node;
      const defines = parent?.type === 'function_definition' || parent?.type === 'class_definition';
      return defines && parent.childForFieldName('name')?.id === node.id ? 'definition' : null;
    }
    default:
      // What the grammar writes as a word stands for itself.
      return !node.isNamed && /^[a-z]+$/.test(node.type) ? 'keyword' : null;
  }
}
