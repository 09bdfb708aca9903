/** sys.stdin, sys.stdout and sys.stderr: text streams connected to the run's host. */
import { boolHandle, FALSE, NONE, NULL, TRUE, type Handle } from '../memory';
import { machineOf } from '../machine/frametype';
import { InputNeeded, type Interpreter } from '../machine/interpreter';
import { native, type NativeFunction } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { defineType } from '../objects/spec';
import { createTypes } from '../objects/typebuild';
import { TypeFlag } from '../objects/typeobject';

const NAMES = ['stdin', 'stdout', 'stderr'] as const;

function nameOf(rt: Runtime, self: Handle): (typeof NAMES)[number] {
  return NAMES[rt.heap.num[self]];
}

/** A line with its newline; '' at the end. */
function readLine(rt: Runtime, self: Handle): string {
  if (nameOf(rt, self) !== 'stdin') rt.raise('io.UnsupportedOperation', 'not readable');
  const line = machineOf(rt).readLine('');
  return line === null ? '' : `${line}\n`;
}

/** All lines that are given. */
function readLines(rt: Runtime, self: Handle): string[] {
  const lines: string[] = [];
  try {
    for (let line = readLine(rt, self); line !== ''; line = readLine(rt, self)) lines.push(line);
    return lines;
  } catch (problem) {
    if (!(problem instanceof InputNeeded) || lines.length === 0) throw problem;
    return lines;
  }
}

const methods: readonly NativeFunction[] = [
  native('write', 's, /', (rt, self, text) => {
    const name = nameOf(rt, self);
    if (name === 'stdin') rt.raise('io.UnsupportedOperation', 'not writable');
    if (!rt.isStr(text)) rt.raise('TypeError', `write() argument must be str, not ${rt.typeOf(text).name}`);
    rt.host.write(name === 'stderr' ? 'stderr' : 'stdout', rt.text(text));
    return rt.newInt(rt.length(text));
  }),
  native('writelines', 'lines, /', (rt, self, lines) => {
    rt.forEach(lines, (line) => {
      rt.callMethod(self, 'write', line);
    });
    return NONE;
  }),
  native('flush', '', () => NONE),
  native('isatty', '', () => FALSE),
  native('readable', '', (rt, self) => boolHandle(nameOf(rt, self) === 'stdin')),
  native('writable', '', (rt, self) => boolHandle(nameOf(rt, self) !== 'stdin')),
  native('seekable', '', () => FALSE),
  native('fileno', '', (rt, self) => rt.newInt(rt.heap.num[self])),
  native('close', '', () => NONE),
  native('readline', 'size=-1, /', (rt, self) => rt.newStr(readLine(rt, self))),
  native('readlines', 'hint=-1, /', (rt, self) => rt.newList(readLines(rt, self).map((line) => rt.newStr(line)))),
  native('read', 'size=-1, /', (rt, self) => rt.newStr(readLines(rt, self).join(''))),
  native('reconfigure', '*, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None', () => NONE),
  native('__enter__', '', (_rt, self) => self),
];

const standardStream = defineType({
  id: null,
  name: 'TextIOWrapper',
  module: '_io',
  flags: TypeFlag.DisallowInstantiation,
  methods,
  slots: {
    repr: (rt, self) => {
      const mode = nameOf(rt, self) === 'stdin' ? 'r' : 'w';
      return rt.newStr(`<_io.TextIOWrapper name='<${nameOf(rt, self)}>' mode='${mode}' encoding='utf-8'>`);
    },
    iter: (_rt, self) => self,
    iternext: (rt, self) => {
      const line = readLine(rt, self);
      return line === '' ? NULL : rt.newStr(line);
    },
  },
  getset: {
    name: { get: (rt, self) => rt.newStr(`<${nameOf(rt, self)}>`) },
    mode: { get: (rt, self) => rt.newStr(nameOf(rt, self) === 'stdin' ? 'r' : 'w') },
    encoding: { get: (rt) => rt.newStr('utf-8') },
    errors: { get: (rt) => rt.newStr('strict') },
    newlines: { get: () => NONE },
    closed: { get: () => FALSE },
    line_buffering: { get: () => TRUE },
  },
});

/** Makes the three streams and puts them into sys. */
export function makeStandardStreams(vm: Interpreter, set: (name: string, value: Handle) => void): void {
  const [type] = createTypes(vm, [standardStream]);
  NAMES.forEach((name, number) => {
    const stream = vm.heap.createImmortal(type.index, number);
    vm.standardStreams.set(name, stream);
    set(name, stream);
    set(`__${name}__`, stream);
  });
}
