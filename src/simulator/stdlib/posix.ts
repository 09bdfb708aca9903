/** The posix module: os on the memory file system, one process, no children. Twin of Modules/posixmodule.c. */
import { boolHandle, FALSE, NONE, NULL, TRUE, type Handle } from '../memory';
import { machineOf } from '../machine/frametype';
import type { BuiltinModule } from '../machine/modules';
import { bufferOf, bytesArgument } from '../objects/buffer';
import { dictOf } from '../objects/dicttype';
import { native, type NativeFunction } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { argumentKind } from '../objects/textargs';
import { TypeId } from '../objects/typeids';
import { wallClock } from '../machine/clock';
import { writableBuffer } from './buffers';
import { BLOCK, fileSystem, type MemoryFileSystem } from './filesystem';
import { isAllowed, type FileSystemNode } from './filenodes';
import { fspath, raiseOSError, withFiles } from './io/support';
import { POSIX_CONSTANTS } from './linuxconstants';
import { normalPath, pathArgument, pathResult, type PathArgument, type PathKind } from './posixpath';
import { directoryTypes, makeStatResult, scanDirectory, statResult } from './posixstat';
import { PROCESS_FUNCTIONS } from './posixprocess';
import { CONFIGURATION, PATH_LIMITS, SYSTEM_FUNCTIONS } from './posixsystem';
import { addStructSequenceType, makeStructSequenceType, structSequence } from './structseq';
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

const STATVFS_FIELDS = 'f_bsize f_frsize f_blocks f_bfree f_bavail f_files f_ffree f_favail f_flag f_namemax f_fsid';
const STATVFS_VISIBLE = 10;

const EBADF = 9;

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

/** Does something at a place of an open file, whose own position stays as it is. */
function at(rt: Runtime, fd: Handle, offset: Handle, act: (fs: MemoryFileSystem, fd: number) => Handle): Handle {
  const fs = fileSystem(rt);
  const number = Number(rt.index(fd));
  return withFiles(rt, () => {
    const { position } = fs.file(number);
    fs.seek(number, Number(rt.index(offset)), 0);
    const result = act(fs, number);
    fs.seek(number, position, 0);
    return result;
  });
}

function modeOf(rt: Runtime, mode: Handle, fallback: number): number {
  return mode === NULL ? fallback : Number(rt.index(mode));
}

/** What a path or descriptor names. */
function nodeOf(rt: Runtime, path: PathArgument, follow: boolean): FileSystemNode {
  const fs = fileSystem(rt);
  return withFiles(rt, () => (path.fd !== null ? fs.nodeOf(path.fd) : fs.find(path.text, follow)), path.object);
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
    withFiles(rt, () => fileSystem(rt).nodeOf(Number(rt.index(fd)))),
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
  const now = wallClock(rt);
  const isPair = (h: Handle): boolean => rt.isInstance(h, rt.types[TypeId.Tuple]) && rt.length(h) === 2;
  const hasTimes = times !== NULL && times !== NONE;
  if (hasTimes && ns !== NULL) {
    rt.raise('ValueError', "utime: you may specify either 'times' or 'ns' but not both");
  }
  if (hasTimes && !isPair(times)) {
    rt.raise('TypeError', "utime: 'times' must be either a tuple of two ints or None");
  }
  if (ns !== NULL && !isPair(ns)) rt.raise('TypeError', "utime: 'ns' must be a tuple of two ints");
  let given = [now, now];
  if (ns !== NULL) given = rt.items(ns).map((item) => BigInt(rt.index(item)));
  else if (hasTimes) given = rt.items(times).map((item) => BigInt(Math.round(rt.toFloat(item) * 1e6)) * 1000n);
  const [accessed, modified] = given;
  const node = nodeOf(rt, argument, true);
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
add('pipe', '', (rt) =>
  rt.newTuple(
    fileSystem(rt)
      .openPipe()
      .map((fd) => rt.newInt(fd)),
  ),
);
add('pipe2', 'flags, /', (rt) =>
  rt.newTuple(
    fileSystem(rt)
      .openPipe()
      .map((fd) => rt.newInt(fd)),
  ),
);
/** Up to `size` bytes of a descriptor, as soon as there are any. */
function readDescriptor(rt: Runtime, fd: Handle, size: number): Uint8Array {
  const fs = fileSystem(rt);
  const number = Number(rt.index(fd));
  if (number === 0 && !fs.isOpen(0)) {
    const stdin = rt.getAttr(rt.importModule('sys'), '__stdin__');
    return rt.bytesValue(rt.callMethod(rt.getAttr(stdin, 'buffer'), 'read1', rt.newInt(size)));
  }
  machineOf(rt).threads.wait(() => fs.isReadable(number), -1);
  return withFiles(rt, () => fs.read(number, size));
}

FUNCTIONS.push(
  native(
    'read',
    'fd, length, /',
    (rt, _self, fd, length) => rt.newBytes(readDescriptor(rt, fd, Number(rt.index(length))).slice()),
    { waits: true },
  ),
  native(
    'readinto',
    'fd, buffer, /',
    (rt, _self, fd, buffer) => {
      const target = writableBuffer(rt, buffer);
      if (target === null) {
        return rt.raise(
          'TypeError',
          `readinto() argument 2 must be read-write bytes-like object, not ${argumentKind(rt, buffer)}`,
        );
      }
      const bytes = readDescriptor(rt, fd, target.length);
      target.write(0, bytes);
      return rt.newInt(bytes.length);
    },
    { waits: true },
  ),
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
add('dup2', 'fd, fd2, inheritable=True', (rt, _self, fd, fd2) => {
  const target = Number(rt.index(fd2));
  if (target < 0) raiseOSError(rt, EBADF);
  withFiles(rt, () => fileSystem(rt).open.set(target, fileSystem(rt).file(Number(rt.index(fd)))));
  return rt.newInt(target);
});
add('pread', 'fd, length, offset, /', (rt, _self, fd, length, offset) =>
  at(rt, fd, offset, (fs, number) => rt.newBytes(fs.read(number, Number(rt.index(length))))),
);
add('pwrite', 'fd, buffer, offset, /', (rt, _self, fd, data, offset) =>
  at(rt, fd, offset, (fs, number) => rt.newInt(fs.write(number, bytesArgument(rt, data)))),
);
add('fchmod', 'fd, mode', (rt, _self, fd, mode) => {
  const fs = fileSystem(rt);
  withFiles(rt, () => fs.changeMode(fs.file(Number(rt.index(fd))).node, Number(rt.index(mode))));
  return NONE;
});
add('closerange', 'fd_low, fd_high, /', (rt, _self, low, high) => {
  for (let fd = Math.max(Number(rt.index(low)), 3); fd < Number(rt.index(high)); fd++) fileSystem(rt).open.delete(fd);
  return NONE;
});
for (const name of ['statvfs', 'fstatvfs']) {
  add(name, name === 'statvfs' ? 'path' : 'fd', (rt, _self, path) => {
    nodeOf(rt, pathArgument(rt, name, 'path', path, WITH_FD), true);
    const { blocks, free } = fileSystem(rt).space();
    const numbers = [BLOCK, BLOCK, blocks, free, free, blocks, free, free, 0, 255];
    return structSequence(rt, moduleType(rt, 'posix.statvfs_result'), [
      ...numbers.map((n) => rt.newInt(n)),
      rt.newInt(0),
    ]);
  });
}
for (const name of ['fsync', 'fdatasync']) {
  add(name, 'fd', (rt, _self, fd) => {
    if (fd === TRUE || fd === FALSE) rt.warn('RuntimeWarning', 'bool is used as a file descriptor');
    const number = Number(rt.index(rt.isInt(fd) ? fd : rt.callMethod(fd, 'fileno')));
    withFiles(rt, () => fileSystem(rt).nodeOf(number));
    return NONE;
  });
}
add('sync', '', () => NONE);
add('isatty', 'fd, /', () => FALSE);
add('get_inheritable', 'fd, /', () => FALSE);
add('set_inheritable', 'fd, inheritable, /', () => NONE);
add('device_encoding', 'fd', () => NONE);
add('get_terminal_size', 'fd=1, /', (rt) => raiseOSError(rt, 25));

function environment(vm: Runtime): Handle {
  const encoder = new TextEncoder();
  const dict = vm.newDict();
  for (const [name, value] of Object.entries({ ...ENVIRONMENT, PWD: fileSystem(vm).cwd })) {
    vm.setItem(dict, vm.newBytes(encoder.encode(name)), vm.newBytes(encoder.encode(value)));
  }
  return dict;
}

FUNCTIONS.push(native('_create_environ', '', environment));

export const posixModule: BuiltinModule = {
  name: 'posix',
  doc: 'This module provides access to operating system functionality that is\nstandardized by the C Standard and the POSIX standard (a thinly\ndisguised Unix interface).  Refer to the library manual and\ncorresponding Unix manual entries for more information on calls.',
  functions: [...FUNCTIONS, ...PROCESS_FUNCTIONS, ...SYSTEM_FUNCTIONS],
  init: (vm, _module, set) => {
    addTypes(vm, set, directoryTypes, ({ name }) => name === 'DirEntry');
    for (const [name, value] of Object.entries({ ...CONSTANTS, ...POSIX_CONSTANTS })) set(name, vm.newInt(value));
    set('stat_result', makeStatResult(vm).handle);
    addStructSequenceType(vm, set, 'posix', 'terminal_size', 'columns lines', 'os');
    addStructSequenceType(vm, set, 'posix', 'uname_result', 'sysname nodename release version machine');
    addStructSequenceType(vm, set, 'posix', 'times_result', 'user system children_user children_system elapsed');
    const fields = STATVFS_FIELDS.split(' ');
    const statvfs = makeStructSequenceType(vm, 'os', 'statvfs_result', fields, { visible: STATVFS_VISIBLE });
    vm.interned.set('type posix.statvfs_result', statvfs.handle);
    set('statvfs_result', statvfs.handle);
    addStructSequenceType(vm, set, 'posix', 'sched_param', 'sched_priority');
    set('WNOHANG', vm.newInt(1));
    set('WUNTRACED', vm.newInt(2));
    set('environ', environment(vm));
    set('error', vm.exceptionType('OSError').handle);
    set('_have_functions', vm.newList([]));
    const named = (table: readonly (readonly [name: string, code: number])[]): Handle =>
      dictOf(vm, Object.fromEntries(table.map(([name, code]) => [name, vm.newInt(code)])));
    set('confstr_names', named(Object.entries(CONFIGURATION).map(([name, [code]]) => [name, code])));
    set('pathconf_names', named(Object.entries(PATH_LIMITS).map(([name, [code]]) => [name, code])));
    set('sysconf_names', vm.newDict());
  },
};
