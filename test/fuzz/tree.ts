/** Programs as trees of statements, which can be written out and made smaller. */

/** A clause: a line, and the block below it if it has one. */
export interface Clause {
  readonly head: string;
  readonly body: readonly Statement[] | null;
}

/** A statement: one clause, or several of a compound statement (`try`, `except`, `finally`). */
export interface Statement {
  readonly clauses: readonly Clause[];
}

/** A simple statement. */
export const line = (head: string): Statement => ({ clauses: [{ head, body: null }] });

/** A compound statement of one clause. */
export const block = (head: string, body: readonly Statement[]): Statement => ({ clauses: [{ head, body }] });

/** A compound statement. */
export const compound = (...clauses: readonly Clause[]): Statement => ({ clauses });

/** The text of statements. */
export function write(statements: readonly Statement[], indent = ''): string {
  return statements
    .flatMap(({ clauses }) => clauses)
    .map(({ head, body }) => {
      const text = head
        .split('\n')
        .map((part) => `${indent}${part}\n`)
        .join('');
      return body === null ? text : text + (body.length === 0 ? `${indent}    pass\n` : write(body, `${indent}    `));
    })
    .join('');
}

/** Programs that are a little smaller, the smallest first where possible. */
export function* smaller(statements: readonly Statement[]): Generator<readonly Statement[]> {
  for (let size = statements.length; size >= 1; size = Math.floor(size / 2)) {
    for (let at = 0; at + size <= statements.length; at += size) {
      yield [...statements.slice(0, at), ...statements.slice(at + size)];
    }
  }
  for (const [at, statement] of statements.entries()) {
    for (const instead of simpler(statement))
      yield [...statements.slice(0, at), ...instead, ...statements.slice(at + 1)];
  }
}

/** What may stand instead of a statement. */
function* simpler({ clauses }: Statement): Generator<readonly Statement[]> {
  for (const { body } of clauses) if (body !== null && body.length > 0) yield body;
  for (const at of clauses.keys()) {
    if (clauses.length > 1 && at > 0) yield [{ clauses: clauses.filter((_, index) => index !== at) }];
  }
  for (const [at, clause] of clauses.entries()) {
    const replace = (instead: Clause): readonly Statement[] => [
      { clauses: clauses.map((each, index) => (index === at ? instead : each)) },
    ];
    if (clause.body !== null) for (const body of smaller(clause.body)) yield replace({ ...clause, body });
    for (const head of simplerText(clause.head)) yield replace({ ...clause, head });
  }
}

/** Texts in which a part in brackets, or a part between commas, is less. */
function* simplerText(text: string): Generator<string> {
  for (let open = 0; open < text.length; open++) {
    if (!'([{'.includes(text[open]!)) continue;
    const close = matching(text, open);
    if (close < 0) continue;
    const before = text.slice(0, open);
    const after = text.slice(close + 1);
    if (close > open + 1) {
      yield `${before}1${after}`;
      yield `${before}${text[open]}${text[close]}${after}`;
    }
    if (text[open] === '(') yield before + text.slice(open + 1, close) + after;
    const parts = splitAtCommas(text.slice(open + 1, close));
    for (const at of parts.length > 1 ? parts.keys() : []) {
      yield `${before}${text[open]}${parts.filter((_, index) => index !== at).join(',')}${text[close]}${after}`;
    }
  }
}

function matching(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if ('([{'.includes(text[at]!)) depth++;
    else if (')]}'.includes(text[at]!) && --depth === 0) return at;
  }
  return -1;
}

function splitAtCommas(text: string): string[] {
  const parts: string[] = [''];
  let depth = 0;
  for (const char of text) {
    if ('([{'.includes(char)) depth++;
    else if (')]}'.includes(char)) depth--;
    if (char === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += char;
  }
  return parts;
}

/** Makes a program as small as it can be while it still is what is looked for. */
export async function shrink(
  program: readonly Statement[],
  holds: (candidate: readonly Statement[]) => Promise<boolean>,
  attempts = 600,
): Promise<readonly Statement[]> {
  let best = program;
  let left = attempts;
  for (let found = true; found && left > 0;) {
    found = false;
    for (const candidate of smaller(best)) {
      if (left-- <= 0) break;
      if (!(await holds(candidate))) continue;
      best = candidate;
      found = true;
      break;
    }
  }
  return best;
}
