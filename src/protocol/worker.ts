/**
 * Messages between a front end (extension host, command line) and the worker that runs the simulator. Requests carry
 * an id and are answered exactly once, with a result or with a failure that says which of our own bugs it was; the
 * worker also reports how a run under way grows. Only plain data crosses: views, never the heap.
 */
import type {
  FileContent,
  FileName,
  Growth,
  Holders,
  Jump,
  Limits,
  Marks,
  Moment,
  Move,
  NameInfo,
  NamePlace,
  ObjectId,
  OutputWindow,
  RunSummary,
  SlotLabel,
  StepIndex,
  StepInfo,
  View,
  ViewOptions,
  Visit,
  Written,
  WatchedVariable,
} from '../model';

/** Raised whenever a message changes its meaning. */
export const WORKER_PROTOCOL = 1;

/** Names a recording inside the worker. Chosen by the front end, never used twice in one worker's life. */
export type RecordingId = number;

/** A program and everything one run of it may read. */
export interface Program {
  readonly filename: FileName;
  readonly source: string;
  readonly limits: Limits;
  readonly keep: 'oldest' | 'newest';
  readonly input: readonly string[];
  /** After those lines standard input is at its end, instead of the program being stopped to ask. */
  readonly inputEnds: boolean;
  readonly argv: readonly string[];
  /** The learner's other files, by path relative to the program. */
  readonly files: Readonly<Record<string, FileContent>>;
  /** Names in the learner's folders that the program lists, by path with a slash at the end ('./' for its own), folders' names too. */
  readonly folders: Readonly<Record<string, readonly string[]>>;
}

/** What is known of a run without its output, which may be long and is asked for in pieces. */
export type RunStatus = Omit<RunSummary, 'output'>;

/** How a run ended. */
export interface RunResult {
  readonly status: RunStatus;
  /** Files and folders that the program asked for and that `Program.files` and `Program.folders` do not hold; folders end with a slash. */
  readonly missing: readonly string[];
}

/** Everything a front end shows of one step, in one answer. */
export interface Look {
  readonly view: View;
  readonly info: StepInfo;
  /** Which visit of its line the step shows for the wanted moment. */
  readonly visit: Visit | null;
  /** The end of the output written before the step. */
  readonly output: OutputWindow;
}

/** Parameters and result of each request. */
export interface WorkerRequests {
  /** Runs a program to its end (or limit, or cancellation); answers then, reports growth meanwhile. */
  run: { params: { recording: RecordingId; program: Program }; result: RunResult };
  /** Ends a run early; its recording stays. */
  cancel: { params: { recording: RecordingId }; result: null };
  /** Forgets a recording and frees its memory. */
  release: { params: { recording: RecordingId }; result: null };
  look: {
    params: { recording: RecordingId; step: StepIndex; options: ViewOptions; moment: Moment };
    result: Look;
  };
  view: { params: { recording: RecordingId; step: StepIndex; options: ViewOptions }; result: View };
  move: { params: { recording: RecordingId; from: StepIndex; move: Move }; result: StepIndex };
  /** Where a jump leads; null: nowhere. */
  jump: {
    params: {
      recording: RecordingId;
      from: StepIndex;
      jump: Jump;
      watched: WatchedVariable | null;
      options: ViewOptions;
    };
    result: StepIndex | null;
  };
  /** What happens where in the recording. */
  marks: { params: { recording: RecordingId; columns: number; watched: WatchedVariable | null }; result: Marks };
  /** The last characters of the first `end` ones of the output. */
  output: { params: { recording: RecordingId; end: number; characters: number }; result: OutputWindow };
  visit: {
    params: {
      recording: RecordingId;
      file: FileName;
      line: number;
      visit: number | null;
      near: StepIndex;
      moment: Moment;
    };
    result: Visit | null;
  };
  name: {
    params: { recording: RecordingId; step: StepIndex; file: FileName; place: NamePlace };
    result: NameInfo | null;
  };
  /** Every holder of an object. */
  holders: { params: { recording: RecordingId; step: StepIndex; object: ObjectId }; result: Holders };
  /** The last write to a slot of a frame or object. */
  written: {
    params: { recording: RecordingId; step: StepIndex; holder: ObjectId; label: SlotLabel };
    result: Written | null;
  };
  /** Steps whose views together show every object that is ever drawn. */
  telling: { params: { recording: RecordingId; most: number }; result: readonly StepIndex[] };
  /** Stack and heap over the whole recording. */
  growth: { params: { recording: RecordingId }; result: Growth };
  /** The step at which the exception that ended the run was raised; null: it did not end so. */
  raised: { params: { recording: RecordingId }; result: StepIndex | null };
  /** Where a line of a traceback belongs that was printed before a step; null: in no recorded file. */
  raisedAt: {
    params: { recording: RecordingId; file: FileName; line: number; before: StepIndex; repeat: number };
    result: StepIndex | null;
  };
  lineCounts: { params: { recording: RecordingId; file: FileName }; result: Int32Array };
  /** The step of a newer recording that shows the place an older one's step shows. */
  carry: { params: { from: RecordingId; step: StepIndex; to: RecordingId }; result: StepIndex };
}

/** The name of a request. */
export type WorkerMethod = keyof WorkerRequests;

/** One request as it travels. */
export type WorkerRequest = {
  [M in WorkerMethod]: {
    readonly kind: 'request';
    readonly id: number;
    readonly method: M;
    readonly params: WorkerRequests[M]['params'];
  };
}[WorkerMethod];

/** Why a request was not answered with a result. */
export interface WorkerFailure {
  /** `gone`: the recording was released. `internal`: a bug of ours, for the log. */
  readonly code: 'gone' | 'internal';
  readonly message: string;
  readonly stack: string;
}

/** What the simulator is made of, as bytes, for workers that cannot read files themselves. */
export interface WorkerAssets {
  readonly stdlib: Uint8Array | null;
}

/** Front end to worker. */
export type ToWorker =
  | {
      readonly kind: 'load';
      readonly protocol: number;
      readonly assets: WorkerAssets;
      readonly cancelFlag: SharedArrayBuffer | null;
    }
  | WorkerRequest;

/** Worker to front end. */
export type FromWorker =
  | { readonly kind: 'loaded'; readonly protocol: number }
  | { readonly kind: 'loadFailed'; readonly failure: WorkerFailure }
  | { readonly kind: 'result'; readonly id: number; readonly result: WorkerRequests[WorkerMethod]['result'] }
  | { readonly kind: 'failure'; readonly id: number; readonly failure: WorkerFailure }
  /** Sent while a run grows and once more when it has ended, before its `result`. */
  | { readonly kind: 'progress'; readonly recording: RecordingId; readonly status: RunStatus };

/** One end of a connection to a worker, whatever kind of worker it is. */
export interface WorkerPort {
  post(message: ToWorker): void;
  onMessage(listener: (message: FromWorker) => void): void;
  /** The worker broke or ended without being asked to. */
  onCrash(listener: (reason: string) => void): void;
  terminate(): void;
}

const KINDS: ReadonlySet<unknown> = new Set<FromWorker['kind']>([
  'loaded',
  'loadFailed',
  'result',
  'failure',
  'progress',
]);

/** Whether something that arrived is a message of the worker (it always is, unless two versions met). */
export const isFromWorker = (value: unknown): value is FromWorker =>
  typeof value === 'object' && value !== null && KINDS.has((value as { kind?: unknown }).kind);

const REQUEST_KINDS: ReadonlySet<unknown> = new Set<ToWorker['kind']>(['load', 'request']);

/** Whether something that arrived is a message of a front end. */
export const isToWorker = (value: unknown): value is ToWorker =>
  typeof value === 'object' && value !== null && REQUEST_KINDS.has((value as { kind?: unknown }).kind);
