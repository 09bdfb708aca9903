/** The _codecs module. Twin of Modules/_codecsmodule.c. */
import type { BuiltinModule } from '../machine/modules';

export const codecsModule: BuiltinModule = { name: '_codecs' };
