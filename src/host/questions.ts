/** What may be asked of a session's recordings besides the step on show. Nothing that is asked moves the picture. */
import type {
  FileName,
  Growth,
  Holders,
  Marks,
  Moment,
  NameInfo,
  NamePlace,
  ObjectId,
  OutputWindow,
  StepIndex,
  View,
  ViewOptions,
  WatchedVariable,
} from '../model';
import type { Look } from '../protocol/worker';
import type { RecordedText } from './recordedText';
import type { SessionRun } from './runs';
import type { WorkerClient } from './workerClient';
import { WorkerError } from './workerClient';

/** What questions are about. */
export interface Asked {
  readonly shown: { readonly run: SessionRun; readonly step: StepIndex } | null;
  readonly latest: SessionRun | null;
  readonly watched: WatchedVariable | null;
  /** How much of a view the reader wants to see. */
  viewOptions(): ViewOptions;
  moment(): Moment;
}

/** See the file's comment. */
export class Questions {
  constructor(
    private readonly client: WorkerClient,
    private readonly asked: Asked,
    private readonly text: RecordedText,
  ) {}

  /** How stack and heap grew in the latest run; null: it has no steps. */
  async growth(): Promise<Growth | null> {
    const run = this.latestWithSteps;
    return run === null ? null : this.client.request('growth', { recording: run.recording });
  }

  /** What happens where in the latest run, in at most so many columns; null: it has no steps. */
  async marks(columns: number): Promise<Marks | null> {
    const run = this.latestWithSteps;
    if (run === null) return null;
    const { watched } = this.asked;
    return this.client.request('marks', { recording: run.recording, columns, watched });
  }

  /** The last characters, about so many, of the first `end` ones of the shown run's output. */
  async output(end: number, characters: number): Promise<OutputWindow> {
    const run = this.asked.shown?.run ?? this.asked.latest;
    if (run === null) return { start: 0, chunks: [] };
    return this.client.request('output', { recording: run.recording, end, characters });
  }

  /** The whole output of the shown run as text. */
  async outputText(): Promise<string> {
    const length = (this.asked.shown?.run ?? this.asked.latest)?.status.outputLength ?? 0;
    const { chunks } = await this.output(length, length);
    return chunks.map(({ text }) => text).join('');
  }

  /** Who refers to an object at a step of the shown run. */
  async holders(step: StepIndex, object: ObjectId): Promise<Holders | null> {
    const run = this.asked.shown?.run;
    return run === undefined ? null : this.client.request('holders', { recording: run.recording, step, object });
  }

  /** A view that is not shown. */
  async peek(step: StepIndex): Promise<View | null> {
    const run = this.asked.shown?.run;
    if (run === undefined) return null;
    return this.client.request('view', { recording: run.recording, step, options: this.asked.viewOptions() });
  }

  /** Steps, at most so many, whose views together show every object that is ever drawn. */
  async telling(most: number): Promise<readonly StepIndex[] | null> {
    const run = this.asked.shown?.run;
    return run === undefined ? null : this.client.request('telling', { recording: run.recording, most });
  }

  /** Everything of a step of the shown run, without showing it. */
  async lookAgain(step: StepIndex): Promise<Look> {
    const run = this.asked.shown?.run;
    if (run === undefined) throw new WorkerError('gone', 'Nothing is shown.');
    const [options, moment] = [this.asked.viewOptions(), this.asked.moment()];
    return this.client.request('look', { recording: run.recording, step, options, moment });
  }

  /** What a name of the current text is at the shown step. */
  async nameAt(file: FileName, place: NamePlace): Promise<NameInfo | null> {
    const { shown } = this.asked;
    const scope = shown === null ? null : this.text.recordedScope(file, place.scope);
    if (shown === null || scope === null) return null;
    const { recording } = shown.run;
    return this.client.request('name', { recording, step: shown.step, file, place: { ...place, scope } });
  }

  /** How often each line of a file ran in the shown run; null: nothing is shown. */
  async lineCounts(file: FileName): Promise<Int32Array | null> {
    const run = this.asked.shown?.run;
    return run === undefined ? null : this.client.request('lineCounts', { recording: run.recording, file });
  }

  private get latestWithSteps(): SessionRun | null {
    const run = this.asked.latest;
    return run === null || run.status.steps === 0 ? null : run;
  }
}
