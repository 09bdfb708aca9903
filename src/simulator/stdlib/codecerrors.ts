/** The error handlers that a program registered with codecs.register_error. Twin of Python/codecs.c. */
import { NULL, type Handle } from '../memory';
import type { Runtime } from '../objects/runtime';
import { decodingHandler, encodingHandler, type DecodingHandler, type EncodingHandler } from '../values/codecerrors';
import type { UnicodeProblem } from '../values/unicodeerror';

/** Where the dict of registered handlers stands. No program can intern such a text by accident. */
export const ERROR_HANDLERS = '\0codecs.errors';

/** The handler of a name that the program registered; NULL: none. */
export function registeredHandler(rt: Runtime, name: string): Handle {
  const handlers = rt.interned.get(ERROR_HANDLERS);
  if (handlers === undefined) return NULL;
  const key = rt.newStr(name);
  return rt.contains(handlers, key) ? rt.getItem(handlers, key) : NULL;
}

function newUnicodeError(rt: Runtime, { kind, encoding, object, start, end, reason }: UnicodeProblem): Handle {
  const subject = typeof object === 'string' ? rt.newStr(object) : rt.newBytes(object);
  const args = [rt.newStr(encoding), subject, rt.newInt(start), rt.newInt(end), rt.newStr(reason)];
  return rt.call(rt.exceptionType(kind).handle, args);
}

/** Calls a handler: the replacement and where to go on. */
function callHandler(rt: Runtime, handler: Handle, problem: UnicodeProblem): { replacement: Handle; resume: number } {
  const result = rt.call(handler, [newUnicodeError(rt, problem)]);
  const kind = typeof problem.object === 'string' ? 'encoding' : 'decoding';
  const items = rt.isInstance(result, rt.typeOf(rt.newTuple([]))) ? rt.items(result) : [];
  if (items.length !== 2 || !rt.isInt(items[1])) {
    rt.raise(
      'TypeError',
      `${kind} error handler must return (${kind === 'encoding' ? 'str/bytes' : 'str'}, int) tuple`,
    );
  }
  const { length } = problem.object;
  const given = Number(rt.index(items[1]));
  const resume = given < 0 ? given + length : given;
  if (resume < 0 || resume > length) rt.raise('IndexError', `position ${given} from error handler out of bounds`);
  return { replacement: items[0], resume };
}

/** Handlers for encoding: the standard ones, then the registered ones. */
export function encodingHandlers(rt: Runtime): (name: string) => EncodingHandler {
  return (name) => {
    const handler = registeredHandler(rt, name);
    if (handler === NULL) return encodingHandler(name);
    return (problem) => {
      const { replacement, resume } = callHandler(rt, handler, problem);
      return { output: rt.isStr(replacement) ? rt.text(replacement) : rt.bytesValue(replacement), resume };
    };
  };
}

/** Handlers for decoding: the standard ones, then the registered ones. */
export function decodingHandlers(rt: Runtime): (name: string) => DecodingHandler {
  return (name) => {
    const handler = registeredHandler(rt, name);
    if (handler === NULL) return decodingHandler(name);
    return (problem) => {
      const { replacement, resume } = callHandler(rt, handler, problem);
      return { text: rt.text(replacement), resume };
    };
  };
}
