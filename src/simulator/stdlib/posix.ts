/** The posix module: os on the memory file system, one process, no children. Twin of Modules/posixmodule.c. */
import { boolHandle, FALSE, NONE, NULL, type Handle } from '../memory';
import type { Interpreter } from '../machine/interpreter';
import type { BuiltinModule } from '../machine/modules';
import { bufferOf } from '../objects/buffer';
import { Unsupported } from '../objects/errors';
import { native, rawNative, type NativeFunction } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { wallClock } from '../machine/clock';
import { fileSystem, isAllowed, type FileSystemNode, type MemoryFileSystem } from './filesystem';
import { fspath, raiseOSError, withFiles } from './io/support';
import { normalPath, pathArgument, pathResult, type PathArgument, type PathKind } from './posixpath';
import { directoryTypes, makeStatResult, scanDirectory, statResult } from './posixstat';
import { strerror } from './strerror';
import { makeStructSequenceType, structSequence } from './structseq';
import { addTypes, moduleType } from './typedef';

const CONSTANTS: Readonly<Record<string, number>> = {
  F_OK: 0,
  R_OK: 4,
  W_OK: 2,
  X_OK: 1,
  O_RDONLY: 0,
  O_WRONLY: 1,
  O_RDWR: 2,
  O_ACCMODE: 3,
  O_CREAT: 0o100,
  O_EXCL: 0o200,
  O_NOCTTY: 0o400,
  O_TRUNC: 0o1000,
  O_APPEND: 0o2000,
  O_NONBLOCK: 0o4000,
  O_DIRECTORY: 0o200000,
  O_NOFOLLOW: 0o400000,
  O_CLOEXEC: 0o2000000,
  EX_OK: 0,
  EX_USAGE: 64,
  EX_DATAERR: 65,
  EX_NOINPUT: 66,
  EX_SOFTWARE: 70,
  EX_OSERR: 71,
  EX_IOERR: 74,
  P_ALL: 0,
  P_PID: 1,
  P_PGID: 2,
  WNOHANG: 1,
  TMP_MAX: 238328,
  NGROUPS_MAX: 65536,
  PRIO_PROCESS: 0,
};

const ENVIRONMENT: Readonly<Record<string, string>> = {
  HOME: '/home/learner',
  USER: 'learner',
  LOGNAME: 'learner',
  PATH: '/usr/local/bin:/usr/bin:/bin',
  SHELL: '/bin/bash',
  LANG: 'C.UTF-8',
};

const FUNCTIONS: NativeFunction[] = [];

function add(name: string, parameters: string, impl: NativeFunction['impl']): void {
  FUNCTIONS.push(native(name, parameters, impl));
}

/** A function of one path that gives None. */
function onPath(
  name: string,
  parameters: string,
  act: (fs: MemoryFileSystem, path: string, rt: Runtime, rest: readonly Handle[]) => void,
): void {
  add(name, parameters, (rt, _self, path, ...rest) => {
    const argument = pathArgument(rt, name, 'path', path);
    withFiles(rt, () => act(fileSystem(rt), argument.text, rt, rest), argument.object);
    return NONE;
  });
}

function modeOf(rt: Runtime, mode: Handle, fallback: number): number {
  return mode === NULL ? fallback : Number(rt.index(mode));
}

/** What a path or descriptor names. */
function nodeOf(rt: Runtime, path: PathArgument, follow: boolean): FileSystemNode {
  const fs = fileSystem(rt);
  return withFiles(rt, () => (path.fd !== null ? fs.file(path.fd).node : fs.find(path.text, follow)), path.object);
}

const WITH_FD: PathKind = { fd: true };
const WITH_FD_OR_NONE: PathKind = { fd: true, nullable: true };

// ---- names

add('stat', 'path, *, dir_fd=None, follow_symlinks=True', (rt, _self, path, _dir, follow) =>
  statResult(rt, nodeOf(rt, pathArgument(rt, 'stat', 'path', path, WITH_FD), follow === NULL || rt.truth(follow))),
);
add('lstat', 'path, *, dir_fd=None', (rt, _self, path) =>
  statResult(rt, nodeOf(rt, pathArgument(rt, 'lstat', 'path', path), false)),
);
add('fstat', 'fd', (rt, _self, fd) =>
  statResult(
    rt,
    withFiles(rt, () => fileSystem(rt).file(Number(rt.index(fd))).node),
  ),
);
add('access', 'path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True', (rt, _self, path, mode) => {
  const { text } = pathArgument(rt, 'access', 'path', path, WITH_FD);
  try {
    return boolHandle(isAllowed(fileSystem(rt).find(text), Number(rt.index(mode))));
  } catch {
    return FALSE;
  }
});
add('listdir', 'path=None', (rt, _self, path) => {
  const argument = pathArgument(rt, 'listdir', 'path', path, WITH_FD_OR_NONE);
  const entries = withFiles(rt, () => fileSystem(rt).list(argument.text), argument.object);
  return rt.newList(entries.map(({ name }) => pathResult(rt, name, argument.bytes)));
});
add('scandir', 'path=None', (rt, _self, path) =>
  scanDirectory(rt, pathArgument(rt, 'scandir', 'path', path, WITH_FD_OR_NONE)),
);
onPath('mkdir', 'path, mode=511, *, dir_fd=None', (fs, path, rt, [mode]) =>
  fs.makeDirectory(path, modeOf(rt, mode, 0o777)),
);
onPath('rmdir', 'path, *, dir_fd=None', (fs, path) => fs.removeDirectory(path));
onPath('remove', 'path, *, dir_fd=None', (fs, path) => fs.remove(path));
onPath('unlink', 'path, *, dir_fd=None', (fs, path) => fs.remove(path));
onPath('chdir', 'path', (fs, path) => fs.changeDirectory(path));
for (const name of ['rename', 'replace']) {
  add(name, 'src, dst, *, src_dir_fd=None, dst_dir_fd=None', (rt, _self, src, dst) => {
    const from = pathArgument(rt, name, 'src', src);
    const to = pathArgument(rt, name, 'dst', dst);
    withFiles(rt, () => fileSystem(rt).rename(from.text, to.text), from.object, to.object);
    return NONE;
  });
}
add('link', 'src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=True', (rt, _self, src, dst) => {
  const from = pathArgument(rt, 'link', 'src', src);
  const to = pathArgument(rt, 'link', 'dst', dst);
  withFiles(rt, () => fileSystem(rt).link(from.text, to.text), from.object, to.object);
  return NONE;
});
add('symlink', 'src, dst, target_is_directory=False, *, dir_fd=None', (rt, _self, src, dst) => {
  const from = pathArgument(rt, 'symlink', 'src', src);
  const to = pathArgument(rt, 'symlink', 'dst', dst);
  withFiles(rt, () => fileSystem(rt).symlink(from.text, to.text), from.object, to.object);
  return NONE;
});
add('readlink', 'path, *, dir_fd=None', (rt, _self, path) => {
  const argument = pathArgument(rt, 'readlink', 'path', path);
  return pathResult(
    rt,
    withFiles(rt, () => fileSystem(rt).readLink(argument.text), argument.object),
    argument.bytes,
  );
});
add('chmod', 'path, mode, *, dir_fd=None, follow_symlinks=True', (rt, _self, path, mode) => {
  const argument = pathArgument(rt, 'chmod', 'path', path, WITH_FD);
  const node = nodeOf(rt, argument, true);
  withFiles(rt, () => fileSystem(rt).changeMode(node, Number(rt.index(mode))), argument.object);
  return NONE;
});
add('utime', 'path, times=None, *, ns=None, dir_fd=None, follow_symlinks=True', (rt, _self, path, times, ns) => {
  const argument = pathArgument(rt, 'utime', 'path', path, WITH_FD);
  const node = nodeOf(rt, argument, true);
  const now = wallClock(rt);
  let given = [now, now];
  if (ns !== NULL && ns !== NONE) given = rt.items(ns).map((item) => BigInt(rt.index(item)));
  else if (times !== NULL && times !== NONE) {
    given = rt.items(times).map((item) => BigInt(Math.round(rt.toFloat(item) * 1e6)) * 1000n);
  }
  const [accessed, modified] = given;
  withFiles(rt, () => fileSystem(rt).changeTimes(node, accessed, modified), argument.object);
  return NONE;
});
add('getcwd', '', (rt) => rt.newStr(fileSystem(rt).cwd));
add('getcwdb', '', (rt) => pathResult(rt, fileSystem(rt).cwd, true));
add('umask', 'mask, /', (rt, _self, mask) => {
  const fs = fileSystem(rt);
  const old = fs.umask;
  fs.umask = Number(rt.index(mask)) & 0o777;
  return rt.newInt(old);
});
add('truncate', 'path, length', (rt, _self, path, length) => {
  const argument = pathArgument(rt, 'truncate', 'path', path, WITH_FD);
  const fs = fileSystem(rt);
  withFiles(
    rt,
    () => {
      const flags = { read: false, write: true, append: false, create: false, exclusive: false, truncate: false };
      const fd = argument.fd ?? fs.openFile(argument.text, flags, 0o666);
      fs.truncate(fd, Number(rt.index(length)));
      if (argument.fd === null) fs.closeFile(fd);
    },
    argument.object,
  );
  return NONE;
});
add('fspath', 'path', (rt, _self, path) => {
  if (rt.isStr(path)) return path;
  return fspath(rt, path);
});
add('_path_normpath', 'path', (rt, _self, path) => {
  const bytes = !rt.isStr(fspath(rt, path));
  const argument = pathArgument(rt, 'normpath', 'path', path);
  return pathResult(rt, normalPath(argument.text), bytes);
});
add('_path_splitroot_ex', 'path', (rt, _self, path) => {
  fspath(rt, path);
  const { text, bytes } = pathArgument(rt, 'splitroot', 'path', path);
  const slashes = /^\/*/.exec(text)?.[0].length ?? 0;
  const root = slashes === 2 ? 2 : Math.min(slashes, 1);
  return rt.newTuple(['', text.slice(0, root), text.slice(root)].map((part) => pathResult(rt, part, bytes)));
});

// ---- descriptors

add('open', 'path, flags, mode=511, *, dir_fd=None', (rt, _self, path, flags, mode) => {
  const argument = pathArgument(rt, 'open', 'path', path);
  const bits = Number(rt.index(flags));
  const has = (flag: string): boolean => (bits & CONSTANTS[flag]) !== 0;
  const options = {
    read: (bits & 3) !== 1,
    write: (bits & 3) !== 0,
    append: has('O_APPEND'),
    create: has('O_CREAT'),
    exclusive: has('O_EXCL'),
    truncate: has('O_TRUNC'),
  };
  return rt.newInt(
    withFiles(rt, () => fileSystem(rt).openFile(argument.text, options, modeOf(rt, mode, 0o777)), argument.object),
  );
});
add('close', 'fd', (rt, _self, fd) => {
  const number = Number(rt.index(fd));
  if (number > 2) withFiles(rt, () => fileSystem(rt).closeFile(number));
  return NONE;
});
add('read', 'fd, length, /', (rt, _self, fd, length) =>
  rt.newBytes(withFiles(rt, () => fileSystem(rt).read(Number(rt.index(fd)), Number(rt.index(length))))),
);
add('write', 'fd, data, /', (rt, _self, fd, data) => {
  const bytes =
    bufferOf(rt, data) ?? rt.raise('TypeError', `a bytes-like object is required, not '${rt.typeOf(data).name}'`);
  const number = Number(rt.index(fd));
  if (number === 1 || number === 2) {
    rt.host.write(number === 1 ? 'stdout' : 'stderr', new TextDecoder().decode(bytes));
    return rt.newInt(bytes.length);
  }
  return rt.newInt(withFiles(rt, () => fileSystem(rt).write(number, bytes)));
});
add('lseek', 'fd, position, whence, /', (rt, _self, fd, position, whence) =>
  rt.newInt(
    withFiles(rt, () =>
      fileSystem(rt).seek(Number(rt.index(fd)), Number(rt.index(position)), Number(rt.index(whence))),
    ),
  ),
);
add('ftruncate', 'fd, length, /', (rt, _self, fd, length) => {
  withFiles(rt, () => fileSystem(rt).truncate(Number(rt.index(fd)), Number(rt.index(length))));
  return NONE;
});
add('dup', 'fd, /', (rt, _self, fd) =>
  rt.newInt(withFiles(rt, () => fileSystem(rt).install(fileSystem(rt).file(Number(rt.index(fd)))))),
);
for (const name of ['fsync', 'fdatasync']) add(name, 'fd', () => NONE);
add('sync', '', () => NONE);
add('isatty', 'fd, /', () => FALSE);
add('get_inheritable', 'fd, /', () => FALSE);
add('set_inheritable', 'fd, inheritable, /', () => NONE);
add('device_encoding', 'fd', () => NONE);
add('get_terminal_size', 'fd=1, /', (rt) => raiseOSError(rt, 25));

// ---- the process

add('getpid', '', (rt) => rt.newInt(4242));
add('getppid', '', (rt) => rt.newInt(4241));
for (const name of ['getuid', 'geteuid', 'getgid', 'getegid']) add(name, '', (rt) => rt.newInt(1000));
add('getlogin', '', (rt) => rt.newStr('learner'));
add('waitpid', 'pid, options, /', (rt) =>
  rt.raiseWith('ChildProcessError', [rt.newInt(10), rt.newStr('No child processes')]),
);
for (const name of ['WIFSTOPPED', 'WIFSIGNALED', 'WIFEXITED'])
  add(name, 'status', () => boolHandle(name === 'WIFEXITED'));
for (const name of ['WSTOPSIG', 'WTERMSIG']) add(name, 'status', (rt) => rt.newInt(0));
add('WEXITSTATUS', 'status', (rt, _self, status) => rt.newInt(Number(rt.index(status)) >> 8));
add('cpu_count', '', (rt) => rt.newInt(1));
add('strerror', 'code, /', (rt, _self, code) => rt.newStr(strerror(Number(rt.index(code)))));
for (const name of ['putenv', 'unsetenv']) FUNCTIONS.push(rawNative(name, null, () => NONE));
add('register_at_fork', '*, before=None, after_in_child=None, after_in_parent=None', () => NONE);
add('sched_yield', '', () => NONE);
add('abort', '', (rt) => rt.raiseWith('SystemExit', [rt.newInt(134)]));
add('_exit', 'status', (rt, _self, status) => rt.raiseWith('SystemExit', [status]));
add('kill', 'pid, signal, /', (rt) => raiseOSError(rt, 1));
add('waitstatus_to_exitcode', 'status', (rt, _self, status) => rt.newInt(Number(rt.index(status)) >> 8));
add('urandom', 'size, /', (rt, _self, size) => {
  const length = Number(rt.index(size));
  if (length < 0) rt.raise('ValueError', 'negative argument not allowed');
  rt.fuel(length / 64);
  const random = rt.getAttr(rt.importModule('_random'), 'Random');
  const generator = rt.call(random, [rt.newInt(wallClock(rt))]);
  const bits = BigInt(length === 0 ? 0 : rt.intValue(rt.callMethod(generator, 'getrandbits', rt.newInt(length * 8))));
  const hex = bits.toString(16).padStart(length * 2, '0');
  return rt.newBytes(Uint8Array.from({ length }, (_, i) => parseInt(hex.slice(2 * i, 2 * i + 2), 16)));
});
add('uname', '', (rt) =>
  structSequence(
    rt,
    moduleType(rt, 'posix.uname_result'),
    ['Linux', 'learner', '6.1.0', '#1 SMP', 'x86_64'].map((text) => rt.newStr(text)),
  ),
);
add('times', '', (rt) => {
  const seconds = rt.newFloat(Number(wallClock(rt) % 1_000_000_000_000n) / 1e9);
  const zero = rt.newFloat(0);
  return structSequence(rt, moduleType(rt, 'posix.times_result'), [seconds, zero, zero, zero, seconds]);
});
for (const name of ['system', 'fork', 'execv', 'execve']) {
  FUNCTIONS.push(
    rawNative(name, null, () => {
      throw new Unsupported(
        `os.${name}: starting other programs`,
        'Everything runs inside the simulator; do it in Python instead.',
      );
    }),
  );
}

function environment(vm: Interpreter): Handle {
  const encoder = new TextEncoder();
  const dict = vm.newDict();
  for (const [name, value] of Object.entries({ ...ENVIRONMENT, PWD: fileSystem(vm).cwd })) {
    vm.setItem(dict, vm.newBytes(encoder.encode(name)), vm.newBytes(encoder.encode(value)));
  }
  return dict;
}

function sequenceType(
  vm: Interpreter,
  set: (name: string, value: Handle) => void,
  module: string,
  name: string,
  fields: string,
): void {
  const type = makeStructSequenceType(vm, module, name, fields.split(' '));
  vm.interned.set(`type posix.${name}`, type.handle);
  set(name, type.handle);
}

export const posixModule: BuiltinModule = {
  name: 'posix',
  doc: 'This module provides access to operating system functionality that is standardized by POSIX.',
  functions: FUNCTIONS,
  init: (vm, _module, set) => {
    addTypes(vm, set, directoryTypes, ({ name }) => name === 'DirEntry');
    for (const [name, value] of Object.entries(CONSTANTS)) set(name, vm.newInt(value));
    set('stat_result', makeStatResult(vm).handle);
    sequenceType(vm, set, 'os', 'terminal_size', 'columns lines');
    sequenceType(vm, set, 'posix', 'uname_result', 'sysname nodename release version machine');
    sequenceType(vm, set, 'posix', 'times_result', 'user system children_user children_system elapsed');
    set('WNOHANG', vm.newInt(1));
    set('WUNTRACED', vm.newInt(2));
    set('environ', environment(vm));
    set('error', vm.exceptionType('OSError').handle);
    set('_have_functions', vm.newList([]));
    for (const name of ['confstr_names', 'pathconf_names', 'sysconf_names']) set(name, vm.newDict());
  },
};
