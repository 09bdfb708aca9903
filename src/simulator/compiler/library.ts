/** Compiles a module of the standard library when the product is built; run by scripts/lib/compile-library.mjs. */
import { parse } from '../syntax';
import { compile } from '.';
import { dumpCode } from './marshal';

/** The module's code as bytes. */
export function compileLibraryModule(source: string, path: string): Uint8Array {
  return dumpCode(compile(parse(source, path), path, 'exec', { source }));
}
