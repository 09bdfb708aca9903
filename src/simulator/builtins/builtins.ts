/** The builtins module. Twin of Python/bltinmodule.c; the functions stand in the files beside this one. */
import { ELLIPSIS, FALSE, NONE, NOT_IMPLEMENTED, TRUE } from '../memory';
import type { BuiltinModule } from '../machine/modules';
import { attributeFunctions } from './attributes';
import { classFunctions } from './classes';
import { codeFunctions } from './code';
import { inputOutputFunctions } from './inputoutput';
import { iterationFunctions } from './iteration';
import { numberFunctions } from './numbers';

/** CPython's order, which suggestions of names follow: by name, but `aiter` and `anext` after their namesakes. */
const place = (name: string): string => (name === 'aiter' || name === 'anext' ? `${name.slice(1)}~` : name);

export const builtinsModule: BuiltinModule = {
  name: 'builtins',
  doc: "Built-in functions, types, exceptions, and other objects.\n\nThis module provides direct access to all 'built-in'\nidentifiers of Python; for example, builtins.len is\nthe full name for the built-in function len().\n\nThis module is not normally accessed explicitly by most\napplications, but can be useful in modules that provide\nobjects with the same name as a built-in value, but in\nwhich the built-in of that name is also needed.",
  functions: [
    ...attributeFunctions,
    ...classFunctions,
    ...codeFunctions,
    ...inputOutputFunctions,
    ...iterationFunctions,
    ...numberFunctions,
  ].sort((a, b) => (place(a.name) < place(b.name) ? -1 : 1)),
  init: (_vm, _module, set) => {
    set('None', NONE);
    set('Ellipsis', ELLIPSIS);
    set('NotImplemented', NOT_IMPLEMENTED);
    set('False', FALSE);
    set('True', TRUE);
    set('__debug__', TRUE);
  },
};
