/** The posix module. Twin of Modules/posixmodule.c. */
import type { BuiltinModule } from '../machine/modules';

export const posixModule: BuiltinModule = { name: 'posix' };
