/** The specs of all container types and their iterators, for the machine's list of builtin types. */
import { dictIteratorTypes } from './dictiter';
import { dictType } from './dicttype';
import { dictViewTypes } from './dictviews';
import { enumerateType, reversedType } from './enum';
import { callableIteratorType, sequenceIteratorType } from './iterobject';
import { listIteratorType, listReverseIteratorType } from './listiter';
import { listType } from './listtype';
import { longRangeIteratorType, rangeIteratorType, rangeType } from './range';
import { frozenSetType, setIteratorType, setType } from './settype';
import { sliceType } from './slice';
import type { TypeSpec } from './spec';
import { tupleIteratorType, tupleType } from './tupletype';
import { filterType, mapType, zipType } from './zipmapfilter';

export const containerTypes: readonly TypeSpec[] = [
  listType,
  listIteratorType,
  listReverseIteratorType,
  tupleType,
  tupleIteratorType,
  dictType,
  ...dictIteratorTypes,
  ...dictViewTypes,
  setType,
  frozenSetType,
  setIteratorType,
  rangeType,
  rangeIteratorType,
  longRangeIteratorType,
  sliceType,
  enumerateType,
  reversedType,
  zipType,
  mapType,
  filterType,
  sequenceIteratorType,
  callableIteratorType,
];
