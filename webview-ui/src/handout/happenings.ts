/** What happens where in the steps of a page that stands alone: as the simulator's own recording tells, from views. */
import type {
  FrameId,
  Growth,
  Jump,
  MarkKind,
  Marks,
  ObjectId,
  SlotLabel,
  SlotView,
  StepIndex,
  View,
  WatchedVariable,
} from '../../../src/model';
import { MARK_KINDS } from '../../../src/model';
import type { Handout, HandoutStep } from '../../../src/protocol/handout';

/** Points of a growth's line. */
const MOST_POINTS = 400;

const stateOf = ({ label, value }: SlotView): unknown => [label, value];

/** What is to be seen of names and objects. A step's own changes are told by comparing: its marks tell what a whole statement did. */
const lookOf = ({ frames, objects }: View): string =>
  JSON.stringify([
    frames.map(({ slots, returnValue, raised }) => [slots.map(stateOf), returnValue, raised]),
    objects.map(({ id, text, slots }) => [id, text, slots.map(stateOf)]),
  ]);

const isSameLabel = (a: SlotLabel, b: SlotLabel): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What a variable holds in each frame where it is bound, and the state of that object. */
const held = ({ frames, objects }: View, { file, scope, name }: WatchedVariable): ReadonlyMap<FrameId, string> => {
  const found = new Map<FrameId, string>();
  for (const frame of frames) {
    if (frame.file !== file || frame.name !== scope) continue;
    const slot = frame.slots.find(({ label }) => label.kind === 'name' && label.name === name);
    if (slot === undefined || slot.value === 0) continue;
    const object = objects.find(({ id }) => id === slot.value);
    found.set(frame.id, JSON.stringify([slot.value, object?.text, object?.slots.map(stateOf)]));
  }
  return found;
};

/** Whether a step wrote a variable or changed the object that it names; that its frame is gone is neither. */
const writes = (view: View, before: View | undefined, watched: WatchedVariable): boolean => {
  const then = before === undefined ? new Map<FrameId, string>() : held(before, watched);
  const now = held(view, watched);
  const unbound = view.frames.some(({ id }) => then.has(id) && !now.has(id));
  return unbound || [...now].some(([frame, look]) => then.get(frame) !== look);
};

/** See the file's comment. */
export class Happenings {
  private readonly printed: ReadonlySet<StepIndex>;

  constructor(private readonly handout: Handout) {
    this.printed = new Set(handout.output.map(({ step }) => step + 1));
  }

  private happens(kind: MarkKind | 'change', { view }: HandoutStep, watched: WatchedVariable | null): boolean {
    const { steps } = this.handout;
    const before = steps[view.step - steps[0]!.view.step - 1]?.view;
    switch (kind) {
      case 'call':
      case 'return':
        return view.event === kind;
      case 'exception':
        // One that only ends an iteration is nobody's to see.
        return view.event === kind && view.within !== true;
      case 'output':
        return this.printed.has(view.step) || (view === steps.at(-1)!.view && this.printed.has(view.step + 1));
      case 'change':
        return before === undefined || lookOf(view) !== lookOf(before);
      case 'watch':
        return watched !== null && writes(view, before, watched);
    }
  }

  /** The nearest step at which something happens, beyond one. */
  beyond(from: StepIndex, { to, by }: Jump, watched: WatchedVariable | null): HandoutStep | undefined {
    const { steps } = this.handout;
    return by > 0
      ? steps.find((one) => one.view.step > from && this.happens(to, one, watched))
      : steps.filter((one) => one.view.step < from && this.happens(to, one, watched)).at(-1);
  }

  /** The marks of the slider, in at most so many columns. */
  marks(most: number, watched: WatchedVariable | null): Marks {
    const { steps } = this.handout;
    const columns = Math.max(1, Math.min(most, steps.length));
    const row = (kind: MarkKind): Marks['rows'][MarkKind] => {
      const counts = new Array<number>(columns).fill(0);
      const firsts = new Array<StepIndex>(columns).fill(-1);
      steps.forEach((one, index) => {
        if (!this.happens(kind, one, watched)) return;
        const column = Math.floor((index * columns) / steps.length);
        if (counts[column]!++ === 0) firsts[column] = one.view.step;
      });
      return { counts, firsts };
    };
    const depth = new Array<number>(columns).fill(0);
    steps.forEach(({ view }, index) => {
      const column = Math.floor((index * columns) / steps.length);
      depth[column] = Math.max(depth[column]!, view.stackDepth);
    });
    const rows = Object.fromEntries(MARK_KINDS.map((kind) => [kind, row(kind)])) as Marks['rows'];
    return { firstStep: steps[0]!.view.step, steps: steps.length, columns, depth, rows };
  }

  /** How stack and heap grow. */
  growth(): Growth {
    const { steps } = this.handout;
    const stride = Math.max(1, Math.ceil(steps.length / MOST_POINTS));
    const samples = steps
      .filter((_one, index) => index % stride === 0 || index === steps.length - 1)
      .map(({ view }) => ({ step: view.step, depth: view.stackDepth, ...view.heap }));
    return { samples, complete: true };
  }

  /** The last step before one (or that one) that wrote a slot of a frame or object. */
  written(before: StepIndex, holder: ObjectId, label: SlotLabel): HandoutStep | undefined {
    const { steps } = this.handout;
    const valueIn = (view: View | undefined): ObjectId | undefined =>
      [...(view?.frames ?? []), ...(view?.objects ?? [])]
        .find(({ id }) => id === holder)
        ?.slots.find((slot) => isSameLabel(slot.label, label))?.value;
    for (let index = steps.length - 1; index >= 0; index--) {
      const { view } = steps[index]!;
      const value = view.step > before ? undefined : valueIn(view);
      if (value !== undefined && value !== valueIn(steps[index - 1]?.view)) return steps[index];
    }
    return undefined;
  }
}
