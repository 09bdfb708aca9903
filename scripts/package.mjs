// `npm run package`: a VSIX that holds only what runs. Says its size and refuses anything unexpected in it.
import { readFileSync, statSync } from 'node:fs';
import { inRoot } from './lib/paths.mjs';
import { ensurePackages, main, run } from './lib/setup.mjs';

const allowed = [
  /^extension\/dist\/(host|web|worker)\/\w+\.js$/,
  /^extension\/dist\/webview\/[\w.-]+\.(js|css|ttf)$/,
  /^extension\/dist\/(wasm\/[\w-]+\.wasm|stdlib\/(stdlib\.pack|LICENSE\.txt)|THIRD-PARTY-NOTICES\.txt)$/,
  /^extension\/media\/(examples|walkthrough)\/|^extension\/media\/[\w-]+\.(svg|png)$/,
  /^extension\/l10n\/bundle\.l10n(\.[a-z-]+)?\.json$/,
  /^extension\/(package(\.nls(\.[a-z-]+)?)?\.json|readme\.md|changelog\.md|LICENSE\.txt)$/i,
  /^(extension\.vsixmanifest|\[Content_Types\]\.xml)$/,
];

await main(async () => {
  ensurePackages();
  const { name, version } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  const file = inRoot(`${name}-${version}.vsix`);
  const vsce = [inRoot('node_modules/@vscode/vsce/vsce'), 'package', '--no-dependencies', '--out', file];
  run(process.execPath, [...vsce, '--allow-missing-repository', '--no-rewrite-relative-links', '--skip-license']);
  const { readZip } = await import('./lib/zip.mjs');
  const files = readZip(readFileSync(file)).map(({ path }) => path);
  const strange = files.filter((path) => !allowed.some((pattern) => pattern.test(path)));
  console.log(`${file}: ${(statSync(file).size / 1024 / 1024).toFixed(2)} MB, ${files.length} files`);
  if (strange.length > 0) {
    console.error(`Not expected in the package:\n${strange.join('\n')}`);
    process.exitCode = 1;
  }
});
