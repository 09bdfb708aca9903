/** Pattern objects. Twin of the Pattern and Scanner parts of Modules/_sre/sre.c. */
import { boolHandle, NONE, NOT_IMPLEMENTED, type Handle } from '../../memory';
import { classGetItem } from '../../objects/arguments';
import { newMappingProxy } from '../../objects/mappingproxy';
import { native, type NativeFunction } from '../../objects/native';
import type { Runtime } from '../../objects/runtime';
import { ssizeArgument } from '../../objects/textargs';
import { defineType } from '../../objects/spec';
import { CompareOp, TypeFlag } from '../../objects/typeobject';
import { moduleType } from '../typedef';
import type { Matcher } from './engine';
import { newMatch } from './match';
import { checkRange, clampRange, matcherFor, patternData, PatternWord, pieceOf, subjectOf } from './subject';
import { fillTemplate, templateParts } from './template';

const FLAG_NAMES = [
  [2, 're.IGNORECASE'],
  [8, 're.MULTILINE'],
  [16, 're.DOTALL'],
  [64, 're.VERBOSE'],
  [128, 're.DEBUG'],
  [256, 're.ASCII'],
  [4, 're.LOCALE'],
] as const;
const UNICODE = 32;

function patternRepr(rt: Runtime, self: Handle): string {
  const { flags, isBytes } = patternData(rt, self);
  const shown = isBytes ? flags : flags & ~UNICODE;
  const names: string[] = [];
  let rest = shown;
  for (const [bit, name] of FLAG_NAMES) {
    if ((shown & bit) === 0) continue;
    names.push(name);
    rest &= ~bit;
  }
  if (rest !== 0) names.push(`0x${rest.toString(16)}`);
  const source = rt.repr(word(rt, self, PatternWord.Pattern)).slice(0, 200);
  return `re.compile(${source}${names.length > 0 ? `, ${names.join('|')}` : ''})`;
}

function word(rt: Runtime, self: Handle, offset: PatternWord): Handle {
  return rt.heap.words[rt.heap.base[self] + offset];
}

/** The match object of what a matcher has just found. */
function found(
  rt: Runtime,
  self: Handle,
  string: Handle,
  matcher: Matcher,
  start: number,
  pos: number,
  endpos: number,
): Handle {
  const spans = [start, matcher.end];
  for (let i = 0; i < matcher.marks.length; i += 2) {
    const matched = matcher.marks[i] >= 0 && matcher.marks[i + 1] >= 0;
    spans.push(matched ? matcher.marks[i] : -1, matched ? matcher.marks[i + 1] : -1);
  }
  return newMatch(rt, self, string, { spans, pos, endpos, lastIndex: matcher.lastIndex });
}

/** Visits the non-overlapping matches from left to right; empty ones too, but none right at the end of the one before. */
function eachMatch(rt: Runtime, pos: number, endpos: number, matcher: Matcher, each: (start: number) => boolean): void {
  let at = pos;
  matcher.mustAdvance = false;
  while (at <= endpos) {
    const start = matcher.search(at);
    if (start < 0) return;
    const { end } = matcher;
    const mark = rt.heap.poolMark;
    const more = each(start);
    rt.heap.drain(mark);
    if (!more) return;
    at = end;
    matcher.mustAdvance = end === start;
  }
}

function groupsOrText(rt: Runtime, self: Handle, string: Handle, matcher: Matcher, start: number): Handle {
  const { groups, isBytes } = patternData(rt, self);
  if (groups === 0) return pieceOf(rt, string, start, matcher.end);
  const empty = isBytes ? rt.newBytes(new Uint8Array(0)) : rt.newStr('');
  const text = (group: number): Handle => {
    const from = matcher.marks[group * 2];
    const to = matcher.marks[group * 2 + 1];
    return from < 0 || to < 0 ? empty : pieceOf(rt, string, from, to);
  };
  if (groups === 1) return text(0);
  return rt.newTuple(Array.from({ length: groups }, (_, group) => text(group)));
}

function single(kind: 'match' | 'fullmatch' | 'search'): NativeFunction {
  return native(kind, 'string, pos=0, endpos=sys.maxsize', (rt, self, string, pos, endpos) => {
    checkRange(rt, pos, endpos);
    const subject = subjectOf(rt, self, string);
    const [from, to] = clampRange(rt, subject.length, pos, endpos);
    const matcher = matcherFor(rt, self, subject, to);
    if (from > to) return NONE;
    if (kind === 'search') {
      const start = matcher.search(from);
      return start < 0 ? NONE : found(rt, self, string, matcher, start, from, to);
    }
    return matcher.match(from, kind === 'fullmatch') ? found(rt, self, string, matcher, from, from, to) : NONE;
  });
}

/** `sub` and `subn`: the new text and how often it was replaced. */
function substitute(rt: Runtime, self: Handle, repl: Handle, string: Handle, count: Handle): readonly [Handle, number] {
  const most = ssizeArgument(rt, count, 0);
  const subject = subjectOf(rt, self, string);
  const callable = rt.isCallable(repl);
  const parts = callable ? null : templateParts(rt, self, repl);
  const matcher = matcherFor(rt, self, subject, subject.length);
  const pieces = rt.newList([]);
  const append = (piece: Handle): void => {
    rt.callMethod(pieces, 'append', piece);
  };
  let last = 0;
  let replaced = 0;
  eachMatch(rt, 0, subject.length, matcher, (start) => {
    const { end } = matcher;
    if (last < start) append(pieceOf(rt, string, last, start));
    if (callable || parts !== null) {
      const match = found(rt, self, string, matcher, start, 0, subject.length);
      const item = parts === null ? rt.call(repl, [match]) : fillTemplate(rt, self, parts, match);
      if (item !== NONE) append(item);
    } else append(repl);
    last = end;
    replaced++;
    return most === 0 || replaced < most;
  });
  if (replaced === 0) return [pieceOf(rt, string, 0, subject.length), 0];
  if (last < subject.length) append(pieceOf(rt, string, last, subject.length));
  const { isBytes } = patternData(rt, self);
  return [rt.callMethod(isBytes ? rt.newBytes(new Uint8Array(0)) : rt.newStr(''), 'join', pieces), replaced];
}

export const patternType = defineType({
  id: null,
  name: 'Pattern',
  module: 're',
  flags: TypeFlag.GC | TypeFlag.HasWeakrefs | TypeFlag.DisallowInstantiation,
  layout: {
    words: PatternWord.Count,
    refs: PatternWord.Count,
    moreBytes: (rt, _words, self) => 4 * patternData(rt, self).code.length,
  },
  slots: {
    repr: (rt, self) => rt.newStr(patternRepr(rt, self)),
    hash: (rt, self, out) => rt.hash(word(rt, self, PatternWord.Pattern), out),
    richcompare: (rt, self, other, op) => {
      if ((op !== CompareOp.Eq && op !== CompareOp.Ne) || rt.heap.type[self] !== rt.heap.type[other])
        return NOT_IMPLEMENTED;
      const a = patternData(rt, self);
      const b = patternData(rt, other);
      const same =
        self === other ||
        (a.flags === b.flags &&
          a.isBytes === b.isBytes &&
          a.code.length === b.code.length &&
          a.code.every((value, i) => value === b.code[i]) &&
          rt.equal(word(rt, self, PatternWord.Pattern), word(rt, other, PatternWord.Pattern)));
      return boolHandle(same === (op === CompareOp.Eq));
    },
  },
  methods: [
    classGetItem,
    single('match'),
    single('fullmatch'),
    single('search'),
    native('findall', 'string, pos=0, endpos=sys.maxsize', (rt, self, string, pos, endpos) => {
      checkRange(rt, pos, endpos);
      const subject = subjectOf(rt, self, string);
      const [from, to] = clampRange(rt, subject.length, pos, endpos);
      const matcher = matcherFor(rt, self, subject, to);
      const list = rt.newList([]);
      eachMatch(rt, from, to, matcher, (start) => {
        rt.callMethod(list, 'append', groupsOrText(rt, self, string, matcher, start));
        return true;
      });
      return list;
    }),
    native('finditer', 'string, pos=0, endpos=sys.maxsize', (rt, self, string, pos, endpos) => {
      const scanner = newScanner(rt, self, string, pos, endpos);
      return rt.call(rt.getAttr(rt.importModule('builtins'), 'iter'), [rt.getAttr(scanner, 'search'), NONE]);
    }),
    native('scanner', 'string, pos=0, endpos=sys.maxsize', (rt, self, string, pos, endpos) =>
      newScanner(rt, self, string, pos, endpos),
    ),
    native('split', 'string, maxsplit=0', (rt, self, string, maxsplit) => {
      const most = ssizeArgument(rt, maxsplit, 0);
      const subject = subjectOf(rt, self, string);
      const { groups } = patternData(rt, self);
      const matcher = matcherFor(rt, self, subject, subject.length);
      const list = rt.newList([]);
      const append = (item: Handle): void => {
        rt.callMethod(list, 'append', item);
      };
      let last = 0;
      let splits = 0;
      eachMatch(rt, 0, subject.length, matcher, (start) => {
        const { end } = matcher;
        append(pieceOf(rt, string, last, start));
        for (let group = 0; group < groups; group++) {
          const from = matcher.marks[group * 2];
          const to = matcher.marks[group * 2 + 1];
          append(from < 0 || to < 0 ? NONE : pieceOf(rt, string, from, to));
        }
        last = end;
        splits++;
        return most === 0 || splits < most;
      });
      append(pieceOf(rt, string, last, subject.length));
      return list;
    }),
    native(
      'sub',
      'repl, string, count=0',
      (rt, self, repl, string, count) => substitute(rt, self, repl, string, count)[0],
    ),
    native('subn', 'repl, string, count=0', (rt, self, repl, string, count) => {
      const [text, replaced] = substitute(rt, self, repl, string, count);
      return rt.newTuple([text, rt.newInt(replaced)]);
    }),
    native('__copy__', '', (_rt, self) => self),
    native('__deepcopy__', 'memo, /', (_rt, self) => self),
  ],
  members: { pattern: PatternWord.Pattern },
  getset: {
    flags: { get: (rt, self) => rt.newInt(patternData(rt, self).flags) },
    groups: { get: (rt, self) => rt.newInt(patternData(rt, self).groups) },
    groupindex: { get: (rt, self) => newMappingProxy(rt, word(rt, self, PatternWord.GroupIndex)) },
  },
});

/** Words of a scanner: references, then where it stands. */
const enum ScannerWord {
  Pattern,
  String,
  RefCount,
  At = RefCount,
  Stop,
  MustAdvance,
  Count,
}

function newScanner(rt: Runtime, pattern: Handle, string: Handle, pos: Handle, endpos: Handle): Handle {
  const subject = subjectOf(rt, pattern, string);
  const [from, to] = clampRange(rt, subject.length, pos, endpos);
  const scanner = rt.heap.create(moduleType(rt, '_sre.SRE_Scanner').index, from, ScannerWord.Count);
  const base = rt.heap.base[scanner];
  rt.heap.setRef(base + ScannerWord.Pattern, pattern);
  rt.heap.setRef(base + ScannerWord.String, string);
  rt.heap.setRaw(base + ScannerWord.At, from);
  rt.heap.setRaw(base + ScannerWord.Stop, to);
  return scanner;
}

function scan(rt: Runtime, self: Handle, search: boolean): Handle {
  const { heap } = rt;
  const base = heap.base[self];
  const pattern = heap.words[base + ScannerWord.Pattern];
  const string = heap.words[base + ScannerWord.String];
  const at = heap.words[base + ScannerWord.At];
  const stop = heap.words[base + ScannerWord.Stop];
  if (at < 0 || at > stop) return NONE;
  const matcher = matcherFor(rt, pattern, subjectOf(rt, pattern, string), stop);
  matcher.mustAdvance = heap.words[base + ScannerWord.MustAdvance] === 1;
  const start = search ? matcher.search(at) : matcher.match(at, false) ? at : -1;
  if (start < 0) {
    heap.setRaw(base + ScannerWord.At, -1);
    return NONE;
  }
  heap.setRaw(base + ScannerWord.At, matcher.end);
  heap.setRaw(base + ScannerWord.MustAdvance, matcher.end === start ? 1 : 0);
  return found(rt, pattern, string, matcher, start, heap.num[self], stop);
}

export const scannerType = defineType({
  id: null,
  name: 'SRE_Scanner',
  module: '_sre',
  flags: TypeFlag.GC | TypeFlag.DisallowInstantiation,
  layout: { words: ScannerWord.Count, refs: ScannerWord.RefCount },
  methods: [
    native('match', '', (rt, self) => scan(rt, self, false)),
    native('search', '', (rt, self) => scan(rt, self, true)),
  ],
  getset: {
    pattern: { get: (rt, self) => rt.heap.words[rt.heap.base[self] + ScannerWord.Pattern] },
  },
});
