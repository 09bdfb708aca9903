// `npm test`: sets everything up and runs every check and suite. Works straight after `git clone`.
//   node scripts/test.mjs [STAGE ...]      only those stages (see `stages`); the build runs before those that need it
// The last line is `N passed, N failed`: tests, and one for each check that is not a test.
import { spawn } from 'node:child_process';
import { inRoot, root } from './lib/paths.mjs';
import { ensureChromium, ensureCodeServer, ensurePackages } from './lib/setup.mjs';

const bin = (path) => inRoot('node_modules', path);
const script = (name) => [inRoot('scripts', name)];
const mocha = (pattern, ...more) => [bin('mocha/bin/mocha.js'), ...more, pattern];
const tsx = (...args) => [bin('tsx/dist/cli.mjs'), ...args];

/** What is run: `counts` says that the stage's output tells how many tests passed and failed. */
const stages = [
  { name: 'build', args: script('build.mjs') },
  { name: 'types', args: script('typecheck.mjs'), group: 'checks' },
  {
    name: 'lint',
    args: [bin('eslint/bin/eslint.js'), '.', '--cache', '--cache-location', '.cache/eslint/', '--max-warnings', '0'],
    group: 'checks',
  },
  {
    name: 'format',
    args: [bin('prettier/bin/prettier.cjs'), '--check', '.', '--log-level', 'warn'],
    group: 'checks',
  },
  { name: 'unit', args: mocha('test/unit/**/*.test.ts'), counts: true, group: 'checks' },
  { name: 'conformance', args: mocha('test/conformance/**/*.test.ts'), counts: true, group: 'checks' },
  { name: 'libtest', args: tsx('test/libtest/run.ts', '--short'), counts: true, group: 'checks' },
  { name: 'webview', args: mocha('test/webview/**/*.test.ts', '--timeout', '60000'), counts: true, browser: true },
  { name: 'vscode-node', args: tsx('test/integration/run.ts', 'node'), counts: true, browser: true, built: true },
  { name: 'vscode-web', args: tsx('test/integration/run.ts', 'web'), counts: true, browser: true, built: true },
  {
    name: 'vscode-driven',
    args: mocha('test/integration/e2e/**/*.test.ts', '--timeout', '90000'),
    counts: true,
    browser: true,
    built: true,
  },
];

// Elsewhere the browser-hosted VS Code does not run; a desktop VS Code, downloaded, takes the suite.
if (process.platform !== 'linux') {
  stages.splice(
    stages.findIndex(({ name }) => name === 'vscode-node'),
    3,
    {
      name: 'vscode-electron',
      args: tsx('test/integration/run.ts', 'electron'),
      counts: true,
      browser: true,
      built: true,
    },
  );
}

const totals = { passed: 0, failed: 0, times: [] };

function runStage(stage, env) {
  return new Promise((resolve) => {
    console.log(`... ${stage.name}`);
    const started = Date.now();
    const child = spawn(process.execPath, stage.args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (data) => (output += data));
    child.stderr.on('data', (data) => (output += data));
    child.on('close', (code) => {
      const { passed, failed } = count(stage, output, code);
      const seconds = ((Date.now() - started) / 1000).toFixed(1);
      totals.passed += passed;
      totals.failed += failed;
      totals.times.push(`${stage.name} ${seconds} s`);
      const verdict = `${failed === 0 ? 'ok  ' : 'FAIL'} ${stage.name}: ${passed} passed, ${failed} failed (${seconds} s)`;
      const quiet = failed === 0 && stage.name !== 'build' && !output.startsWith('not run');
      console.log(quiet ? verdict : `${output.trimEnd()}\n${verdict}`);
      resolve(failed === 0);
    });
  });
}

/** A suite that says nothing, or whose process fails though no test did, has failed. */
function count(stage, output, code) {
  if (stage.counts !== true) return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  const last = (pattern) => Number([...output.matchAll(pattern)].at(-1)?.[1] ?? 0);
  const passed = last(/(\d+) (?:passing|passed)\b/g);
  const failed = last(/(\d+) (?:failing|failed)\b/g);
  return { passed, failed: failed === 0 && (code !== 0 || passed === 0) ? 1 : failed };
}

async function runAll(list, lanes, env) {
  const queue = [...list];
  const lane = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) await runStage(next, env);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

async function main() {
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !stages.some((stage) => stage.name === name));
  if (unknown.length > 0) {
    throw new Error(`No stage ${unknown.join(', ')}; there are: ${stages.map(({ name }) => name).join(', ')}`);
  }
  const chosen = stages.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  ensurePackages();
  const env = { ...process.env };
  if (chosen.some(({ browser }) => browser)) env.CHROMIUM_PATH = env.CHROMIUM = ensureChromium();
  if (process.platform === 'linux' && chosen.some(({ built }) => built)) ensureCodeServer();
  if (chosen.some(({ name, built }) => built || name === 'build')) {
    if (!(await runStage(stages[0], env))) return;
  }
  await runAll(
    chosen.filter(({ group }) => group === 'checks'),
    2,
    env,
  );
  // Browsers want the machine for themselves.
  await runAll(
    chosen.filter(({ browser }) => browser),
    1,
    env,
  );
}

const started = Date.now();
try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  totals.failed++;
}
console.log(`\n${[...totals.times, `${((Date.now() - started) / 1000).toFixed(0)} s in all`].join(', ')}`);
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed === 0 ? 0 : 1;
