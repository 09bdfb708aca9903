/** Applies what the reader chose to see. */
import type { Choices, FrameView, ObjectView, SlotView } from '../model';

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

/** Whether the value or exception that a frame hands on is shown. */
export const showsReturn = ({ focus }: Choices): boolean => focus === null;
