/**
 * The cursor, both ways: a move of the learner's is reported, a step shows its line in the editor. What the extension
 * itself does to the selection must not come back as if the learner had done it.
 */
import type { Disposable, TextDocument } from 'vscode';
import { EventEmitter, Selection, TextEditorRevealType, ViewColumn, window, workspace } from 'vscode';
import type { Uri } from 'vscode';
import { editorOf } from './documents';

/** The learner's cursor came to a line (1-based). */
export interface CursorMove {
  readonly document: TextDocument;
  readonly line: number;
}

/** A report that does not come within this time will not come. */
const ECHO_MILLISECONDS = 1000;

interface Expected {
  readonly uri: string;
  readonly selection: Selection;
  readonly until: number;
}

/** See the file's comment. */
export class Cursor implements Disposable {
  private readonly moved = new EventEmitter<CursorMove>();
  readonly onMoved = this.moved.event;
  private readonly subscription: Disposable;
  /** Selections the extension has set and VS Code has not reported yet, oldest first. */
  private expected: Expected[] = [];
  private lastLine: { readonly uri: string; readonly line: number } | null = null;
  /** Raised by every reveal: one that is overtaken while it opens an editor gives up. */
  private reveals = 0;

  constructor() {
    this.subscription = window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
      const { document } = textEditor;
      if (document.languageId !== 'python' || selections[0] === undefined) return;
      const uri = document.uri.toString();
      const selection = selections[0];
      if (this.isOwn(uri, selection)) return;
      const line = selection.active.line + 1;
      // Within a line nothing changes what is shown.
      if (this.lastLine?.uri === uri && this.lastLine.line === line) return;
      this.lastLine = { uri, line };
      this.moved.fire({ document, line });
    });
  }

  /** Puts the cursor on a line and brings it to sight; the focus stays where it is. */
  async reveal(uri: Uri, line: number, column: ViewColumn | undefined): Promise<void> {
    const turn = ++this.reveals;
    let editor = editorOf(uri);
    if (editor === undefined) {
      const document = await workspace.openTextDocument(uri);
      if (turn !== this.reveals) return;
      const viewColumn = column ?? ViewColumn.One;
      // The focus stays in its group. Where that group's editor goes away for this one, it would be nowhere at all.
      const preserveFocus = window.tabGroups.activeTabGroup.viewColumn !== viewColumn;
      editor = await window.showTextDocument(document, { viewColumn, preserveFocus, preview: true });
      if (turn !== this.reveals) return;
    }
    const { document } = editor;
    if (line < 1 || line > document.lineCount) return;
    const start = document.lineAt(line - 1).firstNonWhitespaceCharacterIndex;
    const selection = new Selection(line - 1, start, line - 1, start);
    const key = uri.toString();
    this.lastLine = { uri: key, line };
    if (editor.selection.active.line !== line - 1) {
      this.expected.push({ uri: key, selection, until: Date.now() + ECHO_MILLISECONDS });
      editor.selection = selection;
    }
    editor.revealRange(selection, TextEditorRevealType.InCenterIfOutsideViewport);
  }

  /** Whether a reported selection is one that the extension has set; reports may be left out, never overtake each other. */
  private isOwn(uri: string, selection: Selection): boolean {
    const now = Date.now();
    const waiting = this.expected.filter(({ until }) => until > now);
    const found = waiting.findIndex((each) => each.uri === uri && each.selection.isEqual(selection));
    this.expected = found < 0 ? [] : waiting.slice(found + 1);
    return found >= 0;
  }

  dispose(): void {
    this.subscription.dispose();
    this.moved.dispose();
  }
}
