/**
 * Damaged programs: the conformance programs with tokens, lines and characters changed, cut off, or nested deeply. The
 * verdict, the message and the place are CPython's; those that still compile run, and nothing but the program fails.
 */
import { findPrograms } from '../support/conformance';
import { testSimulator } from '../support/simulator';
import { programOf, runInCPython } from './both';
import { Random } from './random';

/** The name they are compiled under. */
const MUTANT_FILE = 'mutant.py';

const PIECES = (
  '( ) [ ] { } : , ; + - * / | & < > = . % == != <= ~ ^ << ** += -> := ... if else for in not and or is lambda def class ' +
  "return yield from import as with try except finally while async await None True pass del x y 1 2.5 'a' \"b\" f'{x}' " +
  "f'{x!r:>{w}}' t'{x}' # \\ $ ? ! match case type _ print exec global nonlocal raise assert elif break continue @ 0777 1_ " +
  "0x 1e 'unclosed \"\"\" ''' f'{ f'{x!z}' rb'' ur'' \\N{DIGIT} ² ｘ ۱ \u200b \u00a0 \ufeff é 𝒳 \u2028 \t \f * ** / except*"
).split(' ');

const TOKEN = /[A-Za-z_]\w*|\d[\w.]*|'[^'\n]*'|"[^"\n]*"|\s+|[^\sA-Za-z0-9_]/g;

/** Ways to damage a text. */
const WAYS: readonly ((text: string, random: Random) => string)[] = [
  // A token taken away, doubled, replaced, put before another, or swapped with one.
  (text, random) => changeToken(text, random, () => ''),
  (text, random) => changeToken(text, random, (token) => `${token} ${token}`),
  (text, random) => changeToken(text, random, () => random.pick(PIECES)),
  (text, random) => changeToken(text, random, (token) => `${random.pick(PIECES)} ${token}`),
  (text, random) => changeToken(text, random, (token) => token + random.pick(PIECES)),
  (text, random) => changeLine(text, random, (line) => [`${' '.repeat(random.int(1, 3))}${line}`]),
  (text, random) => changeLine(text, random, (line) => [line.slice(1)]),
  (text, random) => changeLine(text, random, (line) => [`\t${line.trimStart()}`]),
  (text, random) => changeLine(text, random, () => []),
  (text, random) => changeLine(text, random, (line) => [line, line]),
  (text, random) => changeLine(text, random, (line) => [`${line} \\`]),
  // Cut off anywhere.
  (text, random) => text.slice(0, random.int(0, text.length)),
  (text, random) => text.slice(0, random.int(0, text.length)).trimEnd(),
  (text, random) => text.slice(random.int(0, text.length)),
  // A character of any kind.
  (text, random) => {
    const at = random.int(0, text.length);
    return (
      text.slice(0, at) +
      random.pick(['\r', '\f', '\u00e9', '\u200d', '\ud83d\ude00', '`', '\\', '"', "'", '{']) +
      text.slice(at)
    );
  },
  // Two tokens swapped.
  (text, random) => {
    const tokens = [...text.matchAll(TOKEN)];
    if (tokens.length < 3) return text;
    const at = random.int(0, tokens.length - 3);
    const [first, between, second] = tokens.slice(at, at + 3) as [RegExpExecArray, RegExpExecArray, RegExpExecArray];
    const rest = text.slice(second.index + second[0].length);
    return text.slice(0, first.index) + second[0] + between[0] + first[0] + rest;
  },
  // A word with a letter lost, a bracket or quote that is another, a string with a field.
  (text, random) =>
    changeMatch(text, random, /[a-z]{3,}/g, (word) => {
      const at = random.int(0, word.length - 1);
      return word.slice(0, at) + word.slice(at + 1);
    }),
  (text, random) => changeMatch(text, random, /[()[\]{}'"]/g, () => random.pick(['', ...`()[]{}'"`])),
  (text, random) =>
    changeMatch(text, random, /(?<![A-Za-z])(['"])[^'"\n]*\1/g, (string) => {
      const at = random.int(1, string.length - 1);
      return random.pick(['f', 't', 'rf', 'ft', 'u']) + string.slice(0, at) + random.pick(FIELDS) + string.slice(at);
    }),
  // Something nested in itself.
  (text, random) => changeToken(text, random, (token) => nested(token, random)),
];

function nested(token: string, random: Random): string {
  const [open, close] = random.pick([
    ['(', ')'],
    ['[', ']'],
    ['{', '}'],
    ['f(', ')'],
    ['-', ''],
    ['not ', ''],
    ['lambda: ', ''],
    ['x[', ']'],
    ["f'{", "}'"],
  ]);
  const depth = random.pick([2, 20, 60, 90]);
  return `${open!.repeat(depth)}${token.trim()}${close!.repeat(depth)}`;
}

/** Replacement fields, right ones and wrong ones. */
const FIELDS: readonly string[] = [
  ...[
    '{x}',
    '{x=}',
    '{x!r:>{x}}',
    '{',
    '}',
    '{}',
    '{x',
    '{x!}',
    '{x!z}',
    '{x! r}',
    '{x:',
    '{x:{',
    '{=}',
    '{!r}',
    '{:x}',
  ],
  ...['{x y}', '{x;y}', '{a,}', '{*a}', '{**a}', '{yield}', '{await x}', '{lambda x: 1}', '{(}', '{)}', '{[}}', '{x#}'],
  ...['{x if}', '{x==}', '{x:=5}', '{x:{y:{z}}}', '\\N{', '\\xq', '\\d', "{f'{"],
];

function changeMatch(text: string, random: Random, pattern: RegExp, change: (found: string) => string): string {
  const found = [...text.matchAll(pattern)];
  if (found.length === 0) return text;
  const match = random.pick(found);
  return text.slice(0, match.index) + change(match[0]) + text.slice(match.index + match[0].length);
}

function changeToken(text: string, random: Random, change: (token: string) => string): string {
  const tokens = [...text.matchAll(TOKEN)];
  if (tokens.length === 0) return change('');
  const token = random.pick(tokens);
  return text.slice(0, token.index) + change(token[0]) + text.slice(token.index + token[0].length);
}

function changeLine(text: string, random: Random, change: (line: string) => readonly string[]): string {
  const lines = text.split('\n');
  lines.splice(random.int(0, lines.length - 1), 1, ...change(random.pick(lines)));
  return lines.join('\n');
}

/** The damaged program of a seed. */
export function mutant(seed: number, programs: readonly string[]): string {
  const random = new Random(seed);
  let text = random.pick(programs);
  for (let times = random.pick([1, 1, 1, 2, 3]); times > 0; times--) text = random.pick(WAYS)(text, random);
  // Half a surrogate pair is no text that a file could hold.
  return text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '');
}

/** The texts that are damaged: those of the conformance programs that are not long. */
export function mutantsOf(): string[] {
  return findPrograms()
    .map(({ source }) => source)
    .filter((source) => source.length < 3000);
}

/** What our simulator does with a program that may be broken: its syntax error, `runs`, or a mistake of ours. */
export async function verdictOf(source: string): Promise<string> {
  const simulator = await testSimulator();
  const run = simulator.start(source, {
    filename: MUTANT_FILE,
    // Not long: what matters is that nothing of ours fails.
    limits: { steps: 5000, milliseconds: 2000, bytes: 128 * 1024 * 1024 },
    record: true,
    keep: 'oldest',
    input: [],
    argv: [],
    readFile: () => null,
    readLine: () => null,
  });
  while (run.advance(Infinity));
  return run.outcome.kind === 'syntaxError' ? run.outcome.error.traceback : 'runs';
}

/** Compares verdicts on `count` mutants; those on which the two differ, or ours fails, are kept. */
export async function fuzzMutants(
  seed: number,
  count: number,
  keep: (name: string, source: string, difference: string) => void,
): Promise<void> {
  const programs = mutantsOf();
  for (let each = seed; each < seed + count; each++) {
    const source = mutant(each, programs);
    let ours: string;
    try {
      ours = await verdictOf(source);
    } catch (error) {
      ours = `a mistake of ours: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
    }
    const theirs = await compiledByCPython(source);
    if (ours !== theirs) keep(`mutant${each}`, source, `CPython: ${theirs}\nours: ${ours}`);
  }
}

/** CPython's syntax error, or `runs`: the program is compiled only. */
async function compiledByCPython(source: string): Promise<string> {
  const program = { ...programOf(COMPILE, ['output']), files: new Map([[MUTANT_FILE, source]]) };
  const { stderr } = await runInCPython(program);
  return stderr === '' ? 'runs' : stderr;
}

const COMPILE = `
import sys, warnings
warnings.simplefilter('ignore')
with open('${MUTANT_FILE}', 'rb') as file:
    source = file.read()
try:
    compile(source, '${MUTANT_FILE}', 'exec')
except (SyntaxError, ValueError, OverflowError, MemoryError, RecursionError) as error:
    # As the interpreter shows the error of a program that it reads from a file.
    if getattr(error, '_metadata', None) is not None:
        error._metadata = (*error._metadata[:2], None)
    sys.excepthook(type(error), error.with_traceback(None), None)
`;
