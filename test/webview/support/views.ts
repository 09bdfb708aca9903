/** Views written by hand: the memory of small programs, without a simulator. Ids are given in order of making. */
import type {
  Change,
  FrameState,
  FrameView,
  ObjectId,
  ObjectShape,
  ObjectView,
  SlotView,
  View,
} from '../../../src/model';

/** Change marks by slot label (a name, an index, a key's text). */
export type Changes = Readonly<Record<string, Change | { readonly change: Change; readonly previous: string }>>;

type Slots = Readonly<Record<string, ObjectId>>;

interface FrameOptions {
  readonly state?: FrameState;
  readonly line?: number;
  readonly changes?: Changes;
  readonly returns?: ObjectId;
  readonly isModule?: boolean;
  readonly file?: string;
  /** To show one frame at several steps. */
  readonly id?: ObjectId;
}

interface ObjectOptions {
  readonly changes?: Changes;
  readonly change?: Change;
  readonly offset?: number;
  readonly length?: number;
  readonly refcount?: number | null;
  readonly id?: ObjectId;
}

const marked = (slot: SlotView, name: string, changes: Changes | undefined): SlotView => {
  const mark = changes?.[name];
  if (mark === undefined) return slot;
  return typeof mark === 'string'
    ? { ...slot, change: mark }
    : { ...slot, change: mark.change, previous: mark.previous };
};

/** Builds the view of one step. */
export class ViewBuilder {
  private readonly objects: ObjectView[] = [];
  private readonly frames: FrameView[] = [];
  private readonly scalars = new Map<string, ObjectId>();
  private next: number;

  constructor(firstId = 1) {
    this.next = firstId;
  }

  private add(
    type: string,
    shape: ObjectShape,
    text: string,
    slots: readonly SlotView[],
    options: ObjectOptions & { readonly immutable?: boolean } = {},
  ): ObjectId {
    const id = options.id ?? this.next++;
    this.objects.push({
      id,
      type,
      shape,
      immutable: options.immutable ?? false,
      text,
      slots,
      offset: options.offset ?? 0,
      length: options.length ?? slots.length,
      change: options.change ?? 'none',
      refcount: options.refcount === undefined ? 1 : options.refcount,
      address: `0x7f${(id * 64).toString(16).padStart(10, '0')}`,
      size: 56 + slots.length * 8,
    });
    return id;
  }

  private scalar(type: string, text: string): ObjectId {
    const key = `${type}:${text}`;
    let id = this.scalars.get(key);
    if (id === undefined)
      this.scalars.set(key, (id = this.add(type, 'scalar', text, [], { immutable: true, refcount: null })));
    return id;
  }

  int(value: number): ObjectId {
    return this.scalar('int', String(value));
  }

  str(value: string): ObjectId {
    return this.scalar('str', `'${value}'`);
  }

  none(): ObjectId {
    return this.scalar('NoneType', 'None');
  }

  /** Any scalar by type and repr. */
  value(type: string, text: string): ObjectId {
    return this.scalar(type, text);
  }

  list(items: readonly ObjectId[], options: ObjectOptions = {}, type = 'list'): ObjectId {
    const offset = options.offset ?? 0;
    const slots = items.map((value, at): SlotView => {
      const index = offset + at;
      return marked({ label: { kind: 'index', index }, value, change: 'none' }, String(index), options.changes);
    });
    return this.add(type, 'sequence', '', slots, { ...options, immutable: type === 'tuple' });
  }

  tuple(items: readonly ObjectId[], options: ObjectOptions = {}): ObjectId {
    return this.list(items, options, 'tuple');
  }

  dict(items: readonly (readonly [ObjectId, ObjectId])[], options: ObjectOptions = {}): ObjectId {
    const slots = items.map(([key, value]): SlotView => {
      const text = this.objects.find((object) => object.id === key)?.text ?? '';
      return marked({ label: { kind: 'key', key }, value, change: 'none' }, text, options.changes);
    });
    return this.add('dict', 'mapping', '', slots, options);
  }

  set(items: readonly ObjectId[], options: ObjectOptions = {}): ObjectId {
    const slots = items.map((value): SlotView => ({ label: { kind: 'member' }, value, change: 'none' }));
    return this.add('set', 'set', '', slots, options);
  }

  private named(slots: Slots, changes: Changes | undefined, group?: SlotView['group']): SlotView[] {
    return Object.entries(slots).map(([name, value]) =>
      marked(
        { label: { kind: 'name', name }, value, change: 'none', ...(group === undefined ? {} : { group }) },
        name,
        changes,
      ),
    );
  }

  instance(type: string, attributes: Slots, options: ObjectOptions = {}): ObjectId {
    return this.add(type, 'instance', '', this.named(attributes, options.changes), options);
  }

  klass(name: string, attributes: Slots, options: ObjectOptions = {}): ObjectId {
    return this.add('type', 'class', name, this.named(attributes, options.changes), options);
  }

  func(signature: string, closure: Slots = {}, defaults: Slots = {}): ObjectId {
    const slots = [...this.named(defaults, undefined, 'default'), ...this.named(closure, undefined, 'closure')];
    return this.add('function', 'function', signature, slots);
  }

  cell(content: ObjectId, options: ObjectOptions = {}): ObjectId {
    return this.add('cell', 'cell', '', this.named({ contents: content }, options.changes), options);
  }

  /** Any object by its parts. */
  object(type: string, shape: ObjectShape, text: string, slots: Slots = {}, options: ObjectOptions = {}): ObjectId {
    return this.add(type, shape, text, this.named(slots, options.changes), options);
  }

  /** Makes an object hold itself or another made later. */
  point(object: ObjectId, label: string | number, value: ObjectId): void {
    const at = this.objects.findIndex((one) => one.id === object);
    const one = this.objects[at]!;
    const slots = one.slots.map((slot) => {
      const isIt =
        (slot.label.kind === 'name' && slot.label.name === label) ||
        (slot.label.kind === 'index' && slot.label.index === label);
      return isIt ? { ...slot, value } : slot;
    });
    this.objects[at] = { ...one, slots };
  }

  frame(name: string, slots: Slots, options: FrameOptions = {}): ObjectId {
    const id = options.id ?? this.next++;
    const isModule = options.isModule ?? name === '<module>';
    const frame: FrameView = {
      id,
      name,
      file: options.file ?? 'lesson.py',
      isModule,
      state: options.state ?? 'waiting',
      line: options.line ?? 1,
      returnLine: isModule || options.state === 'parked' || options.state === 'exited' ? null : 1,
      slots: this.named(slots, options.changes),
    };
    this.frames.push(options.returns === undefined ? frame : { ...frame, returnValue: options.returns });
    return id;
  }

  /** As a reader meets them: what the frames name, then what that holds. */
  private inReadingOrder(): ObjectView[] {
    const byId = new Map(this.objects.map((object) => [object.id, object]));
    const met = new Set<ObjectView>();
    const meet = (slots: readonly SlotView[]): void => {
      for (const { label, value } of slots)
        for (const id of label.kind === 'key' ? [label.key, value] : [value]) {
          const object = byId.get(id);
          if (object !== undefined) met.add(object);
        }
    };
    for (const frame of this.frames) {
      meet(frame.slots);
      const returned = byId.get(frame.returnValue ?? 0);
      if (returned !== undefined) met.add(returned);
    }
    for (const object of met) meet(object.slots);
    return [...met];
  }

  /** The finished view; the last frame runs unless one was given another state. */
  view(more: Partial<View> = {}): View {
    const frames = this.frames.map((frame, index) =>
      index === this.frames.length - 1 && frame.state === 'waiting' ? { ...frame, state: 'running' as const } : frame,
    );
    return {
      step: 0,
      event: 'line',
      file: 'lesson.py',
      lastLine: 1,
      nextLine: 2,
      frames,
      objects: this.inReadingOrder(),
      hiddenObjects: 0,
      outputLength: 0,
      exception: null,
      stackDepth: frames.length,
      stackLimit: 1000,
      freed: null,
      garbage: null,
      aside: [],
      heap: { objects: this.objects.length, bytes: 4096 },
      ...more,
    };
  }
}
