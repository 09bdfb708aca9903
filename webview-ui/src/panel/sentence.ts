/**
 * What a step did, in a sentence: "line 7: `b` now also names the list". Shown below the slider, and announced; names
 * stand between backticks.
 */
import { frameSlots, frameTitle, grouped, visible } from '../../../src/diagram';
import type { FrameView, ObjectView, OutputChunk, SlotView, View } from '../../../src/model';
import { t } from '../l10n';
import { isPlain, labelText, objectsOf, shortText, valueText } from './words';
import type { Objects } from './words';

/** Changes told at most; the rest is counted. */
const MOST = 3;
const MOST_TEXT = 60;

/** Text of the program; the signs around names must be ours alone. */
const cut = (text: string): string => {
  const plain = text.replaceAll('`', 'ˋ');
  return plain.length > MOST_TEXT ? `${plain.slice(0, MOST_TEXT)}…` : plain;
};

/** A name, to be written as code. */
const code = (name: string): string => `\`${cut(name)}\``;

/** How a sentence speaks of an object that has a card: `the list`, `the function f(x)`. */
const theObject = (object: ObjectView): string => {
  const text = visible(object.text);
  switch (object.shape) {
    case 'class':
      return t('the class {0}', code(text));
    case 'function':
    case 'method':
      return t('the function {0}', code(text));
    default:
      return t('the {0}', object.type);
  }
};

/** Whether something that the step left as it was refers to an object: then a new name for it is one more. */
const isHeldElsewhere = (view: View, object: ObjectView): boolean => {
  const holds = (slot: SlotView): boolean => slot.value === object.id && slot.change === 'none';
  return (
    object.change !== 'new' &&
    (view.frames.some(({ slots }) => slots.some(holds)) || view.objects.some(({ slots }) => slots.some(holds)))
  );
};

/** A name that was bound or bound again. */
const nameSentence = (slot: SlotView, view: View, objects: Objects): string => {
  const name = code(labelText(slot, objects));
  const object = objects.get(slot.value);
  if (object === undefined || isPlain(object)) {
    const value = valueText(slot, objects);
    return slot.previous === undefined
      ? t('{0} is {1}', name, cut(value))
      : t('{0} was {1} and is now {2}', name, cut(visible(slot.previous)), cut(value));
  }
  if (object.change === 'new') {
    if (object.shape === 'function' || object.shape === 'class') return t('{0} names {1}', name, theObject(object));
    return t('{0} names a new {1}', name, object.type);
  }
  return isHeldElsewhere(view, object)
    ? t('{0} now also names {1}', name, theObject(object))
    : t('{0} now names {1}', name, theObject(object));
};

/** A place in an object that holds something else now. */
const slotSentence = (slot: SlotView, owner: ObjectView, objects: Objects): string => {
  const target = objects.get(slot.value);
  const value = target === undefined || isPlain(target) ? cut(valueText(slot, objects)) : theObject(target);
  const holder = theObject(owner);
  switch (slot.label.kind) {
    case 'index':
      return slot.change === 'new'
        ? t('{0} gets {1} as item {2}', holder, value, slot.label.index)
        : t('item {0} of {1} is now {2}', slot.label.index, holder, value);
    case 'key': {
      const key = labelText(slot, objects).slice(1, -1);
      return slot.change === 'new'
        ? t('{0} gets {1} under the key {2}', holder, value, key)
        : t('{0} has {1} under the key {2} now', holder, value, key);
    }
    case 'member':
      return t('{0} gets {1}', holder, value);
    case 'name':
      return t('{0} of {1} is now {2}', code(labelText(slot, objects)), holder, value);
  }
};

const callSentence = (frame: FrameView, objects: Objects): string => {
  const given = frameSlots(frame).filter(({ role, value }) => role === 'parameter' && value !== 0);
  const texts = given.map((slot) => `${code(labelText(slot, objects))} = ${cut(valueText(slot, objects))}`);
  const name = code(frameTitle(frame, false, t));
  return texts.length === 0 ? t('{0} is called', name) : t('{0} is called with {1}', name, texts.join(', '));
};

/** What the event itself says. */
const eventSentence = (view: View, objects: Objects): string => {
  const frame = view.frames.find(({ state }) => state === 'running' || state === 'returning');
  if (frame === undefined) return '';
  const name = code(frameTitle(frame, view.frames[0] === frame, t));
  const { exception } = view;
  switch (view.event) {
    case 'call':
      return frame.isModule ? t('the program begins') : callSentence(frame, objects);
    case 'exception':
      if (exception === null) return t('the iteration is over');
      return exception.message === ''
        ? t('{0} in {1}', exception.type, name)
        : t('{0} in {1}: {2}', exception.type, name, cut(visible(exception.message)));
    case 'return': {
      if (frame.returnValue === undefined) return exception === null ? '' : t('{0} leaves {1}', exception.type, name);
      if (frame.isModule) return t('the program ends');
      if (frame.pauses === 'await') return t('{0} waits', name);
      const value = objects.get(frame.returnValue);
      if (frame.pauses === 'yield')
        return value === undefined
          ? t('{0} yields', name)
          : t('{0} yields {1}', name, isPlain(value) ? cut(shortText(value)) : theObject(value));
      if (value === undefined) return t('{0} returns', name);
      return t('{0} returns {1}', name, isPlain(value) ? cut(shortText(value)) : theObject(value));
    }
    case 'line':
      return '';
  }
};

/** What the statement or step changed, in frames first. */
const changeSentences = (view: View, objects: Objects): string[] => {
  const told: string[] = [];
  // A call's parameters are told with the call.
  const isCall = view.event === 'call';
  for (const frame of view.frames) {
    if (isCall && frame.state === 'running') continue;
    for (const slot of frameSlots(frame))
      if (slot.change !== 'none' && slot.change !== 'mutated') told.push(nameSentence(slot, view, objects));
    for (const name of frame.unbound ?? []) told.push(t('{0} is deleted', code(name)));
  }
  for (const object of view.objects) {
    if (object.change === 'none' || object.change === 'new') continue;
    // Its traceback grows while it passes through the frames: that it does is told already.
    if (view.event === 'exception' && object.shape === 'exception') continue;
    const changed = object.slots.filter(({ change }) => change === 'new' || change === 'rebound');
    if (changed.length === 0) told.push(t('{0} has changed', theObject(object)));
    for (const slot of changed) told.push(slotSentence(slot, object, objects));
  }
  const fresh = view.garbage?.objects.filter(({ id }) => view.garbage?.fresh?.includes(id)) ?? [];
  if (fresh.length === 1) told.push(t('{0} is unreachable now', theObject(fresh[0]!)));
  else if (fresh.length > 1) told.push(t('{0} objects are unreachable now', grouped(fresh.length)));
  const freed = view.freed?.objects.filter(({ object }) => !isPlain(object)) ?? [];
  if (freed.length === 1) told.push(t('{0} is freed', theObject(freed[0]!.object)));
  else if (freed.length > 1) told.push(t('{0} objects are freed', grouped(freed.length)));
  return told;
};

/** What was printed since then. */
const printSentence = (view: View, output: readonly OutputChunk[]): string => {
  const text = output
    .filter(
      (chunk) =>
        chunk.step >= (view.since ?? view.step - 1) &&
        chunk.step < view.step &&
        chunk.stream === 'stdout' &&
        chunk.echo !== true,
    )
    .map((chunk) => chunk.text)
    .join('')
    .trimEnd();
  // Few fonts have a picture of the control character.
  return text === '' ? '' : t('prints {0}', cut(visible(text.replaceAll('\n', ' ↵ '))));
};

/** The sentence of a step. */
export const sentenceOf = (view: View, output: readonly OutputChunk[] = []): string => {
  const objects = objectsOf(view);
  const changes = changeSentences(view, objects);
  const shown = changes.slice(0, MOST);
  const rest = changes.length - MOST;
  if (rest > 0) shown.push(rest === 1 ? t('1 more change') : t('{0} more changes', grouped(rest)));
  const said = [eventSentence(view, objects), ...shown, printSentence(view, output)].filter((text) => text !== '');
  // The body of a function is about to begin.
  if (said.length === 0 && view.lastLine === null && view.nextLine !== null)
    return t('line {0} is next', view.nextLine);
  const what = said.length === 0 ? t('nothing changes') : said.join(', ');
  return view.lastLine === null || view.event === 'call' ? what : t('line {0}: {1}', view.lastLine, what);
};
