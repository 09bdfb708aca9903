/** The _tokenize module. Twin of Python/Python-tokenize.c. */
import type { BuiltinModule } from '../machine/modules';

export const tokenizeModule: BuiltinModule = { name: '_tokenize' };
