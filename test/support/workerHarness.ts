/** A worker server over the fake simulator in this very thread, and a client connected to it. */
import type { FromWorker, ToWorker, WorkerPort } from '../../src/protocol/worker';
import { WorkerClient } from '../../src/host/workerClient';
import { WorkerServer } from '../../src/worker/server';
import { fakeSimulator } from './fakeSimulator';

/** What a test can see and break. */
export interface Harness {
  readonly client: WorkerClient;
  /** Everything the client posted. */
  readonly posted: ToWorker[];
  readonly errors: string[];
  /** Workers started so far. */
  starts: number;
  /** Breaks the newest worker. */
  crash(reason: string): void;
}

/** Messages cross as clones, later, as between threads. */
export function startHarness(): Harness {
  const errors: string[] = [];
  const posted: ToWorker[] = [];
  let crash: (reason: string) => void = () => undefined;
  const startWorker = async (): Promise<WorkerPort> => {
    harness.starts++;
    let listener: (message: FromWorker) => void = () => undefined;
    let alive = true;
    const server = new WorkerServer({
      loadSimulator: async () => fakeSimulator,
      post: (message) => {
        const copy = structuredClone(message);
        setImmediate(() => {
          if (alive) listener(copy);
        });
      },
      later: (callback) => void setImmediate(callback),
      now: () => performance.now(),
    });
    return {
      post: (message) => {
        posted.push(message);
        // Shared memory crosses as it is.
        const copy = message.kind === 'load' ? message : structuredClone(message);
        setImmediate(() => {
          if (alive) server.receive(copy);
        });
      },
      onMessage: (callback) => (listener = callback),
      onCrash: (callback) => (crash = callback),
      terminate: () => (alive = false),
    };
  };
  const harness: Harness = {
    client: new WorkerClient({
      startWorker,
      readAssets: async () => ({ stdlib: null }),
      sharedMemory: true,
      log: { info: () => undefined, warn: () => undefined, error: (message) => errors.push(message) },
    }),
    posted,
    errors,
    starts: 0,
    crash: (reason) => crash(reason),
  };
  return harness;
}

/** Waits until a condition holds. */
export async function until(condition: () => boolean, what = 'the condition'): Promise<void> {
  const end = Date.now() + 3000;
  while (!condition()) {
    if (Date.now() > end) throw new Error(`${what} did not come to hold`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
