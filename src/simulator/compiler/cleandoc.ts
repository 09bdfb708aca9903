// Docstrings without their indentation. Twin of _PyCompile_CleanDoc (Python/compile.c).
import type { Const } from './code';

/** The constant of a docstring. */
export function docConst(doc: string): Const {
  const value = cleanDoc(doc);
  return value === doc ? { type: 'str', value } : { type: 'str', value, computed: true };
}

/** Removes the common indentation; unlike inspect.cleandoc, blank lines stay. */
function cleanDoc(doc: string): string {
  const lines = expandTabs(doc).split('\n');
  let margin = Infinity;
  lines.forEach((line, i) => {
    const indent = line.length - line.replace(/^ +/, '').length;
    if (i > 0 && indent < line.length) {
      margin = Math.min(margin, indent);
    }
  });
  const width = margin === Infinity ? 0 : margin;
  return lines
    .map((line, i) => {
      const indent = line.length - line.replace(/^ +/, '').length;
      return line.slice(i === 0 ? indent : Math.min(indent, width));
    })
    .join('\n');
}

/** str.expandtabs() with columns of 8. */
function expandTabs(text: string): string {
  if (!text.includes('\t')) {
    return text;
  }
  let column = 0;
  let result = '';
  for (const character of text) {
    if (character === '\t') {
      const spaces = 8 - (column % 8);
      result += ' '.repeat(spaces);
      column += spaces;
    } else {
      result += character;
      column = character === '\n' || character === '\r' ? 0 : column + 1;
    }
  }
  return result;
}
