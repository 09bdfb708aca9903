/** csv dialects. Twin of the dialect part of Modules/_csv.c. */
import { boolHandle, NONE, NULL, type Handle } from '../memory';
import { allocate } from '../objects/instance';
import { native } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { defineType } from '../objects/spec';
import { typeNameOf } from '../objects/type';
import { TypeFlag } from '../objects/typeobject';
import { characters } from '../values/codepoints';
import { bind, moduleType, signature } from './typedef';

export const enum Quoting {
  Minimal,
  All,
  NonNumeric,
  None,
  Strings,
  NotNull,
}

/** A dialect's settings; they never change. */
export interface Dialect {
  readonly delimiter: string;
  readonly quotechar: string | null;
  readonly escapechar: string | null;
  readonly doublequote: boolean;
  readonly skipinitialspace: boolean;
  readonly lineterminator: string;
  readonly quoting: Quoting;
  readonly strict: boolean;
}

const OPTIONS = 'delimiter doublequote escapechar lineterminator quotechar quoting skipinitialspace strict'.split(' ');
const parameters = signature('', `dialect=None, ${OPTIONS.map((name) => `${name}=None`).join(', ')}`);

/** The dict of registered dialects. */
export const DIALECTS = '\0csv.dialects';

/** Raises _csv.Error. */
export function csvError(rt: Runtime, message: string): never {
  return rt.raiseObject(rt.call(rt.getAttr(rt.importModule('_csv'), 'Error'), [rt.newStr(message)]));
}

/** A registered dialect. */
export function registeredDialect(rt: Runtime, name: Handle): Handle {
  const dialects = rt.interned.get(DIALECTS) ?? NULL;
  return rt.contains(dialects, name) ? rt.getItem(dialects, name) : csvError(rt, 'unknown dialect');
}

function character(rt: Runtime, name: string, h: Handle, fallback: string | null, nullable: boolean): string | null {
  if (h === NULL) return fallback;
  if (h === NONE && nullable) return null;
  const wanted = `"${name}" must be a unicode character${nullable ? ' or None' : ''}`;
  if (!rt.isStr(h)) rt.raise('TypeError', `${wanted}, not ${typeNameOf(rt, h)}`);
  const text = rt.text(h);
  const { length } = characters(text);
  if (length !== 1) rt.raise('TypeError', `${wanted}, not a string of length ${length}`);
  return text;
}

function flag(rt: Runtime, h: Handle, fallback: boolean): boolean {
  return h === NULL ? fallback : rt.truth(h);
}

/** Checks that delimiter, quotechar, escapechar and lineterminator do not get in each other's way. */
function check(rt: Runtime, { delimiter, quotechar, escapechar, lineterminator, skipinitialspace }: Dialect): void {
  const special: readonly (readonly [string, string | null, boolean])[] = [
    ['delimiter', delimiter, true],
    ['escapechar', escapechar, !skipinitialspace],
    ['quotechar', quotechar, !skipinitialspace],
  ];
  for (const [name, value, spaceAllowed] of special) {
    if (value === '\n' || value === '\r' || (value === ' ' && !spaceAllowed))
      rt.raise('ValueError', `bad ${name} value`);
  }
  for (let i = 0; i < special.length; i++) {
    for (let k = i + 1; k < special.length; k++) {
      if (special[i][1] !== null && special[i][1] === special[k][1]) {
        rt.raise('ValueError', `bad ${special[i][0]} or ${special[k][0]} value`);
      }
    }
  }
  for (const [name, value] of special) {
    if (value !== null && lineterminator.includes(value)) rt.raise('ValueError', `bad ${name} or lineterminator value`);
  }
}

/** Makes a dialect of another one (or its name, or any object with such attributes) and options. */
function makeDialect(rt: Runtime, args: readonly Handle[], kwnames: readonly string[] | null): Handle {
  const bound = [...bind(rt, parameters, args, kwnames)];
  let base = bound.shift() ?? NULL;
  const options = bound;
  if (base !== NULL && base !== NONE) {
    if (rt.isStr(base)) base = registeredDialect(rt, base);
    const isPlain = options.every((option) => option === NULL);
    if (isPlain && rt.isInstance(base, moduleType(rt, '_csv.Dialect'))) return base;
    OPTIONS.forEach((name, i) => {
      if (options[i] === NULL) options[i] = rt.findAttr(base, name);
    });
  }
  const [delimiter, doublequote, escapechar, lineterminator, quotechar, quoting, skipinitialspace, strict] = options;
  if (quoting !== NULL && !rt.isInt(quoting)) {
    rt.raise('TypeError', `"quoting" must be an integer, not ${typeNameOf(rt, quoting)}`);
  }
  const kind = quoting === NULL ? Quoting.Minimal : Number(rt.index(quoting));
  if (lineterminator !== NULL && lineterminator !== NONE && !rt.isStr(lineterminator)) {
    rt.raise('TypeError', `"lineterminator" must be a string, not ${typeNameOf(rt, lineterminator)}`);
  }
  const quote = character(rt, 'quotechar', quotechar, '"', true);
  const dialect: Dialect = {
    delimiter: character(rt, 'delimiter', delimiter, ',', false) ?? ',',
    doublequote: flag(rt, doublequote, true),
    escapechar: character(rt, 'escapechar', escapechar, null, true),
    lineterminator: lineterminator === NULL || lineterminator === NONE ? '\r\n' : rt.text(lineterminator),
    quotechar: quote,
    quoting: quotechar === NONE && quoting === NULL ? Quoting.None : kind,
    skipinitialspace: flag(rt, skipinitialspace, false),
    strict: flag(rt, strict, false),
  };
  if (kind < 0 || kind > 5) rt.raise('TypeError', 'bad "quoting" value');
  if (dialect.quoting !== Quoting.None && quote === null) {
    rt.raise('TypeError', 'quotechar must be set if quoting enabled');
  }
  if (lineterminator === NONE) rt.raise('TypeError', 'lineterminator must be set');
  check(rt, dialect);
  return allocate(rt, moduleType(rt, '_csv.Dialect'), rt.payloads.others.add(dialect));
}

/** The dialect for a reader or writer. */
export function dialectFor(rt: Runtime, args: readonly Handle[], kwnames: readonly string[] | null): Handle {
  return makeDialect(rt, args, kwnames);
}

/** The settings of a dialect object. */
export function dialectOf(rt: Runtime, dialect: Handle): Dialect {
  return rt.payloads.others.get(rt.heap.num[dialect]) as Dialect;
}

const textOrNone = (rt: Runtime, text: string | null): Handle => (text === null ? NONE : rt.newStr(text));

export const dialectType = defineType({
  id: null,
  name: 'Dialect',
  module: '_csv',
  flags: TypeFlag.BaseType,
  doc: 'CSV dialect',
  slots: { new: (rt, _type, args, kwnames) => makeDialect(rt, args, kwnames) },
  getset: {
    delimiter: { get: (rt, self) => rt.newStr(dialectOf(rt, self).delimiter) },
    doublequote: { get: (rt, self) => boolHandle(dialectOf(rt, self).doublequote) },
    escapechar: { get: (rt, self) => textOrNone(rt, dialectOf(rt, self).escapechar) },
    lineterminator: { get: (rt, self) => rt.newStr(dialectOf(rt, self).lineterminator) },
    quotechar: { get: (rt, self) => textOrNone(rt, dialectOf(rt, self).quotechar) },
    quoting: { get: (rt, self) => rt.newInt(dialectOf(rt, self).quoting) },
    skipinitialspace: { get: (rt, self) => boolHandle(dialectOf(rt, self).skipinitialspace) },
    strict: { get: (rt, self) => boolHandle(dialectOf(rt, self).strict) },
  },
  methods: [native('__reduce__', '', (rt) => rt.raise('TypeError', "cannot pickle 'Dialect' instances"))],
});
