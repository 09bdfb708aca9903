/**
 * Between a session and the panel's page: tells the page everything it must show and does what the page asks for.
 * Knows nothing of VS Code; what the page asks of the editor is handed on.
 */
import type { Choices, FileName } from '../model';
import type {
  ExportOrder,
  HostMessage,
  PageMessage,
  PanelSettings,
  RunState,
  SettingChange,
  VisitState,
} from '../protocol/webview';
import { WEBVIEW_PROTOCOL } from '../protocol/webview';
import type { Session, SessionListener, Shown } from './session';

/** What the page may ask of the editor. */
export interface PanelActions {
  settings(): PanelSettings;
  changeSetting(change: SettingChange): void;
  /** What the reader chose to see of the shown file, now or in an earlier session. */
  choices(): Choices;
  keepChoices(choices: Choices): void;
  copy(text: string, what: 'mermaid' | 'output' | 'text'): void;
  reveal(file: FileName, line: number): void;
  showLog(): void;
  offerExport(): void;
  trouble(message: string): void;
}

/** See the file's comment. */
export class PanelLink implements SessionListener {
  private session: Session | null = null;
  private title = '';
  private stopListening: (() => void) | null = null;
  private listening = false;
  /** The page's question that the next view answers; 0: none is open. */
  private request = 0;
  private posted: Shown | null = null;
  /** Files the page is making. */
  private readonly ordered = new Map<number, { resolve(data: Uint8Array): void; reject(error: Error): void }>();
  private orders = 0;

  constructor(
    private readonly post: (message: HostMessage) => void,
    private readonly actions: PanelActions,
  ) {}

  /** Shows another session (or none) from now on. */
  setSession(session: Session | null, title: string): void {
    if (session === this.session) return;
    this.stopListening?.();
    this.session = session;
    this.title = title;
    this.request = 0;
    this.stopListening = session?.listen(this) ?? null;
    this.tellAll();
  }

  /** Has the page make a file. */
  order(order: ExportOrder): Promise<Uint8Array> {
    const request = ++this.orders;
    return new Promise((resolve, reject) => {
      this.ordered.set(request, { resolve, reject });
      this.post({ kind: 'export', request, order });
    });
  }

  /** The settings changed outside of the page. */
  settingsChanged(): void {
    if (this.listening) this.post({ kind: 'settings', settings: this.actions.settings() });
  }

  dispose(): void {
    this.stopListening?.();
    this.session = null;
    for (const { reject } of this.ordered.values()) reject(new Error('The panel was closed.'));
    this.ordered.clear();
  }

  runChanged(): void {
    if (!this.listening) return;
    const state = this.runState();
    if (state !== null) this.post({ kind: 'run', state });
    if (this.session?.runs.broken === true) this.post({ kind: 'broken' });
  }

  watchedChanged(session: Session): void {
    if (this.listening) this.post({ kind: 'watched', variable: session.watched });
  }

  /** Plays on, or stops playing. */
  play(): void {
    if (this.listening) this.post({ kind: 'play' });
  }

  shownChanged(session: Session): void {
    if (!this.listening) return;
    if (session.shown === null) {
      if (session.latest === null) this.post({ kind: 'waiting', title: this.title });
      return;
    }
    this.postView(session.shown);
  }

  /** Handles a message of the page. */
  receive(message: PageMessage): void {
    const { session } = this;
    switch (message.kind) {
      case 'ready':
        if (message.protocol !== WEBVIEW_PROTOCOL) {
          this.actions.trouble(`The page speaks protocol ${message.protocol}, the host ${WEBVIEW_PROTOCOL}.`);
        }
        this.listening = true;
        this.tellAll();
        return;
      case 'show':
        this.answer(message, (current) => current.show(message.step));
        return;
      case 'move':
        this.answer(message, (current) => current.move(message.move, message.from));
        return;
      case 'visit':
        this.answer(message, (current) => current.visit(message.file, message.line, message.visit));
        return;
      case 'jump':
        this.answer(message, (current) => current.jump(message.jump, message.from));
        return;
      case 'traceback':
        this.actions.reveal(message.file, message.line);
        this.answer(message, (current) =>
          current.traceback(message.file, message.line, message.before, message.repeat),
        );
        return;
      case 'written':
        this.answer(message, (current) => current.written(message.step, message.holder, message.label));
        return;
      case 'growth':
        this.tell(message.run, async ({ ask }) => {
          const growth = await ask.growth();
          return growth === null ? null : { kind: 'growth', run: message.run, growth };
        });
        return;
      case 'watch':
        session?.watch(message.variable);
        return;
      case 'marks':
        this.tell(message.run, async ({ ask }) => {
          const marks = await ask.marks(message.columns);
          return marks === null ? null : { kind: 'marks', run: message.run, marks };
        });
        return;
      case 'earlier':
        this.tell(message.run, async ({ ask }) => ({
          kind: 'output',
          run: message.run,
          end: message.end,
          window: await ask.output(message.end, message.characters),
        }));
        return;
      case 'copyOutput':
        this.tell(message.run, async ({ ask }) => {
          this.actions.copy(await ask.outputText(), 'output');
          return null;
        });
        return;
      case 'peek':
        void this.reply(message.run, message.request, async ({ ask }) => {
          const view = await ask.peek(message.step);
          return view === null ? null : { kind: 'peeked', run: message.run, request: message.request, view };
        });
        return;
      case 'telling':
        void this.reply(message.run, message.request, async ({ ask }) => {
          const steps = await ask.telling(message.most);
          return steps === null ? null : { kind: 'telling', run: message.run, request: message.request, steps };
        });
        return;
      case 'samples':
        void this.reply(message.run, message.request, async ({ ask }) => {
          const views = await Promise.all(message.steps.map((step) => ask.peek(step)));
          return {
            kind: 'samples',
            run: message.run,
            request: message.request,
            views: views.filter((view) => view !== null),
          };
        });
        return;
      case 'window':
        if (this.isCurrent(message.run)) void session?.setWindow(message.object, message.offset, message.count);
        return;
      case 'objects':
        if (this.isCurrent(message.run)) void session?.setObjects(message.count);
        return;
      case 'choices':
        this.actions.keepChoices(message.choices);
        return;
      case 'holders':
        this.tell(message.run, async ({ ask }) => {
          const held = await ask.holders(message.step, message.object);
          return held === null ? null : { kind: 'held', run: message.run, object: message.object, held };
        });
        return;
      case 'setting':
        this.actions.changeSetting(message.change);
        return;
      case 'copy':
        this.actions.copy(message.text, message.what);
        return;
      case 'answer':
        if (this.isCurrent(message.run)) session?.runs.answer(message.text);
        return;
      case 'endInput':
        if (this.isCurrent(message.run)) session?.runs.endInput();
        return;
      case 'raiseLimit':
        if (this.isCurrent(message.run)) session?.runs.raiseLimit(message.limit);
        return;
      case 'cancel':
        if (this.isCurrent(message.run)) session?.runs.cancel();
        return;
      case 'rerun':
        session?.runs.run();
        return;
      case 'raised':
        this.answer(message, (current) => current.raised());
        return;
      case 'offerExport':
        this.actions.offerExport();
        return;
      case 'exported': {
        const { request, data, problem } = message;
        const ordered = this.ordered.get(request);
        this.ordered.delete(request);
        if (problem === '') ordered?.resolve(data);
        else ordered?.reject(new Error(problem));
        return;
      }
      case 'log':
        this.actions.showLog();
        return;
      case 'reveal':
        this.actions.reveal(message.file, message.line);
        return;
      case 'trouble':
        this.actions.trouble(message.stack || message.message);
        return;
    }
  }

  private isCurrent(run: number): boolean {
    return run === this.session?.latest?.recording || run === this.session?.shown?.run.recording;
  }

  /** Does what the page asked; it gets a view in any case, or hears that there is none. */
  private answer(
    message: { readonly run: number; readonly request: number },
    action: (session: Session) => Promise<void>,
  ): void {
    const { session } = this;
    if (session === null || session.shown === null || !this.isCurrent(message.run)) {
      this.post({ kind: 'refused', request: message.request });
      return;
    }
    this.request = message.request;
    void action(session).then(() => {
      if (this.request !== message.request) return;
      // Nothing moved (the move led nowhere): the picture that stands is the answer.
      if (this.session === session && session.shown !== null) this.postView(session.shown);
      else this.post({ kind: 'refused', request: message.request });
      this.request = 0;
    });
  }

  /** Tells the page something about a run, once it is known; nothing when the run is gone by then. */
  private tell(run: number, find: (session: Session) => Promise<HostMessage | null>): void {
    const { session } = this;
    if (session === null || !this.isCurrent(run)) return;
    find(session).then(
      (message) => {
        if (message !== null && this.session === session && this.isCurrent(run)) this.post(message);
      },
      // The recording went away meanwhile; the client has logged what was not expected.
      () => undefined,
    );
  }

  /** Answers a question that moves nothing; a page that asked of a run that is gone is refused. */
  private async reply(
    run: number,
    request: number,
    find: (session: Session) => Promise<HostMessage | null>,
  ): Promise<void> {
    const { session } = this;
    if (session !== null && this.isCurrent(run)) {
      try {
        const message = await find(session);
        if (message !== null && this.session === session && this.isCurrent(run)) {
          this.post(message);
          return;
        }
      } catch {
        // The recording went away meanwhile; the client has logged what was not expected.
      }
    }
    this.post({ kind: 'refused', request });
  }

  private tellAll(): void {
    if (!this.listening) return;
    this.posted = null;
    this.post({ kind: 'settings', settings: this.actions.settings() });
    const { session } = this;
    const state = this.runState();
    if (session === null) {
      this.post({ kind: 'empty' });
      return;
    }
    this.post({ kind: 'choices', choices: this.actions.choices() });
    if (session.latest === null || state === null) {
      this.post({ kind: 'waiting', title: this.title });
      if (session.runs.broken) this.post({ kind: 'broken' });
      return;
    }
    this.post({ kind: 'run', state });
    this.post({ kind: 'watched', variable: session.watched });
    if (session.shown !== null) this.postView(session.shown);
  }

  private postView(shown: Shown): void {
    const { session } = this;
    if (session === null || session.latest === null) return;
    // A picture of an older text (the newest has a syntax error) goes by the newest run's number: it is what is shown for it.
    const run = session.latest.recording;
    const visit = this.visitState(shown);
    const same = this.posted !== null && this.posted.run === shown.run && this.posted.step === shown.step;
    this.posted = shown;
    if (same && shown.neverRan !== null && this.request === 0) {
      this.post({ kind: 'visit', run, visit });
      return;
    }
    const { view, output } = shown.look;
    this.post({ kind: 'view', run, request: this.request, step: shown.step, view, visit, output });
    this.request = 0;
  }

  private visitState(shown: Shown): VisitState {
    if (shown.neverRan !== null) return { kind: 'neverRan', ...shown.neverRan };
    const { visit } = shown.look;
    const place = this.session?.shownVisit();
    return visit === null || place === null || place === undefined
      ? { kind: 'none' }
      : { kind: 'visit', visit, file: place.file };
  }

  private runState(): RunState | null {
    const { session } = this;
    if (session === null || session.latest === null) return null;
    const { recording, status } = session.latest;
    const { outcome, steps, firstStep, outputLength, milliseconds, bytes } = status;
    return {
      run: recording,
      title: this.title,
      file: session.filename,
      outcome,
      steps,
      firstStep,
      outputLength,
      milliseconds,
      bytes,
    };
  }
}
