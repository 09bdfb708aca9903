/** "Step 120 of 2,000,012": the number can be typed into. */
import { grouped } from '../../../src/diagram';
import { t } from '../l10n';
import type { PageState } from '../store';
import { lastStep } from '../store';
import { h, setText } from './dom';
import { withKey } from './keys';

/** The field with its words. */
export class StepField {
  readonly root: HTMLElement;
  private readonly field: HTMLInputElement;
  private readonly total = h('span', { class: 'total' });
  /** What stands in the field is the reader's until it is entered or left. */
  private isTyping = false;
  private state: PageState | null = null;

  constructor(private readonly goTo: (step: number) => void) {
    this.field = h('input', {
      class: 'step-field',
      title: withKey(t('Type a step and press Enter'), 'goTo'),
      attributes: {
        type: 'text',
        inputmode: 'numeric',
        'aria-label': t('Step'),
        autocomplete: 'off',
        spellcheck: 'false',
      },
      on: {
        keydown: (event) => this.key(event),
        input: () => (this.isTyping = true),
        focus: () => this.field.select(),
        blur: () => {
          this.isTyping = false;
          this.show();
        },
      },
    });
    this.root = h(
      'label',
      { class: 'step' },
      h('span', { class: 'step-word', text: t('Step') }),
      this.field,
      this.total,
    );
  }

  focus(): void {
    this.field.focus();
  }

  private key(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      this.isTyping = false;
      this.show();
      this.field.select();
      return;
    }
    if (event.key !== 'Enter') return;
    const typed = Number(this.field.value.replace(/[\s,._']/g, ''));
    if (Number.isFinite(typed) && this.field.value.trim() !== '') this.goTo(typed - 1);
    this.isTyping = false;
    this.show();
    this.field.select();
  }

  /** The step the reader is at, counted from 1; left alone while it is typed into. */
  private show(): void {
    const { state } = this;
    if (state === null || this.isTyping) return;
    const step = state.wanted ?? state.shown?.step;
    const value = state.run !== null && state.run.steps > 0 && step !== undefined ? grouped(step + 1) : '';
    if (this.field.value !== value) this.field.value = value;
  }

  update(state: PageState): void {
    this.state = state;
    const last = state.run === null ? -1 : lastStep(state.run);
    this.field.disabled = state.run === null || state.run.steps === 0;
    const digits = grouped(Math.max(1, last + 1)).length;
    this.field.style.width = `${Math.max(2, digits) + 1.4}ch`;
    setText(this.total, t('of {0}', grouped(last + 1)));
    this.show();
  }
}
