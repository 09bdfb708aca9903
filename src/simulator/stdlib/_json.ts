/** The _json module. Twin of Modules/_json.c: reading; writing is in jsonencoder.ts. */
import { FALSE, NONE, NULL, TRUE, type Handle } from '../memory';
import type { BuiltinModule } from '../machine/modules';
import { dictSet, newDict } from '../objects/dict';
import { allocate } from '../objects/instance';
import { listAppend } from '../objects/list';
import { native } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { ssizeArgument } from '../objects/textargs';
import { defineType } from '../objects/spec';
import { newTuple } from '../objects/tuple';
import { TypeFlag } from '../objects/typeobject';
import { intFromString } from '../values/intconv';
import { toIndex, toOffset } from '../values/codepoints';
import { pure } from './floatargs';
import { asciiString, encoderType, jsonString } from './jsonencoder';
import { addTypes, bind, signature } from './typedef';

const enum ScannerWord {
  Strict,
  ObjectHook,
  PairsHook,
  ParseFloat,
  ParseInt,
  ParseConstant,
  Count,
}

function decodeError(rt: Runtime, message: string, text: string, offset: number): never {
  const cls = rt.getAttr(rt.importModule('json.decoder'), 'JSONDecodeError');
  const exception = rt.call(cls, [rt.newStr(message), rt.newStr(text), rt.newInt(toIndex(text, offset))]);
  return rt.raiseObject(exception);
}

function stopIteration(rt: Runtime, text: string, offset: number): never {
  return rt.raiseWith('StopIteration', [rt.newInt(toIndex(text, offset))]);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/** A string from behind its opening quote: the text and where it ends. */
function scanString(rt: Runtime, text: string, start: number, strict: boolean): { value: string; end: number } {
  const begin = start - 1;
  let value = '';
  let i = start;
  for (;;) {
    let stop = i;
    while (stop < text.length) {
      const code = text.charCodeAt(stop);
      if (code === 34 || code === 92) break;
      if (code <= 0x1f && strict) decodeError(rt, 'Invalid control character at', text, stop);
      stop++;
    }
    if (stop >= text.length) decodeError(rt, 'Unterminated string starting at', text, begin);
    value += text.slice(i, stop);
    if (text[stop] === '"') return { value, end: stop + 1 };
    const c = text[stop + 1];
    if (c === undefined) decodeError(rt, 'Unterminated string starting at', text, begin);
    if (c === 'u') {
      const digits = text.slice(stop + 2, stop + 6);
      if (!/^[0-9a-fA-F]{4}$/.test(digits)) decodeError(rt, 'Invalid \\uXXXX escape', text, stop + 1);
      value += String.fromCharCode(parseInt(digits, 16));
      i = stop + 6;
    } else {
      const escaped = ESCAPES[c];
      if (escaped === undefined) decodeError(rt, 'Invalid \\escape', text, stop);
      value += escaped;
      i = stop + 2;
    }
  }
}

/** What a scanner was made with. */
interface Options {
  readonly strict: boolean;
  readonly objectHook: Handle;
  readonly pairsHook: Handle;
  readonly parseFloat: Handle;
  readonly parseInt: Handle;
  readonly parseConstant: Handle;
}

const NUMBER = /-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?/y;

class Scanner {
  position = 0;
  private readonly memo = new Map<string, Handle>();

  constructor(
    private readonly rt: Runtime,
    private readonly text: string,
    private readonly options: Options,
  ) {}

  private skipSpace(): void {
    const { text } = this;
    for (; this.position < text.length; this.position++) {
      const code = text.charCodeAt(this.position);
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return;
    }
  }

  /** The value that begins at the position. */
  value(): Handle {
    const { rt, text } = this;
    rt.fuel(1);
    switch (text[this.position]) {
      case '"': {
        const { value, end } = scanString(rt, text, this.position + 1, this.options.strict);
        this.position = end;
        return rt.newStr(value);
      }
      case '{':
        return this.nested(() => this.object());
      case '[':
        return this.nested(() => this.array());
      case 'n':
        return this.word('null', () => NONE);
      case 't':
        return this.word('true', () => TRUE);
      case 'f':
        return this.word('false', () => FALSE);
      case 'N':
        return this.word('NaN', () => this.constant('NaN'));
      case 'I':
        return this.word('Infinity', () => this.constant('Infinity'));
      case '-':
        if (text.startsWith('-Infinity', this.position))
          return this.word('-Infinity', () => this.constant('-Infinity'));
        return this.number();
      default:
        return this.number();
    }
  }

  private nested(read: () => Handle): Handle {
    this.rt.enterRecursive(' while decoding a JSON object from a unicode string');
    try {
      return read();
    } finally {
      this.rt.leaveRecursive();
    }
  }

  private word(word: string, make: () => Handle): Handle {
    if (!this.text.startsWith(word, this.position)) stopIteration(this.rt, this.text, this.position);
    this.position += word.length;
    return make();
  }

  private constant(name: string): Handle {
    return this.rt.call(this.options.parseConstant, [this.rt.newStr(name)]);
  }

  private number(): Handle {
    const { rt, text, options } = this;
    NUMBER.lastIndex = this.position;
    const match = NUMBER.exec(text);
    if (match === null) return stopIteration(rt, text, this.position);
    this.position += match[0].length;
    if (match[1] === undefined && match[2] === undefined) {
      if (options.parseInt !== NULL) return rt.call(options.parseInt, [rt.newStr(match[0])]);
      return rt.newInt(pure(rt, () => intFromString(match[0], 10, rt.payloads.intMaxStrDigits)));
    }
    if (options.parseFloat !== NULL) return rt.call(options.parseFloat, [rt.newStr(match[0])]);
    return rt.newFloat(Number(match[0]));
  }

  private array(): Handle {
    const { rt, text } = this;
    const list = rt.newList([]);
    this.position++;
    this.skipSpace();
    if (text[this.position] === ']') {
      this.position++;
      return list;
    }
    for (;;) {
      const mark = rt.heap.poolMark;
      listAppend(rt, list, this.value());
      rt.heap.drain(mark);
      this.skipSpace();
      if (text[this.position] === ']') break;
      if (text[this.position] !== ',') decodeError(rt, "Expecting ',' delimiter", text, this.position);
      const comma = this.position;
      this.position++;
      this.skipSpace();
      if (text[this.position] === ']') decodeError(rt, 'Illegal trailing comma before end of array', text, comma);
    }
    this.position++;
    return list;
  }

  private object(): Handle {
    const { rt, text, options } = this;
    const pairs = options.pairsHook === NONE ? NULL : rt.newList([]);
    const dict = pairs === NULL ? newDict(rt) : NULL;
    this.position++;
    this.skipSpace();
    if (text[this.position] !== '}') {
      for (;;) {
        const mark = rt.heap.poolMark;
        if (text[this.position] !== '"') {
          decodeError(rt, 'Expecting property name enclosed in double quotes', text, this.position);
        }
        const { value: name, end } = scanString(rt, text, this.position + 1, options.strict);
        let key = this.memo.get(name);
        if (key === undefined) {
          key = rt.intern(name);
          this.memo.set(name, key);
        }
        this.position = end;
        this.skipSpace();
        if (text[this.position] !== ':') decodeError(rt, "Expecting ':' delimiter", text, this.position);
        this.position++;
        this.skipSpace();
        const value = this.value();
        if (pairs === NULL) dictSet(rt, dict, key, value);
        else listAppend(rt, pairs, newTuple(rt, [key, value]));
        rt.heap.drain(mark);
        this.skipSpace();
        if (text[this.position] === '}') break;
        if (text[this.position] !== ',') decodeError(rt, "Expecting ',' delimiter", text, this.position);
        const comma = this.position;
        this.position++;
        this.skipSpace();
        if (text[this.position] === '}') decodeError(rt, 'Illegal trailing comma before end of object', text, comma);
      }
    }
    this.position++;
    if (pairs !== NULL) return rt.call(options.pairsHook, [pairs]);
    return options.objectHook === NONE ? dict : rt.call(options.objectHook, [dict]);
  }
}

const scannerParameters = signature('make_scanner', 'context');
const scanParameters = signature('scan_once', 'string, idx');

/** The converter of numbers, NULL where it is the builtin type. */
function converter(rt: Runtime, given: Handle, builtin: string): Handle {
  return given === rt.getAttr(rt.importModule('builtins'), builtin) ? NULL : given;
}

const scanner = defineType({
  id: null,
  name: 'Scanner',
  module: '_json',
  flags: TypeFlag.BaseType | TypeFlag.GC,
  layout: { words: ScannerWord.Count, refs: ScannerWord.Count },
  slots: {
    new: (rt, type, args, kwnames) => {
      const [context] = bind(rt, scannerParameters, args, kwnames);
      const made = allocate(rt, type);
      const at = rt.heap.base[made];
      ['strict', 'object_hook', 'object_pairs_hook', 'parse_float', 'parse_int', 'parse_constant'].forEach((name, i) =>
        rt.heap.setRef(at + i, rt.getAttr(context, name)),
      );
      return made;
    },
    call: (rt, self, args, kwnames) => {
      const [string, index] = bind(rt, scanParameters, args, kwnames);
      if (!rt.isStr(string)) rt.raise('TypeError', `first argument must be a string, not ${rt.typeOf(string).name}`);
      const text = rt.text(string);
      const start = ssizeArgument(rt, index, 0);
      if (start < 0) rt.raise('ValueError', 'idx cannot be negative');
      const { words, base } = rt.heap;
      const at = base[self];
      const scan = new Scanner(rt, text, {
        strict: rt.truth(words[at + ScannerWord.Strict]),
        objectHook: words[at + ScannerWord.ObjectHook],
        pairsHook: words[at + ScannerWord.PairsHook],
        parseFloat: converter(rt, words[at + ScannerWord.ParseFloat], 'float'),
        parseInt: converter(rt, words[at + ScannerWord.ParseInt], 'int'),
        parseConstant: words[at + ScannerWord.ParseConstant],
      });
      scan.position = toOffset(text, Math.min(start, rt.length(string)));
      if (scan.position >= text.length) rt.raiseWith('StopIteration', [index]);
      const value = scan.value();
      return newTuple(rt, [value, rt.newInt(toIndex(text, scan.position))]);
    },
  },
});

export const jsonModule: BuiltinModule = {
  name: '_json',
  doc: 'json speedups\n',
  functions: [
    native('scanstring', 'string, end, strict=True, /', (rt, _self, string, end, strict) => {
      const start = ssizeArgument(rt, end, 0);
      if (!rt.isStr(string)) rt.raise('TypeError', `first argument must be a string, not ${rt.typeOf(string).name}`);
      const text = rt.text(string);
      if (start < 0 || start > rt.length(string)) rt.raise('ValueError', 'end is out of bounds');
      const found = scanString(rt, text, toOffset(text, start), strict === NULL || rt.truth(strict));
      return newTuple(rt, [rt.newStr(found.value), rt.newInt(toIndex(text, found.end))]);
    }),
    native('encode_basestring', 'string, /', (rt, _self, string) => rt.newStr(jsonString(strArgument(rt, string)))),
    native('encode_basestring_ascii', 'string, /', (rt, _self, string) =>
      rt.newStr(asciiString(strArgument(rt, string))),
    ),
  ],
  init: (vm, _module, set) => {
    const [scannerObject, encoderObject] = addTypes(vm, set, [scanner, encoderType], () => false);
    set('make_scanner', scannerObject.handle);
    set('make_encoder', encoderObject.handle);
  },
};

function strArgument(rt: Runtime, h: Handle): string {
  if (!rt.isStr(h)) rt.raise('TypeError', `first argument must be a string, not ${rt.typeOf(h).name}`);
  return rt.text(h);
}
