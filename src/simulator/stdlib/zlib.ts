/** The zlib module. Twin of Modules/zlibmodule.c. */
import type { BuiltinModule } from '../machine/modules';

export const zlibModule: BuiltinModule = { name: 'zlib' };
