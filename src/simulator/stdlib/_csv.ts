/** The _csv module. Twin of Modules/_csv.c. */
import type { BuiltinModule } from '../machine/modules';

export const csvModule: BuiltinModule = { name: '_csv' };
