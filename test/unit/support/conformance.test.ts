import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  compareObserved,
  findPrograms,
  loadExpected,
  storeObserved,
  type Observed,
  type Rung,
} from '../../support/conformance';

const all: ReadonlySet<Rung> = new Set(['output', 'steps', 'graph']);
const observed: Observed = {
  stdout: '1\n2\n',
  stderr: '',
  exit: 0,
  truncated: false,
  steps: [
    { event: 'call 0 <module>', graph: ['#0 <module>'] },
    { event: 'line 1 <module>', graph: ['#0 <module> x=@1', '@1 list [1]'] },
    { event: 'call 3 f', graph: ['#0 <module>:1 x=@1', '#1 f', '@1 list [1]'] },
    { event: 'return 3 f', graph: ['#0 <module>:1 x=@1', '#1 f', 'return 2', '@1 list [1]'] },
    { event: 'return 1 <module>', graph: ['#0 <module>', 'return None'] },
  ],
};

describe('comparing with CPython', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'conformance-'));
    mkdirSync(join(root, 'area'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const write = (text: string): void => writeFileSync(join(root, 'area/program.py'), text);

  it('reads back what it stored', () => {
    write('x = [1]\n');
    const [program] = findPrograms(root);
    writeFileSync(program!.expectedPath, storeObserved(observed, '3.14.2'));
    const { python, ...back } = loadExpected(program!);
    assert.equal(python, '3.14.2');
    assert.deepEqual(back, observed);
  });

  it('fails without an expected file', () => {
    write('x = 1\n');
    assert.throws(() => loadExpected(findPrograms(root)[0]!), /area\/program has no expected output/);
  });

  it('reads the header', () => {
    write('# compare: output, steps\n# input: Ada\n# input: 36\nprint(input())\n');
    const [program] = findPrograms(root);
    assert.deepEqual([...program!.rungs], ['output', 'steps']);
    assert.deepEqual(program!.input, ['Ada', '36']);
    write('# compare: ouput\n');
    assert.throws(() => findPrograms(root), /not ouput/);
  });

  it('finds nothing to say of equal runs', () => assert.equal(compareObserved(observed, observed, all), null));

  it('names the first difference of each rung', () => {
    const steps = observed.steps!;
    const change = (index: number, event: string, graph: readonly string[]): Observed => ({
      ...observed,
      steps: steps.map((step, at) => (at === index ? { event, graph } : step)),
    });
    assert.match(
      compareObserved(observed, { ...observed, stdout: '1\n3\n' }, all)!,
      /stdout differs\n {2}1\n- 2\n\+ 3/,
    );
    assert.match(compareObserved(observed, { ...observed, exit: 1 }, all)!, /exit code: CPython 0, simulator 1/);
    assert.match(
      compareObserved(observed, change(2, 'call 4 f', []), all)!,
      /steps differ at step 2[^]*- call 3 f\n\+ call 4 f/,
    );
    const graph = ['#0 <module> x=@1', '@1 list [2]'];
    assert.match(
      compareObserved(observed, change(1, 'line 1 <module>', graph), all)!,
      /step 1[^]*- @1 list \[1\]\n\+ @1 list \[2\]/,
    );
    assert.equal(compareObserved(observed, change(1, 'line 1 <module>', graph), new Set(['output', 'steps'])), null);
    const shorter = { ...observed, steps: steps.slice(0, 3) };
    assert.match(compareObserved(observed, shorter, all)!, /steps differ at step 3/);
    assert.match(compareObserved(shorter, observed, all)!, /steps differ at step 3/);
    assert.equal(compareObserved({ ...shorter, truncated: true }, observed, all), null);
  });
});
