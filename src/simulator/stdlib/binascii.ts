/** The binascii module. Twin of Modules/binascii.c. */
import type { BuiltinModule } from '../machine/modules';

export const binasciiModule: BuiltinModule = { name: 'binascii' };
