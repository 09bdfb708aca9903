/** Source text to code objects inside a run: for imports, exec, eval and compile. */
import { compile } from './compiler';
import { optimizeTree } from './compiler/optimizetree';
import { NULL, type Handle } from './memory';
import type { Interpreter } from './machine/interpreter';
import { isTree, TreeReader, treeToObjects } from './stdlib/asttree';
import {
  completeness,
  parse,
  parseFunctionType,
  PythonNestingError,
  PythonSyntaxError,
  type ParseMode,
  type ParseOptions,
  type stmt,
  type SyntaxWarningInfo,
} from './syntax';

const PyCF_DONT_IMPLY_DEDENT = 0x200;
const PyCF_ONLY_AST = 0x400;
const PyCF_TYPE_COMMENTS = 0x1000;
const CO_FUTURE_BARRY_AS_BDFL = 0x400000;
const PyCF_OPTIMIZED_AST = 0x8000;
const PyCF_ALLOW_INCOMPLETE_INPUT = 0x4000;

/** Whether a source ends inside a block that an empty line has not ended yet. */
function isOpenBlock(statement: stmt, source: string): boolean {
  return ('body' in statement || statement.kind === 'Match') && /\n[ \t]+[^\n]*$/.test(source);
}

function parseOptions(vm: Interpreter, flags: number): ParseOptions {
  return {
    onWarning: (warning) => warn(vm, warning),
    maxDigits: vm.payloads.intMaxStrDigits,
    barryAsFlufl: (flags & CO_FUTURE_BARRY_AS_BDFL) !== 0,
    typeComments: (flags & PyCF_TYPE_COMMENTS) !== 0,
  };
}

/** Refuses the beginning of an input where the flags ask for that. */
function checkComplete(vm: Interpreter, source: string, mode: ParseMode | 'func_type', flags: number): void {
  if ((flags & PyCF_ALLOW_INCOMPLETE_INPUT) === 0 || mode === 'func_type') return;
  if (completeness(source, mode) !== 'incomplete') return;
  vm.raise('_IncompleteInputError', 'incomplete input');
}

/** A code object of a source; raises SyntaxError (or MemoryError, RecursionError) in the program. */
export function compileInside(
  vm: Interpreter,
  source: string,
  filename: string,
  mode: ParseMode = 'exec',
  flags = 0,
  optimize = 0,
): Handle {
  checkComplete(vm, source, mode, flags);
  return inside(vm, source, () => {
    const onWarning = (warning: SyntaxWarningInfo): void => warn(vm, warning);
    const tree = parse(source, filename, mode, parseOptions(vm, flags));
    if ((flags & PyCF_DONT_IMPLY_DEDENT) !== 0 && tree.kind === 'Interactive' && isOpenBlock(tree.body[0], source)) {
      return vm.raise('_IncompleteInputError', 'incomplete input');
    }
    try {
      return vm.codes.objectFor(compile(tree, filename, mode, { source, flags, optimize, onWarning }));
    } catch (problem) {
      // The compiler shows a line of a file, never of a text that is in no file.
      const known = vm.codes.fileNamed(filename)?.source ?? '';
      if (!(problem instanceof PythonSyntaxError) || known !== '') throw problem;
      throw new PythonSyntaxError({ ...problem.info, text: null }, problem.statement);
    }
  });
}

const isOptimized = (flags: number): boolean => (flags & PyCF_OPTIMIZED_AST) !== 0;

/** `compile()` with PyCF_ONLY_AST: a source's tree as objects of the module ast. */
export function parseInside(
  vm: Interpreter,
  source: string,
  filename: string,
  mode: ParseMode | 'func_type',
  flags: number,
  optimize: number,
): Handle {
  checkComplete(vm, source, mode, flags);
  return inside(vm, source, () => {
    if (mode === 'func_type')
      return treeToObjects(vm, parseFunctionType(source, filename, parseOptions(vm, flags)), source);
    const tree = parse(source, filename, mode, parseOptions(vm, flags));
    return treeToObjects(vm, isOptimized(flags) ? optimizeTree(tree, optimize) : tree, source);
  });
}

/** `compile()` of objects of the module ast; NULL when the object is none. */
export function compileTree(
  vm: Interpreter,
  tree: Handle,
  filename: string,
  mode: ParseMode | 'func_type',
  flags: number,
  optimize: number,
): Handle {
  if (!isTree(vm, tree)) return NULL;
  const onlyTree = (flags & PyCF_ONLY_AST) !== 0;
  if (mode === 'func_type' || (onlyTree && !isOptimized(flags))) return tree;
  const kinds = { exec: 'Module', eval: 'Expression', single: 'Interactive' } as const;
  const module = new TreeReader(vm).module(tree, kinds[mode]);
  if (onlyTree) return treeToObjects(vm, optimizeTree(module, optimize), '');
  const onWarning = (warning: SyntaxWarningInfo): void => warn(vm, warning);
  return inside(vm, null, () => vm.codes.objectFor(compile(module, filename, mode, { flags, optimize, onWarning })));
}

/** Shows a warning; where the program's filters make it an error, a syntax error. Twin of _PyErr_EmitSyntaxWarning. */
function warn(vm: Interpreter, { category, message, filename, lineno, error }: SyntaxWarningInfo): void {
  const problem = vm.attempt([category], () => vm.warnExplicit(category, message, filename, lineno));
  if (problem !== NULL) throw new PythonSyntaxError(error);
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

function raiseSyntaxError(vm: Interpreter, { info, statement }: PythonSyntaxError, source: string | null): never {
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
    vm.setAttr(
      error,
      '_metadata',
      vm.newTuple([vm.newInt(statement.line), vm.newInt(statement.column), vm.newStr(source)]),
    );
  }
  return vm.throwException(error);
}
