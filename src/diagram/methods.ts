/**
 * Methods are written inside the card of their class, signature and all: a class is read as one thing. A function gets
 * a card of its own as soon as anything else refers to it, or when it holds something worth an arrow.
 */
import type { ObjectId, ObjectView, View } from '../model';
import { visible } from './escape';

/** How often each object is referred to in a view. */
const countReferences = (view: View): ReadonlyMap<ObjectId, number> => {
  const counts = new Map<ObjectId, number>();
  const count = (id: ObjectId): void => void counts.set(id, (counts.get(id) ?? 0) + 1);
  for (const frame of view.frames) {
    for (const slot of frame.slots) count(slot.value);
    if (frame.returnValue !== undefined) count(frame.returnValue);
  }
  for (const object of view.objects) for (const slot of object.slots) count(slot.value);
  return counts;
};

/** A method's parameters with its defaults, `(self, value, next=None)`; null: a default is no plain value. */
const parameters = (
  method: ObjectView,
  name: string,
  isPlain: (object: ObjectView) => boolean,
  objects: ReadonlyMap<ObjectId, ObjectView>,
): string | null => {
  const open = method.text.indexOf('(');
  if (open < 0 || method.text.slice(0, open) !== name) return null;
  const defaults = new Map<string, string>();
  for (const { label, value, group } of method.slots) {
    // `super()` keeps the class in a cell: every such method would point back at its own class.
    if (group === 'closure' && label.kind === 'name' && label.name === '__class__') continue;
    const object = objects.get(value);
    if (group !== 'default' || label.kind !== 'name' || object === undefined || !isPlain(object)) return null;
    defaults.set(label.name, object.text);
  }
  const list = method.text
    .slice(open + 1, -1)
    .split(', ')
    .map((part) => (defaults.has(part) ? `${part}=${defaults.get(part)!}` : part))
    .join(', ');
  return visible(`(${list})`);
};

/** The methods of a view that need no card, with their parameters. */
export const methodsOf = (
  view: View,
  objects: ReadonlyMap<ObjectId, ObjectView>,
  isPlain: (object: ObjectView) => boolean,
): ReadonlyMap<ObjectId, string> => {
  const found = new Map<ObjectId, string>();
  let counts: ReadonlyMap<ObjectId, number> | null = null;
  for (const holder of view.objects) {
    if (holder.shape !== 'class') continue;
    for (const { label, value } of holder.slots) {
      const method = objects.get(value);
      if (method?.shape !== 'function' || label.kind !== 'name') continue;
      counts ??= countReferences(view);
      if (counts.get(value) !== 1) continue;
      const text = parameters(method, label.name, isPlain, objects);
      if (text !== null) found.set(value, text);
    }
  }
  return found;
};
