/** What readers chose to see of each file, kept in the workspace's state. */
import type { Memento } from 'vscode';
import type { Choices } from '../model';
import { NO_CHOICES } from '../model';
import { isChoices } from '../protocol/shapes';

const KEY = 'pythonMemoryModel.choices';
/** Files of which something is remembered, the newest last. */
const MOST_FILES = 200;

/** See the file's comment. */
export class KeptChoices {
  constructor(private readonly state: Memento) {}

  /** What was chosen for a file; everything is shown where nothing was. */
  of(uri: string): Choices {
    const kept = this.all().find(([name]) => name === uri)?.[1];
    return isChoices(kept) ? kept : NO_CHOICES;
  }

  keep(uri: string, choices: Choices): void {
    const others = this.all().filter(([name]) => name !== uri);
    void this.state.update(KEY, [...others, [uri, choices]].slice(-MOST_FILES));
  }

  private all(): readonly (readonly [string, unknown])[] {
    return this.state.get<readonly (readonly [string, unknown])[]>(KEY, []);
  }
}
