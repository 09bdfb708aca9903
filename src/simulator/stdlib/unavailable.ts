/** Modules of CPython that have no work to do here but whose names other modules of the library import: marshal. */
import type { BuiltinModule } from '../machine/modules';
import { native, type NativeFunction } from '../objects/native';

function refuse(name: string, parameters: string, message: string): NativeFunction {
  return native(name, parameters, (rt) => rt.raise('ValueError', message));
}

/** marshal: there is no bytecode of CPython to write or read. */
export const marshalModule: BuiltinModule = {
  name: 'marshal',
  functions: [
    refuse('dump', 'value, file, version=5, /, *, allow_code=True', 'unmarshallable object'),
    refuse('dumps', 'value, version=5, /, *, allow_code=True', 'unmarshallable object'),
    refuse('load', 'file, /, *, allow_code=True', 'bad marshal data (unknown type code)'),
    refuse('loads', 'bytes, /, *, allow_code=True', 'bad marshal data (unknown type code)'),
  ],
  init: (vm, _module, set) => set('version', vm.newInt(5)),
};
