/** What the unpickler does to objects: making them, filling containers, giving them their state. Twin of a part of Modules/_pickle.c. */
import { NONE, NULL, type Handle } from '../../memory';
import { isDict } from '../../objects/dicttype';
import { listLength, listReplaceSlice } from '../../objects/list';
import type { Runtime } from '../../objects/runtime';
import { internHandle } from '../../objects/str';
import { typeNameOf } from '../../objects/type';
import { TypeId } from '../../objects/typeids';
import type { PickleStack } from './stack';

type Fail = (message: string) => never;

/** The items from a place on, appended to the list below them (do_append). */
export function appendItems(rt: Runtime, stack: PickleStack, place: number): void {
  const list = stack.below(place);
  if (stack.length === place) return;
  if (rt.heap.type[list] === TypeId.List) {
    const size = listLength(rt, list);
    listReplaceSlice(rt, list, size, size, stack.take(place));
    return;
  }
  const extend = rt.findAttr(list, 'extend');
  if (extend !== NULL) {
    rt.call(extend, [rt.newList(stack.take(place))]);
    return;
  }
  // Even though PEP 307 wants both methods, append() alone does.
  const append = rt.getAttr(list, 'append');
  for (const item of stack.take(place)) rt.call(append, [item]);
}

/** The keys and values from a place on, put into the dict below them (do_setitems). */
export function setItems(rt: Runtime, stack: PickleStack, place: number, fail: Fail): void {
  const dict = stack.below(place);
  if (stack.length === place) return;
  if ((stack.length - place) % 2 !== 0) fail('odd number of items for SETITEMS');
  const items = stack.take(place);
  for (let i = 0; i < items.length; i += 2) rt.setItem(dict, items[i], items[i + 1]);
}

/** The items from a place on, added to the set below them (load_additems). */
export function addItems(rt: Runtime, stack: PickleStack, place: number): void {
  const set = stack.below(place);
  if (stack.length === place) return;
  if (rt.isInstance(set, rt.types[TypeId.Set])) {
    const update = rt.getAttr(rt.types[TypeId.Set].handle, 'update');
    rt.call(update, [set, rt.newTuple(stack.take(place))]);
    return;
  }
  const add = rt.getAttr(set, 'add');
  for (const item of stack.take(place)) rt.call(add, [item]);
}

/** An object of a class as protocol 0 and 1 make it. */
export function instantiate(rt: Runtime, type: Handle, args: readonly Handle[]): Handle {
  if (args.length === 0 && rt.isType(type) && rt.findAttr(type, '__getinitargs__') === NULL) {
    return rt.callMethod(type, '__new__', type);
  }
  return rt.call(type, args);
}

/** `cls.__new__(cls, *args, **keywords)`; `keywords` NULL: the opcode has none. */
export function makeNew(rt: Runtime, type: Handle, args: Handle, keywords: Handle, fail: Fail): Handle {
  const opcode = keywords === NULL ? 'NEWOBJ' : 'NEWOBJ_EX';
  if (!rt.isType(type)) fail(`${opcode} class argument must be a type, not ${typeNameOf(rt, type)}`);
  if (!rt.isInstance(args, rt.types[TypeId.Tuple])) {
    fail(`${opcode} args argument must be a tuple, not ${typeNameOf(rt, args)}`);
  }
  if (keywords !== NULL && !isDict(rt, keywords)) {
    fail(`${opcode} kwargs argument must be a dict, not ${typeNameOf(rt, keywords)}`);
  }
  const create = rt.getAttr(type, '__new__');
  const names = keywords === NULL ? [] : rt.toArray(keywords);
  const values = names.map((name) => rt.getItem(keywords, name));
  const all = [type, ...rt.items(args), ...values];
  return rt.call(create, all, names.length === 0 ? null : names.map((name) => rt.text(name)));
}

/** Gives the object below the topmost item that item as its state (load_build). */
export function build(rt: Runtime, stack: PickleStack, fail: Fail): void {
  let state = stack.pop();
  const instance = stack.top();
  const setState = rt.findAttr(instance, '__setstate__');
  if (setState !== NULL) {
    rt.call(setState, [state]);
    return;
  }
  let slots: Handle = NULL;
  if (rt.isInstance(state, rt.types[TypeId.Tuple]) && rt.length(state) === 2) [state, slots] = rt.items(state);
  if (state !== NONE) {
    if (!isDict(rt, state)) fail('state is not a dictionary');
    const dict = rt.getAttr(instance, '__dict__');
    rt.forEach(rt.callMethod(state, 'items'), (pair) => {
      const [key, value] = rt.items(pair);
      // The names of attributes are one object each: state that was pickled brought its own.
      rt.setItem(dict, rt.heap.type[key] === TypeId.Str ? internHandle(rt, key) : key, value);
    });
  }
  if (slots !== NULL) {
    if (!isDict(rt, slots)) fail('slot state is not a dictionary');
    rt.forEach(rt.callMethod(slots, 'items'), (pair) => {
      const [key, value] = rt.items(pair);
      rt.setAttr(instance, key, value);
    });
  }
}
