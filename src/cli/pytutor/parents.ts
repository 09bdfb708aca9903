/**
 * Which frames are parents of which: the frames that functions were made in. A trace function cannot know the function that
 * a frame runs, so the tutor takes the first known one with the same code whose variables agree (`get_parent_frame`).
 */
import type { FrameId, FrameView, ObjectId, ObjectView } from '../../model';
import type { Frames } from './frames';
import { slotName } from './frames';

/** See the file's comment. */
export class Parents {
  /** Frames kept after they have finished, in the order in which that was decided; a generator's once for each time it went on. */
  readonly kept: FrameId[] = [];
  private readonly parents = new Set<FrameId>();
  /** The frame in which each function that was noticed was made. */
  private readonly madeIn = new Map<ObjectId, FrameId>();
  /** The newest frame that may make the lambda of a code object. */
  private readonly lambdas = new Map<ObjectId, FrameId>();
  private readonly globalFunctions = new Set<ObjectId>();

  constructor(private readonly frames: Frames) {}

  /** The frame a function was made in, once it was noticed. */
  madeBy(functionId: ObjectId): FrameId | null {
    return this.madeIn.get(functionId) ?? null;
  }

  /** Whether functions were made in a frame. */
  isParent(id: FrameId): boolean {
    return this.parents.has(id);
  }

  /** The chain of frames in which a frame's function was made, the innermost first. */
  of(id: FrameId): FrameId[] {
    const chain: FrameId[] = [];
    for (let parent = this.parentOf(id); parent !== null && !chain.includes(parent); parent = this.parentOf(parent)) {
      chain.push(parent);
    }
    return chain;
  }

  /** Whether a frame has a name for the same value: a variable reached from inside, not one of its own. */
  hasSame(frame: FrameId, name: string, value: ObjectId): boolean {
    const other = this.valueIn(frame, name);
    return other !== null && this.equal(other, value);
  }

  /** Notices functions that the running frame reaches: the frames they were made in stay on show. */
  noticeFunctions(top: FrameView): void {
    const known = this.frames.get(top.id);
    const variables = known === undefined ? top.slots : this.frames.slotsOf(known);
    const roots = [...variables.map(({ value }) => value), known?.returned ?? 0];
    const seen = new Set<ObjectId>();
    for (let id = roots.shift(); id !== undefined; id = roots.shift()) {
      if (id === 0 || seen.has(id)) continue;
      seen.add(id);
      const object = this.frames.objectAt(id);
      if (object === undefined) continue;
      if (isFunction(object)) this.notice(object);
      else roots.unshift(...childrenOf(object));
    }
    for (const code of top.detail?.lambdas ?? []) {
      this.lambdas.set(code, top.id);
      this.keep(top.id);
    }
  }

  /** Notices the functions of the module itself, which have no parents. */
  noticeGlobalFunctions(top: FrameView): void {
    for (const { value } of top.slots) {
      const object = this.frames.objectAt(value);
      if (object !== undefined && isFunction(object) && !this.madeIn.has(value)) this.globalFunctions.add(value);
    }
  }

  private notice(object: ObjectView): void {
    if (this.madeIn.has(object.id) || this.globalFunctions.has(object.id)) return;
    const creator = object.detail?.function?.creator ?? null;
    if (creator === null || this.frames.numberOf(creator) === undefined) return;
    this.madeIn.set(object.id, creator);
    this.keep(creator);
  }

  private keep(frame: FrameId): void {
    this.parents.add(frame);
    if (!this.kept.includes(frame)) this.kept.push(frame);
  }

  private parentOf(id: FrameId): FrameId | null {
    const code = this.frames.get(id)?.view.detail?.code;
    if (code === undefined) return null;
    for (const [functionId, parent] of this.madeIn) {
      if (this.frames.objectAt(functionId)?.detail?.function?.code === code && this.agree(id, parent)) return parent;
    }
    return this.lambdas.get(code) ?? null;
  }

  /** Whether the variables that a frame has from outside are those of a parent. */
  private agree(id: FrameId, parent: FrameId): boolean {
    const known = this.frames.get(id)!;
    const own = known.view.detail?.varnames ?? [];
    return this.frames.slotsOf(known).every((slot) => {
      const name = slotName(slot);
      const other = slot.value === 0 || own.includes(name) ? null : this.valueIn(parent, name);
      return other === null || this.equal(other, slot.value);
    });
  }

  private valueIn(frame: FrameId, name: string): ObjectId | null {
    const slot = this.frames.slotsOf(this.frames.get(frame)!).find((each) => slotName(each) === name);
    return slot === undefined || slot.value === 0 ? null : slot.value;
  }

  private equal(one: ObjectId, other: ObjectId): boolean {
    if (one === other) return true;
    const [a, b] = [this.frames.objectAt(one), this.frames.objectAt(other)];
    return a?.shape === 'scalar' && b?.shape === 'scalar' && a.type === b.type && a.text === b.text;
  }
}

const isFunction = ({ type }: ObjectView): boolean => type === 'function' || type === 'method';

/** What the tracer looks into when it looks for functions: containers, classes and instances. */
function childrenOf(object: ObjectView): ObjectId[] {
  switch (object.shape) {
    case 'sequence':
    case 'set':
    case 'mapping':
    case 'class':
    case 'instance':
    case 'exception':
      return object.slots.flatMap(({ label, value, group }) =>
        group === 'base' || group === 'internal' ? [] : label.kind === 'key' ? [label.key, value] : [value],
      );
    case 'scalar':
    case 'function':
    case 'method':
    case 'cell':
    case 'generator':
    case 'iterator':
    case 'module':
    case 'other':
      return [];
  }
}
