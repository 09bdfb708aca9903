/**
 * Which part of an expression the carets `~~^~~` point at. Twin of `_extract_caret_anchors_from_line_segment` and
 * `_should_show_carets` of Lib/traceback.py. Columns are UTF-16 units throughout.
 */
import { countCodePoints, utf8Length } from '../syntax/characters';
import { parse, type expr, type Module } from '../syntax';

/** Where the `^` part begins and ends, in lines and columns of the segment. */
export interface Anchors {
  readonly leftLine: number;
  readonly leftColumn: number;
  readonly rightLine: number;
  readonly rightColumn: number;
}

interface Place {
  readonly line: number;
  readonly column: number;
}

/** A place outside the segment: the twin of an assertion or index error, which means no anchors. */
class NoPlace extends Error {}

function tryParse(source: string): Module | null {
  try {
    return parse(source, '<string>');
  } catch {
    return null;
  }
}

/** The anchors of an operator, a subscript or a call; null for anything else. */
export function caretAnchors(segment: string): Anchors | null {
  const tree = tryParse(`(\n${segment}\n)`);
  if (tree === null || tree.body.length !== 1) return null;
  const statement = tree.body[0];
  if (statement.kind !== 'Expr') return null;
  try {
    return anchorsOf(statement.value, segment.split('\n'));
  } catch (error) {
    if (error instanceof NoPlace) return null;
    throw error;
  }
}

function anchorsOf(value: expr, lines: readonly string[]): Anchors | null {
  const scan = new Scanner(lines);
  switch (value.kind) {
    case 'BinOp': {
      const start = scan.until(scan.endOf(value.left), (ch) => !/\s/u.test(ch) && ch !== ')');
      const { line, column } = start;
      let right = column + 1;
      const rightLine = value.right.lineno - 2;
      const ch = lines[line][right];
      // The operator has one or two characters, before the right operand.
      if (
        right < lines[line].length &&
        (rightLine > line || right < value.right.col_offset) &&
        !/\s/u.test(ch) &&
        ch !== '\\' &&
        ch !== '#'
      ) {
        right++;
      }
      return { leftLine: line, leftColumn: column, rightLine: line, rightColumn: right };
    }
    case 'Subscript':
      return brackets(scan, value.value, value, '[');
    case 'Call':
      return brackets(scan, value.func, value, '(');
    default:
      return null;
  }
}

function brackets(scan: Scanner, inner: expr, outer: expr, bracket: string): Anchors {
  const left = scan.until(scan.endOf(inner), (ch) => ch === bracket);
  return {
    leftLine: left.line,
    leftColumn: left.column,
    rightLine: outer.end_lineno - 2,
    rightColumn: outer.end_col_offset,
  };
}

class Scanner {
  constructor(private readonly lines: readonly string[]) {}

  /** The end of an expression as the place of a character. */
  endOf(value: expr): Place {
    return this.valid(value.end_lineno - 2, value.end_col_offset);
  }

  /** The next character that satisfies `stop`, comments and continued lines left out. */
  until(from: Place, stop: (character: string) => boolean): Place {
    let place = from;
    for (;;) {
      const ch = this.lines[place.line][place.column];
      if (ch === '\\' || ch === '#') place = this.valid(place.line + 1, 0);
      else if (!stop(ch)) place = this.valid(place.line, place.column + 1);
      else return place;
    }
  }

  private valid(line: number, column: number): Place {
    let at = line;
    let place = column;
    while (at < this.lines.length && place >= this.lines[at].length) {
      place = 0;
      at++;
    }
    if (at >= this.lines.length || place >= this.lines[at].length) throw new NoPlace();
    return { line: at, column: place };
  }
}

/** Whether carets say anything: not when they would mark the whole line, or the call of `return f()` and `x = f()`. */
export function shouldShowCarets(
  start: number,
  end: number,
  lines: readonly string[],
  anchors: Anchors | null,
): boolean {
  const tree = tryParse(lines.join('\n'));
  if (tree !== null) {
    const statement = tree.body[0];
    if (statement === undefined) return false;
    let value: expr | null = null;
    if (statement.kind === 'Return' && statement.value?.kind === 'Call' && statement.value.func.kind === 'Name') {
      value = statement.value;
    } else if (
      statement.kind === 'Assign' &&
      statement.value.kind === 'Call' &&
      statement.targets.length === 1 &&
      statement.targets[0].kind === 'Name'
    ) {
      value = statement.value;
    }
    if (
      value !== null &&
      value.lineno === 1 &&
      value.end_lineno === lines.length &&
      // CPython compares a tree's columns, which count bytes, with ones that count characters.
      utf8Length(lines[0].slice(0, value.col_offset)) === countCodePoints(lines[0], start) &&
      utf8Length(lines[lines.length - 1].slice(0, value.end_col_offset)) ===
        countCodePoints(lines[lines.length - 1], end)
    ) {
      return false;
    }
  }
  if (anchors !== null) return true;
  return lines[0].slice(0, start).trimStart() !== '' || lines[lines.length - 1].slice(end).trimEnd() !== '';
}
