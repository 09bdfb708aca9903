/**
 * Exception groups. Twin of the BaseExceptionGroup part of Objects/exceptions.c.
 */
import { NONE, NULL, type Handle } from '../memory';
import { EXCEPTION_FLAGS, exceptionInit, exceptionLayout, exceptionNew } from './exceptionbase';
import { causeOf, contextOf, exceptionWord, ExceptionWord, setCause, setExceptionWord } from './exceptionwords';
import { setInstanceAttribute } from './instance';
import { native } from './native';
import type { Runtime } from './runtime';
import { defineType, type TypeSpec } from './spec';
import { typeName, typeNameOf } from './type';
import { TypeFlag, type TypeObject } from './typeobject';
import { TypeId } from './typeids';
import { weakrefGetSet } from './weakref';

/** Words of a group. */
export const enum ExceptionGroupWord {
  Message = ExceptionWord.Own,
  /** A tuple. */
  Exceptions = ExceptionWord.Own + 1,
  Count = ExceptionWord.Own + 2,
}

/** The exceptions directly in a group. */
export function groupMembers(rt: Runtime, group: Handle): Handle[] {
  return rt.items(exceptionWord(rt, group, ExceptionGroupWord.Exceptions));
}

/** Whether an exception is a group. */
export function isGroup(rt: Runtime, exception: Handle): boolean {
  return rt.isInstance(exception, rt.exceptionType('BaseExceptionGroup'));
}

function groupNew(rt: Runtime, given: TypeObject, args: readonly Handle[], kwnames: readonly string[] | null): Handle {
  if (kwnames !== null && kwnames.length > 0) {
    rt.raise('TypeError', `${typeName(given)}() takes no keyword arguments`);
  }
  if (args.length !== 2) {
    rt.raise('TypeError', `BaseExceptionGroup.__new__() takes exactly 2 arguments (${args.length} given)`);
  }
  const [message, sequence] = args;
  if (!rt.isStr(message)) {
    rt.raise(
      'TypeError',
      `BaseExceptionGroup.__new__() argument 1 must be str, not ${message === NONE ? 'None' : typeNameOf(rt, message)}`,
    );
  }
  const kind = rt.typeOf(sequence);
  if ((kind.slots.item ?? kind.slots.subscript) === undefined || kind.isSubtypeOf(rt.types[TypeId.Dict])) {
    rt.raise('TypeError', 'second argument (exceptions) must be a sequence');
  }
  const members = rt.toArray(sequence);
  if (members.length === 0) rt.raise('ValueError', 'second argument (exceptions) must be a non-empty sequence');
  const base = rt.exceptionType('BaseException');
  const exception = rt.exceptionType('Exception');
  let nestedBase = false;
  members.forEach((member, i) => {
    if (!rt.isInstance(member, base)) {
      rt.raise('ValueError', `Item ${i} of second argument (exceptions) is not an exception`);
    }
    if (!rt.isInstance(member, exception)) nestedBase = true;
  });
  let type = given;
  const baseGroup = rt.exceptionType('BaseExceptionGroup');
  const group = rt.exceptionType('ExceptionGroup');
  if (type === baseGroup) {
    if (!nestedBase) type = group;
  } else if (nestedBase) {
    if (type === group) rt.raise('TypeError', 'Cannot nest BaseExceptions in an ExceptionGroup');
    if (type.isSubtypeOf(exception)) rt.raise('TypeError', `Cannot nest BaseExceptions in '${typeName(type)}'`);
  }
  const self = exceptionNew(rt, type, args, null);
  setExceptionWord(rt, self, ExceptionGroupWord.Message, message);
  setExceptionWord(rt, self, ExceptionGroupWord.Exceptions, rt.newTuple(members));
  return self;
}

/** Traceback, cause, context and notes of a group for a part of it. */
function copyMetadata(rt: Runtime, from: Handle, to: Handle): void {
  setExceptionWord(rt, to, ExceptionWord.Traceback, exceptionWord(rt, from, ExceptionWord.Traceback));
  setExceptionWord(rt, to, ExceptionWord.Context, contextOf(rt, from));
  // PyException_SetCause suppresses the context, whether there is a cause or not.
  setCause(rt, to, causeOf(rt, from));
  const notes = rt.findAttr(from, '__notes__');
  if (notes !== NULL && rt.typeOf(notes).slots.iter !== undefined) {
    setInstanceAttribute(rt, to, rt.intern('__notes__'), rt.newList(rt.toArray(notes)));
  }
}

/** A part of a group with these members, made by its `derive`. */
function deriveFrom(rt: Runtime, group: Handle, members: readonly Handle[]): Handle {
  if (members.length === 0) return NONE;
  const part = rt.callMethod(group, 'derive', rt.newList(members));
  if (!isGroup(rt, part)) {
    rt.raise('TypeError', 'derive must return an instance of BaseExceptionGroup');
  }
  copyMetadata(rt, group, part);
  return part;
}

/** Decides whether an exception belongs to the matching part. */
type Matcher = (exception: Handle) => boolean;

function isExceptionType(rt: Runtime, h: Handle): boolean {
  return rt.isType(h) && rt.typeObject(h).isSubtypeOf(rt.exceptionType('BaseException'));
}

function matchesType(rt: Runtime, exception: Handle, wanted: Handle): boolean {
  if (rt.heap.type[wanted] === TypeId.Tuple) return rt.items(wanted).some((one) => matchesType(rt, exception, one));
  return rt.isType(wanted) && rt.typeOf(exception).isSubtypeOf(rt.typeObject(wanted));
}

function matcherOf(rt: Runtime, wanted: Handle): Matcher {
  if (isExceptionType(rt, wanted)) return (exception) => matchesType(rt, exception, wanted);
  if (rt.heap.type[wanted] === TypeId.Tuple && rt.items(wanted).every((one) => isExceptionType(rt, one))) {
    return (exception) => matchesType(rt, exception, wanted);
  }
  if (rt.isCallable(wanted) && !rt.isType(wanted)) return (exception) => rt.truth(rt.call(wanted, [exception]));
  return rt.raise(
    'TypeError',
    'expected an exception type, a tuple of exception types, or a callable (other than a class)',
  );
}

interface Split {
  readonly match: Handle;
  readonly rest: Handle;
}

/** Splits an exception into the part that matches and the rest (exceptiongroup_split_recursive); None: empty. */
function split(rt: Runtime, exception: Handle, matches: Matcher, wantsRest: boolean): Split {
  if (matches(exception)) return { match: exception, rest: NONE };
  if (!isGroup(rt, exception)) return { match: NONE, rest: exception };
  const matching: Handle[] = [];
  const others: Handle[] = [];
  rt.enterRecursive(' in exceptiongroup_split_recursive');
  try {
    for (const member of groupMembers(rt, exception)) {
      const parts = split(rt, member, matches, wantsRest);
      if (parts.match !== NONE) matching.push(parts.match);
      if (wantsRest && parts.rest !== NONE) others.push(parts.rest);
    }
  } finally {
    rt.leaveRecursive();
  }
  return { match: deriveFrom(rt, exception, matching), rest: deriveFrom(rt, exception, others) };
}

/** What the `split` of a group says of it: it may be a subclass's own. */
function callSplit(rt: Runtime, exception: Handle, wanted: Handle): Split {
  const pair = rt.callMethod(exception, 'split', wanted);
  const who = `${rt.typeOf(exception).name}.split must return a`;
  if (!rt.isInstance(pair, rt.types[TypeId.Tuple])) {
    rt.raise('TypeError', `${who} tuple, not ${typeNameOf(rt, pair)}`);
  }
  const parts = rt.items(pair);
  if (parts.length < 2) rt.raise('TypeError', `${who} 2-tuple, got tuple of size ${parts.length}`);
  const [match, rest] = parts;
  return { match, rest };
}

/**
 * What `except* wanted` takes of an exception and what is left; None: nothing (_PyEval_ExceptionGroupMatch). A naked
 * exception is wrapped; `wrapped` is told of the group.
 */
export function matchExceptionGroup(
  rt: Runtime,
  exception: Handle,
  wanted: Handle,
  wrapped: (group: Handle) => void,
): Split {
  if (exception === NONE) return { match: NONE, rest: NONE };
  if (matchesType(rt, exception, wanted)) {
    if (isGroup(rt, exception)) return { match: exception, rest: NONE };
    const group = rt.call(rt.exceptionType('BaseExceptionGroup').handle, [rt.newStr(''), rt.newTuple([exception])]);
    wrapped(group);
    return { match: group, rest: NONE };
  }
  if (isGroup(rt, exception)) return callSplit(rt, exception, wanted);
  return { match: NONE, rest: exception };
}

/** Whether two groups are the same exception on its way again (is_same_exception_metadata). */
function sameMetadata(rt: Runtime, a: Handle, b: Handle): boolean {
  const word = (h: Handle, which: ExceptionWord): Handle => exceptionWord(rt, h, which);
  return (
    notesOf(rt, a) === notesOf(rt, b) &&
    word(a, ExceptionWord.Traceback) === word(b, ExceptionWord.Traceback) &&
    word(a, ExceptionWord.Cause) === word(b, ExceptionWord.Cause) &&
    word(a, ExceptionWord.Context) === word(b, ExceptionWord.Context)
  );
}

function notesOf(rt: Runtime, exception: Handle): Handle {
  const dict = exceptionWord(rt, exception, ExceptionWord.Dict);
  return dict === NULL ? NULL : rt.findAttr(exception, '__notes__');
}

function collectLeaves(rt: Runtime, exception: Handle, leaves: Set<Handle>): void {
  if (exception === NONE) return;
  if (!isGroup(rt, exception)) leaves.add(exception);
  else for (const member of groupMembers(rt, exception)) collectLeaves(rt, member, leaves);
}

/**
 * What a `try`/`except*` raises at its end: the exceptions its handlers raised, and what was not handled or was
 * raised again, as one group in the shape of the original (_PyExc_PrepReraiseStar). None: nothing.
 */
export function prepareReraiseStar(rt: Runtime, original: Handle, list: Handle): Handle {
  const exceptions = rt.items(list).filter((one) => one !== NONE);
  if (exceptions.length === 0) return NONE;
  if (!isGroup(rt, original)) {
    // A naked exception was caught and wrapped: only one clause ran.
    return exceptions[0];
  }
  const raised: Handle[] = [];
  const reraised: Handle[] = [];
  for (const one of exceptions) (isGroup(rt, one) && sameMetadata(rt, one, original) ? reraised : raised).push(one);
  const leaves = new Set<Handle>();
  for (const one of reraised) collectLeaves(rt, one, leaves);
  let projected: Handle = NONE;
  if (leaves.size > 0) projected = split(rt, original, (one) => leaves.has(one), false).match;
  if (raised.length === 0) return projected;
  if (projected !== NONE) raised.push(projected);
  if (raised.length === 1) return raised[0];
  return rt.call(rt.exceptionType('BaseExceptionGroup').handle, [rt.newStr(''), rt.newList(raised)]);
}

const derive = native('derive', 'excs, /', (rt, self, excs) =>
  rt.call(rt.exceptionType('BaseExceptionGroup').handle, [exceptionWord(rt, self, ExceptionGroupWord.Message), excs]),
);
const splitMethod = native('split', 'matcher_value, /', (rt, self, wanted) => {
  const parts = split(rt, self, matcherOf(rt, wanted), true);
  return rt.newTuple([parts.match, parts.rest]);
});
const subgroup = native(
  'subgroup',
  'matcher_value, /',
  (rt, self, wanted) => split(rt, self, matcherOf(rt, wanted), false).match,
);
const classGetItem = native(
  '__class_getitem__',
  'object, /',
  (rt, self, argument) => rt.call(rt.types[TypeId.GenericAlias].handle, [self, argument]),
  { binding: 'class' },
);

const baseExceptionGroup = defineType({
  id: null,
  name: 'BaseExceptionGroup',
  base: 'BaseException',
  flags: EXCEPTION_FLAGS,
  layout: exceptionLayout(ExceptionGroupWord.Count),
  slots: {
    new: groupNew,
    init: exceptionInit,
    str: (rt, self) => {
      const count = groupMembers(rt, self).length;
      const message = rt.str(exceptionWord(rt, self, ExceptionGroupWord.Message));
      return rt.newStr(`${message} (${count} sub-exception${count > 1 ? 's' : ''})`);
    },
  },
  methods: [classGetItem, derive, splitMethod, subgroup],
  members: { message: ExceptionGroupWord.Message, exceptions: ExceptionGroupWord.Exceptions },
  doc: 'A combination of multiple unrelated exceptions.',
});

/** The types of this file. */
export const exceptionGroupTypes: readonly TypeSpec[] = [
  baseExceptionGroup,
  defineType({
    id: null,
    name: 'ExceptionGroup',
    base: 'BaseExceptionGroup',
    bases: ['BaseExceptionGroup', 'Exception'],
    flags: EXCEPTION_FLAGS | TypeFlag.HasWeakrefs,
    slots: {},
    getset: { __weakref__: weakrefGetSet },
  }),
];
