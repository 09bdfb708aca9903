/**
 * The worker's side of the conversation, whatever kind of worker it runs in: loads the simulator, advances runs in
 * slices between messages, keeps recordings until they are released, and answers questions about them.
 */
import type { Recording } from '../model';
import type {
  FromWorker,
  Look,
  Program,
  RecordingId,
  RunStatus,
  ToWorker,
  WorkerAssets,
  WorkerFailure,
  WorkerMethod,
  WorkerRequest,
  WorkerRequests,
} from '../protocol/worker';
import { WORKER_PROTOCOL } from '../protocol/worker';
import type { Run, Simulator } from '../simulator';

/** What the server needs of the worker it lives in. */
export interface ServerHost {
  /** Loads the simulator from its parts. */
  loadSimulator(assets: WorkerAssets): Promise<Simulator>;
  post(message: FromWorker): void;
  /** Calls back after the messages that have arrived meanwhile were handled. */
  later(callback: () => void): void;
  now(): number;
}

/** How long a run may keep the worker from its messages. */
export const SLICE_MILLISECONDS = 20;
/** How long idle work may keep it. */
export const PREPARE_MILLISECONDS = 5;
/** How often a growing run is reported. */
export const PROGRESS_MILLISECONDS = 100;
/** How much output comes with each step. */
const OUTPUT_CHARACTERS = 6000;

/** Told apart from our own bugs: the front end asked about something it has released. */
class RecordingGone extends Error {}

/** A run under way, or a finished one whose recording can still be looked at. */
interface Entry {
  readonly run: Run;
  readonly missing: Set<string>;
  lastReport: number;
  /** Resolves the `run` request. */
  readonly request: number;
  running: boolean;
}

/** Serves one front end. */
export class WorkerServer {
  private simulator: Simulator | null = null;
  private cancelFlag: Int32Array | null = null;
  private readonly entries = new Map<RecordingId, Entry>();
  private idleRound = 0;

  constructor(private readonly host: ServerHost) {}

  /** Handles one message; never throws. */
  receive(message: ToWorker): void {
    switch (message.kind) {
      case 'load':
        void this.load(message.assets, message.protocol, message.cancelFlag);
        return;
      case 'request':
        this.answer(message);
        return;
    }
  }

  private async load(assets: WorkerAssets, protocol: number, cancelFlag: SharedArrayBuffer | null): Promise<void> {
    try {
      if (protocol !== WORKER_PROTOCOL) throw new Error(`protocol ${protocol} asked for, ${WORKER_PROTOCOL} spoken`);
      this.cancelFlag = cancelFlag === null ? null : new Int32Array(cancelFlag);
      this.simulator = await this.host.loadSimulator(assets);
      this.host.post({ kind: 'loaded', protocol: WORKER_PROTOCOL });
      this.prepare(null);
    } catch (error) {
      this.host.post({ kind: 'loadFailed', failure: failureOf(error) });
    }
  }

  private answer(request: WorkerRequest): void {
    try {
      switch (request.method) {
        case 'run':
          this.startRun(request.id, request.params.recording, request.params.program);
          return;
        case 'cancel':
          this.entries.get(request.params.recording)?.run.cancel();
          this.reply<'cancel'>(request.id, null);
          return;
        case 'release':
          this.release(request.params.recording);
          this.reply<'release'>(request.id, null);
          return;
        case 'look': {
          const { recording, step, options, moment } = request.params;
          this.reply<'look'>(request.id, look(this.recording(recording), step, options, moment));
          return;
        }
        case 'view': {
          const { recording, step, options } = request.params;
          this.reply<'view'>(request.id, this.recording(recording).view(step, options));
          return;
        }
        case 'move':
          this.reply<'move'>(
            request.id,
            this.recording(request.params.recording).move(request.params.from, request.params.move),
          );
          return;
        case 'jump': {
          const { recording, from, jump, watched, options } = request.params;
          this.reply<'jump'>(request.id, this.recording(recording).jump(from, jump, watched, options));
          return;
        }
        case 'marks': {
          const { recording, columns, watched } = request.params;
          this.reply<'marks'>(request.id, this.recording(recording).marks(columns, watched));
          return;
        }
        case 'output': {
          const { recording, end, characters } = request.params;
          this.reply<'output'>(request.id, this.recording(recording).outputWindow(end, characters));
          return;
        }
        case 'visit': {
          const { recording, file, line, visit, near, moment } = request.params;
          this.reply<'visit'>(request.id, this.recording(recording).visit(file, line, visit, near, moment));
          return;
        }
        case 'name': {
          const { recording, step, file, place } = request.params;
          this.reply<'name'>(request.id, this.recording(recording).nameAt(step, file, place));
          return;
        }
        case 'holders': {
          const { recording, step, object } = request.params;
          this.reply<'holders'>(request.id, this.recording(recording).holders(step, object));
          return;
        }
        case 'written': {
          const { recording, step, holder, label } = request.params;
          this.reply<'written'>(request.id, this.recording(recording).written(step, holder, label));
          return;
        }
        case 'telling': {
          const { recording, most } = request.params;
          this.reply<'telling'>(request.id, this.recording(recording).tellingSteps(most));
          return;
        }
        case 'growth':
          this.reply<'growth'>(request.id, this.recording(request.params.recording).growth());
          return;
        case 'raised': {
          const { recording } = request.params;
          this.reply<'raised'>(request.id, this.recording(recording).raised());
          return;
        }
        case 'raisedAt': {
          const { recording, file, line, before, repeat } = request.params;
          this.reply<'raisedAt'>(request.id, this.recording(recording).raisedAt(file, line, before, repeat));
          return;
        }
        case 'lineCounts':
          this.reply<'lineCounts'>(
            request.id,
            this.recording(request.params.recording).lineCounts(request.params.file),
          );
          return;
        case 'carry': {
          const place = this.recording(request.params.from).placeOf(request.params.step);
          this.reply<'carry'>(request.id, this.recording(request.params.to).stepOf(place));
          return;
        }
      }
    } catch (error) {
      this.host.post({ kind: 'failure', id: request.id, failure: failureOf(error) });
    }
  }

  private startRun(request: number, id: RecordingId, program: Program): void {
    if (this.simulator === null) throw new Error('The simulator has not been loaded.');
    const missing = new Set<string>();
    const run = this.simulator.start(program.source, {
      filename: program.filename,
      limits: program.limits,
      record: true,
      keep: program.keep,
      input: program.input,
      ...(program.inputEnds ? { readLine: () => null } : {}),
      argv: program.argv,
      readFile: (path) => {
        if (Object.hasOwn(program.files, path)) return program.files[path]!;
        missing.add(path);
        return null;
      },
      listFolder: (path) => {
        const folder = path === '' ? './' : path;
        if (Object.hasOwn(program.folders, folder)) return program.folders[folder]!;
        missing.add(folder);
        return null;
      },
      isCancelled: () => this.isUnwanted(id),
    });
    const entry: Entry = { run, missing, lastReport: this.host.now(), request, running: true };
    this.entries.set(id, entry);
    this.slice(id, entry);
  }

  /** The flag holds the oldest recording that is still wanted; it is seen even while messages wait in line. */
  private isUnwanted(id: RecordingId): boolean {
    return this.cancelFlag !== null && Atomics.load(this.cancelFlag, 0) > id;
  }

  /** Advances a run for a while, then lets messages in. */
  private slice(id: RecordingId, entry: Entry): void {
    if (!entry.running) return;
    try {
      if (this.isUnwanted(id)) entry.run.cancel();
      const more = entry.run.advance(SLICE_MILLISECONDS);
      if (more) {
        if (this.host.now() - entry.lastReport >= PROGRESS_MILLISECONDS) this.report(id, entry);
        this.host.later(() => this.slice(id, entry));
        return;
      }
      entry.running = false;
      const status = this.report(id, entry);
      this.reply<'run'>(entry.request, { status, missing: [...entry.missing] });
      this.prepare(id);
    } catch (error) {
      entry.running = false;
      this.entries.delete(id);
      this.host.post({ kind: 'failure', id: entry.request, failure: failureOf(error) });
    }
  }

  /** Makes coming runs start sooner and far seeks in the newest recording quick, while nobody asks for anything. */
  private prepare(id: RecordingId | null): void {
    const round = ++this.idleRound;
    this.host.later(() => {
      // A newer round goes on where this one is; a run that began meanwhile starts one at its end.
      if (round !== this.idleRound) return;
      for (const entry of this.entries.values()) if (entry.running) return;
      const recording = id === null ? null : (this.entries.get(id)?.run.recording ?? null);
      const startsSooner = this.simulator?.prepare?.(PREPARE_MILLISECONDS) === true;
      const seeksQuicker = recording?.prepare?.(PREPARE_MILLISECONDS) === true;
      if (startsSooner || seeksQuicker) this.prepare(id);
    });
  }

  private report(id: RecordingId, entry: Entry): RunStatus {
    entry.lastReport = this.host.now();
    const status = statusOf(entry.run);
    this.host.post({ kind: 'progress', recording: id, status });
    return status;
  }

  private release(id: RecordingId): void {
    const entry = this.entries.get(id);
    if (entry === undefined) return;
    this.entries.delete(id);
    if (entry.running) entry.run.cancel();
    entry.run.recording?.release?.();
    if (!entry.running) return;
    entry.running = false;
    this.host.post({
      kind: 'failure',
      id: entry.request,
      failure: { code: 'gone', message: 'The run was replaced by a newer one.', stack: '' },
    });
  }

  private recording(id: RecordingId): Recording {
    const recording = this.entries.get(id)?.run.recording;
    if (recording === undefined || recording === null) throw new RecordingGone(`Recording ${id} has been released.`);
    return recording;
  }

  private reply<M extends WorkerMethod>(id: number, result: WorkerRequests[M]['result']): void {
    this.host.post({ kind: 'result', id, result });
  }
}

/** What is known of a run; a text that cannot be compiled leaves no recording. */
function statusOf(run: Run): RunStatus {
  const { outcome, recording } = run;
  if (recording === null)
    return { outcome, steps: 0, firstStep: 0, files: [], outputLength: 0, bytes: 0, milliseconds: 0 };
  const { steps, firstStep, files, outputLength, bytes, milliseconds } = recording.summary();
  return { outcome, steps, firstStep, files, outputLength, bytes, milliseconds };
}

function look(
  recording: Recording,
  step: number,
  options: WorkerRequests['look']['params']['options'],
  moment: WorkerRequests['look']['params']['moment'],
): Look {
  const view = recording.view(step, options);
  return {
    view,
    info: recording.stepInfo(step),
    visit: recording.visitAt(step, moment),
    output: recording.outputWindow(view.outputLength, OUTPUT_CHARACTERS),
  };
}

function failureOf(error: unknown): WorkerFailure {
  const code = error instanceof RecordingGone ? 'gone' : 'internal';
  if (error instanceof Error) return { code, message: error.message, stack: error.stack ?? '' };
  return { code, message: String(error), stack: '' };
}
