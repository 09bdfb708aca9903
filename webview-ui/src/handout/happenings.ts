/** What happens where in the steps of a page that stands alone: as the simulator's own recording tells, from views. */
import type {
  Change,
  Growth,
  Jump,
  MarkKind,
  Marks,
  ObjectId,
  SlotLabel,
  StepIndex,
  View,
  WatchedVariable,
} from '../../../src/model';
import { MARK_KINDS } from '../../../src/model';
import type { Handout, HandoutStep } from '../../../src/protocol/handout';

/** Points of a growth's line. */
const MOST_POINTS = 400;

const isChanged = ({ change }: { readonly change: Change }): boolean => change !== 'none';

/** Whether something of a view carries a mark of change, or was freed. */
const changesPicture = ({ frames, objects, freed }: View): boolean =>
  (freed !== null && freed.objects.length > 0) ||
  frames.some(({ slots }) => slots.some(isChanged)) ||
  objects.some((object) => isChanged(object) || object.slots.some(isChanged));

const isSameLabel = (a: SlotLabel, b: SlotLabel): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Whether a step wrote a variable or changed the object that it names. */
const writes = ({ frames, objects }: View, { file, scope, name }: WatchedVariable): boolean =>
  frames.some(
    (frame) =>
      frame.file === file &&
      frame.name === scope &&
      frame.slots.some(
        (slot) =>
          slot.label.kind === 'name' &&
          slot.label.name === name &&
          (isChanged(slot) || objects.some((object) => object.id === slot.value && object.change === 'mutated')),
      ),
  );

/** See the file's comment. */
export class Happenings {
  private readonly printed: ReadonlySet<StepIndex>;

  constructor(private readonly handout: Handout) {
    this.printed = new Set(handout.output.map(({ step }) => step + 1));
  }

  private happens(kind: MarkKind | 'change', { view }: HandoutStep, watched: WatchedVariable | null): boolean {
    const { steps } = this.handout;
    switch (kind) {
      case 'call':
      case 'return':
      case 'exception':
        return view.event === kind;
      case 'output':
        return this.printed.has(view.step) || (view === steps.at(-1)!.view && this.printed.has(view.step + 1));
      case 'change': {
        const before = steps[view.step - steps[0]!.view.step - 1];
        return changesPicture(view) || before?.view.frames.length !== view.frames.length;
      }
      case 'watch':
        return watched !== null && writes(view, watched);
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
    return this.handout.steps
      .filter(({ view }) => view.step <= before)
      .reverse()
      .find(({ view }) =>
        [...view.frames, ...view.objects].some(
          ({ id, slots }) => id === holder && slots.some((slot) => isSameLabel(slot.label, label) && isChanged(slot)),
        ),
      );
  }
}
