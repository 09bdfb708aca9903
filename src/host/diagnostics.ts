/** Shows syntax errors, waits without end and uncaught exceptions of the shown program at their places. */
import type { Disposable, TextDocument } from 'vscode';
import {
  Diagnostic,
  DiagnosticRelatedInformation,
  DiagnosticSeverity,
  Location,
  Range,
  Uri,
  languages,
  l10n,
  workspace,
} from 'vscode';
import type { Outcome } from '../model';
import { uriOf } from './documents';
import { fixesOf, moduleFile } from './fixes';
import type { Fix } from './fixes';
import { aboutMissing, isKnownMissing } from './missingModules';
import type { Problem } from './problems';
import { missingModule, problemsOf } from './problems';
import type { ImportInText } from './syntax/imports';
import type { SyntaxTrees } from './syntaxTrees';

/** A diagnostic that is shown, with what would mend it. */
export interface Mendable {
  readonly diagnostic: Diagnostic;
  readonly fixes: readonly Fix[];
  /** The program that was run: new files go next to it. */
  readonly program: TextDocument;
}

const t = (message: string, ...args: (string | number)[]): string => l10n.t(message, ...args);

/** The extension's entries in the Problems view. */
export class Diagnostics implements Disposable {
  private readonly collection = languages.createDiagnosticCollection('pythonMemoryModel');
  private shown = new Map<string, readonly Mendable[]>();
  /** Raised by every change: what was asked of a tree for an older one is dropped. */
  private turn = 0;
  private of: { readonly document: TextDocument; readonly outcome: Outcome | null } | null = null;

  constructor(private readonly trees: SyntaxTrees) {}

  /** Shows the problems of a document's newest run; null: none. */
  async show(document: TextDocument, outcome: Outcome | null): Promise<void> {
    // Every step asks; only another outcome changes anything.
    if (this.of?.document === document && this.of.outcome === outcome) return;
    this.of = { document, outcome };
    const turn = ++this.turn;
    const found = new Map<string, Mendable[]>();
    if (outcome !== null) {
      for (const problem of problemsOf(outcome, (file) => uriOf(document, file) !== null)) {
        const uri = uriOf(document, problem.file);
        if (uri === null) continue;
        const key = uri.toString();
        found.set(key, [...(found.get(key) ?? []), await this.mendable(document, uri, problem)]);
      }
    }
    if (turn !== this.turn) return;
    this.collection.clear();
    this.shown = found;
    for (const [key, all] of found)
      this.collection.set(
        Uri.parse(key),
        all.map(({ diagnostic }) => diagnostic),
      );
  }

  /** The problems shown in a document. */
  fixesFor(uri: Uri): readonly Mendable[] {
    return this.shown.get(uri.toString()) ?? [];
  }

  clear(): void {
    this.turn++;
    this.of = null;
    this.shown.clear();
    this.collection.clear();
  }

  dispose(): void {
    this.turn++;
    this.collection.dispose();
  }

  private async mendable(program: TextDocument, uri: Uri, problem: Problem): Promise<Mendable> {
    const open = workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
    const diagnostic = diagnosticOf(program, open, problem);
    const text = open === undefined ? '' : open.lineAt(diagnostic.range.start.line).text;
    const fixes = fixesOf(problem, text, t);
    const module = missingModule(problem);
    if (module !== null) fixes.push(...(await this.explain(diagnostic, open, module)));
    return { diagnostic, fixes, program };
  }

  /** Says of a module that is not there why, at the import's own place. */
  private async explain(diagnostic: Diagnostic, open: TextDocument | undefined, module: string): Promise<Fix[]> {
    const line = diagnostic.range.start.line + 1;
    const imports = open === undefined ? [] : (await this.trees.of(open)).imports();
    const found = importOf(imports, line, module);
    if (found !== undefined) {
      const { span } = found;
      diagnostic.range = new Range(span.line - 1, span.column, span.endLine - 1, span.endColumn);
    }
    // A module of the library may itself miss one that nobody has heard of.
    const name = found?.level === 0 ? found.module : module;
    diagnostic.message += `\n${aboutMissing(isKnownMissing(name) || name.startsWith(`${module}.`) ? name : module, t)}`;
    diagnostic.code = 'missing-module';
    const own = isKnownMissing(name) || module !== name ? null : moduleFile(module, t);
    return own === null ? [] : [own];
  }
}

/** The import on a line that a missing module is about. */
function importOf(imports: readonly ImportInText[], line: number, module: string): ImportInText | undefined {
  const here = imports.filter(({ span }) => span.line <= line && line <= span.endLine);
  const top = module.split('.')[0];
  return (
    here.find((each) => each.module.split('.')[0] === top) ??
    here.find((each) => isKnownMissing(each.module)) ??
    here[0]
  );
}

function diagnosticOf(document: TextDocument, open: TextDocument | undefined, problem: Problem): Diagnostic {
  const severity = problem.kind === 'deadlock' ? DiagnosticSeverity.Warning : DiagnosticSeverity.Error;
  const result = new Diagnostic(rangeOf(open, problem), problem.message, severity);
  result.source = l10n.t('Memory Model');
  result.relatedInformation = problem.trail.flatMap(({ file, line, name }) => {
    const place = uriOf(document, file);
    if (place === null) return [];
    const range = new Range(line - 1, 0, line - 1, 0);
    return [new DiagnosticRelatedInformation(new Location(place, range), l10n.t('called from {0}', name))];
  });
  return result;
}

/** The problem's range, inside the text, without the line's indentation, never empty where it can be helped. */
function rangeOf(open: TextDocument | undefined, { span, kind }: Problem): Range {
  const range = new Range(
    Math.max(0, span.line - 1),
    span.column,
    Math.max(0, span.endLine - 1),
    Math.min(span.endColumn, 100_000),
  );
  if (open === undefined) return range;
  const valid = open.validateRange(range);
  const line = open.lineAt(valid.start.line);
  if (kind === 'exception') {
    return new Range(
      line.lineNumber,
      line.firstNonWhitespaceCharacterIndex,
      line.lineNumber,
      line.text.trimEnd().length,
    );
  }
  return valid.isEmpty ? (open.getWordRangeAtPosition(valid.start) ?? valid) : valid;
}
