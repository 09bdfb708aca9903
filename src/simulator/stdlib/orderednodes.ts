/**
 * The nodes of an OrderedDict: a list beside its dict, whose nodes hold the keys once more. Here only what they hold
 * matters; the order is the dict's own. Twin of `_odictnode` of Objects/odictobject.c.
 */
import type { Handle, MemoryImage } from '../memory';
import { DictWord } from '../objects/dictentries';
import type { KeyHolder } from '../objects/payloads';
import type { Runtime } from '../objects/runtime';
import { sizeOfOrder } from '../values/sizes';

/** Word offsets, counted from behind the words of dict. */
const enum Word {
  /** Address of the block of keys; 0: there is none. */
  Nodes,
  /** Words of the block. */
  Room,
  Count,
}

const NODES = DictWord.Count + Word.Nodes;
const ROOM = DictWord.Count + Word.Room;
/** Words of a dict with nodes. */
export const ORDERED_WORDS = DictWord.Count + Word.Count;

const FIRST_ROOM = 8;

/** Holds the keys of one OrderedDict. */
export class OrderedNodes implements KeyHolder {
  private readonly places = new Map<Handle, number>();
  private readonly free: number[] = [];

  add(rt: Runtime, dict: Handle, key: Handle): void {
    const { heap } = rt;
    const base = heap.base[dict];
    if (this.free.length === 0) this.grow(rt, base);
    const place = this.free.pop() as number;
    this.places.set(key, place);
    heap.setRef(heap.words[base + NODES] + place, key);
  }

  remove(rt: Runtime, dict: Handle, key: Handle): void {
    const { heap } = rt;
    const place = this.places.get(key);
    if (place === undefined) return;
    this.places.delete(key);
    this.free.push(place);
    heap.setRef(heap.words[heap.base[dict] + NODES] + place, 0);
  }

  clear(rt: Runtime, dict: Handle): void {
    for (const key of [...this.places.keys()]) this.remove(rt, dict, key);
  }

  bytes(slots: number): number {
    return sizeOfOrder(slots, this.places.size) - sizeOfOrder(0, 0);
  }

  private grow(rt: Runtime, base: number): void {
    const { heap } = rt;
    const old = heap.words[base + NODES];
    const room = heap.words[base + ROOM];
    const wanted = Math.max(FIRST_ROOM, room * 2);
    const block = heap.takeBlock(wanted);
    if (room > 0) {
      heap.move(old, block, room);
      heap.giveBlock(old, room);
    }
    heap.setRaw(base + NODES, block);
    heap.setRaw(base + ROOM, wanted);
    for (let place = wanted - 1; place >= room; place--) this.free.push(place);
  }
}

/** Visits the words of an OrderedDict's nodes. */
export function visitNodes({ words, base }: MemoryImage, dict: Handle, visit: (address: number) => void): void {
  const first = words[base[dict] + NODES];
  const end = first + words[base[dict] + ROOM];
  for (let address = first; address < end; address++) if (words[address] !== 0) visit(address);
}

/** Gives the block of a dying OrderedDict back; its words are empty by now. */
export function releaseNodes(rt: Runtime, dict: Handle): void {
  const { heap } = rt;
  const base = heap.base[dict];
  const block = heap.words[base + NODES];
  const room = heap.words[base + ROOM];
  heap.setRaw(base + NODES, 0);
  heap.setRaw(base + ROOM, 0);
  if (room > 0) heap.giveBlock(block, room);
}
