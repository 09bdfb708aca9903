// `npm start`: sets everything up, builds, and opens VS Code with the extension and a folder of examples: the local
// `code` if there is one, else a browser-hosted VS Code on loopback, whose address is printed.
//   node scripts/start.mjs [--browser] [--port N]
//   node scripts/start.mjs --build      only sets up, builds and copies the examples (before F5 in VS Code)
import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { inCache, inRoot, root } from './lib/paths.mjs';
import { ensurePackages, findCode, main, run, runs } from './lib/setup.mjs';
import { startVSCodeServer } from './lib/vscode-server.mjs';

/** What was asked for on the command line. */
function readFlags() {
  const { values } = parseArgs({
    options: {
      browser: { type: 'boolean', default: false },
      build: { type: 'boolean', default: false },
      port: { type: 'string', default: '0' },
    },
  });
  const port = Number(values.port);
  if (!/^\d+$/.test(values.port) || port > 65535)
    throw new Error(`--port needs a number up to 65535, not ${values.port}`);
  return { ...values, port };
}

/** A copy of the examples that may be changed at will: what is there already stays. */
function examples() {
  const folder = inCache('start/examples');
  cpSync(inRoot('media/examples'), folder, { recursive: true, force: false });
  return folder;
}

/** Opens VS Code; false: there is none that opens. */
function openLocally(folder, file) {
  const code = findCode();
  if (code === undefined) return false;
  console.log(`Opening ${code} ...`);
  const status = runs(code, [`--extensionDevelopmentPath=${root}`, '--skip-welcome', folder, file]);
  if (status !== 0) console.log(`${code} ended with ${status}; a browser-hosted VS Code instead:`);
  return status === 0;
}

async function openInBrowser(folder, file, port) {
  const server = await startVSCodeServer({ port, dataDir: inCache('start/server-data') });
  const stop = () => void server.stop();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  console.log('\nVS Code is ready. Open this address in a browser on this machine (Ctrl+C here ends it):\n');
  console.log(server.url({ folder, extension: root, open: file }));
  console.log('\nThen run "Show Memory Model" from the command palette (F1) or with the button above the editor.');
  await server.exited;
}

await main(async () => {
  const flags = readFlags();
  ensurePackages();
  run(process.execPath, [inRoot('scripts/build.mjs')]);
  const folder = examples();
  const [first] = readdirSync(folder)
    .filter((name) => name.endsWith('.py'))
    .sort();
  if (flags.build) return;
  const file = join(folder, first);
  if (flags.browser || !openLocally(folder, file)) await openInBrowser(folder, file, flags.port);
});
