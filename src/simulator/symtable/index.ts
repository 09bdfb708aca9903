// The door of symtable/: a syntax tree in, the scopes of all its names out. Twin of _PySymtable_Build (Python/symtable.c).
import type { mod } from '../syntax/ast';
import { analyzeSymtable } from './analyze';
import { SymtableBuilder, type SymbolTable } from './builder';
import type { SourceFile } from './errors';
import { visitExpr } from './expressions';
import type { FutureFeatures } from './future';
import { getDocString } from './future';
import { visitStmts } from './statements';

export { type SymbolTable } from './builder';
export { SymtableEntry } from './entry';
export { syntaxErrorAt, type SourceFile } from './errors';
export { MAX_NESTING } from './expressions';
export { BlockType, ComprehensionType, Def, Scope, scopeOf } from './flags';
export { CO_FUTURE_ANNOTATIONS, futureFromAST, getDocString, type FutureFeatures } from './future';
export { mangle, maybeMangle } from './mangle';

/** Builds the symbol table of a module. Throws PythonSyntaxError for what CPython's symbol table rejects. */
export function buildSymtable(
  module: mod,
  file: SourceFile,
  future: FutureFeatures,
  allowTopLevelAwait = false,
): SymbolTable {
  const builder = new SymtableBuilder(module, file, future, allowTopLevelAwait);
  switch (module.kind) {
    case 'Module':
      builder.cur.hasDocstring = getDocString(module.body) !== null;
      visitStmts(builder, module.body);
      break;
    case 'Interactive':
      visitStmts(builder, module.body);
      break;
    case 'Expression':
      visitExpr(builder, module.body);
      break;
  }
  analyzeSymtable(builder.table, file);
  return builder.table;
}
