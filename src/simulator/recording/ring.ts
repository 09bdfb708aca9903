/**
 * Keeping the newest steps: when a budget is reached, the oldest part of the journal and its steps are forgotten.
 */
import { CHUNK_ENTRIES, type Journal, type StepLog } from '../memory';
import type { Interpreter } from '../machine/interpreter';
import type { Replay } from './replay';

/** The part of the recording that goes at once: dropping little by little would cost more. */
const SHARE = 1 / 4;
/** With less than this part of the budget in the journal, what takes the room is the program's own data. */
const LEAST = 1 / 4;

export class Ring {
  constructor(
    private readonly vm: Interpreter,
    private readonly journal: Journal,
    private readonly steps: StepLog,
    private readonly replay: () => Replay,
  ) {}

  /** Forgets the oldest steps. False: too little is there to be forgotten. */
  dropOldest(limit: 'steps' | 'bytes'): boolean {
    const { vm, journal, steps } = this;
    const count = steps.length - steps.first;
    if (limit === 'bytes' && journal.bytes + steps.bytes < vm.limits.bytes * LEAST) return false;
    if (count < 2) return false;
    const step = steps.first + Math.ceil(count * SHARE);
    const position = Math.floor(steps.journalAt(step) / CHUNK_ENTRIES) * CHUNK_ENTRIES;
    if (position > journal.start) {
      this.replay().beginAt(position);
      journal.dropBefore(position);
    }
    steps.dropBefore(step);
    vm.heap.reuseBefore(journal.start);
    return true;
  }
}
