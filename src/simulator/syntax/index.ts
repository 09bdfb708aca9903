/** The door of syntax/: source text in, AST or CPython's SyntaxError out. */
export * from './ast';
export * from './errors';
export { dump, type DumpOptions } from './dump';
export { withKeywordSuggestion } from './keyword-typo';
export { completeness, parse, parseFunctionType, type Completeness, type ParseMode, type ParseOptions } from './parse';
