/**
 * Asks the host, one thing at a time: while an answer is awaited, only the newest wish is kept. When nothing is wanted,
 * neighbours of the shown step and samples of the recording are asked for, so the next step is already there.
 */
import type { Jump, Move, ObjectId, SlotLabel, StepIndex, View } from '../../src/model';
import type { HostMessage, PageMessage, RunId } from '../../src/protocol/webview';
import type { TracePlace } from './panel/traceback';
import { Sampler } from './sampler';
import type { SampleTaker } from './sampler';
import { clampStep, lastStep } from './store';
import type { Store } from './store';

type Wish =
  | { readonly kind: 'show'; readonly step: StepIndex }
  | { readonly kind: 'move'; readonly from: StepIndex; readonly move: Move }
  | { readonly kind: 'jump'; readonly from: StepIndex; readonly jump: Jump }
  | ({ readonly kind: 'traceback'; readonly before: StepIndex } & TracePlace)
  | { readonly kind: 'written'; readonly step: StepIndex; readonly holder: ObjectId; readonly label: SlotLabel }
  | { readonly kind: 'visit'; readonly file: string; readonly line: number; readonly visit: number }
  | { readonly kind: 'raised' };

const CACHED_VIEWS = 96;
/** After a picture the next one is asked for so soon that it is there when a key is held down; samples wait for rest. */
const SOON = 12;
const REST = 60;
/** An answer that never comes must not block the page for ever. */
const PATIENCE = 4000;

/** Told of views that are not shown. */
export interface Background {
  /** A neighbour arrived: get it ready. */
  readonly prepare: (view: View) => void;
  /** Samples for the layout's plan arrived. */
  readonly sample: SampleTaker;
}

/** Moves through the recording. */
export class Navigator {
  private request = 0;
  private awaited: { readonly request: number; readonly since: number } | null = null;
  private wish: Wish | null = null;
  /** A move that was made while the first picture of a run was awaited: it starts from that picture. */
  private early: (() => void) | null = null;
  private peeking: number | null = null;
  private readonly sampler: Sampler;
  private readonly views = new Map<StepIndex, View>();
  private viewsRun: RunId = 0;
  private idle: number | null = null;
  /** Where the reader is going: the neighbour there is the likelier one. */
  private direction: 1 | -1 = 1;

  constructor(
    private readonly store: Store,
    private readonly send: (message: PageMessage) => void,
    private readonly background: Background,
  ) {
    this.sampler = new Sampler(send, () => ++this.request, background.sample);
  }

  private get run(): RunId {
    return this.store.state.run?.run ?? 0;
  }

  /** The step the reader thinks of as the present one. */
  get here(): StepIndex | null {
    const { wanted, shown } = this.store.state;
    return wanted ?? (shown?.run === this.run ? shown.step : null);
  }

  /** Goes to a step. */
  goTo(step: number): void {
    const { run } = this.store.state;
    if (run === null || run.steps === 0) return;
    const target = clampStep(run, step);
    const { here } = this;
    if (target === here) return;
    if (here !== null) this.direction = target < here ? -1 : 1;
    this.store.dispatch({ kind: 'wish', step: target });
    const view = this.viewsRun === this.run ? this.views.get(target) : undefined;
    if (view !== undefined) {
      // Already here: shown at once; the host follows with the editor's marks and the visit.
      this.store.dispatch({ kind: 'kept', step: target, view });
    }
    this.ask({ kind: 'show', step: target });
  }

  /** Makes one of the moves. */
  move(move: Move): void {
    const { run } = this.store.state;
    const { here } = this;
    if (run === null) return;
    if (here === null) {
      this.early = () => this.move(move);
      return;
    }
    switch (move) {
      case 'first':
        return this.goTo(run.firstStep);
      case 'last':
        return this.goTo(lastStep(run));
      case 'back':
        return this.goTo(here - 1);
      case 'next':
        return this.goTo(here + 1);
      case 'overForward':
      case 'overBack':
      case 'out':
      case 'outBack':
        return this.ask({ kind: 'move', from: here, move });
    }
  }

  /** Goes to the nearest step at which something happens. */
  jump(jump: Jump): void {
    const { here } = this;
    if (here === null) this.early = () => this.jump(jump);
    else this.ask({ kind: 'jump', from: here, jump });
  }

  /** Goes to where a line of a traceback belongs that was printed before a step. */
  traceback(place: TracePlace, before: StepIndex): void {
    this.ask({ kind: 'traceback', ...place, before });
  }

  /** Goes to the step that wrote a slot of the shown picture. */
  written(holder: ObjectId, label: SlotLabel): void {
    const { shown } = this.store.state;
    if (shown !== null) this.ask({ kind: 'written', step: shown.step, holder, label });
  }

  /** Goes to another visit of the line on show. */
  visit(visit: number): void {
    const state = this.store.state.visit;
    if (state.kind === 'visit') this.ask({ kind: 'visit', file: state.file, line: state.visit.line, visit });
  }

  /** Goes to where the exception that ended the run was raised. */
  raised(): void {
    this.ask({ kind: 'raised' });
  }

  /** Shows so many objects at most. */
  objects(count: number): void {
    this.views.clear();
    this.send({ kind: 'objects', run: this.run, count });
  }

  /** Shows another window of an object's slots. */
  window(object: ObjectId, offset: number, count: number): void {
    this.views.clear();
    this.send({ kind: 'window', run: this.run, object, offset, count });
  }

  private ask(wish: Wish): void {
    this.wish = wish;
    this.flush();
  }

  private flush(): void {
    if (this.wish === null) return;
    const now = performance.now();
    if (this.awaited !== null && now - this.awaited.since < PATIENCE) return;
    const { wish } = this;
    this.wish = null;
    const request = ++this.request;
    this.awaited = { request, since: now };
    this.send({ ...wish, run: this.run, request });
  }

  /** Hears every message of the host, before the store does. */
  receive(message: HostMessage): void {
    switch (message.kind) {
      case 'view':
        if (message.run === this.run) this.remember(message.step, message.view);
        this.settle(message.request);
        this.whenIdle();
        // Once the store has the picture, too.
        if (this.early !== null && message.run === this.run) queueMicrotask(() => this.moveEarly());
        break;
      case 'peeked':
        this.peeked(message.run, message.request, message.view);
        break;
      case 'telling':
      case 'samples':
        this.sampler.receive(message);
        if (this.wish !== null) this.flush();
        else this.peekNext();
        break;
      case 'refused':
        if (this.peeking === message.request) this.peeking = null;
        this.sampler.refused(message.request);
        this.settle(message.request);
        break;
      case 'run':
        if (message.state.run !== this.viewsRun) this.forget(message.state.run);
        if (message.state.outcome.kind !== 'running') this.whenIdle();
        break;
      case 'choices':
      case 'held':
      case 'settings':
      case 'empty':
      case 'waiting':
      case 'broken':
      case 'output':
      case 'visit':
      case 'export':
      case 'marks':
      case 'watched':
      case 'growth':
      case 'play':
        break;
    }
  }

  private moveEarly(): void {
    const { early } = this;
    this.early = null;
    early?.();
  }

  private settle(request: number): void {
    if (this.awaited?.request !== request) return;
    this.awaited = null;
    this.flush();
  }

  private forget(run: RunId): void {
    this.views.clear();
    this.viewsRun = run;
    this.wish = null;
    this.awaited = null;
    this.peeking = null;
  }

  private remember(step: StepIndex, view: View): void {
    this.views.delete(step);
    this.views.set(step, view);
    if (this.views.size > CACHED_VIEWS) this.views.delete(this.views.keys().next().value!);
  }

  private whenIdle(): void {
    if (this.idle !== null) clearTimeout(this.idle);
    const wait = this.neighbour() === undefined ? REST : SOON;
    this.idle = window.setTimeout(() => {
      this.idle = null;
      this.peekNext();
    }, wait);
  }

  /** The step beside the one on show that may be wanted next and is not there. */
  private neighbour(): StepIndex | undefined {
    const { run } = this.store.state;
    const { here, direction } = this;
    if (here === null || run === null) return undefined;
    return [here + direction, here - direction].find(
      (step) => step >= run.firstStep && step <= lastStep(run) && !this.views.has(step),
    );
  }

  /** Asks for what may be wanted next: both neighbours, then the next sample. */
  private peekNext(): void {
    const { run, shown } = this.store.state;
    if (run === null || run.steps === 0 || this.wish !== null || this.awaited !== null) return;
    if (this.peeking !== null || this.sampler.isWaiting) return;
    const neighbour = this.neighbour();
    if (neighbour !== undefined) {
      this.peeking = ++this.request;
      this.send({ kind: 'peek', run: this.run, request: this.peeking, step: neighbour });
    } else if (run.outcome.kind !== 'running') this.sampler.ask(run.run, shown?.view.objects.length ?? 0);
  }

  private peeked(run: RunId, request: number, view: View): void {
    if (this.peeking !== request) return;
    this.peeking = null;
    if (run === this.run) {
      this.remember(view.step, view);
      this.background.prepare(view);
    }
    if (this.wish !== null) this.flush();
    else this.whenIdle();
  }
}
