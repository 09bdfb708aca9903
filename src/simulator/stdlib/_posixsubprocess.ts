/** The _posixsubprocess module: there are no other processes. Twin of Modules/_posixsubprocess.c. */
import type { BuiltinModule } from '../machine/modules';
import { Unsupported } from '../objects/errors';
import { rawNative } from '../objects/native';

export const posixSubprocessModule: BuiltinModule = {
  name: '_posixsubprocess',
  doc: 'A POSIX helper for the subprocess module.',
  functions: [
    rawNative('fork_exec', null, () => {
      throw new Unsupported(
        'starting another program: the simulator runs this program alone',
        'Run the other program by itself, or call its code as a function.',
      );
    }),
  ],
};
