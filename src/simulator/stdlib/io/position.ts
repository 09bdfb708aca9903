/**
 * Where the program stands in a stream, as a word of the stream. What else a stream knows is no part of the recorded
 * memory, and the picture of an earlier step must tell where it stood then. The word follows each method that may move
 * it.
 */
import type { Handle } from '../../memory';
import type { NativeFunction } from '../../objects/native';
import type { Runtime } from '../../objects/runtime';
import type { TypeSpec } from '../../objects/spec';
import { StreamWord } from './support';

/** What is told of a stream that is closed, and of one that has no position (a terminal, for instance). */
export const CLOSED_STREAM = -1;
export const NO_POSITION = -2;

/** The position by which `tell()` goes, or one of the above. Raises nothing and calls no code of the program. */
export type Where = (rt: Runtime, self: Handle) => number;

const MOVING = new Set([
  'read',
  'read1',
  'readall',
  'readinto',
  'readinto1',
  'readline',
  'readlines',
  'write',
  'writelines',
  'seek',
  'truncate',
  'close',
  'detach',
  '__setstate__',
]);

/** A fresh object's words are 0: no position; others are one more than the position. */
const wordOf = (position: number): number =>
  position === NO_POSITION ? 0 : position === CLOSED_STREAM ? -1 : Math.min(position, 2 ** 31 - 2) + 1;

/** The position that a stream's word tells. */
export function positionIn(word: number): number {
  if (word === 0) return NO_POSITION;
  return word < 0 ? CLOSED_STREAM : word - 1;
}

/** A stream's type that keeps its position. */
export function withPosition(spec: TypeSpec, where: Where): TypeSpec {
  const note = (rt: Runtime, self: Handle): void => {
    const address = rt.heap.base[self] + StreamWord.Position;
    const word = wordOf(where(rt, self));
    if (rt.heap.words[address] !== word) rt.heap.setRaw(address, word);
  };
  const noting = (method: NativeFunction): NativeFunction => ({
    ...method,
    impl: (rt, self, ...args) => {
      try {
        return method.impl(rt, self, ...args);
      } finally {
        note(rt, self);
      }
    },
  });
  const { init, iternext } = spec.slots ?? {};
  return {
    ...spec,
    slots: {
      ...spec.slots,
      ...(init === undefined
        ? {}
        : {
            init: (rt, self, args, kwnames) => {
              init(rt, self, args, kwnames);
              note(rt, self);
            },
          }),
      ...(iternext === undefined
        ? {}
        : {
            iternext: (rt, self) => {
              const item = iternext(rt, self);
              note(rt, self);
              return item;
            },
          }),
    },
    methods: (spec.methods ?? []).map((method) => (MOVING.has(method.name) ? noting(method) : method)),
  };
}
