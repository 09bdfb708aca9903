/** The _io module. Twin of Modules/_io/_iomodule.c. */
import type { BuiltinModule } from '../machine/modules';

export const ioModule: BuiltinModule = { name: '_io' };
