/** The memory of a released recording serves the next one, which shows nothing of what was in it. */
import assert from 'node:assert/strict';
import { DEFAULT_VIEW_OPTIONS } from '../../../../src/model';
import { ChunkStore, Journal, StepKind, StepLog } from '../../../../src/simulator/memory';
import { recorded } from '../../../support/recorded';

describe('the memory of recordings', () => {
  it('is taken from those that are gone', () => {
    const store = new ChunkStore();
    const first = new Journal(store);
    const [chunk] = first.chunks;
    first.append(8, 1);
    first.release();
    assert.equal(first.chunks.length, 0);
    const second = new Journal(store);
    assert.equal(second.chunks[0], chunk);
    assert.equal(second.length, 0);
    const steps = new StepLog(store);
    for (let i = 0; i < 3; i++) steps.append((i << 2) | StepKind.Line, i, i);
    assert.equal(steps.length, 3);
    steps.release();
    assert.equal(steps.bytes, 0);
  });

  it('is kept up to a bound, and made beforehand up to a number', () => {
    const store = new ChunkStore();
    let made = 0;
    while (Journal.prepare(store)) made++;
    assert.ok(made > 0 && made < 32, `${made} chunks`);
    const taken = Array.from({ length: made }, () => new Journal(store));
    for (const journal of taken) journal.release();
    assert.equal(Journal.prepare(store), false);
    for (let i = 0; i < 100; i++) store.give(new Int32Array(1 << 19));
    let kept = 0;
    while (kept < 200 && store.take(1 << 19)[0] === 0) kept++;
    assert.ok(kept < 100, `${kept} chunks were kept`);
  });

  it('gives the same views after another run was there', async () => {
    const source = 'a = [1, 2]\nfor i in range(40000):\n    a[i % 2] = i\nb = a\n';
    const fresh = await recorded(source);
    const last = fresh.summary().steps - 1;
    const wanted = [0, 100, last >> 1, last].map((step) => fresh.view(step, DEFAULT_VIEW_OPTIONS));
    (await recorded('x = {n: str(n) for n in range(50000)}\n')).release!();
    fresh.release!();
    const again = await recorded(source);
    assert.equal(again.summary().steps, last + 1);
    assert.deepEqual(
      [0, 100, last >> 1, last].map((step) => again.view(step, DEFAULT_VIEW_OPTIONS)),
      wanted,
    );
  });
});
