/**
 * A simulator of a language of a few words, for tests of everything around the real one. Each line of a program is
 * one step: `set NAME`, `print TEXT`, `import PATH` (reads a file), `input` (takes an answer or stops), `slow` (takes
 * a slice of time), `N * LINE` (runs a line N times). `syntax!` cannot be parsed; `bug!` makes the simulator throw;
 * `boom!` raises an exception; `forever` never ends.
 */
import type {
  Growth,
  Holders,
  Jump,
  MarkRow,
  Marks,
  Moment,
  Move,
  NameInfo,
  Outcome,
  OutputChunk,
  OutputWindow,
  Place,
  Recording,
  RunSummary,
  StepInfo,
  View,
  Visit,
  Written,
} from '../../src/model';
import type { Run, RunOptions, Simulator } from '../../src/simulator/api';

/** Lines of a program with how often each runs; line numbers from 1. */
function unroll(source: string): { line: number; text: string }[] {
  return source.split('\n').flatMap((raw, index) => {
    const match = /^(?:(\d+) \* )?(.*)$/.exec(raw.trim())!;
    const text = match[2]!;
    if (text === '' || text.startsWith('#')) return [];
    return Array.from({ length: Number(match[1] ?? 1) }, () => ({ line: index + 1, text }));
  });
}

class FakeRecording implements Recording {
  readonly steps: StepInfo[] = [];
  readonly output: OutputChunk[] = [];
  /** Names set before each step. */
  readonly names: string[][] = [];
  outcome: Outcome = { kind: 'running' };

  constructor(readonly file: string) {}

  summary(): RunSummary {
    return {
      outcome: this.outcome,
      steps: this.steps.length,
      firstStep: 0,
      files: [this.file],
      output: this.output,
      outputLength: this.output.reduce((length, { text }) => length + text.length, 0),
      bytes: this.steps.length * 20,
      milliseconds: 1,
    };
  }

  stepInfo(step: number): StepInfo {
    const info = this.steps[step];
    if (info === undefined) throw new RangeError(`no step ${step}`);
    return info;
  }

  view(step: number): View {
    const info = this.stepInfo(step);
    const slots = this.names[step]!.map((name, index) => ({
      label: { kind: 'name' as const, name },
      value: index + 1,
      change: 'none' as const,
    }));
    return {
      step,
      event: info.event,
      file: this.file,
      lastLine: step === 0 ? null : this.steps[step - 1]!.line,
      nextLine: info.event === 'return' ? null : info.line,
      frames: [
        {
          id: 1000,
          name: '<module>',
          file: this.file,
          isModule: true,
          state: 'running',
          line: info.line,
          returnLine: null,
          slots,
        },
      ],
      objects: [],
      hiddenObjects: 0,
      outputLength: this.output
        .filter((chunk) => chunk.step < step)
        .reduce((length, chunk) => length + chunk.text.length, 0),
      exception: null,
      stackDepth: 1,
      stackLimit: 1000,
      freed: null,
      garbage: null,
      aside: [],
      heap: { objects: 0, bytes: 0 },
    };
  }

  move(from: number, move: Move): number {
    const last = this.steps.length - 1;
    const to: Record<Move, number> = {
      first: 0,
      back: from - 1,
      next: from + 1,
      last,
      overForward: from + 1,
      overBack: from - 1,
      out: last,
      outBack: 0,
    };
    return Math.min(Math.max(0, to[move]), last);
  }

  marks(columns: number): Marks {
    const row = (counts: readonly number[]): MarkRow => ({
      counts,
      firsts: counts.map((count, step) => (count > 0 ? step : -1)),
    });
    const none = row(this.steps.map(() => 0));
    const printed = row(this.steps.map(({ step }) => this.output.filter((chunk) => chunk.step === step - 1).length));
    return {
      firstStep: 0,
      steps: this.steps.length,
      columns: Math.min(columns, this.steps.length),
      depth: this.steps.map(() => 1),
      rows: { call: none, return: none, exception: none, output: printed, watch: none },
    };
  }

  jump(from: number, { to, by }: Jump): number | null {
    if (to !== 'output') return null;
    const steps = this.output.map(({ step }) => step + 1).filter((step) => (by > 0 ? step > from : step < from));
    return (by > 0 ? steps[0] : steps.at(-1)) ?? null;
  }

  outputWindow(end: number): OutputWindow {
    let length = 0;
    return { start: 0, chunks: this.output.filter(({ text }) => (length += text.length) <= end) };
  }

  raisedAt(file: string, line: number): number | null {
    return file === this.file ? (this.steps.find((each) => each.line === line)?.step ?? null) : null;
  }

  raised(): number | null {
    return this.outcome.kind === 'exception' ? this.steps.length - 1 : null;
  }

  lineCounts(): Int32Array {
    const counts = new Int32Array(Math.max(0, ...this.steps.map(({ line }) => line)) + 1);
    for (const { line, event } of this.steps) if (event === 'line') counts[line]!++;
    return counts;
  }

  visit(file: string, line: number, visit: number | null, near: number, moment: Moment): Visit | null {
    if (file !== this.file) return null;
    const shift = moment === 'after' ? 1 : 0;
    const visits = this.steps
      .filter((each) => each.line === line && each.event === 'line')
      .map(({ step }) => step + shift);
    if (visits.length === 0) return null;
    const distance = (index: number): number => Math.abs(visits[index]! - near);
    const chosen =
      visit ?? visits.map((_, index) => index).reduce((best, each) => (distance(each) < distance(best) ? each : best));
    return { line, visit: chosen, count: visits.length, step: visits[chosen]! };
  }

  visitAt(step: number, moment: Moment): Visit | null {
    const info = this.steps[moment === 'after' ? step - 1 : step];
    return info === undefined ? null : this.visit(this.file, info.line, null, step, moment);
  }

  nameAt(step: number, file: string): NameInfo | null {
    const name = this.names[step]!.at(-1);
    if (file !== this.file || name === undefined) return null;
    return {
      name,
      scope: 'global',
      frameName: '<module>',
      bound: true,
      live: true,
      made: false,
      value: '1',
      type: 'int',
      id: 1,
      address: '0x7f01',
      size: 28,
      refcount: 2,
      aliases: [],
      boundAt: null,
      lookup: [],
    };
  }

  holders(): Holders {
    return { refcount: 1, holders: [{ kind: 'variable', name: 'a', frame: 1000, frameName: '<module>' }] };
  }

  written(step: number): Written | null {
    return step === 0 ? null : { step, file: this.file, line: this.steps[step - 1]!.line };
  }

  tellingSteps(most: number): number[] {
    return Array.from({ length: Math.min(most, this.summary().steps) }, (_unused, index) => index);
  }

  growth(): Growth {
    return { samples: this.steps.map(({ step }) => ({ step, depth: 1, objects: 0, bytes: 0 })), complete: true };
  }

  placeOf(step: number): Place {
    const { line, event } = this.stepInfo(step);
    return { file: this.file, line, visit: 0, event, fraction: step / this.steps.length };
  }

  stepOf(place: Place): number {
    const found = this.steps.findIndex((each) => each.line === place.line && each.event === place.event);
    return found >= 0 ? found : Math.floor(place.fraction * this.steps.length);
  }
}

class FakeRun implements Run {
  /** Null where the text cannot be parsed, as with the real one. */
  get recording(): FakeRecording | null {
    return this.outcome.kind === 'syntaxError' ? null : this.made;
  }
  private readonly made: FakeRecording;
  private readonly todo: { line: number; text: string }[];
  private cancelled = false;
  private readonly answers: string[];
  private readonly names: string[] = [];
  outcome: Outcome = { kind: 'running' };

  constructor(
    source: string,
    private readonly options: RunOptions,
  ) {
    this.made = new FakeRecording(options.filename);
    this.answers = [...options.input];
    this.todo = unroll(source);
    const bad = this.todo.find(({ text }) => text === 'syntax!');
    if (bad !== undefined) {
      const error = {
        type: 'SyntaxError',
        message: 'invalid syntax',
        traceback: 'SyntaxError: invalid syntax\n',
        entries: [],
      };
      const span = { line: bad.line, column: 0, endLine: bad.line, endColumn: 7 };
      this.end({ kind: 'syntaxError', error, file: options.filename, span });
    }
  }

  advance(): boolean {
    while (this.outcome.kind === 'running') {
      if (this.cancelled) return this.end({ kind: 'cancelled' });
      const next = this.todo.shift();
      if (next === undefined) {
        this.step('return', this.made.steps.at(-1)?.line ?? 1);
        return this.end({ kind: 'finished', exitCode: 0 });
      }
      if (this.made.steps.length >= this.options.limits.steps) return this.end({ kind: 'limit', limit: 'steps' });
      this.step('line', next.line);
      if (this.execute(next)) return true;
    }
    return false;
  }

  cancel(): void {
    this.cancelled = true;
  }

  /** Runs a line; true: the slice is over. */
  private execute({ line, text }: { line: number; text: string }): boolean {
    const [word, rest = ''] = text.split(/ (.*)/s);
    if (word === 'slow') return true;
    if (word === 'forever') {
      this.todo.unshift({ line, text });
      return true;
    }
    if (word === 'bug!') throw new Error('a bug of the simulator');
    if (word === 'set') this.names.push(rest);
    if (word === 'print') this.write(`${rest}\n`);
    if (word === 'import') this.write(`${this.options.readFile(rest) ?? 'nothing'}\n`);
    if (word === 'input') {
      const answer = this.answers.shift() ?? this.options.readLine?.(rest);
      // The end of input: the program goes on, so that a test sees it.
      if (answer === null) this.write('the end\n');
      else if (answer === undefined) this.end({ kind: 'input', prompt: rest });
      else this.write(`${answer}\n`);
    }
    if (word === 'exit') this.end({ kind: 'finished', exitCode: Number(rest) });
    if (word === 'boom!') {
      const entries = [{ file: this.options.filename, line, name: '<module>' }];
      const traceback = `Traceback (most recent call last):\n  File "${this.options.filename}", line ${line}, in <module>\nBoom: no\n`;
      this.end({ kind: 'exception', exception: { type: 'Boom', message: 'no', traceback, entries }, exitCode: 1 });
    }
    return false;
  }

  private write(text: string): void {
    const chunk: OutputChunk = { stream: 'stdout', text, step: this.made.steps.length - 1 };
    this.made.output.push(chunk);
    this.options.onOutput?.(chunk);
  }

  private step(event: StepInfo['event'], line: number): void {
    const { steps } = this.made;
    steps.push({ step: steps.length, event, file: this.options.filename, line, depth: 1, frame: 1000 });
    this.made.names.push([...this.names]);
    if (this.recording !== null) this.options.onStep?.(this.recording, () => null);
  }

  private end(outcome: Outcome): false {
    this.outcome = outcome;
    this.made.outcome = outcome;
    return false;
  }
}

/** The simulator itself. */
export const fakeSimulator: Simulator = {
  start: (source, options) => new FakeRun(source, options),
};
