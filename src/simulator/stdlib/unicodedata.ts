/** The unicodedata module. Twin of Modules/unicodedata.c. */
import type { BuiltinModule } from '../machine/modules';

export const unicodedataModule: BuiltinModule = { name: 'unicodedata' };
