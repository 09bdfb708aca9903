/**
 * The module _multiprocessing: semaphores that processes share (twin of Modules/_multiprocessing/semaphore.c), and what stands for
 * starting a process (machine/processes.ts).
 */
import { boolHandle, FALSE, NONE, NULL, TRUE, type Handle } from '../memory';
import { machineOf } from '../machine/frametype';
import type { BuiltinModule } from '../machine/modules';
import { allocate } from '../objects/instance';
import { native, rawNative } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { defineType } from '../objects/spec';
import { TypeFlag } from '../objects/typeobject';
import { fileSystem } from './filesystem';
import { listening } from './listeners';
import { addTypes, bind, moduleType, signature } from './typedef';

const RECURSIVE_MUTEX = 0;
const SEM_VALUE_MAX = 2147483647;

/** A semaphore; all objects of its handle share it. */
interface Semaphore {
  readonly handle: number;
  readonly kind: number;
  readonly most: number;
  value: number;
  /** Of a recursive mutex: the thread that has it, and how often. */
  owner: number;
  count: number;
}

const SEMAPHORES = '\0multiprocessing.semaphores';

/** All semaphores by handle; they last as long as the run. */
function semaphores(rt: Runtime): Semaphore[] {
  const known = rt.interned.get(SEMAPHORES);
  if (known !== undefined) return rt.payloads.others.get(rt.heap.num[known]) as Semaphore[];
  const made: Semaphore[] = [];
  const holder = rt.heap.createImmortal(moduleType(rt, '_multiprocessing.SemLock').index, rt.payloads.others.add(made));
  rt.interned.set(SEMAPHORES, holder);
  return made;
}

const semaphoreOf = (rt: Runtime, self: Handle): Semaphore => rt.payloads.others.get(rt.heap.num[self]) as Semaphore;

const acquireParameters = signature('acquire', 'block=True, timeout=None');

function acquire(rt: Runtime, self: Handle, args: readonly Handle[], kwnames: readonly string[] | null): Handle {
  const [block, timeout] = bind(rt, acquireParameters, args, kwnames);
  const semaphore = semaphoreOf(rt, self);
  const { threads } = machineOf(rt);
  const me = threads.currentNumber;
  const mine = (): boolean => semaphore.kind === RECURSIVE_MUTEX && semaphore.count > 0 && semaphore.owner === me;
  const waits = block === NULL || rt.truth(block);
  const limit = timeout === NULL || timeout === NONE ? -1 : Math.max(0, rt.toFloat(timeout));
  const free = (): boolean => mine() || semaphore.value > 0;
  if (!(waits ? threads.wait(free, limit) : free())) return FALSE;
  if (!mine()) semaphore.value--;
  semaphore.owner = me;
  semaphore.count++;
  return TRUE;
}

function release(rt: Runtime, self: Handle): Handle {
  const semaphore = semaphoreOf(rt, self);
  if (semaphore.kind === RECURSIVE_MUTEX) {
    if (semaphore.count === 0 || semaphore.owner !== machineOf(rt).threads.currentNumber) {
      rt.raise('AssertionError', 'attempt to release recursive lock not owned by thread');
    }
    if (--semaphore.count > 0) return NONE;
  } else {
    if (semaphore.value >= semaphore.most) rt.raise('ValueError', 'semaphore or lock released too many times');
    semaphore.count--;
  }
  semaphore.value++;
  return NONE;
}

const semLock = defineType({
  id: null,
  name: 'SemLock',
  module: '_multiprocessing',
  flags: TypeFlag.BaseType,
  layout: { words: 0, refs: 0 },
  doc: 'Semaphore/Mutex type',
  slots: {
    new: (rt, type, args, kwnames) => {
      const [kind, value, most] = bind(rt, signature('SemLock', 'kind, value, maxvalue, name, unlink'), args, kwnames);
      const all = semaphores(rt);
      const made: Semaphore = {
        handle: all.length,
        kind: Number(rt.index(kind)),
        most: Number(rt.index(most)),
        value: Number(rt.index(value)),
        owner: 0,
        count: 0,
      };
      all.push(made);
      return allocate(rt, type, rt.payloads.others.add(made));
    },
    init: () => undefined,
  },
  getset: {
    handle: { get: (rt, self) => rt.newInt(semaphoreOf(rt, self).handle) },
    kind: { get: (rt, self) => rt.newInt(semaphoreOf(rt, self).kind) },
    maxvalue: { get: (rt, self) => rt.newInt(semaphoreOf(rt, self).most) },
    // A semaphore without a name needs nobody to unlink it.
    name: { get: () => NONE },
  },
  constants: (rt) => ({ SEM_VALUE_MAX: rt.newInt(SEM_VALUE_MAX) }),
  methods: [
    rawNative('acquire', '(block=True, timeout=None)', acquire, { waits: true }),
    native('release', '', release),
    native('__enter__', '', (rt, self) => acquire(rt, self, [], null), { waits: true }),
    rawNative('__exit__', '(*exc_info)', release),
    native('_count', '', (rt, self) => rt.newInt(Math.max(0, semaphoreOf(rt, self).count))),
    native('_is_mine', '', (rt, self) => {
      const { count, owner } = semaphoreOf(rt, self);
      return boolHandle(count > 0 && owner === machineOf(rt).threads.currentNumber);
    }),
    native('_get_value', '', (rt, self) => rt.newInt(semaphoreOf(rt, self).value)),
    native('_is_zero', '', (rt, self) => boolHandle(semaphoreOf(rt, self).value === 0)),
    native('_after_fork', '', () => NONE),
    native(
      '_rebuild',
      'handle, kind, maxvalue, name, /',
      (rt, type, handle) => {
        const semaphore = semaphores(rt)[Number(rt.index(handle))];
        return allocate(rt, rt.typeObject(type), rt.payloads.others.add(semaphore));
      },
      { binding: 'class' },
    ),
  ],
});

export const multiprocessingModule: BuiltinModule = {
  name: '_multiprocessing',
  functions: [
    native('_pair', '', (rt) =>
      rt.newTuple(
        fileSystem(rt)
          .openPair()
          .map((fd) => rt.newInt(fd)),
      ),
    ),
    ...listening,
    native('sem_unlink', 'name, /', () => NONE),
    native('_spawn', 'data, sentinel, fds, /', (rt, _self, data, sentinel, fds) => {
      const vm = machineOf(rt);
      const process = vm.processes.create();
      const [child, parentEnd] = [fileSystem(rt), Number(rt.index(sentinel))];
      const inherited = rt.toArray(fds).map((fd) => Number(rt.index(fd)));
      process.onEnd = () => {
        for (const fd of [parentEnd, ...inherited]) child.open.delete(fd);
      };
      const main = vm.processes.within(process, () =>
        vm.getAttr(vm.importModule('multiprocessing.spawn'), '_child_main'),
      );
      process.mainThread = vm.threads.start(
        main,
        vm.newTuple([data, vm.newInt(parentEnd)]),
        NULL,
        NULL,
        true,
        process.number,
      );
      return rt.newInt(process.pid);
    }),
    native('_run_main', '', (rt) => {
      const vm = machineOf(rt);
      const { filename } = vm.host;
      const dict = vm.newDict();
      vm.setItem(dict, vm.intern('__name__'), vm.intern('__mp_main__'));
      vm.setItem(dict, vm.intern('__file__'), vm.newStr(filename));
      vm.setItem(dict, vm.intern('__builtins__'), vm.modules.loaded('builtins'));
      const source = vm.codes.fileNamed(filename)?.source ?? '';
      vm.runCode(vm.codes.codeOf(vm.modules.compile(vm, source, filename)), dict, dict);
      return dict;
    }),
    native('_exit', 'code, /', (rt, _self, code) => {
      const { processes } = machineOf(rt);
      const process = processes.byPid(processes.pid);
      if (process !== null) processes.end(process, (Number(rt.index(code)) & 255) << 8);
      return NONE;
    }),
  ],
  init: (vm, _module, set) => {
    addTypes(vm, set, [semLock]);
    set('flags', vm.newDict());
  },
};
