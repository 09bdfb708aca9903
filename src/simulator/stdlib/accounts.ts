/** Modules that tell of the machine's accounts and resources: pwd, grp and resource. Each is the twin of the C file of its name. */
import { NONE, type Handle } from '../memory';
import { busy } from '../machine/clock';
import { machineOf } from '../machine/frametype';
import type { BuiltinModule } from '../machine/modules';
import { native } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { addStructSequenceType, structSequence } from './structseq';
import { moduleType } from './typedef';

interface Account {
  readonly name: string;
  readonly id: number;
  readonly title: string;
  readonly home: string;
  readonly shell: string;
}

const ACCOUNTS: readonly Account[] = [
  { name: 'root', id: 0, title: 'root', home: '/root', shell: '/bin/bash' },
  { name: 'learner', id: 1000, title: 'Learner', home: '/home/learner', shell: '/bin/bash' },
];

const passwordEntry = (rt: Runtime, { name, id, title, home, shell }: Account): Handle =>
  structSequence(
    rt,
    moduleType(rt, 'pwd.struct_passwd'),
    [name, 'x', id, id, title, home, shell].map((part) =>
      typeof part === 'string' ? rt.newStr(part) : rt.newInt(part),
    ),
  );

const groupEntry = (rt: Runtime, { name, id }: Account): Handle =>
  structSequence(rt, moduleType(rt, 'grp.struct_group'), [
    rt.newStr(name),
    rt.newStr('x'),
    rt.newInt(id),
    rt.newList([]),
  ]);

/** The account of a number or a name; raises KeyError as `what` words it. */
function find(rt: Runtime, key: Handle, what: string, byName: boolean): Account {
  const wanted = byName ? rt.text(key) : Number(rt.index(key));
  const found = ACCOUNTS.find(({ name, id }) => (byName ? name : id) === wanted);
  if (found !== undefined) return found;
  const shown = byName ? rt.repr(key) : String(wanted);
  return rt.raiseWith('KeyError', [rt.newStr(`${what} not found: ${shown}`)]);
}

export const pwdModule: BuiltinModule = {
  name: 'pwd',
  doc: 'This module provides access to the Unix password database.\nIt is available on all Unix versions.',
  functions: [
    native('getpwuid', 'uidobj, /', (rt, _self, uid) => passwordEntry(rt, find(rt, uid, 'getpwuid(): uid', false))),
    native('getpwnam', 'name, /', (rt, _self, name) => passwordEntry(rt, find(rt, name, 'getpwnam(): name', true))),
    native('getpwall', '', (rt) => rt.newList(ACCOUNTS.map((account) => passwordEntry(rt, account)))),
  ],
  init: (vm, _module, set) =>
    addStructSequenceType(vm, set, 'pwd', 'struct_passwd', 'pw_name pw_passwd pw_uid pw_gid pw_gecos pw_dir pw_shell'),
};

export const grpModule: BuiltinModule = {
  name: 'grp',
  doc: 'Access to the Unix group database.',
  functions: [
    native('getgrgid', 'id', (rt, _self, id) => groupEntry(rt, find(rt, id, 'getgrgid(): gid', false))),
    native('getgrnam', 'name', (rt, _self, name) => groupEntry(rt, find(rt, name, 'getgrnam(): name', true))),
    native('getgrall', '', (rt) => rt.newList(ACCOUNTS.map((account) => groupEntry(rt, account)))),
  ],
  init: (vm, _module, set) => addStructSequenceType(vm, set, 'grp', 'struct_group', 'gr_name gr_passwd gr_gid gr_mem'),
};

const USAGE_FIELDS =
  'ru_utime ru_stime ru_maxrss ru_ixrss ru_idrss ru_isrss ru_minflt ru_majflt ru_nswap ru_inblock ru_oublock ru_msgsnd ' +
  'ru_msgrcv ru_nsignals ru_nvcsw ru_nivcsw';
/** By number. */
const LIMITS =
  'RLIMIT_CPU RLIMIT_FSIZE RLIMIT_DATA RLIMIT_STACK RLIMIT_CORE RLIMIT_RSS RLIMIT_NPROC RLIMIT_NOFILE RLIMIT_MEMLOCK RLIMIT_AS';
/** What a Python that has just begun takes of memory, in kilobytes. */
const BASE_SIZE = 9000;

export const resourceModule: BuiltinModule = {
  name: 'resource',
  doc: 'This module provides basic mechanisms for measuring and controlling system resources.',
  functions: [
    native('getrusage', 'who, /', (rt, _self, who) => {
      if (Math.abs(Number(rt.index(who))) > 1) rt.raise('ValueError', 'invalid who parameter');
      const numbers = USAGE_FIELDS.split(' ').map((field) => {
        if (field === 'ru_utime') return rt.newFloat(Number(busy(rt)) / 1e9);
        if (field === 'ru_stime') return rt.newFloat(0);
        return rt.newInt(field === 'ru_maxrss' ? BASE_SIZE + Math.ceil(machineOf(rt).heap.words.length / 256) : 0);
      });
      return structSequence(rt, moduleType(rt, 'resource.struct_rusage'), numbers);
    }),
    native('getrlimit', 'resource, /', (rt) => rt.newTuple([rt.newInt(-1), rt.newInt(-1)])),
    native('setrlimit', 'resource, limits, /', () => NONE),
    native('getpagesize', '', (rt) => rt.newInt(4096)),
  ],
  init: (vm, _module, set) => {
    addStructSequenceType(vm, set, 'resource', 'struct_rusage', USAGE_FIELDS);
    LIMITS.split(' ').forEach((name, i) => set(name, vm.newInt(i)));
    for (const [name, value] of Object.entries({
      RUSAGE_SELF: 0,
      RUSAGE_CHILDREN: -1,
      RUSAGE_THREAD: 1,
      RLIM_INFINITY: -1,
    })) {
      set(name, vm.newInt(value));
    }
    set('error', vm.exceptionType('OSError').handle);
  },
};
