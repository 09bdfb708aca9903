/**
 * The tree-sitter tree of a text that is being edited: incremental, and there even while the text has errors.
 *
 * It answers what the editor's features ask while somebody types: which name stands under the mouse, in which scope, and
 * which lines make up a statement. What a program *means* and which text is wrong is said by the simulator alone.
 * Places are a 1-based line and a 0-based column in UTF-16 units.
 */
import { Edit, Language, Parser } from 'web-tree-sitter';
import type { Tree } from 'web-tree-sitter';
import type { NamePlace } from '../../model';
import type { SourceLine } from '../../protocol/handout';
import { importLine, importsOf } from './imports';
import type { ImportInText } from './imports';
import { nameAt } from './places';
import { statementAt } from './statements';
import type { LineRange } from './statements';
import { sourceLines } from './tokens';

/** One replacement in a text, by UTF-16 offsets into the text before it. */
export interface TextChange {
  readonly start: number;
  readonly oldEnd: number;
  readonly text: string;
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
    parse: (text) => new SyntaxTree(parser, text, read(parser, text, null)),
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
  ) {}

  /** Whether tree-sitter could read the text without mending it. CPython's verdict is `parse`'s, not this. */
  get hasError(): boolean {
    return this.tree.rootNode.hasError;
  }

  /** The next version of the text. Only what the changes touch is read again; this version stays usable. */
  edit(changes: readonly TextChange[]): SyntaxTree {
    const edited = this.tree.copy();
    let text = this.text;
    for (const change of changes) {
      const next = text.slice(0, change.start) + change.text + text.slice(change.oldEnd);
      const newEnd = change.start + change.text.length;
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
    return new SyntaxTree(this.parser, text, tree);
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

  /** The name at a place, with what leads to it; null where no name is. */
  nameAt(line: number, column: number): NamePlace | null {
    return nameAt(this.tree.rootNode, line, column);
  }

  /** The lines of the statement (of a compound one: of its header) that a line belongs to; null: nothing runs there. */
  statementAt(line: number): LineRange | null {
    const text = lineOf(this.text, line);
    return text === null ? null : statementAt(this.tree.rootNode, line, text);
  }

  /** The import statements, in order. */
  imports(): ImportInText[] {
    return importsOf(this.tree.rootNode);
  }

  /** The line on which a new import goes: with those that are there, else before the first statement. */
  importLine(): number {
    return importLine(this.tree.rootNode);
  }

  /** The text's lines in pieces that want a colour of their own. */
  lines(): SourceLine[] {
    return sourceLines(this.tree.rootNode, this.text);
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

/** A line of a text without its end; null: there is none. */
function lineOf(text: string, line: number): string | null {
  let start = 0;
  for (let at = 1; at < line; at++) {
    start = text.indexOf('\n', start) + 1;
    if (start === 0) return null;
  }
  const end = text.indexOf('\n', start);
  return text.slice(start, end < 0 ? undefined : end);
}
