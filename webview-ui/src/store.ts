/** The page's state: a reducer over the host's messages and the reader's wishes. No DOM here. */
import { NO_CHOICES } from '../../src/model';
import type {
  Choices,
  Growth,
  Marks,
  OutputChunk,
  OutputWindow,
  StepIndex,
  View,
  WatchedVariable,
} from '../../src/model';
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
  /** What the reader chose to see of the file. */
  readonly choices: Choices;
  readonly output: Output;
  /** What happens where in the newest run (or, until that is known, in the one before). */
  readonly marks: Marks | null;
  /** How stack and heap grew in it. */
  readonly growth: Growth | null;
  readonly watched: WatchedVariable | null;
  /** The file that is about to run and that the picture on show is not of. */
  readonly pending: string | null;
  /** The simulator broke on the newest text. */
  readonly isBroken: boolean;
}

/** A stretch of a run's output, up to the shown step as a rule. */
export interface Output {
  readonly run: RunId;
  /** Length of the output before the first chunk. */
  readonly start: number;
  /** And with the last one. */
  readonly end: number;
  readonly chunks: readonly OutputChunk[];
}

/** What can happen. */
export type PageEvent =
  | HostMessage
  | { readonly kind: 'wish'; readonly step: StepIndex }
  /** A view that was kept is shown before the host has answered. */
  | { readonly kind: 'kept'; readonly step: StepIndex; readonly view: View };

/** The state before the first message. */
export const INITIAL: PageState = {
  phase: 'waiting',
  settings: { boxed: false, framesGrow: 'down', moment: 'after' },
  run: null,
  shown: null,
  wanted: null,
  visit: { kind: 'none' },
  choices: NO_CHOICES,
  output: { run: 0, start: 0, end: 0, chunks: [] },
  marks: null,
  growth: null,
  watched: null,
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

/** Output kept in the page at most: in characters, and in pieces. */
const MOST_OUTPUT = 200_000;
const MOST_CHUNKS = 10_000;

/** The part of an output before a place. */
export const outputUntil = (output: Output, end: number): Output => {
  if (end >= output.end) return output;
  const chunks: OutputChunk[] = [];
  let at = output.start;
  for (const chunk of output.chunks) {
    if (at >= end) break;
    chunks.push(at + chunk.text.length <= end ? chunk : { ...chunk, text: chunk.text.slice(0, end - at) });
    at += chunk.text.length;
  }
  return { ...output, end: Math.max(output.start, end), chunks };
};

const outputOf = (run: RunId, { start, chunks }: OutputWindow): Output => ({
  run,
  start,
  end: chunks.reduce((length, chunk) => length + chunk.text.length, start),
  chunks,
});

/** Two stretches as one, where they meet and it does not get too long; else the later one. */
const joined = (earlier: Output, later: Output): Output => {
  const meet = earlier.run === later.run && earlier.start <= later.start && earlier.end >= later.start;
  if (!meet || later.end - earlier.start > MOST_OUTPUT) return later;
  const before = outputUntil(earlier, later.start);
  if (before.chunks.length + later.chunks.length > MOST_CHUNKS) return later;
  return { ...later, start: before.start, chunks: [...before.chunks, ...later.chunks] };
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
        output: failed ? state.output : { run: event.state.run, start: 0, end: 0, chunks: [] },
      };
    }
    case 'output':
      return event.run === state.run?.run
        ? { ...state, output: joined(outputOf(event.run, event.window), state.output) }
        : state;
    case 'marks':
      return event.run === state.run?.run ? { ...state, marks: event.marks } : state;
    case 'choices':
      return { ...state, choices: event.choices };
    case 'growth':
      return event.run === state.run?.run ? { ...state, growth: event.growth } : state;
    case 'watched':
      return { ...state, watched: event.variable };
    case 'kept':
      return state.run === null || state.shown === null
        ? state
        : {
            ...state,
            shown: { ...state.shown, run: state.run.run, step: event.step, view: event.view },
            wanted: state.wanted === event.step ? null : state.wanted,
          };
    case 'play':
      return state;
    case 'view': {
      if (state.run === null || event.run !== state.run.run) return state;
      const shown = { run: event.run, step: event.step, view: event.view, title: state.run.title };
      return {
        ...state,
        shown,
        pending: null,
        visit: event.visit,
        output: joined(state.output, outputOf(event.run, event.output)),
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
    case 'telling':
    case 'samples':
    case 'held':
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
