/** The _bisect module. Twin of Modules/_bisectmodule.c. */
import type { BuiltinModule } from '../machine/modules';

export const bisectModule: BuiltinModule = { name: '_bisect' };
