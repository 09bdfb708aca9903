/** Which lines of a text belong together, and on which there is something to run. */
import type { Node } from 'web-tree-sitter';

/** Lines from 1, the last one included. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

/**
 * The statement (of a compound one: its header) that a line belongs to. Null where nothing can run: empty lines,
 * comments, `else:` and `finally:`, a function's docstring, `global` and `nonlocal`.
 */
export function statementAt(root: Node, line: number, text: string): LineRange | null {
  const column = /\S/.exec(text)?.index;
  if (column === undefined) return blankLine(root, line);
  let statement: Node | null = null;
  for (let node = root.descendantForPosition({ row: line - 1, column }); node !== null; node = node.parent) {
    if (node.type === 'comment' && node.parent !== null && isBlock(node.parent)) return null;
    if ((node.type === 'else_clause' || node.type === 'finally_clause') && !isInBody(node, line)) return null;
    if (isStatement(node)) {
      statement = node;
      break;
    }
  }
  return statement === null || runsNothing(statement) ? null : headerOf(statement);
}

/** An empty line belongs to a statement only between brackets or quotes. */
function blankLine(root: Node, line: number): LineRange | null {
  for (let node = root.descendantForPosition({ row: line - 1, column: 0 }); node !== null; node = node.parent) {
    if (isBlock(node)) return null;
    if (!isStatement(node)) continue;
    const range = headerOf(node);
    return range.first <= line && line <= range.last && !runsNothing(node) ? range : null;
  }
  return null;
}

const isBlock = ({ type }: Node): boolean => type === 'block' || type === 'module';

/** What stands in a block, and the clauses of compound statements that have code of their own. */
const isStatement = (node: Node): boolean =>
  (node.parent !== null && isBlock(node.parent)) ||
  node.type === 'elif_clause' ||
  node.type === 'except_clause' ||
  node.type === 'case_clause' ||
  node.type === 'decorator' ||
  (node.parent?.type === 'decorated_definition' && node.type !== 'comment');

function runsNothing(statement: Node): boolean {
  switch (statement.type) {
    case 'comment':
    case 'global_statement':
    case 'nonlocal_statement':
      return true;
    case 'expression_statement':
      return isDocstring(statement);
    default:
      return false;
  }
}

/** A function's docstring is kept by the compiler and never run. */
function isDocstring(statement: Node): boolean {
  const block = statement.parent;
  return (
    statement.firstNamedChild?.type === 'string' &&
    block?.parent?.type === 'function_definition' &&
    block.firstNamedChild?.id === statement.id
  );
}

function bodyOf(node: Node): Node | null {
  return (
    node.childForFieldName('body') ??
    node.childForFieldName('consequence') ??
    node.namedChildren.find((child) => child?.type === 'block') ??
    null
  );
}

const isInBody = (clause: Node, line: number): boolean => {
  const body = bodyOf(clause);
  return body !== null && body.startPosition.row + 1 <= line && line <= body.endPosition.row + 1;
};

function headerOf(statement: Node): LineRange {
  const body = statement.type === 'expression_statement' ? null : bodyOf(statement);
  // Up to the colon before the body.
  let last = body?.previousSibling ?? statement;
  while (last.type === 'comment' && last.previousSibling !== null) last = last.previousSibling;
  return { first: statement.startPosition.row + 1, last: last.endPosition.row + 1 };
}
