/**
 * The entry of the suite that runs inside VS Code's extension host, Node or web worker, under the browser-hosted VS Code
 * and under @vscode/test-electron alike. In Node the counts go to the file that PYTHON_MEMORY_MODEL_TEST_RESULT names:
 * an extension host that dies would otherwise look like success.
 */
import 'mocha/mocha.js';

/** What one run of the suite counted. */
export interface SuiteResult {
  readonly passes: number;
  readonly failures: number;
  readonly failed: readonly string[];
}

/** Runs in the extension host as one line of its log. */
const log = (text: string): void => console.log(text);

class LineReporter {
  constructor(runner: Mocha.Runner) {
    runner.on('pass', (test) => log(`  ok   ${test.fullTitle()} (${test.duration ?? 0} ms)`));
    runner.on('pending', (test) => log(`  skip ${test.fullTitle()}`));
    runner.on('fail', (test, error: Error) => log(`  FAIL ${test.fullTitle()}\n${error.stack ?? error.message}`));
  }
}

/** VS Code calls this. */
export async function run(): Promise<void> {
  // Set up first: the test files call describe() as they are loaded.
  mocha.setup({ ui: 'bdd', timeout: 20_000, reporter: LineReporter as unknown as Mocha.ReporterConstructor });
  await import('virtual:suite');
  const failed: string[] = [];
  const result = await new Promise<SuiteResult>((resolve) => {
    let passes = 0;
    // Not mocha.run(), the browser's: it wants a page's address to look for options in.
    Mocha.prototype.run
      .call(mocha, (failures) => resolve({ passes, failures, failed }))
      .on('pass', () => passes++)
      .on('fail', (test) => failed.push(test.fullTitle()));
  });
  log(`${result.passes} passing, ${result.failures} failing`);
  await saveResult(result);
  if (result.failures > 0) throw new Error(`${result.failures} failed: ${result.failed.join('; ')}`);
}

async function saveResult(result: SuiteResult): Promise<void> {
  const path = typeof process === 'object' ? process.env?.PYTHON_MEMORY_MODEL_TEST_RESULT : undefined;
  if (path === undefined) return;
  const { writeFileSync } = await import('node:fs');
  writeFileSync(path, JSON.stringify(result));
}
