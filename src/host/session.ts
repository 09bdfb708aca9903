/**
 * One document under observation: runs its text when it changes, keeps the newest recording that has a picture (the
 * last good one while the text has a syntax error), and knows which step is shown. It knows nothing of VS Code; the
 * panel, the editor and the hover all listen to the same session, so they always show the same step.
 */
import type {
  FileName,
  Growth,
  Holders,
  Jump,
  LimitKind,
  Limits,
  Marks,
  Moment,
  Move,
  NameInfo,
  NamePlace,
  ObjectId,
  Outcome,
  OutputWindow,
  SlotLabel,
  StepIndex,
  TextScope,
  View,
  ViewOptions,
  WatchedVariable,
} from '../model';
import { DEFAULT_VIEW_OPTIONS } from '../model';
import type { Look, RecordingId, RunStatus } from '../protocol/worker';
import type { LineMap } from './lineMap';
import { mapLines } from './lineMap';
import { Newest } from './newest';
import type { FileReader, ImportReader } from './programFiles';
import { ProgramFiles } from './programFiles';
import type { LineRange } from './syntax/statements';
import type { WorkerClient } from './workerClient';
import { WorkerError } from './workerClient';

/** The part of the settings a session follows. */
export interface SessionSettings {
  readonly limits: Limits;
  readonly keep: 'oldest' | 'newest';
  readonly moment: Moment;
  readonly liveUpdate: boolean;
  /** Milliseconds of quiet after an edit before the program runs again. */
  readonly delay: number;
}

/** What a program reads from its standard input. */
export interface StandardInput {
  readonly lines: readonly string[];
  /** After those lines it is at its end; else the program asks for more. */
  readonly ended: boolean;
}

/** What a session is given. */
export interface SessionHost {
  readonly client: WorkerClient;
  /** The name tracebacks show. */
  readonly filename: FileName;
  /** The text as it is in the editor now. */
  source(): string;
  readonly reader: FileReader;
  /** The import statements of a text. */
  readonly importsOf: ImportReader;
  /** The lines of the statement that a line of the current text belongs to; null: nothing runs on it. */
  statementAt(file: FileName, line: number): Promise<LineRange | null>;
  settings(): SessionSettings;
  setTimeout(callback: () => void, milliseconds: number): { cancel(): void };
  /** What was typed for the program before, and keeping it. */
  readonly input: { get(): StandardInput; set(input: StandardInput): void };
  /** Trouble of ours, with what is needed to see it again. */
  internalError(what: string, error: unknown): void;
}

/** A run of the document: the text it ran and what came of it so far. */
export interface SessionRun {
  readonly recording: RecordingId;
  readonly source: string;
  /** Texts of the learner's other files, as this run was given them. */
  readonly files: Readonly<Record<string, string>>;
  status: RunStatus;
}

/** How the shown step came to be the shown one. */
export type ShownBecause = 'start' | 'cursor' | 'step' | 'edit' | 'growth';

/** A line that did not run. */
export interface NeverRan {
  readonly file: FileName;
  readonly line: number;
  /** Whether there is anything to run on it. */
  readonly isCode: boolean;
}

/** What the picture shows. */
export interface Shown {
  readonly run: SessionRun;
  readonly step: StepIndex;
  readonly look: Look;
  /** The cursor went to a line that never ran; the picture is of another place. */
  readonly neverRan: NeverRan | null;
  readonly because: ShownBecause;
}

/** Listens to a session. */
export interface SessionListener {
  /** A run started, grew or ended; `latest` may be one whose picture is not (or never will be) shown. */
  runChanged?(session: Session): void;
  /** Another variable is watched, or none. */
  watchedChanged?(session: Session): void;
  /** Another step is shown, or the same one in another way. */
  shownChanged?(session: Session): void;
}

/** Sessions give up looking for missing files after so many runs of one text. */
const MAX_FILE_ROUNDS = 8;

/** Objects in a view at most, however many the reader asks for. */
const MOST_OBJECTS = 2000;

/** See the file's comment. */
export class Session {
  /** The newest run, whatever became of it. */
  latest: SessionRun | null = null;
  /** What the picture shows; its run is the newest one that has steps. */
  shown: Shown | null = null;
  /** The variable whose writes are marked; kept from run to run. */
  watched: WatchedVariable | null = null;
  private typed: StandardInput;
  /** Where a run goes on that was given what it asked for. */
  private goOnAt: StepIndex | null = null;

  private readonly listeners = new Set<SessionListener>();
  /** Recordings of this session that the worker still has. */
  private readonly held = new Set<RecordingId>();
  private readonly files: ProgramFiles;
  private readonly looks: Newest;
  private maxObjects = DEFAULT_VIEW_OPTIONS.maxObjects;
  private windows = new Map<ObjectId, { readonly offset: number; readonly count: number }>();
  private limitFactors: Record<LimitKind, number> = { steps: 1, milliseconds: 1, bytes: 1 };
  private timer: { cancel(): void } | null = null;
  private generation = 0;
  private active: RecordingId | null = null;
  private cursor: { readonly file: FileName; readonly line: number } | null = null;
  private disposed = false;
  private lineMapFor: { readonly older: string; readonly newer: string; readonly map: LineMap } | null = null;
  private crashes = 0;

  constructor(private readonly host: SessionHost) {
    this.files = new ProgramFiles(host.reader, (text) => host.importsOf(text));
    this.typed = host.input.get();
    this.looks = new Newest((error) => this.trouble('look', error));
  }

  /** The name of the program in recordings. */
  get filename(): FileName {
    return this.host.filename;
  }

  /** The newest run has no picture of its own: the one shown is of an older text. */
  get stale(): boolean {
    return this.shown !== null && this.latest !== null && this.shown.run !== this.latest;
  }

  /** The simulator itself broke on the newest text. */
  broken = false;

  /** How the newest run stands. */
  get outcome(): Outcome | null {
    return this.latest?.status.outcome ?? null;
  }

  /** Adds a listener; call the result to remove it. */
  listen(listener: SessionListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
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
    this.abandonRun();
    void this.runSource(++this.generation);
  }

  /** Stops the run under way; what was recorded stays. */
  cancel(): void {
    if (this.active === null) return;
    this.host.client
      .request('cancel', { recording: this.active })
      .catch((error: unknown) => this.trouble('cancel', error));
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

  /** Whoever answers wants to see what the answer does: the step after the question. */
  private goOn(): void {
    const status = this.latest?.status;
    this.goOnAt = status?.outcome.kind === 'input' ? status.firstStep + status.steps : null;
  }

  /** Other input, from the first line on. */
  setInput(input: StandardInput): void {
    this.typed = input;
    this.host.input.set(input);
    this.run();
  }

  /** Runs again with four times as much of what ran out. */
  raiseLimit(limit: LimitKind): void {
    this.limitFactors = { ...this.limitFactors, [limit]: this.limitFactors[limit] * 4 };
    this.run();
  }

  /** Other limits were set: what was granted on top of the old ones is over. */
  limitsChanged(): void {
    this.limitFactors = { steps: 1, milliseconds: 1, bytes: 1 };
    this.run();
  }

  /** Shows a step. */
  show(step: StepIndex, because: ShownBecause = 'step'): Promise<void> {
    return this.enqueue((run) => this.lookAt(run, step, because, null));
  }

  /** Goes where a move leads from the shown step (or the given one). */
  move(move: Move, from?: StepIndex): Promise<void> {
    return this.enqueue(async (run, shown) => {
      const { recording } = run;
      const step = await this.host.client.request('move', { recording, from: from ?? shown.step, move });
      await this.lookAt(run, step, 'step', null);
    });
  }

  /** Goes where a jump leads from the shown step (or the given one); nowhere: nothing moves. */
  jump(jump: Jump, from?: StepIndex): Promise<void> {
    return this.enqueue(async (run, shown) => {
      const { recording } = run;
      const { watched } = this;
      const options = this.viewOptions();
      const step = await this.host.client.request('jump', {
        recording,
        from: from ?? shown.step,
        jump,
        watched,
        options,
      });
      if (step !== null) await this.lookAt(run, step, 'step', null);
    });
  }

  /** Shows where a line of a traceback belongs that was printed before a step. */
  traceback(file: FileName, line: number, before: StepIndex, repeat: number): Promise<void> {
    return this.enqueue(async (run) => {
      const { recording } = run;
      const step = await this.host.client.request('raisedAt', { recording, file, line, before, repeat });
      if (step !== null) await this.lookAt(run, step, 'step', null);
    });
  }

  /** Shows the step that wrote a slot last before a step; unknown: nothing moves. */
  written(step: StepIndex, holder: ObjectId, label: SlotLabel): Promise<void> {
    return this.enqueue(async (run) => {
      const { recording } = run;
      const written = await this.host.client.request('written', { recording, step, holder, label });
      if (written !== null) await this.lookAt(run, written.step, 'step', null);
    });
  }

  /** How stack and heap grew in the latest run; null: it has no steps. */
  async growth(): Promise<Growth | null> {
    const run = this.latest;
    if (run === null || run.status.steps === 0) return null;
    return this.host.client.request('growth', { recording: run.recording });
  }

  /** Watches a variable from now on, or none. */
  watch(variable: WatchedVariable | null): void {
    this.watched = variable;
    for (const listener of this.listeners) listener.watchedChanged?.(this);
  }

  /** What happens where in the latest run, in at most so many columns; null: it has no steps. */
  async marks(columns: number): Promise<Marks | null> {
    const run = this.latest;
    if (run === null || run.status.steps === 0) return null;
    const { watched } = this;
    return this.host.client.request('marks', { recording: run.recording, columns, watched });
  }

  /** The last characters, about so many, of the first `end` ones of the shown run's output. */
  async output(end: number, characters: number): Promise<OutputWindow> {
    const run = this.shown?.run ?? this.latest;
    if (run === null) return { start: 0, chunks: [] };
    return this.host.client.request('output', { recording: run.recording, end, characters });
  }

  /** The whole output of the shown run as text. */
  async outputText(): Promise<string> {
    const length = (this.shown?.run ?? this.latest)?.status.outputLength ?? 0;
    const { chunks } = await this.output(length, length);
    return chunks.map(({ text }) => text).join('');
  }

  /** Shows a visit (0-based) of a line. */
  visit(file: FileName, line: number, visit: number): Promise<void> {
    return this.enqueue(async (run, shown) => {
      const { moment } = this.host.settings();
      const { recording } = run;
      const found = await this.host.client.request('visit', { recording, file, line, visit, near: shown.step, moment });
      if (found !== null && found.count > 0) await this.lookAt(run, found.step, 'step', null);
    });
  }

  /** Shows the step at which the exception that ended the run was raised. */
  raised(): Promise<void> {
    return this.enqueue(async (run) => {
      const step = await this.host.client.request('raised', { recording: run.recording });
      if (step !== null) await this.lookAt(run, step, 'step', null);
    });
  }

  /** Goes to the visit before or after the shown one of the same line. */
  async otherVisit(by: 1 | -1): Promise<void> {
    const place = this.shownVisit();
    if (place === null) return;
    const visit = place.visit + by;
    if (visit >= 0 && visit < place.count) await this.visit(place.file, place.line, visit);
  }

  /** The visit that the shown step is. */
  shownVisit(): {
    readonly file: FileName;
    readonly line: number;
    readonly visit: number;
    readonly count: number;
  } | null {
    const shown = this.shown;
    if (shown === null || shown.neverRan !== null || shown.look.visit === null) return null;
    return { ...shown.look.visit, file: visitFile(shown.look, this.host.settings().moment) };
  }

  /** The cursor moved to a line of the current text. */
  async cursorMoved(file: FileName, line: number): Promise<void> {
    this.cursor = { file, line };
    // A text that has not run yet decides where the cursor is when it has.
    if (this.timer !== null) return;
    await this.enqueue((run) => this.lookAtCursor(run, 'cursor'));
  }

  /** Another moment of the visit is wanted, or the same step in another way. */
  settingsChanged(): Promise<void> {
    return this.enqueue((run, shown) =>
      shown.because === 'cursor' || shown.because === 'start'
        ? this.lookAtCursor(run, shown.because)
        : this.lookAt(run, shown.step, shown.because, shown.neverRan),
    );
  }

  /** The reader moved or widened the window on an object's slots. */
  setWindow(object: ObjectId, offset: number, count: number): Promise<void> {
    this.windows = new Map(this.windows).set(object, { offset, count });
    return this.enqueue((run, shown) => this.lookAt(run, shown.step, shown.because, shown.neverRan));
  }

  /** The reader wants to see more objects. */
  setObjects(count: number): Promise<void> {
    this.maxObjects = Math.min(count, MOST_OBJECTS);
    return this.enqueue((run, shown) => this.lookAt(run, shown.step, shown.because, shown.neverRan));
  }

  /** Who refers to an object at a step of the shown run. */
  async holders(step: StepIndex, object: ObjectId): Promise<Holders | null> {
    const run = this.shown?.run;
    if (run === undefined) return null;
    return this.host.client.request('holders', { recording: run.recording, step, object });
  }

  /** A view that is not shown. */
  async peek(step: StepIndex): Promise<View | null> {
    const run = this.shown?.run;
    if (run === undefined) return null;
    return this.host.client.request('view', { recording: run.recording, step, options: this.viewOptions() });
  }

  /** Steps, at most so many, whose views together show every object that is ever drawn. */
  async telling(most: number): Promise<readonly StepIndex[] | null> {
    const run = this.shown?.run;
    if (run === undefined) return null;
    return this.host.client.request('telling', { recording: run.recording, most });
  }

  /** Everything of a step of the shown run, without showing it. */
  async lookAgain(step: StepIndex): Promise<Look> {
    const run = this.shown?.run;
    if (run === undefined) throw new WorkerError('gone', 'Nothing is shown.');
    const { moment } = this.host.settings();
    return this.host.client.request('look', { recording: run.recording, step, options: this.viewOptions(), moment });
  }

  /** What a name of the current text is at the shown step. */
  async nameAt(file: FileName, place: NamePlace): Promise<NameInfo | null> {
    const shown = this.shown;
    if (shown === null) return null;
    const scope = this.recordedScope(file, place.scope);
    if (scope === null) return null;
    const { recording } = shown.run;
    return this.host.client.request('name', { recording, step: shown.step, file, place: { ...place, scope } });
  }

  /** How often each line of a file ran in the shown run; null: nothing is shown. */
  async lineCounts(file: FileName): Promise<Int32Array | null> {
    const run = this.shown?.run;
    return run === undefined ? null : this.host.client.request('lineCounts', { recording: run.recording, file });
  }

  /** Where a line of the recording is in the current text; null: edited away. */
  editorLine(file: FileName, line: number): number | null {
    const map = this.lineMap(file);
    return map === null ? line : map.toNewer(line);
  }

  /** Where a line of the current text was in the recording. */
  recordedLine(file: FileName, line: number): number | null {
    const map = this.lineMap(file);
    return map === null ? line : map.toOlder(line);
  }

  /** A scope of the current text as the recording knows it; null: it is new. */
  private recordedScope(file: FileName, scope: TextScope): TextScope | null {
    const parent = scope.parent === null ? null : this.recordedScope(file, scope.parent);
    const line = scope.kind === 'module' ? scope.line : this.recordedLine(file, scope.line);
    return line === null || (scope.parent !== null && parent === null) ? null : { ...scope, line, parent };
  }

  /** The worker broke: nothing recorded is left. Runs again, unless this very text is what breaks it. */
  workerCrashed(): void {
    const shown = this.shown;
    this.latest = null;
    this.shown = null;
    this.active = null;
    this.held.clear();
    for (const listener of this.listeners) listener.shownChanged?.(this);
    this.crashes++;
    if (shown !== null && this.crashes <= 2) this.run();
    else this.failed();
  }

  dispose(): void {
    this.disposed = true;
    this.timer?.cancel();
    this.active = null;
    for (const recording of this.held) this.release(recording);
    this.listeners.clear();
  }

  private viewOptions(): ViewOptions {
    return { ...DEFAULT_VIEW_OPTIONS, maxObjects: this.maxObjects, windows: this.windows };
  }

  /** Null while the shown recording is of the very text in the editor (or of another file than this one). */
  private lineMap(file: FileName): LineMap | null {
    if (file !== this.host.filename || this.shown === null) return null;
    const older = this.shown.run.source;
    const newer = this.host.source();
    if (older === newer) return null;
    if (this.lineMapFor?.older !== older || this.lineMapFor.newer !== newer) {
      this.lineMapFor = { older, newer, map: mapLines(older, newer) };
    }
    return this.lineMapFor.map;
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
    this.abandonRun();
    this.active = recording;
    this.held.add(recording);
    const program = {
      filename: this.host.filename,
      source,
      limits: {
        steps: limits.steps * this.limitFactors.steps,
        milliseconds: limits.milliseconds * this.limitFactors.milliseconds,
        bytes: limits.bytes * this.limitFactors.bytes,
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
      if (generation === this.generation) {
        this.trouble(`run of ${this.host.filename}:\n${source}`, error);
        if (!isReplaced(error)) this.failed();
      }
      return null;
    }
  }

  private progressed(run: SessionRun, status: RunStatus): void {
    const first = this.latest !== run;
    this.broken = false;
    run.status = status;
    this.latest = run;
    for (const listener of this.listeners) listener.runChanged?.(this);
    if (status.steps === 0) {
      if (first && this.shown === null) this.emitShown();
      return;
    }
    // The first time there is something to see, and once more when all of it is there.
    const complete = status.outcome.kind !== 'running' && this.shown?.because === 'growth';
    if (first || complete || this.shown?.run !== run) void this.looks.run(() => this.adoptLatest());
  }

  /** Runs a task on the shown run, after a newer run's picture (if one waits) has taken its place. */
  private enqueue(task: (run: SessionRun, shown: Shown) => Promise<void>): Promise<void> {
    // Who asks may have heard of the newest run before its picture is on show.
    const known = [this.shown?.run, this.latest];
    return this.looks.run(async () => {
      await this.adoptLatest();
      // A step or a line of a run that was replaced meanwhile means nothing in the new one.
      if (this.shown !== null && (known[0] === undefined || known.includes(this.shown.run)))
        await task(this.shown.run, this.shown);
    });
  }

  /** Moves the picture from the run shown so far to the newest one, to the same place in it where there is one. */
  private async adoptLatest(): Promise<void> {
    const run = this.latest;
    const before = this.shown;
    if (this.disposed || run === null || run.status.steps === 0) return;
    const growing = run.status.outcome.kind === 'running';
    if (before?.run === run) {
      if (before.because === 'growth' && !growing) await this.lookAtCursor(run, 'start');
      return;
    }
    const { goOnAt } = this;
    // A run under way may not have come to the place on show yet: the picture waits for it.
    const awaited = goOnAt ?? before?.step ?? -1;
    if (growing && run.status.firstStep + run.status.steps <= awaited) return;
    this.windows = new Map();
    this.goOnAt = null;
    if (goOnAt !== null) {
      await this.lookAt(run, goOnAt, 'step', null);
    } else if (before === null) {
      await this.lookAtCursor(run, growing ? 'growth' : 'start');
    } else {
      const from = before.run.recording;
      const carried = await this.host.client.request('carry', { from, step: before.step, to: run.recording });
      if (before.because === 'step') await this.lookAt(run, carried, 'step', null);
      else await this.lookAtCursor(run, 'edit', carried);
    }
    // A newer run may have started meanwhile, and even ended.
    const kept = [run.recording, this.latest?.recording, this.active];
    for (const recording of this.held) if (!kept.includes(recording)) this.release(recording);
  }

  /** Shows the visit of the cursor's line that lies nearest to a step. */
  private async lookAtCursor(run: SessionRun, because: ShownBecause, near?: StepIndex): Promise<void> {
    const cursor = this.cursor;
    const { moment } = this.host.settings();
    const last = run.status.firstStep + run.status.steps - 1;
    const from = near ?? (this.shown?.run === run ? this.shown.step : last);
    if (cursor === null) return this.lookAt(run, from, because, null);
    const recorded = (line: number): number | null =>
      this.shown?.run === run ? this.recordedLine(cursor.file, line) : line;
    const visit = async (wanted: number | null): Promise<StepIndex | null> => {
      if (wanted === null) return null;
      const found = await this.host.client.request('visit', {
        recording: run.recording,
        file: cursor.file,
        line: wanted,
        visit: null,
        near: from,
        moment,
      });
      return found === null || found.count === 0 ? null : found.step;
    };
    const step = await visit(recorded(cursor.line));
    if (step !== null) return this.lookAt(run, step, because, null);
    // A line without steps of its own: those of the statement that goes over it.
    const statement = await this.host.statementAt(cursor.file, cursor.line);
    for (let line = statement?.first ?? 1; line <= (statement?.last ?? 0); line++) {
      const found = line === cursor.line ? null : await visit(recorded(line));
      if (found !== null) return this.lookAt(run, found, because, null);
    }
    if (because === 'start' || because === 'growth') {
      // Nothing was shown before: show the end of the run rather than nothing.
      return this.lookAt(run, from, because, null);
    }
    return this.lookAt(run, from, because, because === 'cursor' ? { ...cursor, isCode: statement !== null } : null);
  }

  private async lookAt(
    run: SessionRun,
    step: StepIndex,
    because: ShownBecause,
    neverRan: Shown['neverRan'],
  ): Promise<void> {
    const first = run.status.firstStep;
    const last = Math.max(first, run.status.firstStep + run.status.steps - 1);
    const wanted = Math.min(Math.max(step, first), last);
    const look = await this.host.client.request('look', {
      recording: run.recording,
      step: wanted,
      options: this.viewOptions(),
      moment: this.host.settings().moment,
    });
    if (this.disposed) return;
    this.shown = { run, step: wanted, look, neverRan, because };
    this.emitShown();
  }

  private emitShown(): void {
    for (const listener of this.listeners) listener.shownChanged?.(this);
  }

  /** Gives up the run under way; what it recorded stays only if it is on show. */
  private abandonRun(): void {
    const recording = this.active;
    this.active = null;
    if (recording === null) return;
    if (recording !== this.shown?.run.recording) this.release(recording);
    else this.host.client.request('cancel', { recording }).catch((error: unknown) => this.trouble('cancel', error));
  }

  private release(recording: RecordingId): void {
    this.held.delete(recording);
    this.host.client.release(recording);
  }

  private failed(): void {
    this.broken = true;
    for (const listener of this.listeners) listener.runChanged?.(this);
  }

  private trouble(what: string, error: unknown): void {
    if (!isReplaced(error)) this.host.internalError(what, error);
  }
}

/** What was replaced or released meanwhile is no trouble. */
const isReplaced = (error: unknown): boolean =>
  error instanceof WorkerError && (error.code === 'replaced' || error.code === 'gone');

/** The file that a look's visit is in. */
export function visitFile(look: Look, moment: Moment): FileName {
  return moment === 'after' ? (look.last?.file ?? look.info.file) : look.info.file;
}

const STARTING: RunStatus = {
  outcome: { kind: 'running' },
  steps: 0,
  firstStep: 0,
  files: [],
  outputLength: 0,
  bytes: 0,
  milliseconds: 0,
};
