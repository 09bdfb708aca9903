/**
 * The steps that wrote a variable or changed the object it names: found by reading the journal once, forwards, with an
 * eye on the words the variable can stand in. A function's variable stands in the frame blocks of its code, which serve
 * one call after another (and then in a cell, if inner functions share it); a module's or class body's variable in an
 * entry of its dict, which may move.
 */
import type { StepIndex, WatchedVariable } from '../../model';
import { FastKind } from '../compiler/code';
import type { ExecCode } from '../machine/execcode';
import type { Interpreter } from '../machine/interpreter';
import { CHUNK_ENTRIES, NULL, StepKind, Tag, type Handle, type Journal, type StepLog, kindOf } from '../memory';
import { DictWord, entriesCapacity } from '../objects/dictentries';
import { FrameWord } from '../objects/frame';
import { TypeId } from '../objects/typeids';
import { Contents } from './contents';
import type { Image } from './image';
import { PLAIN } from './lives';

/** `CO_OPTIMIZED`: variables stand in the frame, not in a dict. */
const OPTIMIZED = 1;

/** What a watched word is to the variable. */
const enum Part {
  /** The variable's value. */
  Value,
  /** A slot of a frame that holds the value, or the cell that holds it. */
  CellOrValue,
  /** The contents of a cell. */
  Cell,
  /** The key of the dict entry. */
  Key,
  /** A word of the dict that tells where its entries are. */
  Entries,
  /** And how many there is room for. */
  Keys,
  /** The namespace of a class body's frame. */
  Namespace,
}

/** A word that is watched, with what it holds at the present position. */
interface Watched {
  readonly part: Part;
  value: number;
}

/** The entry of a dict that a module's variable stands in. */
interface Entry {
  readonly key: Handle;
  readonly entries: Watched;
  readonly keys: Watched;
  /** Address of the value; 0: the variable is not in the dict. */
  address: number;
}

/** What watching reads. */
export interface WatchSource {
  readonly vm: Interpreter;
  readonly journal: Journal;
  readonly log: StepLog;
  readonly imageAt: (step: StepIndex) => Image;
}

export class Watch {
  /** The steps that show a write, in order. */
  readonly steps: StepIndex[] = [];
  private readonly words = new Map<number, Watched>();
  /** A bit for each watched address: the loop asks nothing else of most entries. */
  private bits = new Uint8Array(1 << 10);
  private entry: Entry | null = null;
  /** The dict of a class body that has begun in the step that is being read. */
  private namespace: Handle = NULL;
  /** The contents of what the variable names, and which of those objects the step has changed. */
  private readonly contents = new Contents();
  private readonly touched = new Set<Handle>();
  private readonly codes: readonly ExecCode[];
  private readonly blocks = new Set<number>();
  /** Handles looked through for frames of the code. */
  private known = 0;
  /** Steps read, and the journal's entries up to there. */
  private step: StepIndex;
  private position: number;

  /** `at` are the memory's words at the recording's first step. */
  constructor(
    private readonly source: WatchSource,
    readonly variable: WatchedVariable,
    at: Int32Array,
  ) {
    const { vm, log } = source;
    this.codes = owners(
      vm.execs.filter(({ code }) => code.filename === variable.file),
      variable,
    );
    this.step = log.first;
    this.position = log.journalAt(log.first);
    this.findFrames(at);
    this.findEntry(at);
    this.followNamed(this.step);
  }

  /** Reads what was recorded since the last time. */
  extend(): void {
    const { log } = this.source;
    if (this.step + 1 >= log.length) return;
    // Blocks that came into use meanwhile held nothing before.
    this.findFrames(null);
    for (let step = this.step + 1; step < log.length; step++) {
      const end = log.journalAt(step);
      this.touched.clear();
      const written = this.read(this.position, end, kindOf(log.whereAt(step - 1)) === StepKind.Return);
      this.position = end;
      if (this.namespace !== NULL) this.enterNamespace(this.source.imageAt(step).replay.words);
      if (!written && this.touched.size === 0) continue;
      const named = this.followNamed(step);
      // What went in this step with the variable's name for it was not changed, it is gone.
      if (written || [...this.touched].some((handle) => named.has(handle))) this.steps.push(step);
    }
    this.step = log.length - 1;
  }

  /** Forgets steps that are gone. */
  dropBefore(step: StepIndex): void {
    const kept = this.steps.findIndex((each) => each >= step);
    this.steps.splice(0, kept < 0 ? this.steps.length : kept);
  }

  /** Follows the contents of the objects that the variable names now. */
  private followNamed(step: StepIndex): ReadonlySet<Handle> {
    const { heap } = this.source.vm;
    const named = new Set<Handle>();
    for (const { part, value } of this.words.values()) {
      const isValue = part === Part.Value || part === Part.Cell || part === Part.CellOrValue;
      if (isValue && value !== NULL && !PLAIN.has(heap.type[value]) && !this.isCell(value)) named.add(value);
    }
    if (named.size === 0) this.contents.clear();
    else this.contents.follow(this.source.imageAt(step), named);
    return named;
  }

  /** Watches the variable's slot in every block that frames of its code ever had. */
  private findFrames(at: Int32Array | null): void {
    const { heap } = this.source.vm;
    const byIndex = new Map(this.codes.map((exec) => [exec.index, exec]));
    for (let handle = this.known; handle < heap.top; handle++) {
      if (heap.type[handle] !== TypeId.Frame) continue;
      const exec = byIndex.get(heap.num[handle]);
      if (exec !== undefined) this.addBlock(exec, heap.base[handle], at);
    }
    this.known = heap.top;
    for (const exec of this.codes) for (const block of exec.reserve) this.addBlock(exec, block, at);
  }

  private addBlock(exec: ExecCode, block: number, at: Int32Array | null): void {
    const { heap } = this.source.vm;
    if (this.blocks.has(block)) return;
    this.blocks.add(block);
    // A class body's namespace is known when the body begins.
    if ((exec.code.flags & OPTIMIZED) === 0 && exec.code.name !== '<module>') {
      const namespace = at?.[block + FrameWord.Locals] ?? NULL;
      this.add(block + FrameWord.Locals, Part.Namespace, namespace);
      if (at !== null && namespace !== NULL) this.enter(namespace, at);
    }
    exec.code.localsplusnames.forEach((name, i) => {
      if (name !== this.variable.name) return;
      const isCell = (exec.code.localspluskinds[i] & FastKind.CELL) !== 0;
      const address = block + FrameWord.Header + i;
      const value = at?.[address] ?? NULL;
      this.add(address, isCell ? Part.CellOrValue : Part.Value, value);
      if (at !== null && this.isCell(value)) this.followCell(value, at[heap.base[value]] ?? NULL);
    });
  }

  /** A module's variable: the entry of its name in the module's dict. */
  private findEntry(at: Int32Array): void {
    const { vm } = this.source;
    const { heap } = vm;
    const exec = this.codes.find(({ code }) => code.name === '<module>');
    if (exec === undefined) return;
    const block = [...this.blocks].at(-1);
    if (block !== undefined) this.enter(heap.words[block + FrameWord.Globals], at);
  }

  /** Watches the variable's entry in a dict. */
  private enter(dict: Handle, at: Int32Array): void {
    const { heap } = this.source.vm;
    const key = this.nameHandle();
    if (key === NULL || heap.type[dict] !== TypeId.Dict) return;
    this.leaveDict();
    const base = heap.base[dict];
    this.entry = {
      key,
      entries: this.add(base + DictWord.Entries, Part.Entries, at[base + DictWord.Entries] ?? 0),
      keys: this.add(base + DictWord.Keys, Part.Keys, at[base + DictWord.Keys] ?? 0),
      address: 0,
    };
    const { entries, keys } = this.entry;
    for (let i = 0; i < entriesCapacity(keys.value); i++) {
      const address = entries.value + i * 2;
      if (at[address] === key) this.stand(address + 1, at[address + 1] ?? 0);
    }
  }

  /** A class body has begun. */
  private enterNamespace(at: Int32Array): void {
    this.enter(this.namespace, at);
    this.namespace = NULL;
  }

  private leaveDict(): void {
    if (this.entry === null) return;
    this.leave();
    for (const [address, watched] of this.words)
      if (watched === this.entry.entries || watched === this.entry.keys) this.remove(address);
    this.entry = null;
  }

  /** The variable's name as an object: names in code are interned, so the dict has this very one as its key. */
  private nameHandle(): Handle {
    const { file, name } = this.variable;
    const [exec] = this.source.vm.execs.filter(({ code }) => code.filename === file && code.names.includes(name));
    return exec === undefined ? NULL : exec.names[exec.code.names.indexOf(name)];
  }

  private add(address: number, part: Part, value: number): Watched {
    const watched: Watched = { part, value };
    this.words.set(address, watched);
    const byte = address >> 3;
    if (byte >= this.bits.length) {
      const larger = new Uint8Array(byte * 2);
      larger.set(this.bits);
      this.bits = larger;
    }
    this.bits[byte] |= 1 << (address & 7);
    return watched;
  }

  private remove(address: number): void {
    this.words.delete(address);
    this.bits[address >> 3] &= ~(1 << (address & 7));
  }

  /** The entry's value stands at an address now. */
  private stand(address: number, value: number): void {
    if (this.entry === null) return;
    this.leave();
    this.entry.address = address;
    this.add(address - 1, Part.Key, this.entry.key);
    this.add(address, Part.Value, value);
  }

  private leave(): void {
    if (this.entry === null || this.entry.address === 0) return;
    this.remove(this.entry.address - 1);
    this.remove(this.entry.address);
    this.entry.address = 0;
  }

  /** Watches the contents of a cell. */
  private followCell(cell: Handle, content: Handle): void {
    this.add(this.source.vm.heap.base[cell], Part.Cell, content);
  }

  /** Reads the entries of one step; whether they wrote the variable. `ended`: they clear away a frame, too. */
  private read(from: number, to: number, ended: boolean): boolean {
    const { chunks } = this.source.journal;
    let written = false;
    for (let position = from; position < to; position++) {
      const chunk = chunks[(position / CHUNK_ENTRIES) | 0] as Int32Array;
      const at = (position & (CHUNK_ENTRIES - 1)) << 1;
      const address = chunk[at] >>> 3;
      const tag: Tag = chunk[at] & 7;
      if (tag === Tag.Raw || tag === Tag.Ref) {
        if ((this.bits[address >> 3] & (1 << (address & 7))) !== 0) {
          if (this.wrote(address, chunk[at + 1], ended)) written = true;
        } else {
          if (!this.contents.isEmpty) this.contents.touch(address, address + 1, this.touched);
          if (tag === Tag.Ref && this.entry?.address === 0 && chunk[at + 1] === this.entry.key) this.entered(address);
        }
      } else if (tag === Tag.MoveTo) {
        const length = chunk[at + 1];
        this.moved(chunk[at - 2] >>> 3, address, length);
        this.contents.touch(address, address + length, this.touched);
      }
    }
    return written;
  }

  /** A watched word changed; whether the variable did. */
  private wrote(address: number, difference: number, ended: boolean): boolean {
    const watched = this.words.get(address);
    if (watched === undefined) return false;
    const before = watched.value;
    watched.value ^= difference;
    const now = watched.value;
    switch (watched.part) {
      case Part.Value:
        // What a call leaves behind is cleared away when it is over: nothing was assigned.
        return now !== NULL || !ended;
      case Part.CellOrValue:
        if (this.isCell(now)) {
          // A value that goes into a cell is the same one.
          this.followCell(now, before);
          return false;
        }
        return now !== NULL || (!ended && !this.isCell(before));
      case Part.Cell:
        // Nobody needs the cell any more: its word may soon belong to something else.
        if (now === NULL) this.remove(address);
        return now !== NULL;
      case Part.Key:
        if (now === NULL) this.leave();
        return now === NULL;
      case Part.Namespace:
        if (now !== NULL) this.namespace = now;
        else this.leaveDict();
        return false;
      case Part.Entries:
      case Part.Keys:
        return false;
    }
  }

  private isCell(value: Handle): boolean {
    return value !== NULL && this.source.vm.heap.type[value] === TypeId.Cell;
  }

  /** The name was written into a word: perhaps as the key of a new entry. */
  private entered(address: number): void {
    if (this.entry === null) return;
    const { entries, keys } = this.entry;
    const place = address - entries.value;
    if (place >= 0 && place % 2 === 0 && place < entriesCapacity(keys.value) * 2) this.stand(address + 1, 0);
  }

  private moved(source: number, target: number, length: number): void {
    if (this.entry === null || this.entry.address === 0) return;
    const { address } = this.entry;
    if (address < source || address >= source + length) return;
    this.stand(address + target - source, this.words.get(address)?.value ?? 0);
  }
}

/** The codes that a variable belongs to: of one that an inner function only uses, the function that it is from. */
function owners(codes: readonly ExecCode[], { scope, name }: WatchedVariable): readonly ExecCode[] {
  const own = codes.filter(({ code }) => code.qualname === scope);
  if (!own.some(({ code }) => code.freevars.includes(name))) return own;
  const outer = codes.filter(({ code }) => code.cellvars.includes(name) && scope.startsWith(`${code.qualname}.`));
  const nearest = Math.max(...outer.map(({ code }) => code.qualname.length));
  return outer.filter(({ code }) => code.qualname.length === nearest);
}
