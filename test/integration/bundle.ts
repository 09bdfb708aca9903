/** Bundles the suite for one kind of extension host: all of suite/*.test.ts and mocha in one file. */
import { build, type Plugin } from 'esbuild';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The two kinds of extension host. */
export type HostKind = 'node' | 'web';

const suiteFolder = fileURLToPath(new URL('suite', import.meta.url));
const outFolder = fileURLToPath(new URL('../../.cache/suite', import.meta.url));

const suitePlugin: Plugin = {
  name: 'suite',
  setup(builder) {
    builder.onResolve({ filter: /^virtual:suite$/ }, ({ path }) => ({ path, namespace: 'suite' }));
    builder.onLoad({ filter: /.*/, namespace: 'suite' }, () => {
      const files = readdirSync(suiteFolder).filter((name) => name.endsWith('.test.ts'));
      const imports = files.map((name) => `import './${name.slice(0, -'.ts'.length)}';`).join('\n');
      return { contents: `${imports}\nexport default true;`, resolveDir: suiteFolder, loader: 'ts' };
    });
    // mocha.js assigns to module.exports, which would be the bundle's own: its package says that it is an ES module.
    builder.onLoad({ filter: /[\\/]mocha[\\/]mocha\.js$/ }, ({ path }) => ({
      contents: `const exports = {};\nconst module = { exports };\n${readFileSync(path, 'utf8')}`,
      loader: 'js',
    }));
    // The web worker host has no Node modules; what the suite needs of them is small.
    builder.onResolve({ filter: /^node:assert\/strict$/ }, () =>
      builder.initialOptions.platform === 'browser' ? { path: `${suiteFolder}/../assert.ts` } : undefined,
    );
    builder.onResolve({ filter: /^node:fs$/ }, ({ path }) =>
      builder.initialOptions.platform === 'browser' ? { path, external: true } : undefined,
    );
  },
};

/** Returns the bundle's path. */
export async function bundleSuite(kind: HostKind): Promise<string> {
  const outfile = `${outFolder}/${kind}/index.js`;
  await build({
    entryPoints: [`${suiteFolder}/index.ts`],
    outfile,
    bundle: true,
    format: 'cjs',
    platform: kind === 'web' ? 'browser' : 'node',
    target: 'es2022',
    external: ['vscode'],
    define: { SUITE_HOST: JSON.stringify(kind), ...(kind === 'web' ? { global: 'globalThis' } : {}) },
    sourcemap: 'inline',
    logLevel: 'warning',
    plugins: [suitePlugin],
  });
  return outfile;
}
