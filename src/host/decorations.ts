/**
 * Draws the marks of the shown step in the editors: a hollow arrow and a dotted line where the program has just been,
 * a filled arrow and a solid line where it goes next. Shape tells them apart, colour only helps.
 */
import type { DecorationOptions, Disposable, ExtensionContext, TextEditor, TextEditorDecorationType } from 'vscode';
import { DecorationRangeBehavior, OverviewRulerLane, Range, ThemeColor, Uri, l10n, window } from 'vscode';
import { grouped } from '../diagram';
import type { Marks, Place } from './marks';
import type { NeverRan } from './session';

/** Where marks go: the editors' addresses and lines of a recording's places. */
export interface PlaceFinder {
  uri(file: string): Uri | null;
  /** 1-based line in the text as it is now; null: edited away. */
  line(place: Place): number | null;
}

/** The decorations of all visible editors. */
export class Decorations implements Disposable {
  private readonly last: TextEditorDecorationType;
  private readonly next: TextEditorDecorationType;
  private readonly note: TextEditorDecorationType;
  private marks: { readonly marks: Marks; readonly neverRan: NeverRan | null; readonly finder: PlaceFinder } | null =
    null;
  private readonly subscription: Disposable;

  constructor(context: ExtensionContext) {
    const icon = (name: string): Uri => Uri.joinPath(context.extensionUri, 'media', `${name}.svg`);
    this.last = window.createTextEditorDecorationType({
      isWholeLine: true,
      rangeBehavior: DecorationRangeBehavior.ClosedClosed,
      borderStyle: 'dotted',
      borderWidth: '0 0 1px 0',
      borderColor: new ThemeColor('pythonMemoryModel.lastLineBorder'),
      overviewRulerLane: OverviewRulerLane.Left,
      overviewRulerColor: new ThemeColor('pythonMemoryModel.lastLineBorder'),
      light: { gutterIconPath: icon('line-last-light'), gutterIconSize: 'contain' },
      dark: { gutterIconPath: icon('line-last-dark'), gutterIconSize: 'contain' },
    });
    this.next = window.createTextEditorDecorationType({
      isWholeLine: true,
      rangeBehavior: DecorationRangeBehavior.ClosedClosed,
      borderStyle: 'solid',
      borderWidth: '0 0 0 3px',
      borderColor: new ThemeColor('pythonMemoryModel.nextLineBorder'),
      backgroundColor: new ThemeColor('pythonMemoryModel.nextLineBackground'),
      overviewRulerLane: OverviewRulerLane.Left,
      overviewRulerColor: new ThemeColor('pythonMemoryModel.nextLineBorder'),
      light: { gutterIconPath: icon('line-next-light'), gutterIconSize: 'contain' },
      dark: { gutterIconPath: icon('line-next-dark'), gutterIconSize: 'contain' },
    });
    this.note = window.createTextEditorDecorationType({
      rangeBehavior: DecorationRangeBehavior.ClosedClosed,
      after: { margin: '0 0 0 2em', color: new ThemeColor('editorCodeLens.foreground'), fontStyle: 'italic' },
    });
    this.subscription = window.onDidChangeVisibleTextEditors(() => this.draw());
  }

  /** Draws the marks of another step. */
  show(marks: Marks, neverRan: NeverRan | null, finder: PlaceFinder): void {
    this.marks = { marks, neverRan, finder };
    this.draw();
  }

  clear(): void {
    this.marks = null;
    this.draw();
  }

  dispose(): void {
    this.marks = null;
    this.subscription.dispose();
    for (const type of [this.last, this.next, this.note]) type.dispose();
  }

  private draw(): void {
    for (const editor of window.visibleTextEditors) {
      const last = this.rangesFor(editor, this.marks?.marks.last ?? null);
      const next = this.rangesFor(editor, this.marks?.marks.next ?? null);
      editor.setDecorations(this.last, last);
      editor.setDecorations(this.next, next);
      editor.setDecorations(this.note, this.notesFor(editor));
    }
  }

  private notesFor(editor: TextEditor): DecorationOptions[] {
    if (this.marks === null) return [];
    const { marks, neverRan } = this.marks;
    const note = (place: Place, text: string): DecorationOptions[] =>
      this.rangesFor(editor, place).map(({ end }) => ({
        range: new Range(end, end),
        renderOptions: { after: { contentText: text } },
      }));
    if (neverRan !== null) return neverRan.isCode ? note(neverRan, l10n.t('this line did not run')) : [];
    if (marks.visit === null) return [];
    return note(marks.visit, l10n.t('visit {0} of {1}', grouped(marks.visit.visit + 1), grouped(marks.visit.count)));
  }

  private rangesFor(editor: TextEditor, place: Place | null): Range[] {
    if (place === null || this.marks === null) return [];
    const { finder } = this.marks;
    if (finder.uri(place.file)?.toString() !== editor.document.uri.toString()) return [];
    const line = place === this.marks.neverRan ? place.line : finder.line(place);
    if (line === null || line < 1 || line > editor.document.lineCount) return [];
    return [editor.document.lineAt(line - 1).range];
  }
}
