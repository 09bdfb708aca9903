/**
 * How deep the stack is and how much is on the heap: one line of figures, and below it, when unfolded, how both grew
 * over the run. A click on the lines goes to that step.
 */
import { grouped } from '../../../src/diagram';
import type { Growth, GrowthSample, StepIndex } from '../../../src/model';
import { t } from '../l10n';
import { svg } from '../picture/svg';
import type { PageState } from '../store';
import { h, setShown, setText } from './dom';

const WIDTH = 400;
const HEIGHT = 34;

/** 2,048 bytes as `2.0 kB`. */
export const bytesText = (bytes: number): string => {
  if (bytes < 1000) return t('{0} bytes', bytes);
  if (bytes < 1_000_000) return t('{0} kB', (bytes / 1000).toFixed(1));
  return t('{0} MB', (bytes / 1_000_000).toFixed(1));
};

/** The sample nearest to a part (0 to 1) of the steps. */
export const sampleAt = ({ samples }: Growth, part: number): GrowthSample | null => {
  const first = samples[0]?.step ?? 0;
  const last = samples.at(-1)?.step ?? 0;
  const wanted = first + part * (last - first);
  return samples.reduce<GrowthSample | null>(
    (best, one) => (best === null || Math.abs(one.step - wanted) < Math.abs(best.step - wanted) ? one : best),
    null,
  );
};

type Measure = 'depth' | 'objects' | 'bytes';

/** One line over the run. */
class Spark {
  readonly root: HTMLElement;
  private readonly line = svg('path', { class: 'spark-line' });
  private readonly area = svg('path', { class: 'spark-area' });
  private readonly cursor = svg('line', { class: 'spark-cursor', y1: 0, y2: HEIGHT });
  private readonly most = h('span', { class: 'spark-most' });
  private growth: Growth | null = null;

  constructor(
    title: string,
    private readonly measure: Measure,
    private readonly text: (value: number) => string,
    goTo: (step: StepIndex) => void,
  ) {
    const picture = svg(
      'svg',
      { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none', 'aria-hidden': 'true' },
      this.area,
      this.line,
      this.cursor,
    );
    this.root = h('figure', { class: 'spark' }, h('figcaption', {}, h('span', { text: title }), this.most), picture);
    picture.addEventListener('click', (event) => {
      const { left, width } = picture.getBoundingClientRect();
      const sample = this.growth === null ? null : sampleAt(this.growth, (event.clientX - left) / Math.max(1, width));
      if (sample !== null) goTo(sample.step);
    });
  }

  update(growth: Growth, step: StepIndex): void {
    const { samples } = growth;
    const first = samples[0]?.step ?? 0;
    const span = Math.max(1, (samples.at(-1)?.step ?? 0) - first);
    const x = (at: StepIndex): string => (((at - first) / span) * WIDTH).toFixed(1);
    this.cursor.setAttribute('x1', x(step));
    this.cursor.setAttribute('x2', x(step));
    if (growth === this.growth) return;
    this.growth = growth;
    const most = samples.reduce((top, sample) => Math.max(top, sample[this.measure]), 0);
    const y = (value: number): string => (HEIGHT - 2 - (value / Math.max(1, most)) * (HEIGHT - 4)).toFixed(1);
    const points = samples.map((sample) => `${x(sample.step)} ${y(sample[this.measure])}`);
    this.line.setAttribute('d', points.length === 0 ? '' : `M${points.join('L')}`);
    this.area.setAttribute('d', points.length === 0 ? '' : `M0 ${HEIGHT}L${points.join('L')}L${WIDTH} ${HEIGHT}z`);
    setText(this.most, t('at most {0}', this.text(most)));
  }
}

/** The meters. */
export class Meters {
  readonly root: HTMLElement;
  private readonly details: HTMLDetailsElement;
  private readonly stack = h('span', { class: 'meter-text' });
  private readonly bar = h('span', { class: 'meter-fill' });
  private readonly heap = h('span', { class: 'meter-text' });
  private readonly sparks: readonly Spark[];

  /** `opened` is told when the reader unfolds or folds it. */
  constructor(isOpen: boolean, goTo: (step: StepIndex) => void, opened: (isOpen: boolean) => void) {
    this.sparks = [
      new Spark(t('Stack depth'), 'depth', grouped, goTo),
      new Spark(t('Objects'), 'objects', grouped, goTo),
      new Spark(t('Bytes'), 'bytes', bytesText, goTo),
    ];
    this.details = h(
      'details',
      {},
      h(
        'summary',
        { title: t('Stack and heap over the run') },
        this.stack,
        h('span', { class: 'meter-bar', attributes: { 'aria-hidden': 'true' } }, this.bar),
        this.heap,
      ),
      h('div', { class: 'sparks' }, ...this.sparks.map(({ root }) => root)),
    );
    this.details.open = isOpen;
    this.details.addEventListener('toggle', () => opened(this.details.open));
    this.root = h('section', { class: 'meters', attributes: { 'aria-label': t('Stack and heap') } }, this.details);
  }

  get isOpen(): boolean {
    return this.details.open;
  }

  update({ shown, growth, run }: PageState): void {
    setShown(this.root, shown !== null);
    if (shown === null) return;
    const { stackDepth, stackLimit, heap } = shown.view;
    const part = Math.min(1, stackDepth / Math.max(1, stackLimit));
    setText(this.stack, t('Stack {0} of {1}', grouped(stackDepth), grouped(stackLimit)));
    this.bar.style.width = `${Math.max(2, part * 100)}%`;
    this.bar.classList.toggle('high', part > 0.8);
    const objects = heap.objects === 1 ? t('1 object') : t('{0} objects', grouped(heap.objects));
    setText(this.heap, t('Heap {0}, {1}', objects, bytesText(heap.bytes)));
    if (!this.details.open || growth === null || run === null) return;
    for (const spark of this.sparks) spark.update(growth, shown.step);
  }
}
