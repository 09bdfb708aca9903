/** The _tokenize module, which tokenize (and so inspect and dataclasses) imports. Twin of Python/Python-tokenize.c. */
import type { BuiltinModule } from '../machine/modules';

export const tokenizeModule: BuiltinModule = { name: '_tokenize' };
