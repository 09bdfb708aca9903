/**
 * The tree-sitter tree of a text that is being edited: incremental, and there even while the text has errors.
 *
 * It answers what the AST cannot while somebody types: which name stands under the mouse, in which scopes a place is,
 * and whether an edit changed more than comments. What a program *means* comes from parse.ts alone (see README.md).
 * Places are a 1-based line and a 0-based column in UTF-16 units, as everywhere in syntax/.
 */
import { Edit, Language, Parser } from 'web-tree-sitter';
import type { Node, Tree } from 'web-tree-sitter';
import type { Span } from '../../model';

/** One replacement in a text, by UTF-16 offsets into the text before it. */
export interface TextChange {
  readonly start: number;
  readonly oldEnd: number;
  readonly text: string;
}

/** A name in the text, or a chain `a.b.c` of names up to the one asked for. */
export interface NameInText {
  /** The name, then attributes. */
  readonly path: readonly string[];
  readonly span: Span;
}

/** A function, class, lambda or comprehension around a place. */
export interface ScopeInText {
  readonly kind: 'function' | 'class' | 'lambda' | 'comprehension';
  /** The name of its code object: `f`, `C`, `<lambda>`, `<genexpr>`. */
  readonly name: string;
  readonly span: Span;
}

/** Makes the trees. Several texts may share one. */
export interface SyntaxParser {
  /** Reads a whole text. */
  parse(text: string): SyntaxTree;
  /** Frees the parser; its trees stay usable. */
  delete(): void;
}

/** Loads tree-sitter and its grammar of Python from the bytes of their wasm files. */
export async function createParser(treeSitterWasm: Uint8Array, pythonWasm: Uint8Array): Promise<SyntaxParser> {
  await Parser.init({ wasmBinary: treeSitterWasm });
  const language = await Language.load(pythonWasm);
  const parser = new Parser();
  parser.setLanguage(language);
  return {
    parse: (text) => new SyntaxTree(parser, text, read(parser, text, null), true),
    delete: () => parser.delete(),
  };
}

function read(parser: Parser, text: string, old: Tree | null): Tree {
  const tree = parser.parse(text, old);
  if (tree === null) throw new Error('tree-sitter has no language to parse with');
  return tree;
}

/** The structure of one version of a text. */
export class SyntaxTree {
  constructor(
    private readonly parser: Parser,
    readonly text: string,
    private readonly tree: Tree,
    /** Whether this version differs from the one before in more than comments (true for a first version). */
    readonly programChanged: boolean,
  ) {}

  /** Whether tree-sitter could read the text without mending it. CPython's verdict is `parse`'s, not this. */
  get hasError(): boolean {
    return this.tree.rootNode.hasError;
  }

  /** The next version of the text. Only what the changes touch is read again; this version stays usable. */
  edit(changes: readonly TextChange[]): SyntaxTree {
    const edited = this.tree.copy();
    let text = this.text;
    let onlyComments = true;
    for (const change of changes) {
      const next = text.slice(0, change.start) + change.text + text.slice(change.oldEnd);
      const newEnd = change.start + change.text.length;
      onlyComments &&= insideComment(edited.rootNode, text, change);
      edited.edit(
        new Edit({
          startIndex: change.start,
          oldEndIndex: change.oldEnd,
          newEndIndex: newEnd,
          startPosition: pointAt(text, change.start),
          oldEndPosition: pointAt(text, change.oldEnd),
          newEndPosition: pointAt(next, newEnd),
        }),
      );
      text = next;
    }
    const tree = read(this.parser, text, edited);
    edited.delete();
    return new SyntaxTree(this.parser, text, tree, !onlyComments);
  }

  /** The next version of the text, given whole: what changed is found by comparing. */
  replace(text: string): SyntaxTree {
    const old = this.text;
    if (text === old) return this;
    const shorter = Math.min(old.length, text.length);
    let start = 0;
    while (start < shorter && old.charCodeAt(start) === text.charCodeAt(start)) start++;
    let tail = 0;
    while (tail < shorter - start && old.charCodeAt(old.length - 1 - tail) === text.charCodeAt(text.length - 1 - tail))
      tail++;
    return this.edit([{ start, oldEnd: old.length - tail, text: text.slice(start, text.length - tail) }]);
  }

  /** The name at a place, with what it is an attribute of; null where no name is. */
  nameAt(line: number, column: number): NameInText | null {
    const point = { row: line - 1, column };
    const node = this.tree.rootNode.namedDescendantForPosition(point);
    if (node === null || node.type !== 'identifier') return null;
    const path = attributePath(node);
    const first = path === null ? node : path[0];
    return { path: (path ?? [node]).map((part) => part.text), span: spanOf(first, node) };
  }

  /** The scopes around a place, outermost first. */
  scopesAt(line: number, column: number): ScopeInText[] {
    const scopes: ScopeInText[] = [];
    const point = { row: line - 1, column };
    for (let node = this.tree.rootNode.descendantForPosition(point); node !== null; node = node.parent) {
      const scope = scopeOf(node);
      if (scope !== null) scopes.push(scope);
    }
    return scopes.reverse();
  }

  /** The lines on which statements of the top level start. */
  statementLines(): number[] {
    return this.tree.rootNode.namedChildren
      .filter((node): node is Node => node !== null && node.type !== 'comment')
      .map((node) => node.startPosition.row + 1);
  }

  /** Frees the tree. */
  delete(): void {
    this.tree.delete();
  }
}

function pointAt(text: string, offset: number): { row: number; column: number } {
  let row = 0;
  let lineStart = 0;
  for (let i = text.indexOf('\n'); i >= 0 && i < offset; i = text.indexOf('\n', i + 1)) {
    row++;
    lineStart = i + 1;
  }
  return { row, column: offset - lineStart };
}

/** Whether a change stays inside one comment: then the program is the same. */
function insideComment(root: Node, text: string, change: TextChange): boolean {
  if (change.text.includes('\n') || text.slice(change.start, change.oldEnd).includes('\n')) return false;
  // The first character, `#`, makes it a comment; what is after it does not matter.
  const node =
    change.start > 0 ? root.descendantForIndex(change.start - 1, Math.max(change.start - 1, change.oldEnd - 1)) : null;
  return node !== null && node.type === 'comment' && node.startIndex < change.start;
}

/** The identifiers of the attribute chain that ends in this one; null if its start is no plain name. */
function attributePath(node: Node): Node[] | null {
  const parent = node.parent;
  if (parent === null || parent.type !== 'attribute' || parent.childForFieldName('attribute')?.id !== node.id)
    return [node];
  const object = parent.childForFieldName('object');
  if (object === null) return null;
  if (object.type === 'identifier') return [object, node];
  if (object.type !== 'attribute') return null;
  const last = object.childForFieldName('attribute');
  const before = last === null ? null : attributePath(last);
  return before === null ? null : [...before, node];
}

function scopeOf(node: Node): ScopeInText | null {
  const named = (kind: ScopeInText['kind'], name: string): ScopeInText => ({ kind, name, span: spanOf(node, node) });
  switch (node.type) {
    case 'function_definition':
      return named('function', node.childForFieldName('name')?.text ?? '');
    case 'class_definition':
      return named('class', node.childForFieldName('name')?.text ?? '');
    case 'lambda':
      return named('lambda', '<lambda>');
    case 'generator_expression':
      return named('comprehension', '<genexpr>');
    case 'list_comprehension':
      return named('comprehension', '<listcomp>');
    case 'set_comprehension':
      return named('comprehension', '<setcomp>');
    case 'dictionary_comprehension':
      return named('comprehension', '<dictcomp>');
    default:
      return null;
  }
}

function spanOf(first: Node, last: Node): Span {
  return {
    line: first.startPosition.row + 1,
    column: first.startPosition.column,
    endLine: last.endPosition.row + 1,
    endColumn: last.endPosition.column,
  };
}
