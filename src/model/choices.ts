/** What the reader chose to see in the picture of a file. Plain data, kept between sessions. */
import type { ObjectShape } from './view';

/** Hidden names, types and kinds, and the one variable to look at alone. */
export interface Choices {
  readonly hiddenNames: readonly string[];
  readonly hiddenTypes: readonly string[];
  readonly hiddenShapes: readonly ObjectShape[];
  /** Only this variable and what it reaches; `frame` is the frame's name. */
  readonly focus: { readonly frame: string; readonly name: string } | null;
  /** Reference counts, and sizes in bytes, on every card. */
  readonly counts: boolean;
  readonly sizes: boolean;
}

/** Everything is shown, and nothing besides. */
export const NO_CHOICES: Choices = {
  hiddenNames: [],
  hiddenTypes: [],
  hiddenShapes: [],
  focus: null,
  counts: false,
  sizes: false,
};
