/** Plays the panel's host with a recording: answers what the page asks from it, as the extension does. */
import { DEFAULT_VIEW_OPTIONS } from '../../src/model';
import type { ObjectId, Recording, StepIndex, View, ViewOptions, WatchedVariable } from '../../src/model';
import type { HostMessage, PageMessage, PanelSettings } from '../../src/protocol/webview';
import { Panel } from '../webview/support/panel';

/** One page and the recordings shown on it, one after the other. */
export class RecordedHost {
  private run = 0;
  private recording: Recording | null = null;
  private step = 0;
  private watched: WatchedVariable | null = null;
  private readonly windows = new Map<ObjectId, { offset: number; count: number }>();

  private constructor(readonly panel: Panel) {}

  static async attach(panel: Panel): Promise<RecordedHost> {
    const host = new RecordedHost(panel);
    await panel.answerWith((message) => host.answer(message));
    return host;
  }

  private get options(): ViewOptions {
    return { ...DEFAULT_VIEW_OPTIONS, windows: this.windows };
  }

  private view(step: StepIndex): View {
    return this.recording!.view(step, this.options);
  }

  private shown(step: StepIndex, request: number): HostMessage {
    const { recording } = this;
    const view = this.view(step);
    this.step = step;
    const visit = recording!.visitAt(step, 'after');
    return {
      kind: 'view',
      run: this.run,
      request,
      step,
      view,
      visit: visit === null ? { kind: 'none' } : { kind: 'visit', visit, file: view.file },
      output: recording!.outputWindow(view.outputLength, 6000),
    };
  }

  private answer(message: PageMessage): readonly HostMessage[] {
    if (this.recording === null) return [];
    switch (message.kind) {
      case 'show':
        return [this.shown(message.step, message.request)];
      case 'peek':
        return [{ kind: 'peeked', run: this.run, request: message.request, view: this.view(message.step) }];
      case 'telling': {
        const steps = this.recording.tellingSteps(message.most);
        return [{ kind: 'telling', run: this.run, request: message.request, steps }];
      }
      case 'samples': {
        const views = message.steps.map((step) => this.view(step));
        return [{ kind: 'samples', run: this.run, request: message.request, views }];
      }
      case 'move':
        return [this.shown(this.recording.move(message.from, message.move), message.request)];
      case 'jump': {
        const step = this.recording.jump(message.from, message.jump, this.watched, this.options);
        return [this.shown(step ?? this.step, message.request)];
      }
      case 'visit': {
        const { file, line, visit } = message;
        const found = this.recording.visit(file, line, visit, this.step, 'after');
        return [this.shown(found?.step ?? this.step, message.request)];
      }
      case 'written': {
        const written = this.recording.written(message.step, message.holder, message.label);
        return [this.shown(written?.step ?? this.step, message.request)];
      }
      case 'traceback': {
        const step = this.recording.raisedAt(message.file, message.line, message.before, message.repeat);
        return [this.shown(step ?? this.step, message.request)];
      }
      case 'raised':
        return [this.shown(this.recording.raised() ?? this.step, message.request)];
      case 'watch':
        this.watched = message.variable;
        return [{ kind: 'watched', variable: this.watched }];
      case 'marks':
        return [{ kind: 'marks', run: this.run, marks: this.recording.marks(message.columns, this.watched) }];
      case 'growth':
        return [{ kind: 'growth', run: this.run, growth: this.recording.growth() }];
      case 'earlier': {
        const window = this.recording.outputWindow(message.end, message.characters);
        return [{ kind: 'output', run: this.run, end: message.end, window }];
      }
      case 'window':
        this.windows.set(message.object, { offset: message.offset, count: message.count });
        return [this.shown(this.step, 0)];
      default:
        return [];
    }
  }

  /** Opens a recording at a step and waits for its plan. */
  async open(
    title: string,
    recording: Recording,
    step: StepIndex,
    settings: Partial<PanelSettings> = {},
  ): Promise<void> {
    this.recording = recording;
    this.windows.clear();
    this.run++;
    const { outcome, steps, firstStep, outputLength, milliseconds, bytes } = recording.summary();
    const state = { run: this.run, title, file: title, outcome, steps, firstStep, outputLength, milliseconds, bytes };
    await this.panel.post(
      { kind: 'settings', settings: { ...Panel.settings, ...settings } },
      { kind: 'run', state },
      this.shown(step, 0),
    );
    await this.panel.page.waitForFunction(
      (run) => document.querySelector('.canvas')?.getAttribute('data-planned') === String(run),
      this.run,
    );
    await this.panel.settle();
  }

  /** Goes to a step, as when the cursor moves in the editor. */
  async show(step: StepIndex): Promise<void> {
    if (step === this.step) return;
    const before = await this.panel.drawn();
    await this.panel.post(this.shown(step, 0));
    await this.panel.page.waitForFunction(
      (count) => Number(document.querySelector('.canvas')?.getAttribute('data-drawn')) > count,
      before,
    );
    await this.panel.settle();
  }
}
