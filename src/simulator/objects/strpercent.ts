/** `text % values`. Twin of Objects/unicode_format.c; parsing is in values/percentformat.ts. */
import { NULL, type Handle } from '../memory';
import { strLength } from '../values/codepoints';
import {
  isNumericConversion,
  mappingRequired,
  notAllConverted,
  notEnoughArguments,
  percentChar,
  percentCharCode,
  percentFloat,
  percentInt,
  PercentParser,
  percentText,
  starValue,
  wrongNumberType,
  type Conversion,
  type PercentArguments,
} from '../values/percentformat';
import type { PyInt } from '../values/intnorm';
import { ValueProblem } from '../values/problem';
import { toInt } from './inttype';
import { fuelOf, raiseProblem } from './problems';
import type { Runtime } from './runtime';
import { newStr } from './str';
import { isTuple } from './tupletype';
import { tupleItem, tupleLength } from './tuple';
import { typeNameOf } from './type';
import { TypeId } from './typeids';

/** The values of a format, in turn or by key. */
export class FormatValues implements PercentArguments {
  private readonly mapping: Handle;
  /** The tuple of values; NULL for a single one. */
  private tuple: Handle = NULL;
  private single: Handle = NULL;
  private count: number;
  private index = 0;

  constructor(
    private readonly rt: Runtime,
    private readonly values: Handle,
    private readonly keyOf: (key: string) => Handle,
    isText: (h: Handle) => boolean,
  ) {
    const isMapping = rt.typeOf(values).slots.subscript !== undefined;
    const tuple = isTuple(rt, values);
    this.mapping = isMapping && !tuple && !isText(values) ? values : NULL;
    if (tuple) this.tuple = values;
    else this.single = values;
    this.count = tuple ? tupleLength(rt, values) : 1;
  }

  next(): Handle {
    if (this.index >= this.count) throw notEnoughArguments();
    const { index } = this;
    this.index++;
    return this.tuple === NULL ? this.single : tupleItem(this.rt, this.tuple, index);
  }

  requireMapping(): void {
    if (this.mapping === NULL) throw mappingRequired();
  }

  useKey(key: string): void {
    this.single = this.rt.getItem(this.values, this.keyOf(key));
    this.tuple = NULL;
    this.count = 1;
    this.index = 0;
  }

  nextInt(limit: 'ssize_t' | 'int'): number {
    const value = this.next();
    return starValue(this.rt.isInt(value) ? this.rt.intValue(value) : null, limit);
  }

  finish(isBytes: boolean): void {
    if (this.index < this.count && this.mapping === NULL) throw notAllConverted(isBytes);
  }
}

/** Formats seen lately, taken apart; null for those whose parsing asks for values or fails. */
const parsed = new Map<string, readonly (string | Conversion)[] | null>();
const PARSED_MAX = 500;

/** Refuses what a format asks for while it is parsed. */
const noValues: PercentArguments = {
  requireMapping: () => {
    throw notEnoughArguments();
  },
  useKey: () => undefined,
  nextInt: () => {
    throw notEnoughArguments();
  },
};

function parseAll(format: string): readonly (string | Conversion)[] | null {
  try {
    const parser = new PercentParser(format, noValues);
    const pieces: (string | Conversion)[] = [];
    for (let piece = parser.next(); piece !== null; piece = parser.next()) {
      if (typeof piece !== 'string' && !CONVERSIONS.includes(piece.type)) return null;
      pieces.push(piece);
    }
    return pieces;
  } catch (problem) {
    if (problem instanceof ValueProblem) return null;
    throw problem;
  }
}

const CONVERSIONS = 'diouxXeEfFgGcrsa';

function piecesOf(format: string): readonly (string | Conversion)[] | null {
  let pieces = parsed.get(format);
  if (pieces === undefined) {
    pieces = parseAll(format);
    if (parsed.size >= PARSED_MAX) parsed.clear();
    parsed.set(format, pieces);
  }
  return pieces;
}

/** Whether a piece is `%s` and nothing else. */
function isPlainText(piece: string | Conversion | undefined): piece is Conversion {
  return typeof piece === 'object' && piece.type === 's' && piece.width < 0 && piece.precision < 0;
}

/** `format % values` for str. */
export function percentFormat(rt: Runtime, format: Handle, values: Handle): Handle {
  try {
    const args = new FormatValues(
      rt,
      values,
      (key) => newStr(rt, key),
      (h) => rt.isStr(h),
    );
    const text = rt.text(format);
    let result = '';
    const pieces = piecesOf(text);
    if (pieces !== null) {
      const [only] = pieces;
      if (pieces.length === 1 && isPlainText(only)) {
        // A str alone is the result itself.
        const value = args.next();
        if (rt.heap.type[value] === TypeId.Str) {
          args.finish(false);
          return value;
        }
        result = formatValue(rt, null, only, value);
        args.finish(false);
        return newStr(rt, result);
      }
      for (const piece of pieces) {
        result += typeof piece === 'string' ? piece : formatValue(rt, null, piece, args.next());
      }
    } else {
      const parser = new PercentParser(text, args);
      for (let piece = parser.next(); piece !== null; piece = parser.next()) {
        result += typeof piece === 'string' ? piece : formatValue(rt, parser, piece, args.next());
      }
    }
    args.finish(false);
    return newStr(rt, result);
  } catch (problem) {
    return raiseProblem(rt, problem);
  }
}

function formatValue(rt: Runtime, parser: PercentParser | null, conversion: Conversion, value: Handle): string {
  const { type } = conversion;
  switch (type) {
    case 's':
      return percentText(conversion, rt.str(value), fuelOf(rt));
    case 'r':
      return percentText(conversion, rt.repr(value), fuelOf(rt));
    case 'a':
      return percentText(conversion, rt.ascii(value), fuelOf(rt));
    case 'c':
      return percentChar(conversion, characterOf(rt, value), fuelOf(rt));
    default:
      if (parser === null || isNumericConversion(type)) return formatNumber(rt, conversion, value, false);
      throw parser.unsupported(conversion);
  }
}

function characterOf(rt: Runtime, value: Handle): string {
  if (rt.isStr(value)) {
    const text = rt.text(value);
    const length = strLength(text);
    if (length !== 1) {
      rt.raise('TypeError', `%c requires an int or a unicode character, not a string of length ${length}`);
    }
    return text;
  }
  if (rt.typeOf(value).slots.index === undefined) {
    rt.raise('TypeError', `%c requires an int or a unicode character, not ${typeNameOf(rt, value)}`);
  }
  return percentCharCode(rt.index(value), false);
}

/** A value by one of d, i, u, o, x, X, e, E, f, F, g, G. */
export function formatNumber(rt: Runtime, conversion: Conversion, value: Handle, isBytes: boolean): string {
  const { type } = conversion;
  if (!'diouxX'.includes(type)) {
    const { slots } = rt.typeOf(value);
    if (slots.float === undefined && slots.index === undefined) {
      throw wrongNumberType(type, typeNameOf(rt, value), isBytes);
    }
    return percentFloat(conversion, rt.toFloat(value), fuelOf(rt));
  }
  const integer = integerOf(rt, type, value, isBytes);
  return percentInt(conversion, integer, fuelOf(rt), rt.payloads.intMaxStrDigits);
}

function integerOf(rt: Runtime, type: string, value: Handle, isBytes: boolean): PyInt {
  if (rt.isInt(value)) return rt.intValue(value);
  const { slots } = rt.typeOf(value);
  const exact = 'oxX'.includes(type);
  const isNumber =
    slots.index !== undefined ||
    slots.int !== undefined ||
    slots.float !== undefined ||
    rt.isInstance(value, rt.types[TypeId.Complex]);
  let result: Handle = NULL;
  if (isNumber) {
    rt.attempt(['TypeError'], () => {
      result = exact ? rt.newInt(rt.index(value)) : toInt(rt, value);
    });
  }
  if (result === NULL) throw wrongNumberType(type, typeNameOf(rt, value), isBytes);
  return rt.intValue(result);
}
