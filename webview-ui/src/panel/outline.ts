/** The memory as text: the full state of a step as a tree of words. */
import { frameSlots, frameTitle, grouped, visible } from '../../../src/diagram';
import type { FrameState, ObjectId, ObjectView, SlotView, View } from '../../../src/model';
import { t } from '../l10n';
import type { TreeNode } from './tree';
import { isPlain, labelText, objectsOf, shortText, valueText } from './words';
import type { Objects } from './words';

const changeText = (slot: SlotView): string => {
  switch (slot.change) {
    case 'none':
      return '';
    case 'new':
      return t('new');
    case 'rebound':
      return slot.previous === undefined ? t('changed') : t('was {0}', visible(slot.previous));
    case 'mutated':
      return t('changed inside');
  }
};

const stateText = (state: FrameState): string => {
  switch (state) {
    case 'running':
      return t('running');
    case 'waiting':
      return t('waiting');
    case 'returning':
      return t('returning');
    case 'parked':
      return t('parked');
    case 'exited':
      return t('has ended');
  }
};

/** Numbers in reading order: a reader is told "list 3", not an address. */
type Numbers = ReadonlyMap<ObjectId, number>;

const slotNode = (slot: SlotView, owner: string, objects: Objects, numbers: Numbers): TreeNode => {
  const label = labelText(slot, objects);
  const number = numbers.get(slot.value);
  const isReference = number !== undefined && slot.value !== 0;
  return {
    key: `${owner}/${label}`,
    label,
    text: isReference ? ` → #${number} ${valueText(slot, objects)}` : ` = ${valueText(slot, objects)}`,
    note: changeText(slot),
    target: isReference ? `o${slot.value}` : null,
    children: [],
  };
};

const objectNode = (object: ObjectView, objects: Objects, numbers: Numbers): TreeNode => {
  const key = `o${object.id}`;
  const children = object.slots.map((slot) => slotNode(slot, key, objects, numbers));
  const left = object.length - object.offset - object.slots.length;
  if (left > 0 && (object.shape === 'sequence' || object.shape === 'mapping' || object.shape === 'set'))
    children.push({
      key: `${key}/more`,
      label: '',
      text: t('{0} more', grouped(left)),
      note: '',
      target: null,
      children: [],
    });
  const references =
    object.refcount === null
      ? t('immortal')
      : object.refcount === 1
        ? t('1 reference')
        : t('{0} references', grouped(object.refcount));
  return {
    key,
    label: `#${numbers.get(object.id)!} ${shortText(object)}`,
    text: '',
    note: [
      object.change === 'new' ? t('new') : '',
      references,
      t('id {0}', object.address),
      t('{0} bytes', grouped(object.size)),
    ]
      .filter((text) => text !== '')
      .join(', '),
    target: null,
    children,
  };
};

/** The tree of a view. */
export const outlineOf = (view: View): TreeNode[] => {
  const objects = objectsOf(view);
  const carded = view.objects.filter((object) => !isPlain(object));
  const numbers: Numbers = new Map(carded.map((object, index) => [object.id, index + 1]));
  const frames = view.frames.map((frame, index): TreeNode => {
    const key = `f${frame.id}`;
    const children = frameSlots(frame).map((slot) => slotNode(slot, key, objects, numbers));
    if (frame.returnValue !== undefined && !frame.isModule) {
      const label = { kind: 'name', name: t('return value') } as const;
      children.push(slotNode({ label, value: frame.returnValue, change: 'none' }, key, objects, numbers));
    }
    if (frame.raised !== undefined) {
      const label = { kind: 'name', name: t('exception') } as const;
      children.push(slotNode({ label, value: frame.raised, change: 'none' }, key, objects, numbers));
    }
    if (frame.handled !== undefined) {
      const label = { kind: 'name', name: t('handling') } as const;
      children.push(slotNode({ label, value: frame.handled, change: 'none' }, key, objects, numbers));
    }
    const note = `${stateText(frame.state)}, ${t('line {0}', frame.line)}`;
    return { key, label: visible(frameTitle(frame, index === 0, t)), text: '', note, target: null, children };
  });
  const cards = carded.map((object) => objectNode(object, objects, numbers));
  if (view.hiddenObjects > 0) {
    const text = t('{0} more objects are not shown', grouped(view.hiddenObjects));
    cards.push({ key: 'hidden', label: '', text, note: '', target: null, children: [] });
  }
  if (view.garbageUnknown === true) {
    const text = t('unreachable objects are not looked for: there are too many objects');
    cards.push({ key: 'garbageUnknown', label: '', text, note: '', target: null, children: [] });
  }
  const garbage = view.garbage;
  if (garbage !== null) {
    const text = t('{0} unreachable objects wait for the collector', grouped(garbage.count));
    cards.push({ key: 'garbage', label: '', text, note: '', target: null, children: [] });
  }
  const none = {
    key: 'none',
    label: '',
    text: t('No objects beside plain values'),
    note: '',
    target: null,
    children: [],
  };
  return [
    { key: 'frames', label: t('Frames'), text: '', note: '', target: null, children: frames },
    {
      key: 'objects',
      label: t('Objects'),
      text: '',
      note: '',
      target: null,
      children: cards.length === 0 ? [none] : cards,
    },
  ];
};
