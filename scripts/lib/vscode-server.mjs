// A real VS Code, served on loopback: the server that code-server's npm package carries, without code-server's wrapper.
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { ensureCodeServer } from './setup.mjs';

const HOST = '127.0.0.1';

/** Settings that keep a fresh profile quiet. */
export const quietSettings = {
  'telemetry.telemetryLevel': 'off',
  'security.workspace.trust.enabled': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
  'git.enabled': false,
  'files.autoSave': 'off',
  'window.dialogStyle': 'custom',
};

function writeSettings(dataDir, settings) {
  for (const profile of ['Machine', 'User']) {
    mkdirSync(join(dataDir, 'data', profile), { recursive: true });
    writeFileSync(join(dataDir, 'data', profile, 'settings.json'), JSON.stringify(settings, null, 2));
  }
}

/**
 * Starts a server. Options: `port` (0: any), `dataDir` (default: a new one that is removed by stop), `settings` (added to
 * the quiet ones), `extensions` (folders of extensions to install), `env` (added to its environment), `onLog` (called with
 * each line it prints).
 */
export async function startVSCodeServer(options = {}) {
  const { port = 0, dataDir, settings = {}, extensions = [], env = {}, onLog = () => {} } = options;
  const server = ensureCodeServer();
  if (port !== 0) await mustBeFree(port);
  const data = dataDir ?? mkdtempSync(join(tmpdir(), 'vscode-server-'));
  writeSettings(data, { ...quietSettings, ...settings });
  for (const folder of extensions) cpSync(folder, join(data, 'extensions', basename(folder)), { recursive: true });
  const args = [
    join(server, 'out/server-main.js'),
    ...['--host', HOST, '--port', String(port), '--without-connection-token', '--accept-server-license-terms'],
    ...['--server-data-dir', data, '--telemetry-level', 'off', '--enable-smoke-test-driver'],
  ];
  const child = spawn(process.execPath, args, {
    cwd: server,
    env: { ...process.env, EXTENSIONS_GALLERY: '{"serviceUrl":""}', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = new Promise((resolve) => child.once('exit', resolve));
  const stop = async () => {
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
    await exited;
    clearTimeout(timer);
    if (dataDir === undefined) rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  try {
    const listening = await waitForPort(child, onLog);
    return { port: listening, exited, stop, url: (what) => workbenchUrl(listening, what) };
  } catch (error) {
    await stop();
    throw error;
  }
}

function mustBeFree(port) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) =>
      reject(
        error.code === 'EADDRINUSE' ? new Error(`Port ${port} is taken; choose another one with --port N.`) : error,
      ),
    );
    probe.listen(port, HOST, () => probe.close(resolve));
  });
}

function waitForPort(child, onLog) {
  return new Promise((resolve, reject) => {
    let log = '';
    const timer = setTimeout(
      () => reject(new Error(`The VS Code server did not start within a minute:\n${log}`)),
      60_000,
    );
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The VS Code server ended with ${code}:\n${log}`)));
    const read = (data) => {
      const text = String(data);
      if (log.length < 100_000) log += text;
      for (const line of text.split('\n')) if (line.trim() !== '') onLog(line);
      const match = /Extension host agent listening on (\d+)/.exec(log);
      if (match !== null) {
        clearTimeout(timer);
        resolve(Number(match[1]));
      }
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
  });
}

/**
 * The address that opens `folder` (a path, or the URI of a folder that is on no disk) with the extension of `extension`'s folder; `tests` is the module whose run() the extension
 * host calls (left out: a person or a driver works with it), `web` puts the extension into the web worker extension host, `open` is a file to show.
 */
function workbenchUrl(port, { folder, extension, tests, open, web = false }) {
  const remote = (path) => `vscode-remote://${HOST}:${port}${path}`;
  const payload = [
    ['extensionDevelopmentPath', remote(extension)],
    ['skipWelcome', 'true'],
  ];
  if (tests !== undefined) payload.push(['extensionTestsPath', remote(tests)]);
  if (open !== undefined) payload.push(['openFile', remote(open)]);
  if (web) payload.push(['extensionDevelopmentKind', 'web']);
  const query = `folder=${encodeURIComponent(folder)}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
  return `http://${HOST}:${port}/?${query}`;
}
