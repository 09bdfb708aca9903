/** Offers the fixes of the extension's problems as VS Code's quick fixes. */
import type { CodeActionContext, CodeActionProvider, Diagnostic, TextDocument } from 'vscode';
import { CodeAction, CodeActionKind, Position, Range, WorkspaceEdit } from 'vscode';
import type { Diagnostics } from './diagnostics';
import { uriOf } from './documents';
import type { Fix } from './fixes';
import type { SyntaxTrees } from './syntaxTrees';

/** See the file's comment. */
export class QuickFixes implements CodeActionProvider {
  static readonly kinds = [CodeActionKind.QuickFix];

  constructor(
    private readonly diagnostics: Diagnostics,
    private readonly trees: SyntaxTrees,
  ) {}

  async provideCodeActions(document: TextDocument, range: Range, context: CodeActionContext): Promise<CodeAction[]> {
    const known = this.diagnostics
      .fixesFor(document.uri)
      .filter(({ diagnostic }) => diagnostic.range.intersection(range));
    const actions = await Promise.all(
      known.flatMap(({ diagnostic, fixes, program }) =>
        fixes.map(async (fix, index) => {
          const shown = context.diagnostics.find((each) => each.message === diagnostic.message) ?? diagnostic;
          const action = await this.action(document, program, shown, fix);
          if (action !== null) action.isPreferred = index === 0 && fixes.length === 1;
          return action;
        }),
      ),
    );
    return actions.filter((action) => action !== null);
  }

  private async action(
    document: TextDocument,
    program: TextDocument,
    diagnostic: Diagnostic,
    fix: Fix,
  ): Promise<CodeAction | null> {
    const action = new CodeAction(fix.title, CodeActionKind.QuickFix);
    action.diagnostics = [diagnostic];
    const edit = new WorkspaceEdit();
    const { line } = diagnostic.range.start;
    switch (fix.kind) {
      case 'replace':
        edit.replace(document.uri, new Range(line, fix.start, line, fix.end), fix.text);
        break;
      case 'import': {
        const first = (await this.trees.of(document)).importLine();
        edit.insert(document.uri, new Position(first - 1, 0), `import ${fix.module}\n`);
        break;
      }
      case 'create': {
        const uri = uriOf(program, fix.path);
        if (uri === null || uri.scheme === 'untitled') return null;
        edit.createFile(uri, { ignoreIfExists: true });
        break;
      }
    }
    action.edit = edit;
    return action;
  }
}
