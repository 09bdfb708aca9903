/** Source text to code objects inside a run: for imports, exec, eval and compile. */
import { compile } from './compiler';
import { NULL, type Handle } from './memory';
import type { Interpreter } from './machine/interpreter';
import { isTree, TreeReader, treeToObjects } from './stdlib/asttree';
import { parse, PythonNestingError, PythonSyntaxError, type ParseMode } from './syntax';

/** A code object of a source; raises SyntaxError (or MemoryError, RecursionError) in the program. */
export function compileInside(
  vm: Interpreter,
  source: string,
  filename: string,
  mode: ParseMode = 'exec',
  flags = 0,
): Handle {
  return inside(vm, source, () => {
    const onWarning = (warning: { category: string; message: string }): void =>
      vm.warn(warning.category, warning.message);
    return vm.codes.objectFor(compile(parse(source, filename, mode, { onWarning }), filename, mode, { source, flags }));
  });
}

/** `compile()` with PyCF_ONLY_AST: a source's tree as objects of the module ast. */
export function parseInside(vm: Interpreter, source: string, filename: string, mode: ParseMode): Handle {
  return inside(vm, source, () => {
    const onWarning = (warning: { category: string; message: string }): void =>
      vm.warn(warning.category, warning.message);
    return treeToObjects(vm, parse(source, filename, mode, { onWarning }), source);
  });
}

/** `compile()` of objects of the module ast; NULL when the object is none. */
export function compileTree(
  vm: Interpreter,
  tree: Handle,
  filename: string,
  mode: ParseMode,
  flags: number,
  optimize: number,
): Handle {
  if (!isTree(vm, tree)) return NULL;
  const kinds = { exec: 'Module', eval: 'Expression', single: 'Interactive' } as const;
  const module = new TreeReader(vm).module(tree, kinds[mode]);
  return inside(vm, null, () => vm.codes.objectFor(compile(module, filename, mode, { flags, optimize })));
}

/** Runs parser or compiler; what they find wrong is raised in the program. */
function inside(vm: Interpreter, source: string | null, body: () => Handle): Handle {
  try {
    return body();
  } catch (problem) {
    if (problem instanceof PythonSyntaxError) return raiseSyntaxError(vm, problem, source);
    if (problem instanceof PythonNestingError) return vm.raise(problem.type, problem.detail);
    throw problem;
  }
}

function raiseSyntaxError(vm: Interpreter, { info, statementLine }: PythonSyntaxError, source: string | null): never {
  const place = vm.newTuple([
    vm.newStr(info.filename),
    vm.newInt(info.lineno),
    vm.newInt(info.offset),
    info.text === null ? vm.none : vm.newStr(info.text),
    vm.newInt(info.end_lineno),
    vm.newInt(info.end_offset),
  ]);
  const error = vm.newException(vm.exceptionType(info.type), [vm.newStr(info.message), place]);
  if (source !== null) {
    vm.setAttr(error, '_metadata', vm.newTuple([vm.newInt(statementLine), vm.newInt(0), vm.newStr(source)]));
  }
  return vm.throwException(error);
}
