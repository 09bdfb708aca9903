// Checks the types of every place of execution, each with its own tsconfig, two at a time.
// Places whose files do not exist yet are named and passed over.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
const cache = join(root, '.cache/tsc');

/** [name, tsconfig, a file or folder that must exist for the check to make sense] */
const places = [
  ['pure', 'tsconfig.json', 'src/simulator'],
  ['host', 'src/host/tsconfig.json', 'src/host/extension.ts'],
  ['worker', 'src/worker/tsconfig.web.json', 'src/worker/web.ts'],
  ['webview', 'webview-ui/tsconfig.json', 'webview-ui/src/main.ts'],
  ['test', 'test/tsconfig.json', 'test'],
];

function check(name, config) {
  return new Promise((resolve) => {
    const args = [
      tsc,
      '-p',
      join(root, config),
      '--noEmit',
      '--incremental',
      '--tsBuildInfoFile',
      join(cache, `${name}.json`),
    ];
    if (process.stdout.isTTY) args.push('--pretty');
    const started = Date.now();
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (data) => (output += data));
    child.stderr.on('data', (data) => (output += data));
    child.on('close', (code) => {
      process.stdout.write(
        `${code === 0 ? 'ok  ' : 'FAIL'} types ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)\n${output}`,
      );
      resolve(code === 0);
    });
  });
}

mkdirSync(cache, { recursive: true });
const wanted = process.argv.slice(2);
const queue = places.filter(([name, , needed]) => {
  if (wanted.length > 0 && !wanted.includes(name)) return false;
  if (existsSync(join(root, needed))) return true;
  console.log(`skip types ${name}: ${needed} does not exist yet`);
  return false;
});
let good = true;
async function lane() {
  for (let next = queue.shift(); next !== undefined; next = queue.shift())
    good = (await check(next[0], next[1])) && good;
}
await Promise.all([lane(), lane()]);
process.exitCode = good ? 0 : 1;
