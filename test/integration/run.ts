/**
 * Runs the suite inside a real VS Code: `tsx test/integration/run.ts node|web|electron`.
 * node and web use the browser-hosted VS Code; electron uses @vscode/test-electron, which downloads a desktop VS Code.
 */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'node:util';
import { startVSCodeServer } from '../../scripts/lib/vscode-server.mjs';
import { launchBrowser } from '../support/browser';
import { bundleSuite, type HostKind } from './bundle';
import type { SuiteResult } from './suite/index';

const extension = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '');
const examples = fileURLToPath(new URL('workspace', import.meta.url));
const RESULT_VARIABLE = 'PYTHON_MEMORY_MODEL_TEST_RESULT';
/** What the server always says: native modules that were not built, an extension gallery that is switched off. */
const NOISE = /build\/Release\/watchdog|bindings file|additional builtin extensions/;
const OVERALL_MS = 180_000;

async function main(kind: string): Promise<void> {
  if (!existsSync(join(extension, 'dist/host/extension.js'))) throw new Error('Build first: npm run build');
  const scratch = mkdtempSync(join(tmpdir(), 'suite-'));
  const workspace = join(scratch, 'workspace');
  cpSync(examples, workspace, { recursive: true });
  const resultFile = join(scratch, 'result.json');
  try {
    if (kind === 'electron') await runInElectron(workspace, resultFile);
    else if (kind === 'node' || kind === 'web') await runInBrowser(kind, workspace, resultFile);
    else throw new Error('say which: node, web or electron');
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

async function runInElectron(workspace: string, resultFile: string): Promise<void> {
  const { runTests } = await import('@vscode/test-electron');
  await runTests({
    extensionDevelopmentPath: extension,
    extensionTestsPath: await bundleSuite('node'),
    launchArgs: [workspace, '--disable-workspace-trust', '--skip-welcome'],
    extensionTestsEnv: { [RESULT_VARIABLE]: resultFile },
  });
  report('electron', readResult(resultFile));
}

async function runInBrowser(kind: HostKind, workspace: string, resultFile: string): Promise<void> {
  const tests = await bundleSuite(kind);
  const server = await startVSCodeServer({
    env: { [RESULT_VARIABLE]: resultFile },
    settings: kind === 'web' ? { 'remote.extensionKind': { 'python-memory-model.python-memory-model': ['web'] } } : {},
  });
  const browser = await launchBrowser();
  const lines: string[] = [];
  try {
    const page = await browser.context.newPage();
    const ended = new Promise<number>((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`The suite did not end within ${OVERALL_MS / 1000} s`)),
        OVERALL_MS,
      );
      const done = (code: number): void => {
        clearTimeout(timer);
        resolve(code);
      };
      const setUp = [
        page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => {
          const text = format(...args);
          lines.push(text);
          if (/^ {2}(ok|skip|FAIL) |^\d+ passing/.test(text)) console.log(text);
        }),
        page.exposeFunction('codeAutomationExit', done),
      ];
      Promise.all(setUp)
        .then(() => page.goto(server.url({ folder: workspace, extension, tests, web: kind === 'web' })))
        .catch(reject);
    });
    const code = await ended;
    const result = kind === 'node' ? readResult(resultFile) : resultFromLog(lines);
    if (code !== 0 && result.failures === 0) throw new Error(`VS Code ended the suite with code ${code}`);
    report(kind, result);
  } catch (error) {
    console.log(
      lines
        .filter((line) => !NOISE.test(line))
        .slice(-60)
        .join('\n'),
    );
    throw error;
  } finally {
    await browser.close();
    await server.stop();
  }
}

function readResult(file: string): SuiteResult {
  if (!existsSync(file)) throw new Error('The extension host died before the suite could report');
  return JSON.parse(readFileSync(file, 'utf8')) as SuiteResult;
}

/** In the web worker no file can be written: the suite's own last line counts. */
function resultFromLog(lines: readonly string[]): SuiteResult {
  const match = lines.map((line) => /^(\d+) passing, (\d+) failing$/.exec(line)).find((found) => found !== null);
  if (match === undefined) throw new Error('The extension host died before the suite could report');
  return { passes: Number(match[1]), failures: Number(match[2]), failed: [] };
}

function report(kind: string, { passes, failures }: SuiteResult): void {
  if (passes === 0) throw new Error('No test ran');
  console.log(`${kind} extension host: ${passes} passed, ${failures} failed`);
  if (failures > 0) process.exitCode = 1;
}

await main(process.argv[2] ?? '');
