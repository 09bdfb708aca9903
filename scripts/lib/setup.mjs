// Everything a fresh machine needs, each step a no-op when it is done already: the npm packages, a Chromium, and a VS Code
// server from the npm package code-server. Plain Node without dependencies: it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { inCache, inRoot, root } from './paths.mjs';

export const CODE_SERVER_VERSION = '4.100.3';
const RIPGREP_VERSION = '1.18.0';

/** Does the work of a script: what goes wrong is said in a line, without a trail through our code. */
export async function main(work) {
  try {
    await work();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

/** Runs a command in the foreground; its exit code. Windows runs scripts (`npm`, `code`) through a shell only, which wants quotes. */
export function runs(command, args, options = {}) {
  const shell = process.platform === 'win32' && !/\.exe$/i.test(command);
  const quoted = (text) => (shell && /[\s&()^]/.test(text) ? `"${text}"` : text);
  const result = spawnSync(quoted(command), args.map(quoted), { cwd: root, stdio: 'inherit', shell, ...options });
  if (result.error) throw result.error;
  return result.status ?? result.signal;
}

/** Runs a command in the foreground and throws when it fails. */
export function run(command, args, options = {}) {
  const status = runs(command, args, options);
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}`);
}

/** Installs npm packages. */
function npm(args, options = {}) {
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel', 'error'];
  if (runs('npm', [args[0], ...quiet, ...args.slice(1)], options) === 0) return;
  throw new Error(
    'npm could not install what is needed (its messages are above). Is there a network, and does npm reach its registry?',
  );
}

/** A program on the PATH, or undefined. */
export function findProgram(...names) {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', '.bat'] : [''];
  for (const name of names) {
    for (const folder of (process.env.PATH ?? '').split(delimiter)) {
      for (const ending of endings) {
        const path = join(folder, name + ending);
        if (folder !== '' && existsSync(path) && statSync(path).isFile()) return path;
      }
    }
  }
  return undefined;
}

/** Says what is wrong with the Node that runs this, before anything fails in a less clear way. */
export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Error(`Node 20.19 or newer is needed; this is ${process.versions.node}.`);
  }
}

/** npm packages as the lock file says. */
export function ensurePackages() {
  checkNode();
  const installed = inRoot('node_modules/.package-lock.json');
  const stamp = inRoot('node_modules/.installed-lock');
  const lock = readFileSync(inRoot('package-lock.json'), 'utf8');
  if (existsSync(installed)) {
    if (existsSync(stamp) ? readFileSync(stamp, 'utf8') === lock : agrees(lock, readFileSync(installed, 'utf8')))
      return;
  }
  console.log('Installing npm packages ...');
  npm(['ci']);
}

/** Whether what npm has installed is what the lock file names (optional packages of other systems may be absent). */
function agrees(lock, installed) {
  const [wanted, present] = [lock, installed].map((text) => JSON.parse(text).packages);
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    return path === '' || (present[path] === undefined ? optional === true : present[path].version === version);
  });
}

const codePlaces = [
  '/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code',
  join(process.env.LOCALAPPDATA ?? '', 'Programs/Microsoft VS Code/bin/code.cmd'),
];

/** The command of a VS Code that is installed here, or undefined. */
export function findCode() {
  return findProgram('code', 'code-insiders', 'codium') ?? codePlaces.find((path) => existsSync(path));
}

const chromiumNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge'];
const chromiumPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

function findChromium() {
  return findProgram(...chromiumNames) ?? chromiumPlaces.find((path) => existsSync(path));
}

/** The path of a Chromium-like browser: CHROMIUM_PATH, an installed one, or one installed now through apt. */
export function ensureChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named;
    throw new Error(`CHROMIUM_PATH names ${named}, which does not exist.`);
  }
  const found = findChromium();
  if (found !== undefined) return found;
  const reason = installWithApt();
  const installed = findChromium();
  if (installed !== undefined) return installed;
  throw new Error(
    `The tests need Chromium or Chrome, and none was found. ${reason}\n` +
      'Install one (Debian: apt-get install chromium) or set CHROMIUM_PATH to its executable.',
  );
}

/** Installs Debian's Chromium where that is allowed without asking; why not, otherwise. */
function installWithApt() {
  if (findProgram('apt-get') === undefined) return 'There is no apt-get here to install it with.';
  const isRoot = process.getuid?.() === 0;
  const sudo = isRoot ? [] : ['sudo', '-n'];
  if (!isRoot && (!findProgram('sudo') || spawnSync('sudo', ['-n', 'true']).status !== 0)) {
    return 'Installing it with apt-get needs root or a sudo that asks for no password.';
  }
  console.log('Installing Chromium through apt ...');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) => {
    const [command, ...rest] = [...sudo, 'apt-get', '-q', ...args];
    return spawnSync(command, rest, { stdio: 'inherit', env }).status === 0;
  };
  apt('update');
  return apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation', 'fonts-dejavu-core')
    ? ''
    : 'apt-get could not install it (its messages are above).';
}

/** The folder of a built VS Code server (lib/vscode of code-server), installed below .cache when it is missing. */
export function ensureCodeServer() {
  const folder = inCache(`code-server-${CODE_SERVER_VERSION}`);
  const server = join(folder, 'node_modules/code-server/lib/vscode');
  const stamp = join(folder, 'complete');
  if (existsSync(stamp)) return server;
  if (process.platform !== 'linux') {
    throw new Error('No VS Code was found, and the browser-hosted one runs on Linux alone: install VS Code.');
  }
  console.log(`Installing a VS Code server (code-server ${CODE_SERVER_VERSION}) into .cache ...`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const ripgrep = `@vscode/ripgrep-linux-${process.arch}`;
  npm(['install', `code-server@${CODE_SERVER_VERSION}`, `${ripgrep}@${RIPGREP_VERSION}`], { cwd: folder });
  npm(['install', '--omit=dev'], { cwd: server });
  // Searching files wants ripgrep, which the server's own package would download after installation.
  const bin = join(server, 'node_modules/@vscode/ripgrep/bin');
  mkdirSync(bin, { recursive: true });
  if (!existsSync(join(bin, 'rg'))) symlinkSync(join(folder, 'node_modules', ripgrep, 'bin/rg'), join(bin, 'rg'));
  writeFileSync(stamp, '');
  return server;
}
