/** Methods of `str` that search, split and join. Twin of Objects/unicodeobject.c; the work is in values/strmethods.ts. */
import { boolHandle, EMPTY_STR, NONE, NULL, type Handle } from '../memory';
import * as str from '../values/strmethods';
import { listWithRoom } from './list';
import { joinedItems } from './listextend';
import { native, type NativeFunction } from './native';
import { fuelOf, guarded } from './problems';
import type { Runtime } from './runtime';
import { newFreshStr, newPartStr, newStr } from './str';
import { endArgument, ssizeArgument, startArgument, strArgument } from './textargs';
import { isTuple } from './tupletype';
import { newTuple, tupleItems } from './tuple';
import { typeNameOf } from './type';
import { TypeId } from './typeids';

type Search<T> = (s: string, sub: string, start: number, end: number) => T;

function search<T>(
  name: string,
  find: Search<T>,
  make: (rt: Runtime, found: T) => Handle,
  doc: string,
): NativeFunction {
  return native(
    name,
    'sub, start=None, end=None, /',
    (rt, self, sub, start, end) => {
      const text = strArgument(rt, name, 1, sub);
      const from = startArgument(rt, start);
      const to = endArgument(rt, end);
      const whole = rt.text(self);
      if (whole.length > 10_000) rt.fuel(whole.length / 1024);
      return make(
        rt,
        guarded(rt, () => find(whole, text, from, to)),
      );
    },
    { doc },
  );
}

const newIndex = (rt: Runtime, index: number): Handle => rt.newInt(index);

const range =
  'such that sub is contained within S[start:end].\n\nOptional arguments start and end are interpreted as in slice notation.';

function affix(name: string, parameter: string, test: Search<boolean>, doc: string): NativeFunction {
  return native(
    name,
    `${parameter}, start=None, end=None, /`,
    (rt, self, wanted, start, end) => {
      const from = startArgument(rt, start);
      const to = endArgument(rt, end);
      const text = rt.text(self);
      if (!isTuple(rt, wanted)) {
        if (rt.isStr(wanted)) return boolHandle(test(text, rt.text(wanted), from, to));
        const given = typeNameOf(rt, wanted);
        return rt.raise('TypeError', `${name} first arg must be str or a tuple of str, not ${given}`);
      }
      for (const each of tupleItems(rt.heap, wanted)) {
        if (!rt.isStr(each)) {
          rt.raise('TypeError', `tuple for ${name} must only contain str, not ${typeNameOf(rt, each)}`);
        }
        if (test(text, rt.text(each), from, to)) return boolHandle(true);
      }
      return boolHandle(false);
    },
    { doc },
  );
}

/** A part of a str; the str itself where it is the whole. */
function part(rt: Runtime, self: Handle, text: string): Handle {
  return text === rt.text(self) && rt.heap.type[self] === TypeId.Str ? self : newPartStr(rt, text);
}

function parts(rt: Runtime, self: Handle, texts: readonly string[]): Handle[] {
  rt.fuel(texts.length);
  return texts.map((text) => part(rt, self, text));
}

/** Room of the list that split() fills (PREALLOC_SIZE of Objects/stringlib/split.h). */
function splitRoom(length: number, separator: string | null, limit: number): number {
  let most = limit;
  if (most < 0)
    most = separator === null ? Math.floor((length - 1) / 2) + 1 : Math.floor(length / separator.length) + 1;
  return Math.min(most + 1, 12);
}

function splitter(
  name: string,
  split: (s: string, sep: string | null, maxsplit: number) => string[],
  doc: string,
): NativeFunction {
  return native(
    name,
    'sep=None, maxsplit=-1',
    (rt, self, sep, maxsplit) => {
      const limit = ssizeArgument(rt, maxsplit, -1);
      if (sep !== NULL && sep !== NONE && !rt.isStr(sep)) {
        rt.raise('TypeError', `must be str or None, not ${typeNameOf(rt, sep)}`);
      }
      const separator = sep === NULL || sep === NONE ? null : rt.text(sep);
      const texts = guarded(rt, () => split(rt.text(self), separator, limit));
      return listWithRoom(rt, parts(rt, self, texts), splitRoom(rt.text(self).length, separator, limit));
    },
    { doc },
  );
}

function partitioner(name: string, split: (s: string, sep: string) => readonly string[], doc: string): NativeFunction {
  return native(
    name,
    'sep, /',
    (rt, self, sep) => {
      if (!rt.isStr(sep)) rt.raise('TypeError', `must be str, not ${typeNameOf(rt, sep)}`);
      const texts = guarded(rt, () => split(rt.text(self), rt.text(sep)));
      return newTuple(rt, parts(rt, self, texts));
    },
    { doc },
  );
}

/** `separator.join(iterable)`. */
export function joinStrs(rt: Runtime, separator: Handle, iterable: Handle): Handle {
  const type = rt.heap.type[iterable];
  const simple = type === TypeId.List || type === TypeId.Tuple;
  if (!simple && rt.typeOf(iterable).slots.iter === undefined && rt.typeOf(iterable).slots.item === undefined) {
    if (rt.typeOf(iterable).slots.subscript === undefined || rt.isInstance(iterable, rt.types[TypeId.Dict])) {
      rt.raise('TypeError', 'can only join an iterable');
    }
  }
  const items = joinedItems(rt, iterable);
  if (items.length === 0) return EMPTY_STR;
  if (items.length === 1 && rt.heap.type[items[0]] === TypeId.Str) return items[0];
  const { heap, payloads } = rt;
  const texts: string[] = [];
  let size = 0;
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    if (heap.type[item] !== TypeId.Str && !rt.isStr(item)) {
      rt.raise('TypeError', `sequence item ${i}: expected str instance, ${typeNameOf(rt, item)} found`);
    }
    const text = payloads.strs.text(heap.num[item]);
    size += text.length;
    texts.push(text);
  }
  const between = rt.text(separator);
  rt.fuel(items.length);
  guarded(rt, () => {
    str.chargeString(size + between.length * (items.length - 1), fuelOf(rt));
  });
  const joined = texts.join(between);
  return joined.length === 1 ? newFreshStr(rt, joined) : newStr(rt, joined);
}

export const strSearchMethods: readonly NativeFunction[] = [
  native('replace', 'old, new, /, count=-1', (rt, self, old, by, count) => {
    const from = strArgument(rt, 'replace', 1, old);
    const to = strArgument(rt, 'replace', 2, by);
    const limit = ssizeArgument(rt, count, -1);
    const replaced = guarded(rt, () => str.replace(rt.text(self), from, to, limit, fuelOf(rt)));
    // Written into a new str: not the shared one of a character.
    if (replaced.length === 1 && replaced !== rt.text(self)) return newFreshStr(rt, replaced);
    return part(rt, self, replaced);
  }),
  splitter(
    'split',
    str.split,
    'Return a list of the substrings in the string, using sep as the separator string.\n\nSplitting starts at the ' +
      'front of the string and works to the end.',
  ),
  splitter(
    'rsplit',
    str.rsplit,
    'Return a list of the substrings in the string, using sep as the separator string.\n\nSplitting starts at the end ' +
      'of the string and works to the front.',
  ),
  native('join', 'iterable, /', joinStrs),
  search(
    'count',
    str.count,
    newIndex,
    'Return the number of non-overlapping occurrences of substring sub in string S[start:end].\n\nOptional arguments ' +
      'start and end are interpreted as in slice notation.',
  ),
  search(
    'find',
    str.find,
    newIndex,
    `Return the lowest index in S where substring sub is found, ${range}\nReturn -1 on failure.`,
  ),
  search(
    'index',
    str.index,
    newIndex,
    `Return the lowest index in S where substring sub is found, ${range}\nRaises ValueError when the substring is not found.`,
  ),
  search(
    'rfind',
    str.rfind,
    newIndex,
    `Return the highest index in S where substring sub is found, ${range}\nReturn -1 on failure.`,
  ),
  search(
    'rindex',
    str.rindex,
    newIndex,
    `Return the highest index in S where substring sub is found, ${range}\nRaises ValueError when the substring is not found.`,
  ),
  partitioner(
    'partition',
    str.partition,
    'Partition the string into three parts using the given separator.\n\nThis will search for the separator in the ' +
      'string.  If the separator is found,\nreturns a 3-tuple containing the part before the separator, the separator' +
      '\nitself, and the part after it.\n\nIf the separator is not found, returns a 3-tuple containing the original ' +
      'string\nand two empty strings.',
  ),
  partitioner(
    'rpartition',
    str.rpartition,
    'Partition the string into three parts using the given separator.\n\nThis will search for the separator in the ' +
      'string, starting at the end. If\nthe separator is found, returns a 3-tuple containing the part before the\n' +
      'separator, the separator itself, and the part after it.\n\nIf the separator is not found, returns a 3-tuple ' +
      'containing two empty strings\nand the original string.',
  ),
  native('splitlines', 'keepends=False', (rt, self, keepends) => {
    const keep = keepends !== NULL && rt.truth(keepends);
    return rt.newList(parts(rt, self, str.splitlines(rt.text(self), keep)));
  }),
  affix(
    'startswith',
    'prefix',
    str.startswith,
    'Return True if the string starts with the specified prefix, False otherwise.\n\n  prefix\n    A string or a tuple ' +
      'of strings to try.\n  start\n    Optional start position. Default: start of the string.\n  end\n    Optional stop ' +
      'position. Default: end of the string.',
  ),
  affix(
    'endswith',
    'suffix',
    str.endswith,
    'Return True if the string ends with the specified suffix, False otherwise.\n\n  suffix\n    A string or a tuple of ' +
      'strings to try.\n  start\n    Optional start position. Default: start of the string.\n  end\n    Optional stop ' +
      'position. Default: end of the string.',
  ),
  native('removeprefix', 'prefix, /', (rt, self, prefix) =>
    part(rt, self, str.removeprefix(rt.text(self), strArgument(rt, 'removeprefix', 0, prefix))),
  ),
  native('removesuffix', 'suffix, /', (rt, self, suffix) =>
    part(rt, self, str.removesuffix(rt.text(self), strArgument(rt, 'removesuffix', 0, suffix))),
  ),
];
