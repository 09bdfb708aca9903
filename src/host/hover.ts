/** The hover on a variable: what it refers to at the step the panel shows. */
import type { HoverProvider, Position, TextDocument } from 'vscode';
import { Hover, MarkdownString, Range, l10n } from 'vscode';
import { hoverText } from './hoverText';
import type { MemoryModel } from './memoryModel';
import type { SyntaxTrees } from './syntaxTrees';

/** The command a hover's link runs. */
export const GO_TO_STEP = 'pythonMemoryModel.showStep';

/** Answers only while the panel shows the document. */
export class MemoryHover implements HoverProvider {
  constructor(
    private readonly model: MemoryModel,
    private readonly trees: SyntaxTrees,
  ) {}

  async provideHover(document: TextDocument, position: Position): Promise<Hover | null> {
    const { current } = this.model;
    if (current === null || !this.model.panelVisible) return null;
    const file = this.model.fileOf(document);
    if (file === null) return null;
    const tree = await this.trees.of(document);
    const place = tree.nameAt(position.line + 1, position.character);
    if (place === null) return null;
    // A worker that broke meanwhile has been reported; there is nothing to tell then.
    const info = await current.session.ask.nameAt(file, place).catch(() => null);
    if (info === null) return null;
    const text = hoverText(
      info,
      (message, ...args) => l10n.t(message, ...args),
      (step) => `command:${GO_TO_STEP}?${encodeURIComponent(JSON.stringify([step]))}`,
    );
    const markdown = new MarkdownString(text);
    markdown.isTrusted = { enabledCommands: [GO_TO_STEP] };
    const { span } = place;
    return new Hover(markdown, new Range(span.line - 1, span.column, span.endLine - 1, span.endColumn));
  }
}
