/** The result of a rich comparison between objects that only know `==` and `!=`. */
import { boolHandle, NOT_IMPLEMENTED, type Handle } from '../memory';
import { CompareOp } from './typeobject';

/** `==` and `!=` from whether the two are equal; NotImplemented for the orderings. */
export function identityResult(equal: boolean, op: CompareOp): Handle {
  if (op === CompareOp.Eq) return boolHandle(equal);
  if (op === CompareOp.Ne) return boolHandle(!equal);
  return NOT_IMPLEMENTED;
}
