/**
 * The memory as text: a tree with the full state of the step, beside the picture for those who prefer reading, hidden
 * from sight but not from screen readers otherwise. And the sentence that is announced at each step.
 */
import { frameSlots, frameTitle, grouped, isInline, visible } from '../../../src/diagram';
import type { ObjectId, ObjectView, SlotView, View } from '../../../src/model';
import { h } from './dom';

type Objects = ReadonlyMap<ObjectId, ObjectView>;

const short = (object: ObjectView): string => {
  const text = visible(object.text);
  if (isInline(object, false)) return text;
  const size =
    object.shape === 'sequence' || object.shape === 'mapping' || object.shape === 'set'
      ? ` of ${grouped(object.length)}`
      : '';
  return `${object.type}${text === '' ? '' : ` ${text}`}${size}`;
};

const labelText = (slot: SlotView, objects: Objects): string => {
  switch (slot.label.kind) {
    case 'index':
      return `[${slot.label.index}]`;
    case 'name':
      return visible(slot.label.name);
    case 'key': {
      const key = objects.get(slot.label.key);
      return key === undefined ? '…' : `[${short(key)}]`;
    }
    case 'member':
      return 'member';
  }
};

/** What a slot holds, in words. */
const valueText = (slot: SlotView, objects: Objects): string => {
  if (slot.value === 0) return 'not bound';
  const object = objects.get(slot.value);
  return object === undefined ? 'not shown' : short(object);
};

const changeText = (slot: SlotView): string => {
  switch (slot.change) {
    case 'none':
      return '';
    case 'new':
      return ' (new)';
    case 'rebound':
      return slot.previous === undefined ? ' (changed)' : ` (was ${visible(slot.previous)})`;
    case 'mutated':
      return ' (changed inside)';
  }
};

/** Numbers in reading order: a reader is told "list 3", not an address. */
const numbering = (view: View): ReadonlyMap<ObjectId, number> =>
  new Map(view.objects.filter((object) => !isInline(object, false)).map((object, index) => [object.id, index + 1]));

const slotItem = (slot: SlotView, objects: Objects, numbers: ReadonlyMap<ObjectId, number>): HTMLElement => {
  const number = numbers.get(slot.value);
  const value = `${valueText(slot, objects)}${changeText(slot)}`;
  return h(
    'li',
    {},
    h('span', { class: 'outline-label', text: labelText(slot, objects) }),
    number === undefined || slot.value === 0
      ? ` = ${value}`
      : h('span', {}, ' → ', h('a', { text: `#${number} ${value}`, attributes: { href: `#outline-${slot.value}` } })),
  );
};

const group = (title: string, id: string, items: readonly HTMLElement[], note = ''): HTMLElement =>
  h(
    'li',
    id === '' ? {} : { id },
    h('span', { class: 'outline-title', text: title }),
    ...(note === '' ? [] : [h('span', { class: 'outline-note', text: ` ${note}` })]),
    ...(items.length > 0 ? [h('ul', {}, ...items)] : []),
  );

/** The tree of a view. */
export const outlineOf = (view: View): HTMLElement[] => {
  const objects = new Map(view.objects.map((object) => [object.id, object]));
  const numbers = numbering(view);
  const frames = view.frames.map((frame, index) => {
    const items = frameSlots(frame).map((slot) => slotItem(slot, objects, numbers));
    if (frame.returnValue !== undefined) {
      const slot: SlotView = {
        label: { kind: 'name', name: 'return value' },
        value: frame.returnValue,
        change: 'none',
      };
      items.push(slotItem(slot, objects, numbers));
    }
    return group(visible(frameTitle(frame, index === 0)), '', items, `${frame.state}, line ${frame.line}`);
  });
  const cards = view.objects
    .filter((object) => numbers.has(object.id))
    .map((object) => {
      const items = object.slots.map((slot) => slotItem(slot, objects, numbers));
      const left = object.length - object.offset - object.slots.length;
      if (left > 0 && (object.shape === 'sequence' || object.shape === 'mapping' || object.shape === 'set'))
        items.push(h('li', { text: `${grouped(left)} more` }));
      const references =
        object.refcount === null
          ? ''
          : `, ${grouped(object.refcount)} ${object.refcount === 1 ? 'reference' : 'references'}`;
      return group(
        `#${numbers.get(object.id)!} ${short(object)}`,
        `outline-${object.id}`,
        items,
        `id ${object.address}${references}`,
      );
    });
  const parts = [
    h('h2', { text: 'Frames' }),
    h('ul', {}, ...frames),
    h('h2', { text: 'Objects' }),
    cards.length === 0 ? h('p', { text: 'No objects beside plain values.' }) : h('ul', {}, ...cards),
  ];
  if (view.hiddenObjects > 0)
    parts.push(h('p', { text: `${grouped(view.hiddenObjects)} more objects are not shown.` }));
  return parts;
};

const eventText = (view: View): string => {
  switch (view.event) {
    case 'call':
      return 'a call begins';
    case 'return':
      return 'the call returns';
    case 'exception':
      return view.exception === null ? 'an exception' : `${view.exception.type} is raised`;
    case 'line':
      return '';
  }
};

/** A step in a sentence: `line 7: b = #2 list of 3`. */
export const announce = (view: View): string => {
  const objects = new Map(view.objects.map((object) => [object.id, object]));
  const numbers = numbering(view);
  const changes: string[] = [];
  const tell = (slot: SlotView, owner: string): void => {
    if (slot.change === 'none' || changes.length >= 4) return;
    const number = numbers.get(slot.value);
    const shown = number === undefined ? '' : `#${number} `;
    changes.push(`${owner}${labelText(slot, objects)} is now ${shown}${valueText(slot, objects)}`);
  };
  for (const frame of view.frames) for (const slot of frameSlots(frame)) tell(slot, '');
  for (const object of view.objects)
    for (const slot of object.slots)
      if (object.change !== 'new') tell(slot, `${object.type} #${numbers.get(object.id) ?? ''} `);
  const line = view.lastLine === null ? 'start' : `line ${view.lastLine}`;
  const said = [eventText(view), ...changes].filter((text) => text !== '');
  return `${line}: ${said.length === 0 ? 'nothing changed' : said.join(', ')}`;
};
