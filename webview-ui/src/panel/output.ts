/**
 * The program's output up to the shown step; what the statement just run printed is highlighted. A click on a piece goes to the
 * step that printed it, a click on a line of a traceback to where the exception passed through. The page holds the end
 * of a long output; earlier parts are fetched when the reader asks for them.
 */
import type { OutputChunk } from '../../../src/model';
import { t } from '../l10n';
import { lastStep, outputUntil } from '../store';
import type { PageState } from '../store';
import { h, setShown, setText } from './dom';
import { icon } from './icons';
import { tracePieces } from './traceback';
import type { TracePlace } from './traceback';

/** Characters fetched at a time. */
const EARLIER = 20_000;

/** What the pane can make happen. */
export interface OutputActions {
  readonly goTo: (step: number) => void;
  readonly traceback: (place: TracePlace, before: number) => void;
  readonly jump: (by: 1 | -1) => void;
  readonly earlier: (end: number, characters: number) => void;
  readonly copy: () => void;
}

/** The pane below the picture. */
export class OutputPane {
  readonly root: HTMLElement;
  private readonly text: HTMLElement;
  private readonly note = h('span', { class: 'output-note' });
  private readonly back: HTMLButtonElement;
  private readonly next: HTMLButtonElement;
  private readonly more: HTMLButtonElement;
  private start = 0;
  private key = '';

  constructor(private readonly actions: OutputActions) {
    const tool = (name: 'chevronLeft' | 'chevronRight' | 'copy', title: string, onClick: () => void) =>
      h(
        'button',
        { class: 'tool small', title, attributes: { type: 'button', 'aria-label': title }, on: { click: onClick } },
        icon(name),
      );
    this.back = tool('chevronLeft', t('Previous print'), () => actions.jump(-1));
    this.next = tool('chevronRight', t('Next print'), () => actions.jump(1));
    this.more = h('button', {
      class: 'output-more',
      text: t('Show what was printed before'),
      attributes: { type: 'button' },
      on: { click: () => actions.earlier(this.start, EARLIER) },
    });
    this.text = h('pre', {
      class: 'output-text',
      attributes: { tabindex: '0', 'aria-label': t('Output of the program') },
      on: { click: (event) => this.clicked(event) },
    });
    this.root = h(
      'section',
      { class: 'output', attributes: { 'aria-label': t('Output') } },
      h(
        'div',
        { class: 'output-head' },
        h('h2', { class: 'output-title', text: t('Output') }),
        this.back,
        this.next,
        this.note,
        tool('copy', t('Copy all of the output'), () => actions.copy()),
      ),
      this.text,
    );
    this.root.hidden = true;
  }

  private clicked(event: MouseEvent): void {
    if (!(event.target instanceof Element) || String(getSelection()) !== '') return;
    const step = event.target.closest<HTMLElement>('[data-step]')?.dataset['step'];
    if (step === undefined) return;
    const link = event.target.closest<HTMLElement>('[data-line]');
    const { file, line, repeat } = link?.dataset ?? {};
    if (file !== undefined && line !== undefined)
      this.actions.traceback({ file, line: Number(line), repeat: Number(repeat) }, Number(step) + 1);
    else this.actions.goTo(Number(step) + 1);
  }

  update(state: PageState): void {
    const { output, shown, run } = state;
    const traceback = tracebackOf(state);
    const hasOutput = (run?.outputLength ?? 0) > 0 || output.end > 0 || run?.outcome.kind === 'exception';
    setShown(this.root, hasOutput && shown !== null);
    if (!hasOutput || shown === null) return;
    const { outputLength } = shown.view;
    const key = `${traceback === null}|${output.run}|${output.start}|${output.end}|${outputLength}|${shown.step}`;
    if (key === this.key) return;
    this.key = key;
    const visible = outputUntil(output, outputLength);
    const isEarlier = visible.start < this.start && visible.end === outputLength;
    const before = isEarlier ? this.text.scrollHeight - this.text.scrollTop : 0;
    this.start = visible.start;
    const chunks = traceback === null ? visible.chunks : [...visible.chunks, traceback];
    const pieces = chunks.map((chunk) => piece(chunk, chunk.step >= (shown.view.since ?? shown.step - 1)));
    this.text.replaceChildren(...(visible.start > 0 ? [this.more] : []), ...pieces);
    setText(this.note, chunks.length === 0 ? t('nothing printed yet') : '');
    this.back.disabled = outputLength === 0;
    this.next.disabled = run !== null && outputLength >= run.outputLength && run.outcome.kind !== 'running';
    setShown(this.text, chunks.length > 0);
    // What was asked for above must not push away what is read.
    if (isEarlier) this.text.scrollTop = this.text.scrollHeight - before;
    else requestAnimationFrame(() => (this.text.scrollTop = this.text.scrollHeight));
  }
}

/** What Python writes last when an exception ended the program: shown at the end, as in a terminal. */
const tracebackOf = ({ run, shown }: PageState): OutputChunk | null => {
  if (run?.outcome.kind !== 'exception' || shown?.run !== run.run || shown.step !== lastStep(run)) return null;
  return { stream: 'stderr', text: run.outcome.exception.traceback, step: shown.step };
};

const piece = (chunk: OutputChunk, isFresh: boolean): HTMLElement => {
  const { stream, text, step, echo } = chunk;
  const kind = echo === true ? 'echo' : stream;
  const element = h('span', {
    class: `${kind}${isFresh ? ' fresh' : ''}`,
    attributes: { 'data-step': String(step) },
  });
  if (stream === 'stdout') element.textContent = text;
  else {
    element.append(
      ...tracePieces(text).map(({ text: part, place }) =>
        place === null
          ? part
          : h('button', {
              class: 'trace-line',
              text: part,
              title: t('Go to where the exception passed through'),
              attributes: {
                type: 'button',
                'data-file': place.file,
                'data-line': String(place.line),
                'data-repeat': String(place.repeat),
              },
            }),
      ),
    );
  }
  return element;
};
