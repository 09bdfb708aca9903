/**
 * The _posixsubprocess module. Twin of Modules/_posixsubprocess.c: of other programs there are only the few that posixprocess.ts knows,
 * and they have run to their end when their parent goes on. For all others there is CPython's word that they are not found.
 */
import type { BuiltinModule } from '../machine/modules';
import { rawNative } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import type { Handle } from '../memory';
import { ERRNO_NAMES } from './errnonames';
import { fileSystem } from './filesystem';
import { addChild, runProgram } from './posixprocess';

/** Where fork_exec()'s arguments stand. */
const enum Argument {
  Args = 0,
  Output = 9,
  ErrorPipe = 13,
}

/** Writes to a descriptor; -1 is the parent's own output. */
function write(rt: Runtime, fd: number, text: string): void {
  if (fd === -1 || fd === 1) rt.host.write('stdout', text);
  else if (fd === 2) rt.host.write('stderr', text);
  else fileSystem(rt).write(fd, new TextEncoder().encode(text));
}

function textOf(rt: Runtime, h: Handle): string {
  return rt.isStr(h)
    ? rt.text(h)
    : rt.isInt(h)
      ? ''
      : new TextDecoder().decode(rt.bytesValue(rt.callMethod(rt.importModule('os'), 'fsencode', h)));
}

export const posixSubprocessModule: BuiltinModule = {
  name: '_posixsubprocess',
  doc: 'A POSIX helper for the subprocess module.',
  functions: [
    rawNative('fork_exec', null, (rt, _self, args) => {
      const words = rt.toArray(args[Argument.Args]).map((word) => textOf(rt, word));
      const ran = runProgram(rt, words);
      if (ran === null) {
        // What the child tells its parent when exec() fails: errno in hexadecimal.
        const code = ERRNO_NAMES['ENOENT'].toString(16);
        write(rt, Number(rt.index(args[Argument.ErrorPipe])), `OSError:${code}:`);
        return rt.newInt(addChild(rt, 255));
      }
      if (ran.output !== '') write(rt, Number(rt.index(args[Argument.Output])), ran.output);
      return rt.newInt(addChild(rt, ran.code));
    }),
  ],
};
