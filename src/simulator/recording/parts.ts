/**
 * The references inside builtin objects by the names a Python programmer knows them by, and how far iterators have come.
 */
import { NONE, NULL, type Handle } from '../memory';
import { WrapperWord } from '../objects/classmethod';
import { iteratorPosition, partsOf, rangeIteratorValue } from '../objects/containerwords';
import { ExceptionWord } from '../objects/exceptionwords';
import { TracebackWord } from '../objects/traceback';
import { TypeId } from '../objects/typeids';
import { CLOSED_STREAM, NO_POSITION, positionIn } from '../stdlib/io/position';
import { StreamWord } from '../stdlib/io/support';
import type { TypeObject } from '../objects/typeobject';
import type { Image } from './image';

const EXCEPTION_WORDS: Readonly<Record<number, string>> = {
  [ExceptionWord.Args]: 'args',
  [ExceptionWord.Traceback]: '__traceback__',
  [ExceptionWord.Context]: '__context__',
  [ExceptionWord.Cause]: '__cause__',
};

const WORDS: Readonly<Partial<Record<TypeId, Readonly<Record<number, string>>>>> = {
  [TypeId.ClassMethod]: { [WrapperWord.Callable]: '__func__' },
  [TypeId.StaticMethod]: { [WrapperWord.Callable]: '__func__' },
  [TypeId.Traceback]: { [TracebackWord.Next]: 'tb_next', [TracebackWord.Frame]: 'tb_frame' },
};

/** The name of a fixed word of an object; '' where it has none. `builtin` is the type whose layout it has. */
export function wordName(image: Image, h: Handle, builtin: TypeObject, word: number): string {
  if (builtin.isSubtypeOf(image.vm.exceptionType('BaseException'))) {
    return EXCEPTION_WORDS[word] ?? builtin.wordNames[word] ?? '';
  }
  const named = WORDS[builtin.index as TypeId]?.[word] ?? builtin.wordNames[word];
  if (named !== undefined) return named;
  const address = image.base(h) + word;
  return partsOf(image.memory, h).find((part) => part.address === address)?.name ?? '';
}

/** Where an iterator stands, in words; '' where there is nothing to say. */
export function iteratorText(image: Image, h: Handle): string {
  const { memory } = image;
  const type: TypeId = image.typeIndex(h);
  switch (type) {
    case TypeId.ListIterator:
    case TypeId.ListReverseIterator:
    case TypeId.TupleIterator:
    case TypeId.SequenceIterator:
    case TypeId.Reversed: {
      const at = iteratorPosition(memory, h);
      return at < 0 ? 'finished' : `next: index ${at}`;
    }
    case TypeId.DictKeyIterator:
    case TypeId.DictValueIterator:
    case TypeId.DictItemIterator:
    case TypeId.DictReverseKeyIterator:
    case TypeId.DictReverseValueIterator:
    case TypeId.DictReverseItemIterator:
    case TypeId.SetIterator:
      return iteratorPosition(memory, h) < 0 ? 'finished' : '';
    case TypeId.RangeIterator:
    case TypeId.LongRangeIterator: {
      const value = rangeIteratorValue(memory, h);
      return iteratorPosition(memory, h) < 0 ? 'finished' : Number.isNaN(value) ? '' : `next: ${value}`;
    }
    case TypeId.Enumerate: {
      const given = iteratorPosition(memory, h);
      return given < 0 ? '' : `${given} given`;
    }
    default:
      return '';
  }
}

/** Whether a type is a file's, or one that is read and written as a file is. */
export const isStream = ({ module, layout }: TypeObject): boolean =>
  module === '_io' && layout.dict === StreamWord.Dict && layout.words === StreamWord.Count;

/** Where the program stands in a file; '' where it has no places. */
export function streamText(image: Image, h: Handle): string {
  const position = positionIn(image.word(image.base(h) + StreamWord.Position));
  if (position === CLOSED_STREAM) return 'closed';
  return position === NO_POSITION ? '' : `position ${position}`;
}

/** The line that a traceback entry tells of. */
export function tracebackText(image: Image, h: Handle): string {
  const frame = image.word(image.base(h) + TracebackWord.Frame);
  if (frame === NULL || frame === NONE) return '';
  return `line ${image.word(image.base(h) + TracebackWord.Line)}, in ${image.vm.execs[image.num(frame)].code.name}`;
}
