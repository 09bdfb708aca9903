/** One run of a program: from source text to outcome, in slices. */
import type { ExceptionReport, Outcome, OutputChunk, Recording, Span } from '../model';
import type { Run, RunOptions } from './api';
import { compile, type CodeObject } from './compiler';
import { compileInside, compileTree, parseInside } from './compilesource';
import { Graveyard, Journal, LimitReached, NULL, type Handle } from './memory';
import { Ended } from './machine/evaluate';
import { makeMain } from './bootstrap';
import { enterFrame, makeFrame, ReturnMode } from './machine/frames';
import { finalizeInterpreter } from './machine/finalize';
import { cachedLines } from './machine/linecache';
import { callExceptHook, defaultHook, strAside } from './machine/hooks';
import { InputNeeded, type Interpreter } from './machine/interpreter';
import { Deadlock, InternalError, ProcessEnd, Raised } from './objects/errors';
import { FrameWord } from './objects/frame';
import { moduleDict } from './objects/module';
import { reportException, syntaxErrorText } from './protocols/report';
import { RecordedRun } from './recording/recording';
import { Output } from './recording/output';
import { originOf, type Origin } from './recording/replay';
import { decodeSource } from './objects/sourcebytes';
import { importableFile, usesFiles } from './stdlib/filesystem';
import type { LibraryPack } from './stdlib/library-pack';
import { parse, PythonNestingError, PythonSyntaxError, withKeywordSuggestion, type SyntaxWarningInfo } from './syntax';
import { findModule } from './modulefinder';
import type { World, Worlds } from './worlds';

/** Whether a whole program compiles: a misspelt keyword is only corrected to one that would do. */
function compiles(source: string): boolean {
  try {
    compile(parse(source, 'program', 'exec'), 'program', 'exec', { source });
    return true;
  } catch (problem) {
    if (problem instanceof PythonSyntaxError || problem instanceof PythonNestingError) return false;
    throw problem;
  }
}

/** What the loaded simulator gives every run. */
export interface RunContext {
  readonly library: LibraryPack | null;
  /** The library's code, compiled by earlier runs. */
  readonly compiled: Map<string, CodeObject>;
  readonly clock: () => number;
  readonly worlds: Worlds;
}

export class ProgramRun implements Run {
  outcome: Outcome = { kind: 'running' };
  recording: Recording | null = null;
  private readonly world: World;
  private readonly vm: Interpreter;
  private readonly output = new Output();
  private origin: Origin | null = null;
  private code: CodeObject | null = null;
  private main: Handle = NULL;
  private started = false;
  /** What the program raised. */
  private problem: Raised | null = null;
  /** The program is over; its threads may go on. */
  private ending = false;
  private nextInput = 0;

  constructor(
    private readonly context: RunContext,
    private readonly source: string,
    private readonly options: RunOptions,
  ) {
    this.world = context.worlds.take(options, {
      write: (stream, text) => this.write(stream, text),
      readLine: (prompt) => this.readLine(prompt),
      readFile: options.readFile,
      listFolder: options.listFolder ?? ((): null => null),
      filename: options.filename,
      // `python -` reads the program from standard input.
      argv0: options.argv0 ?? (options.filename === '<stdin>' ? '-' : options.filename),
      argv: options.argv,
      libraryFiles: () => context.library?.files() ?? [],
      libraryAsset: (name) => context.library?.asset(name) ?? null,
    });
    this.vm = this.world.vm;
  }

  cancel(): void {
    if (this.outcome.kind !== 'running') return;
    this.vm.cancelled = true;
    this.vm.ticks = 0;
  }

  advance(milliseconds: number): boolean {
    if (this.outcome.kind !== 'running') return false;
    const { vm } = this;
    vm.beginSlice(milliseconds);
    try {
      if (!this.started && !this.start()) return false;
      if (!this.runThreads()) return true;
      this.outcome =
        this.problem === null ? { kind: 'finished', exitCode: this.finish(NULL) } : this.explain(this.problem);
    } catch (problem) {
      this.outcome = this.explain(problem);
    } finally {
      vm.endSlice();
    }
    return false;
  }

  /** Runs the program, then the threads that it has not waited for (wait_for_thread_shutdown). False: the slice is over. */
  private runThreads(): boolean {
    const { vm } = this;
    for (;;) {
      try {
        if (vm.threads.run() === Ended.Paused) return false;
        vm.heap.decref(vm.result);
      } catch (problem) {
        if (!(problem instanceof Raised)) throw problem;
        vm.heap.drain(0);
        if (this.ending) vm.writeUnraisable('Exception ignored on threading shutdown', problem.exception);
        else this.problem = problem;
      }
      if (this.ending || !vm.threads.used) return true;
      this.ending = true;
      const threading = vm.modules.loaded('threading');
      if (threading === NULL || !vm.threads.enterShutdown(vm.getAttr(threading, '_shutdown'))) return true;
    }
  }

  /** Compiles, makes the world, enters the module's frame. False: there is nothing to run. */
  private start(): boolean {
    const { vm, source } = this;
    const { filename } = this.options;
    this.started = true;
    const onWarning = ({ category, message, lineno }: SyntaxWarningInfo): void =>
      this.showWarning(category, message, lineno);
    try {
      this.code = compile(parse(source, filename, 'exec', { onWarning }), filename, 'exec', { source, onWarning });
    } catch (problem) {
      this.outcome = this.compileError(problem);
      this.context.worlds.giveBack(this.world);
      return false;
    }
    this.context.worlds.enter(this.world);
    vm.codes.addFile(filename, source, true);
    vm.modules.compile = compileInside;
    vm.modules.trees = { parse: parseInside, compile: compileTree };
    vm.modules.compiled = this.context.compiled;
    vm.modules.find = (name) =>
      findModule(name, this.context.library, {
        readFile: this.options.readFile,
        program: filename,
        written: (path) => importableFile(vm, path),
        decode: (bytes, path) => decodeSource(vm, bytes, path),
      });
    vm.modules.hasFiles = () => usesFiles(vm);
    vm.modules.isFolder = (name) => (this.options.listFolder?.(`${name.replaceAll('.', '/')}/`) ?? null) !== null;
    this.main = makeMain(vm, filename);
    vm.modules.importers.installFor(source);
    vm.programTop = vm.heap.top;
    const exec = vm.codes.exec(vm.codes.objectFor(this.code));
    const dict = moduleDict(vm, this.main);
    if (this.options.record) {
      this.origin = originOf(vm.heap);
      const journal = new Journal(vm.chunks);
      vm.heap.journal = journal;
      vm.journal = journal;
      const recording = new RecordedRun({
        vm,
        journal,
        origin: this.origin,
        output: this.output,
        outcome: () => this.outcome,
        clock: this.context.clock,
      });
      if (this.options.keep === 'newest') {
        vm.heap.graveyard = new Graveyard();
        vm.dropOldest = (limit) => recording.dropOldest(limit);
      }
      this.recording = recording;
      const { onStep } = this.options;
      if (onStep !== undefined) vm.onStep = () => onStep(recording, (object) => strAside(vm, object));
    }
    vm.heap.drain(0);
    const frame = makeFrame(vm, exec, NULL, dict);
    vm.heap.setRef(vm.heap.base[frame] + FrameWord.Locals, dict);
    enterFrame(vm, frame, exec, ReturnMode.Native);
    vm.poolBase = vm.heap.poolMark;
    return true;
  }

  /** What CPython does at exit; gives the exit code. */
  private finish(exception: Handle): number {
    return finalizeInterpreter(this.vm, exception);
  }

  private explain(problem: unknown): Outcome {
    const { vm } = this;
    try {
      if (problem instanceof Raised) {
        vm.heap.drain(0);
        if (vm.isInstance(problem.exception, vm.exceptionType('SystemExit'))) {
          return { kind: 'finished', exitCode: this.finish(problem.exception) };
        }
        const report = reportException(vm, problem.exception, (file) => this.sourceLines(file));
        vm.heap.journal = null;
        // A program's own hook has printed what it wanted printed.
        const traceback = callExceptHook(vm, problem.exception) ? '' : defaultHook(vm, report.traceback);
        this.finish(problem.exception);
        const interrupted = vm.isInstance(problem.exception, vm.exceptionType('KeyboardInterrupt'));
        // As a shell tells of a process that SIGINT has ended (exit_sigint).
        return { kind: 'exception', exception: { ...report, traceback }, exitCode: interrupted ? 130 : 1 };
      }
    } catch (second) {
      return this.explainOther(second);
    }
    return this.explainOther(problem);
  }

  private explainOther(problem: unknown): Outcome {
    if (problem instanceof LimitReached) {
      return problem.limit === 'cancelled' ? { kind: 'cancelled' } : { kind: 'limit', limit: problem.limit };
    }
    if (problem instanceof ProcessEnd) return { kind: 'finished', exitCode: problem.exitCode };
    if (problem instanceof InputNeeded) return { kind: 'input', prompt: problem.prompt };
    if (problem instanceof Deadlock) {
      const { file, span } = this.place();
      return { kind: 'deadlock', what: problem.what, advice: problem.advice, file, span };
    }
    if (problem instanceof RangeError && /invalid array length|allocation failed|too large/i.test(problem.message)) {
      return { kind: 'limit', limit: 'bytes' };
    }
    if (problem instanceof Error) throw problem;
    throw new InternalError(String(problem));
  }

  /** Where the program is. */
  private place(): { file: string; span: Span } {
    const { vm } = this;
    // The learner's own line that led there.
    const own = (depth: number): boolean => {
      const { code } = vm.execs[vm.heap.num[vm.frames[depth - 1]]];
      return vm.codes.fileNamed(code.filename)?.traced === true;
    };
    let depth = vm.depth;
    while (depth > 0 && !own(depth)) depth--;
    if (depth === 0) return { file: this.options.filename, span: { line: 1, column: 0, endLine: 1, endColumn: 0 } };
    const { code } = vm.execs[vm.heap.num[vm.frames[depth - 1]]];
    const at = Math.max(depth === vm.depth ? vm.last : vm.savedLast[depth - 1], 0);
    return {
      file: code.filename,
      span: {
        line: Math.max(code.lines[at], 1),
        column: Math.max(code.columns[at], 0),
        endLine: Math.max(code.endLines[at], 1),
        endColumn: Math.max(code.endColumns[at], 0),
      },
    };
  }

  private sourceLines(file: string): readonly string[] | null {
    const known = this.vm.codes.fileNamed(file);
    if (known === null || known.source === '') return cachedLines(this.vm, file);
    return known.source.split(/\r\n|\r|\n/);
  }

  private compileError(problem: unknown): Outcome {
    const { filename } = this.options;
    if (problem instanceof PythonSyntaxError) {
      const info = withKeywordSuggestion(
        problem.info,
        this.source,
        { statement: problem.statement, readFromFile: true },
        compiles,
      );
      const error: ExceptionReport = {
        type: info.type,
        message: info.message,
        traceback: syntaxErrorText(info),
        entries: [{ file: info.filename, line: info.lineno, name: '' }],
      };
      const line = Math.max(info.lineno, 1);
      const column = Math.max(info.offset - 1, 0);
      const endLine = info.end_lineno >= line ? info.end_lineno : line;
      const endColumn = info.end_offset > 0 ? info.end_offset - 1 : column + 1;
      return { kind: 'syntaxError', error, file: filename, span: { line, column, endLine, endColumn } };
    }
    if (problem instanceof PythonNestingError) {
      const text = problem.detail === '' ? problem.type : `${problem.type}: ${problem.detail}`;
      return {
        kind: 'syntaxError',
        error: { type: problem.type, message: problem.detail, traceback: `${text}\n`, entries: [] },
        file: filename,
        span: { line: 1, column: 0, endLine: 1, endColumn: 1 },
      };
    }
    throw problem;
  }

  private showWarning(category: string, message: string, line: number): void {
    if (category === 'DeprecationWarning') return;
    const text = this.source.split(/\r\n|\r|\n/)[line - 1]?.trim() ?? '';
    this.write(
      'stderr',
      `${this.options.filename}:${line}: ${category}: ${message}\n${text === '' ? '' : `  ${text}\n`}`,
    );
  }

  private write(stream: OutputChunk['stream'], text: string, echo = false): void {
    const step = Math.max(0, (this.vm.steps?.length ?? 0) - 1);
    const chunk: OutputChunk = echo ? { stream, text, step, echo } : { stream, text, step };
    if (this.options.record) {
      this.vm.outputBytes += this.output.add(chunk);
    }
    this.options.onOutput?.(chunk);
  }

  private readLine(prompt: string): string | null {
    if (prompt !== '') this.write('stdout', prompt);
    const line = this.options.input[this.nextInput];
    if (line === undefined) {
      if (this.options.readLine === undefined) throw new InputNeeded(prompt);
      return this.options.readLine(prompt);
    }
    this.nextInput++;
    if (this.options.record) this.write('stdout', `${line}\n`, true);
    return line;
  }
}
