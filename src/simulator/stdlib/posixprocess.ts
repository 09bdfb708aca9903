/** What the module posix knows of the process: who and where it is, its environment's programs, signals to itself. */
import { boolHandle, NONE, type Handle } from '../memory';
import { busy, elapsed, wallClock } from '../machine/clock';
import { machineOf } from '../machine/frametype';
import type { Process } from '../machine/processes';
import { native, type NativeFunction } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { deliverSignal } from './_signal';
import { ERRNO_NAMES } from './errnonames';
import { fileSystem } from './filesystem';
import { TypeId } from '../objects/typeids';
import { fspath, pathText, raiseOSError } from './io/support';
import { pathArgument } from './posixpath';
import { strerror } from './strerror';
import { structSequence } from './structseq';
import { moduleType } from './typedef';

const PROCESS = 4242;
const PARENT = 4241;
const LEARNER = 1000;
const WNOHANG = 1;

/** What sysconf() tells. */
const SYSTEM: Readonly<Record<string, number>> = {
  SC_PAGE_SIZE: 4096,
  SC_PAGESIZE: 4096,
  SC_NPROCESSORS_ONLN: 1,
  SC_NPROCESSORS_CONF: 1,
  SC_PHYS_PAGES: 262144,
  SC_AVPHYS_PAGES: 131072,
  SC_CLK_TCK: 100,
  SC_OPEN_MAX: 1024,
};

export const PROCESS_FUNCTIONS: NativeFunction[] = [];

function add(name: string, parameters: string, impl: NativeFunction['impl']): void {
  PROCESS_FUNCTIONS.push(native(name, parameters, impl));
}

add('getpid', '', (rt) => rt.newInt(machineOf(rt).processes.pid));
add('getppid', '', (rt) => rt.newInt(machineOf(rt).processes.parentPid));
for (const name of ['getuid', 'geteuid', 'getgid', 'getegid']) add(name, '', (rt) => rt.newInt(LEARNER));
add('getlogin', '', (rt) => rt.newStr('learner'));
/** Exit codes of children that nobody has waited for, by number. */
function children(rt: Runtime): Handle {
  let dict = rt.interned.get('posix.children');
  if (dict === undefined) {
    dict = rt.heap.immortalize(rt.newDict());
    rt.interned.set('posix.children', dict);
  }
  return dict;
}

/** A child that has run to its end with an exit code; its number. */
export function addChild(rt: Runtime, exitCode: number): number {
  const dict = children(rt);
  const count = rt.newStr('count');
  const id = Number(rt.intValue(rt.callMethod(dict, 'get', count, rt.newInt(PROCESS)))) + 1;
  rt.setItem(dict, count, rt.newInt(id));
  rt.setItem(dict, rt.newInt(id), rt.newInt(exitCode));
  return id;
}

/** Waits for one of the program's own children; null: it has none of that number. */
function waitForChild(rt: Runtime, pid: number, options: number): Handle | null {
  const { processes, threads } = machineOf(rt);
  const wanted = processes.children.filter((child) => !child.reaped && (pid === -1 || child.pid === pid));
  if (wanted.length === 0) return null;
  const ended = (): Process | undefined => wanted.find(({ status }) => status !== null);
  if (ended() === undefined && (options & WNOHANG) === 0) threads.wait(() => ended() !== undefined, -1);
  const child = ended();
  if (child === undefined) return rt.newTuple([rt.newInt(0), rt.newInt(0)]);
  child.reaped = true;
  return rt.newTuple([rt.newInt(child.pid), rt.newInt(child.status ?? 0)]);
}

const waitpid: NativeFunction['impl'] = (rt, _self, pid, options) => {
  const own = waitForChild(rt, Number(rt.index(pid)), Number(rt.index(options)));
  if (own !== null) return own;
  const dict = children(rt);
  const known = rt.toArray(dict).find((key) => rt.isInt(key) && (Number(rt.index(pid)) === -1 || rt.equal(key, pid)));
  if (known === undefined) return raiseOSError(rt, ERRNO_NAMES['ECHILD']);
  const id = rt.newInt(Number(rt.intValue(known)));
  return rt.newTuple([id, rt.newInt(Number(rt.intValue(rt.callMethod(dict, 'pop', id))) << 8)]);
};
PROCESS_FUNCTIONS.push(native('waitpid', 'pid, options, /', waitpid, { waits: true }));
add('wait', '', (rt) => rt.callMethod(rt.importModule('posix'), 'waitpid', rt.newInt(-1), rt.newInt(0)));
for (const name of ['getpgrp', 'getsid', 'getpgid']) {
  add(name, name === 'getpgrp' ? '' : 'pid, /', (rt) => rt.newInt(PROCESS));
}
add('getloadavg', '', (rt) => rt.newTuple([rt.newFloat(0), rt.newFloat(0), rt.newFloat(0)]));
add('getpriority', 'which, who', (rt) => rt.newInt(0));
add('nice', 'increment, /', (rt) => rt.newInt(0));
add('sysconf', 'name, /', (rt, _self, name) => {
  if (!rt.isStr(name)) return rt.newInt(-1);
  const value = SYSTEM[rt.text(name)];
  return value === undefined ? rt.raise('ValueError', 'unrecognized configuration name') : rt.newInt(value);
});
for (const name of ['WIFSTOPPED', 'WIFSIGNALED', 'WIFEXITED'])
  add(name, 'status', () => boolHandle(name === 'WIFEXITED'));
for (const name of ['WSTOPSIG', 'WTERMSIG']) add(name, 'status', (rt) => rt.newInt(0));
add('WEXITSTATUS', 'status', (rt, _self, status) => rt.newInt(Number(rt.index(status)) >> 8));
add('cpu_count', '', (rt) => rt.newInt(1));
add('strerror', 'code, /', (rt, _self, code) => rt.newStr(strerror(Number(rt.index(code)))));
/** What programs are handed of an environment: bytes of a name, or of a value. */
const environmentText = (rt: Runtime, h: Handle): string => pathText(rt, fspath(rt, h));
add('putenv', 'name, value, /', (rt, _self, name, value) => {
  const text = environmentText(rt, name);
  environmentText(rt, value);
  if (text.includes('=')) rt.raise('ValueError', 'illegal environment variable name');
  return text === '' ? raiseOSError(rt, ERRNO_NAMES['EINVAL']) : NONE;
});
add('unsetenv', 'name, /', (rt, _self, name) => {
  const text = environmentText(rt, name);
  return text === '' || text.includes('=') ? raiseOSError(rt, ERRNO_NAMES['EINVAL']) : NONE;
});
add('register_at_fork', '*, before=None, after_in_child=None, after_in_parent=None', () => NONE);
add('sched_yield', '', () => NONE);
/** SIGABRT. */
const ABORTED = 6;

add('abort', '', (rt) => machineOf(rt).processes.exit(128 + ABORTED));
add('_exit', 'status', (rt, _self, status) =>
  machineOf(rt).processes.exit(Number(BigInt.asUintN(8, BigInt(rt.index(status))))),
);
add('kill', 'pid, signal, /', (rt, _self, pid, signal) => {
  const id = Number(rt.index(pid));
  const number = Number(rt.index(signal));
  if (number < 0 || number > 64) raiseOSError(rt, ERRNO_NAMES['EINVAL']);
  const { processes } = machineOf(rt);
  const child = processes.byPid(id);
  if (child !== null && child.number !== processes.current) {
    if (child.reaped) raiseOSError(rt, ERRNO_NAMES['ESRCH']);
    if (number > 0) processes.end(child, number);
    return NONE;
  }
  if (id !== processes.pid) raiseOSError(rt, ERRNO_NAMES[id === PARENT ? 'EPERM' : 'ESRCH']);
  if (number > 0) deliverSignal(rt, number);
  return NONE;
});
add('waitstatus_to_exitcode', 'status', (rt, _self, status) => {
  const value = Number(rt.index(status));
  return rt.newInt((value & 0x7f) === 0 ? value >> 8 : -(value & 0x7f));
});
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
  const [work, time] = [busy(rt), elapsed(rt)].map((nanoseconds) => rt.newFloat(Number(nanoseconds) / 1e9));
  const zero = rt.newFloat(0);
  return structSequence(rt, moduleType(rt, 'posix.times_result'), [work, zero, zero, zero, time]);
});

// ---- other programs: there are none but a shell that knows what is built into shells

/** What a program writes, and its exit code; null: there is no such program. */
export interface Ran {
  readonly output: string;
  readonly code: number;
}

/** Runs one of the few programs there are. */
export function runProgram(rt: Runtime, words: readonly string[]): Ran | null {
  switch (words[0].replace(/^\/(usr\/)?bin\//, '')) {
    case 'true':
    // There is no screen to clear.
    case 'clear':
      return { output: '', code: 0 };
    case 'false':
      return { output: '', code: 1 };
    case 'echo':
      return { output: `${words.slice(1).join(' ')}\n`, code: 0 };
    case 'pwd':
      return { output: `${fileSystem(rt).cwd}\n`, code: 0 };
    case 'sh':
      return words[1] === '-c' ? runShell(rt, words[2] ?? '', () => undefined) : { output: '', code: 0 };
    default:
      return null;
  }
}

/** A text with the variables of the environment that it names. */
function expandVariables(rt: Runtime, text: string): string {
  return text.replace(/\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)\})/g, (_, plain?: string, braced?: string) => {
    const environ = rt.getAttr(rt.importModule('os'), 'environ');
    return rt.str(rt.callMethod(environ, 'get', rt.newStr(plain ?? braced ?? ''), rt.newStr('')));
  });
}

/** Runs a line as a shell does; what goes wrong is told. */
function runShell(rt: Runtime, line: string, complain: (text: string) => void): Ran {
  const words = [...line.matchAll(/"([^"]*)"|'([^']*)'|\S+/g)].map(
    ([all, double, single]) => single ?? expandVariables(rt, double ?? all),
  );
  if (words.length === 0 || words[0] === ':' || words[0] === 'cd') return { output: '', code: 0 };
  if (words[0] === 'exit') return { output: '', code: Number(words[1] ?? 0) & 255 };
  const ran = runProgram(rt, words);
  if (ran !== null) return ran;
  complain(`sh: 1: ${words[0]}: not found\n`);
  return { output: '', code: 127 };
}

add('system', 'command', (rt, _self, command) => {
  const { text } = pathArgument(rt, 'system', 'command', command);
  const { output, code } = runShell(rt, text, (complaint) => rt.host.write('stderr', complaint));
  if (output !== '') rt.host.write('stdout', output);
  return rt.newInt(code << 8);
});
const full = (rt: Runtime): never => raiseOSError(rt, ERRNO_NAMES['EAGAIN']);
add('fork', '', full);
add('forkpty', '', full);
for (const name of ['execv', 'execve']) {
  add(name, name === 'execv' ? 'path, argv, /' : 'path, argv, env', (rt, _self, path, argv, env) => {
    pathArgument(rt, name, 'path', path, { fd: name === 'execve' });
    const isList = [TypeId.Tuple, TypeId.List].some((type) => rt.isInstance(argv, rt.types[type]));
    const must = name === 'execv' ? `${name}() arg 2 must be a tuple or list` : `${name}: argv must be a tuple or list`;
    if (!isList) rt.raise('TypeError', must);
    const called = name === 'execv' ? `${name}() arg 2` : `${name}: argv`;
    const words = rt.toArray(argv);
    if (words.length === 0) rt.raise('ValueError', `${called} must not be empty`);
    if (environmentText(rt, words[0]) === '') rt.raise('ValueError', `${called} first element cannot be empty`);
    for (const key of name === 'execve' ? rt.toArray(rt.callMethod(env, 'keys')) : []) {
      if (/^$|^.+=/.test(environmentText(rt, key))) rt.raise('ValueError', 'illegal environment variable name');
    }
    return raiseOSError(rt, ERRNO_NAMES['ENOENT']);
  });
}
