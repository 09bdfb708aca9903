/** The _heapq module. Twin of Modules/_heapqmodule.c. */
import type { BuiltinModule } from '../machine/modules';

export const heapqModule: BuiltinModule = { name: '_heapq' };
