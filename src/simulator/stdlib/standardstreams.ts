/** sys.stdin, sys.stdout and sys.stderr: text streams connected to the run's host. */
import type { Handle } from '../memory';
import type { Interpreter } from '../machine/interpreter';
import { textBaseTypes } from './io/iobase';
import { textIOWrapper } from './io/textio';
import { newTextState } from './io/textstate';
import type { StandardStream } from './io/standard';
import { addTypes, moduleType } from './typedef';

const NAMES: readonly StandardStream[] = ['stdin', 'stdout', 'stderr'];

/** Makes the three streams, and the types they need, and puts them into sys. */
export function makeStandardStreams(vm: Interpreter, set: (name: string, value: Handle) => void): void {
  addTypes(vm, () => undefined, [...textBaseTypes, textIOWrapper]);
  const type = moduleType(vm, '_io.TextIOWrapper');
  for (const name of NAMES) {
    const state = newTextState();
    state.ready = true;
    state.standard = name;
    state.readable = name === 'stdin';
    state.writable = !state.readable;
    state.lineBuffering = true;
    if (name === 'stderr') state.errors = 'backslashreplace';
    const stream = vm.heap.createImmortal(type.index, vm.payloads.others.add(state), 0, type.layout.words);
    vm.setAttr(stream, 'mode', vm.newStr(name === 'stdin' ? 'r' : 'w'));
    vm.standardStreams.set(name, stream);
    set(name, stream);
    set(`__${name}__`, stream);
  }
}
