/** The command line's thread: connects it to Node. Bundled to `dist/cli/thread.js`, next to what it reads. */
import { readdirSync, readFileSync, readSync, statSync, writeSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve, sep } from 'node:path';
import { isatty } from 'node:tty';
import type { FileContent } from '../model';
import { loadSimulator } from '../simulator';
import type { Shell } from './cli';
import { runCli } from './cli';

const dist = join(__dirname, '..');

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'No such file or directory',
  EACCES: 'Permission denied',
  EISDIR: 'Is a directory',
};

/** Writes all of a text, however slowly the other end reads; a closed pipe ends the process quietly. */
function writeAll(descriptor: number, text: string): void {
  const bytes = Buffer.from(text, 'utf8');
  for (let offset = 0; offset < bytes.length;) {
    try {
      offset += writeSync(descriptor, bytes, offset);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE') process.exit(0);
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

/** Bytes of standard input that were read and not yet taken. */
let ahead = Buffer.alloc(0);
let ended = false;

function readStdinLine(): string | null {
  const piece = Buffer.alloc(65_536);
  for (;;) {
    const newline = ahead.indexOf(10);
    if (newline >= 0 || (ended && ahead.length > 0)) {
      const end = newline >= 0 ? newline : ahead.length;
      const line = ahead.toString('utf8', 0, end);
      ahead = ahead.subarray(end + 1);
      return line.endsWith('\r') ? line.slice(0, -1) : line;
    }
    if (ended) return null;
    try {
      const count = readSync(0, piece, 0, piece.length, null);
      if (count === 0) ended = true;
      ahead = Buffer.concat([ahead, piece.subarray(0, count)]);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EOF') ended = true;
      else if (code !== 'EAGAIN') throw error;
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}

/** A file's text; its bytes where it is none. */
function textOrBytes(bytes: Uint8Array): FileContent {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return bytes;
  }
}

const shell: Shell = {
  version: (JSON.parse(readFileSync(join(dist, '../package.json'), 'utf8')) as { version: string }).version,
  loadSimulator: () =>
    loadSimulator({
      stdlib: readFileSync(join(dist, 'stdlib/stdlib.pack')),
    }),
  readFile: (path) => {
    try {
      return readFileSync(path);
    } catch (error) {
      const { code = '', message } = error as NodeJS.ErrnoException;
      throw new Error(`can't open file '${resolve(path)}': ${REASONS[code] ?? message}`, { cause: error });
    }
  },
  absolute: (path) => (isAbsolute(path) ? path : `${process.cwd()}${sep}${path}`),
  readSibling: (program, path) => {
    const full = resolve(program === '-' ? '.' : dirname(program), path);
    try {
      return statSync(full).isFile() ? textOrBytes(readFileSync(full)) : null;
    } catch {
      // For the program there is no such file.
      return null;
    }
  },
  listSibling: (program, path) => {
    try {
      return readdirSync(resolve(program === '-' ? '.' : dirname(program), path), { withFileTypes: true })
        .map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name))
        .sort();
    } catch {
      return null;
    }
  },
  readStdin: () => (isatty(0) ? new Uint8Array() : readFileSync(0)),
  readStdinLine,
  writeOut: (text) => writeAll(1, text),
  writeErr: (text) => writeAll(2, text),
};

void runCli(process.argv.slice(2), shell).then((code) => {
  // Everything has been written by now; input may still be waiting to be read.
  process.exit(code);
});
