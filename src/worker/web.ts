/** The worker in a browser: the web's extension host starts it, itself being a worker. */
import { isToWorker } from '../protocol/worker';
import { loadSimulator } from '../simulator';
import { WorkerServer } from './server';

declare const self: DedicatedWorkerGlobalScope;

// A message to oneself is handled after those that have already arrived, and without setTimeout's 4 ms.
const turns = new MessageChannel();
const waiting: (() => void)[] = [];
turns.port1.onmessage = () => waiting.shift()?.();

const server = new WorkerServer({
  loadSimulator: (assets) => loadSimulator(assets),
  post: (message) => self.postMessage(message),
  later: (callback) => {
    waiting.push(callback);
    turns.port2.postMessage(null);
  },
  now: () => performance.now(),
});
self.onmessage = (event: MessageEvent<unknown>) => {
  if (isToWorker(event.data)) server.receive(event.data);
};
