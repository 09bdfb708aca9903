/** From the problems of the pure value functions to Python exceptions. */
import type { Handle } from '../memory';
import { ValueProblem, type Fuel } from '../values/problem';
import { UnicodeProblem } from '../values/unicodeerror';
import type { Runtime } from './runtime';

/** Raises the Python exception for something caught; what is no {@link ValueProblem} goes on. */
export function raiseProblem(rt: Runtime, problem: unknown): never {
  if (problem instanceof UnicodeProblem) {
    const { encoding, object, start, end, reason } = problem;
    const subject = typeof object === 'string' ? rt.newStr(object) : rt.newBytes(object);
    const args: Handle[] = [rt.newStr(encoding), subject, rt.newInt(start), rt.newInt(end), rt.newStr(reason)];
    return rt.raiseWith(problem.kind, args);
  }
  if (problem instanceof ValueProblem) {
    if (problem.kind === 'MemoryError') return rt.raiseWith('MemoryError', []);
    return rt.raise(problem.kind, problem.message);
  }
  throw problem;
}

/** Runs a pure function; its problem becomes the Python exception. */
export function guarded<T>(rt: Runtime, body: () => T): T {
  try {
    return body();
  } catch (problem) {
    return raiseProblem(rt, problem);
  }
}

/** The run's budget, as the pure functions draw on it. */
export function fuelOf(rt: Runtime): Fuel {
  return (cost) => {
    rt.fuel(cost);
  };
}
