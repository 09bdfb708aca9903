import assert from 'node:assert/strict';
import { formatInt, formatStr } from '../../../../src/simulator/values/formatspec';
import * as fields from '../../../../src/simulator/values/formatstring';
import { intFromString, intToFloat, intToString } from '../../../../src/simulator/values/intconv';
import type { PyInt } from '../../../../src/simulator/values/intops';
import * as percent from '../../../../src/simulator/values/percentformat';
import { ValueProblem } from '../../../../src/simulator/values/problem';
import { asciiString, reprString } from '../../../../src/simulator/values/strrepr';
import { reprFloat, truncToInt } from '../../../../src/simulator/values/floatrepr';
import { checkTable, recordedTable } from './recorded';

type Typed = ['int', PyInt] | ['float', number] | ['str', string];

/** `format % values` for ints, floats and strs: how a type uses the parser. */
function percentFormat(format: string, values: Typed[]): string {
  let used = 0;
  const take = (): Typed => {
    const value = values[used++];
    if (value === undefined) throw percent.notEnoughArguments();
    return value;
  };
  const parser = new percent.PercentParser(format, {
    requireMapping: () => {
      throw percent.mappingRequired();
    },
    useKey: () => assert.fail('there is no mapping'),
    nextInt: (limit) => {
      const [type, value] = take();
      return percent.starValue(type === 'int' ? value : null, limit);
    },
  });
  let result = '';
  for (let part = parser.next(); part !== null; part = parser.next()) {
    result += typeof part === 'string' ? part : formatOne(parser, part, take());
  }
  if (used < values.length) throw percent.notAllConverted(false);
  return result;
}

function formatOne(parser: percent.PercentParser, part: percent.Conversion, [type, value]: Typed): string {
  if ('sra'.includes(part.type)) {
    if (type === 'str') {
      const text = part.type === 's' ? value : part.type === 'r' ? reprString(value) : asciiString(value);
      return percent.percentText(part, text);
    }
    return percent.percentText(part, type === 'int' ? intToString(value) : reprFloat(value));
  }
  if (percent.isNumericConversion(part.type)) {
    if (type === 'str') throw percent.wrongNumberType(part.type, 'str', false);
    if ('eEfFgG'.includes(part.type)) {
      return percent.percentFloat(part, type === 'int' ? intToFloat(value) : value);
    }
    if (type === 'int') return percent.percentInt(part, value);
    if ('oxX'.includes(part.type)) throw percent.wrongNumberType(part.type, 'float', false);
    return percent.percentInt(part, truncToInt(value));
  }
  if (part.type !== 'c') throw parser.unsupported(part);
  if (type === 'int') return percent.percentChar(part, percent.percentCharCode(value, false));
  if (type === 'str' && Array.from(value).length === 1) return percent.percentChar(part, value);
  throw new ValueProblem(
    'TypeError',
    type === 'str'
      ? `%c requires an int or a unicode character, not a string of length ${Array.from(value).length.toString()}`
      : '%c requires an int or a unicode character, not float',
  );
}

/** _string.formatter_parser */
function parse(text: string): unknown[] {
  const iterator = new fields.MarkupIterator(text);
  const parts: unknown[] = [];
  for (let part = iterator.next(); part !== null; part = iterator.next()) {
    const { literal, field } = part;
    parts.push(
      field === null
        ? [literal, null, null, null]
        : [literal, field.name, field.spec, field.conversion === '' ? null : field.conversion],
    );
  }
  return parts;
}

/** _string.formatter_field_name_split */
function split(name: string): unknown[] {
  const field = new fields.FieldName(name, null);
  const rest: unknown[] = [];
  for (let accessor = field.next(); accessor !== null; accessor = field.next()) {
    rest.push(accessor.kind === 'attribute' ? [true, accessor.name] : [false, accessor.key]);
  }
  return [field.first, rest];
}

/** str.format(10, 'abc', a='A'): how a type executes the plan. */
function format(text: string, depth = fields.FORMAT_DEPTH, numbers = new fields.AutoNumber()): string {
  fields.checkDepth(depth);
  const iterator = new fields.MarkupIterator(text);
  let result = '';
  for (let part = iterator.next(); part !== null; part = iterator.next()) {
    result += part.literal;
    if (part.field === null) continue;
    const { first } = new fields.FieldName(part.field.name, numbers);
    let value: number | string | undefined = typeof first === 'number' ? [10, 'abc'][first] : undefined;
    if (first === 'a') value = 'A';
    if (value === undefined) {
      if (typeof first === 'string') throw new ValueProblem('KeyError', reprString(first));
      throw new ValueProblem('IndexError', fields.replacementIndexMessage(first));
    }
    const conversion = fields.checkConversion(part.field.conversion);
    if (conversion !== '') {
      if (typeof value === 'number') value = value.toString();
      else if (conversion === 'r') value = reprString(value);
      else if (conversion === 'a') value = asciiString(value);
    }
    const spec = part.field.specNeedsExpanding ? format(part.field.spec, depth - 1, numbers) : part.field.spec;
    if (spec === '') result += value.toString();
    else result += typeof value === 'number' ? formatInt(value, spec) : formatStr(value, spec);
  }
  return result;
}

describe('printf-style formatting and str.format()', () => {
  it('agree with CPython', () => {
    checkTable(recordedTable('percent'), { percent: percentFormat, parse, split, format });
  });

  it('take the values of a mapping by key', () => {
    const keys: string[] = [];
    const parser = new percent.PercentParser('%(a)s-%(b(c))5d', {
      requireMapping: () => undefined,
      useKey: (key) => keys.push(key),
      nextInt: () => assert.fail('there is no star'),
    });
    const types: unknown[] = [];
    for (let part = parser.next(); part !== null; part = parser.next()) {
      types.push(typeof part === 'string' ? part : part.type + part.width.toString());
    }
    assert.deepEqual(keys, ['a', 'b(c)']);
    assert.deepEqual(types, ['s-1', '-', 'd5']);
    const incomplete = new percent.PercentParser('%(a', {
      requireMapping: () => undefined,
      useKey: () => assert.fail('no key'),
      nextInt: () => assert.fail('no star'),
    });
    assert.throws(() => incomplete.next(), { message: 'incomplete format key' });
  });

  it('read back the ints that they wrote', () => {
    const conversion = { left: false, sign: true, blank: false, alternate: true, zero: true, width: 30, precision: -1 };
    for (const value of [0, 1, -1, 255, -(2 ** 40), 10n ** 25n]) {
      for (const [type, base] of [
        ['x', 16],
        ['o', 8],
        ['d', 10],
      ] as const) {
        const text = percent.percentInt({ ...conversion, type }, value);
        assert.ok(text.length >= 30);
        assert.equal(intFromString(text, base), value);
      }
    }
  });
});
