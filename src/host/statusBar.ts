/** The status bar's item: where in the run the picture is, or how the run is doing. */
import type { Disposable } from 'vscode';
import { StatusBarAlignment, ThemeColor, l10n, window } from 'vscode';
import { grouped } from '../diagram';
import type { Session } from './session';

/** One item, shown while the panel shows a document. */
export class StatusBar implements Disposable {
  private readonly item = window.createStatusBarItem('pythonMemoryModel.status', StatusBarAlignment.Left, 1);

  constructor() {
    this.item.name = l10n.t('Python Memory Model');
    this.item.command = 'pythonMemoryModel.show';
  }

  /** Tells of a session; null: none is shown. */
  show(session: Session | null): void {
    if (session === null || session.latest === null) {
      this.item.hide();
      return;
    }
    const { status } = session.latest;
    const step = session.shown;
    const position =
      step === null
        ? ''
        : l10n.t('Step {0} of {1}', grouped(step.step + 1), grouped(step.run.status.firstStep + step.run.status.steps));
    this.item.backgroundColor = undefined;
    switch (status.outcome.kind) {
      case 'running':
        this.item.text = `$(loading~spin) ${position || l10n.t('Running')}`;
        this.item.tooltip = l10n.t('Memory model: the program is running');
        break;
      case 'syntaxError':
        this.item.text = `$(error) ${status.outcome.error.type}`;
        this.item.tooltip = l10n.t(
          'Memory model: {0}. The picture is of the last text that could run.',
          status.outcome.error.message,
        );
        break;
      case 'exception':
        this.item.text = `$(error) ${position}`;
        this.item.tooltip = l10n.t('Memory model: the program ended with {0}', status.outcome.exception.type);
        break;
      case 'deadlock':
        this.item.text = `$(warning) ${position}`;
        this.item.tooltip = l10n.t('Memory model: the program waits here {0}', status.outcome.what);
        break;
      case 'limit':
        this.item.text = `$(warning) ${position}`;
        this.item.tooltip = l10n.t('Memory model: the program was stopped at a limit. Limits are settings.');
        this.item.backgroundColor = new ThemeColor('statusBarItem.warningBackground');
        break;
      case 'input':
        this.item.text = `$(keyboard) ${position}`;
        this.item.tooltip = l10n.t('Memory model: the program waits for input');
        break;
      case 'finished':
      case 'cancelled':
        this.item.text = `$(type-hierarchy) ${position}`;
        this.item.tooltip = l10n.t('Show Memory Model');
        break;
    }
    this.item.show();
  }

  hide(): void {
    this.item.hide();
  }

  dispose(): void {
    this.item.dispose();
  }
}
