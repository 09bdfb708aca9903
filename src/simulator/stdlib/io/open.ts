/** open(). Twin of _io_open_impl of Modules/_io/_iomodule.c. */
import { FALSE, NONE, NULL, TRUE, type Handle } from '../../memory';
import type { Runtime } from '../../objects/runtime';
import { argumentKind } from '../../objects/textargs';
import { intArgument } from '../../objects/textargs';
import { typeNameOf } from '../../objects/type';
import { bind, moduleType, signature } from '../typedef';
import { DEFAULT_BUFFER_SIZE } from './buffered';
import { fspath } from './support';

const parameters = signature(
  'open',
  "file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None",
);

interface FileMode {
  readonly binary: boolean;
  readonly updating: boolean;
  /** One of r, w, x, a; '' where there is none. */
  readonly kinds: string;
}

function parseMode(rt: Runtime, mode: Handle): FileMode {
  const letters = rt.text(mode);
  for (let i = 0; i < letters.length; i++) {
    if (!'xrwa+tb'.includes(letters[i]) || letters.indexOf(letters[i]) < i) {
      rt.raise('ValueError', `invalid mode: ${rt.repr(mode)}`);
    }
  }
  const kinds = letters.replace(/[+tb]/g, '');
  const binary = letters.includes('b');
  if (binary && letters.includes('t')) rt.raise('ValueError', "can't have text and binary mode at once");
  if (kinds.length > 1) rt.raise('ValueError', 'must have exactly one of create/read/write/append mode');
  return { binary, updating: letters.includes('+'), kinds };
}

function stringOption(rt: Runtime, name: string, h: Handle): Handle {
  if (h === NULL || h === NONE) return NONE;
  if (!rt.isStr(h)) rt.raise('TypeError', `open() argument '${name}' must be str or None, not ${typeNameOf(rt, h)}`);
  return h;
}

/** The builtin open(). */
export function openFile(rt: Runtime, args: readonly Handle[], kwnames: readonly string[] | null): Handle {
  const bound = bind(rt, parameters, args, kwnames);
  const [file, modeGiven, bufferingGiven, , , , closefd, opener] = bound;
  const mode = modeGiven === NULL ? rt.newStr('r') : modeGiven;
  if (!rt.isStr(mode)) rt.raise('TypeError', `open() argument 'mode' must be str, not ${argumentKind(rt, mode)}`);
  let buffering = intArgument(rt, bufferingGiven, -1);
  const [encoding, errors, newline] = ['encoding', 'errors', 'newline'].map((name, i) =>
    stringOption(rt, name, bound[3 + i]),
  );
  const path = rt.isInt(file) ? file : fspath(rt, file);
  const { binary, updating, kinds } = parseMode(rt, mode);
  if (binary) {
    if (encoding !== NONE) rt.raise('ValueError', "binary mode doesn't take an encoding argument");
    if (errors !== NONE) rt.raise('ValueError', "binary mode doesn't take an errors argument");
    if (newline !== NONE) rt.raise('ValueError', "binary mode doesn't take a newline argument");
    if (buffering === 1) {
      rt.warn(
        'RuntimeWarning',
        "line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used",
      );
    }
  }
  const make = (name: string, ...values: readonly Handle[]): Handle =>
    rt.call(moduleType(rt, `_io.${name}`).handle, values);
  const rawMode = rt.newStr(`${kinds}${updating ? '+' : ''}`);
  const raw = make('FileIO', path, rawMode, closefd === NULL ? TRUE : closefd, opener === NULL ? NONE : opener);
  let result = raw;
  try {
    const lines = buffering === 1;
    if (buffering < -1) rt.raise('ValueError', 'invalid buffering size');
    if (buffering < 0 || lines) buffering = DEFAULT_BUFFER_SIZE;
    if (buffering === 0) {
      if (!binary) rt.raise('ValueError', "can't have unbuffered text I/O");
      return raw;
    }
    if (!updating && kinds === '') rt.raise('ValueError', `unknown mode: ${rt.repr(mode)}`);
    const buffered = updating ? 'BufferedRandom' : kinds === 'r' ? 'BufferedReader' : 'BufferedWriter';
    result = make(buffered, raw, rt.newInt(buffering));
    if (binary) return result;
    const wrapper = make('TextIOWrapper', result, encoding, errors, newline, lines ? TRUE : FALSE);
    rt.setAttr(wrapper, 'mode', mode);
    return wrapper;
  } catch (problem) {
    rt.attempt(['Exception'], () => rt.callMethod(result, 'close'));
    throw problem;
  }
}
