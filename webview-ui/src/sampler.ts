/**
 * Fetches what the layout's plan is made of: views of those steps that together show every object that is ever drawn.
 * Asked in idle time, a handful at once, so that the reader never waits for it.
 */
import type { StepIndex, View } from '../../src/model';
import type { HostMessage, PageMessage, RunId } from '../../src/protocol/webview';

/** Steps looked at of a long run; of a short one all are. */
const MOST = 400;
/** Objects looked at, over all steps and at once: what is asked for takes its time where there are many. */
const OBJECTS = 4000;
const OBJECTS_AT_ONCE = 240;
const AT_ONCE = 12;
/** Milliseconds that all of it may take, about: where views are slow, fewer are looked at, so that the plan comes soon. */
const PATIENCE = 1000;

/**
 * The same steps, the last one and coarse ones first: however many are looked at before time is up, they are spread over
 * the run and tell how it ends.
 */
const coarseFirst = (all: readonly StepIndex[]): StepIndex[] => {
  const order = all.slice(-1);
  const steps = all.slice(0, -1);
  let stride = 1;
  while (stride * 2 < steps.length) stride *= 2;
  for (let index = 0; index < steps.length; index += stride) order.push(steps[index]!);
  for (; stride > 1; stride /= 2)
    for (let index = stride / 2; index < steps.length; index += stride) order.push(steps[index]!);
  return order;
};

/** Takes samples; `isLast`: there are no more. */
export type SampleTaker = (run: RunId, views: readonly View[], isLast: boolean) => void;

/** See the file's comment. */
export class Sampler {
  private run: RunId = 0;
  private waiting: number | null = null;
  /** Steps still to be looked at; null: not known yet. */
  private steps: StepIndex[] | null = null;
  private began = 0;
  private taken = 0;

  constructor(
    private readonly send: (message: PageMessage) => void,
    private readonly number: () => number,
    private readonly take: SampleTaker,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Whether an answer is awaited. */
  get isWaiting(): boolean {
    return this.waiting !== null;
  }

  /** Asks for the next samples of a run, if there are any; `objects`: about so many are in each. */
  ask(run: RunId, objects: number): void {
    if (this.run !== run) {
      this.run = run;
      this.steps = null;
      this.waiting = null;
      this.taken = 0;
    }
    if (this.waiting !== null || this.steps?.length === 0) return;
    this.waiting = this.number();
    const fitting = (all: number, most: number): number => Math.min(most, Math.ceil(all / Math.max(1, objects)));
    if (this.steps === null) this.send({ kind: 'telling', run, request: this.waiting, most: fitting(OBJECTS, MOST) });
    else {
      const steps = this.steps.splice(0, fitting(OBJECTS_AT_ONCE, AT_ONCE));
      this.send({ kind: 'samples', run, request: this.waiting, steps });
    }
  }

  /** Hears an answer. */
  receive(message: Extract<HostMessage, { readonly kind: 'telling' | 'samples' }>): void {
    if (message.request !== this.waiting) return;
    this.waiting = null;
    if (message.run !== this.run) return;
    if (message.kind === 'telling') {
      this.steps = coarseFirst(message.steps);
      this.began = this.now();
    } else {
      this.taken += message.views.length;
      this.steps = (this.steps ?? []).slice(0, this.affordable());
      this.take(message.run, message.views, this.steps.length === 0);
    }
  }

  /** How many more steps there is time for at the pace so far. */
  private affordable(): number {
    const spent = this.now() - this.began;
    return Math.floor((Math.max(0, PATIENCE - spent) * this.taken) / Math.max(1, spent));
  }

  /** A question was refused: what is there must do. */
  refused(request: number): void {
    if (request !== this.waiting) return;
    this.waiting = null;
    this.steps = [];
    this.take(this.run, [], true);
  }
}
