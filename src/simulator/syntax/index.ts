/**
 * The door of syntax/: source text in, AST or CPython's SyntaxError out; and the incremental tree-sitter tree.
 */
export * from './ast';
export * from './errors';
export { setCharacterNameLookup } from './character-names';
export { dump, type DumpOptions } from './dump';
export { parse, type ParseMode, type ParseOptions } from './parse';
