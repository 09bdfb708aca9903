/**
 * A view as canonical lines, the same that oracle/tracer.py writes under CPython: `#0 <module>:7 x=1 y=@1` for each
 * frame of the program on the call stack, `return 3` or `exception ValueError` for the event's own value, then
 * `@1 list [1, 2]` for each object, numbered by first encounter. Scalars stand where they are used.
 */
import type { FrameView, ObjectId, ObjectView, SlotView, View } from '../../src/model';
import { PROGRAM_FILE } from './conformance';

/** As in tracer.py. */
const MAX_OBJECTS = 200;
const MAX_ITEMS = 50;
const MAX_TEXT = 60;

/** View options that show everything the oracle shows. */
export const CANONICAL_VIEW = {
  maxObjects: 2 * MAX_OBJECTS,
  maxSlots: 2 * MAX_ITEMS,
  windows: new Map(),
  detail: true,
};

/** SCALARS of tracer.py: their repr stands where they are used. */
const SCALAR_TYPES = new Set([
  ...['NoneType', 'bool', 'int', 'float', 'complex', 'str', 'bytes', 'bytearray', 'range', 'ellipsis'],
  'NotImplementedType',
]);

/** LEAVES_BY_NAME of tracer.py: their name is all that is shown. */
const LEAF_TYPES = new Set([
  ...['builtin_function_or_method', 'wrapper_descriptor', 'method_descriptor', 'classmethod_descriptor'],
  'method-wrapper',
]);

/** What a class's own dunder names are shown for, and what is not shown of it. */
const FUNCTION_WRAPPERS = new Set(['function', 'classmethod', 'staticmethod', 'property']);
const DESCRIPTORS = new Set(['member_descriptor', 'getset_descriptor']);
const HIDDEN_NAMES = new Set(['__annotate_func__', '__annotate__', '_abc_impl']);

/** The name in `<built-in function len>`, `<method 'append' of 'list' objects>`, `<class 'int'>`. */
const nameInRepr = (text: string): string =>
  /(?:function|method|class|wrapper) '?(?:[^' >]+\.)?([^' >.]+)/.exec(text)?.[1] ?? text;

/** Only what the program itself defines is shown with its contents. */
const MAIN = '__main__';

const isDunder = (name: string): boolean => /^__.+__$/s.test(name);

/** Cut by code points, as Python cuts. */
function clip(text: string): string {
  const points = [...text];
  return points.length <= MAX_TEXT ? text : `${points.slice(0, MAX_TEXT).join('')}…`;
}

class Writer {
  private readonly objects: ReadonlyMap<ObjectId, ObjectView>;
  private readonly numbers = new Map<ObjectId, number>();
  private readonly queue: ObjectId[] = [];
  private readonly lines: string[] = [];

  constructor(view: View) {
    this.objects = new Map(view.objects.map((object) => [object.id, object]));
  }

  write(view: View): string[] {
    const stack = view.frames.filter(
      ({ state, file }) => state !== 'parked' && state !== 'exited' && file === PROGRAM_FILE,
    );
    stack.forEach((frame, index) => this.frame(index, frame, index === stack.length - 1));
    const top = stack.at(-1);
    if (view.event === 'return') {
      this.lines.push(`return ${top?.returnValue === undefined ? 'None' : this.value(top.returnValue)}`);
    } else if (view.event === 'exception') this.lines.push(`exception ${view.exception?.type ?? '(none in the view)'}`);
    for (let done = 0; done < this.queue.length && done < MAX_OBJECTS; done++) {
      this.lines.push(`@${done + 1} ${this.object(this.queue[done]!)}`);
    }
    return this.lines;
  }

  private frame(index: number, frame: FrameView, running: boolean): void {
    const where = running ? '' : `:${frame.line}`;
    // While a comprehension runs in a class's body, `f_locals` has its variables only.
    const hidden = frame.slots.filter(({ role }) => role === 'comprehension');
    const slots = hidden.length > 0 && frame.name !== '<module>' ? hidden : frame.slots;
    this.lines.push(
      [`#${index} ${frame.name}${where}`, ...this.names(slots.map(this.uncelled), (name) => !isDunder(name))].join(' '),
    );
  }

  /** A variable in a cell as `f_locals` shows it: what the cell holds. */
  private readonly uncelled = (slot: SlotView): SlotView => {
    if (slot.role !== 'cell' && slot.role !== 'free') return slot;
    const cell = this.objects.get(slot.value);
    return cell?.shape === 'cell' ? { ...slot, value: cell.slots[0]?.value ?? 0 } : slot;
  };

  private value(id: ObjectId): string {
    const object = this.objects.get(id);
    if (object !== undefined && SCALAR_TYPES.has(object.type)) return clip(object.text);
    let number = this.numbers.get(id);
    if (number === undefined) {
      number = this.numbers.size + 1;
      this.numbers.set(id, number);
      this.queue.push(id);
    }
    return `@${number}`;
  }

  /** `name=value` of the bound slots that have a name. */
  private names(slots: readonly SlotView[], wanted: (name: string, slot: SlotView) => boolean = () => true): string[] {
    return slots.flatMap((slot) =>
      slot.label.kind === 'name' && slot.value !== 0 && wanted(slot.label.name, slot)
        ? [`${slot.label.name}=${this.value(slot.value)}`]
        : [],
    );
  }

  private object(id: ObjectId): string {
    const object = this.objects.get(id);
    if (object === undefined) return '(not in the view)';
    const { type, shape } = object;
    const own = (object.detail?.typeModule ?? MAIN) === MAIN || shape === 'exception';
    const attributes = (): string =>
      own ? parens(this.names(object.slots, (_, { group }) => group === undefined || group === 'attribute')) : '';
    switch (shape) {
      case 'class':
        return this.klass(object);
      case 'function':
        return this.function(object);
      case 'module':
        return `${type} ${object.text}`;
      case 'cell':
        return ['cell', ...object.slots.filter(({ value }) => value !== 0).map(({ value }) => this.value(value))].join(
          ' ',
        );
      case 'method':
        if (type === 'method-wrapper') return `${type} ${object.text}`;
        return [type, ...this.names(object.slots)].join(' ');
      case 'sequence':
        return `${type} [${this.items(object, 'index').join(', ')}]${attributes()}`;
      case 'set':
        return `${type} {${inlineFirst(this.items(object, 'member')).join(', ')}}${attributes()}`;
      case 'mapping':
        return `${type} {${this.items(object, 'key').join(', ')}}${attributes()}`;
      case 'instance':
        return `${type}${object.text === '' ? '' : ` ${clip(object.text)}`}${attributes()}`;
      case 'exception':
        return `${type}${attributes()}`;
      case 'scalar':
        return type === 'type' || LEAF_TYPES.has(type) ? `${type} ${nameInRepr(object.text)}` : type;
      case 'generator':
      case 'iterator':
        return type;
      case 'other':
        return type === 'classmethod' || type === 'staticmethod'
          ? [type, ...this.names(object.slots, (name) => name === '__func__')].join(' ')
          : type;
    }
  }

  private items(object: ObjectView, kind: 'index' | 'member' | 'key'): string[] {
    const slots = object.slots.filter(({ label }) => label.kind === kind);
    const shown = slots
      .slice(0, kind === 'member' ? slots.length : MAX_ITEMS)
      .map(({ label, value }) => `${label.kind === 'key' ? `${this.value(label.key)}: ` : ''}${this.value(value)}`);
    return object.length > MAX_ITEMS && kind !== 'member' ? [...shown, `… ${object.length - MAX_ITEMS} more`] : shown;
  }

  private klass(object: ObjectView): string {
    if ((object.detail?.module ?? MAIN) !== MAIN) return `${object.type} ${object.text}`;
    const bases = object.slots.filter(({ group, value }) => group === 'base' && this.nameOf(value) !== 'object');
    const shownBases = bases.map(({ value }) => this.value(value)).join(',');
    const names = this.names(object.slots, (name, { group, value }) => {
      const type = this.objects.get(value)?.type ?? '';
      if (group === 'base' || DESCRIPTORS.has(type) || HIDDEN_NAMES.has(name)) return false;
      return !isDunder(name) || FUNCTION_WRAPPERS.has(type);
    });
    return `${object.type} ${object.text}${shownBases === '' ? '' : ` bases=${shownBases}`}${parens(names)}`;
  }

  private nameOf(id: ObjectId): string {
    return this.objects.get(id)?.text ?? '';
  }

  private function(object: ObjectView): string {
    const name = object.detail?.function?.name ?? object.text.split('(', 1)[0]!;
    if ((object.detail?.function?.file ?? PROGRAM_FILE) !== PROGRAM_FILE) return `${object.type} ${name}`;
    const groups = (['default', 'closure', undefined] as const).map((wanted) =>
      this.names(object.slots, (_, { group }) => (group === 'attribute' ? undefined : group) === wanted),
    );
    const [defaults, closure, rest] = groups as [string[], string[], string[]];
    return [
      `${object.type} ${name}`,
      defaults.length > 0 ? ` defaults=(${defaults.join(', ')})` : '',
      closure.length > 0 ? ` closure=(${closure.join(', ')})` : '',
      parens(rest),
    ].join('');
  }
}

const parens = (parts: readonly string[]): string => (parts.length > 0 ? ` (${parts.join(', ')})` : '');

/** A set's order is not part of its graph: scalars sorted by text, then objects as they come. */
function inlineFirst(members: readonly string[]): string[] {
  const scalars = members.filter((member) => !member.startsWith('@'));
  return [...scalars.sort((a, b) => (a < b ? -1 : 1)), ...members.filter((member) => member.startsWith('@'))];
}

/** The canonical lines of a view. */
export function canonicalLines(view: View): string[] {
  return new Writer(view).write(view);
}
