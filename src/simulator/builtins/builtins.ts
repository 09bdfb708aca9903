/** The builtins module. Twin of Python/bltinmodule.c; the functions stand in the files beside this one. */
import { ELLIPSIS, FALSE, NONE, NOT_IMPLEMENTED, TRUE } from '../memory';
import type { BuiltinModule } from '../machine/modules';
import { attributeFunctions } from './attributes';
import { classFunctions } from './classes';
import { codeFunctions } from './code';
import { inputOutputFunctions } from './inputoutput';
import { iterationFunctions } from './iteration';
import { numberFunctions } from './numbers';
import { addSiteBuiltins } from './site';

export const builtinsModule: BuiltinModule = {
  name: 'builtins',
  doc: 'Built-in functions, types, exceptions, and other objects.',
  functions: [
    ...attributeFunctions,
    ...classFunctions,
    ...codeFunctions,
    ...inputOutputFunctions,
    ...iterationFunctions,
    ...numberFunctions,
  ],
  init: (vm, _module, set) => {
    set('None', NONE);
    set('Ellipsis', ELLIPSIS);
    set('NotImplemented', NOT_IMPLEMENTED);
    set('False', FALSE);
    set('True', TRUE);
    set('__debug__', TRUE);
    addSiteBuiltins(vm, set);
  },
};
