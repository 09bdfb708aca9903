/** The types of numbers, for the machine to make. */
import { boolType } from './bool';
import { complexType } from './complextype';
import { floatType } from './floattype';
import { intType } from './inttype';
import type { TypeSpec } from './spec';

/** Their specs. */
export const numberTypes: readonly TypeSpec[] = [intType, boolType, floatType, complexType];
