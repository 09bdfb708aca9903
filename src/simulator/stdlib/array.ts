/** The array module. Twin of Modules/arraymodule.c. */
import type { BuiltinModule } from '../machine/modules';

export const arrayModule: BuiltinModule = { name: 'array' };
