/**
 * The host's end of the conversation with the simulator's worker: requests become promises, a worker that breaks is
 * started again, and what was its fault goes to the log, never to the learner as an error of theirs.
 */
import type {
  FromWorker,
  RecordingId,
  RunResult,
  RunStatus,
  WorkerAssets,
  WorkerFailure,
  WorkerMethod,
  WorkerPort,
  WorkerRequest,
  WorkerRequests,
} from '../protocol/worker';
import { WORKER_PROTOCOL } from '../protocol/worker';

/** Where internal trouble is written. */
export interface Log {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/** What the client needs to start workers. */
export interface WorkerEnvironment {
  startWorker(): Promise<WorkerPort>;
  readAssets(): Promise<WorkerAssets>;
  /** Whether the worker's cancel flag can be shared memory (not so on most of the web). */
  readonly sharedMemory: boolean;
  readonly log: Log;
}

/** A request that got no result. `replaced`: something newer made it pointless, nothing went wrong. */
export class WorkerError extends Error {
  constructor(
    readonly code: WorkerFailure['code'] | 'crashed' | 'replaced',
    message: string,
  ) {
    super(message);
    this.name = 'WorkerError';
  }
}

/** How a run under way is doing. */
export type ProgressListener = (status: RunStatus) => void;

const CLOSING = 'The extension is closing.';

interface Pending {
  readonly method: WorkerMethod;
  readonly resolve: (result: never) => void;
  readonly reject: (error: WorkerError) => void;
}

interface Connection {
  readonly port: WorkerPort;
  readonly ready: Promise<void>;
}

/** One worker, kept alive. */
export class WorkerClient {
  private connection: Promise<Connection> | null = null;
  private readonly pending = new Map<number, Pending>();
  private readonly wanted = new Set<RecordingId>();
  private readonly progress = new Map<RecordingId, ProgressListener>();
  private readonly crashListeners = new Set<() => void>();
  private readonly cancelFlag: SharedArrayBuffer | null;
  private nextRequest = 1;
  private nextRecording = 1;
  private disposed = false;
  private closeCurrent: (() => void) | null = null;

  constructor(private readonly environment: WorkerEnvironment) {
    this.cancelFlag = environment.sharedMemory ? new SharedArrayBuffer(4) : null;
  }

  /** A name for a recording that no other one has had. */
  newRecording(): RecordingId {
    return this.nextRecording++;
  }

  /** Called when the worker broke: every recording it held is gone. */
  onCrash(listener: () => void): void {
    this.crashListeners.add(listener);
  }

  /** Forgets a recording; a run under way stops at once and its request is rejected. */
  release(recording: RecordingId): void {
    this.progress.delete(recording);
    this.setWanted(recording, false);
    if (this.connection === null) return;
    this.request('release', { recording }).catch(() => undefined);
  }

  /** Asks the worker; rejects with a {@link WorkerError}. */
  async request<M extends WorkerMethod>(
    method: M,
    params: WorkerRequests[M]['params'],
  ): Promise<WorkerRequests[M]['result']> {
    const { port, ready } = await this.connect();
    await ready;
    if (this.disposed) throw new WorkerError('replaced', CLOSING);
    return new Promise((resolve, reject) => {
      const id = this.nextRequest++;
      this.pending.set(id, { method, resolve, reject });
      // The union's members are exactly the pairs of a method and its parameters.
      port.post({ kind: 'request', id, method, params } as WorkerRequest);
    });
  }

  /** Starts the worker ahead of the first request. */
  async warmUp(): Promise<void> {
    const { ready } = await this.connect();
    await ready;
  }

  dispose(): void {
    this.disposed = true;
    this.closeCurrent?.();
    this.failAll('replaced', CLOSING);
  }

  /** Runs a program; like `request('run', ...)`, but known to the cancel flag while it is under way. */
  async run(params: WorkerRequests['run']['params'], listener: ProgressListener): Promise<RunResult> {
    const { recording } = params;
    this.progress.set(recording, listener);
    this.setWanted(recording, true);
    try {
      const result = await this.request('run', params);
      if (!this.wanted.has(recording)) throw new WorkerError('gone', 'The run was given up.');
      return result;
    } finally {
      this.progress.delete(recording);
      this.setWanted(recording, false);
    }
  }

  /** The flag holds the oldest run that is still wanted: those before it stop without waiting for a message. */
  private setWanted(recording: RecordingId, wanted: boolean): void {
    if (wanted) this.wanted.add(recording);
    else this.wanted.delete(recording);
    if (this.cancelFlag === null) return;
    Atomics.store(new Int32Array(this.cancelFlag), 0, Math.min(this.nextRecording, ...this.wanted));
  }

  private connect(): Promise<Connection> {
    if (this.disposed) return Promise.reject(new WorkerError('replaced', CLOSING));
    this.connection ??= this.open().catch((error: unknown) => {
      this.connection = null;
      const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
      this.environment.log.error(`The simulator's worker could not be started: ${reason}`);
      throw new WorkerError('crashed', reason);
    });
    return this.connection;
  }

  private async open(): Promise<Connection> {
    const [port, assets] = await Promise.all([this.environment.startWorker(), this.environment.readAssets()]);
    let loaded: () => void = () => undefined;
    let failed: (error: WorkerError) => void = () => undefined;
    const ready = new Promise<void>((resolve, reject) => {
      loaded = resolve;
      failed = reject;
    });
    // A crash before anyone waits is reported by the crash itself.
    ready.catch(() => undefined);
    let open = true;
    const close = (): void => {
      open = false;
      port.terminate();
    };
    this.closeCurrent = close;
    const crash = (reason: string): void => {
      if (!open) return;
      close();
      this.connection = null;
      failed(new WorkerError('crashed', reason));
      this.environment.log.error(`The simulator's worker stopped: ${reason}`);
      this.failAll('crashed', reason);
      this.progress.clear();
      for (const listener of this.crashListeners) listener();
    };
    port.onCrash(crash);
    port.onMessage((message) => {
      if (!open) return;
      if (message.kind === 'loaded') loaded();
      else if (message.kind === 'loadFailed') crash(message.failure.stack || message.failure.message);
      else this.receive(message);
    });
    port.post({ kind: 'load', protocol: WORKER_PROTOCOL, assets, cancelFlag: this.cancelFlag });
    return { port, ready };
  }

  private receive(message: Exclude<FromWorker, { kind: 'loaded' | 'loadFailed' }>): void {
    switch (message.kind) {
      case 'progress':
        this.progress.get(message.recording)?.(message.status);
        return;
      case 'result': {
        const pending = this.pending.get(message.id);
        this.pending.delete(message.id);
        // The worker answers a request with that method's result.
        pending?.resolve(message.result as never);
        return;
      }
      case 'failure': {
        const pending = this.pending.get(message.id);
        this.pending.delete(message.id);
        if (pending === undefined) return;
        if (message.failure.code === 'internal') {
          this.environment.log.error(
            `The simulator failed at '${pending.method}': ${message.failure.stack || message.failure.message}`,
          );
        }
        pending.reject(new WorkerError(message.failure.code, message.failure.message));
        return;
      }
    }
  }

  private failAll(code: WorkerError['code'], reason: string): void {
    const all = [...this.pending.values()];
    this.pending.clear();
    for (const { reject } of all) reject(new WorkerError(code, reason));
  }
}
