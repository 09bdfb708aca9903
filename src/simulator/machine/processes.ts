/**
 * The program's child processes, as the module multiprocessing starts them ("spawn"): a child runs the program's file again as the module
 * `__mp_main__`, gets its work pickled, and shares nothing but open pipes and semaphores. Here it is a thread with a table of modules
 * of its own: the program's modules and those of the library that keep the state of a process are imported anew in it. What the other
 * modules of the library keep is shared, as their code is.
 */
import { NONE, NULL, type Handle } from '../memory';
import { dictGetStr, dictSetStr, newDict } from '../objects/dict';
import { moduleDict, newModule } from '../objects/module';
import { forEachEntry } from '../objects/instance';
import { ProcessEnd } from '../objects/errors';
import { TypeId } from '../objects/typeids';
import type { Interpreter } from './interpreter';

/** Modules of the library that each process has its own of, by the first part of their names. */
const OWN = new Set(['concurrent', 'logging', 'multiprocessing', 'random', 'threading']);
const FIRST_PID = 4242;

export interface Process {
  readonly number: number;
  readonly pid: number;
  readonly parent: number;
  /** `sys.modules`. */
  readonly modules: Handle;
  /** What waitpid() gives; null: it runs. */
  status: number | null;
  /** The number of its first thread. */
  mainThread: number;
  /** Its parent has asked for that. */
  reaped: boolean;
  /** Called when it has ended. */
  onEnd: () => void;
}

export class Processes {
  private readonly all: Process[] = [];
  private running = 0;

  constructor(private readonly vm: Interpreter) {}

  /** The process that the running thread belongs to; 0 is the program's. */
  get current(): number {
    return this.running;
  }

  get pid(): number {
    return FIRST_PID + this.running;
  }

  get parentPid(): number {
    return this.running === 0 ? FIRST_PID - 1 : this.of(this.running).parent;
  }

  byPid(pid: number): Process | null {
    return this.all.find((process) => process.number > 0 && process.pid === pid) ?? null;
  }

  /** The number of the running process's first thread. */
  get mainThread(): number {
    return this.running === 0 ? 0 : this.of(this.running).mainThread;
  }

  /** Children of the running process. */
  get children(): readonly Process[] {
    return this.all.filter((process) => process.number > 0 && process.parent === this.pid);
  }

  /** The tables of modules of all processes but the running one. */
  get parkedModules(): readonly Handle[] {
    return this.all.filter(({ number }) => number !== this.running).map(({ modules }) => modules);
  }

  private of(number: number): Process {
    return this.all[number];
  }

  /** A new process, without threads yet. */
  create(): Process {
    const { vm } = this;
    if (this.all.length === 0) this.add(vm.modules.dict, FIRST_PID - 1);
    const modules = vm.heap.immortalize(newDict(vm));
    forEachEntry(vm.heap, vm.modules.dict, (name, module) => {
      if (module !== NONE && !this.isOwn(vm.text(name), module)) dictSetStr(vm, modules, name, module);
    });
    const main = newModule(vm, '__main__', null);
    dictSetStr(vm, moduleDict(vm, main), vm.intern('__builtins__'), vm.modules.loaded('builtins'));
    dictSetStr(vm, modules, vm.intern('__main__'), main);
    return this.add(modules, this.pid);
  }

  private add(modules: Handle, parent: number): Process {
    const number = this.all.length;
    const pid = FIRST_PID + number;
    const made: Process = {
      number,
      pid,
      parent,
      modules,
      status: null,
      mainThread: 0,
      reaped: false,
      onEnd: () => undefined,
    };
    this.all.push(made);
    return made;
  }

  /** Whether each process has its own of a module: it keeps what is a process's, or is the program's. */
  private isOwn(name: string, module: Handle): boolean {
    const { vm } = this;
    if (OWN.has(name.split('.')[0])) return true;
    if (name === '__main__' || name === '__mp_main__') return true;
    if (vm.heap.type[module] !== TypeId.Module) return false;
    const file = dictGetStr(vm, moduleDict(vm, module), vm.intern('__file__'));
    if (file === NULL || !vm.isStr(file)) return false;
    return vm.codes.fileNamed(vm.text(file))?.traced === true;
  }

  /** From now on a thread of this process runs. */
  enter(number: number): void {
    if (number === this.running) return;
    const { vm } = this;
    this.running = number;
    vm.modules.dict = this.of(number).modules;
    vm.setAttr(vm.modules.loaded('sys'), 'modules', vm.modules.dict);
  }

  /** Runs something as a process does. */
  within<T>(process: Process, body: () => T): T {
    const before = this.running;
    this.enter(process.number);
    try {
      return body();
    } finally {
      this.enter(before);
    }
  }

  /** The running process ends at once; a child by way of its own last frame. */
  exit(status: number): never {
    if (this.running === 0) throw new ProcessEnd(status);
    return this.vm.raiseWith('SystemExit', [this.vm.newInt(status)]);
  }

  /** A process is over, its threads with it. */
  end(process: Process, status: number): void {
    if (process.status !== null) return;
    process.status = status;
    this.vm.threads.drop(process.number);
    process.onEnd();
  }
}
