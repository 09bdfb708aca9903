/**
 * Encodes the objects of a view as Online Python Tutor's traces do: primitives as JSON, everything else as a reference
 * into the entry's heap, numbered by first encounter over the whole trace.
 */
import type { FunctionDetail, ObjectId, ObjectView, SlotView } from '../../model';
import type { Json } from '../json';
import { NumberText } from '../json';
import { parseStr, tutorFloat } from './literals';

/** How the encoder sees objects and functions. */
export interface EncoderWorld {
  /** The object as it is at this step, or as it was last seen. */
  object(id: ObjectId): ObjectView | undefined;
  /** The tutor's number of the frame a function was made in; null: none it shows. */
  parentOf(functionId: ObjectId): number | null;
  /** Python's `str()` of an object; null: it raised, or is not known. */
  str(object: ObjectView): string | null;
  /** Whether a name is hidden by a `#pythontutor_hide:` comment. */
  isHidden(name: string): boolean;
}

/** The types that are primitives to the tutor. */
export const PRIMITIVES: ReadonlySet<string> = new Set(['int', 'float', 'str', 'bool', 'NoneType']);

/** Class and instance attributes it never shows, and those that only newer Pythons put into a class. */
const HIDDEN_ATTRIBUTES: ReadonlySet<string> = new Set([
  '__doc__',
  '__module__',
  '__return__',
  '__dict__',
  '__locals__',
  '__weakref__',
  '__qualname__',
  '__firstlineno__',
  '__static_attributes__',
  '__annotate__',
  '__annotate_func__',
  '__annotations_cache__',
  '__classdictcell__',
]);

/** Modules that are part of the interpreter's own binary. */
const BUILT_IN_MODULES: ReadonlySet<string> = new Set([
  '_abc',
  '_codecs',
  '_collections',
  '_functools',
  '_imp',
  '_io',
  '_operator',
  '_signal',
  '_sre',
  '_string',
  '_thread',
  '_tracemalloc',
  '_warnings',
  '_weakref',
  'atexit',
  'errno',
  'gc',
  'itertools',
  'posix',
  'sys',
  'time',
]);

/** Keys it leaves out of dicts. */
const HIDDEN_KEYS: ReadonlySet<string> = new Set(['__module__', '__return__', '__locals__']);

/** None is numbered under this name: a frame that an exception leaves returns it without showing it. */
const NONE_KEY = 'None';

/** One encoder serves a whole trace. */
export class TutorEncoder {
  private readonly numbers = new Map<ObjectId | string, number>();
  private heap = new Map<string, Json>();
  /** The lambdas encoded so far: their frames are named with their line from then on. */
  private readonly lambdas: { readonly line: number; readonly parameters: readonly string[] }[] = [];

  constructor(
    private readonly world: EncoderWorld,
    private readonly heapPrimitives: boolean,
  ) {}

  /** Begins another entry. */
  resetHeap(): void {
    this.heap = new Map();
  }

  /** The objects encoded since the last reset. */
  getHeap(): ReadonlyMap<string, Json> {
    return this.heap;
  }

  /** Encodes a value; `withParent`: functions say which frame made them. */
  encode(id: ObjectId, withParent: boolean): Json {
    const object = this.world.object(id);
    if (object === undefined) return null;
    const primitive = isPrimitive(object);
    if (primitive && !this.heapPrimitives) return encodePrimitive(object);
    if (!primitive) {
      const imported = importedLabel(object);
      if (imported !== null) return ['IMPORTED_FAUX_PRIMITIVE', imported];
    }
    const { reference, fresh } = this.refer(object.type === 'NoneType' ? NONE_KEY : id);
    if (fresh !== null) {
      if (primitive) fresh.push('HEAP_PRIMITIVE', object.type, encodePrimitive(object));
      else this.fill(object, fresh, withParent);
    }
    return reference;
  }

  /** Encodes None where the view has no object for it. */
  encodeNone(): Json {
    if (!this.heapPrimitives) return null;
    const { reference, fresh } = this.refer(NONE_KEY);
    fresh?.push('HEAP_PRIMITIVE', 'NoneType', null);
    return reference;
  }

  /** Whether the lambda that a frame runs has been encoded. */
  knowsLambda(line: number, varnames: readonly string[]): boolean {
    return this.lambdas.some(
      (lambda) => lambda.line === line && lambda.parameters.every((name, index) => varnames[index] === name),
    );
  }

  /** A reference to an object, with the list to fill when this entry has not met it before. */
  private refer(key: ObjectId | string): { reference: Json; fresh: Json[] | null } {
    let number = this.numbers.get(key);
    if (number === undefined) {
      number = this.numbers.size + 1;
      this.numbers.set(key, number);
    }
    const reference = ['REF', number];
    if (this.heap.has(String(number))) return { reference, fresh: null };
    const fresh: Json[] = [];
    this.heap.set(String(number), fresh);
    return { reference, fresh };
  }

  private fill(object: ObjectView, into: Json[], withParent: boolean): void {
    const values = (): Json[] => items(object).map((slot) => this.encode(slot.value, withParent));
    if (object.type === 'list' && object.shape === 'sequence') into.push('LIST', ...values());
    else if (object.type === 'tuple' && object.shape === 'sequence') into.push('TUPLE', ...values());
    else if (object.type === 'set' && object.shape === 'set') into.push('SET', ...values());
    else if (object.type === 'dict' && object.shape === 'mapping') this.fillDict(object, into, withParent);
    else if (isFunction(object)) this.fillFunction(object, into, withParent);
    else if (object.detail?.bases !== undefined) this.fillClass(object, object.detail.bases, into);
    else this.fillInstance(object, into);
  }

  private fillDict(object: ObjectView, into: Json[], withParent: boolean): void {
    into.push('DICT');
    for (const { label, value } of items(object)) {
      if (label.kind !== 'key') continue;
      const key = this.world.object(label.key);
      if (key?.type === 'str' && HIDDEN_KEYS.has(parseStr(key.text))) continue;
      into.push([this.encode(label.key, withParent), this.encode(value, withParent)]);
    }
  }

  private fillFunction(object: ObjectView, into: Json[], withParent: boolean): void {
    const detail = object.detail?.function;
    if (detail?.builtin === true || object.type === 'builtin_function_or_method') {
      into.push('FUNCTION', `${detail?.name ?? builtinName(object.text)}(...)`, null);
      return;
    }
    // Evaluated before the function itself is written, as the defaults' numbers come first.
    const defaults = object.slots
      .filter(({ group, label }) => group === 'default' && label.kind === 'name')
      .map((slot) => [slot.label.kind === 'name' ? slot.label.name : '', this.encode(slot.value, withParent)] as const);
    if (detail?.name === '<lambda>') this.lambdas.push({ line: detail.firstLine, parameters: parameters(detail) });
    into.push('FUNCTION', signature(object), withParent ? this.world.parentOf(object.id) : null);
    if (defaults.length > 0) into.push(defaults);
  }

  /** A builtin class is shown by its name and bases alone: what is in it is the interpreter's. */
  private fillClass(object: ObjectView, bases: readonly string[], into: Json[]): void {
    into.push(
      'CLASS',
      className(object),
      bases.filter((name) => name !== 'object'),
    );
    if (object.shape === 'class') this.fillAttributes(object, into);
  }

  private fillInstance(object: ObjectView, into: Json[]): void {
    const text = this.world.str(object);
    if (text === null || text === '' || isTrivial(text)) into.push('INSTANCE', object.type);
    else into.push('INSTANCE_PPRINT', object.type, text);
    // It looks into what has a `__dict__`, but for modules.
    if (object.shape !== 'module' && object.shape !== 'cell') this.fillAttributes(object, into);
  }

  private fillAttributes(object: ObjectView, into: Json[]): void {
    const slotNames = object.detail?.slotNames ?? [];
    const attributes = object.slots
      .flatMap((slot) =>
        slot.label.kind === 'name' && slot.value !== 0 && (slot.group === undefined || slot.group === 'attribute')
          ? [{ name: slot.label.name, value: slot.value }]
          : [],
      )
      .filter(({ name }) => !HIDDEN_ATTRIBUTES.has(name) && !slotNames.includes(name) && !this.world.isHidden(name))
      .sort((a, b) => compareCodePoints(a.name, b.name));
    for (const { name, value } of attributes) into.push([this.encodeName(name), this.encode(value, false)]);
  }

  /** An attribute's name: a str, which is an object like any other where primitives are. */
  private encodeName(name: string): Json {
    if (!this.heapPrimitives) return name;
    const { reference, fresh } = this.refer(`name ${name}`);
    fresh?.push('HEAP_PRIMITIVE', 'str', name);
    return reference;
  }
}

/** Items of a container, without what belongs to its making. */
function items(object: ObjectView): readonly SlotView[] {
  return object.slots.filter(({ group }) => group === undefined);
}

/** Whether the tutor takes an object for a primitive: exactly these types, not their subclasses. */
export function isPrimitive(object: ObjectView): boolean {
  return object.shape === 'scalar' && PRIMITIVES.has(object.type);
}

/** Whether it is written as a FUNCTION. */
export function isFunction(object: ObjectView): boolean {
  return object.type === 'function' || object.type === 'method' || object.type === 'builtin_function_or_method';
}

function encodePrimitive({ type, text }: ObjectView): Json {
  switch (type) {
    case 'NoneType':
      return null;
    case 'bool':
      return text === 'True';
    case 'int':
      return new NumberText(text);
    case 'float':
      return tutorFloat(text);
    default:
      return parseStr(text);
  }
}

/** What the tutor says of something from a library instead of looking into it; null: it looks. */
function importedLabel(object: ObjectView): string | null {
  const module = object.detail?.module;
  if (module === undefined || module === '__main__' || module === 'builtins') return null;
  if (object.shape === 'class' || object.text.startsWith("<class '")) return 'imported class';
  if (!isFunction(object)) return null;
  // What has no file of its own does not look imported.
  return object.detail?.function?.builtin === true && BUILT_IN_MODULES.has(module) ? null : 'imported object';
}

/** `append` of `<built-in method append of list object>`. */
function builtinName(text: string): string {
  return /^<built-in (?:function|method) (\S+?)(?: of .*)?>$/s.exec(text)?.[1] ?? text.replace(/\(.*/s, '');
}

/** Parameters in `co_varnames`' order. */
function parameters(detail: FunctionDetail): readonly string[] {
  const { positional, keywordOnly, varargs, varkw } = detail;
  return [...positional, ...keywordOnly, ...[varargs, varkw].filter((name) => name !== null)];
}

/** `f(a, *rest, key, **others)`, and for a lambda its line. */
function signature(object: ObjectView): string {
  const detail = object.detail?.function;
  if (detail === undefined) return object.text;
  const list = [
    ...detail.positional,
    ...(detail.varargs === null ? [] : [`*${detail.varargs}`]),
    ...detail.keywordOnly,
    ...(detail.varkw === null ? [] : [`**${detail.varkw}`]),
  ];
  const line = detail.name === '<lambda>' ? ` <line ${detail.firstLine}>` : '';
  return `${detail.name}(${list.join(', ')})${line}`;
}

function className(object: ObjectView | undefined): string {
  const text = object?.text.replace(/^(?:class )|^<class '(.*)'>$/, '$1') ?? '';
  return /[\w]+(?=\W*$)/.exec(text)?.[0] ?? text;
}

/** `<__main__.Point object at 0x7f...>` and the like say nothing. */
function isTrivial(text: string): boolean {
  return text.startsWith('<') && text.endsWith('>') && (text.includes(' at ') || text.startsWith('<module'));
}

/** Python sorts strings by code point, JavaScript by UTF-16 unit. */
export function compareCodePoints(a: string, b: string): number {
  const left = [...a];
  const right = [...b];
  for (let index = 0; index < Math.min(left.length, right.length); index++) {
    const difference = left[index]!.codePointAt(0)! - right[index]!.codePointAt(0)!;
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}
