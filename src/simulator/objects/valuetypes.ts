/** All types of numbers, texts and bytes, of template strings and type parameters, for the machine to make. */
import { boolType } from './bool';
import { byteArrayIteratorType, byteArrayType } from './bytearraytype';
import { bytesIteratorType, bytesType } from './bytestype';
import { complexType } from './complextype';
import { floatType } from './floattype';
import { intType } from './inttype';
import { memoryIteratorType, memoryViewType } from './memoryview';
import type { TypeSpec } from './spec';
import { strAsciiIteratorType, strIteratorType } from './striter';
import { strType } from './strtype';
import { interpolationType, templateIteratorType, templateType } from './template';
import { typeVarTypes } from './typevar';

/** Their specs. */
export const valueTypes: readonly TypeSpec[] = [
  intType,
  boolType,
  floatType,
  complexType,
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
  ...typeVarTypes,
];
