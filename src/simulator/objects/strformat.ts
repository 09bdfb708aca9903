/** `str.format` and its relatives. Twin of Objects/stringlib/unicode_format.h; parsing is in values/formatstring.ts. */
import { NULL, type Handle } from '../memory';
import { formatStr } from '../values/formatspec';
import {
  AutoNumber,
  checkConversion,
  checkDepth,
  FieldName,
  FORMAT_DEPTH,
  MarkupIterator,
  POSITIONAL_IN_MAP,
  replacementIndexMessage,
  type Field,
} from '../values/formatstring';
import { formatSpecText } from './intmethods';
import { native, rawNative, type NativeFunction } from './native';
import { fuelOf, guarded, raiseProblem } from './problems';
import type { Runtime } from './runtime';
import { newStr } from './str';
import { TypeId } from './typeids';

/** Where the fields' values come from. */
interface FieldValues {
  /** By number. */
  positional(index: number): Handle;
  /** By name. */
  named(name: string): Handle;
}

/** The text with its fields replaced; a text without any is the result itself. */
function formatText(rt: Runtime, self: Handle, values: FieldValues): Handle {
  const text = rt.text(self);
  if (!/[{}]/.test(text)) return self;
  try {
    const last: LastField = { value: NULL };
    const result = expand(rt, text, values, new AutoNumber(), FORMAT_DEPTH, last);
    // A str that is all there is to write is the result itself (_PyUnicodeWriter_WriteStr).
    if (last.value !== NULL && rt.text(last.value) === result) return rt.heap.keep(last.value);
    return newStr(rt, result);
  } catch (problem) {
    return raiseProblem(rt, problem);
  }
}

/** The str that the last field gave as it is; NULL: it gave something else. */
interface LastField {
  value: Handle;
}

function expand(
  rt: Runtime,
  text: string,
  values: FieldValues,
  numbers: AutoNumber,
  depth: number,
  last: LastField,
): string {
  checkDepth(depth);
  const segments = new MarkupIterator(text);
  let result = '';
  for (let segment = segments.next(); segment !== null; segment = segments.next()) {
    result += segment.literal;
    if (segment.field !== null) result += expandField(rt, segment.field, values, numbers, depth, last);
  }
  return result;
}

function expandField(
  rt: Runtime,
  field: Field,
  values: FieldValues,
  numbers: AutoNumber,
  depth: number,
  last: LastField,
): string {
  const name = new FieldName(field.name, numbers);
  let value = typeof name.first === 'number' ? values.positional(name.first) : values.named(name.first);
  for (let step = name.next(); step !== null; step = name.next()) {
    if (step.kind === 'attribute') value = rt.getAttr(value, step.name);
    else value = rt.getItem(value, typeof step.key === 'number' ? rt.newInt(step.key) : newStr(rt, step.key));
  }
  let converted: string | null = null;
  switch (checkConversion(field.conversion)) {
    case 'r':
      converted = rt.repr(value);
      break;
    case 's':
      converted = rt.str(value);
      break;
    case 'a':
      converted = rt.ascii(value);
      break;
    case '':
      break;
  }
  const spec = field.specNeedsExpanding
    ? expand(rt, field.spec, values, numbers, depth - 1, { value: NULL })
    : field.spec;
  last.value = NULL;
  if (rt.heap.type[value] === TypeId.Str && (converted === null || field.conversion === 's')) last.value = value;
  if (converted === null) return rt.format(value, spec);
  return spec === '' ? converted : formatStr(converted, spec, fuelOf(rt));
}

function fromArguments(rt: Runtime, self: Handle, args: readonly Handle[], kwnames: readonly string[] | null): Handle {
  const given = args.length - (kwnames === null ? 0 : kwnames.length);
  // By the tuple or dict of the call's arguments, and by the field while it is formatted.
  const held = (value: Handle): Handle => rt.heap.keep(rt.heap.keep(value));
  return formatText(rt, self, {
    positional(index) {
      if (index >= given) rt.raise('IndexError', replacementIndexMessage(index));
      return held(args[index]);
    },
    named(name) {
      const place = kwnames === null ? -1 : kwnames.indexOf(name);
      return place < 0 ? rt.raiseWith('KeyError', [newStr(rt, name)]) : held(args[given + place]);
    },
  });
}

function fromMapping(rt: Runtime, self: Handle, mapping: Handle): Handle {
  return formatText(rt, self, {
    positional: () => rt.raise('ValueError', POSITIONAL_IN_MAP),
    named: (name) => rt.getItem(mapping, newStr(rt, name)),
  });
}

export const strFormatMethods: readonly NativeFunction[] = [
  rawNative('format', '*args, **kwargs', fromArguments),
  native('format_map', 'mapping, /', fromMapping),
  native('__format__', 'format_spec, /', (rt, self, spec) => {
    const text = formatSpecText(rt, spec);
    if (text === '') return rt.heap.type[self] === TypeId.Str ? self : newStr(rt, rt.str(self));
    return newStr(
      rt,
      guarded(rt, () => formatStr(rt.text(self), text, fuelOf(rt), rt.typeOf(self).name)),
    );
  }),
];
