/** What the reader chose to see: hidden names, types and kinds, and the one variable to look at alone. */
import type { FrameView, ObjectShape, ObjectView, SlotView } from '../model';

/** Kept per file; plain data. */
export interface Choices {
  readonly hiddenNames: readonly string[];
  readonly hiddenTypes: readonly string[];
  readonly hiddenShapes: readonly ObjectShape[];
  /** Only this variable and what it reaches; `frame` is the frame's name. */
  readonly focus: { readonly frame: string; readonly name: string } | null;
}

/** Everything is shown. */
export const NO_CHOICES: Choices = { hiddenNames: [], hiddenTypes: [], hiddenShapes: [], focus: null };

/** Whether anything is left out. */
export const hasChoices = ({ hiddenNames, hiddenTypes, hiddenShapes, focus }: Choices): boolean =>
  focus !== null || hiddenNames.length + hiddenTypes.length + hiddenShapes.length > 0;

/** Whether an object is hidden by its type or kind. */
export const isHidden = (object: ObjectView, { hiddenTypes, hiddenShapes }: Choices): boolean =>
  hiddenTypes.includes(object.type) || hiddenShapes.includes(object.shape);

const nameOf = ({ label }: SlotView): string | null => (label.kind === 'name' ? label.name : null);

/** Splits a frame's slots into those that are shown and a count of the others. */
export const chosenSlots = (
  frame: FrameView,
  slots: readonly SlotView[],
  { hiddenNames, focus }: Choices,
): { readonly shown: readonly SlotView[]; readonly hidden: number } => {
  const shown = slots.filter((slot) => {
    const name = nameOf(slot);
    if (focus !== null) return focus.frame === frame.name && name === focus.name;
    return name === null || !hiddenNames.includes(name);
  });
  return { shown, hidden: slots.length - shown.length };
};

/** Whether the value that a frame hands back is shown. */
export const showsReturn = ({ focus }: Choices): boolean => focus === null;
