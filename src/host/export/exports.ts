/** Getting the picture out: what the learner may copy or save, asked for, made and written. */
import type { ExtensionContext, QuickPickItem } from 'vscode';
import { ProgressLocation, ThemeIcon, Uri, commands, env, l10n, window, workspace } from 'vscode';
import { grouped } from '../../diagram';
import type { Handout, HandoutStep, SourceLine } from '../../protocol/handout';
import type { VisitState } from '../../protocol/webview';
import { folderOf } from '../documents';
import { marksOf } from '../marks';
import type { MemoryModel, Observed } from '../memoryModel';
import type { SessionRun } from '../runs';
import type { Session } from '../session';
import { readSettings } from '../settings';
import type { SyntaxTrees } from '../syntaxTrees';
import { markdownOf } from './markdown';
import { pageOf } from './page';
import { parseRange, rangeAround } from './range';
import type { StepRange } from './range';

/** Steps that one animation or page may hold: more nobody watches, and the file would be too large to send. */
const MOST_FRAMES = 200;
const MOST_PAGE_STEPS = 3000;
const FRAME_MILLISECONDS = 900;
const CAPTION_LENGTH = 90;

interface Choice extends QuickPickItem {
  readonly command: string;
}

/** The commands that get something out of the panel. */
export class Exports {
  constructor(
    private readonly context: ExtensionContext,
    private readonly model: MemoryModel,
    private readonly trees: SyntaxTrees,
  ) {}

  /** Offers all of them. */
  async choose(): Promise<void> {
    const choice = (command: string, icon: string, label: string, detail: string): Choice => ({
      command: `pythonMemoryModel.${command}`,
      iconPath: new ThemeIcon(icon),
      label,
      detail,
    });
    const chosen = await window.showQuickPick(
      [
        choice('copyAsMermaid', 'copy', l10n.t('Copy as Mermaid'), l10n.t('The picture as text that GitHub draws')),
        choice('copyAsMarkdown', 'markdown', l10n.t('Copy as Markdown'), l10n.t('The code, the picture, the output')),
        choice('saveAsSvg', 'file-media', l10n.t('Save as SVG'), l10n.t('The picture, sharp at every size')),
        choice('saveAsPng', 'file-media', l10n.t('Save as PNG'), l10n.t('The picture in double resolution')),
        choice(
          'saveAsTransparentPng',
          'file-media',
          l10n.t('Save as PNG without Background'),
          l10n.t('For slides of any colour'),
        ),
        choice(
          'saveAsWebPage',
          'globe',
          l10n.t('Save as Web Page'),
          l10n.t('One file that steps through the run offline'),
        ),
        choice('saveAsAnimation', 'play-circle', l10n.t('Save as Animation'), l10n.t('A range of steps as a GIF')),
      ],
      { title: l10n.t('Export'), placeHolder: l10n.t('Choose what to copy or save'), matchOnDetail: true },
    );
    if (chosen !== undefined) await commands.executeCommand(chosen.command);
  }

  /** The shown step as a note. */
  async copyAsMarkdown(): Promise<void> {
    const observed = this.shown();
    const shown = observed?.session.shown;
    if (observed === null || shown === null || shown === undefined) return;
    const { boxed } = readSettings();
    const { last, next } = marksOf(shown.look);
    const file = last?.file ?? next?.file ?? observed.session.filename;
    const { firstStep, steps } = shown.run.status;
    const text = markdownOf(
      {
        title: observed.session.filename,
        source: sourceOf(observed.session, shown.run, file) ?? shown.run.source,
        file,
        view: shown.look.view,
        last,
        next,
        steps: firstStep + steps,
        output: await observed.session.ask.outputText(),
        boxed,
      },
      (message, ...args) => l10n.t(message, ...args),
    );
    await env.clipboard.writeText(text);
    window.setStatusBarMessage(`$(check) ${l10n.t('Copied as Markdown')}`, 3000);
  }

  /** The shown picture as a file. */
  async savePicture(format: 'svg' | 'png', background: boolean): Promise<void> {
    const observed = this.shown();
    const view = observed?.session.shown?.look.view;
    if (observed === null || view === undefined) return;
    const name = `${baseName(observed)}-${l10n.t('step {0}', view.step + 1).replace(/\s+/g, '-')}`;
    const target = await this.target(observed, name, format, format === 'svg' ? 'SVG' : 'PNG');
    if (target === null) return;
    await this.working(ProgressLocation.Window, l10n.t('Drawing the picture …'), async () => {
      await this.write(target, await this.model.draw({ format, view, background }));
    });
  }

  /** A range of steps as an animation. */
  async saveAnimation(): Promise<void> {
    const observed = this.shown();
    if (observed === null) return;
    const range = await this.range(observed.session, MOST_FRAMES);
    if (range === null) return;
    const target = await this.target(observed, baseName(observed), 'gif', 'GIF');
    if (target === null) return;
    await this.working(ProgressLocation.Notification, l10n.t('Drawing the animation …'), async () => {
      const steps = await this.steps(observed.session, range);
      const { run } = observed.session.shown!;
      const frames = steps.map((step) => ({ view: step.view, caption: captionOf(observed.session, run, step) }));
      await this.write(target, await this.model.draw({ format: 'gif', frames, milliseconds: FRAME_MILLISECONDS }));
    });
  }

  /** A range of steps as a page that needs nothing else. */
  async saveWebPage(): Promise<void> {
    const observed = this.shown();
    if (observed === null) return;
    const range = await this.range(observed.session, MOST_PAGE_STEPS);
    if (range === null) return;
    const target = await this.target(observed, baseName(observed), 'html', l10n.t('Web Page'));
    if (target === null) return;
    await this.working(ProgressLocation.Notification, l10n.t('Writing the page …'), async () => {
      const handout = await this.handout(observed, range);
      const part = async (name: string): Promise<string> =>
        new TextDecoder().decode(
          await workspace.fs.readFile(Uri.joinPath(this.context.extensionUri, 'dist', 'webview', name)),
        );
      const [panel, panelStyle, script, handoutStyle] = await Promise.all(
        ['panel.js', 'panel.css', 'handout.js', 'handout.css'].map(part),
      );
      const parts = { panel: panel!, panelStyle: panelStyle!, handout: script!, handoutStyle: handoutStyle! };
      const html = await pageOf(handout, parts, env.language, l10n.bundle);
      await this.write(target, new TextEncoder().encode(html));
    });
  }

  private async handout({ session }: Observed, { first, last }: StepRange): Promise<Handout> {
    const { run, step } = session.shown!;
    const steps = await this.steps(session, { first, last });
    const names = new Set(steps.flatMap((each) => [each.last?.file, each.next?.file]));
    const sources: Record<string, readonly SourceLine[]> = {};
    for (const name of names) {
      const text = name === undefined ? null : sourceOf(session, run, name);
      if (name !== undefined && text !== null) sources[name] = await this.trees.linesOf(text);
    }
    const { boxed, framesGrow, moment } = readSettings();
    const printed = steps.at(-1)?.view.outputLength ?? 0;
    const output = await session.ask.output(printed, printed);
    return {
      title: session.filename,
      file: session.filename,
      sources,
      settings: { boxed, framesGrow, moment },
      outcome: run.status.outcome,
      steps,
      start: Math.min(Math.max(step, first), last),
      total: run.status.firstStep + run.status.steps,
      output: output.chunks,
    };
  }

  private async steps(session: Session, { first, last }: StepRange): Promise<HandoutStep[]> {
    const steps: HandoutStep[] = [];
    for (let step = first; step <= last; step++) {
      const look = await session.ask.lookAgain(step);
      const marks = marksOf(look);
      const place = marks.focus;
      const visit: VisitState =
        look.visit === null || place === null
          ? { kind: 'none' }
          : { kind: 'visit', visit: look.visit, file: place.file };
      steps.push({ view: look.view, visit, last: marks.last, next: marks.next });
    }
    return steps;
  }

  /** What is shown now; null (and said) where there is no picture. */
  private shown(): Observed | null {
    const { current } = this.model;
    if (current !== null && current.session.shown !== null) return current;
    void window.showInformationMessage(
      l10n.t('There is no picture yet. Open a Python file and run Show Memory Model.'),
    );
    return null;
  }

  private async range(session: Session, most: number): Promise<StepRange | null> {
    const { run, step } = session.shown!;
    const all = { first: run.status.firstStep, last: run.status.firstStep + run.status.steps - 1 };
    const offered = rangeAround(step, all, most);
    const count = all.last - all.first + 1;
    const prompt =
      count <= most
        ? l10n.t('The run has {0} steps.', grouped(count))
        : l10n.t('The run has {0} steps; at most {1} fit into one file.', grouped(count), grouped(most));
    const text = await window.showInputBox({
      title: l10n.t('Steps to Export'),
      prompt,
      value: `${offered.first + 1}-${offered.last + 1}`,
      validateInput: (typed) => {
        const range = parseRange(typed, all, most);
        if (!('kind' in range)) return null;
        switch (range.kind) {
          case 'unreadable':
            return l10n.t('Write a first and a last step, such as {0}.', '1-40');
          case 'outside':
            return l10n.t('Steps go from {0} to {1}.', grouped(all.first + 1), grouped(all.last + 1));
          case 'tooMany':
            return l10n.t('At most {0} steps fit into one file.', grouped(most));
        }
      },
    });
    const range = text === undefined ? null : parseRange(text, all, most);
    return range === null || 'kind' in range ? null : range;
  }

  /** Where to save; null: nowhere after all. */
  private async target(observed: Observed, name: string, extension: string, filter: string): Promise<Uri | null> {
    const folder = folderOf(observed.document) ?? workspace.workspaceFolders?.[0]?.uri;
    const target = await window.showSaveDialog({
      ...(folder === undefined ? {} : { defaultUri: Uri.joinPath(folder, `${name}.${extension}`) }),
      filters: { [filter]: [extension] },
    });
    return target ?? null;
  }

  private async write(target: Uri, data: Uint8Array): Promise<void> {
    await workspace.fs.writeFile(target, data);
    const name = target.path.slice(target.path.lastIndexOf('/') + 1);
    window.setStatusBarMessage(`$(check) ${l10n.t('Saved {0}', name)}`, 5000);
  }

  private async working(location: ProgressLocation, title: string, task: () => Promise<void>): Promise<void> {
    try {
      await window.withProgress({ location, title }, task);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      void window.showErrorMessage(l10n.t('The file could not be written: {0}', reason));
    }
  }
}

/** Text of one of the program's files as it was run; null: it is not the learner's. */
function sourceOf(session: Session, run: SessionRun, file: string): string | null {
  if (file === session.filename) return run.source;
  const content = Object.hasOwn(run.files, file) ? run.files[file] : null;
  return typeof content === 'string' ? content : null;
}

function baseName({ session }: Observed): string {
  return session.filename.replace(/\.pyw?$/, '') || 'memory';
}

/** Below a picture of an animation: where in the run it is, and the line that has just run. */
function captionOf(session: Session, run: SessionRun, step: HandoutStep): string[] {
  const place = step.last ?? step.next;
  const count = l10n.t(
    'Step {0} of {1}',
    grouped(step.view.step + 1),
    grouped(run.status.firstStep + run.status.steps),
  );
  if (place === null) return [count];
  const lines = sourceOf(session, run, place.file)?.split(/\r\n|\r|\n/) ?? [];
  const text = lines[place.line - 1]?.trim() ?? '';
  const where = place === step.last ? l10n.t('after line {0}', place.line) : l10n.t('before line {0}', place.line);
  const code = text.length > CAPTION_LENGTH ? `${text.slice(0, CAPTION_LENGTH)}…` : text;
  return [`${count}, ${where}`, code];
}
