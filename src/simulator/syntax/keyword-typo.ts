/**
 * "invalid syntax. Did you mean 'for'?": finds the keyword that was meant. Twin of TracebackException's
 * _find_keyword_typos in Lib/traceback.py; Python does this when it shows an error, not when it raises it.
 */
import { countCodePoints } from './characters';
import { NO_STATEMENT, type StatementPlace, type SyntaxErrorInfo } from './errors';
import { completeness } from './parse';
import { KEYWORDS, T } from './token';
import type { Token } from './token';
import { tokenize } from './tokenizer';

const MAX_SOURCE = 1024;
const MAX_TOKENS = 10;
const MAX_MATCHES = 3;
const CUTOFF = 0.5;

/** Where `str.splitlines` splits, by which Python counts lines here: at more than ends a line of a program. */
const LINE_END = /\r\n|[\n-\r\x1c-\x1e\x85\u2028\u2029]/;

/** How the wrong source was read. */
export interface Reading {
  /** See PythonSyntaxError. */
  readonly statement: StatementPlace;
  /** A program's file: names of the line of the error alone are tried. */
  readonly readFromFile: boolean;
}

/** `keyword.kwlist`: upper case sorts first. */
const KEYWORD_LIST: readonly string[] = [...KEYWORDS.keys()].sort();

/**
 * The error with the message and place that a keyword's correction gives it, or the error as it is.
 * `compiles` says whether a source
 * that parses also compiles, for Python suggests no `return` outside a function.
 */
export function withKeywordSuggestion(
  info: SyntaxErrorInfo,
  source: string,
  { statement, readFromFile }: Reading = { statement: NO_STATEMENT, readFromFile: true },
  compiles: (source: string) => boolean = () => true,
): SyntaxErrorInfo {
  if (info.message !== 'invalid syntax' && !info.message.includes('Perhaps you forgot a comma')) return info;
  const first = Math.max(statement.line - 1, 0);
  const lines = dedented(source.split(LINE_END).slice(first, info.lineno));
  if (lines.join('\n').length > MAX_SOURCE) return info;
  let left = MAX_TOKENS;
  for (const token of tokenize(lines.join('\n'), info.filename, 'exec').tokens) {
    if (token.type !== T.NAME || KEYWORDS.has(token.text)) continue;
    if (readFromFile && token.lineno !== info.lineno - first) continue;
    if (--left < 0) return info;
    for (const keyword of matches(token.text)) {
      const corrected = replaced(lines, token, keyword);
      const state = completeness(corrected);
      if (state === 'incomplete' || (state === 'complete' && compiles(corrected))) {
        return suggestion(info, lines, token, keyword, first);
      }
    }
  }
  return info;
}

/** Twin of textwrap.dedent. */
function dedented(lines: readonly string[]): string[] {
  const margins = lines.filter((line) => line.trim() !== '').map((line) => /^[ \t]*/.exec(line)![0]);
  let margin = margins[0] ?? '';
  for (const each of margins) while (!each.startsWith(margin)) margin = margin.slice(0, -1);
  return lines.map((line) => (line.trim() === '' ? '' : line.slice(margin.length)));
}

function replaced(lines: readonly string[], token: Token, keyword: string): string {
  const line = lines[token.lineno - 1];
  const corrected = line.slice(0, token.col_offset) + keyword + line.slice(token.end_col_offset);
  return [...lines.slice(0, token.lineno - 1), corrected, ...lines.slice(token.lineno)].join('\n');
}

function suggestion(
  info: SyntaxErrorInfo,
  lines: readonly string[],
  token: Token,
  keyword: string,
  first: number,
): SyntaxErrorInfo {
  const text = lines[token.lineno - 1];
  return {
    ...info,
    message: `invalid syntax. Did you mean '${keyword}'?`,
    lineno: token.lineno + first,
    offset: countCodePoints(text, token.col_offset) + 1,
    end_lineno: token.lineno + first,
    end_offset: countCodePoints(text, token.end_col_offset) + 1,
    text,
  };
}

/** Keywords that look like the name, best first. */
function matches(name: string): string[] {
  const found: string[] = [];
  const nearest = nearestKeyword(name);
  if (nearest !== null) found.push(nearest);
  const close = KEYWORD_LIST.map((keyword) => ({ keyword, ratio: similarity(keyword, name) }))
    .filter(({ ratio }) => ratio >= CUTOFF)
    .sort((a, b) => b.ratio - a.ratio || (a.keyword < b.keyword ? 1 : -1))
    .slice(0, MAX_MATCHES);
  found.push(...close.map(({ keyword }) => keyword));
  return found.slice(0, MAX_MATCHES).filter((keyword) => keyword !== name);
}

// ---- twin of Python/suggestions.c -----------------------------------------------------------------------------

const MOVE_COST = 2;
const CASE_COST = 1;
const MAX_STRING_SIZE = 40;

function nearestKeyword(name: string): string | null {
  let best: string | null = null;
  let bestDistance = Infinity;
  for (const keyword of KEYWORD_LIST) {
    const limit = Math.min(Math.floor(((name.length + keyword.length + 3) * MOVE_COST) / 6), bestDistance - 1);
    const distance = editDistance(name, keyword);
    if (distance <= limit) {
      best = keyword;
      bestDistance = distance;
    }
  }
  return best;
}

function editDistance(a: string, b: string): number {
  if (a.length > MAX_STRING_SIZE) return Infinity;
  let row = Array.from({ length: b.length + 1 }, (_, j) => j * MOVE_COST);
  for (let i = 1; i <= a.length; i++) {
    const next = [i * MOVE_COST];
    for (let j = 1; j <= b.length; j++) {
      const substituted = row[j - 1] + substitutionCost(a[i - 1], b[j - 1]);
      next.push(Math.min(substituted, row[j] + MOVE_COST, next[j - 1] + MOVE_COST));
    }
    row = next;
  }
  return row[b.length];
}

function substitutionCost(a: string, b: string): number {
  if (a === b) return 0;
  return a.toLowerCase() === b.toLowerCase() ? CASE_COST : MOVE_COST;
}

// ---- twin of Lib/difflib.py's SequenceMatcher.ratio -----------------------------------------------------------

function similarity(a: string, b: string): number {
  return (2 * matchingCharacters(a, b)) / (a.length + b.length);
}

/** Characters in matching blocks: the longest common run, and so on to its left and right. */
function matchingCharacters(a: string, b: string): number {
  let size = 0;
  let startA = 0;
  let startB = 0;
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < b.length; j++) {
      let length = 0;
      while (i + length < a.length && j + length < b.length && a[i + length] === b[j + length]) length++;
      if (length > size) [size, startA, startB] = [length, i, j];
    }
  }
  if (size === 0) return 0;
  const left = matchingCharacters(a.slice(0, startA), b.slice(0, startB));
  return left + size + matchingCharacters(a.slice(startA + size), b.slice(startB + size));
}
