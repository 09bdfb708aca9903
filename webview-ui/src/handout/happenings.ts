/** What happens where in the steps of a page that stands alone: as the simulator's own recording tells, from views. */
import type {
  Change,
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

const isChanged = ({ change }: { readonly change: Change }): boolean => change !== 'none';

/** Whether something of a view carries a mark of change, or was freed. */
const changesPicture = ({ frames, objects, freed }: View): boolean =>
  (freed !== null && freed.objects.length > 0) ||
  frames.some(({ slots }) => slots.some(isChanged)) ||
  objects.some((object) => isChanged(object) || object.slots.some(isChanged));

const stateOf = ({ label, value }: SlotView): unknown => [label, value];

/** What is to be seen of names and objects, to compare a step with the one before: its marks may tell of more than that. */
const lookOf = ({ frames, objects }: View): string =>
  JSON.stringify([
    frames.map(({ slots }) => slots.map(stateOf)),
    objects.map(({ id, text, slots }) => [id, text, slots.map(stateOf)]),
  ]);

const isSameLabel = (a: SlotLabel, b: SlotLabel): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The slots of a variable. */
const slotsOf = ({ frames }: View, { file, scope, name }: WatchedVariable): readonly SlotView[] =>
  frames
    .filter((frame) => frame.file === file && frame.name === scope)
    .flatMap(({ slots }) => slots.filter(({ label }) => label.kind === 'name' && label.name === name));

/** Whether the marks say that a variable was written or the object that it names changed. */
const writes = (view: View, watched: WatchedVariable): boolean =>
  slotsOf(view, watched).some(
    (slot) => isChanged(slot) || view.objects.some((object) => object.id === slot.value && object.change === 'mutated'),
  );

const lookOfVariable = (view: View, watched: WatchedVariable): string => {
  const slots = slotsOf(view, watched);
  const held = view.objects.filter(({ id }) => slots.some(({ value }) => value === id));
  return JSON.stringify([slots.map(stateOf), held.map(({ id, text, slots: items }) => [id, text, items.map(stateOf)])]);
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
      case 'change': {
        if (before?.frames.length !== view.frames.length) return true;
        return view.since === undefined ? changesPicture(view) : lookOf(view) !== lookOf(before);
      }
      case 'watch':
        if (watched === null) return false;
        return view.since === undefined || before === undefined
          ? writes(view, watched)
          : lookOfVariable(view, watched) !== lookOfVariable(before, watched);
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
