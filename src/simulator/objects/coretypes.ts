/** The builtin types of this folder that have to do with classes, calls and exceptions, for createTypes. */
import { builtinFunctionTypes } from './builtinfunction';
import { cellTypes } from './cell';
import { classMethodTypes } from './classmethod';
import { descriptorTypes } from './descr';
import { exceptionTypes } from './exceptions';
import { genericAliasTypes } from './genericalias';
import { mappingProxyTypes } from './mappingproxy';
import { methodTypes } from './method';
import { moduleTypes } from './module';
import { namespaceTypes } from './namespace';
import { noneTypes } from './none';
import { objectTypes } from './object';
import { propertyTypes } from './property';
import type { TypeSpec } from './spec';
import { superTypes } from './super';
import { tracebackTypes } from './traceback';
import { typeTypes } from './typetype';
import { unionTypes } from './union';
import { weakProxyTypes } from './weakproxy';
import { weakrefTypes } from './weakref';

/** In an order in which bases come first. */
export const coreTypes: readonly TypeSpec[] = [
  ...objectTypes,
  ...typeTypes,
  ...descriptorTypes,
  ...builtinFunctionTypes,
  ...methodTypes,
  ...classMethodTypes,
  ...propertyTypes,
  ...superTypes,
  ...noneTypes,
  ...cellTypes,
  ...moduleTypes,
  ...mappingProxyTypes,
  ...namespaceTypes,
  ...genericAliasTypes,
  ...unionTypes,
  ...weakrefTypes,
  ...weakProxyTypes,
  ...tracebackTypes,
  ...exceptionTypes,
];
