// Packs the pure-Python part of CPython 3.14's standard library into one file for the simulator.
// The sources come out of the npm package pyodide (python_stdlib.zip), unchanged but for the messages of a module that
// stands for one in C; Python's licence is put beside them.
//
// The file (read by src/simulator/stdlib/library-pack.ts): a line of JSON, then the sources as UTF-8, one after the other.
// The JSON is {"python": "3.14.x", "assets": {"sqlite3.wasm": [offset, length]}, "modules": {"json.decoder": ["json/decoder.py",
// offset, length], ...}}; offsets count from the byte after that line. With a compiler an entry goes on with offset and length of the
// module's code. Nothing is compressed: a module is found and decoded synchronously, in Node and in a web worker, when it is imported;
// the VSIX compresses the whole file anyway. Assets are what modules in C take from elsewhere: SQLite itself, East Asian code
// pages; and what is written in C says of itself.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { inRoot } from './lib/paths.mjs';
import { readZip } from './lib/zip.mjs';

/** Left out: a pattern is a path in the library, `*` stands for anything. Everything else is taken. */
const leftOut = [
  // tests, demonstrations, installers, editors
  'test/*',
  'idlelib/*',
  'tkinter/*',
  'turtledemo/*',
  'turtle.py',
  'ensurepip/*',
  'lib2to3/*',
  'venv/*',
  'site-packages/*',
  '__phello__/*',
  '_pyrepl/*',
  // the WebAssembly build's own
  'pyodide/*',
  '_pyodide/*',
  '_sysconfigdata_*',
  // native code, terminals: nothing of the kind exists in the simulator
  'ctypes/_aix.py',
  'ctypes/macholib/*',
  'sqlite3/__main__.py',
  'curses/*',
  'ssl.py',
  '_ssl.py',
  // East Asian encodings that no lesson names, whose tables are not here
  'encodings/big5hkscs.py',
  'encodings/euc_jis*',
  'encodings/hz.py',
  'encodings/iso2022*',
  'encodings/shift_jis_2004.py',
  'encodings/shift_jisx0213.py',
];

/** Taken all the same: what pdb (and so doctest) and pydoc import. */
const kept = new Set(['__init__', 'pager', 'trace', 'types', 'utils'].map((name) => `_pyrepl/${name}.py`));

/** Taken without their code: few programs import them, and those wait for the compiler. */
const uncompiled = [
  'multiprocessing/managers.py',
  'multiprocessing/shared*',
  'multiprocessing/heap.py',
  'multiprocessing/resource*',
  'wsgiref/*',
  'xmlrpc/*',
  'imaplib.py',
  'poplib.py',
  'ftplib.py',
  'smtplib.py',
  'mailbox.py',
  'encodings/cp0*',
  'encodings/cp1006.py',
  'encodings/cp1026.py',
  'encodings/cp11*',
  'encodings/cp2*',
  'encodings/cp424.py',
  'encodings/cp5*',
  'encodings/cp7*',
  'encodings/cp8*',
  'encodings/hp_*',
  'encodings/kz1048.py',
  'encodings/mac_*',
  'encodings/palmos.py',
  'encodings/ptcp154.py',
  'encodings/tis_620.py',
];

const matching = (texts) =>
  texts.map((text) => new RegExp(`^${text.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`));
const patterns = matching(leftOut);
const uncompiledPatterns = matching(uncompiled);

/** Whether the library's file is shipped. */
export function isTaken(path) {
  return kept.has(path) || (path.endsWith('.py') && !patterns.some((pattern) => pattern.test(path)));
}

/**
 * What Lib/_pydatetime.py says in other words than Modules/_datetimemodule.c, for which it stands, and an order of checks; what the
 * package says of itself; that errors of the parser in C have no other ones behind them; and where the names of time zones come from.
 */
const reworded = {
  'asyncio/futures.py': [
    ["'Result is not ready.'", "'Result is not set.'"],
    ["exceptions.InvalidStateError(f'{self._state}: {self!r}')", "exceptions.InvalidStateError('invalid state')"],
    ['_PyFuture = Future\n', "_PyFuture = Future\nFuture.__module__ = '_asyncio'\n"],
  ],
  'asyncio/tasks.py': [['_PyTask = Task\n', "_PyTask = Task\nTask.__module__ = '_asyncio'\n"]],
  'xml/etree/ElementTree.py': [['        raise err\n', '        raise err from None\n']],
  // Processes are threads with modules of their own (src/simulator/machine/processes.ts): what a child gets is handed to it.
  'multiprocessing/context.py': [['from .popen_forkserver import Popen', 'from .popen_spawn_posix import Popen']],
  'multiprocessing/connection.py': [
    [
      `            s1, s2 = socket.socketpair()
            s1.setblocking(True)
            s2.setblocking(True)
            c1 = Connection(s1.detach())
            c2 = Connection(s2.detach())
`,
      `            import _multiprocessing
            c1, c2 = map(Connection, _multiprocessing._pair())
`,
    ],
    // Whoever listens in a process is reached by its address alone.
    [
      `        self._socket = socket.socket(getattr(socket, family))
        try:
            # SO_REUSEADDR has different semantics on Windows (issue #2550).
            if os.name == 'posix':
                self._socket.setsockopt(socket.SOL_SOCKET,
                                        socket.SO_REUSEADDR, 1)
            self._socket.setblocking(True)
            self._socket.bind(address)
            self._socket.listen(backlog)
            self._address = self._socket.getsockname()
        except OSError:
            self._socket.close()
            raise
        self._family = family
        self._last_accepted = None

        if family == 'AF_UNIX' and not util.is_abstract_socket_namespace(address):
            # Linux abstract socket namespaces do not need to be explicitly unlinked
            self._unlink = util.Finalize(
                self, os.unlink, args=(address,), exitpriority=0
                )
        else:
            self._unlink = None
`,
      `        import _multiprocessing
        self._address = _multiprocessing._listen(address)
        self._family = family
        self._last_accepted = None
`,
    ],
    [
      `        s, self._last_accepted = self._socket.accept()
        s.setblocking(True)
        return Connection(s.detach())
`,
      `        import _multiprocessing
        fd = _multiprocessing._accept(self._address)
        self._last_accepted = self._address
        return Connection(fd)
`,
    ],
    [
      `        try:
            self._socket.close()
        finally:
            unlink = self._unlink
            if unlink is not None:
                self._unlink = None
                unlink()
`,
      `        import _multiprocessing
        _multiprocessing._unlisten(self._address)
`,
    ],
    [
      `    with socket.socket( getattr(socket, family) ) as s:
        s.setblocking(True)
        s.connect(address)
        return Connection(s.detach())
`,
      `    import _multiprocessing
    return Connection(_multiprocessing._connect(address))
`,
    ],
  ],
  'multiprocessing/managers.py': [
    [
      `                from . import resource_tracker
                resource_tracker.ensure_running()
`,
      `                pass
`,
    ],
  ],
  // A thread that waits in a loop of its own can be left; one that waits inside of iter() cannot.
  'multiprocessing/pool.py': [
    [
      `        for taskseq, set_length in iter(taskqueue.get, None):
            task = None
`,
      `        while (entry := taskqueue.get()) is not None:
            taskseq, set_length = entry
            task = None
`,
    ],
    ['                task = taskseq = job = None\n', '                task = taskseq = job = entry = None\n'],
  ],
  'multiprocessing/process.py': [['            util._close_stdin()\n', '']],
  'multiprocessing/reduction.py': [
    [
      `HAVE_SEND_HANDLE = (sys.platform == 'win32' or
                    (hasattr(socket, 'CMSG_LEN') and
                     hasattr(socket, 'SCM_RIGHTS') and
                     hasattr(socket.socket, 'sendmsg')))`,
      'HAVE_SEND_HANDLE = True',
    ],
  ],
  'multiprocessing/popen_spawn_posix.py': [
    [
      `        self._fds.append(fd)
        return fd`,
      `        fd = os.dup(fd)
        self._fds.append(fd)
        return fd`,
    ],
    [
      `        from . import resource_tracker
        tracker_fd = resource_tracker.getfd()
        self._fds.append(tracker_fd)
`,
      `        import _multiprocessing
`,
    ],
    [
      `        parent_r = child_w = child_r = parent_w = None
        try:
            parent_r, child_w = os.pipe()
            child_r, parent_w = os.pipe()
            cmd = spawn.get_command_line(tracker_fd=tracker_fd,
                                         pipe_handle=child_r)
            self._fds.extend([child_r, child_w])
            self.pid = util.spawnv_passfds(spawn.get_executable(),
                                           cmd, self._fds)
            os.close(child_r)
            child_r = None
            os.close(child_w)
            child_w = None
            self.sentinel = parent_r
            with open(parent_w, 'wb', closefd=False) as f:
                f.write(fp.getbuffer())
        finally:
            fds_to_close = []
            for fd in (parent_r, parent_w):
                if fd is not None:
                    fds_to_close.append(fd)
            self.finalizer = util.Finalize(self, util.close_fds, fds_to_close)

            for fd in (child_r, child_w):
                if fd is not None:
                    os.close(fd)
`,
      `        self.sentinel, child_w = os.pipe()
        self.finalizer = util.Finalize(self, util.close_fds, [self.sentinel])
        self.pid = _multiprocessing._spawn(fp.getvalue(), child_w, self._fds)
`,
    ],
  ],
  // Nothing outlives a run: nobody need clean up after it.
  'multiprocessing/resource_tracker.py': [['        self._ensure_running_and_write(msg)\n', '        pass\n']],
  'multiprocessing/spawn.py': [
    [
      `    with os.fdopen(fd, 'rb', closefd=True) as from_parent:
`,
      `    with fd as from_parent:
`,
    ],
    [
      `    main_content = runpy.run_path(main_path,
                                  run_name="__mp_main__")
`,
      `    import _multiprocessing
    main_content = _multiprocessing._run_main()
`,
    ],
    [
      `def _check_not_importing_main():
`,
      `def _child_main(data, parent_sentinel):
    import io
    import threading
    import _multiprocessing
    threading._after_fork()
    exitcode = 1
    try:
        exitcode = _main(io.BytesIO(data), parent_sentinel)
    except BaseException:
        sys.excepthook(*sys.exc_info())
    finally:
        util._exit_function()
        util._flush_std_streams()
        _multiprocessing._exit(exitcode)


def _check_not_importing_main():
`,
    ],
  ],
  'zoneinfo/_common.py': [
    [
      `f"No time zone found with key {key}. \\n"
                " On Pyodide you must do pyodide.loadPackage('tzdata')"
                " package before you use zoneinfo.")`,
      'f"No time zone found with key {key}")',
    ],
  ],
  'zoneinfo/_tzpath.py': [
    ['    valid_zones = set()\n', '    from _zoneinfo import _names\n\n    valid_zones = _names()\n'],
  ],
  '_pydatetime.py': [
    // Classes that the module operator replaces would be garbage that CPython's datetime does not leave.
    ['from operator import index as _index', 'from _operator import index as _index'],
    ['"result out of range"', '"date value out of range"'],
    ['cannot compare naive and aware datetimes', "can't compare offset-naive and offset-aware datetimes"],
    ['cannot compare naive and aware times', "can't compare offset-naive and offset-aware times"],
    ['cannot mix naive and timezone-aware time', "can't subtract offset-naive and offset-aware datetimes"],
    [
      'raise OverflowError("timedelta # of days is too large: %d" % d)',
      `if abs(d) >= 1 << 31: raise OverflowError("Python int too large to convert to C int")
            raise OverflowError("days=%d; must have magnitude <= 999999999" % d)`,
    ],
    ['Argument must be a str', 'fromisoformat: argument must be str'],
    [
      '"offset must be a timedelta"',
      'f"timezone() argument 1 must be datetime.timedelta, not {type(offset).__name__}"',
    ],
    ['tzinfo subclass must override', 'a tzinfo subclass must implement'],
    ["f'{self.__class__.__name__}'\n                f'(year=", "f'datetime.IsoCalendarDate'\n                f'(year="],
    ['not {type(tz).__name__!r}', 'not type {type(tz).__name__!r}'],
    [
      `            return cls(*_parse_isoformat_date(date_string))
        except Exception:
            raise ValueError(f'Invalid isoformat string: {date_string!r}')
`,
      `            parts = _parse_isoformat_date(date_string)
        except Exception:
            raise ValueError(f'Invalid isoformat string: {date_string!r}')
        return cls(*parts)
`,
    ],
    [
      `            return cls(*_parse_isoformat_time(time_string)[0])
        except Exception:
            raise ValueError(f'Invalid isoformat string: {time_string!r}')
`,
      `            parts = _parse_isoformat_time(time_string)[0]
        except Exception:
            raise ValueError(f'Invalid isoformat string: {time_string!r}')
        return cls(*parts)
`,
    ],
  ],
};

/** A file's text as it is packed. */
function packed(path, data) {
  if (!(path in reworded)) return data;
  let text = data.toString('utf8');
  for (const [from, to] of reworded[path]) {
    if (!text.includes(from)) throw new Error(`${path} no longer says ${from}`);
    text = text.replaceAll(from, () => to);
  }
  return Buffer.from(text);
}

/** Files that are no sources. */
const assets = {
  'sqlite3.wasm': () => readFileSync(inRoot('node_modules/@sqlite.org/sqlite-wasm/dist/sqlite3.wasm')),
  'docs.json': () => gunzipSync(readFileSync(inRoot('scripts/data/docs.gz'))),
  'codepages.bin': () => gunzipSync(readFileSync(inRoot('scripts/data/codepages.gz'))),
};

/** "json/decoder.py" is the module json.decoder, "json/__init__.py" is json. */
function moduleName(path) {
  return path
    .replace(/\.py$/, '')
    .replace(/\/__init__$/, '')
    .replaceAll('/', '.');
}

/** What the npm package leaves out, or has only for browsers, and is written here (scripts/library). */
function ownFiles(folder) {
  return readdirSync(inRoot('scripts/library', folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return ownFiles(path);
    return [{ path, data: () => readFileSync(inRoot('scripts/library', path)) }];
  });
}

/** Writes stdlib.pack and LICENSE.txt into the folder; `compile(source, path)` gives a module's code as bytes. */
export function buildStdlib(folder, compile = null) {
  const own = ownFiles('');
  const packaged = readZip(readFileSync(inRoot('node_modules/pyodide/python_stdlib.zip')));
  const files = [...packaged.filter(({ path }) => !own.some((each) => each.path === path)), ...own];
  const lock = JSON.parse(readFileSync(inRoot('node_modules/pyodide/pyodide-lock.json'), 'utf8'));
  const modules = {};
  const bodies = [];
  let offset = 0;
  for (const { path, data } of files.filter(({ path }) => isTaken(path)).sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const body = packed(path, data());
    const entry = [path, offset, body.length];
    modules[moduleName(path)] = entry;
    bodies.push(body);
    offset += body.length;
    if (compile === null || uncompiledPatterns.some((pattern) => pattern.test(path))) continue;
    const code = compile(body.toString('utf8'), path);
    entry.push(offset, code.length);
    bodies.push(code);
    offset += code.length;
  }
  const assetPlaces = {};
  for (const [name, read] of Object.entries(assets)) {
    const body = read();
    assetPlaces[name] = [offset, body.length];
    bodies.push(body);
    offset += body.length;
  }
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'stdlib.pack');
  const index = Buffer.from(`${JSON.stringify({ python: lock.info.python, assets: assetPlaces, modules })}\n`);
  writeFileSync(file, Buffer.concat([index, ...bodies]));
  copyFileSync(inRoot('media/licenses/python.txt'), join(folder, 'LICENSE.txt'));
  return { file, count: Object.keys(modules).length };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { libraryCompiler } = await import('./lib/compile-library.mjs');
  const { file, count } = buildStdlib(inRoot('dist/stdlib'), await libraryCompiler());
  console.log(`${count} modules in ${file}`);
}
