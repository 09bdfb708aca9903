/**
 * Known differences from CPython 3.14: one program each, whose docstring says what differs, why, and what to do instead.
 * Both outputs are recorded beside it (NAME.cpython.txt, NAME.simulator.txt). `npm run differences` records them and
 * writes the README's section.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { programOf } from '../fuzz/both';
import { traceForConformance } from '../support/simulator';

const inFolder = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const readmePath = fileURLToPath(new URL('../../README.md', import.meta.url));

/** One difference. */
export interface Difference {
  readonly name: string;
  readonly source: string;
  /** The docstring: a title, then paragraphs that begin with `What:`, `Why:` and `Instead:`. */
  readonly title: string;
  readonly what: string;
  readonly why: string;
  readonly instead: string;
}

/** All differences, by name. */
export function findDifferences(): Difference[] {
  return readdirSync(inFolder('.'))
    .filter((file) => file.endsWith('.py'))
    .sort()
    .map((file) => {
      const source = readFileSync(inFolder(file), 'utf8');
      const text = /^"""\n(.*?)"""/s.exec(source)?.[1] ?? '';
      const part = (word: string): string => {
        const found = new RegExp(`^${word}: (.*?)(?=\\n(?:What|Why|Instead): |$(?![\\s\\S]))`, 'ms').exec(text);
        if (found === null) throw new Error(`${file}: the docstring says no "${word}:"`);
        return found[1]!.trim().replace(/\s+/g, ' ');
      };
      const [what, why, instead] = ['What', 'Why', 'Instead'].map(part) as [string, string, string];
      return { name: file.slice(0, -'.py'.length), source, title: text.split('\n', 1)[0]!, what, why, instead };
    });
}

/** What the simulator writes for it: stdout, then stderr. */
export async function simulatorOutput({ source }: Difference): Promise<string> {
  const { stdout, stderr } = await traceForConformance(programOf(source, ['output']));
  return stdout + stderr;
}

/** A recorded output; null: there is none. */
export function recorded({ name }: Difference, by: 'cpython' | 'simulator'): string | null {
  const path = inFolder(`${name}.${by}.txt`);
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

/** Records an output. */
export function record({ name }: Difference, by: 'cpython' | 'simulator', output: string): void {
  writeFileSync(inFolder(`${name}.${by}.txt`), output);
}

const BEGIN = '<!-- differences: written by `npm run differences` -->';
const END = '<!-- end of differences -->';

/** The README with its section as the differences give it. */
export function readmeWith(differences: readonly Difference[]): string {
  const lines = differences.map(
    ({ name, title, what, why, instead }) =>
      `- **[${title.replace(/\.$/, '')}](test/differences/${name}.py).** ${what} _Why:_ ${why} _Instead:_ ${instead}`,
  );
  const section = `${BEGIN}\n\n${lines.join('\n')}\n\n${END}`;
  const readme = readFileSync(readmePath, 'utf8');
  const [start, end] = [readme.indexOf(BEGIN), readme.indexOf(END)];
  if (start < 0 || end < 0) throw new Error('README.md has no place for the differences');
  return readme.slice(0, start) + section + readme.slice(end + END.length);
}

/** Writes the README's section. */
export function writeReadme(differences: readonly Difference[]): void {
  writeFileSync(readmePath, readmeWith(differences));
}
