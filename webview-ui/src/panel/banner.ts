/** One line above the picture that says how the run stands when it did not simply finish, with the button that helps. */
import { grouped } from '../../../src/diagram';
import type { LimitKind, Outcome } from '../../../src/model';
import type { PageMessage } from '../../../src/protocol/webview';
import { t } from '../l10n';
import type { PageState } from '../store';
import { h, setShown, setText } from './dom';

/** What a banner says. */
export interface BannerText {
  readonly tone: 'info' | 'warning' | 'error';
  readonly text: string;
  /** Shown below in the code font: the exact message. */
  readonly detail?: string;
  readonly button?: { readonly label: string; readonly does: BannerAction };
  readonly answer?: boolean;
  /** Over the picture, so that nothing moves when it comes and goes. */
  readonly isPassing?: boolean;
}

/** What a banner's button does: sends a message, or goes to where the exception was raised. */
export type BannerAction = PageMessage | { readonly kind: 'goToRaised' };

/** What is said when a limit was reached, after so many steps, and of the button that raises it. */
const limitWords = (limit: LimitKind, steps: string): { readonly text: string; readonly button: string } => {
  switch (limit) {
    case 'steps':
      return {
        text: t('Stopped after {0}, the most that a run may take. Everything up to there can be looked at.', steps),
        button: t('Record more steps'),
      };
    case 'milliseconds':
      return {
        text: t('Stopped after {0}: the time for a run is over. Everything up to there can be looked at.', steps),
        button: t('Give it more time'),
      };
    case 'bytes':
      return {
        text: t(
          'Stopped after {0}: the memory for the recording is full. Everything up to there can be looked at.',
          steps,
        ),
        button: t('Give it more memory'),
      };
  }
};

const outcomeBanner = (outcome: Outcome, state: PageState): BannerText | null => {
  const { run } = state;
  if (run === null) return null;
  const count = run.firstStep + run.steps;
  const steps = count === 1 ? t('1 step') : t('{0} steps', grouped(count));
  switch (outcome.kind) {
    case 'finished':
      return null;
    case 'running':
      return {
        tone: 'info',
        text: t('Running … {0} so far', steps),
        button: { label: t('Stop'), does: { kind: 'cancel', run: run.run } },
        isPassing: true,
      };
    case 'exception': {
      const { type, message, entries } = outcome.exception;
      const banner: BannerText = {
        tone: 'error',
        text: t('The program stopped with an exception.'),
        detail: message === '' ? type : `${type}: ${message}`,
      };
      const isPlaced = entries.length > 0 && run.steps > 0;
      return isPlaced ? { ...banner, button: { label: t('Show where'), does: { kind: 'goToRaised' } } } : banner;
    }
    case 'syntaxError':
      return {
        tone: 'error',
        text:
          state.shown === null
            ? t('Python cannot read the file yet.')
            : t('Python cannot read the file yet. This is the last picture that worked.'),
        detail: `${outcome.error.type}: ${outcome.error.message} (${t('line {0}', outcome.span.line)})`,
        button: {
          label: t('Line {0}', outcome.span.line),
          does: { kind: 'reveal', file: outcome.file, line: outcome.span.line },
        },
      };
    case 'deadlock':
      return {
        tone: 'warning',
        text: t('The program waits here {0}', outcome.what),
        detail: outcome.advice,
        button: {
          label: t('Line {0}', outcome.span.line),
          does: { kind: 'reveal', file: outcome.file, line: outcome.span.line },
        },
      };
    case 'limit': {
      const words = limitWords(outcome.limit, steps);
      return {
        tone: 'warning',
        text: words.text,
        button: { label: words.button, does: { kind: 'raiseLimit', run: run.run, limit: outcome.limit } },
      };
    }
    case 'input':
      return {
        tone: 'info',
        text: outcome.prompt === '' ? t('The program waits for input.') : outcome.prompt,
        answer: true,
      };
    case 'cancelled':
      return {
        tone: 'info',
        text: t('Stopped by you after {0}.', steps),
        button: { label: t('Run again'), does: { kind: 'rerun' } },
      };
  }
};

/** The banner for a state; null when there is nothing to say. */
export const bannerOf = (state: PageState): BannerText | null => {
  if (state.isBroken) {
    return {
      tone: 'warning',
      text: t(
        'The simulator broke while it ran this program. That is a mistake in the extension, not in your program.',
      ),
      button: { label: t('Open the log'), does: { kind: 'log' } },
    };
  }
  return state.run === null ? null : outcomeBanner(state.run.outcome, state);
};

/** A run shorter than this is not worth a banner of its own. */
const PATIENCE = 300;

/** Shows the banner. */
export class Banner {
  readonly root = h('div', { class: 'banner', attributes: { role: 'status' } });
  private key = '';
  private timer: number | null = null;
  private latest: PageState | null = null;

  constructor(
    private readonly send: (message: PageMessage) => void,
    private readonly goToRaised: () => void,
  ) {
    this.root.hidden = true;
  }

  update(state: PageState): void {
    this.latest = state;
    const banner = bannerOf(state);
    const key = JSON.stringify(banner);
    if (key === this.key) return;
    if (banner?.isPassing === true && !this.isPassing) {
      // What is over before anybody could read it is not worth showing.
      this.timer ??= window.setTimeout(() => {
        this.timer = null;
        const now = this.latest === null ? null : bannerOf(this.latest);
        if (now?.isPassing === true) this.show(now);
      }, PATIENCE);
      // Until then the banner of the run before stays.
      return;
    }
    if (banner?.isPassing !== true && this.timer !== null) {
      clearTimeout(this.timer);
      this.timer = null;
    }
    this.show(banner);
  }

  private get isPassing(): boolean {
    return !this.root.hidden && this.root.classList.contains('passing');
  }

  private show(banner: BannerText | null): void {
    // A reader who answers goes on to answer.
    const wasAnswering =
      document.activeElement?.closest('.answer-form') !== null && this.root.contains(document.activeElement);
    this.key = JSON.stringify(banner);
    setShown(this.root, banner !== null);
    if (banner === null) return;
    if (banner.isPassing === true && this.isPassing) {
      // Only the count changes: the button stays the same element, or a click on it could miss.
      setText(this.root.querySelector<HTMLElement>('.banner-text')!, banner.text);
      return;
    }
    this.root.className = `banner ${banner.tone}${banner.isPassing === true ? ' passing' : ''}`;
    this.root.replaceChildren(
      h('div', { class: 'banner-words' }, h('span', { class: 'banner-text', text: banner.text })),
    );
    const words = this.root.firstElementChild!;
    if (banner.detail !== undefined && banner.detail !== '')
      words.append(h('code', { class: 'banner-detail', text: banner.detail }));
    if (banner.answer === true) {
      const form = this.answerForm();
      this.root.append(form);
      if (wasAnswering) form.querySelector('input')?.focus();
    }
    const { button } = banner;
    if (button !== undefined)
      this.root.append(
        h('button', {
          class: 'action',
          text: button.label,
          attributes: { type: 'button' },
          on: { click: () => (button.does.kind === 'goToRaised' ? this.goToRaised() : this.send(button.does)) },
        }),
      );
  }

  private answerForm(): HTMLElement {
    const run = (): number => this.latest?.run?.run ?? 0;
    const field = h('input', {
      class: 'answer',
      attributes: { type: 'text', 'aria-label': t('Answer for the program'), autocomplete: 'off', spellcheck: 'false' },
      on: {
        keydown: (event) => {
          if (event.key !== 'd' || !event.ctrlKey) return;
          event.preventDefault();
          this.send({ kind: 'endInput', run: run() });
        },
      },
    });
    return h(
      'form',
      {
        class: 'answer-form',
        on: {
          submit: (event) => {
            event.preventDefault();
            this.send({ kind: 'answer', run: run(), text: field.value });
            // The next question may be in the same words.
            field.value = '';
          },
        },
      },
      field,
      h('button', { class: 'action', text: t('Enter'), attributes: { type: 'submit' } }),
      h('button', {
        class: 'action quiet',
        text: t('End of input'),
        title: t('There are no more lines (Ctrl+D)'),
        attributes: { type: 'button' },
        on: { click: () => this.send({ kind: 'endInput', run: run() }) },
      }),
    );
  }
}
