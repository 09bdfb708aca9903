/** Where lines of the text on show in the editor are in the text that a recording is of, and the other way round. */
import type { FileName, TextScope } from '../model';
import type { LineMap } from './lineMap';
import { mapLines } from './lineMap';

/** Only the document itself may have been edited since; of other files the lines stay. */
export class RecordedText {
  private known: { readonly older: string; readonly newer: string; readonly map: LineMap } | null = null;

  /** `recorded` is the text that the recording on show is of (null: none is), `current` the one in the editor. */
  constructor(
    private readonly file: FileName,
    private readonly recorded: () => string | null,
    private readonly current: () => string,
  ) {}

  /** Where a line of the recording is in the current text; null: edited away. */
  editorLine(file: FileName, line: number): number | null {
    const map = this.mapOf(file);
    return map === null ? line : map.toNewer(line);
  }

  /** Where a line of the current text was in the recording. */
  recordedLine(file: FileName, line: number): number | null {
    const map = this.mapOf(file);
    return map === null ? line : map.toOlder(line);
  }

  /** A scope of the current text as the recording knows it; null: it is new. */
  recordedScope(file: FileName, scope: TextScope): TextScope | null {
    const parent = scope.parent === null ? null : this.recordedScope(file, scope.parent);
    const line = scope.kind === 'module' ? scope.line : this.recordedLine(file, scope.line);
    return line === null || (scope.parent !== null && parent === null) ? null : { ...scope, line, parent };
  }

  /** Null while the recording is of the very text in the editor (or of another file than this one). */
  private mapOf(file: FileName): LineMap | null {
    const older = this.recorded();
    if (file !== this.file || older === null) return null;
    const newer = this.current();
    if (older === newer) return null;
    if (this.known?.older !== older || this.known.newer !== newer) {
      this.known = { older, newer, map: mapLines(older, newer) };
    }
    return this.known.map;
  }
}
