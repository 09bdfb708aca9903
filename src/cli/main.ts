/**
 * The command's entry, bundled to `dist/cli/cli.js`: runs the command line in a thread with a stack that bears a
 * thousand Python frames, as the editor does. The main thread's stack is the operating system's affair.
 */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

const thread = new Worker(join(__dirname, 'thread.js'), {
  argv: process.argv.slice(2),
  resourceLimits: { stackSizeMb: 16, maxOldGenerationSizeMb: 4096, maxYoungGenerationSizeMb: 96 },
});
thread.on('error', (problem) => {
  process.stderr.write(`${problem.stack ?? problem.message}\n`);
  process.exitCode = 70;
});
thread.on('exit', (code) => {
  process.exitCode ??= code;
});
