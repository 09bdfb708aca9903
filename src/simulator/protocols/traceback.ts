/**
 * The text of a traceback's frames, with source lines and carets. Twin of `StackSummary` of Lib/traceback.py.
 */
import type { Handle } from '../memory';
import type { Runtime } from '../objects/runtime';
import { tracebackEntries } from '../objects/traceback';
import { caretAnchors, shouldShowCarets } from './caretanchors';
import { displayWidth } from './displaywidth';

/** The lines of a source file, null when it is not known. */
export type SourceLines = (file: string) => readonly string[] | null;

/** One frame of a traceback (FrameSummary). Columns are UTF-16 units; -1: unknown. */
export interface FrameSummary {
  readonly file: string;
  readonly line: number;
  readonly endLine: number;
  readonly column: number;
  readonly endColumn: number;
  readonly name: string;
}

const RECURSIVE_CUTOFF = 3;

/** The frames of a traceback, the outermost first. */
export function summarizeTraceback(rt: Runtime, traceback: Handle): FrameSummary[] {
  return tracebackEntries(rt, traceback).map(({ frame, last, line }) => {
    const code = rt.payloads.codes.get(rt.heap.num[frame]);
    const known = last >= 0 && last < code.lines.length;
    const own = known ? code.lines[last] : -1;
    return {
      file: code.filename,
      line: own >= 0 ? own : line,
      endLine: known ? code.endLines[last] : -1,
      column: known ? code.columns[last] : -1,
      endColumn: known ? code.endColumns[last] : -1,
      name: code.name,
    };
  });
}

/** Puts a margin in front of every line, empty ones too. */
export function indentLines(text: string, margin: string): string {
  return text.replace(/^(?!$(?![\s\S]))/gm, margin);
}

/** Takes the common margin away (textwrap.dedent). */
export function dedent(lines: readonly string[]): string[] {
  let margin: string | null = null;
  for (const line of lines) {
    if (line.trim() === '') continue;
    const own = /^[ \t]*/.exec(line)?.[0] ?? '';
    if (margin === null) margin = own;
    else {
      let common = 0;
      while (common < margin.length && margin[common] === own[common]) common++;
      margin = margin.slice(0, common);
    }
  }
  const cut = margin?.length ?? 0;
  return lines.map((line) => (line.trim() === '' ? '' : line.slice(cut)));
}

/** The text of all frames; repeated ones are counted. */
export function formatStack(frames: readonly FrameSummary[], source: SourceLines): string[] {
  const result: string[] = [];
  let last: FrameSummary | null = null;
  let lastText = '';
  let count = 0;
  const flush = (): void => {
    if (count <= RECURSIVE_CUTOFF) return;
    const more = count - RECURSIVE_CUTOFF;
    result.push(`  [Previous line repeated ${more} more time${more > 1 ? 's' : ''}]\n`);
  };
  for (const frame of frames) {
    if (last === null || last.file !== frame.file || last.line !== frame.line || last.name !== frame.name) {
      flush();
      count = 0;
    }
    count++;
    if (count > RECURSIVE_CUTOFF) continue;
    const same = last !== null && count > 1 && last.column === frame.column && last.endColumn === frame.endColumn;
    if (!same) lastText = formatFrame(frame, source);
    last = frame;
    result.push(lastText);
  }
  flush();
  return result;
}

function formatFrame(frame: FrameSummary, source: SourceLines): string {
  const header = `  File "${frame.file}", line ${frame.line}, in ${frame.name}\n`;
  if (frame.endLine < 0) return header;
  const file = source(frame.file);
  const original: string[] = [];
  for (let line = frame.line; line <= frame.endLine; line++) original.push((file?.[line - 1] ?? '').trimEnd());
  const lines = dedent(original);
  if (lines.every((line) => line === '')) return header;
  if (frame.column < 0 || frame.endColumn < 0) return `${header}    ${original[0].trim()}\n`;
  return header + formatSource(frame, original, lines);
}

/** The source lines of one frame with their carets; long spans are shortened. */
function formatSource(frame: FrameSummary, original: readonly string[], lines: readonly string[]): string {
  const lastLine = lines.length - 1;
  const dedented = original[0].length - lines[0].length;
  const start = Math.max(0, Math.min(frame.column, original[0].length) - dedented);
  const end = Math.max(0, Math.min(frame.endColumn, original[lastLine].length) - dedented);
  const joined = lines.join('\n');
  const segment = joined.slice(start, joined.length - (lines[lastLine].length - end));
  const found = caretAnchors(segment);
  const carets = shouldShowCarets(start, end, lines, found);
  const startWidth = displayWidth(lines[0], start);
  const endWidth = displayWidth(lines[lastLine], end);
  const significant = new Set([0, lastLine]);
  let isInside: (line: number, column: number) => boolean = () => false;
  if (found !== null) {
    const { leftLine, rightLine } = found;
    const left = displayWidth(lines[leftLine], found.leftColumn + (leftLine === 0 ? start : 0));
    const right = displayWidth(lines[rightLine], found.rightColumn + (rightLine === 0 ? start : 0));
    isInside = (line, column) =>
      (line > leftLine || (line === leftLine && column >= left)) &&
      (line < rightLine || (line === rightLine && column < right));
    for (const around of [leftLine, rightLine]) {
      for (let line = around - 1; line <= around + 1; line++) {
        if (line >= 0 && line <= lastLine) significant.add(line);
      }
    }
  }
  const outside = found === null ? '^' : '~';
  const output: string[] = [];
  const show = (line: number): void => {
    const text = lines[line];
    output.push(text);
    if (!carets) return;
    const spaces = text.length - text.trimStart().length;
    const width = line === lastLine ? endWidth : displayWidth(text);
    let marks = '';
    for (let column = 0; column < width; column++) {
      if (column < spaces || (line === 0 && column < startWidth)) marks += ' ';
      else marks += isInside(line, column) ? '^' : outside;
    }
    output.push(marks);
  };
  let before = -1;
  for (const line of [...significant].sort((a, b) => a - b)) {
    if (before >= 0) {
      const distance = line - before;
      if (distance === 2) show(line - 1);
      else if (distance > 2) output.push(`...<${distance - 1} lines>...`);
    }
    show(line);
    before = line;
  }
  return dedent(output)
    .map((line) => `    ${line}\n`)
    .join('');
}
