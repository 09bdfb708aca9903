/**
 * The syntax trees of the Python documents that are looked at. A tree is read when it is first asked for and follows
 * every edit from then on, so that each keystroke costs only what it changed.
 */
import type { Disposable, TextDocument, TextDocumentChangeEvent } from 'vscode';
import { workspace } from 'vscode';
import type { SourceLine } from '../protocol/handout';
import type { ImportInText } from './syntax/imports';
import type { SyntaxParser, SyntaxTree } from './syntax/tree';

/** See the file's comment. */
export class SyntaxTrees implements Disposable {
  private readonly trees = new Map<TextDocument, SyntaxTree>();
  private readonly subscriptions: readonly Disposable[];
  private parser: Promise<SyntaxParser> | null = null;

  /** `load` reads tree-sitter and its grammar. */
  constructor(private readonly load: () => Promise<SyntaxParser>) {
    this.subscriptions = [
      workspace.onDidChangeTextDocument((event) => this.edited(event)),
      workspace.onDidCloseTextDocument((document) => this.forget(document)),
    ];
  }

  /** The lines of a text that is in no editor (or was there), in pieces to colour. */
  async linesOf(text: string): Promise<SourceLine[]> {
    const tree = (await this.loaded()).parse(text);
    const lines = tree.lines();
    tree.delete();
    return lines;
  }

  /** The import statements of a text, which may be a document's. */
  async importsOf(text: string, document?: TextDocument): Promise<ImportInText[]> {
    if (document?.getText() === text) return (await this.of(document)).imports();
    const tree = (await this.loaded()).parse(text);
    const imports = tree.imports();
    tree.delete();
    return imports;
  }

  /** The tree of a document's text as it is now. */
  async of(document: TextDocument): Promise<SyntaxTree> {
    const parser = await this.loaded();
    const known = this.trees.get(document);
    const text = document.getText();
    if (known?.text === text) return known;
    const tree = known === undefined ? parser.parse(text) : known.replace(text);
    this.keep(document, tree);
    return tree;
  }

  dispose(): void {
    for (const each of this.subscriptions) each.dispose();
    for (const tree of this.trees.values()) tree.delete();
    this.trees.clear();
    this.parser?.then((parser) => parser.delete()).catch(() => undefined);
  }

  private loaded(): Promise<SyntaxParser> {
    this.parser ??= this.load().catch((error: unknown) => {
      this.parser = null;
      throw error;
    });
    return this.parser;
  }

  private edited({ document, contentChanges }: TextDocumentChangeEvent): void {
    const tree = this.trees.get(document);
    if (tree === undefined || contentChanges.length === 0) return;
    // Offsets are of the text before all of the changes: from the last one to the first none moves another.
    const changes = contentChanges
      .map(({ rangeOffset, rangeLength, text }) => ({ start: rangeOffset, oldEnd: rangeOffset + rangeLength, text }))
      .sort((a, b) => b.start - a.start);
    this.keep(document, tree.edit(changes));
  }

  private keep(document: TextDocument, tree: SyntaxTree): void {
    this.trees.get(document)?.delete();
    this.trees.set(document, tree);
  }

  private forget(document: TextDocument): void {
    this.trees.get(document)?.delete();
    this.trees.delete(document);
  }
}
