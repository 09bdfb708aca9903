/** Writing JSON. Twin of the encoder of Modules/_json.c. */
import { boolHandle, FALSE, NONE, NULL, TRUE, type Handle } from '../memory';
import { isDict } from '../objects/dicttype';
import { allocate } from '../objects/instance';
import { listGet, listLength } from '../objects/list';
import type { Runtime } from '../objects/runtime';
import { defineType } from '../objects/spec';
import { argumentKind } from '../objects/textargs';
import { newTuple } from '../objects/tuple';
import { TypeFlag } from '../objects/typeobject';
import { TypeId } from '../objects/typeids';
import { reprFloat } from '../values/floatrepr';
import { bind, signature } from './typedef';

const SHORT: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\f': '\\f',
  '\b': '\\b',
};

function escaped(c: string): string {
  return SHORT[c] ?? `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** A JSON string in ASCII. */
export function asciiString(text: string): string {
  return `"${text.replace(/[^ !#-[\]-~]/g, escaped)}"`;
}

/** A JSON string that keeps what is not ASCII. */
export function jsonString(text: string): string {
  return `"${text.replace(/["\\]|[^ -\uffff]/g, escaped)}"`;
}

const enum Word {
  Markers,
  Default,
  Encoder,
  Indent,
  KeySeparator,
  ItemSeparator,
  SortKeys,
  SkipKeys,
  AllowNan,
  Count,
}

/** One run of the encoder. */
class Encoding {
  private readonly quick: ((text: string) => string) | null;
  private readonly words: Handle[];
  private readonly indent: string | null;
  private readonly keySeparator: string;
  private readonly itemSeparator: string;
  readonly parts: string[] = [];

  constructor(
    private readonly rt: Runtime,
    self: Handle,
    private level: number,
  ) {
    const { heap } = rt;
    this.words = Array.from({ length: Word.Count }, (_, i) => heap.words[heap.base[self] + i]);
    const encoder = this.words[Word.Encoder];
    const name = heap.type[encoder] === TypeId.BuiltinFunction ? rt.str(rt.getAttr(encoder, '__name__')) : '';
    this.quick = name === 'encode_basestring_ascii' ? asciiString : name === 'encode_basestring' ? jsonString : null;
    const indent = this.words[Word.Indent];
    this.indent = indent === NONE ? null : rt.text(indent);
    this.keySeparator = rt.text(this.words[Word.KeySeparator]);
    this.itemSeparator = rt.text(this.words[Word.ItemSeparator]);
  }

  private string(h: Handle): string {
    if (this.quick !== null) return this.quick(this.rt.text(h));
    const result = this.rt.call(this.words[Word.Encoder], [h]);
    if (!this.rt.isStr(result)) {
      this.rt.raise('TypeError', `encoder() must return a string, not ${this.rt.typeOf(result).name}`);
    }
    return this.rt.text(result);
  }

  private float(h: Handle): string {
    const x = this.rt.floatValue(h);
    if (Number.isFinite(x)) return reprFloat(x);
    if (!this.rt.truth(this.words[Word.AllowNan])) {
      this.rt.raise('ValueError', `Out of range float values are not JSON compliant: ${this.rt.repr(h)}`);
    }
    return Number.isNaN(x) ? 'NaN' : x > 0 ? 'Infinity' : '-Infinity';
  }

  private int(h: Handle): string {
    const int = this.rt.types[TypeId.Int].handle;
    return this.rt.text(this.rt.call(this.rt.getAttr(int, '__repr__'), [h]));
  }

  value(h: Handle): void {
    const { rt, parts } = this;
    rt.fuel(1);
    if (h === NONE) parts.push('null');
    else if (h === TRUE) parts.push('true');
    else if (h === FALSE) parts.push('false');
    else if (rt.isStr(h)) parts.push(this.string(h));
    else if (rt.isInt(h)) parts.push(this.int(h));
    else if (rt.isFloat(h)) parts.push(this.float(h));
    else if (rt.isInstance(h, rt.types[TypeId.List]) || rt.isInstance(h, rt.types[TypeId.Tuple])) {
      this.nested(h, () => this.list(h));
    } else if (isDict(rt, h)) this.nested(h, () => this.dict(h));
    else this.byDefault(h);
  }

  private byDefault(h: Handle): void {
    const { rt } = this;
    this.marked(h, () => {
      rt.enterRecursive(' while encoding a JSON object');
      try {
        const result = rt.call(this.words[Word.Default], [h]);
        this.withNote(() => this.value(result), `when serializing ${rt.typeOf(h).name} object`);
      } finally {
        rt.leaveRecursive();
      }
    });
  }

  private nested(h: Handle, write: () => void): void {
    const { rt } = this;
    rt.enterRecursive(' while encoding a JSON object');
    try {
      this.marked(h, write);
    } finally {
      rt.leaveRecursive();
    }
  }

  /** Adds a note of where it happened to an exception on its way. */
  private withNote(write: () => void, note: string): void {
    const { rt } = this;
    const problem = rt.attempt(['Exception'], write);
    if (problem === NULL) return;
    rt.callMethod(problem, 'add_note', rt.newStr(note));
    rt.raiseObject(problem);
  }

  /** Refuses containers that are being written already. */
  private marked(h: Handle, write: () => void): void {
    const { rt } = this;
    const markers = this.words[Word.Markers];
    if (markers === NONE) {
      write();
      return;
    }
    const id = rt.call(rt.getAttr(rt.importModule('builtins'), 'id'), [h]);
    if (rt.contains(markers, id)) rt.raise('ValueError', 'Circular reference detected');
    rt.setItem(markers, id, h);
    write();
    rt.delItem(markers, id);
  }

  private newline(): string {
    return this.indent === null ? '' : `\n${this.indent.repeat(this.level)}`;
  }

  private list(h: Handle): void {
    const { rt, parts } = this;
    // A default() may change the list meanwhile.
    const isList = rt.isInstance(h, rt.types[TypeId.List]);
    const items = isList ? [] : rt.toArray(h);
    const length = (): number => (isList ? listLength(rt, h) : items.length);
    if (length() === 0) {
      parts.push('[]');
      return;
    }
    parts.push('[');
    this.level++;
    const separator = this.itemSeparator + this.newline();
    parts.push(this.newline());
    for (let i = 0; i < length(); i++) {
      if (i > 0) parts.push(separator);
      this.noteItem(isList ? listGet(rt, h, i) : items[i], () => `when serializing ${rt.typeOf(h).name} item ${i}`);
    }
    this.level--;
    parts.push(this.newline(), ']');
  }

  /** Writes an item; only containers and unknown objects can fail in a way that needs a note. */
  private noteItem(item: Handle, note: () => string): void {
    const { rt } = this;
    const mark = rt.heap.poolMark;
    const simple = item === NONE || item === TRUE || item === FALSE || rt.isStr(item) || rt.isInt(item);
    if (simple) this.value(item);
    else {
      const problem = rt.attempt(['Exception'], () => this.value(item));
      if (problem !== NULL) {
        rt.callMethod(problem, 'add_note', rt.newStr(note()));
        rt.raiseObject(problem);
      }
    }
    rt.heap.drain(mark);
  }

  private key(h: Handle): string | null {
    const { rt } = this;
    if (rt.isStr(h)) return this.string(h);
    let text: string;
    if (rt.isFloat(h)) text = this.float(h);
    else if (h === TRUE) text = 'true';
    else if (h === FALSE) text = 'false';
    else if (h === NONE) text = 'null';
    else if (rt.isInt(h)) text = this.int(h);
    else if (rt.truth(this.words[Word.SkipKeys])) return null;
    else return rt.raise('TypeError', `keys must be str, int, float, bool or None, not ${rt.typeOf(h).name}`);
    return this.string(rt.newStr(text));
  }

  private dict(h: Handle): void {
    const { rt, parts } = this;
    if (rt.length(h) === 0) {
      parts.push('{}');
      return;
    }
    const items = rt.newList(rt.toArray(rt.callMethod(h, 'items')));
    if (rt.truth(this.words[Word.SortKeys])) rt.callMethod(items, 'sort');
    parts.push('{');
    this.level++;
    const separator = this.itemSeparator + this.newline();
    parts.push(this.newline());
    let first = true;
    for (const pair of rt.items(items)) {
      const [key, value] = rt.items(pair);
      const name = this.key(key);
      if (name === null) continue;
      if (!first) parts.push(separator);
      first = false;
      parts.push(name, this.keySeparator);
      this.noteItem(value, () => `when serializing ${rt.typeOf(h).name} item ${rt.repr(key)}`);
    }
    this.level--;
    parts.push(this.newline(), '}');
  }
}

const parameters = signature(
  'make_encoder',
  'markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan',
);
const callParameters = signature('_iterencode', 'obj, _current_indent_level');

/** The type of encoders: calling one gives the pieces of the text. */
export const encoderType = defineType({
  id: null,
  name: 'Encoder',
  module: '_json',
  flags: TypeFlag.BaseType | TypeFlag.GC,
  layout: { words: Word.Count, refs: Word.Count },
  slots: {
    new: (rt, type, args, kwnames) => {
      const bound = [...bind(rt, parameters, args, kwnames)];
      if (bound[Word.Markers] !== NONE && !isDict(rt, bound[Word.Markers])) {
        const { name } = rt.typeOf(bound[Word.Markers]);
        rt.raise('TypeError', `make_encoder() argument 1 must be dict or None, not ${name}`);
      }
      for (const word of [Word.KeySeparator, Word.ItemSeparator]) {
        if (rt.isStr(bound[word])) continue;
        rt.raise('TypeError', `make_encoder() argument ${word + 1} must be str, not ${argumentKind(rt, bound[word])}`);
      }
      for (const word of [Word.SortKeys, Word.SkipKeys, Word.AllowNan]) bound[word] = boolHandle(rt.truth(bound[word]));
      const made = allocate(rt, type);
      bound.forEach((value, i) => rt.heap.setRef(rt.heap.base[made] + i, value));
      return made;
    },
    call: (rt, self, args, kwnames) => {
      const [object, level] = bind(rt, callParameters, args, kwnames);
      const encoding = new Encoding(rt, self, Number(rt.index(level)));
      encoding.value(object);
      return newTuple(rt, [rt.newStr(encoding.parts.join(''))]);
    },
  },
});
