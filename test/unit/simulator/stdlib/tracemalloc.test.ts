import assert from 'node:assert/strict';
import { ran } from '../../../support/ran';

/** Runs a program and gives what it printed. */
async function output(source: string, record: boolean): Promise<string> {
  const { printed, outcome } = await ran(source, { record });
  assert.equal(outcome.kind, 'finished', printed);
  return printed;
}

const HALF_A_MILLION = `
import tracemalloc

def work():
    tracemalloc.start()
    before = tracemalloc.take_snapshot()
    numbers = list(range(500_000))
    full = tracemalloc.take_snapshot()
    grown = full.compare_to(before, 'lineno')
    print(sum(each.size_diff for each in grown if each.size_diff > 0), grown[0].count_diff, grown[0].traceback[0].lineno)
    numbers = None
    after = tracemalloc.take_snapshot()
    shrunk = after.compare_to(full, 'lineno')
    print(sum(each.size_diff for each in shrunk if each.size_diff < 0), shrunk[0].count_diff)
    current, peak = tracemalloc.get_traced_memory()
    print(current < 20_000, peak)
    tracemalloc.stop()

work()
`;

describe('tracemalloc', function () {
  this.timeout(120_000);

  for (const record of [true, false]) {
    it(`counts half a million ints as 64-bit CPython does (${record ? 'recorded' : 'not recorded'})`, async () => {
      const [grown, shrunk, traced] = (await output(HALF_A_MILLION, record))
        .trim()
        .split('\n')
        .map((line) => line.split(' '));
      // CPython 3.13, 64 bit: +19523.9 KB, -19523.3 KB, 499,745 blocks, a peak of 19,994,552 bytes.
      assert.ok(Math.abs(Number(grown?.[0]) / (19523.9 * 1024) - 1) < 0.01, grown?.join(' '));
      assert.ok(Math.abs(Number(grown?.[1]) - 499_745) < 10, grown?.join(' '));
      assert.equal(grown?.[2], '7');
      assert.ok(Math.abs(Number(shrunk?.[0]) / (-19523.3 * 1024) - 1) < 0.01, shrunk?.join(' '));
      assert.ok(Math.abs(Number(shrunk?.[1]) + 499_745) < 10, shrunk?.join(' '));
      assert.equal(traced?.[0], 'True');
      assert.ok(Math.abs(Number(traced?.[1]) / 19_994_552 - 1) < 0.01, traced?.join(' '));
    });
  }

  it('says where an object was made and where a list grew', async () => {
    const lines = (
      await output(
        `
import tracemalloc
print(tracemalloc.is_tracing(), tracemalloc.get_traced_memory())
tracemalloc.start(5)
items = []
for number in range(1000):
    items.append(object())
def make():
    return bytes(10000)
data = make()
print([(frame.lineno) for frame in tracemalloc.get_object_traceback(data)])
snapshot = tracemalloc.take_snapshot()
top = snapshot.filter_traces([tracemalloc.Filter(True, 'program.py')]).statistics('lineno')
print([(each.traceback[0].lineno, each.size, each.count) for each in top[:2]])
before = tracemalloc.get_traced_memory()[0]
del data
print(before - tracemalloc.get_traced_memory()[0] >= 10000)
tracemalloc.stop()
print(tracemalloc.get_object_traceback(items), tracemalloc.get_traced_memory())
`,
        true,
      )
    ).split('\n');
    // As 64-bit CPython 3.13 prints: 1000 objects of 16 bytes, a list's room for 1100, bytes with a head of 33.
    assert.deepEqual(lines.slice(0, 5), [
      'False (0, 0)',
      '[10, 9]',
      '[(7, 24800, 1001), (9, 10033, 1)]',
      'True',
      'None (0, 0)',
    ]);
  });
});
