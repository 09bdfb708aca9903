/** The _statistics module. Twin of Modules/_statisticsmodule.c. */
import type { BuiltinModule } from '../machine/modules';

export const statisticsModule: BuiltinModule = { name: '_statistics' };
