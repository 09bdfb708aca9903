/** Plays the extension's part for a panel that stands alone: answers from the steps that the page holds. */
import type { Move, StepIndex, WatchedVariable } from '../../../src/model';
import type { Handout, HandoutStep } from '../../../src/protocol/handout';
import type { HostMessage, PageMessage, PanelSettings } from '../../../src/protocol/webview';
import { Happenings } from './happenings';

/** There is one run, and it is over. */
const RUN = 1;

/** See the file's comment. */
export class Player {
  private settings: PanelSettings;
  private here: StepIndex;
  private watched: WatchedVariable | null = null;
  private readonly happenings: Happenings;

  /** `post` sends to the panel; `shown` hears which step it was given. */
  constructor(
    private readonly handout: Handout,
    private readonly post: (message: HostMessage) => void,
    private readonly shown: (step: HandoutStep) => void,
    private readonly reveal: (line: number) => void,
  ) {
    this.settings = handout.settings;
    this.here = handout.start;
    this.happenings = new Happenings(handout);
  }

  private get first(): StepIndex {
    return this.handout.steps[0]!.view.step;
  }

  private get last(): StepIndex {
    return this.first + this.handout.steps.length - 1;
  }

  private at(step: StepIndex): HandoutStep | undefined {
    return this.handout.steps[step - this.first];
  }

  /** Hears a message of the panel. */
  receive(message: PageMessage): void {
    switch (message.kind) {
      case 'ready':
        return this.begin();
      case 'show':
        return this.show(message.step, message.request);
      case 'move':
        return this.show(this.target(message.from, message.move), message.request);
      case 'visit': {
        const found = this.handout.steps.find(
          ({ visit }) =>
            visit.kind === 'visit' &&
            visit.file === message.file &&
            visit.visit.line === message.line &&
            visit.visit.visit === message.visit,
        );
        return found === undefined ? this.refuse(message.request) : this.show(found.view.step, message.request);
      }
      case 'jump': {
        const found = this.happenings.beyond(message.from, message.jump, this.watched);
        return found === undefined ? this.refuse(message.request) : this.show(found.view.step, message.request);
      }
      case 'traceback': {
        const before = this.handout.steps.filter(({ view }) => view.step <= message.before).reverse();
        const raised = before.filter(({ view, next }) => view.event === 'exception' && next?.line === message.line);
        const found =
          raised[Math.min(message.repeat, raised.length - 1)] ??
          before.find(({ last }) => last?.file === message.file && last.line === message.line);
        return found === undefined ? this.refuse(message.request) : this.show(found.view.step, message.request);
      }
      case 'raised': {
        const found = this.handout.steps.find(({ view }) => view.event === 'exception');
        return found === undefined ? this.refuse(message.request) : this.show(found.view.step, message.request);
      }
      case 'peek': {
        const view = this.at(message.step)?.view;
        if (view === undefined) return this.refuse(message.request);
        return this.post({ kind: 'peeked', run: RUN, request: message.request, view });
      }
      case 'telling': {
        const all = this.handout.steps;
        const stride = Math.max(1, (all.length - 1) / Math.max(1, message.most - 1));
        const steps = new Set<StepIndex>();
        for (let at = 0; at < all.length; at += stride) steps.add(all[Math.round(at)]!.view.step);
        return this.post({ kind: 'telling', run: RUN, request: message.request, steps: [...steps] });
      }
      case 'samples': {
        const views = message.steps.flatMap((step) => this.at(step)?.view ?? []);
        return this.post({ kind: 'samples', run: RUN, request: message.request, views });
      }
      case 'marks': {
        const marks = this.happenings.marks(message.columns, this.watched);
        return this.post({ kind: 'marks', run: RUN, marks });
      }
      case 'growth':
        return this.post({ kind: 'growth', run: RUN, growth: this.happenings.growth() });
      case 'watch':
        this.watched = message.variable;
        return this.post({ kind: 'watched', variable: this.watched });
      case 'written': {
        const found = this.happenings.written(message.step, message.holder, message.label);
        return found === undefined ? this.refuse(message.request) : this.show(found.view.step, message.request);
      }
      case 'copyOutput':
        return void navigator.clipboard.writeText(this.handout.output.map(({ text }) => text).join(''));
      case 'choices':
        // The page has applied them itself.
        return;
      case 'setting':
        this.settings = { ...this.settings, [message.change.name]: message.change.value };
        return this.post({ kind: 'settings', settings: this.settings });
      case 'copy':
        return void navigator.clipboard.writeText(message.text);
      case 'reveal':
        return this.reveal(message.line);
      default:
        // The rest needs a program that runs.
        if ('request' in message) this.refuse(message.request);
    }
  }

  /** Goes so many steps on or back. */
  by(count: number): void {
    this.show(Math.max(this.first, Math.min(this.last, this.here + count)), 0);
  }

  /** Goes to the next step after this one (around the end) that shows a line. */
  goToLine(file: string, line: number): void {
    const { steps } = this.handout;
    const start = this.here - this.first + 1;
    for (let i = 0; i < steps.length; i++) {
      const { view, last } = steps[(start + i) % steps.length]!;
      if (last?.file === file && last.line === line) return this.show(view.step, 0);
    }
  }

  private begin(): void {
    const { title, file, outcome, steps, output } = this.handout;
    const state = { run: RUN, title, file, outcome, steps: steps.length, firstStep: this.first };
    this.post({ kind: 'settings', settings: this.settings });
    const outputLength = output.reduce((length, { text }) => length + text.length, 0);
    this.post({ kind: 'run', state: { ...state, outputLength, milliseconds: 0, bytes: 0 } });
    this.show(this.here, 0);
  }

  private show(step: StepIndex, request: number): void {
    const found = this.at(step);
    if (found === undefined) return this.refuse(request);
    this.here = step;
    const isEnd = step === this.last;
    const output = { start: 0, chunks: this.handout.output.filter((chunk) => isEnd || chunk.step < step) };
    this.post({ kind: 'view', run: RUN, request, step, view: found.view, visit: found.visit, output });
    this.shown(found);
  }

  private refuse(request: number): void {
    this.post({ kind: 'refused', request });
  }

  private depth(step: StepIndex): number {
    return this.at(step)?.view.stackDepth ?? 0;
  }

  /** Whether a step is part of a statement that goes on. */
  private isPart(step: StepIndex): boolean {
    return this.at(step)?.view.within === true;
  }

  /** The depth once a step is over. */
  private after(step: StepIndex): number {
    return this.at(step)?.view.event === 'return' ? this.depth(step) - 1 : this.depth(step);
  }

  /** Where a move leads, as in the simulator's own steps. */
  private target(from: StepIndex, move: Move): StepIndex {
    const { first, last } = this;
    const forward = (stops: (step: StepIndex) => boolean): StepIndex => {
      for (let step = from + 1; step <= last; step++) if (stops(step)) return step;
      return last;
    };
    const backward = (stops: (step: StepIndex) => boolean): StepIndex => {
      for (let step = from - 1; step >= first; step--) if (stops(step)) return step;
      return first;
    };
    switch (move) {
      case 'first':
        return first;
      case 'last':
        return last;
      case 'next':
        return Math.min(from + 1, last);
      case 'back':
        return Math.max(from - 1, first);
      case 'overForward':
        return forward((step) => {
          const depth = this.after(from);
          return this.depth(step) < depth || (this.depth(step) === depth && !this.isPart(step));
        });
      case 'overBack': {
        const depth = this.at(from)?.view.event === 'call' ? this.depth(from) - 1 : this.depth(from);
        return backward((step) => this.after(step) <= depth && this.depth(step) <= depth && !this.isPart(step));
      }
      case 'out':
        return forward((step) => this.depth(step) < this.depth(from));
      case 'outBack':
        return backward((step) => this.depth(step) < this.depth(from));
      default:
        return from;
    }
  }
}
