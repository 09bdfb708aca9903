/** What an object's reference count is made of at a step. */
import type { Holder, Holders } from '../../model';
import type { StepKind, Handle } from '../memory';
import { pathsToObjects } from './aliases';
import { callStack } from './frameviews';
import type { Image } from './image';
import { referencesTo } from './references';
import { RefCounts } from './refcounts';

/** Places listed at most; the rest is counted under `interpreter`. */
const MOST = 200;

export function holdersOf(image: Image, kind: StepKind, target: Handle): Holders {
  const counts = new RefCounts(image, kind);
  const refcount = counts.of(target);
  const paths = pathsToObjects(image, callStack(image));
  const references = referencesTo(image, target, paths);
  const holders: Holder[] = references.slice(0, MOST).map(({ holder }) => holder);
  const { constants, calls, instances, inFlight } = counts.byMachine(target);
  if (constants > 0) holders.push({ kind: 'constant', count: constants });
  if (instances > 0) holders.push({ kind: 'instances', count: instances });
  if (calls > 0) holders.push({ kind: 'calls', count: calls });
  if (inFlight > 0) holders.push({ kind: 'inFlight' });
  if (refcount !== null) {
    const told = Math.min(references.length, MOST) + constants + calls + instances + inFlight;
    if (refcount > told) holders.push({ kind: 'interpreter', count: refcount - told });
  }
  return { refcount, holders };
}
