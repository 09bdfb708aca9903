/** What a step freed, and what became of the last reference to each object that was shown. */
import type { Freed, FreedReason, FreedView, Holder, ObjectView, View } from '../../model';
import { NULL, type Handle, type StepKind } from '../memory';
import { visitReferences } from '../objects/dealloc';
import { FrameWord } from '../objects/frame';
import { TypeId } from '../objects/typeids';
import type { Changes } from './changes';
import { pathsToObjects } from './aliases';
import { callStack, frameName, type RawFrame } from './frameviews';
import type { Image } from './image';
import { inFlight } from './refcounts';
import { allFrames, frameReferences, slotReferences, type Reference } from './references';
import { bytesOf } from './totals';

/** Of more objects that a step frees it is not asked what they held where no view shows it. */
const MOST_SEARCHED = 5000;

/** What is freed and the values that its drawing needs. */
export interface FoundFreed {
  readonly freed: Freed;
  readonly values: readonly ObjectView[];
}

/**
 * Looks at the memory after a step, then at the one before it, then at the one after it again: the recording shows
 * only one at a time.
 */
export class FreedFinder {
  /** The objects that have no references after the step. */
  private readonly lost: ReadonlySet<Handle>;
  /** The frames on the call stack after the step, and those that something holds. */
  private readonly frames: ReadonlySet<Handle>;

  constructor(
    after: Image,
    kind: StepKind,
    private readonly previousTop: Handle,
    private readonly changes: Changes,
    /** An object that has been given up but lives on, for its `__del__` (NULL: none). */
    givenUp: Handle,
  ) {
    const lost = changes.withoutReferences(after.replay.refs) ?? allWithoutReferences(after, previousTop);
    // What is returned or raised has no references for a moment.
    lost.delete(inFlight(after, kind));
    if (givenUp !== NULL) lost.add(givenUp);
    this.lost = lost;
    this.frames = new Set(allFrames(after).map(({ handle }) => handle));
  }

  /**
   * What was freed, given the memory and the view before the step; the answer tells the rest when the memory after it
   * is there again. Null: nothing. `writer` says which line ran.
   */
  before(image: Image, view: View, writer: Pick<Freed, 'file' | 'line'>): ((after: Image) => FoundFreed) | null {
    const dead: Handle[] = [];
    for (const h of this.lost) if (this.isDead(image, h)) dead.push(h);
    if (dead.length === 0) return null;
    const bytes = bytesOf(image, dead);
    const cards = [...view.objects, ...(view.garbage?.objects ?? [])];
    const shown = cards.filter(({ id }) => this.lost.has(id) && this.isDead(image, id));
    const targets = new Set(shown.map(({ id }) => id));
    const gone = new Set(dead);
    const references = lastReferences(image, cards, this.changes, targets);
    if (dead.length <= MOST_SEARCHED) addHiddenHolders(image, dead, targets, references);
    return (after) => {
      const reasons = new Reasons(after, this.changes, this.frames, gone, references);
      const objects: FreedView[] = shown.map((object) => ({ object, reason: reasons.of(object.id) }));
      return {
        freed: { objects, ...writer, count: dead.length, bytes },
        values: [...view.objects, ...view.aside].filter(({ immutable }) => immutable),
      };
    };
  }

  private isDead(image: Image, h: Handle): boolean {
    return h >= image.originTop && h < this.previousTop && image.replay.refs[h] > 0;
  }
}

/** Whether an object went when a call of `__del__` ended: the one it was called for. */
export function endedWithDel(reason: FreedReason): boolean {
  if (reason.kind !== 'returned' || reason.holder.kind !== 'variable') return false;
  const { frameName: name } = reason.holder;
  return name === '__del__' || name.endsWith('.__del__');
}

function allWithoutReferences({ originTop, replay }: Image, top: Handle): Set<Handle> {
  const found = new Set<Handle>();
  for (let h = originTop; h < top; h++) if (replay.refs[h] <= 0) found.add(h);
  return found;
}

/** The reference that went last, by object; of several of unknown order, the last one found. */
function lastReferences(
  image: Image,
  cards: readonly ObjectView[],
  changes: Changes,
  targets: ReadonlySet<Handle>,
): Map<Handle, Reference> {
  const last = new Map<Handle, Reference>();
  const paths = pathsToObjects(image, callStack(image));
  const add = (references: readonly Reference[]): void => {
    for (const reference of references) {
      const target = image.word(reference.address);
      const known = last.get(target);
      if (known === undefined || known.address !== changes.droppedAt(target)) last.set(target, reference);
    }
  };
  add(frameReferences(image, allFrames(image), targets));
  // What went in the step stood in a word that the step wrote.
  const changed = changes.complete ? [...changes.before.keys()] : null;
  for (const { id, immutable } of cards) if (!immutable) add(slotReferences(image, id, targets, paths, changed));
  return last;
}

/** The variable of a frame whose value stands at an address; null: none. */
function variableAt(image: Image, { handle, exec, slots }: RawFrame, address: number): string | null {
  const place = address - image.base(handle) - FrameWord.Header;
  if (place >= 0 && place < exec.localCount) return exec.code.localsplusnames[place] ?? null;
  const slot = slots.find((each) => each.address === address);
  return slot?.label.kind === 'name' ? slot.label.name : null;
}

/** What is freed with an object that held it in a place that no view shows (the list behind `items.append`). */
function addHiddenHolders(
  image: Image,
  dead: readonly Handle[],
  targets: ReadonlySet<Handle>,
  last: Map<Handle, Reference>,
): void {
  const { vm, memory } = image;
  for (const owner of dead) {
    if (image.typeIndex(owner) === TypeId.Frame) continue;
    visitReferences(vm.types, memory, owner, (address) => {
      const target = image.word(address);
      if (!targets.has(target) || (last.has(target) && last.get(target)?.holder.kind !== 'temporary')) return;
      const type = image.typeName(owner);
      last.set(target, { address, owner, holder: { kind: 'slot', object: owner, type, slot: '', path: null } });
    });
  }
}

/** Tells for each freed object what became of its last reference. */
class Reasons {
  constructor(
    private readonly image: Image,
    private readonly changes: Changes,
    private readonly frames: ReadonlySet<Handle>,
    private readonly gone: ReadonlySet<Handle>,
    private readonly references: ReadonlyMap<Handle, Reference>,
  ) {}

  of(h: Handle): FreedReason {
    const last = this.references.get(h);
    if (last === undefined || last.holder.kind === 'temporary') return this.ofUnheld(h, last);
    const { holder, owner, address } = last;
    if (holder.kind === 'variable') {
      if (owner !== NULL && !this.frames.has(owner)) return { kind: 'returned', holder };
    } else if (this.gone.has(owner)) return this.inCycle(h) ? { kind: 'collected' } : { kind: 'with', holder };
    const now = this.image.word(address);
    // Items of a list move up when one goes: what stands there now was no replacement.
    const moved = this.changes.complete && this.changes.previous(address) !== h;
    return { kind: now <= NULL || moved ? 'removed' : 'rebound', holder };
  }

  /** An object that nothing but a value that a line was working with held before the step, as far as is known. */
  private ofUnheld(h: Handle, temporary: Reference | undefined): FreedReason {
    const others = this.changes.droppedFrom(h).filter((address) => address !== temporary?.address);
    // A name may have held it in the meantime: `x = [1]; x = 2`.
    for (const frame of others.length === 0 ? [] : allFrames(this.image)) {
      for (const address of others) {
        const name = variableAt(this.image, frame, address);
        if (name === null) continue;
        const holder: Holder = { kind: 'variable', name, frame: frame.handle, frameName: frameName(frame) };
        return { kind: this.image.word(address) === NULL ? 'removed' : 'rebound', holder };
      }
    }
    return { kind: temporary !== undefined && others.length === 0 ? 'temporary' : 'unheld' };
  }

  /** Whether the last references lead round to the object itself. */
  private inCycle(h: Handle): boolean {
    const seen = new Set<Handle>();
    for (let at: Handle | undefined = h; at !== undefined && !seen.has(at); at = this.references.get(at)?.owner) {
      seen.add(at);
      if (this.references.get(at)?.owner === h) return true;
    }
    return false;
  }
}
