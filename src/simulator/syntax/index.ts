/**
 * The door of syntax/: source text in, AST or CPython's SyntaxError out.
 * The tree-sitter tree of a text being edited is in parser.ts, which is imported by itself as it loads tree-sitter.
 */
export * from './ast';
export * from './errors';
export { dump, type DumpOptions } from './dump';
export { withKeywordSuggestion } from './keyword-typo';
export { completeness, parse, type Completeness, type ParseMode, type ParseOptions } from './parse';
