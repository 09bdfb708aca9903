/** Shows syntax errors, unsupported things and uncaught exceptions of the shown program at their places. */
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
import type { Problem } from './problems';
import { problemsOf } from './problems';

/** The extension's entries in the Problems view. */
export class Diagnostics implements Disposable {
  private readonly collection = languages.createDiagnosticCollection('pythonMemoryModel');

  /** Shows the problems of a document's newest run; null: none. */
  show(document: TextDocument, outcome: Outcome | null): void {
    const byFile = new Map<string, Diagnostic[]>();
    if (outcome !== null) {
      for (const problem of problemsOf(outcome, (file) => uriOf(document, file) !== null)) {
        const uri = uriOf(document, problem.file);
        if (uri === null) continue;
        const key = uri.toString();
        byFile.set(key, [...(byFile.get(key) ?? []), diagnostic(document, uri, problem)]);
      }
    }
    this.collection.clear();
    for (const [key, diagnostics] of byFile) this.collection.set(Uri.parse(key), diagnostics);
  }

  clear(): void {
    this.collection.clear();
  }

  dispose(): void {
    this.collection.dispose();
  }
}

function diagnostic(document: TextDocument, uri: Uri, problem: Problem): Diagnostic {
  const severity = problem.kind === 'unsupported' ? DiagnosticSeverity.Warning : DiagnosticSeverity.Error;
  const result = new Diagnostic(rangeOf(uri, problem), problem.message, severity);
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
function rangeOf(uri: Uri, { span, kind }: Problem): Range {
  const open = workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
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
