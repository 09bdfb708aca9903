/** The _struct module. Twin of Modules/_struct.c. */
import type { BuiltinModule } from '../machine/modules';

export const structModule: BuiltinModule = { name: '_struct' };
