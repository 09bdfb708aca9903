/**
 * Methods are written inside the card of their class, signature and all: a class is read as one thing. A function gets
 * a card of its own as soon as anything else refers to it, or when it holds something worth an arrow.
 */
import type { ObjectId, ObjectView, SlotView, View } from '../model';
import { visible } from './escape';
import { isInline } from './values';
import type { CardContext } from './values';

/** How often each object is referred to in a view. */
const countReferences = (view: View): ReadonlyMap<ObjectId, number> => {
  const counts = new Map<ObjectId, number>();
  const count = (id: ObjectId): void => void counts.set(id, (counts.get(id) ?? 0) + 1);
  for (const frame of view.frames) {
    for (const slot of frame.slots) count(slot.value);
    for (const id of [frame.returnValue, frame.raised, frame.handled]) if (id !== undefined) count(id);
  }
  for (const object of view.objects) for (const slot of object.slots) count(slot.value);
  return counts;
};

/** Defaults that are plain values, by the name of their parameter; null: one is worth an arrow. */
const plainDefaults = (
  method: ObjectView,
  isPlain: (object: ObjectView) => boolean,
  objects: ReadonlyMap<ObjectId, ObjectView>,
): ReadonlyMap<string, string> | null => {
  const defaults = new Map<string, string>();
  for (const { label, value, group } of method.slots) {
    // `super()` keeps the class in a cell: every such method would point back at its own class.
    if (group === 'closure' && label.kind === 'name' && label.name === '__class__') continue;
    const object = objects.get(value);
    if (group !== 'default' || label.kind !== 'name' || object === undefined || !isPlain(object)) return null;
    defaults.set(label.name, object.text);
  }
  return defaults;
};

/** `f(a, b)` with defaults: `f(a, b=2)`. */
const withDefaults = (signature: string, defaults: ReadonlyMap<string, string>): string => {
  const open = signature.indexOf('(');
  if (open < 0 || defaults.size === 0) return signature;
  const list = signature
    .slice(open + 1, -1)
    .split(', ')
    .map((part) => (defaults.has(part) ? `${part}=${defaults.get(part)!}` : part))
    .join(', ');
  return `${signature.slice(0, open)}(${list})`;
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
  const defaults = plainDefaults(method, isPlain, objects);
  return defaults === null ? null : visible(withDefaults(method.text, defaults).slice(open));
};

/** What wraps a function in a class, and what it is called there. */
const WRAPPERS = new Set(['property', 'classmethod', 'staticmethod']);

/** A property, class method or static method in words: `classmethod (cls)`; null: it is no plain one. */
const wrapped = (
  wrapper: ObjectView,
  name: string,
  isPlain: (object: ObjectView) => boolean,
  objects: ReadonlyMap<ObjectId, ObjectView>,
  counts: ReadonlyMap<ObjectId, number>,
): string | null => {
  if (!WRAPPERS.has(wrapper.type) || wrapper.slots.length === 0) return null;
  const texts: string[] = [];
  for (const { value } of wrapper.slots) {
    const inner = objects.get(value);
    if (inner?.shape !== 'function' || counts.get(value) !== 1) return null;
    const text = parameters(inner, name, isPlain, objects);
    if (text === null) return null;
    texts.push(text);
  }
  return `${wrapper.type} ${texts.join(', ')}`;
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
      if (method === undefined || label.kind !== 'name') continue;
      if (method.shape !== 'function' && !WRAPPERS.has(method.type)) continue;
      counts ??= countReferences(view);
      if (counts.get(value) !== 1) continue;
      const text =
        method.shape === 'function'
          ? parameters(method, label.name, isPlain, objects)
          : wrapped(method, label.name, isPlain, objects, counts);
      if (text !== null) found.set(value, text);
    }
  }
  return found;
};

/** Whether a function's slot is told by its signature: a default that is a plain value. */
export const isInSignature = ({ group, label, value }: SlotView, { objects, options }: CardContext): boolean => {
  const object = objects.get(value);
  return group === 'default' && label.kind === 'name' && object !== undefined && isInline(object, options.boxed);
};

/** A function's signature with those defaults that are plain values. */
export const functionText = (func: ObjectView, context: CardContext): string => {
  const defaults = new Map<string, string>();
  for (const slot of func.slots)
    if (slot.label.kind === 'name' && isInSignature(slot, context))
      defaults.set(slot.label.name, context.objects.get(slot.value)!.text);
  return withDefaults(func.text, defaults);
};
