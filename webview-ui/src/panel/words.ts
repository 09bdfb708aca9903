/** Objects and slots in words, for readers of text: the tree, and the sentence that is said at each step. */
import { grouped, isInline, objectText, slotName, visible } from '../../../src/diagram';
import type { ObjectId, ObjectView, SlotView, View } from '../../../src/model';
import { t } from '../l10n';

/** Objects by id, those that a step freed or left unreachable among them. */
export type Objects = ReadonlyMap<ObjectId, ObjectView>;

/** The objects that a view knows of. */
export const objectsOf = (view: View): Objects =>
  new Map([...view.aside, ...view.objects].map((object) => [object.id, object]));

const isContainer = ({ shape }: ObjectView): boolean => shape === 'sequence' || shape === 'mapping' || shape === 'set';

/** Whether an object is told by its text alone. */
export const isPlain = (object: ObjectView): boolean => isInline(object, false);

/** An object in short: `3`, `list of 4`, `function f(x)`. */
export const shortText = (object: ObjectView): string => {
  const text = visible(objectText(object, t));
  if (isPlain(object)) return text;
  const name = text === '' ? object.type : `${object.type} ${text}`;
  return isContainer(object) ? t('{0} of {1}', name, grouped(object.length)) : name;
};

/** What stands before a slot's value: `x`, `[2]`, `['a']`. */
export const labelText = (slot: SlotView, objects: Objects): string => {
  switch (slot.label.kind) {
    case 'index':
      return `[${slot.label.index}]`;
    case 'name':
      return visible(slotName(slot.label.name, slot.group, t));
    case 'key': {
      const key = objects.get(slot.label.key);
      return key === undefined ? '[…]' : `[${shortText(key)}]`;
    }
    case 'member':
      return t('member');
  }
};

/** What a slot holds. */
export const valueText = (slot: SlotView, objects: Objects): string => {
  if (slot.value === 0) return t('not bound');
  const object = objects.get(slot.value);
  return object === undefined ? t('not shown') : shortText(object);
};
