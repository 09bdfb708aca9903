/**
 * Stack depth, objects and bytes over a recording: samples evenly spread over its steps, worked out bit by bit in idle
 * time. When there are too many, every other one goes and the next ones are taken twice as far apart.
 */
import type { Growth, GrowthSample, StepIndex, View } from '../../model';
import type { Steps } from './steps';

/** A line of a few hundred pixels shows no more. */
const MOST = 512;

export class GrowthSampler {
  private samples: GrowthSample[] = [];
  private stride = 1;
  private next = -1;

  constructor(
    private readonly steps: Steps,
    private readonly totalsAt: (step: StepIndex) => View['heap'],
  ) {}

  /** Takes samples for about so many milliseconds. True: there are more to take. */
  advance(milliseconds: number, clock: () => number): boolean {
    const { steps } = this;
    const end = clock() + milliseconds;
    if (this.next < steps.first) {
      // The oldest steps were forgotten.
      this.samples = this.samples.filter(({ step }) => step >= steps.first);
      this.next = Math.max(this.samples.length === 0 ? steps.first : this.next, steps.first);
    }
    while (this.next < steps.length) {
      if (clock() >= end) return true;
      this.samples.push(this.sample(this.next));
      if (this.samples.length > MOST) this.thin();
      this.next = this.samples[this.samples.length - 1].step + this.stride;
    }
    return false;
  }

  /** What is known by now. */
  growth(): Growth {
    const { steps, samples } = this;
    const complete = steps.length > steps.first && this.next >= steps.length;
    const last = steps.length - 1;
    const whole = complete && samples[samples.length - 1].step < last ? [...samples, this.sample(last)] : [...samples];
    return { samples: whole, complete };
  }

  private sample(step: StepIndex): GrowthSample {
    const before = this.samples[this.samples.length - 1];
    let depth = 0;
    for (let at = before === undefined ? step : before.step + 1; at <= step; at++) {
      depth = Math.max(depth, this.steps.depth(at));
    }
    return { step, depth, ...this.totalsAt(step) };
  }

  /** Keeps every other sample; the deepest stack of those that go is kept with the next. */
  private thin(): void {
    const kept: GrowthSample[] = [];
    for (let i = 0; i < this.samples.length; i += 2) {
      const sample = this.samples[i];
      const depth = Math.max(sample.depth, i === 0 ? 0 : this.samples[i - 1].depth);
      kept.push(depth === sample.depth ? sample : { ...sample, depth });
    }
    this.samples = kept;
    this.stride *= 2;
  }
}
