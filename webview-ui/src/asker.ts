/** Asks the host for what is known of the whole run, when it is new, has grown, or is wanted in another way. */
import type { WatchedVariable } from '../../src/model';
import type { PageMessage, RunId } from '../../src/protocol/webview';
import type { PageState } from './store';

/** How often a growing run is asked about. */
const MILLISECONDS = 600;

/** What an answer is for. */
interface Asked {
  readonly run: RunId;
  readonly steps: number;
  readonly watched: WatchedVariable | null;
  readonly columns: number;
}

/** See the file's comment. */
export class Asker {
  private marks: Asked | null = null;
  private growth: Asked | null = null;
  private last = -Infinity;
  private timer: number | null = null;
  private latest: { readonly state: PageState; readonly wantsGrowth: boolean } | null = null;

  constructor(
    private readonly send: (message: PageMessage) => void,
    private readonly columns: () => number,
  ) {}

  /** The panel may have another width. */
  resized(): void {
    if (this.latest !== null) this.update(this.latest.state, this.latest.wantsGrowth);
  }

  update(state: PageState, wantsGrowth: boolean): void {
    this.latest = { state, wantsGrowth };
    const { run, shown, watched } = state;
    if (run === null || run.steps === 0 || shown?.run !== run.run || this.columns() < 2) return;
    const asked: Asked = { run: run.run, steps: run.steps, watched, columns: this.columns() };
    const { marks } = this;
    const isNew = marks?.run !== asked.run || marks.watched !== watched || marks.columns !== asked.columns;
    const isDue = isNew || marks.steps !== asked.steps;
    const isGrowthDue = wantsGrowth && (this.growth?.run !== asked.run || this.growth.steps !== asked.steps);
    const isIncomplete = wantsGrowth && state.growth?.complete === false;
    if (!isDue && !isGrowthDue && !isIncomplete) return;
    const wait = isNew && run.outcome.kind !== 'running' ? 0 : this.last + MILLISECONDS - performance.now();
    if (wait > 0) {
      this.timer ??= window.setTimeout(() => {
        this.timer = null;
        if (this.latest !== null) this.update(this.latest.state, this.latest.wantsGrowth);
      }, wait);
      return;
    }
    this.last = performance.now();
    if (isDue) {
      this.marks = asked;
      this.send({ kind: 'marks', run: run.run, columns: asked.columns });
    }
    if (isGrowthDue || isIncomplete) {
      this.growth = asked;
      this.send({ kind: 'growth', run: run.run });
    }
  }
}
