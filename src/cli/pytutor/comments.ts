/** What a program tells the tutor in comments. */

const HIDE = '#pythontutor_hide:';
const BREAK = '#break';

/** `#break` at the end of a line shows only such lines; `#pythontutor_hide: _*` hides names. */
export class Comments {
  /** Lines to show, and the ones after them; none: all lines. */
  readonly breakpoints = new Set<number>();
  private readonly hidden: RegExp[] = [];

  constructor(lines: readonly string[]) {
    lines.forEach((line, index) => {
      if (line.endsWith(BREAK) && !line.trim().startsWith(BREAK)) this.breakpoints.add(index + 1);
      if (line.startsWith(HIDE)) this.hidden.push(...line.slice(HIDE.length).split(',').map(globPattern));
    });
  }

  /** Whether a variable or attribute is not to be shown. */
  hides(name: string): boolean {
    return this.hidden.some((pattern) => pattern.test(name));
  }
}

function globPattern(glob: string): RegExp {
  const pattern = glob
    .trim()
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^(?:${pattern})$`, 's');
}
