/**
 * The runs of one document: its text runs again when it changes, when a file that it read does, and with other input or limits.
 * Of each run it is known how far it is; which of them is on show is the session's affair.
 */
import type { FileContent, LimitKind, Outcome, StepIndex } from '../model';
import type { RecordingId, RunStatus } from '../protocol/worker';
import { ProgramFiles } from './programFiles';
import type { SessionHost, StandardInput } from './sessionHost';
import { WorkerError } from './workerClient';

/** A run of the document: the text it ran and what came of it so far. */
export interface SessionRun {
  readonly recording: RecordingId;
  readonly source: string;
  /** Texts of the learner's other files, as this run was given them. */
  readonly files: Readonly<Record<string, FileContent>>;
  status: RunStatus;
}

/** Who follows the runs. */
export interface RunsListener {
  /** The newest run started, grew or ended; `first`: it was not heard of before. */
  progressed(run: SessionRun, first: boolean): void;
  /** The simulator itself broke on the newest text. */
  failed(): void;
  /** The recording on show, which a run that is given up leaves alone. */
  shownRecording(): RecordingId | null;
}

/** Runs of one text at most that look for files it asked for in vain. */
const MAX_FILE_ROUNDS = 8;
/** How much more of what ran out is granted at a time. */
const RAISE = 4;
/** So often a text is tried again that breaks the worker. */
const MAX_CRASHES = 2;

const NO_RAISE: Readonly<Record<LimitKind, number>> = { steps: 1, milliseconds: 1, bytes: 1 };

/** See the file's comment. */
export class Runs {
  /** The newest run, whatever became of it. */
  latest: SessionRun | null = null;
  /** The simulator itself broke on the newest text. */
  broken = false;
  /** Where a run goes on that was given what it asked for. */
  goOnAt: StepIndex | null = null;

  /** Recordings of this document that the worker still has. */
  private readonly held = new Set<RecordingId>();
  private readonly files: ProgramFiles;
  private typed: StandardInput;
  private raised = NO_RAISE;
  private timer: { cancel(): void } | null = null;
  private generation = 0;
  private active: RecordingId | null = null;
  private crashes = 0;
  private disposed = false;

  constructor(
    private readonly host: SessionHost,
    private readonly listener: RunsListener,
  ) {
    this.files = new ProgramFiles(host.reader, (text) => host.importsOf(text));
    this.typed = host.input.get();
  }

  /** How the newest run stands. */
  get outcome(): Outcome | null {
    return this.latest?.status.outcome ?? null;
  }

  /** A changed text waits for a moment of quiet. */
  get isWaiting(): boolean {
    return this.timer !== null;
  }

  /** The document's text changed. */
  edited(): void {
    this.goOnAt = null;
    const { liveUpdate, delay } = this.host.settings();
    this.timer?.cancel();
    this.timer = null;
    if (!liveUpdate) return;
    this.timer = this.host.setTimeout(() => {
      this.timer = null;
      this.run();
    }, delay);
  }

  /** A file next to the document changed. */
  fileChanged(path: string): void {
    if (this.files.invalidate(path) && this.latest !== null) this.edited();
  }

  /** Runs the text as it is now; what ran before is given up. */
  run(): void {
    this.timer?.cancel();
    this.timer = null;
    this.abandon();
    void this.runSource(++this.generation);
  }

  /** Stops the run under way; what was recorded stays. */
  cancel(): void {
    if (this.active !== null) this.ask(this.active);
  }

  /** What `input()` and `sys.stdin` read, kept from run to run. */
  get input(): StandardInput {
    return this.typed;
  }

  /** One more line of input; the program runs again with it. */
  answer(text: string): void {
    this.goOn();
    this.setInput({ lines: [...this.typed.lines, text], ended: false });
  }

  /** There are no more lines: the program runs again and meets the end of its input. */
  endInput(): void {
    this.goOn();
    this.setInput({ ...this.typed, ended: true });
  }

  /** Other input, from the first line on. */
  setInput(input: StandardInput): void {
    this.typed = input;
    this.host.input.set(input);
    this.run();
  }

  /** Runs again with four times as much of what ran out. */
  raiseLimit(limit: LimitKind): void {
    this.raised = { ...this.raised, [limit]: this.raised[limit] * RAISE };
    this.run();
  }

  /** Other limits were set: what was granted on top of the old ones is over. */
  limitsChanged(): void {
    this.raised = NO_RAISE;
    this.run();
  }

  /** Gives back all recordings but the one on show, the newest one and the one under way. */
  releaseOthers(shown: RecordingId): void {
    const kept = [shown, this.latest?.recording, this.active];
    for (const recording of this.held) if (!kept.includes(recording)) this.release(recording);
  }

  /** The worker broke: nothing recorded is left. Runs again if something was on show, unless this very text is what breaks it. */
  workerCrashed(wasShown: boolean): void {
    this.latest = null;
    this.active = null;
    this.held.clear();
    this.crashes++;
    if (wasShown && this.crashes <= MAX_CRASHES) this.run();
    else this.failed();
  }

  dispose(): void {
    this.disposed = true;
    this.timer?.cancel();
    this.active = null;
    for (const recording of this.held) this.release(recording);
  }

  /** Whoever answers wants to see what the answer does: the step after the question. */
  private goOn(): void {
    const status = this.latest?.status;
    this.goOnAt = status?.outcome.kind === 'input' ? status.firstStep + status.steps : null;
  }

  private async runSource(generation: number): Promise<void> {
    const source = this.host.source();
    await this.files.collectImports(source);
    for (let round = 0; round < MAX_FILE_ROUNDS; round++) {
      if (this.disposed || generation !== this.generation) return;
      const missing = await this.runOnce(generation, source);
      if (missing === null || generation !== this.generation) return;
      if (missing.length === 0 || !(await this.files.collect(missing))) return;
    }
  }

  /** One run of a text; the files it asked for in vain, or null when it was given up. */
  private async runOnce(generation: number, source: string): Promise<readonly string[] | null> {
    const { client } = this.host;
    const recording = client.newRecording();
    const { limits, keep } = this.host.settings();
    const { files, folders } = this.files;
    const run: SessionRun = { recording, source, files, status: STARTING };
    this.abandon();
    this.active = recording;
    this.held.add(recording);
    const program = {
      filename: this.host.filename,
      source,
      limits: {
        steps: limits.steps * this.raised.steps,
        milliseconds: limits.milliseconds * this.raised.milliseconds,
        bytes: limits.bytes * this.raised.bytes,
      },
      keep,
      input: this.typed.lines,
      inputEnds: this.typed.ended,
      argv: [],
      files,
      folders,
    };
    try {
      const result = await client.run({ recording, program }, (status) => {
        if (generation === this.generation) this.progressed(run, status);
      });
      if (this.active === recording) this.active = null;
      this.crashes = 0;
      if (result.status.steps === 0) this.release(recording);
      return result.missing;
    } catch (error) {
      if (this.active === recording) this.active = null;
      if (generation === this.generation && !isReplaced(error)) {
        this.host.internalError(`run of ${this.host.filename}:\n${source}`, error);
        this.failed();
      }
      return null;
    }
  }

  private progressed(run: SessionRun, status: RunStatus): void {
    const first = this.latest !== run;
    this.broken = false;
    run.status = status;
    this.latest = run;
    this.listener.progressed(run, first);
  }

  private failed(): void {
    this.broken = true;
    this.listener.failed();
  }

  /** Gives up the run under way; what it recorded stays only if it is on show. */
  private abandon(): void {
    const recording = this.active;
    this.active = null;
    if (recording === null) return;
    if (recording === this.listener.shownRecording()) this.ask(recording);
    else this.release(recording);
  }

  /** Asks the worker to stop a run. */
  private ask(recording: RecordingId): void {
    this.host.client.request('cancel', { recording }).catch((error: unknown) => {
      if (!isReplaced(error)) this.host.internalError('cancel', error);
    });
  }

  private release(recording: RecordingId): void {
    this.held.delete(recording);
    this.host.client.release(recording);
  }
}

/** What was replaced or released meanwhile is no trouble. */
export const isReplaced = (error: unknown): boolean =>
  error instanceof WorkerError && (error.code === 'replaced' || error.code === 'gone');

const STARTING: RunStatus = {
  outcome: { kind: 'running' },
  steps: 0,
  firstStep: 0,
  files: [],
  outputLength: 0,
  bytes: 0,
  milliseconds: 0,
};
