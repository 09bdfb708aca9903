// `npm start`: sets everything up, builds, and opens VS Code with the extension and a folder of examples: the local
// `code` if there is one, else a browser-hosted VS Code on loopback, whose address is printed.
//   node scripts/start.mjs [--browser] [--port N]
//   node scripts/start.mjs --build      only sets up, builds and copies the examples (before F5 in VS Code)
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { inCache, inRoot, root } from './lib/paths.mjs';
import { ensurePackages, findProgram, run } from './lib/setup.mjs';
import { startVSCodeServer } from './lib/vscode-server.mjs';

const { values: flags } = parseArgs({
  options: {
    browser: { type: 'boolean', default: false },
    build: { type: 'boolean', default: false },
    port: { type: 'string', default: '0' },
  },
});

/** A copy of the examples that may be changed at will. */
function examples() {
  const folder = inCache('start/examples');
  if (!existsSync(folder)) cpSync(inRoot('media/examples'), folder, { recursive: true });
  return folder;
}

function openLocally(folder, file) {
  const code = flags.browser ? undefined : findProgram('code', 'code-insiders', 'codium');
  if (code === undefined) return false;
  console.log(`Opening ${code} ...`);
  const args = [`--extensionDevelopmentPath=${root}`, '--skip-welcome', folder, file];
  const shell = process.platform === 'win32';
  return spawnSync(code, args, { stdio: 'inherit', shell }).status === 0;
}

async function openInBrowser(folder, file) {
  const server = await startVSCodeServer({ port: Number(flags.port), dataDir: inCache('start/server-data') });
  const stop = () => void server.stop();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  console.log('\nVS Code is ready. Open this address in a browser on this machine (Ctrl+C here ends it):\n');
  console.log(server.url({ folder, extension: root, open: file }));
  console.log('\nThen run "Show Memory Model" from the command palette (F1) or with the button above the editor.');
  await server.exited;
}

try {
  ensurePackages();
  run(process.execPath, [inRoot('scripts/build.mjs')]);
  const folder = examples();
  const file = join(
    folder,
    readdirSync(folder)
      .filter((name) => name.endsWith('.py'))
      .sort()[0],
  );
  if (!flags.build && !openLocally(folder, file)) await openInBrowser(folder, file);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
