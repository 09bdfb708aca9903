/** The command line: the same simulator as in the editor, from a shell. */
import { clipboardText, diagramOf } from '../diagram';
import type { FileContent, Limits, Outcome, OutputChunk, View } from '../model';
import { DEFAULT_VIEW_OPTIONS } from '../model';
import type { Run, RunOptions, Simulator } from '../simulator';
import type { Command, RunArguments } from './arguments';
import { USAGE, UsageError, parseCommand } from './arguments';
import type { Json } from './json';
import { dumps } from './json';
import { EncodingError, decodeSource } from './sourceText';
import { DEFAULT_TUTOR_OPTIONS, TutorTrace } from './pytutor/trace';

/** What the command line needs of the shell it runs in. */
export interface Shell {
  readonly version: string;
  loadSimulator(): Promise<Simulator>;
  /** Content of a file; throws an Error whose message a shell user understands. */
  readFile(path: string): Uint8Array;
  /** A path from the root on, which is with `..` kept: what tracebacks name. */
  absolute(path: string): string;
  /** Text of a file next to the program (or next to the shell, for a program from standard input); null: none. */
  readSibling(program: string, path: string): FileContent | null;
  /** Names in a folder, by path relative to the program's ('': that one), those of folders with a slash at the end; null: no such folder. */
  listSibling(program: string, path: string): readonly string[] | null;
  /** All of standard input; empty when it is a terminal. */
  readStdin(): Uint8Array;
  /** The next line of standard input without its newline; waits for it. Null: there is none. */
  readStdinLine(): string | null;
  writeOut(text: string): void;
  writeErr(text: string): void;
}

/** Exit codes that are not the program's own. */
export const EXIT = { ok: 0, exception: 1, usage: 2, limit: 3, deadlock: 4, internal: 70 } as const;

const NAME = 'python-memory-model';

/** Runs a command line (without node and script) and returns the exit code. */
export async function runCli(args: readonly string[], shell: Shell): Promise<number> {
  let command: Command;
  try {
    command = parseCommand(args);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    shell.writeErr(`${NAME}: ${error.message}\nTry '${NAME} --help'.\n`);
    return EXIT.usage;
  }
  switch (command.kind) {
    case 'help':
      shell.writeOut(USAGE);
      return EXIT.ok;
    case 'version':
      shell.writeOut(`${NAME} ${shell.version} (CPython 3.14)\n`);
      return EXIT.ok;
    case 'run':
    case 'trace':
    case 'diagram':
      return runProgram(command, shell);
  }
}

type ProgramCommand = Extract<Command, RunArguments>;

async function runProgram(command: ProgramCommand, shell: Shell): Promise<number> {
  let source: string;
  try {
    const bytes = command.file === '-' ? shell.readStdin() : shell.readFile(command.file);
    source = decodeSource(bytes, command.file === '-' ? '-' : shell.absolute(command.file));
  } catch (error) {
    if (error instanceof EncodingError) {
      shell.writeErr(`${error.message}\n`);
      return EXIT.exception;
    }
    shell.writeErr(`${NAME}: ${error instanceof Error ? error.message : String(error)}\n`);
    return EXIT.usage;
  }
  try {
    const simulator = await shell.loadSimulator();
    const options = runOptions(command, shell);
    switch (command.kind) {
      case 'run':
        return runOnly(simulator, source, options, command.limits, shell);
      case 'trace':
        return command.format === 'pytutor'
          ? traceForTutor(simulator, source, options, command, shell)
          : traceAsJson(simulator, source, options, command, shell);
      case 'diagram':
        return drawDiagram(simulator, source, options, command, shell);
    }
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    shell.writeErr(`${NAME}: this is a bug of the simulator, not of your program:\n${text}\n`);
    return EXIT.internal;
  }
}

function runOptions(command: ProgramCommand, shell: Shell): RunOptions {
  const ask = mayAsk(command);
  return {
    filename: command.file === '-' ? '<stdin>' : shell.absolute(command.file),
    argv0: command.file,
    limits: command.limits,
    record: command.kind !== 'run',
    keep: 'oldest',
    input: command.input ?? [],
    // Asked for as the program asks, so that a person at a terminal sees the prompt first.
    ...(command.kind === 'run' ? { readLine: () => (ask ? shell.readStdinLine() : null) } : {}),
    argv: command.argv,
    readFile: (path) => shell.readSibling(command.file, path),
    listFolder: (path) => shell.listSibling(command.file, path),
  };
}

/** Whether standard input answers `input()`: not when the program itself came from there, nor when answers are given. */
function mayAsk({ file, input }: ProgramCommand): boolean {
  return file !== '-' && input === null;
}

/**
 * Records a run. Standard input is read only when the program asks for it (nobody may ever close it), and then the
 * program runs again with all of it: its answers are part of the recording from the start.
 */
function record<T>(
  command: ProgramCommand,
  options: RunOptions,
  shell: Shell,
  once: (options: RunOptions) => [Run, T],
): [Run, T] {
  const first = once(options);
  if (first[0].outcome.kind !== 'input' || !mayAsk(command)) return first;
  const input = linesOf(new TextDecoder().decode(shell.readStdin()));
  return input.length === 0 ? first : once({ ...options, input });
}

/** Lines as `input()` reads them; a last one may lack its newline. */
export function linesOf(text: string): string[] {
  const lines = text.split(/\r\n|\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

function runOnly(simulator: Simulator, source: string, options: RunOptions, limits: Limits, shell: Shell): number {
  const written = { stdout: 0, stderr: 0 };
  // A traceback that the simulator writes to stderr itself must not come twice.
  let errors = '';
  const runWith = (chosen: RunOptions): Outcome => {
    const skip = { ...written };
    const onOutput = ({ stream, text, echo }: OutputChunk): void => {
      if (echo === true) return;
      // A second run of the same program begins with what the first one has written.
      const fresh = text.slice(Math.min(skip[stream], text.length));
      skip[stream] -= text.length - fresh.length;
      if (fresh === '') return;
      written[stream] += fresh.length;
      if (stream === 'stdout') shell.writeOut(fresh);
      else shell.writeErr(fresh);
      if (stream === 'stderr') errors = (errors + fresh).slice(-100_000);
    };
    const run = simulator.start(source, { ...chosen, onOutput });
    while (run.advance(Infinity));
    return run.outcome;
  };
  let outcome = runWith(options);
  if (outcome.kind === 'input' && options.readLine !== undefined) {
    // It stopped at a question instead of asking: run again with everything that can be asked for.
    const input = [...options.input];
    for (let line = options.readLine(''); line !== null; line = options.readLine('')) input.push(line);
    if (input.length > options.input.length) outcome = runWith({ ...options, input });
  }
  return reportEnd(outcome, limits, shell, errors);
}

/** Says on stderr how a run ended, as python would, and returns the exit code. */
function reportEnd(outcome: Outcome, limits: Limits, shell: Shell, alreadyWritten: string): number {
  const sayOnce = (text: string): void => {
    if (text !== '' && !alreadyWritten.endsWith(text)) shell.writeErr(text);
  };
  switch (outcome.kind) {
    case 'finished':
      return outcome.exitCode;
    case 'exception':
      sayOnce(outcome.exception.traceback);
      return outcome.exitCode;
    case 'syntaxError':
      sayOnce(outcome.error.traceback);
      return EXIT.exception;
    case 'deadlock': {
      const place = `${outcome.file}:${outcome.span.line}:${outcome.span.column + 1}`;
      shell.writeErr(`${NAME}: ${place}: the program waits here ${outcome.what}\n${outcome.advice}\n`);
      return EXIT.deadlock;
    }
    case 'limit':
      shell.writeErr(`${NAME}: stopped: ${limitText(outcome.limit, limits)}\n`);
      return EXIT.limit;
    case 'input': {
      // Standard input is at its end: that is what input() raises then.
      shell.writeErr('EOFError: EOF when reading a line\n');
      return EXIT.exception;
    }
    case 'running':
    case 'cancelled':
      return 130;
  }
}

function limitText(limit: keyof Limits, limits: Limits): string {
  switch (limit) {
    case 'steps':
      return `${limits.steps} steps were run (--limit-steps raises the limit)`;
    case 'milliseconds':
      return `${limits.milliseconds / 1000} seconds have passed (--limit-seconds raises the limit)`;
    case 'bytes':
      return `${limits.bytes / 1024 / 1024} MB of memory are in use (--limit-memory raises the limit)`;
  }
}

/** How a trace or diagram was cut short, on stderr; a program's own errors are in the trace. */
function reportCut(outcome: Outcome, limits: Limits, shell: Shell): number {
  switch (outcome.kind) {
    case 'limit':
    case 'deadlock':
      return reportEnd(outcome, limits, shell, '');
    case 'finished':
    case 'exception':
    case 'syntaxError':
    case 'input':
    case 'running':
    case 'cancelled':
      return EXIT.ok;
  }
}

type TraceCommand = Extract<Command, { kind: 'trace' }>;

/** A recording is read while it grows, so that an endless program costs no more than its trace. */
const SLICE_MILLISECONDS = 10;

function traceForTutor(
  simulator: Simulator,
  source: string,
  options: RunOptions,
  command: TraceCommand,
  shell: Shell,
): number {
  const [run, trace] = record(command, options, shell, (chosen) => {
    const tutor = new TutorTrace(source, chosen.filename, {
      heapPrimitives: command.heapPrimitives,
      cumulative: command.cumulative,
      maxSteps: command.maxSteps ?? DEFAULT_TUTOR_OPTIONS.maxSteps,
    });
    // Step by step: what objects say of themselves is to be asked when they are as they are.
    const started = simulator.start(source, {
      ...chosen,
      onStep: (recording, str) => {
        tutor.take(recording, str);
        if (tutor.done) started.cancel();
      },
    });
    while (started.advance(Infinity));
    tutor.finish(started.outcome);
    return [started, tutor];
  });
  shell.writeOut(`${dumps(trace.toJson(), command.compact ? 0 : 2)}\n`);
  return trace.entries.at(-1)?.get('event') === 'instruction_limit_reached'
    ? EXIT.ok
    : reportCut(run.outcome, command.limits, shell);
}

function traceAsJson(
  simulator: Simulator,
  source: string,
  options: RunOptions,
  command: TraceCommand,
  shell: Shell,
): number {
  const most = command.maxSteps ?? Infinity;
  const [run, recording] = record(command, options, shell, (chosen) => {
    const started = simulator.start(source, chosen);
    while (started.advance(SLICE_MILLISECONDS) && (started.recording?.summary().steps ?? 0) < most);
    return [started, started.recording];
  });
  // A text that cannot be compiled leaves no recording.
  const { steps, firstStep, output, files } = recording?.summary() ?? { steps: 0, firstStep: 0, output: [], files: [] };
  const indent = command.compact ? 0 : 2;
  const head: Json = {
    format: 'python-memory-model',
    formatVersion: 1,
    file: options.filename,
    files,
    source,
    outcome: run.outcome as unknown as Json,
    output: output as unknown as Json,
    firstStep,
  };
  // Written step by step: all views together may be larger than memory.
  shell.writeOut(`${dumps(head, indent).slice(0, -1).trimEnd()}${indent === 0 ? ', ' : ',\n  '}"steps": [`);
  for (let index = 0; recording !== null && index < Math.min(steps, most); index++) {
    const view: View = recording.view(firstStep + index, {
      ...DEFAULT_VIEW_OPTIONS,
      maxObjects: 10_000,
      maxSlots: 10_000,
    });
    shell.writeOut(`${index === 0 ? '' : ','}\n${JSON.stringify(view)}`);
  }
  shell.writeOut('\n]}\n');
  return reportCut(run.outcome, command.limits, shell);
}

function drawDiagram(
  simulator: Simulator,
  source: string,
  options: RunOptions,
  command: Extract<Command, { kind: 'diagram' }>,
  shell: Shell,
): number {
  const [run, recording] = record(command, options, shell, (chosen) => {
    const started = simulator.start(source, chosen);
    while (started.advance(Infinity));
    return [started, started.recording];
  });
  const { steps, firstStep } = recording?.summary() ?? { steps: 0, firstStep: 0 };
  if (recording === null || steps === 0) return reportEnd(run.outcome, command.limits, shell, '');
  const last = firstStep + steps - 1;
  const say = (message: string): number => {
    shell.writeErr(`${NAME}: ${message}\n`);
    return EXIT.usage;
  };
  let step = last;
  if (command.step !== null) {
    if (command.step < firstStep || command.step > last)
      return say(`step ${command.step} is not one of ${firstStep} to ${last}`);
    step = command.step;
  } else if (command.line !== null) {
    const { line, visit, moment } = command;
    const any = recording.visit(options.filename, line, null, last, moment);
    if (any === null || any.count === 0) return say(`line ${line} did not run`);
    const wanted = visit ?? any.count;
    if (wanted > any.count)
      return say(`line ${line} ran ${any.count} ${any.count === 1 ? 'time' : 'times'}, not ${wanted}`);
    step = recording.visit(options.filename, line, wanted - 1, last, moment)?.step ?? any.step;
  }
  const view = recording.view(step, DEFAULT_VIEW_OPTIONS);
  shell.writeOut(clipboardText(diagramOf(view, { boxed: command.boxed })));
  return reportCut(run.outcome, command.limits, shell);
}
