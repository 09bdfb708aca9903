/** What posix tells of a system on which nothing can be changed: owners, limits, schedulers, attributes of files; and I/O in several pieces. */
import { FALSE, NONE, NULL, TRUE, type Handle } from '../memory';
import { machineOf } from '../machine/frametype';
import { bytesArgument } from '../objects/buffer';
import { native, type NativeFunction } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { typeNameOf } from '../objects/type';
import { writableBuffer } from './buffers';
import { ERRNO_NAMES } from './errnonames';
import { fileSystem } from './filesystem';
import { raiseOSError, withFiles } from './io/support';
import { pathArgument, type PathKind } from './posixpath';
import { structSequence } from './structseq';
import { moduleType } from './typedef';

const LEARNER = 1000;

/** Names and values of confstr(). */
export const CONFIGURATION: Readonly<Record<string, readonly [code: number, value: string]>> = {
  CS_PATH: [0, '/bin:/usr/bin'],
  CS_GNU_LIBC_VERSION: [2, 'glibc 2.36'],
  CS_GNU_LIBPTHREAD_VERSION: [3, 'NPTL 2.36'],
};

/** Names and values of pathconf(). */
export const PATH_LIMITS: Readonly<Record<string, readonly [code: number, value: number]>> = {
  PC_LINK_MAX: [0, 65000],
  PC_MAX_CANON: [1, 255],
  PC_MAX_INPUT: [2, 255],
  PC_NAME_MAX: [3, 255],
  PC_PATH_MAX: [4, 4096],
  PC_PIPE_BUF: [5, 4096],
  PC_CHOWN_RESTRICTED: [6, 1],
  PC_NO_TRUNC: [7, 1],
  PC_VDISABLE: [8, 0],
};

export const SYSTEM_FUNCTIONS: NativeFunction[] = [];

function add(name: string, parameters: string, impl: NativeFunction['impl']): void {
  SYSTEM_FUNCTIONS.push(native(name, parameters, impl));
}

const number = (rt: Runtime, h: Handle): number => Number(rt.index(h));
const fail = (rt: Runtime, error: string, filename: Handle = NULL): never =>
  raiseOSError(rt, ERRNO_NAMES[error], filename);

/** Checks that a path or descriptor leads somewhere; gives what names it in an error. */
function existing(rt: Runtime, fn: string, path: Handle, kind: PathKind = {}): Handle {
  const argument = pathArgument(rt, fn, 'path', path, kind);
  const fs = fileSystem(rt);
  withFiles(rt, () => (argument.fd !== null ? fs.nodeOf(argument.fd) : fs.find(argument.text)), argument.object);
  return argument.object;
}

/** A code by its name or number. Raises ValueError, or gives null for a number that means nothing. */
function codeOf(rt: Runtime, table: Readonly<Record<string, readonly [number, unknown]>>, name: Handle): string | null {
  if (rt.isStr(name)) {
    const text = rt.text(name);
    return Object.hasOwn(table, text) ? text : rt.raise('ValueError', 'unrecognized configuration name');
  }
  if (!rt.isInt(name)) rt.raise('TypeError', 'configuration names must be strings or integers');
  return Object.keys(table).find((each) => table[each][0] === number(rt, name)) ?? null;
}

// ---- owners

for (const [name, kind] of [
  ['chown', { fd: true }],
  ['lchown', {}],
  ['fchown', { fd: true }],
] as const) {
  const parameters = name === 'chown' ? 'path, uid, gid, *, dir_fd=None, follow_symlinks=True' : 'path, uid, gid';
  add(name, name === 'fchown' ? 'fd, uid, gid' : parameters, (rt, _self, path, uid, gid) => {
    const object = existing(rt, name, path, kind);
    return [uid, gid].every((id) => [-1, LEARNER].includes(number(rt, id))) ? NONE : fail(rt, 'EPERM', object);
  });
}
for (const name of ['setuid', 'seteuid', 'setgid', 'setegid']) {
  add(name, `${name.slice(-3)}, /`, (rt, _self, id) => {
    const what = `${name.slice(-3)} is`;
    if (rt.typeOf(id).slots.index === undefined) {
      rt.raise('TypeError', `${name.slice(-3)} should be integer, not ${typeNameOf(rt, id)}`);
    }
    if (number(rt, id) < -1) rt.raise('OverflowError', `${what} less than minimum`);
    if (number(rt, id) >= 2 ** 32) rt.raise('OverflowError', `${what} greater than maximum`);
    return number(rt, id) === LEARNER ? NONE : fail(rt, 'EPERM');
  });
}
for (const name of ['getresuid', 'getresgid']) {
  add(name, '', (rt) => rt.newTuple([LEARNER, LEARNER, LEARNER].map((id) => rt.newInt(id))));
}
add('getgroups', '', (rt) => rt.newList([rt.newInt(LEARNER)]));
add('getgrouplist', 'user, group, /', (rt, _self, _user, group) => rt.newList([group]));
add('chroot', 'path', (rt, _self, path) => fail(rt, 'EPERM', pathArgument(rt, 'chroot', 'path', path).object));
for (const [name, parameters] of [
  ['setgroups', 'groups, /'],
  ['setsid', ''],
] as const) {
  add(name, parameters, (rt) => fail(rt, 'EPERM'));
}
add('setpgid', 'pid, pgrp, /', () => NONE);
add('setpgrp', '', () => NONE);
add('setpriority', 'which, who, priority', () => NONE);
add('killpg', 'pgid, signal, /', (rt, _self, group, signal) =>
  number(rt, group) === machineOf(rt).processes.pid
    ? rt.callMethod(rt.importModule('posix'), 'kill', group, signal)
    : fail(rt, 'ESRCH'),
);

// ---- limits and names

add('confstr', 'name, /', (rt, _self, name) => {
  const known = codeOf(rt, CONFIGURATION, name);
  return known === null ? fail(rt, 'EINVAL') : rt.newStr(CONFIGURATION[known][1]);
});
for (const name of ['pathconf', 'fpathconf']) {
  add(name, name === 'pathconf' ? 'path, name' : 'fd, name, /', (rt, _self, path, limit) => {
    existing(rt, name, path, { fd: true });
    const known = codeOf(rt, PATH_LIMITS, limit);
    return known === null ? fail(rt, 'EINVAL') : rt.newInt(PATH_LIMITS[known][1]);
  });
}
add('ctermid', '', (rt) => rt.newStr('/dev/tty'));
for (const name of ['ttyname', 'tcgetpgrp']) {
  add(name, 'fd, /', (rt, _self, fd) => {
    withFiles(rt, () => fileSystem(rt).nodeOf(number(rt, fd)));
    return fail(rt, 'ENOTTY');
  });
}
add('major', 'device, /', (rt, _self, device) => rt.newInt((number(rt, device) >> 8) & 0xfff));
add('minor', 'device, /', (rt, _self, device) => {
  const bits = number(rt, device);
  return rt.newInt((bits & 0xff) | ((bits >> 12) & 0xfff00));
});
add('makedev', 'major, minor, /', (rt, _self, major, minor) => {
  const low = number(rt, minor);
  return rt.newInt((low & 0xff) | (number(rt, major) << 8) | ((low & 0xfff00) << 12));
});

// ---- the scheduler: one processor, one policy

add('sched_getscheduler', 'pid, /', (rt) => rt.newInt(0));
for (const [name, value] of [
  ['sched_get_priority_max', 99],
  ['sched_get_priority_min', 1],
] as const) {
  add(name, 'policy', (rt, _self, policy) => rt.newInt([1, 2].includes(number(rt, policy)) ? value : 0));
}
add('sched_getaffinity', 'pid, /', (rt) => rt.newSet([rt.newInt(0)]));
add('sched_setaffinity', 'pid, mask, /', () => NONE);
add('sched_getparam', 'pid, /', (rt) => structSequence(rt, moduleType(rt, 'posix.sched_param'), [rt.newInt(0)]));

// ---- attributes of files: this file system has none

add('listxattr', 'path=None, *, follow_symlinks=True', (rt, _self, path) => {
  existing(rt, 'listxattr', path, { fd: true, nullable: true });
  return rt.newList([]);
});
for (const [name, parameters, error] of [
  ['getxattr', 'path, attribute, *, follow_symlinks=True', 'ENODATA'],
  ['removexattr', 'path, attribute, *, follow_symlinks=True', 'ENODATA'],
  ['setxattr', 'path, attribute, value, flags=0, *, follow_symlinks=True', 'ENOTSUP'],
] as const) {
  add(name, parameters, (rt, _self, path) => fail(rt, error, existing(rt, name, path, { fd: true })));
}
for (const name of ['mkfifo', 'mknod']) {
  const parameters = name === 'mkfifo' ? 'path, mode=438, *, dir_fd=None' : 'path, mode=384, device=0, *, dir_fd=None';
  add(name, parameters, (rt, _self, path) => fail(rt, 'EPERM', pathArgument(rt, name, 'path', path).object));
}

// ---- descriptors

add('get_blocking', 'fd, /', (rt, _self, fd) => {
  withFiles(rt, () => fileSystem(rt).nodeOf(number(rt, fd)));
  return TRUE;
});
add('set_blocking', 'fd, blocking, /', (rt, _self, fd) => {
  withFiles(rt, () => fileSystem(rt).nodeOf(number(rt, fd)));
  return NONE;
});
add('lockf', 'fd, command, length, /', (rt, _self, fd) => {
  withFiles(rt, () => fileSystem(rt).nodeOf(number(rt, fd)));
  return NONE;
});
add('posix_fadvise', 'fd, offset, length, advice, /', (rt, _self, fd) => {
  withFiles(rt, () => fileSystem(rt).nodeOf(number(rt, fd)));
  return NONE;
});
add('posix_fallocate', 'fd, offset, length, /', (rt, _self, fd, offset, length) => {
  const fs = fileSystem(rt);
  const end = number(rt, offset) + number(rt, length);
  withFiles(rt, () => {
    const { node } = fs.file(number(rt, fd));
    if (node.kind === 'file' && node.size < end) fs.truncate(number(rt, fd), end);
  });
  return NONE;
});
add('readv', 'fd, buffers, /', (rt, _self, fd, buffers) => {
  const fs = fileSystem(rt);
  let total = 0;
  for (const buffer of rt.toArray(buffers)) {
    const target = writableBuffer(rt, buffer);
    if (target === null) {
      return rt.raise('TypeError', `a read-write bytes-like object is required, not '${typeNameOf(rt, buffer)}'`);
    }
    const bytes = withFiles(rt, () => fs.read(number(rt, fd), target.length));
    target.write(0, bytes);
    total += bytes.length;
    if (bytes.length < target.length) break;
  }
  return rt.newInt(total);
});
add('writev', 'fd, buffers, /', (rt, _self, fd, buffers) => {
  const posix = rt.importModule('posix');
  let total = 0;
  for (const buffer of rt.toArray(buffers)) total += number(rt, rt.callMethod(posix, 'write', fd, buffer));
  return rt.newInt(total);
});
add('sendfile', 'out_fd, in_fd, offset, count', (rt, _self, out, from, offset, count) => {
  const posix = rt.importModule('posix');
  const data =
    offset === NONE ? rt.callMethod(posix, 'read', from, count) : rt.callMethod(posix, 'pread', from, count, offset);
  return bytesArgument(rt, data).length === 0 ? rt.newInt(0) : rt.callMethod(posix, 'write', out, data);
});
add('getrandom', 'size, flags=0', (rt, _self, size) => rt.callMethod(rt.importModule('posix'), 'urandom', size));

// ---- how processes ended

for (const name of ['WCOREDUMP', 'WIFCONTINUED']) add(name, 'status', () => FALSE);
