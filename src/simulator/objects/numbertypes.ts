/** The specs of the numeric types, for the machine's list of builtin types. */
import { boolType } from './bool';
import { complexType } from './complextype';
import { floatType } from './floattype';
import { intType } from './inttype';
import type { TypeSpec } from './spec';

export const numberTypes: readonly TypeSpec[] = [intType, boolType, floatType, complexType];
