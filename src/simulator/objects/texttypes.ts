/** The types of texts and bytes and of template strings, for the machine to make. */
import { byteArrayIteratorType, byteArrayType } from './bytearraytype';
import { bytesIteratorType, bytesType } from './bytestype';
import { memoryIteratorType, memoryViewType } from './memoryviewtype';
import type { TypeSpec } from './spec';
import { strAsciiIteratorType, strIteratorType } from './striter';
import { strType } from './strtype';
import { interpolationType, templateIteratorType, templateType } from './template';

/** Their specs. */
export const textTypes: readonly TypeSpec[] = [
  strType,
  strIteratorType,
  strAsciiIteratorType,
  bytesType,
  bytesIteratorType,
  byteArrayType,
  byteArrayIteratorType,
  memoryViewType,
  memoryIteratorType,
  interpolationType,
  templateType,
  templateIteratorType,
];
