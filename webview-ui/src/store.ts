/** The page's state: a reducer over the host's messages and the reader's wishes. No DOM here. */
import type { OutputChunk, StepIndex, View } from '../../src/model';
import type { HostMessage, PanelSettings, RunId, RunState, VisitState } from '../../src/protocol/webview';

/** The picture on show. */
export interface Shown {
  readonly run: RunId;
  readonly step: StepIndex;
  readonly view: View;
  /** The file's name. */
  readonly title: string;
}

/** Everything the page shows is a function of this. */
export interface PageState {
  /** `waiting` until the host speaks; `empty` when there is no Python file. */
  readonly phase: 'waiting' | 'empty' | 'ready';
  readonly settings: PanelSettings;
  /** The newest run. */
  readonly run: RunState | null;
  /** The last good picture; of an older run while the newest has none (a syntax error). */
  readonly shown: Shown | null;
  /** Where the reader wants to be; runs ahead of `shown` while scrubbing. */
  readonly wanted: StepIndex | null;
  readonly visit: VisitState;
  readonly output: Output;
  /** The file that is about to run and that the picture on show is not of. */
  readonly pending: string | null;
  /** The simulator broke on the newest text. */
  readonly isBroken: boolean;
}

/** The output of a run, in order, with each chunk's offset in the whole. */
export interface Output {
  readonly run: RunId;
  readonly chunks: readonly OutputChunk[];
  readonly length: number;
}

/** What can happen. */
export type PageEvent = HostMessage | { readonly kind: 'wish'; readonly step: StepIndex };

/** The state before the first message. */
export const INITIAL: PageState = {
  phase: 'waiting',
  settings: { boxed: false, framesGrow: 'down', moment: 'after' },
  run: null,
  shown: null,
  wanted: null,
  visit: { kind: 'none' },
  output: { run: 0, chunks: [], length: 0 },
  pending: null,
  isBroken: false,
};

/** The last step of a recording that has steps. */
export const lastStep = (run: RunState): StepIndex => run.firstStep + run.steps - 1;

/** Keeps a step within the recording. */
export const clampStep = (run: RunState, step: number): StepIndex =>
  Math.max(run.firstStep, Math.min(lastStep(run), Math.round(step)));

/** Whether the picture on show is of an older text than the newest run's. */
export const isStale = (state: PageState): boolean =>
  state.isBroken || state.run?.outcome.kind === 'syntaxError' || state.pending !== null;

const appended = (output: Output, message: Extract<HostMessage, { kind: 'output' }>): Output => {
  const isSame = output.run === message.run;
  if (isSame && message.offset < output.length) return output;
  const added = message.chunks.reduce((sum, chunk) => sum + chunk.text.length, 0);
  return isSame
    ? { run: message.run, chunks: [...output.chunks, ...message.chunks], length: output.length + added }
    : { run: message.run, chunks: message.chunks, length: added };
};

/** The state after an event. */
export const reduce = (state: PageState, event: PageEvent): PageState => {
  switch (event.kind) {
    case 'empty':
      return { ...INITIAL, phase: 'empty', settings: state.settings };
    case 'waiting':
      return { ...state, phase: state.phase === 'ready' ? 'ready' : 'waiting', pending: event.title, isBroken: false };
    case 'broken':
      return { ...state, phase: 'ready', isBroken: true, pending: null };
    case 'settings':
      return { ...state, settings: event.settings };
    case 'run': {
      const isNew = state.run?.run !== event.state.run;
      const next = { ...state, phase: 'ready' as const, run: event.state, isBroken: false };
      if (!isNew) return next;
      const failed = event.state.outcome.kind === 'syntaxError';
      // Of another file nothing is kept, once it is known that this one has no picture.
      const shown = failed && state.pending !== null && state.shown?.title !== event.state.title ? null : state.shown;
      return {
        ...next,
        shown,
        pending: shown === null ? null : next.pending,
        wanted: null,
        visit: { kind: 'none' },
        output: failed ? state.output : { run: event.state.run, chunks: [], length: 0 },
      };
    }
    case 'output':
      return event.run === state.run?.run ? { ...state, output: appended(state.output, event) } : state;
    case 'view': {
      if (state.run === null || event.run !== state.run.run) return state;
      const shown = { run: event.run, step: event.step, view: event.view, title: state.run.title };
      return {
        ...state,
        shown,
        pending: null,
        visit: event.visit,
        wanted: state.wanted === event.step ? null : state.wanted,
      };
    }
    case 'visit':
      return event.run === state.run?.run ? { ...state, visit: event.visit } : state;
    case 'wish':
      return { ...state, wanted: event.step };
    case 'refused':
      return state.wanted === null ? state : { ...state, wanted: null };
    case 'peeked':
    case 'export':
      return state;
  }
};

/** Holds the state and tells of changes, at most once per frame. */
export class Store {
  private current = INITIAL;
  private readonly listeners: ((state: PageState) => void)[] = [];

  get state(): PageState {
    return this.current;
  }

  dispatch(event: PageEvent): void {
    const next = reduce(this.current, event);
    if (next === this.current) return;
    this.current = next;
    for (const listener of this.listeners) listener(next);
  }

  subscribe(listener: (state: PageState) => void): void {
    this.listeners.push(listener);
  }
}
