/** What a command line asks for. */
import { parseArgs } from 'node:util';
import type { Limits } from '../model';
import { DEFAULT_LIMITS } from '../model';

/** Options every command that runs a program has. */
export interface RunArguments {
  /** Path of the program; `-` is standard input. */
  readonly file: string;
  /** `sys.argv[1:]`. */
  readonly argv: readonly string[];
  readonly limits: Limits;
  /** Lines for `input()`; null: what standard input holds. */
  readonly input: readonly string[] | null;
}

/** A command with its options. */
export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | ({ readonly kind: 'run' } & RunArguments)
  | ({
      readonly kind: 'trace';
      readonly format: 'pytutor' | 'json';
      readonly heapPrimitives: boolean;
      readonly cumulative: boolean;
      readonly compact: boolean;
      /** Entries of a pytutor trace, or steps of a json one, at most. */
      readonly maxSteps: number | null;
    } & RunArguments)
  | ({
      readonly kind: 'diagram';
      /** The line after which (or before which) to draw; null: the end of the run. */
      readonly line: number | null;
      /** From 1; null: the last visit. */
      readonly visit: number | null;
      /** Instead of a line: a step, from 0. */
      readonly step: number | null;
      readonly moment: 'before' | 'after';
      readonly boxed: boolean;
    } & RunArguments);

/** The command line makes no sense; the message says why. */
export class UsageError extends Error {}

/** Shown for `--help`. */
export const USAGE = `Usage: python-memory-model COMMAND [OPTIONS] FILE [ARGUMENTS]

Runs a Python program in a simulator of CPython 3.14 and shows what it does to memory.
FILE is a Python program; - reads it from standard input.

Commands:
  run FILE       run the program: its output, its errors, its exit code; nothing is recorded
  trace FILE     write every step as JSON
  diagram FILE   write the memory at one step as a Mermaid flowchart

Options of trace:
  --format FORMAT       pytutor (Online Python Tutor's trace, the default) or json (every view)
  --heap-primitives     pytutor: draw numbers and strings as objects on the heap
  --cumulative          pytutor: keep the frames of finished calls
  --compact             write one line
  --max-steps N         stop the trace after N steps (pytutor: 1000)

Options of diagram:
  --line N              the memory when line N has run (default: at the end of the run)
  --visit K             the K-th time it ran, from 1 (default: the last)
  --step N              the memory at step N, from 0
  --moment MOMENT       after (the default) or before the line runs
  --boxed               draw everything as an object on the heap

Options of all commands:
  --input LINE          a line for input(); may be given several times (default: standard input)
  --limit-steps N       stop after N steps (default: ${DEFAULT_LIMITS.steps}; run: none)
  --limit-seconds N     stop after N seconds (default: ${DEFAULT_LIMITS.milliseconds / 1000}; run: none)
  --limit-memory N      stop at N megabytes (default: ${DEFAULT_LIMITS.bytes / 1024 / 1024})
  -h, --help            show this text
  -V, --version         show the version

Exit codes: the program's own for run; 0 when a trace or diagram was written; 1 after an uncaught exception;
2 when the command line makes no sense or a file cannot be read; 3 when a limit was reached;
4 for something the simulator does not support; 70 for a bug of the simulator.
`;

/** Reads a command line (without node and script); throws {@link UsageError}. */
export function parseCommand(args: readonly string[]): Command {
  const [name, ...rest] = args;
  if (name === undefined) throw new UsageError('a command is needed');
  if (name === '--help' || name === '-h' || name === 'help') return { kind: 'help' };
  if (name === '--version' || name === '-V') return { kind: 'version' };
  if (name !== 'run' && name !== 'trace' && name !== 'diagram') {
    throw new UsageError(name.startsWith('-') ? `unknown option '${name}'` : `unknown command '${name}'`);
  }
  // What comes after the program belongs to the program.
  const { own, program } = splitAtProgram(name, rest);
  const { values } = readOptions(name, own);
  if (values.help === true) return { kind: 'help' };
  if (values.version === true) return { kind: 'version' };
  const [file, ...argv] = program;
  if (file === undefined) throw new UsageError(`${name} needs a FILE`);
  // Options of ours may also stand behind the file, except for run, whose arguments are the program's.
  const shared: RunArguments = {
    file,
    argv,
    input: values.input ?? null,
    limits: {
      steps: positive('--limit-steps', values['limit-steps']) ?? (name === 'run' ? Infinity : DEFAULT_LIMITS.steps),
      milliseconds:
        (positive('--limit-seconds', values['limit-seconds'], false) ??
          (name === 'run' ? Infinity : DEFAULT_LIMITS.milliseconds / 1000)) * 1000,
      bytes: (positive('--limit-memory', values['limit-memory']) ?? DEFAULT_LIMITS.bytes / 1024 / 1024) * 1024 * 1024,
    },
  };
  switch (name) {
    case 'run':
      return { kind: 'run', ...shared };
    case 'trace':
      return {
        kind: 'trace',
        ...shared,
        format: choice('--format', values.format, ['pytutor', 'json']) ?? 'pytutor',
        heapPrimitives: values['heap-primitives'] === true,
        cumulative: values.cumulative === true,
        compact: values.compact === true,
        maxSteps: positive('--max-steps', values['max-steps']),
      };
    case 'diagram': {
      const line = positive('--line', values.line);
      const visit = positive('--visit', values.visit);
      const step = whole('--step', values.step);
      if (step !== null && line !== null) throw new UsageError('--step and --line cannot be used together');
      if (visit !== null && line === null) throw new UsageError('--visit needs --line');
      const moment = choice('--moment', values.moment, ['before', 'after']) ?? 'after';
      return { kind: 'diagram', ...shared, line, visit, step, moment, boxed: values.boxed === true };
    }
  }
}

const COMMON = {
  input: { type: 'string', multiple: true },
  'limit-steps': { type: 'string' },
  'limit-seconds': { type: 'string' },
  'limit-memory': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'V' },
} as const;

const TRACE = {
  format: { type: 'string' },
  'heap-primitives': { type: 'boolean' },
  cumulative: { type: 'boolean' },
  compact: { type: 'boolean' },
  'max-steps': { type: 'string' },
} as const;

const DIAGRAM = {
  line: { type: 'string' },
  visit: { type: 'string' },
  step: { type: 'string' },
  moment: { type: 'string' },
  boxed: { type: 'boolean' },
} as const;

type AllOptions = typeof COMMON & typeof TRACE & typeof DIAGRAM;

type CommandName = 'run' | 'trace' | 'diagram';

function optionsOf(name: CommandName): Partial<AllOptions> {
  return { ...COMMON, ...(name === 'trace' ? TRACE : {}), ...(name === 'diagram' ? DIAGRAM : {}) };
}

/** The options' part of a command line, and the program with its arguments. */
function splitAtProgram(name: CommandName, args: readonly string[]): { own: string[]; program: string[] } {
  const options = optionsOf(name) as Readonly<Record<string, { readonly type: string } | undefined>>;
  const own: string[] = [];
  const program: string[] = [];
  for (let index = 0; index < args.length; index++) {
    const arg = args[index]!;
    // python's rule for run: all that follows the program is the program's.
    if (program.length > 0 && name === 'run') program.push(arg);
    else if (arg === '--') {
      program.push(...args.slice(index + 1));
      break;
    } else if (arg === '-' || !arg.startsWith('-')) program.push(arg);
    else {
      own.push(arg);
      const option = options[arg.replace(/^--/, '')];
      if (option?.type === 'string' && index + 1 < args.length) own.push(args[++index]!);
    }
  }
  return { own, program };
}

function readOptions(name: CommandName, args: string[]): { values: OptionValues } {
  try {
    // The types of all options; those of other commands are refused by the parser.
    return parseArgs({ args, options: optionsOf(name) as AllOptions, strict: true, allowPositionals: false });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // Node's hint about positional arguments does not apply here.
    throw new UsageError(
      (message.split(/[.\n]\s*(?:To specify|$)/)[0] ?? message).replace(/^./, (first) => first.toLowerCase()),
    );
  }
}

type OptionValues = ReturnType<typeof parseArgs<{ options: AllOptions; strict: true }>>['values'];

function positive(name: string, text: string | undefined, integer = true): number | null {
  if (text === undefined) return null;
  const value = Number(text);
  if (!(value > 0) || (integer && !Number.isInteger(value))) {
    throw new UsageError(`${name} needs ${integer ? 'a whole number' : 'a number'} greater than 0, not '${text}'`);
  }
  return value;
}

function whole(name: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  const value = Number(text);
  if (text.trim() === '' || !Number.isInteger(value) || value < 0) {
    throw new UsageError(`${name} needs a whole number from 0, not '${text}'`);
  }
  return value;
}

function choice<T extends string>(name: string, text: string | undefined, values: readonly T[]): T | null {
  if (text === undefined) return null;
  const found = values.find((value) => value === text);
  if (found === undefined) throw new UsageError(`${name} must be ${values.join(' or ')}, not '${text}'`);
  return found;
}
