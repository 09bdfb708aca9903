/**
 * What the interpreter tells through sys: text to its streams, exceptions nobody catches to its hooks. Twin of
 * _PyErr_WriteUnraisableMsg (Python/errors.c) and _PyErr_PrintEx (Python/pythonrun.c).
 */
import { NONE, NULL, type Handle } from '../memory';
import { Raised } from '../objects/errors';
import { addTracebackEntry } from '../objects/traceback';
import { reportException, unraisableText } from '../protocols/report';
import type { Interpreter } from './interpreter';

/** Text as standard error shows it: half a surrogate pair as an escape, for its error handler is `backslashreplace`. */
export function onStderr(text: string): string {
  return text.replace(/\p{Surrogate}/gu, (half) => `\\u${half.charCodeAt(0).toString(16)}`);
}

/** Writes to `sys.stdout` or `sys.stderr`, whatever the program has put there. */
export function writeStream(vm: Interpreter, name: 'stdout' | 'stderr', text: string): void {
  if (vm.standardStream(name)) {
    vm.host.write(name, onStderr(text));
    return;
  }
  const stream = vm.findAttr(vm.importModule('sys'), name);
  if (stream !== NULL && stream !== NONE) vm.callMethod(stream, 'write', vm.newStr(text));
}

/** The lines of a file that code came from. */
function sourceLines(vm: Interpreter, file: string): readonly string[] | null {
  const source = vm.codes.fileNamed(file)?.source ?? '';
  return source === '' ? null : source.split(/\r\n|\r|\n/);
}

/** The text of an exception's traceback, as the default hook prints it. */
export function tracebackText(vm: Interpreter, exception: Handle): string {
  return reportException(vm, exception, (file) => sourceLines(vm, file)).traceback;
}

/** The program's own hook of that name; NULL when it is the default one or gone. */
function ownHook(vm: Interpreter, name: string): Handle {
  const sys = vm.importModule('sys');
  const hook = vm.findAttr(sys, name);
  return hook === NULL || hook === vm.findAttr(sys, `__${name}__`) ? NULL : hook;
}

/** Runs a body; the exception it raises (in the pool), or NULL. */
function raisedBy(vm: Interpreter, body: () => void): Handle {
  try {
    body();
    return NULL;
  } catch (problem) {
    if (!(problem instanceof Raised)) throw problem;
    return vm.heap.autorelease(problem.exception);
  }
}

/** Prints an exception that can reach nobody, as the default hook does. */
export function printUnraisable(vm: Interpreter, message: string, object: Handle, exception: Handle): void {
  const heading = object === NULL || object === NONE ? `${message}:` : `${message}: ${vm.repr(object)}`;
  writeStream(
    vm,
    'stderr',
    unraisableText(vm, heading, exception, (file) => sourceLines(vm, file)),
  );
}

/** Gives an exception that can reach nobody to `sys.unraisablehook`. */
export function writeUnraisable(vm: Interpreter, message: string, exception: Handle): void {
  // One that was raised in no Python code shows at least where the program is.
  if (vm.depth > 0 && vm.tracebackOf(exception) === NONE) {
    addTracebackEntry(vm, exception, vm.currentFrame(), vm.last, vm.currentLine());
  }
  const hook = ownHook(vm, 'unraisablehook');
  if (hook === NULL) return printUnraisable(vm, message, NULL, exception);
  const type = vm.interned.get('type builtins.UnraisableHookArgs') ?? NULL;
  const values = [vm.typeOf(exception).handle, exception, vm.tracebackOf(exception), vm.newStr(message), NONE];
  const problem = raisedBy(vm, () => vm.call(hook, [vm.call(type, [vm.newTuple(values)])]));
  if (problem !== NULL) printUnraisable(vm, 'Exception ignored in sys.unraisablehook', hook, problem);
}

/** Gives the exception that ends the program to `sys.excepthook`, if the program has put its own there. */
export function callExceptHook(vm: Interpreter, exception: Handle): boolean {
  const hook = ownHook(vm, 'excepthook');
  if (hook === NULL) return false;
  const text = tracebackText(vm, exception);
  const values = [vm.typeOf(exception).handle, exception, vm.tracebackOf(exception)];
  const problem = raisedBy(vm, () => vm.call(hook, values));
  if (problem !== NULL && !vm.isInstance(problem, vm.exceptionType('SystemExit'))) {
    const second = tracebackText(vm, problem);
    writeStream(vm, 'stderr', `Error in sys.excepthook:\n${second}\nOriginal exception was:\n${text}`);
  }
  return true;
}

/**
 * What of a traceback comes to standard error itself: nothing where the program has put another stream in its place, which gets
 * the text.
 */
export function defaultHook(vm: Interpreter, traceback: string): string {
  const sys = vm.importModule('sys');
  const text = vm.findAttr(sys, 'excepthook') === NULL ? `sys.excepthook is missing\n${traceback}` : traceback;
  if (vm.standardStream('stderr')) return onStderr(text);
  if (vm.findAttr(sys, 'stderr') === NULL) return 'lost sys.stderr\n';
  raisedBy(vm, () => writeStream(vm, 'stderr', text));
  return '';
}

/** `str()` of an object between two steps, for whoever looks on; null: it raised. The program goes on as if nothing had run. */
export function strAside(vm: Interpreter, object: Handle): string | null {
  const { result, reraising, reraiseAt, lastOfPopped, pausedAt } = vm;
  const mark = vm.heap.poolMark;
  vm.aside = true;
  // A tracer of the program's own is told of none of this either.
  vm.tracing.depth++;
  try {
    let text: string | null = null;
    raisedBy(vm, () => {
      text = vm.str(object);
    });
    return text;
  } finally {
    vm.heap.drain(mark);
    vm.aside = false;
    vm.tracing.depth--;
    Object.assign(vm, { result, reraising, reraiseAt, lastOfPopped, pausedAt });
  }
}
