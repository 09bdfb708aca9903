/**
 * Threads: what CPython prints wherever the order is certain, the steps' frames, and the ends of programs that wait.
 * (The oracle's CPython has no threads; these outputs were seen with others.)
 */
import * as assert from 'node:assert/strict';
import { CANONICAL_VIEW } from '../../../support/canonical';
import { ran } from '../../../support/ran';

async function prints(source: string, lines: readonly string[]): Promise<void> {
  for (const record of [false, true]) {
    const { printed, outcome } = await ran(source, { record });
    assert.deepEqual(printed.trimEnd().split('\n'), lines);
    assert.equal(outcome.kind, 'finished');
  }
}

describe('threads', function () {
  this.timeout(120_000);

  it('hand over when they sleep, in the order of the clock', () =>
    prints(
      `
import threading, time
def work(n):
    print('start', n)
    time.sleep(0.3 - n / 10)
    print('end', n)
threads = [threading.Thread(target=work, args=(n,)) for n in range(3)]
for t in threads: t.start()
print('main', threading.active_count())
for t in threads: t.join()
print('done', threads[0].is_alive())
`,
      ['start 0', 'start 1', 'start 2', 'main 4', 'end 2', 'end 1', 'end 0', 'done False'],
    ));

  it('wait for locks, events, conditions and queues', () =>
    prints(
      `
import threading, queue, time
q = queue.Queue(maxsize=1)
def produce():
    for i in range(3): q.put(i)
    q.put(None)
def consume():
    while (item := q.get()) is not None: print('got', item)
pair = [threading.Thread(target=consume), threading.Thread(target=produce)]
for t in pair: t.start()
for t in pair: t.join()
ready = threading.Event()
waiter = threading.Thread(target=lambda: print('ready', ready.wait()))
waiter.start()
print('setting')
ready.set()
waiter.join()
count = 0
lock = threading.Lock()
def add():
    global count
    for _ in range(500):
        with lock: count += 1
adders = [threading.Thread(target=add) for _ in range(3)]
for t in adders: t.start()
for t in adders: t.join()
print(count, lock.acquire(timeout=0.1), lock.acquire(timeout=0.1))
`,
      ['got 0', 'got 1', 'got 2', 'setting', 'ready True', '1500 True False'],
    ));

  it('go on when native code waits in the middle of a call', () =>
    prints(
      `
import threading, queue, time
print(sorted([2, 1], key=lambda x: (time.sleep(0.1), x)[1]))
q = queue.Queue()
def work():
    for item in iter(q.get, None): print('item', item)
t = threading.Thread(target=work)
t.start()
q.put(1)
q.put(None)
t.join()
`,
      ['[1, 2]', 'item 1'],
    ));

  it('have their turn when another one never waits', () =>
    prints(
      `
import threading, time
done = False
def finish():
    global done
    time.sleep(0.001)
    done = True
threading.Thread(target=finish).start()
while not done: pass
print('seen')
`,
      ['seen'],
    ));

  it('serve executors and asyncio', () =>
    prints(
      `
import asyncio, time
from concurrent.futures import ThreadPoolExecutor
def double(n):
    time.sleep(n / 10)
    return n * 2
with ThreadPoolExecutor(2) as pool: print(list(pool.map(double, [3, 1, 2])))
async def main(): print(await asyncio.gather(asyncio.to_thread(double, 2), asyncio.sleep(0.1, 'slept')))
asyncio.run(main())
`,
      ['[6, 2, 4]', "[4, 'slept']"],
    ));

  it('are waited for at the end, daemons are not', () =>
    prints(
      `
import threading, time
def late(n):
    time.sleep(n)
    print('late', n)
threading.Thread(target=late, args=(1,)).start()
threading.Thread(target=late, args=(2,), daemon=True).start()
print('end of main')
`,
      ['end of main', 'late 1'],
    ));

  it('go on inside native code when the main thread is over', async () => {
    const { printed, outcome } = await ran(`import threading, time
def key(x):
    time.sleep(0.1)
    return -x
threading.Thread(target=lambda: print(sorted([1, 2, 3], key=key))).start()
time.sleep(0.15)
print('main ends')
1 / 0
`);
    assert.equal(printed, 'main ends\n[3, 2, 1]\n');
    assert.equal(outcome.kind === 'exception' ? outcome.exception.type : outcome.kind, 'ZeroDivisionError');
  });

  it('report what they raise, and the program goes on', async () => {
    const { printed, errors, outcome } = await ran(`
import threading
def fail(): 1 / 0
t = threading.Thread(target=fail)
t.start()
t.join()
print('on')
`);
    assert.equal(printed, 'on\n');
    assert.match(
      errors,
      /^Exception in thread Thread-1 \(fail\):\nTraceback[^]*ZeroDivisionError: division by zero\n$/,
    );
    assert.deepEqual(outcome, { kind: 'finished', exitCode: 0 });
  });

  it('that wait for each other end the run at the line that waits', async () => {
    const { outcome } = await ran(`import threading
lock = threading.Lock()
lock.acquire()
t = threading.Thread(target=lock.acquire)
t.start()
t.join()
`);
    assert.equal(outcome.kind, 'deadlock');
    if (outcome.kind === 'deadlock') {
      assert.match(outcome.what, /each thread/);
      assert.equal(outcome.span.line, 6);
    }
  });

  it('show the frames of those that wait before the running one’s', async () => {
    const { recording } = await ran(
      `import threading
def work(n):
    x = n
t = threading.Thread(target=work, args=(1,))
t.start()
t.join()
`,
      { record: true },
    );
    assert.ok(recording !== null);
    const seen: string[] = [];
    for (let step = 0; step < recording.summary().steps; step++) {
      const { frames, nextLine, event } = recording.view(step, CANONICAL_VIEW);
      seen.push(
        `${event} ${frames.map(({ name, line, state }) => `${name} ${line} ${state}`).join(', ')} -> ${nextLine}`,
      );
    }
    assert.deepEqual(seen.slice(5), [
      'call <module> 5 waiting, work 2 running -> 2',
      'line <module> 5 waiting, work 3 running -> 3',
      'return <module> 5 waiting, work 3 returning -> null',
      'line <module> 6 running -> 6',
      'return <module> 6 returning -> null',
    ]);
  });
});
