/** One line above the picture that says how the run stands when it did not simply finish, with the button that helps. */
import { grouped } from '../../../src/diagram';
import type { LimitKind, Outcome } from '../../../src/model';
import type { PageMessage } from '../../../src/protocol/webview';
import type { PageState } from '../store';
import { h, setShown } from './dom';

/** What a banner says. */
export interface BannerText {
  readonly tone: 'info' | 'warning' | 'error';
  readonly text: string;
  /** Shown below in the code font: the exact message. */
  readonly detail?: string;
  readonly button?: { readonly label: string; readonly message: PageMessage };
  readonly answer?: boolean;
}

const limitWords: Readonly<Record<LimitKind, { readonly text: string; readonly button: string }>> = {
  steps: { text: ', the most that a run may take', button: 'Record more steps' },
  milliseconds: { text: ': the time for a run is over', button: 'Give it more time' },
  bytes: { text: ': the memory for the recording is full', button: 'Give it more memory' },
};

const outcomeBanner = (outcome: Outcome, state: PageState): BannerText | null => {
  const { run } = state;
  if (run === null) return null;
  const steps = `${grouped(run.steps)} step${run.steps === 1 ? '' : 's'}`;
  switch (outcome.kind) {
    case 'finished':
      return null;
    case 'running':
      return {
        tone: 'info',
        text: `Running … ${steps} so far`,
        button: { label: 'Stop', message: { kind: 'cancel', run: run.run } },
      };
    case 'exception': {
      const { type, message, entries } = outcome.exception;
      const place = entries[entries.length - 1];
      const reveal: BannerText['button'] =
        place === undefined
          ? undefined
          : { label: `Line ${place.line}`, message: { kind: 'reveal', file: place.file, line: place.line } };
      const banner: BannerText = {
        tone: 'error',
        text: 'The program stopped with an exception.',
        detail: message === '' ? type : `${type}: ${message}`,
      };
      return reveal === undefined ? banner : { ...banner, button: reveal };
    }
    case 'syntaxError':
      return {
        tone: 'error',
        text:
          state.shown === null
            ? 'Python cannot read the file yet.'
            : 'Python cannot read the file yet. This is the last picture that worked.',
        detail: `${outcome.error.type}: ${outcome.error.message} (line ${outcome.span.line})`,
        button: {
          label: `Line ${outcome.span.line}`,
          message: { kind: 'reveal', file: outcome.file, line: outcome.span.line },
        },
      };
    case 'unsupported':
      return {
        tone: 'warning',
        text: `The simulator does not know ${outcome.what} yet, so the run ends here.`,
        detail: outcome.advice,
        button: {
          label: `Line ${outcome.span.line}`,
          message: { kind: 'reveal', file: outcome.file, line: outcome.span.line },
        },
      };
    case 'limit': {
      const words = limitWords[outcome.limit];
      return {
        tone: 'warning',
        text: `Stopped after ${steps}${words.text}. Everything up to there can be looked at.`,
        button: { label: words.button, message: { kind: 'raiseLimit', run: run.run, limit: outcome.limit } },
      };
    }
    case 'input':
      return {
        tone: 'info',
        text: outcome.prompt === '' ? 'The program waits for input.' : outcome.prompt,
        answer: true,
      };
    case 'cancelled':
      return {
        tone: 'info',
        text: `Stopped by you after ${steps}.`,
        button: { label: 'Run again', message: { kind: 'rerun' } },
      };
  }
};

/** The banner for a state; null when there is nothing to say. */
export const bannerOf = (state: PageState): BannerText | null =>
  state.run === null ? null : outcomeBanner(state.run.outcome, state);

/** A run shorter than this is not worth a banner of its own. */
const PATIENCE = 300;

/** Shows the banner. */
export class Banner {
  readonly root = h('div', { class: 'banner', attributes: { role: 'status' } });
  private key = '';
  private timer: number | null = null;

  constructor(private readonly send: (message: PageMessage) => void) {
    this.root.hidden = true;
  }

  update(state: PageState): void {
    const banner = bannerOf(state);
    const key = JSON.stringify(banner);
    if (key === this.key) return;
    this.key = key;
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    const isProgress = state.run?.outcome.kind === 'running';
    if (isProgress && this.root.hidden) {
      this.timer = window.setTimeout(() => this.show(bannerOf(state), state), PATIENCE);
      this.key = '';
      return;
    }
    this.show(banner, state);
  }

  private show(banner: BannerText | null, state: PageState): void {
    setShown(this.root, banner !== null);
    if (banner === null) return;
    this.root.className = `banner ${banner.tone}`;
    this.root.replaceChildren(
      h('div', { class: 'banner-words' }, h('span', { class: 'banner-text', text: banner.text })),
    );
    const words = this.root.firstElementChild!;
    if (banner.detail !== undefined && banner.detail !== '')
      words.append(h('code', { class: 'banner-detail', text: banner.detail }));
    if (banner.answer === true) this.root.append(this.answerForm(state));
    const { button } = banner;
    if (button !== undefined)
      this.root.append(
        h('button', {
          class: 'action',
          text: button.label,
          attributes: { type: 'button' },
          on: { click: () => this.send(button.message) },
        }),
      );
  }

  private answerForm(state: PageState): HTMLElement {
    const field = h('input', {
      class: 'answer',
      attributes: { type: 'text', 'aria-label': 'Answer for the program', autocomplete: 'off', spellcheck: 'false' },
    });
    return h(
      'form',
      {
        class: 'answer-form',
        on: {
          submit: (event) => {
            event.preventDefault();
            this.send({ kind: 'answer', run: state.run?.run ?? 0, text: field.value });
          },
        },
      },
      field,
      h('button', { class: 'action', text: 'Enter', attributes: { type: 'submit' } }),
    );
  }
}
