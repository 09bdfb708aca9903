/** The _stat module. Twin of Modules/_stat.c. */
import type { BuiltinModule } from '../machine/modules';

export const statModule: BuiltinModule = { name: '_stat' };
