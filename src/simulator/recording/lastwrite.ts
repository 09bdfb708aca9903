/** Who wrote a word last: the journal read backwards. */
import type { FileName, StepIndex, Written } from '../../model';
import { CHUNK_ENTRIES, StepKind, Tag, type Journal, type StepLog } from '../memory';
import type { Steps } from './steps';

/** Entries looked at, at most: a few milliseconds. */
const MOST = 2_000_000;

export interface WriteContext {
  readonly steps: Steps;
  readonly step: StepIndex;
  readonly journalSteps: StepLog;
  readonly journal: Journal;
}

/** Steps of a call at most, to find the line that made it. */
const FARTHEST_CALL = 100_000;

/** The last write to a word before the step; null: none since recording began, or too far away. */
export function lastWrite(context: WriteContext, address: number): Written | null {
  return address === 0 ? null : lastWriteTo(context, [address], () => true);
}

/** The last write to one of some words that took out (or put in) a value that is meant. */
export function lastWriteTo(
  context: WriteContext,
  addresses: readonly number[],
  isMeant: (difference: number) => boolean,
): Written | null {
  const { journal, journalSteps: log, step } = context;
  const wanted = new Set(addresses);
  const end = log.journalAt(step);
  const begin = Math.max(0, end - MOST);
  let moveTo = 0;
  for (let position = end - 1; position >= begin; position--) {
    const chunk = journal.chunks[Math.floor(position / CHUNK_ENTRIES)];
    if (chunk === null || chunk === undefined) return null;
    const at = (position % CHUNK_ENTRIES) * 2;
    const entry = chunk[at] >>> 3;
    switch (chunk[at] & 7) {
      case Tag.Raw:
      case Tag.Ref:
        if (wanted.has(entry) && isMeant(chunk[at + 1])) return writeAt(context, position);
        break;
      case Tag.MoveTo:
        moveTo = entry;
        break;
      case Tag.MoveFrom: {
        // The words came from elsewhere: they are followed there.
        const length = chunk[at + 1];
        for (const address of [...wanted]) {
          if (address < moveTo || address >= moveTo + length) continue;
          wanted.delete(address);
          wanted.add(address + entry - moveTo);
        }
        break;
      }
      default:
    }
  }
  return null;
}

/** The step at which the frame at a depth was called, or went on; null: too far away. */
export function entryStep({ steps, step, journalSteps: log }: WriteContext, depth: number): StepIndex | null {
  for (let at = step; at >= log.first && step - at < FARTHEST_CALL; at--) {
    if (steps.depth(at) === depth && steps.kind(at) === StepKind.Call) return at;
  }
  return null;
}

function writeAt({ steps, step, journalSteps: log }: WriteContext, position: number): Written {
  // The first step that shows it: the first one with more entries.
  let low = log.first;
  let high = step;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (log.journalAt(middle) > position) high = middle;
    else low = middle + 1;
  }
  return { step: low, ...lineBefore(steps, low, log.first) };
}

/** The line that ran between the step before and a step. */
export function lineBefore(
  steps: Steps,
  step: StepIndex,
  first: StepIndex,
): { readonly file: FileName; readonly line: number } {
  const from = writingStep(steps, Math.max(step - 1, first), first);
  return { file: steps.file(from).filename, line: steps.line(from) };
}

/** The step whose line runs after a step: itself, or after a return one of the caller's. */
function writingStep(steps: Steps, step: StepIndex, first: StepIndex): StepIndex {
  if (steps.kind(step) !== StepKind.Return) return step;
  const depth = steps.depth(step) - 1;
  for (let at = step - 1; at >= first && step - at < FARTHEST_CALL; at--) {
    if (steps.depth(at) === depth && steps.kind(at) !== StepKind.Return) return at;
  }
  return step;
}
