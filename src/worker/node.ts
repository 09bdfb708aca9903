/** The worker in Node: the desktop's extension host starts it with `worker_threads`. */
import { parentPort } from 'node:worker_threads';
import { isToWorker } from '../protocol/worker';
import { loadSimulator } from '../simulator';
import { WorkerServer } from './server';

const port = parentPort;
if (port === null) throw new Error('This file is the main file of a worker thread.');

const server = new WorkerServer({
  loadSimulator: loadSimulator,
  post: (message) => port.postMessage(message),
  // setImmediate lets the messages that wait be handled first.
  later: (callback) => void setImmediate(callback),
  now: () => performance.now(),
});
port.on('message', (message: unknown) => {
  if (isToWorker(message)) server.receive(message);
});
