/** What the plan of a picture is made of, and how much of it where views are slow. */
import assert from 'node:assert/strict';
import type { View } from '../../../src/model';
import type { PageMessage } from '../../../src/protocol/webview';
import { Sampler } from '../../../webview-ui/src/sampler';

/** Samples a run of so many steps, each view of which takes its time; the steps looked at, and the milliseconds. */
const sampled = (count: number, objects: number, milliseconds: number): { steps: number[]; time: number } => {
  let time = 0;
  let request = 0;
  const steps: number[] = [];
  const sent: PageMessage[] = [];
  let isDone = false;
  const sampler = new Sampler(
    (message) => sent.push(message),
    () => ++request,
    (_run, _views, isLast) => (isDone = isLast),
    () => time,
  );
  for (let asked = 0; asked < 1000 && !isDone; asked++) {
    sampler.ask(1, objects);
    const message = sent.pop()!;
    if (message.kind === 'telling') {
      const most = Math.min(count, message.most);
      const telling = Array.from({ length: most }, (_unused, index) => Math.floor((index * count) / most));
      sampler.receive({ kind: 'telling', run: 1, request: message.request, steps: telling });
    } else if (message.kind === 'samples') {
      time += message.steps.length * milliseconds;
      steps.push(...message.steps);
      const views = message.steps.map((step) => ({ step }) as View);
      sampler.receive({ kind: 'samples', run: 1, request: message.request, views });
    }
  }
  assert.ok(isDone);
  return { steps, time };
};

describe('samples for the plan', () => {
  it('are all steps of a short run', () => {
    assert.deepEqual(
      sampled(60, 10, 1).steps.sort((a, b) => a - b),
      Array.from({ length: 60 }, (_unused, step) => step),
    );
  });

  it('are fewer where there are many objects', () => {
    assert.equal(sampled(10_000, 10, 1).steps.length, 400);
    assert.equal(sampled(10_000, 80, 1).steps.length, 50);
  });

  it('are as many as there is time for where views are slow, spread over the run', () => {
    const { steps, time } = sampled(10_000, 10, 20);
    assert.ok(time <= 1300, `${time} ms`);
    assert.ok(steps.length >= 40);
    for (let tenth = 0; tenth < 10; tenth++) {
      const here = steps.filter((step) => Math.floor(step / 1000) === tenth).length;
      assert.ok(here * 20 >= steps.length, `${here} of ${steps.length} in tenth ${tenth}`);
    }
  });
});
