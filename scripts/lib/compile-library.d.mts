/** Types of compile-library.mjs, for the tests. */
export function libraryCompiler(): Promise<(source: string, path: string) => Uint8Array>;
