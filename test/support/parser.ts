/** tree-sitter for tests, straight from the packages. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createParser } from '../../src/host/syntax/tree';
import type { SyntaxParser } from '../../src/host/syntax/tree';

const require = createRequire(import.meta.url);
const bytes = (path: string): Uint8Array => readFileSync(require.resolve(path));

let loaded: Promise<SyntaxParser> | undefined;

/** One parser for all tests of a process. */
export const testParser = (): Promise<SyntaxParser> =>
  (loaded ??= createParser(
    bytes('web-tree-sitter/web-tree-sitter.wasm'),
    bytes('tree-sitter-python/tree-sitter-python.wasm'),
  ));
