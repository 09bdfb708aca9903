/** What a session is given: the document's text, settings, the worker. */
import type { FileName, Limits, Moment } from '../model';
import type { FileReader, ImportReader } from './programFiles';
import type { LineRange } from './syntax/statements';
import type { WorkerClient } from './workerClient';

/** The part of the settings a session follows. */
export interface SessionSettings {
  readonly limits: Limits;
  readonly keep: 'oldest' | 'newest';
  readonly moment: Moment;
  readonly liveUpdate: boolean;
  /** Milliseconds of quiet after an edit before the program runs again. */
  readonly delay: number;
}

/** What a program reads from its standard input. */
export interface StandardInput {
  readonly lines: readonly string[];
  /** After those lines it is at its end; else the program asks for more. */
  readonly ended: boolean;
}

/** What a session is given. */
export interface SessionHost {
  readonly client: WorkerClient;
  /** The name tracebacks show. */
  readonly filename: FileName;
  /** The text as it is in the editor now. */
  source(): string;
  readonly reader: FileReader;
  /** The import statements of a text. */
  readonly importsOf: ImportReader;
  /** The lines of the statement that a line of the current text belongs to; null: nothing runs on it. */
  statementAt(file: FileName, line: number): Promise<LineRange | null>;
  settings(): SessionSettings;
  setTimeout(callback: () => void, milliseconds: number): { cancel(): void };
  /** What was typed for the program before, and keeping it. */
  readonly input: { get(): StandardInput; set(input: StandardInput): void };
  /** Trouble of ours, with what is needed to see it again. */
  internalError(what: string, error: unknown): void;
}
