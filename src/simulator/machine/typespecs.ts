/** Every builtin type, in the order in which they can be made. */
import { builtinFunctionTypes } from '../objects/builtinfunction';
import { cellTypes } from '../objects/cell';
import { classMethodTypes } from '../objects/classmethod';
import { containerTypes } from '../objects/containertypes';
import { descriptorTypes } from '../objects/descr';
import { exceptionTypes } from '../objects/exceptions';
import { genericAliasTypes } from '../objects/genericalias';
import { mappingProxyTypes } from '../objects/mappingproxy';
import { methodTypes } from '../objects/method';
import { moduleTypes } from '../objects/module';
import { namespaceTypes } from '../objects/namespace';
import { noneTypes } from '../objects/none';
import { numberTypes } from '../objects/numbertypes';
import { objectTypes } from '../objects/object';
import { propertyTypes } from '../objects/property';
import type { TypeSpec } from '../objects/spec';
import { superTypes } from '../objects/super';
import { textTypes } from '../objects/texttypes';
import { tracebackTypes } from '../objects/traceback';
import { typeTypes } from '../objects/typetype';
import { typeVarTypes } from '../objects/typevar';
import { unionTypes } from '../objects/union';
import { weakrefTypes } from '../objects/weakref';
import { weakProxyTypes } from '../objects/weakproxy';
import { wrappedValueType } from '../objects/asyncgen';
import { anextAwaitableType } from './anextawaitable';
import { asendType, asyncGeneratorType, athrowType } from './asyncgentype';
import { codeType } from './codetype';
import { frameLocalsProxyType } from './framelocals';
import { frameType } from './frametype';
import { functionType } from './functiontype';
import { coroutineType, coroutineWrapperType, generatorType } from './generatortype';

export const typeSpecs: readonly TypeSpec[] = [
  ...objectTypes,
  ...typeTypes,
  ...descriptorTypes,
  ...builtinFunctionTypes,
  ...noneTypes,
  ...numberTypes,
  ...textTypes,
  ...containerTypes,
  ...methodTypes,
  ...classMethodTypes,
  ...propertyTypes,
  ...superTypes,
  ...moduleTypes,
  ...cellTypes,
  ...mappingProxyTypes,
  ...namespaceTypes,
  ...genericAliasTypes,
  ...unionTypes,
  ...typeVarTypes,
  ...weakrefTypes,
  ...weakProxyTypes,
  ...exceptionTypes,
  ...tracebackTypes,
  codeType,
  frameType,
  frameLocalsProxyType,
  functionType,
  generatorType,
  coroutineType,
  coroutineWrapperType,
  asyncGeneratorType,
  asendType,
  athrowType,
  wrappedValueType,
  anextAwaitableType,
];
