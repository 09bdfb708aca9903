// Bundles everything that runs into dist/.
//   node scripts/build.mjs [--production] [--partial] [--watch]
// --production minifies and leaves source maps out; --partial passes over entries whose source does not exist or is broken;
// --watch builds again whenever a source changes.
import * as esbuild from 'esbuild';
import { chmodSync, cpSync, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { mermaidSlim } from './lib/mermaid-slim.mjs';
import { thirdPartyNotices } from './lib/notices.mjs';
import { inRoot, root } from './lib/paths.mjs';
import { libraryCompiler } from './lib/compile-library.mjs';
import { buildStdlib } from './stdlib.mjs';
import './words.mjs';

const require = createRequire(import.meta.url);
const { values: flags } = parseArgs({
  options: {
    production: { type: 'boolean', default: false },
    partial: { type: 'boolean', default: false },
    watch: { type: 'boolean', default: false },
  },
});
const dist = inRoot('dist');

/** @type {esbuild.BuildOptions} */
const common = {
  bundle: true,
  absWorkingDir: root,
  target: 'es2022',
  minify: flags.production,
  sourcemap: flags.production ? false : 'linked',
  sourcesContent: false,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
  // The CommonJS twin needs no import.meta, which a classic script does not have.
  alias: { 'web-tree-sitter': require.resolve('web-tree-sitter') },
};

/** @type {esbuild.BuildOptions} */
const node = { ...common, platform: 'node', format: 'cjs', target: 'node20', external: ['vscode'] };

/** @type {esbuild.BuildOptions} */
const browser = { ...common, platform: 'browser', define: { global: 'globalThis' } };

/** What is built from what: [source, output, options]. */
const entries = [
  ['src/host/extension.ts', 'host/extension.js', node],
  ['src/worker/node.ts', 'worker/node.js', node],
  ['src/cli/main.ts', 'cli/cli.js', { ...node, banner: { js: '#!/usr/bin/env node' } }],
  ['src/cli/thread.ts', 'cli/thread.js', node],
  ['src/host/extension.web.ts', 'web/extension.js', { ...browser, format: 'cjs', external: ['vscode'] }],
  ['src/worker/web.ts', 'worker/web.js', { ...browser, format: 'iife' }],
  [
    'webview-ui/src/main.ts',
    'webview/panel.js',
    {
      ...browser,
      format: 'iife',
      plugins: [mermaidSlim],
      loader: { '.ttf': 'file', '.svg': 'text' },
      assetNames: '[name]',
    },
  ],
  ['webview-ui/src/handout/main.ts', 'webview/handout.js', { ...browser, format: 'iife', loader: { '.svg': 'text' } }],
];

function present() {
  return entries.filter(([source]) => {
    if (existsSync(inRoot(source))) return true;
    if (!flags.partial) throw new Error(`${source} does not exist (use --partial to build the rest)`);
    console.log(`skip ${source}: does not exist yet`);
    return false;
  });
}

function copyWasm() {
  mkdirSync(join(dist, 'wasm'), { recursive: true });
  for (const file of ['web-tree-sitter/web-tree-sitter.wasm', 'tree-sitter-python/tree-sitter-python.wasm']) {
    cpSync(inRoot('node_modules', file), join(dist, 'wasm', file.split('/')[1]));
  }
}

async function main() {
  const started = Date.now();
  const todo = present();
  if (!flags.watch) rmSync(dist, { recursive: true, force: true });
  copyWasm();
  const library = buildStdlib(join(dist, 'stdlib'), await libraryCompiler());
  const options = todo.map(([source, output, rest]) => ({
    ...rest,
    entryPoints: [inRoot(source)],
    outfile: join(dist, output),
  }));
  if (flags.watch) {
    for (const each of options) await (await esbuild.context({ ...each, logLevel: 'info' })).watch();
    return;
  }
  const settled = await Promise.allSettled(options.map((each) => esbuild.build(each)));
  const broken = settled.filter(({ status }) => status === 'rejected');
  if (broken.length > 0 && !flags.partial) throw new Error(`${broken.length} of ${settled.length} bundles failed`);
  const results = settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  if (existsSync(join(dist, 'cli/cli.js'))) chmodSync(join(dist, 'cli/cli.js'), 0o755);
  const notices = thirdPartyNotices(
    results.map(({ metafile }) => metafile),
    ['node_modules/tree-sitter-python', 'node_modules/@sqlite.org/sqlite-wasm'],
  );
  writeFileSync(join(dist, 'THIRD-PARTY-NOTICES.txt'), notices);
  for (const { outfile } of options.filter((each) => existsSync(each.outfile))) {
    console.log(`${size(outfile)}  ${outfile.slice(root.length + 1)}`);
  }
  console.log(`${size(library.file)}  ${library.file.slice(root.length + 1)} (${library.count} modules)`);
  console.log(`built in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

function size(file) {
  return `${(statSync(file).size / 1024).toFixed(0).padStart(7)} KB`;
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
