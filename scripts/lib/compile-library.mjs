// The simulator's own compiler, bundled for the build: it compiles the standard library ahead of time.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { inRoot } from './paths.mjs';

/** (source, path) => bytes of the module's code. */
export async function libraryCompiler() {
  const outfile = join(inRoot('.cache'), 'compile-library.mjs');
  await build({
    entryPoints: [inRoot('src/simulator/compiler/library.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
  });
  const { compileLibraryModule } = await import(`${pathToFileURL(outfile).href}?${Date.now()}`);
  return compileLibraryModule;
}
