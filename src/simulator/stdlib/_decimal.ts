/** The _decimal module. Twin of Modules/_decimal/_decimal.c. */
import type { BuiltinModule } from '../machine/modules';

export const decimalModule: BuiltinModule = { name: '_decimal' };
