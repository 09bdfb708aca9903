/**
 * The program's output up to the shown step; what the step itself printed is highlighted. A click on a piece goes to the
 * step that printed it.
 */
import type { OutputChunk } from '../../../src/model';
import type { Output, PageState } from '../store';
import { h, setShown, setText } from './dom';

/** Only the end of a long output is kept in the page. */
const LAST_CHUNKS = 600;

/** The part of an output that a step shows. */
export interface OutputPart {
  readonly chunks: readonly OutputChunk[];
  /** Characters before the first chunk that are not shown. */
  readonly skipped: number;
  /** Index of the first chunk that the last step printed; the chunks' count when it printed nothing. */
  readonly fresh: number;
}

/** Output written before a step: the first `length` characters. */
export const outputBefore = (output: Output, length: number, step: number): OutputPart => {
  let low = 0;
  let high = output.chunks.length;
  const ends = endsOf(output);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ends[middle]! <= length) low = middle + 1;
    else high = middle;
  }
  const start = Math.max(0, low - LAST_CHUNKS);
  const chunks = output.chunks.slice(start, low);
  let fresh = chunks.length;
  while (fresh > 0 && chunks[fresh - 1]!.step >= step - 1) fresh--;
  return { chunks, skipped: start === 0 ? 0 : ends[start - 1]!, fresh };
};

const known = new WeakMap<readonly OutputChunk[], readonly number[]>();

/** Where each chunk ends in the whole output. */
const endsOf = ({ chunks }: Output): readonly number[] => {
  let ends = known.get(chunks);
  if (ends === undefined) {
    let length = 0;
    ends = chunks.map((chunk) => (length += chunk.text.length));
    known.set(chunks, ends);
  }
  return ends;
};

/** The pane below the picture. */
export class OutputPane {
  readonly root: HTMLElement;
  private readonly text: HTMLElement;
  private readonly note = h('span', { class: 'output-note' });
  private key = '';

  constructor(goTo: (step: number) => void) {
    this.text = h('pre', {
      class: 'output-text',
      attributes: { tabindex: '0', 'aria-label': 'Output of the program' },
      on: {
        click: (event) => {
          const step = event.target instanceof HTMLElement ? event.target.dataset['step'] : undefined;
          if (step !== undefined && String(getSelection()) === '') goTo(Number(step) + 1);
        },
      },
    });
    this.root = h(
      'section',
      { class: 'output', attributes: { 'aria-label': 'Output' } },
      h('div', { class: 'output-head' }, h('span', { class: 'output-title', text: 'Output' }), this.note),
      this.text,
    );
    this.root.hidden = true;
  }

  update(state: PageState): void {
    const { output, shown } = state;
    setShown(this.root, output.chunks.length > 0);
    if (output.chunks.length === 0 || shown === null) return;
    const length = shown.view.outputLength;
    const key = `${output.run}|${length}|${shown.step}|${Math.min(length, output.length)}`;
    if (key === this.key) return;
    this.key = key;
    const part = outputBefore(output, length, shown.step);
    const pieces = part.chunks.map((chunk, index) =>
      h('span', {
        class: `${chunk.stream}${index >= part.fresh ? ' fresh' : ''}`,
        text: chunk.text,
        attributes: { 'data-step': String(chunk.step) },
      }),
    );
    setText(this.note, part.chunks.length === 0 ? 'nothing printed yet' : '');
    this.text.replaceChildren(
      ...(part.skipped > 0 ? [h('span', { class: 'output-cut', text: '…\n' })] : []),
      ...pieces,
    );
    setShown(this.text, part.chunks.length > 0);
    this.text.scrollTop = this.text.scrollHeight;
  }
}
