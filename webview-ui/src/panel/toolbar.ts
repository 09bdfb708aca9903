/** The controls above the picture: moves, the step's number, the slider, the visits of the line, and what to show. */
import { grouped } from '../../../src/diagram';
import type { Move } from '../../../src/model';
import type { SettingChange } from '../../../src/protocol/webview';
import type { PageState } from '../store';
import { lastStep } from '../store';
import { h, setShown, setText } from './dom';
import { icon } from './icons';
import type { IconName } from './icons';
import { Whereabouts } from './whereabouts';

/** What the controls do. */
export interface ToolbarActions {
  readonly move: (move: Move) => void;
  readonly goTo: (step: number) => void;
  readonly visit: (visit: number) => void;
  readonly change: (change: SettingChange) => void;
  readonly copy: () => void;
  readonly export: () => void;
  readonly fit: () => void;
  readonly zoomBy: (factor: number) => void;
  readonly toggleText: () => void;
}

const button = (name: IconName, title: string, onClick: () => void, isMirrored = false): HTMLButtonElement =>
  h(
    'button',
    { class: 'tool', title, attributes: { type: 'button', 'aria-label': title }, on: { click: onClick } },
    icon(name, isMirrored),
  );

/** Left out where room is short. */
const narrowless = (element: HTMLElement): HTMLElement => {
  element.classList.add('narrowless');
  return element;
};

/** Whether the run has steps to move through. */
const hasSteps = (state: PageState): boolean => state.run !== null && state.run.steps > 0;

/** The toolbar. */
export class Toolbar {
  readonly root: HTMLElement;
  private readonly first: HTMLButtonElement;
  private readonly back: HTMLButtonElement;
  private readonly next: HTMLButtonElement;
  private readonly last: HTMLButtonElement;
  private readonly over: HTMLButtonElement;
  private readonly out: HTMLButtonElement;
  private readonly field: HTMLInputElement;
  private readonly heading = h('h1', { class: 'unseen', text: 'Python memory' });
  /** What stands in the field is the reader's until it is entered or left. */
  private isTyping = false;
  private readonly total = h('span', { class: 'total' });
  private readonly step: HTMLElement;
  private readonly slider: HTMLInputElement;
  private readonly boxed: HTMLButtonElement;
  private readonly grow: HTMLButtonElement;
  private readonly text: HTMLButtonElement;
  private readonly visits: Whereabouts;
  private state: PageState | null = null;

  constructor(private readonly actions: ToolbarActions) {
    const move = (name: Move) => (): void => actions.move(name);
    this.first = button('last', 'First step', move('first'), true);
    this.back = button('chevronLeft', 'Step back', move('back'));
    this.next = button('chevronRight', 'Next step', move('next'));
    this.last = button('last', 'Last step', move('last'));
    this.over = button('stepOver', 'Step over: run the call on this line in one go', move('overForward'));
    this.out = button('stepOut', 'Step out: to where this call returns', move('out'));
    this.field = h('input', {
      class: 'step-field',
      title: 'Type a step and press Enter',
      attributes: {
        type: 'text',
        inputmode: 'numeric',
        'aria-label': 'Step',
        autocomplete: 'off',
        spellcheck: 'false',
      },
      on: {
        keydown: (event) => this.fieldKey(event),
        input: () => (this.isTyping = true),
        focus: () => this.field.select(),
        blur: () => {
          this.isTyping = false;
          this.showField();
        },
      },
    });
    this.slider = h('input', {
      class: 'slider',
      attributes: { type: 'range', min: '0', max: '0', step: '1', 'aria-label': 'Step of the run' },
      on: { input: () => actions.goTo(Number(this.slider.value)) },
    });
    this.step = h('label', { class: 'step' }, h('span', { class: 'step-word', text: 'Step' }), this.field, this.total);
    this.boxed = button('box', 'Everything is an object: draw numbers and strings on the heap, too', () =>
      actions.change({ name: 'boxed', value: this.state?.settings.boxed !== true }),
    );
    this.grow = button('arrowDown', 'Frames grow downwards', () =>
      actions.change({ name: 'framesGrow', value: this.state?.settings.framesGrow === 'up' ? 'down' : 'up' }),
    );
    this.text = button('listTree', 'Show the memory as text', () => actions.toggleText());
    const exportTool = button('export', 'Export: save or copy the picture, a page or an animation', actions.export);
    exportTool.classList.add('export-tool');
    this.visits = new Whereabouts((visit) => actions.visit(visit));
    this.root = h(
      'header',
      { class: 'toolbar' },
      this.heading,
      h('div', { class: 'tools moves' }, this.first, this.back, this.next, this.last),
      h('div', { class: 'tools moves' }, this.over, this.out),
      this.step,
      this.slider,
      this.visits.root,
      h(
        'div',
        { class: 'tools looks' },
        this.boxed,
        this.grow,
        this.text,
        h('span', { class: 'divider' }),
        narrowless(button('zoomOut', 'Zoom out', () => actions.zoomBy(1 / 1.25))),
        button('fit', 'Fit the picture into the panel', () => actions.fit()),
        narrowless(button('zoomIn', 'Zoom in', () => actions.zoomBy(1.25))),
        h('span', { class: 'divider' }),
        button('copy', 'Copy as Mermaid', () => actions.copy()),
        exportTool,
      ),
    );
  }

  private fieldKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      this.isTyping = false;
      this.showField();
      this.field.select();
      return;
    }
    if (event.key !== 'Enter') return;
    const typed = Number(this.field.value.replace(/[\s,._']/g, ''));
    if (Number.isFinite(typed) && this.field.value.trim() !== '') this.actions.goTo(typed - 1);
    this.isTyping = false;
    this.showField();
    this.field.select();
  }

  /** The step the reader is at, counted from 1; left alone while it is typed into. */
  private showField(): void {
    const { state } = this;
    if (state === null || this.isTyping) return;
    const step = state.wanted ?? state.shown?.step;
    const value = hasSteps(state) && step !== undefined ? grouped(step + 1) : '';
    if (this.field.value !== value) this.field.value = value;
  }

  /** Shows the state. */
  update(state: PageState, isTextOpen: boolean): void {
    this.state = state;
    const { run, settings } = state;
    const can = hasSteps(state);
    const step = state.wanted ?? state.shown?.step ?? 0;
    const first = run?.firstStep ?? 0;
    const last = run === null ? -1 : lastStep(run);
    this.first.disabled = this.back.disabled = !can || step <= first;
    this.next.disabled = this.last.disabled = !can || step >= last;
    this.over.disabled = this.out.disabled = !can || step >= last;
    this.field.disabled = this.slider.disabled = !can;
    setShown(this.step, can);
    setText(this.heading, run === null ? 'Python memory' : `Memory of ${run.title}`);
    const digits = grouped(Math.max(1, last + 1)).length;
    this.field.style.width = `${Math.max(2, digits) + 1.4}ch`;
    setText(this.total, can ? `of ${grouped(last + 1)}` : '');
    this.showField();
    this.slider.min = String(first);
    this.slider.max = String(Math.max(first, last));
    if (document.activeElement !== this.slider || Number(this.slider.value) !== step) this.slider.value = String(step);
    this.slider.style.setProperty('--part', `${last > first ? ((step - first) / (last - first)) * 100 : 0}%`);
    this.slider.setAttribute('aria-valuetext', `Step ${grouped(step + 1)} of ${grouped(last + 1)}`);
    this.boxed.setAttribute('aria-pressed', String(settings.boxed));
    this.text.setAttribute('aria-pressed', String(isTextOpen));
    const isUp = settings.framesGrow === 'up';
    const growTitle = isUp ? 'Frames grow upwards (click: downwards)' : 'Frames grow downwards (click: upwards)';
    if (this.grow.title !== growTitle) {
      this.grow.title = growTitle;
      this.grow.setAttribute('aria-label', growTitle);
      this.grow.replaceChildren(icon(isUp ? 'arrowUp' : 'arrowDown'));
    }
    this.visits.update(state);
  }
}
