/**
 * Identities and positions every layer shares.
 */

/**
 * The identity of a Python object within one recording: its heap handle. Never reused, so an id seen at one step
 * means the same object at every other step. 0 is "no object" (an unbound name, an empty slot).
 */
export type ObjectId = number;

/** The identity of a frame within one recording; frames are objects too, so it is the frame's {@link ObjectId}. */
export type FrameId = ObjectId;

/** Index of a step in a recording, from 0. */
export type StepIndex = number;

/** The name a source file goes by in a recording: what Python's `__file__` and tracebacks show. */
export type FileName = string;

/** What is in a file: its text, or the bytes of what is no text (UTF-8). */
export type FileContent = string | Uint8Array;

/** A range in a source text: 1-based lines, 0-based UTF-16 columns (VS Code's columns); the end is exclusive. */
export interface Span {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}
