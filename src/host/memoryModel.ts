/**
 * The middle of the extension: which document is shown, its session, the panel, and the editor features that follow
 * them. Everything else listens to it.
 */
import type { Disposable, ExtensionContext, TextDocument, TextEditor, Uri, ViewColumn, WebviewPanel } from 'vscode';
import { EventEmitter, commands, env, l10n, window, workspace } from 'vscode';
import type { FileName } from '../model';
import type { ExportOrder } from '../protocol/webview';
import { Cursor } from './cursor';
import { Decorations } from './decorations';
import { Diagnostics } from './diagnostics';
import { editorOf, fileNameOf, isPython, pathOf, readerFor, uriOf } from './documents';
import { FolderWatch } from './folderWatch';
import type { Place } from './marks';
import { marksOf } from './marks';
import { Panel } from './panel';
import { PanelLink } from './panelLink';
import { Session } from './session';
import { KeptChoices } from './choices';
import type { StandardInput } from './sessionHost';
import { SECTION, changeSetting, readSettings } from './settings';
import { StatusBar } from './statusBar';
import type { LineRange } from './syntax/statements';
import type { SyntaxTrees } from './syntaxTrees';
import type { Log } from './workerClient';
import type { WorkerClient } from './workerClient';

/** A document and the session that follows it. */
export interface Observed {
  readonly document: TextDocument;
  readonly session: Session;
}

/** Documents whose recordings are kept at the same time. */
const MAX_SESSIONS = 2;

/** See the file's comment. */
export class MemoryModel implements Disposable {
  private readonly sessions = new Map<string, Observed>();
  private readonly changed = new EventEmitter<void>();
  /** What is shown changed: another document, run or step. */
  readonly onChanged = this.changed.event;
  private panel: Panel | null = null;
  private link: PanelLink | null = null;
  private observed: Observed | null = null;
  /** Where the learner's editor is, for showing lines of files that are not open. */
  private column: ViewColumn | undefined;
  private readonly cursor = new Cursor();
  private readonly folderWatch = new FolderWatch((uri) => this.fileChanged(uri));
  private readonly choices: KeptChoices;
  private readonly decorations: Decorations;
  readonly diagnostics: Diagnostics;
  private readonly statusBar = new StatusBar();
  private readonly subscriptions: Disposable[];

  constructor(
    private readonly context: ExtensionContext,
    private readonly client: WorkerClient,
    private readonly trees: SyntaxTrees,
    private readonly log: Log,
  ) {
    this.decorations = new Decorations(context);
    this.choices = new KeptChoices(context.workspaceState);
    this.diagnostics = new Diagnostics(trees);
    client.onCrash(() => {
      for (const { session } of this.sessions.values()) session.workerCrashed();
    });
    this.subscriptions = [
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length === 0) return;
        this.sessions.get(document.uri.toString())?.session.runs.edited();
        this.fileChanged(document.uri);
      }),
      workspace.onDidCloseTextDocument((document) => this.forget(document)),
      window.onDidChangeActiveTextEditor((editor) => this.activeEditorChanged(editor)),
      window.onDidChangeVisibleTextEditors(() => {
        // After a reload the panel may come back before the editors do.
        const document = this.panel !== null && this.observed === null ? this.somePython() : null;
        if (document !== null) this.observe(document);
      }),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(SECTION)) this.settingsChanged(event.affectsConfiguration(`${SECTION}.limits`));
      }),
      this.cursor.onMoved(({ document, line }) => this.cursorMoved(document, line)),
    ];
  }

  /** The document shown in the panel and its session. */
  get current(): Observed | null {
    return this.observed;
  }

  /** Whether there is a panel, in sight or behind another tab. */
  get isOpen(): boolean {
    return this.panel !== null;
  }

  /** Whether the learner sees the panel. */
  get panelVisible(): boolean {
    return this.panel?.visible === true;
  }

  /** Opens the panel (or brings it to sight) for the active Python editor. */
  show(): void {
    const editor = window.activeTextEditor;
    if (this.panel === null) this.attach(Panel.open(this.context));
    else this.panel.reveal();
    const document = editor !== undefined && isPython(editor.document) ? editor.document : this.somePython();
    if (document !== null) this.observe(document);
  }

  /** Takes over the panel after a reload of the window. */
  restore(panel: WebviewPanel): void {
    this.panel?.dispose();
    this.attach(Panel.revive(panel, this.context));
    const document = this.somePython();
    if (document !== null) this.observe(document);
  }

  /** Shows a step of the current session and its line in the editor. */
  async goToStep(step: number): Promise<void> {
    await this.observed?.session.show(step);
  }

  /** Has the panel's page make a file of pictures; it must be in sight, for sizes are measured there. */
  async draw(order: ExportOrder): Promise<Uint8Array> {
    if (this.panel === null || this.link === null) throw new Error(l10n.t('The panel was closed.'));
    if (!this.panel.visible) this.panel.reveal();
    return this.link.order(order);
  }

  /** Has the panel play the steps, or stop. */
  play(): void {
    this.link?.play();
  }

  /** Runs the current document again. */
  rerun(): void {
    this.observed?.session.runs.run();
  }

  dispose(): void {
    for (const each of this.subscriptions) each.dispose();
    this.panel?.dispose();
    for (const { session } of this.sessions.values()) session.dispose();
    this.sessions.clear();
    for (const each of [
      this.folderWatch,
      this.cursor,
      this.decorations,
      this.diagnostics,
      this.statusBar,
      this.changed,
    ])
      each.dispose();
  }

  private attach(panel: Panel): void {
    this.panel = panel;
    const link = new PanelLink((message) => panel.post(message), {
      settings: () => readSettings(),
      changeSetting: (change) => void changeSetting(change),
      choices: () => this.choices.of(this.observed?.document.uri.toString() ?? ''),
      keepChoices: (choices) => {
        if (this.observed !== null) this.choices.keep(this.observed.document.uri.toString(), choices);
      },
      copy: (text, what) => void this.copy(text, what),
      reveal: (file, line) => void this.reveal({ file, line }),
      offerExport: () => void commands.executeCommand('pythonMemoryModel.export'),
      showLog: () => void commands.executeCommand('pythonMemoryModel.showLog'),
      trouble: (message) => this.log.error(`The panel's page: ${message}`),
    });
    this.link = link;
    this.folderWatch.start();
    panel.onMessage((message) => link.receive(message));
    panel.onVisibility(() => this.changed.fire());
    panel.onClosed(() => {
      if (this.panel !== panel) return;
      this.panel = null;
      this.link = null;
      link.dispose();
      this.folderWatch.stop();
      this.observe(null);
      for (const { session } of this.sessions.values()) session.dispose();
      this.sessions.clear();
    });
    link.setSession(this.observed?.session ?? null, this.observed === null ? '' : fileNameOf(this.observed.document));
  }

  private async copy(text: string, what: 'mermaid' | 'output' | 'text'): Promise<void> {
    await env.clipboard.writeText(text);
    const said =
      what === 'mermaid' ? l10n.t('Copied as Mermaid') : what === 'output' ? l10n.t('Output copied') : l10n.t('Copied');
    window.setStatusBarMessage(`$(check) ${said}`, 3000);
  }

  /** The Python document to begin with: the active one, else one that is in sight. */
  private somePython(): TextDocument | null {
    const editors = [window.activeTextEditor, ...window.visibleTextEditors];
    return editors.find((editor) => editor !== undefined && isPython(editor.document))?.document ?? null;
  }

  private observe(document: TextDocument | null): void {
    if (this.observed?.document === document) return;
    const observed = document === null ? null : this.sessionFor(document);
    this.observed = observed;
    this.folderWatch.follow(document);
    const name = document === null ? '' : fileNameOf(document);
    if (this.panel !== null)
      this.panel.title = document === null ? l10n.t('Memory Model') : l10n.t('Memory: {0}', name);
    this.link?.setSession(observed?.session ?? null, name);
    void commands.executeCommand('setContext', 'pythonMemoryModel.active', observed !== null);
    if (document !== null && observed !== null) {
      const editor = editorOf(document.uri);
      if (editor !== undefined) {
        this.column = editor.viewColumn;
        void observed.session.cursorMoved(fileNameOf(document), editor.selection.active.line + 1);
      }
      if (observed.session.latest === null) observed.session.runs.run();
    }
    this.refresh();
  }

  private sessionFor(document: TextDocument): Observed {
    const key = document.uri.toString();
    const known = this.sessions.get(key);
    if (known !== undefined) {
      // Least recently used first.
      this.sessions.delete(key);
      this.sessions.set(key, known);
      return known;
    }
    const session = new Session({
      client: this.client,
      filename: fileNameOf(document),
      source: () => document.getText(),
      reader: readerFor(document),
      importsOf: (text) => this.trees.importsOf(text, document),
      statementAt: (file, line) => this.statementAt(document, file, line),
      settings: readSettings,
      setTimeout: (callback, milliseconds) => {
        const timer = setTimeout(callback, milliseconds);
        return { cancel: () => clearTimeout(timer) };
      },
      input: this.inputOf(key),
      internalError: (what, error) => {
        const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
        this.log.error(`${what}\n${text}`);
      },
    });
    const observed = { document, session };
    session.listen({
      runChanged: () => this.runChanged(observed),
      shownChanged: () => this.shownChanged(observed),
    });
    this.sessions.set(key, observed);
    for (const [old, { session: oldest }] of this.sessions) {
      if (this.sessions.size <= MAX_SESSIONS) break;
      this.sessions.delete(old);
      oldest.dispose();
    }
    return observed;
  }

  /** What was typed for a document's program is kept with the workspace. */
  private inputOf(uri: string): { get(): StandardInput; set(input: StandardInput): void } {
    const name = `input:${uri}`;
    const { workspaceState } = this.context;
    return {
      get: () => workspaceState.get<StandardInput>(name) ?? { lines: [], ended: false },
      set: (input) => void workspaceState.update(name, input.lines.length > 0 || input.ended ? input : undefined),
    };
  }

  /** By the syntax tree of the file's text, where the editor has it. */
  private async statementAt(program: TextDocument, file: FileName, line: number): Promise<LineRange | null> {
    const uri = uriOf(program, file)?.toString();
    const document = workspace.textDocuments.find((each) => each.uri.toString() === uri);
    if (document === undefined) return { first: line, last: line };
    return (await this.trees.of(document)).statementAt(line);
  }

  private forget(document: TextDocument): void {
    const key = document.uri.toString();
    const known = this.sessions.get(key);
    if (known === undefined || known.document !== document) return;
    this.sessions.delete(key);
    if (this.observed === known) this.observe(null);
    known.session.dispose();
  }

  private activeEditorChanged(editor: TextEditor | undefined): void {
    if (this.panel === null || editor === undefined || !isPython(editor.document)) return;
    this.column = editor.viewColumn;
    const { document } = editor;
    if (this.observed !== null) {
      if (document === this.observed.document) return;
      // A file that the shown program runs belongs to its picture: stepping opened it, or its lines are of interest there.
      if (this.fileOf(document) !== null || !readSettings().followActiveEditor) return;
    }
    this.observe(document);
  }

  /** The name by which the shown program's recording knows a document; null: it does not run it. */
  fileOf(document: TextDocument): FileName | null {
    if (this.observed === null) return null;
    if (document === this.observed.document) return this.observed.session.filename;
    const key = document.uri.toString();
    const files = this.observed.session.shown?.run.status.files ?? [];
    return files.find((file) => uriOf(this.observed!.document, file)?.toString() === key) ?? null;
  }

  private cursorMoved(document: TextDocument, line: number): void {
    if (this.panel === null || this.observed === null) return;
    const file = this.fileOf(document);
    if (file !== null) void this.observed.session.cursorMoved(file, line);
  }

  private fileChanged(uri: Uri): void {
    for (const { document, session } of this.sessions.values()) {
      if (document.uri.toString() === uri.toString()) continue;
      const path = pathOf(document, uri);
      if (path !== null) session.runs.fileChanged(path);
    }
  }

  private settingsChanged(limits: boolean): void {
    this.link?.settingsChanged();
    if (this.observed === null) return;
    if (limits) this.observed.session.runs.limitsChanged();
    else void this.observed.session.settingsChanged();
  }

  private runChanged(observed: Observed): void {
    if (observed !== this.observed) return;
    this.statusBar.show(observed.session);
    const { outcome } = observed.session;
    if (outcome !== null && outcome.kind !== 'running') this.showProblems(observed);
  }

  private showProblems({ document, session }: Observed): void {
    this.diagnostics.show(document, session.outcome).catch((error: unknown) => this.log.error(String(error)));
  }

  private shownChanged(observed: Observed): void {
    if (observed !== this.observed) return;
    this.refresh();
    const { shown } = observed.session;
    if (shown === null || shown.because !== 'step') return;
    const { focus } = marksOf(shown.look);
    if (focus === null) return;
    // A step may lead into a file that is in no editor.
    const uri = uriOf(observed.document, focus.file);
    const isOwn = focus.file === observed.session.filename;
    if (isOwn || readSettings().openFiles || (uri !== null && editorOf(uri) !== undefined)) void this.reveal(focus);
  }

  private async reveal(place: Place): Promise<void> {
    if (this.observed === null) return;
    const { document, session } = this.observed;
    const uri = uriOf(document, place.file);
    const line = session.text.editorLine(place.file, place.line);
    if (uri === null || line === null) return;
    try {
      await this.cursor.reveal(uri, line, this.column);
    } catch (error) {
      this.log.warn(`${uri.toString()} could not be shown: ${String(error)}`);
    }
  }

  /** Makes the editor say what the session shows. */
  private refresh(): void {
    const observed = this.observed;
    const shown = observed?.session.shown ?? null;
    if (observed === null) {
      this.statusBar.hide();
      this.diagnostics.clear();
    } else {
      this.statusBar.show(observed.session);
      this.showProblems(observed);
    }
    if (observed === null || shown === null) {
      this.decorations.clear();
    } else {
      this.decorations.show(marksOf(shown.look), shown.neverRan, {
        uri: (file) => uriOf(observed.document, file),
        line: ({ file, line }) => observed.session.text.editorLine(file, line),
      });
    }
    this.changed.fire();
  }
}
