/** Plays a recording: one step after another, at a speed, until the end. */
import type { StepIndex } from '../../src/model';
import { lastStep } from './store';
import type { PageState } from './store';

/** Steps a second. */
export const SPEEDS = [1, 2, 5, 10, 25] as const;

/** See the file's comment. */
export class Player {
  private timer: number | null = null;
  private perSecond: number;
  /** The step that was asked for last; the next one is not due before it is there. */
  private wanted: StepIndex | null = null;

  constructor(
    private readonly state: () => PageState,
    private readonly goTo: (step: StepIndex) => void,
    private readonly changed: () => void,
    speed: unknown,
  ) {
    this.perSecond = SPEEDS.find((one) => one === speed) ?? 2;
  }

  get isPlaying(): boolean {
    return this.timer !== null;
  }

  get speed(): number {
    return this.perSecond;
  }

  set speed(perSecond: number) {
    this.perSecond = perSecond;
    if (this.isPlaying) this.start();
    this.changed();
  }

  /** Starts, from the beginning when the end is on show; or stops. */
  toggle(): void {
    const { run, shown, wanted } = this.state();
    if (this.isPlaying || run === null || run.steps === 0) return this.stop();
    if ((wanted ?? shown?.step ?? 0) >= lastStep(run) && run.outcome.kind !== 'running') this.goTo(run.firstStep);
    this.start();
    this.changed();
  }

  stop(): void {
    if (this.timer === null) return;
    clearInterval(this.timer);
    this.timer = null;
    this.changed();
  }

  private start(): void {
    if (this.timer !== null) clearInterval(this.timer);
    this.wanted = null;
    this.timer = window.setInterval(() => this.tick(), 1000 / this.perSecond);
  }

  private tick(): void {
    const { run, shown } = this.state();
    if (run === null || shown?.run !== run.run || run.steps === 0) return this.stop();
    if (this.wanted !== null && shown.step < this.wanted) return;
    if (shown.step >= lastStep(run)) {
      // A run under way has more to come.
      if (run.outcome.kind !== 'running') this.stop();
      return;
    }
    this.wanted = shown.step + 1;
    this.goTo(this.wanted);
  }
}
