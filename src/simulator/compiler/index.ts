// The door of compiler/: a syntax tree in, a code object out. Twin of _PyAST_Compile (Python/compile.c).
import type { Expression, Interactive, Module } from '../syntax/ast';
import { PythonNestingError, type SyntaxWarningInfo } from '../syntax/errors';
import { buildSymtable, futureFromAST, type SourceFile } from '../symtable';
import { CodeFlag, type CodeObject } from './code';
import { visitModule } from './codegen/statements';
import { Compiler } from './compiler';
import { checkFinallyBlocks } from './finallychecks';

export * from './code';
export { disassemble, disassembleAll, showConst } from './dis';
export * from './opcodes';

/** How to compile. */
export interface CompileOptions {
  /** CO_FUTURE_* bits taken over from the code that calls compile(), and PyCF_ALLOW_TOP_LEVEL_AWAIT. */
  readonly flags?: number;
  /** The level of optimization: 1 drops assert, 2 also docstrings. */
  readonly optimize?: number;
  /** The source, for the text and the columns of errors. */
  readonly source?: string;
  /** Gets the SyntaxWarnings of the compiler. */
  readonly onWarning?: (warning: SyntaxWarningInfo) => void;
}

/** `await` may stand at module level; the module's code is then a coroutine's. */
export const PyCF_ALLOW_TOP_LEVEL_AWAIT = 0x2000;

/** The bits of code flags that `from __future__` sets. */
export const CO_FUTURE_MASK =
  CodeFlag.CO_FUTURE_DIVISION |
  CodeFlag.CO_FUTURE_ABSOLUTE_IMPORT |
  CodeFlag.CO_FUTURE_WITH_STATEMENT |
  CodeFlag.CO_FUTURE_PRINT_FUNCTION |
  CodeFlag.CO_FUTURE_UNICODE_LITERALS |
  CodeFlag.CO_FUTURE_BARRY_AS_BDFL |
  CodeFlag.CO_FUTURE_GENERATOR_STOP |
  CodeFlag.CO_FUTURE_ANNOTATIONS;

/**
 * Compiles a module, expression or interactive statement; its kind is the mode. Throws PythonSyntaxError for what CPython's
 * symbol table and compiler reject, and PythonNestingError for what nests too deeply for them.
 */
export function compile(
  module: Module | Expression | Interactive,
  filename: string,
  mode: 'exec' | 'eval' | 'single',
  options: CompileOptions = {},
): CodeObject {
  const kinds = { exec: 'Module', eval: 'Expression', single: 'Interactive' } as const;
  if (module.kind !== kinds[mode]) {
    throw new TypeError(`expected ${kinds[mode]} node, got ${module.kind}`);
  }
  try {
    return compileModule(module, { filename, source: options.source }, options);
  } catch (error) {
    if (error instanceof RangeError && error.message.includes('call stack')) {
      throw new PythonNestingError('RecursionError', 'maximum recursion depth exceeded during compilation');
    }
    throw error;
  }
}

function compileModule(
  module: Module | Expression | Interactive,
  file: SourceFile,
  { flags = 0, optimize = 0, onWarning }: CompileOptions,
): CodeObject {
  const ownFuture = futureFromAST(module, file);
  const features = ownFuture.features | (flags & CO_FUTURE_MASK);
  const future = { features, location: ownFuture.location };
  const symtable = buildSymtable(module, file, future, (flags & PyCF_ALLOW_TOP_LEVEL_AWAIT) !== 0);
  const compiler = new Compiler(module, file, symtable, future, features, optimize, onWarning ?? null);
  checkFinallyBlocks(module, (message, place) => compiler.warn(message, place));
  visitModule(compiler, module);
  return compiler.optimizeAndAssemble(module.kind !== 'Expression');
}
