/**
 * `npm run libtest -- [TEST ...]`: CPython's own tests, from a Lib/test on this machine, inside the simulator. Without names: all recorded files.
 *
 *   --short       the few files that `npm test` runs
 *   --record      writes down the results (also worse ones); otherwise a share below the recorded one fails
 *   --oracle      asks CPython 3.14 which of the tests it passes itself, and writes that down
 *   --verbose     shows how each test failed
 *   --only WORD   shows and counts only tests whose id contains the word
 *   --seconds N   for one test (default 20)
 */
import { parseArgs } from 'node:util';
import {
  describe,
  isWorse,
  notPassed,
  readOracle,
  readResults,
  resultOf,
  writeOracle,
  writeResults,
  type FileResult,
} from './results';
import { findSuite, Runner, hasTest } from './suite';

/** Some of everything, in well under a minute. */
const SHORT = ['test_list', 'test_dict', 'test_scope', 'test_generators', 'test_patma', 'test_class'];
/** The release that the simulator follows, whose WebAssembly build is the oracle. */
const ORACLE_PYTHON = '3.14';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    short: { type: 'boolean', default: false },
    record: { type: 'boolean', default: false },
    oracle: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    seconds: { type: 'string', default: '20' },
  },
});

async function main(): Promise<number> {
  const suite = findSuite();
  if (suite === null) {
    console.log(
      'not run: there is no CPython with its Lib/test on this machine (PYTHON_LIB can name a Lib folder)\n1 passed',
    );
    return 0;
  }
  const recorded = readResults();
  const oracle = readOracle();
  const named = values.short ? SHORT : positionals.length > 0 ? positionals : Object.keys(recorded.files);
  const unknown = positionals.filter((name) => !hasTest(suite, name));
  if (unknown.length > 0) throw new Error(`no ${unknown.join(', ')} in ${suite.lib}/test`);
  // Another release has other tests: its shares say nothing about the recorded ones.
  const comparable = recorded.python === '' || recorded.python === suite.version;
  console.log(`tests of CPython ${suite.version} (${suite.lib})`);
  const runner = await Runner.create(suite);
  const limits = { test: Number(values.seconds) * 1000, file: 240_000 };
  const files: Record<string, FileResult> = { ...recorded.files };
  const excluded: Record<string, readonly string[]> = { ...oracle.files };
  let passed = 0;
  let worse = 0;
  try {
    for (const name of named.filter((each) => hasTest(suite, each))) {
      if (values.oracle) {
        const asked = await runner.run('oracle', name, limits);
        if (asked.problem !== null && asked.tests.size === 0) {
          console.log(`${name}: CPython did not run it (${asked.problem.slice(0, 120)})`);
          continue;
        }
        excluded[name] = notPassed(name, asked);
        console.log(`${name}: ${excluded[name].length} not passed by CPython ${ORACLE_PYTHON}`);
        writeOracle({ python: ORACLE_PYTHON, files: excluded });
        continue;
      }
      const run = await runner.run('simulator', name, limits);
      const result = resultOf(name, run, excluded[name] ?? []);
      console.log(`${describe(name, result)}  ${(run.milliseconds / 1000).toFixed(1)} s`);
      if (values.verbose) {
        for (const [id, { kind, text }] of run.tests) {
          const fails = result.failing.some((short) => id.endsWith(short));
          if (fails && id.includes(values.only)) console.log(`--- ${kind}: ${id}\n${text.trimEnd()}`);
        }
        if (run.problem !== null) console.log(run.problem);
      }
      passed += result.passed;
      if (comparable && isWorse(result, recorded.files[name])) {
        worse++;
        const before = new Set(recorded.files[name]?.failing ?? []);
        const fresh = result.failing.filter((id) => !before.has(id));
        console.log(`  fell below the recorded result; new failures: ${fresh.join(', ')}`);
      }
      files[name] = result;
      if (values.record) writeResults({ python: suite.version, files });
    }
  } finally {
    runner.close();
  }
  console.log(`${passed} passed, ${worse} failed (files whose share is below the recorded one)`);
  return worse > 0 && !values.record ? 1 : 0;
}

process.exitCode = await main();
