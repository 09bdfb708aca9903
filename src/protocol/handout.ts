/** What a page that steps through a run on its own holds: the extension writes it, the page's script reads it. */
import type { FileName, Outcome, OutputChunk, StepIndex, View } from '../model';
import type { PanelSettings, VisitState } from './webview';

/** A line of a recording's file. */
export interface HandoutPlace {
  readonly file: FileName;
  readonly line: number;
}

/** One step: what the panel shows of it and which lines are marked. */
export interface HandoutStep {
  readonly view: View;
  readonly visit: VisitState;
  readonly last: HandoutPlace | null;
  readonly next: HandoutPlace | null;
}

/** What a piece of program text is, for its colour; null: nothing special. */
export type TokenKind = 'keyword' | 'string' | 'number' | 'comment' | 'definition' | null;

/** A line of a program's text, in pieces. */
export type SourceLine = readonly (readonly [kind: TokenKind, text: string])[];

/** The whole of it. */
export interface Handout {
  readonly title: string;
  readonly file: FileName;
  readonly sources: Readonly<Record<FileName, readonly SourceLine[]>>;
  readonly settings: PanelSettings;
  readonly outcome: Outcome;
  /** The steps that are in it, without a gap. */
  readonly steps: readonly HandoutStep[];
  /** The one shown first. */
  readonly start: StepIndex;
  /** Steps of the whole run. */
  readonly total: number;
  readonly output: readonly OutputChunk[];
}

/** The id of the element that holds the handout: JSON, compressed with gzip, in base64. */
export const HANDOUT_ELEMENT = 'handout';
