/** A step as Markdown: the program with its lines marked, the picture as Mermaid, the output so far. */
import { clipboardText, diagramOf, grouped } from '../../diagram';
import type { View } from '../../model';
import type { Translate } from '../hoverText';
import type { Place } from '../marks';

/** What a note is made of. */
export interface MarkdownNote {
  readonly title: string;
  /** Text of the file that the marked lines are in. */
  readonly source: string;
  readonly file: string;
  readonly view: View;
  readonly last: Place | null;
  readonly next: Place | null;
  readonly steps: number;
  readonly output: string;
  readonly boxed: boolean;
}

/** Longer programs are cut down to what is around the marked lines. */
const MOST_LINES = 60;
const AROUND = 12;
const MOST_OUTPUT = 4000;

/** The note. */
export function markdownOf(note: MarkdownNote, t: Translate): string {
  const { view, last, next } = note;
  const step = t('step {0} of {1}', grouped(view.step + 1), grouped(note.steps));
  const where = last === null ? t('Before line {0}', next?.line ?? 1) : t('After line {0}', last.line);
  const parts = [
    `### ${note.title.replace(/([\\`*_[\]<>#])/g, '\\$1')}`,
    `${where} (${step})`,
    fence('python', codeOf(note, t)),
    fence('mermaid', clipboardText(diagramOf(view, { boxed: note.boxed, t })).trimEnd()),
  ];
  const output = note.output.slice(0, view.outputLength);
  if (output !== '') {
    const cut = output.length > MOST_OUTPUT ? `…${output.slice(-MOST_OUTPUT)}` : output;
    parts.push(t('Output so far:'), fence('text', cut.trimEnd()));
  }
  return `${parts.join('\n\n')}\n`;
}

function codeOf({ source, file, last, next }: MarkdownNote, t: Translate): string {
  const lines = source.split(/\r\n|\r|\n/);
  if (lines.at(-1) === '') lines.pop();
  const mark = (line: number): string => {
    const words = [
      last?.file === file && last.line === line ? t('just ran') : '',
      next?.file === file && next.line === line ? t('runs next') : '',
    ].filter((word) => word !== '');
    return words.length === 0 ? '' : `  # ← ${words.join(', ')}`;
  };
  const marked = lines.map((text, index) => `${text}${mark(index + 1)}`);
  if (marked.length <= MOST_LINES) return marked.join('\n');
  const places = [last, next].filter((place) => place?.file === file).map((place) => place!.line);
  const first = Math.max(1, Math.min(...places, marked.length) - AROUND);
  const end = Math.min(marked.length, Math.max(...places, 1) + AROUND);
  return [...(first > 1 ? ['# …'] : []), ...marked.slice(first - 1, end), ...(end < marked.length ? ['# …'] : [])].join(
    '\n',
  );
}

/** A code block that no content can end early. */
function fence(language: string, code: string): string {
  const longest = Math.max(0, ...[...code.matchAll(/`+/g)].map(([run]) => run.length));
  const mark = '`'.repeat(Math.max(3, longest + 1));
  return `${mark}${language}\n${code}\n${mark}`;
}
