/** Match objects. Twin of the Match part of Modules/_sre/sre.c. */
import { NONE, NULL, type Handle } from '../../memory';
import { classGetItem } from '../../objects/arguments';
import { native, rawNative } from '../../objects/native';
import type { Runtime } from '../../objects/runtime';
import { defineType } from '../../objects/spec';
import { TypeFlag } from '../../objects/typeobject';
import { moduleType } from '../typedef';
import { expandTemplate } from './template';
import { PatternWord, patternData, pieceOf } from './subject';

/** Words of a match object. */
export const enum MatchWord {
  String,
  Pattern,
  Count,
}

/** What a match found. */
export interface MatchData {
  /** Start and end per group, group 0 first; -1: not matched. */
  readonly spans: readonly number[];
  readonly pos: number;
  readonly endpos: number;
  readonly lastIndex: number;
}

export function matchData(rt: Runtime, self: Handle): MatchData {
  return rt.payloads.others.get(rt.heap.num[self]) as MatchData;
}

/** Makes a match object. */
export function newMatch(rt: Runtime, pattern: Handle, string: Handle, data: MatchData): Handle {
  const match = rt.heap.create(moduleType(rt, 're.Match').index, rt.payloads.others.add(data), MatchWord.Count);
  rt.heap.setRef(rt.heap.base[match] + MatchWord.String, string);
  rt.heap.setRef(rt.heap.base[match] + MatchWord.Pattern, pattern);
  return match;
}

function word(rt: Runtime, self: Handle, offset: MatchWord): Handle {
  return rt.heap.words[rt.heap.base[self] + offset];
}

/** The number of a group given by number or name. */
export function groupNumber(rt: Runtime, self: Handle, group: Handle): number {
  const { spans } = matchData(rt, self);
  let number = -1;
  if (rt.isInt(group)) number = Number(rt.intValue(group));
  else if (rt.isStr(group)) {
    const pattern = word(rt, self, MatchWord.Pattern);
    const index = rt.callMethod(rt.heap.words[rt.heap.base[pattern] + PatternWord.GroupIndex], 'get', group);
    if (index !== NONE) number = Number(rt.intValue(index));
  } else {
    const index = rt.lookupSpecial(group, '__index__');
    if (index !== NULL) number = Number(rt.index(group));
  }
  if (number < 0 || number * 2 >= spans.length) rt.raise('IndexError', 'no such group');
  return number;
}

/** The text of a group, or a default where it did not take part. */
export function groupText(rt: Runtime, self: Handle, number: number, fallback: Handle): Handle {
  const { spans } = matchData(rt, self);
  const start = spans[number * 2];
  if (start < 0) return fallback;
  return pieceOf(rt, word(rt, self, MatchWord.String), start, spans[number * 2 + 1]);
}

function span(rt: Runtime, self: Handle, group: Handle): readonly [number, number] {
  const { spans } = matchData(rt, self);
  const number = group === NULL ? 0 : groupNumber(rt, self, group);
  return [spans[number * 2], spans[number * 2 + 1]];
}

export const matchType = defineType({
  id: null,
  name: 'Match',
  module: 're',
  flags: TypeFlag.GC | TypeFlag.DisallowInstantiation,
  layout: {
    words: MatchWord.Count,
    refs: MatchWord.Count,
    moreBytes: (rt, _words, self) => 8 * matchData(rt, self).spans.length,
  },
  slots: {
    repr: (rt, self) => {
      const [start, end] = span(rt, self, NULL);
      const text = rt.repr(groupText(rt, self, 0, NONE));
      return rt.newStr(`<re.Match object; span=(${start}, ${end}), match=${text}>`);
    },
    subscript: (rt, self, key) => groupText(rt, self, groupNumber(rt, self, key), NONE),
  },
  methods: [
    classGetItem,
    rawNative('group', null, (rt, self, args) => {
      if (args.length === 0) return groupText(rt, self, 0, NONE);
      const found = args.map((arg) => groupText(rt, self, groupNumber(rt, self, arg), NONE));
      return found.length === 1 ? found[0] : rt.newTuple(found);
    }),
    native('groups', 'default=None', (rt, self, fallback) => {
      const { spans } = matchData(rt, self);
      const found: Handle[] = [];
      for (let i = 1; i < spans.length / 2; i++)
        found.push(groupText(rt, self, i, fallback === NULL ? NONE : fallback));
      return rt.newTuple(found);
    }),
    native('groupdict', 'default=None', (rt, self, fallback) => {
      const dict = rt.newDict();
      const pattern = word(rt, self, MatchWord.Pattern);
      rt.forEach(rt.heap.words[rt.heap.base[pattern] + PatternWord.GroupIndex], (name) => {
        rt.setItem(dict, name, groupText(rt, self, groupNumber(rt, self, name), fallback === NULL ? NONE : fallback));
      });
      return dict;
    }),
    native('start', 'group=0, /', (rt, self, group) => rt.newInt(span(rt, self, group)[0])),
    native('end', 'group=0, /', (rt, self, group) => rt.newInt(span(rt, self, group)[1])),
    native('span', 'group=0, /', (rt, self, group) => rt.newTuple(span(rt, self, group).map((at) => rt.newInt(at)))),
    native('expand', 'template', (rt, self, template) => {
      const pattern = word(rt, self, MatchWord.Pattern);
      return expandTemplate(rt, pattern, template, self);
    }),
    native('__copy__', '', (_rt, self) => self),
    native('__deepcopy__', 'memo, /', (_rt, self) => self),
  ],
  members: { string: MatchWord.String, re: MatchWord.Pattern },
  getset: {
    pos: { get: (rt, self) => rt.newInt(matchData(rt, self).pos) },
    endpos: { get: (rt, self) => rt.newInt(matchData(rt, self).endpos) },
    lastindex: {
      get: (rt, self) => {
        const { lastIndex } = matchData(rt, self);
        return lastIndex >= 0 ? rt.newInt(lastIndex) : NONE;
      },
    },
    lastgroup: {
      get: (rt, self) => {
        const { lastIndex } = matchData(rt, self);
        const names = patternData(rt, word(rt, self, MatchWord.Pattern)).groupNames;
        const name = lastIndex >= 0 ? names[lastIndex] : null;
        return name === null || name === undefined ? NONE : rt.newStr(name);
      },
    },
    regs: {
      get: (rt, self) => {
        const { spans } = matchData(rt, self);
        const pairs: Handle[] = [];
        for (let i = 0; i < spans.length; i += 2)
          pairs.push(rt.newTuple([rt.newInt(spans[i]), rt.newInt(spans[i + 1])]));
        return rt.newTuple(pairs);
      },
    },
  },
});
