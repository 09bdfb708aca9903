/**
 * One document under observation: it runs when its text changes (`runs.ts`), the newest run that has a picture is on show (the
 * last good one while the text has a syntax error), and here is known at which step. It knows nothing of VS Code; the
 * panel, the editor and the hover all listen to the same session, so they always show the same step.
 */
import type {
  FileName,
  Jump,
  Moment,
  Move,
  ObjectId,
  Outcome,
  SlotLabel,
  StepIndex,
  ViewOptions,
  WatchedVariable,
} from '../model';
import { DEFAULT_VIEW_OPTIONS } from '../model';
import type { Look } from '../protocol/worker';
import { Newest } from './newest';
import { Questions } from './questions';
import { RecordedText } from './recordedText';
import type { SessionRun } from './runs';
import { Runs, isReplaced } from './runs';
import type { SessionHost } from './sessionHost';

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

/** Objects in a view at most, however many the reader asks for. */
const MOST_OBJECTS = 2000;

/** See the file's comment. */
export class Session {
  /** What the picture shows; its run is the newest one that has steps. */
  shown: Shown | null = null;
  /** The variable whose writes are marked; kept from run to run. */
  watched: WatchedVariable | null = null;
  readonly runs: Runs;
  /** Questions that do not move the picture. */
  readonly ask: Questions;
  readonly text: RecordedText;

  private readonly listeners = new Set<SessionListener>();
  private readonly looks: Newest;
  private maxObjects = DEFAULT_VIEW_OPTIONS.maxObjects;
  private windows = new Map<ObjectId, { readonly offset: number; readonly count: number }>();
  private cursor: { readonly file: FileName; readonly line: number } | null = null;
  /** What the picture on show does not do yet: show another moment of the line's visit, or more of the same step. */
  private wanted: 'moment' | 'view' | null = null;
  private disposed = false;

  constructor(private readonly host: SessionHost) {
    this.runs = new Runs(host, {
      progressed: (run, first) => this.progressed(run, first),
      failed: () => this.emitRun(),
      shownRecording: () => this.shown?.run.recording ?? null,
    });
    this.looks = new Newest((error) => {
      if (!isReplaced(error)) host.internalError('look', error);
    });
    this.text = new RecordedText(
      host.filename,
      () => this.shown?.run.source ?? null,
      () => host.source(),
    );
    this.ask = new Questions(host.client, this, this.text);
  }

  /** The name of the program in recordings. */
  get filename(): FileName {
    return this.host.filename;
  }

  /** The newest run, whatever became of it. */
  get latest(): SessionRun | null {
    return this.runs.latest;
  }

  /** How the newest run stands. */
  get outcome(): Outcome | null {
    return this.runs.outcome;
  }

  /** The newest run has no picture of its own: the one shown is of an older text. */
  get stale(): boolean {
    return this.shown !== null && this.latest !== null && this.shown.run !== this.latest;
  }

  /** Adds a listener; call the result to remove it. */
  listen(listener: SessionListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
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

  /** Watches a variable from now on, or none. */
  watch(variable: WatchedVariable | null): void {
    this.watched = variable;
    for (const listener of this.listeners) listener.watchedChanged?.(this);
  }

  /** Shows a visit (0-based) of a line. */
  visit(file: FileName, line: number, visit: number): Promise<void> {
    return this.enqueue(async (run, shown) => {
      const moment = this.moment();
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
    return { ...shown.look.visit, file: shown.look.info.file };
  }

  /** The cursor moved to a line of the current text. */
  async cursorMoved(file: FileName, line: number): Promise<void> {
    this.cursor = { file, line };
    // A text that has not run yet decides where the cursor is when it has.
    if (this.runs.isWaiting) return;
    await this.enqueue((run) => this.lookAtCursor(run, 'cursor'));
  }

  /** Another moment of the visit is wanted, or the same step in another way. */
  settingsChanged(): Promise<void> {
    this.wanted = 'moment';
    return this.bringUpToDate();
  }

  /** The reader moved or widened the window on an object's slots. */
  setWindow(object: ObjectId, offset: number, count: number): Promise<void> {
    this.windows = new Map(this.windows).set(object, { offset, count });
    this.wanted ??= 'view';
    return this.bringUpToDate();
  }

  /** The reader wants to see more objects. */
  setObjects(count: number): Promise<void> {
    this.maxObjects = Math.min(count, MOST_OBJECTS);
    this.wanted ??= 'view';
    return this.bringUpToDate();
  }

  /** How much of a view the reader wants to see. */
  viewOptions(): ViewOptions {
    return { ...DEFAULT_VIEW_OPTIONS, maxObjects: this.maxObjects, windows: this.windows };
  }

  /** Which moment of a line's visit is shown. */
  moment(): Moment {
    return this.host.settings().moment;
  }

  /** The worker broke: nothing recorded is left. */
  workerCrashed(): void {
    const wasShown = this.shown !== null;
    this.shown = null;
    this.emitShown();
    this.runs.workerCrashed(wasShown);
  }

  dispose(): void {
    this.disposed = true;
    this.runs.dispose();
    this.listeners.clear();
  }

  private progressed(run: SessionRun, first: boolean): void {
    const { status } = run;
    this.emitRun();
    if (status.steps === 0) {
      if (first && this.shown === null) this.emitShown();
      return;
    }
    // The first time there is something to see, and once more when all of it is there.
    const complete = status.outcome.kind !== 'running' && this.shown?.because === 'growth';
    if (first || complete || this.shown?.run !== run || this.awaitsLine(this.shown)) void this.bringUpToDate();
  }

  /** Whether the cursor went to a line that has not run: the run under way may still come to it. */
  private awaitsLine({ because, neverRan }: Shown): boolean {
    return because === 'cursor' && neverRan?.isCode === true;
  }

  /** Shows the newest run, and what is shown as it is wanted now. */
  private bringUpToDate(): Promise<void> {
    return this.looks.bringUpToDate(async () => {
      await this.adoptLatest();
      const { shown, wanted } = this;
      this.wanted = null;
      if (shown !== null && this.awaitsLine(shown)) return this.lookAtCursor(shown.run, 'cursor');
      if (shown === null || wanted === null) return;
      if (wanted === 'moment' && (shown.because === 'cursor' || shown.because === 'start'))
        await this.lookAtCursor(shown.run, shown.because);
      else await this.lookAt(shown.run, shown.step, shown.because, shown.neverRan);
    });
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
    const { goOnAt } = this.runs;
    // A run under way may not have come to the place on show yet: the picture waits for it.
    const awaited = goOnAt ?? before?.step ?? -1;
    if (growing && run.status.firstStep + run.status.steps <= awaited) return;
    this.windows = new Map();
    this.runs.goOnAt = null;
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
    this.runs.releaseOthers(run.recording);
  }

  /** Shows the visit of the cursor's line that lies nearest to a step. */
  private async lookAtCursor(run: SessionRun, because: ShownBecause, near?: StepIndex): Promise<void> {
    const cursor = this.cursor;
    const moment = this.moment();
    const last = run.status.firstStep + run.status.steps - 1;
    const from = near ?? (this.shown?.run === run ? this.shown.step : last);
    if (cursor === null) return this.lookAt(run, from, because, null);
    const recorded = (line: number): number | null =>
      this.shown?.run === run ? this.text.recordedLine(cursor.file, line) : line;
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
      moment: this.moment(),
    });
    if (this.disposed) return;
    this.shown = { run, step: wanted, look, neverRan, because };
    this.emitShown();
  }

  private emitShown(): void {
    for (const listener of this.listeners) listener.shownChanged?.(this);
  }

  private emitRun(): void {
    for (const listener of this.listeners) listener.runChanged?.(this);
  }
}
