/**
 * What an object refers to, in the order in which CPython's `tp_traverse` functions visit it: the order in which the
 * collector finds objects, and so runs their finalizers, depends on it.
 */
import { NULL, type Handle, type MemoryImage } from '../memory';
import { DictWord, GENERAL_KEYS } from '../objects/dictentries';
import { FrameWord } from '../objects/frame';
import { ListWord } from '../objects/list';
import { TypeWord } from '../objects/type';
import { TypeId } from '../objects/typeids';
import { TypeFlag, type Layout, type TypeObject } from '../objects/typeobject';
import { splitDictValues } from '../objects/instance';
import { visitFrame } from './frametype';
import type { Interpreter } from './interpreter';

/** What type_traverse visits of the words of a type: not the names. */
const TYPE_WORDS = [TypeWord.Dict, TypeWord.Mro, TypeWord.Bases, TypeWord.Base];

// Functions of their own: where a function makes closures, every call of it allocates for them.

function visitFrameReferents(vm: Interpreter, h: Handle, visit: (referent: Handle) => void, memory: MemoryImage): void {
  const { words } = memory;
  const header = memory.base[h] + FrameWord.Header;
  const func = words[memory.base[h] + FrameWord.Func];
  // The function comes after what the frame itself holds and before its locals.
  let told = func === NULL;
  visitFrame(vm, memory, h, (address) => {
    if (!told && address >= header) {
      told = true;
      visit(func);
    }
    visit(words[address]);
  });
  if (!told) visit(func);
}

function traverse(layout: Layout, h: Handle, visit: (referent: Handle) => void, memory: MemoryImage): void {
  const { words } = memory;
  layout.traverse?.(memory, h, (address) => {
    if (words[address] !== NULL) visit(words[address]);
  });
}

/** As {@link traverse} for a type that holds a dict's items (defaultdict, OrderedDict). */
function traverseWithDict(layout: Layout, h: Handle, visit: (referent: Handle) => void, memory: MemoryImage): void {
  const { words } = memory;
  const base = memory.base[h];
  const first = words[base + DictWord.Entries];
  const end = first + words[base + DictWord.EntryCount] * 2;
  let told = false;
  layout.traverse?.(memory, h, (address) => {
    const isItem = address >= first && address < end;
    if (!isItem && words[address] !== NULL) visit(words[address]);
    if (isItem && !told) visitDict(words, base, visit);
    told ||= isItem;
  });
}

/** Visits everything that an object of a memory (by default the present one) counts references to; one object as often as it is referred to. */
export function forEachReferent(
  vm: Interpreter,
  h: Handle,
  visit: (referent: Handle) => void,
  memory: MemoryImage = vm.heap,
): void {
  const { words } = memory;
  const type = vm.types[memory.type[h]];
  const base = memory.base[h];
  if (type.index === TypeId.Frame) {
    visitFrameReferents(vm, h, visit, memory);
    return;
  }
  const { layout } = type;
  const items = layout.variable ? memory.num[h] : 0;
  if ((type.flags & TypeFlag.Heap) !== 0) {
    const slots = base + layout.words + items;
    for (let i = 0; i < type.slotCount; i++) if (words[slots + i] !== NULL) visit(words[slots + i]);
    if (type.ownDict) {
      const values = words[slots + type.slotCount + 1];
      if (values !== 0) visitInlineValues(type, words, values, visit);
      const dict = words[slots + type.slotCount];
      if (dict !== NULL) {
        if (isEmbedded(vm, memory, dict)) visitSplit(vm, memory, dict, visit);
        else visit(dict);
      }
    }
    visit(type.handle);
  }
  if (base === 0) return;
  if (layout.refs === TypeWord.Count && type.isSubtypeOf(vm.types[TypeId.Type])) {
    for (const word of TYPE_WORDS) if (words[base + word] !== NULL) visit(words[base + word]);
    return;
  }
  if (type.index === TypeId.Dict && isEmbedded(vm, memory, h)) return;
  if (items > 0) visitBackwards(words, base + layout.words, items, visit);
  if (type.index === TypeId.List) {
    visitBackwards(words, words[base + ListWord.Items], words[base + ListWord.Size], visit);
  } else if (layout === vm.types[TypeId.Dict].layout) {
    visitSplit(vm, memory, h, visit);
  } else if (type.isSubtypeOf(vm.types[TypeId.Dict])) {
    traverseWithDict(layout, h, visit, memory);
  } else if (layout.traverse !== undefined) {
    traverse(layout, h, visit, memory);
  }
  for (let i = 0; i < layout.refs; i++) if (words[base + i] !== NULL) visit(words[base + i]);
}

/** Whether a dict shows the inline values of an instance: PyObject_VisitManagedDict visits those and not the dict. */
function isEmbedded(vm: Interpreter, memory: MemoryImage, dict: Handle): boolean {
  return memory.type[dict] === TypeId.Dict && vm.payloads.dicts.items[memory.num[dict]]?.embedded === true;
}

function visitInlineValues(
  { keyOrder }: TypeObject,
  words: Int32Array,
  values: number,
  visit: (referent: Handle) => void,
): void {
  const capacity = words[values];
  const count = keyOrder === null ? capacity : keyOrder.length;
  for (let i = 0; i < count; i++) {
    const place = keyOrder === null ? i : keyOrder[i];
    if (place < capacity && words[values + 1 + place] !== NULL) visit(words[values + 1 + place]);
  }
}

/** As dict_traverse: the values of an instance's `__dict__` that shares its names come in the order of the keys. */
function visitSplit(vm: Interpreter, memory: MemoryImage, dict: Handle, visit: (referent: Handle) => void): void {
  const { words } = memory;
  const shared = vm.payloads.dicts.items[memory.num[dict]]?.shared ?? null;
  if (shared === null || memory.type[dict] !== TypeId.Dict) return visitDict(words, memory.base[dict], visit);
  for (const address of splitDictValues(words, memory.base[dict], shared)) visit(words[address]);
}

/** As dict_traverse: keys that are all str are not visited; others come after their values. */
function visitDict(words: Int32Array, base: number, visit: (referent: Handle) => void): void {
  if ((words[base + DictWord.Keys] & GENERAL_KEYS) === 0) {
    visitDictValues(words, base, visit);
    return;
  }
  const entries = words[base + DictWord.Entries];
  const end = entries + words[base + DictWord.EntryCount] * 2;
  for (let address = entries; address < end; address += 2) {
    if (words[address + 1] === NULL) continue;
    visit(words[address + 1]);
    visit(words[address]);
  }
}

function visitDictValues(words: Int32Array, base: number, visit: (referent: Handle) => void): void {
  const entries = words[base + DictWord.Entries];
  const end = entries + words[base + DictWord.EntryCount] * 2;
  for (let address = entries + 1; address < end; address += 2) if (words[address] !== NULL) visit(words[address]);
}

/** As lists and tuples visit their items. */
function visitBackwards(words: Int32Array, first: number, count: number, visit: (referent: Handle) => void): void {
  for (let address = first + count - 1; address >= first; address--) if (words[address] !== NULL) visit(words[address]);
}
