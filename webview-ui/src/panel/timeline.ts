/**
 * The slider, with what happens where in the run drawn around it: the depth of the stack above it, with a foot at each
 * call and return; prints, exceptions and writes of the watched variable below it. Signs differ by shape and place,
 * not by colour alone. A click on a sign goes to its very step.
 */
import { grouped } from '../../../src/diagram';
import type { MarkKind, Marks } from '../../../src/model';
import { t } from '../l10n';
import { svg } from '../picture/svg';
import { lastStep } from '../store';
import type { PageState } from '../store';
import { h, setShown } from './dom';

/** Heights of what is above and below the slider's line. */
const ABOVE = 12;
const BELOW = 9;
/** Narrower columns than this have no feet. */
const WIDE = 3;
/** The signs that a click in the band below goes to, the rarest first. */
const CLICKABLE: readonly MarkKind[] = ['exception', 'watch', 'output'];
/** How far from a sign a click may be. */
const REACH = 5;
/** Width of the slider's thumb: its middle never reaches the ends. */
const THUMB = 11;
/** Columns are worth no more than pixels. */
const MOST_COLUMNS = 1200;

/** What happens in a column, in words. */
export const columnText = (marks: Marks, column: number): string => {
  const say: Readonly<Record<MarkKind, (count: number) => string>> = {
    call: (count) => (count === 1 ? t('a call') : t('{0} calls', grouped(count))),
    return: (count) => (count === 1 ? t('a return') : t('{0} returns', grouped(count))),
    exception: (count) => (count === 1 ? t('an exception') : t('{0} times an exception', grouped(count))),
    output: (count) => (count === 1 ? t('prints') : t('prints {0} times', grouped(count))),
    watch: (count) =>
      count === 1 ? t('the watched variable is written') : t('{0} writes of the watched variable', grouped(count)),
  };
  const kinds: readonly MarkKind[] = ['call', 'return', 'exception', 'output', 'watch'];
  const first = marks.firstStep + Math.ceil((column * marks.steps) / marks.columns);
  const end = marks.firstStep + Math.ceil(((column + 1) * marks.steps) / marks.columns);
  const where =
    end - first <= 1 ? t('step {0}', grouped(first + 1)) : t('steps {0} to {1}', grouped(first + 1), grouped(end));
  const happens = kinds.filter((kind) => marks.rows[kind].counts[column]! > 0);
  return [where, ...happens.map((kind) => say[kind](marks.rows[kind].counts[column]!))].join(' · ');
};

/** The first step of a kind at or near a column; null: there is none within reach. */
export const signNear = (marks: Marks, kinds: readonly MarkKind[], column: number, reach: number): number | null => {
  for (let distance = 0; distance <= reach; distance++) {
    for (const kind of kinds) {
      for (const at of [column - distance, column + distance]) {
        const step = marks.rows[kind].firsts[at] ?? -1;
        if (step >= 0) return step;
      }
    }
  }
  return null;
};

/** The slider and what is drawn around it. */
export class Timeline {
  readonly root: HTMLElement;
  private readonly slider: HTMLInputElement;
  private readonly picture = svg('svg', { class: 'marks', preserveAspectRatio: 'none', 'aria-hidden': 'true' });
  private readonly tip = h('div', { class: 'tip', attributes: { 'aria-hidden': 'true' } });
  private drawn: Marks | null = null;
  private drawnWidth = 0;
  /** Kept, since asking for it would lay the page out at every step. */
  private width = 0;
  private height = 0;
  private marks: Marks | null = null;

  /** `resized` is told how many columns there is room for. */
  constructor(
    private readonly goTo: (step: number) => void,
    resized: () => void,
  ) {
    this.slider = h('input', {
      class: 'slider',
      attributes: { type: 'range', min: '0', max: '0', step: '1', 'aria-label': t('Step of the run') },
      on: { input: () => goTo(Number(this.slider.value)) },
    });
    this.tip.hidden = true;
    this.root = h('div', { class: 'timeline' }, this.picture, this.slider, this.tip);
    this.root.addEventListener('pointerdown', (event) => this.pressed(event), true);
    this.root.addEventListener('pointermove', (event) => this.told(event));
    this.root.addEventListener('pointerleave', () => setShown(this.tip, false));
    let timer = 0;
    new ResizeObserver(([entry]) => {
      ({ width: this.width, height: this.height } = entry!.contentRect);
      this.draw();
      clearTimeout(timer);
      timer = window.setTimeout(resized, 200);
    }).observe(this.root);
  }

  /** Columns to ask for. */
  get columns(): number {
    return Math.max(1, Math.min(MOST_COLUMNS, Math.floor(this.width)));
  }

  private columnAt(event: PointerEvent): number | null {
    const { marks } = this;
    if (marks === null) return null;
    const { left, width } = this.root.getBoundingClientRect();
    const part = (event.clientX - left - THUMB / 2) / Math.max(1, width - THUMB);
    const column = Math.floor((Math.round(part * (marks.steps - 1)) * marks.columns) / marks.steps);
    return Math.max(0, Math.min(marks.columns - 1, column));
  }

  /** In the band below the line, a press goes to the sign under it. */
  private pressed(event: PointerEvent): void {
    const { bottom, width } = this.root.getBoundingClientRect();
    const column = this.columnAt(event);
    if (event.button !== 0 || column === null || this.marks === null || event.clientY < bottom - BELOW - 2) return;
    const reach = Math.ceil((REACH * this.marks.columns) / Math.max(1, width));
    const step = signNear(this.marks, CLICKABLE, column, reach);
    if (step === null) return;
    event.preventDefault();
    event.stopPropagation();
    this.slider.focus();
    this.goTo(step);
  }

  private told(event: PointerEvent): void {
    const column = this.columnAt(event);
    if (column === null || this.marks === null || event.buttons !== 0) return setShown(this.tip, false);
    this.tip.textContent = columnText(this.marks, column);
    setShown(this.tip, true);
    const { left, width } = this.root.getBoundingClientRect();
    const room = this.tip.offsetWidth;
    this.tip.style.left = `${Math.max(0, Math.min(width - room, event.clientX - left - room / 2))}px`;
  }

  private draw(): void {
    const { marks, picture, width, height } = this;
    if (marks === null || width === 0 || (marks === this.drawn && width === this.drawnWidth)) return;
    this.drawn = marks;
    this.drawnWidth = width;
    const { columns, rows, steps } = marks;
    const room = width - THUMB;
    const step = room / columns;
    picture.setAttribute('viewBox', `0 0 ${width} ${height}`);
    // A column begins half a step before its first step, whose middle is where the thumb stands at it.
    const x = (column: number): number =>
      THUMB / 2 + ((Math.ceil((column * steps) / columns) - 0.5) / Math.max(1, steps - 1)) * room;
    const deepest = Math.max(2, ...marks.depth);
    const top = (depth: number): number => ABOVE - ((ABOVE - 2) * Math.min(depth, deepest)) / deepest;
    let area = `M${x(0).toFixed(1)} ${ABOVE}`;
    marks.depth.forEach((depth, column) => {
      area += `V${top(depth).toFixed(1)}H${x(column + 1).toFixed(1)}`;
    });
    area += `V${ABOVE}z`;
    const middle = height - BELOW / 2 - 1;
    const each = (kind: MarkKind, shape: (centre: number, column: number) => string): SVGElement => {
      let path = '';
      let last = -Infinity;
      rows[kind].counts.forEach((count, column) => {
        const centre = (x(column) + x(column + 1)) / 2;
        // Signs closer than they are wide would be a smear.
        if (count === 0 || centre - last < 2) return;
        last = centre;
        path += shape(centre, column);
      });
      return svg('path', { d: path, class: `sign sign-${kind}` });
    };
    const foot = Math.min(4, step / 2);
    const depthAt = (column: number): number => marks.depth[column] ?? 0;
    const signs = [
      each('output', (at) => `M${at - 1.5} ${middle - 1.5}h3v3h-3z`),
      each('watch', (at) => `M${at} ${middle - 3.5}l3.5 3.5l-3.5 3.5l-3.5 -3.5z`),
      each('exception', (at) => `M${at} 1V${height - 1}M${at - 2.5} ${middle - 2.5}l5 5m0 -5l-5 5`),
    ];
    if (step >= WIDE) {
      signs.unshift(
        each('call', (_at, column) => `M${x(column)} ${ABOVE}V${top(depthAt(column))}h${foot}`),
        each('return', (_at, column) => `M${x(column + 1)} ${ABOVE}V${top(depthAt(column))}h${-foot}`),
      );
    }
    picture.replaceChildren(svg('path', { d: area, class: 'depth' }), ...signs);
  }

  update(state: PageState): void {
    const { run } = state;
    const can = run !== null && run.steps > 0;
    const step = state.wanted ?? state.shown?.step ?? 0;
    const first = run?.firstStep ?? 0;
    const last = run === null ? -1 : lastStep(run);
    const { slider } = this;
    slider.disabled = !can;
    slider.min = String(first);
    slider.max = String(Math.max(first, last));
    if (document.activeElement !== slider || Number(slider.value) !== step) slider.value = String(step);
    slider.style.setProperty('--part', `${last > first ? ((step - first) / (last - first)) * 100 : 0}%`);
    slider.setAttribute('aria-valuetext', t('Step {0} of {1}', grouped(step + 1), grouped(last + 1)));
    this.marks = can ? state.marks : null;
    if (this.marks === null) this.picture.replaceChildren();
    else this.draw();
  }
}
