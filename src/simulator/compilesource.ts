/** Source text to code objects inside a run: for imports, exec, eval and compile. */
import { compile } from './compiler';
import type { Handle } from './memory';
import type { Interpreter } from './machine/interpreter';
import { parse, PythonNestingError, PythonSyntaxError, type ParseMode, type SyntaxErrorInfo } from './syntax';

/** A code object of a source; raises SyntaxError (or MemoryError, RecursionError) in the program. */
export function compileInside(
  vm: Interpreter,
  source: string,
  filename: string,
  mode: ParseMode = 'exec',
  flags = 0,
): Handle {
  try {
    const onWarning = (warning: { category: string; message: string }): void => vm.warn(warning.category, warning.message);
    const code =
      mode === 'exec'
        ? compile(parse(source, filename, 'exec', { onWarning }), filename, mode, { source, flags })
        : mode === 'eval'
          ? compile(parse(source, filename, 'eval', { onWarning }), filename, mode, { source, flags })
          : compile(parse(source, filename, 'single', { onWarning }), filename, mode, { source, flags });
    return vm.codes.objectFor(code);
  } catch (problem) {
    if (problem instanceof PythonSyntaxError) return raiseSyntaxError(vm, problem.info);
    if (problem instanceof PythonNestingError) return vm.raise(problem.type, problem.detail);
    throw problem;
  }
}

function raiseSyntaxError(vm: Interpreter, info: SyntaxErrorInfo): never {
  const place = vm.newTuple([
    vm.newStr(info.filename),
    vm.newInt(info.lineno),
    vm.newInt(info.offset),
    info.text === null ? vm.none : vm.newStr(info.text),
    vm.newInt(info.end_lineno),
    vm.newInt(info.end_offset),
  ]);
  return vm.raiseWith(info.type, [vm.newStr(info.message), place]);
}
