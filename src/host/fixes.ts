/** What would mend a problem, where CPython's own message says it: plain edits of one line. */
import type { Problem } from './problems';
import type { Translate } from './hoverText';

/** One way to mend a problem. */
export type Fix =
  /** Another text for a part of the problem's line. */
  | {
      readonly kind: 'replace';
      readonly title: string;
      readonly start: number;
      readonly end: number;
      readonly text: string;
    }
  /** A line `import NAME` before the program's first statement. */
  | { readonly kind: 'import'; readonly title: string; readonly module: string }
  /** A new file next to the program. */
  | { readonly kind: 'create'; readonly title: string; readonly path: string };

/** The part of a problem that its message is about. */
export type Mendable = Pick<Problem, 'kind' | 'message' | 'span'>;

/** The fixes of a problem; `line` is the text of the line it is at. */
export function fixesOf(problem: Mendable, line: string, t: Translate): Fix[] {
  return problem.kind === 'syntaxError' ? ofSyntax(problem, line, t) : ofNames(problem, line, t);
}

/** "Did you mean" and "Did you forget to import", which CPython says of names, attributes and imports. */
function ofNames({ message }: Mendable, line: string, t: Translate): Fix[] {
  const fixes: Fix[] = [];
  const wrong = /(?:name|attribute|import name) '(\w+)'/.exec(message)?.[1];
  const meant = /[Dd]id you mean: '([\w.]+)'\?/.exec(message)?.[1];
  if (wrong !== undefined && meant !== undefined) {
    const start = wordAt(line, wrong);
    if (start >= 0) {
      const title = t('Change {0} to {1}', wrong, meant);
      fixes.push({ kind: 'replace', title, start, end: start + wrong.length, text: meant });
    }
  }
  const forgotten = /did you forget to import '(\w+)'\?/i.exec(message)?.[1];
  if (forgotten !== undefined)
    fixes.push({ kind: 'import', title: t('Add "import {0}"', forgotten), module: forgotten });
  return fixes;
}

/** The first place where a word stands alone. */
function wordAt(line: string, word: string): number {
  for (let at = line.indexOf(word); at >= 0; at = line.indexOf(word, at + 1)) {
    if (!/\w/.test(line[at - 1] ?? ' ') && !/\w/.test(line[at + word.length] ?? ' ')) return at;
  }
  return -1;
}

function ofSyntax({ message, span }: Mendable, line: string, t: Translate): Fix[] {
  const end = span.endLine === span.line ? Math.min(span.endColumn, line.length) : line.length;
  const start = Math.min(span.column, line.length);
  if (message.includes("expected ':'")) {
    return [{ kind: 'replace', title: t('Add the missing colon'), start, end: start, text: ':' }];
  }
  const call = /Missing parentheses in call to '(\w+)'/.exec(message)?.[1];
  if (call !== undefined && line.startsWith(call, start)) {
    const inside = line.slice(start + call.length, end).trim();
    const title = t('Add the missing parentheses');
    return [{ kind: 'replace', title, start, end, text: `${call}(${inside})` }];
  }
  if (message.includes("Maybe you meant '==' or ':=' instead of '='")) {
    const sign = /(?<![=<>!:+\-*/%&|^@])=(?!=)/.exec(line.slice(start, end));
    if (sign === null) return [];
    const at = start + sign.index;
    return [
      { kind: 'replace', title: t('Compare with =='), start: at, end: at + 1, text: '==' },
      { kind: 'replace', title: t('Assign with :='), start: at, end: at + 1, text: ':=' },
    ];
  }
  return [];
}

/** The file to create for a module that is the learner's own to write. */
export function moduleFile(module: string, t: Translate): Fix | null {
  if (!/^[A-Za-z]\w*(\.[A-Za-z]\w*)*$/.test(module)) return null;
  const path = `${module.replaceAll('.', '/')}.py`;
  return { kind: 'create', title: t('Create {0}', path), path };
}
