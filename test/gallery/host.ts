/** Plays the panel's host with a recording: answers what the page asks from it, as the extension does. */
import { DEFAULT_VIEW_OPTIONS } from '../../src/model';
import type { ObjectId, Recording, StepIndex, View, ViewOptions } from '../../src/model';
import type { HostMessage, PageMessage, PanelSettings } from '../../src/protocol/webview';
import { Panel } from '../webview/support/panel';

/** One page and the recordings shown on it, one after the other. */
export class RecordedHost {
  private run = 0;
  private recording: Recording | null = null;
  private step = 0;
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
      case 'move':
        return [this.shown(this.recording.move(message.from, message.move), message.request)];
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
