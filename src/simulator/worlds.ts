/**
 * Interpreters brought to life ahead of time. Making the builtin types and modules takes longer than running a lesson's
 * program, and needs nothing of the program: an idle moment can do it for the next run.
 */
import type { RunOptions } from './api';
import { bootstrap } from './bootstrap';
import { Interpreter } from './machine/interpreter';
import { ChunkStore, Journal, StepLog } from './memory';
import type { RuntimeHost } from './objects/runtime';
import { setArguments } from './stdlib/sys';

/** The host of an interpreter that has no program yet. */
const NOBODY: RuntimeHost = {
  write: () => undefined,
  readLine: () => null,
  readFile: () => null,
  listFolder: () => null,
  filename: '',
  argv0: '',
  argv: [],
  libraryFiles: () => [],
  libraryAsset: () => null,
};
const NO_LIMITS = { steps: Infinity, milliseconds: Infinity, bytes: Infinity };

export class Worlds {
  /** One for a recorded run; nobody waits for others. */
  private spare: Interpreter | null = null;
  private readonly chunks = new ChunkStore();

  constructor(private readonly clock: () => number) {}

  /** Makes an interpreter, or memory, for the next recorded run; false: there is enough. */
  prepare(): boolean {
    if (this.spare !== null) return StepLog.prepare(this.chunks) || Journal.prepare(this.chunks);
    this.spare = this.create(true);
    bootstrap(this.spare);
    return true;
  }

  /** An interpreter for a run; {@link enter} makes it ready for its program. */
  take(options: RunOptions, host: RuntimeHost): World {
    const spare = options.record ? this.spare : null;
    if (spare !== null) this.spare = null;
    const vm = spare ?? this.create(options.record);
    vm.host = host;
    vm.limits = options.limits;
    vm.isCancelled = options.isCancelled ?? ((): boolean => false);
    return { vm, booted: spare !== null };
  }

  /** Brings the interpreter of a run to life, if it is not alive yet. */
  enter({ vm, booted }: World): void {
    if (!booted) bootstrap(vm);
    setArguments(vm);
  }

  /** Takes back an interpreter that no program has used. */
  giveBack({ vm, booted }: World): void {
    if (booted && this.spare === null) this.spare = vm;
  }

  private create(record: boolean): Interpreter {
    return new Interpreter({ limits: NO_LIMITS, record, clock: this.clock, host: NOBODY, chunks: this.chunks });
  }
}

/** An interpreter, and whether it is alive. */
export interface World {
  readonly vm: Interpreter;
  readonly booted: boolean;
}
