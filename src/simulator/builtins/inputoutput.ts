/** print, input, repr and their kin. */
import { EMPTY_STR, NONE, NULL, type Handle } from '../memory';
import { native, rawNative, splitKeywords, type NativeFunction } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { argumentKind } from '../objects/textargs';
import { asciiObjectOf, formatObjectOf, reprObjectOf } from '../protocols/repr';
import { TypeId } from '../objects/typeids';
import { writeStandard } from '../stdlib/io/textio';
import { machineOf } from '../machine/frametype';

const OPEN_SIGNATURE =
  "(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)";

/** The separator or end of print: a str or None. */
function textOr(rt: Runtime, name: string, value: Handle, fallback: string): string {
  if (value === NULL || value === NONE) return fallback;
  if (!rt.isStr(value)) rt.raise('TypeError', `${name} must be None or a string, not ${rt.typeOf(value).name}`);
  return rt.text(value);
}

/** `str(value)` runs no Python code and cannot fail. */
function printsQuietly(rt: Runtime, value: Handle): boolean {
  const type: TypeId = rt.heap.type[value];
  // A big int may have too many digits.
  if (type === TypeId.Int) return !Number.isNaN(rt.heap.num[value]);
  return type === TypeId.Str || type === TypeId.Float || type === TypeId.Bool || value === NONE;
}

export const inputOutputFunctions: readonly NativeFunction[] = [
  rawNative('print', "(*args, sep=' ', end='\\n', file=None, flush=False)", (rt, _self, args, kwnames) => {
    const { rest, keywords } = splitKeywords(rt, 'print', ['sep', 'end', 'file', 'flush'], args, kwnames);
    const separator = textOr(rt, 'sep', keywords[0], ' ');
    const end = textOr(rt, 'end', keywords[1], '\n');
    const vm = machineOf(rt);
    let file = keywords[2];
    if (file === NULL || file === NONE) {
      const standard = vm.standardStreams.get('stdout');
      if (standard !== undefined && vm.standardStream('stdout')) {
        let pieces: string[] = [];
        for (let i = 0; i < rest.length; i++) {
          if (i > 0) pieces.push(separator);
          // What `__str__` prints, or raises, comes after the text before it.
          if (pieces.length > 0 && !printsQuietly(rt, rest[i])) {
            writeStandard(rt, standard, pieces);
            pieces = [];
          }
          pieces.push(rt.str(rest[i]));
        }
        pieces.push(end);
        writeStandard(rt, standard, pieces);
        return NONE;
      }
      file = rt.findAttr(rt.importModule('sys'), 'stdout');
      if (file === NULL) rt.raise('RuntimeError', 'lost sys.stdout');
      if (file === NONE) return NONE;
    }
    const write = rt.getAttr(file, 'write');
    for (let i = 0; i < rest.length; i++) {
      if (i > 0) rt.call(write, [rt.newStr(separator)]);
      rt.call(write, [rt.newStr(rt.str(rest[i]))]);
    }
    rt.call(write, [rt.newStr(end)]);
    if (keywords[3] !== NULL && rt.truth(keywords[3])) rt.callMethod(file, 'flush');
    return NONE;
  }),
  native('input', "prompt='', /", (rt, _self, prompt) => {
    const vm = machineOf(rt);
    const sys = rt.importModule('sys');
    const [input, output] = ['stdin', 'stdout', 'stderr'].map((name) => {
      const stream = rt.findAttr(sys, name);
      if (stream === NULL || stream === NONE) rt.raise('RuntimeError', `lost sys.${name}`);
      return rt.heap.keep(stream);
    });
    const text = prompt === NULL ? '' : rt.str(prompt);
    if (!vm.standardStream('stdin')) {
      if (text !== '') rt.callMethod(output, 'write', rt.newStr(text));
      vm.attempt(['Exception'], () => void rt.callMethod(output, 'flush'));
      const line = rt.callMethod(input, 'readline');
      if (!rt.isStr(line)) rt.raise('TypeError', 'object.readline() returned non-string');
      if (rt.length(line) === 0) rt.raise('EOFError', 'EOF when reading a line');
      return rt.newStr(rt.text(line).replace(/\n$/, ''));
    }
    const line = vm.readLine(text);
    return line === null ? rt.raise('EOFError', 'EOF when reading a line') : rt.newStr(line);
  }),
  native('repr', 'obj, /', (rt, _self, object) => reprObjectOf(rt, object)),
  native('ascii', 'obj, /', (rt, _self, object) => asciiObjectOf(rt, object)),
  native('format', "value, format_spec='', /", (rt, _self, value, spec) => {
    if (spec !== NULL && !rt.isStr(spec)) {
      rt.raise('TypeError', `format() argument 2 must be str, not ${argumentKind(rt, spec)}`);
    }
    return formatObjectOf(rt, value, spec === NULL ? EMPTY_STR : spec);
  }),
  {
    ...rawNative('open', OPEN_SIGNATURE, (rt, _self, args, kwnames) => {
      rt.importModule('_io');
      return rt.call(machineOf(rt).modules.openFile, args, kwnames);
    }),
    module: '_io',
  },
  rawNative('breakpoint', null, (rt, _self, args, kwnames) => {
    const hook = rt.findAttr(rt.importModule('sys'), 'breakpointhook');
    return hook === NULL ? rt.raise('RuntimeError', 'lost sys.breakpointhook') : rt.call(hook, args, kwnames);
  }),
];
