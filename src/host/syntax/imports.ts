/** The import statements of a text. */
import type { Node } from 'web-tree-sitter';
import type { Span } from '../../model';

/** One module that is imported, or imported from. */
export interface ImportInText {
  /** Leading dots: 0 for an absolute import. */
  readonly level: number;
  /** `a.b`; empty for `from . import x`. */
  readonly module: string;
  /** What is taken from it by `from`; empty for `import a.b` and `from a import *`. */
  readonly names: readonly string[];
  /** Of the module's name. */
  readonly span: Span;
}

/** All of them, in order. */
export function importsOf(root: Node): ImportInText[] {
  const statements = root.descendantsOfType(['import_statement', 'import_from_statement']);
  return statements.flatMap((statement) => {
    if (statement === null) return [];
    const names = statement.childrenForFieldName('name').map(nameOf);
    if (statement.type === 'import_statement') {
      return names.flatMap((name) => (name === null ? [] : [imported(name, name.text, 0, [])]));
    }
    const from = statement.childForFieldName('module_name');
    if (from === null) return [];
    const taken = names.flatMap((name) => (name === null ? [] : [name.text]));
    if (from.type !== 'relative_import') return [imported(from, from.text, 0, taken)];
    const level = from.firstNamedChild?.text.length ?? 0;
    return [imported(from, from.namedChild(1)?.text ?? '', level, taken)];
  });
}

const nameOf = (node: Node | null): Node | null =>
  node?.type === 'aliased_import' ? node.childForFieldName('name') : node;

function imported(node: Node, module: string, level: number, names: readonly string[]): ImportInText {
  const { startPosition, endPosition } = node;
  return {
    level,
    module: module.replace(/\s/g, ''),
    names,
    span: {
      line: startPosition.row + 1,
      column: startPosition.column,
      endLine: endPosition.row + 1,
      endColumn: endPosition.column,
    },
  };
}

/** The line on which a new import goes: with those of the module itself, else before its first statement. */
export function importLine(root: Node): number {
  const statements = root.namedChildren.filter((node) => node !== null && node.type !== 'comment');
  const first =
    statements.find((node) => node?.type === 'import_statement' || node?.type === 'import_from_statement') ??
    statements.find((node, index) => {
      if (node?.type === 'future_import_statement') return false;
      return index > 0 || node?.firstNamedChild?.type !== 'string';
    });
  return (first?.startPosition.row ?? root.endPosition.row) + 1;
}
