/** The _tokenize module: importable, as inspect wants it; tokens of a source it has none. Twin of Python/Python-tokenize.c. */
import type { BuiltinModule } from '../machine/modules';
import { Unsupported } from '../objects/errors';
import { rawNative } from '../objects/native';

export const tokenizeModule: BuiltinModule = {
  name: '_tokenize',
  functions: [
    rawNative('TokenizerIter', null, () => {
      throw new Unsupported('tokenize', 'Reading the tokens of a source is not simulated; ast.parse() is.');
    }),
  ],
};
