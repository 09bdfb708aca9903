/** The error handlers that a program registered with codecs.register_error. Twin of Python/codecs.c. */
import { NULL, type Handle } from '../memory';
import { raiseProblem } from '../objects/problems';
import type { Runtime } from '../objects/runtime';
import { decodingHandler, encodingHandler, type DecodingHandler, type EncodingHandler } from '../values/codecerrors';
import { TypeId } from '../objects/typeids';
import { UnicodeProblem } from '../values/unicodeerror';

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
  const fits =
    items.length === 2 &&
    (rt.isStr(items[0]) || (kind === 'encoding' && rt.isInstance(items[0], rt.types[TypeId.Bytes])));
  if (!fits) {
    const wanted = kind === 'encoding' ? 'str/bytes' : 'str';
    rt.raise('TypeError', `${kind} error handler must return (${wanted}, int) tuple`);
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

/** What of a text can be neither encoded nor translated the standard handlers replace alike, but for these. */
const TRANSLATING: ReadonlySet<string> = new Set(['ignore', 'replace', 'backslashreplace']);

/** Calls a standard handler with an exception: `codecs.replace_errors(exception)`. Twin of PyCodec_ReplaceErrors and its siblings. */
export function handleError(rt: Runtime, name: string, exception: Handle): Handle {
  const is = (kind: string): boolean => rt.isInstance(exception, rt.exceptionType(kind));
  if (name === 'strict') {
    return is('BaseException')
      ? rt.raiseObject(exception)
      : rt.raise('TypeError', 'codec must pass exception instance');
  }
  const decoding = is('UnicodeDecodeError');
  const translating = is('UnicodeTranslateError') && TRANSLATING.has(name);
  if (!decoding && !translating && !is('UnicodeEncodeError')) {
    rt.raise('TypeError', `don't know how to handle ${rt.typeOf(exception).name} in error callback`);
  }
  const part = (attribute: string): Handle => rt.getAttr(exception, attribute);
  const object = decoding ? rt.bytesValue(part('object')) : rt.text(part('object'));
  const length = rt.length(part('object'));
  const start = Math.max(0, Math.min(Number(rt.index(part('start'))), length - 1));
  const end = Math.max(1, Math.min(Number(rt.index(part('end'))), length));
  const encoding = translating ? '' : rt.text(part('encoding'));
  const kind = decoding ? 'UnicodeDecodeError' : 'UnicodeEncodeError';
  const problem = new UnicodeProblem(kind, encoding, object, start, end, '', 0);
  try {
    if (decoding) {
      const { text, resume } = decodingHandler(name)(problem);
      return rt.newTuple([rt.newStr(text), rt.newInt(resume)]);
    }
    // A translation's result is text: what is missing in it can be shown.
    if (translating && name === 'replace')
      return rt.newTuple([rt.newStr('\ufffd'.repeat(end - start)), rt.newInt(end)]);
    const { output, resume } = encodingHandler(name)(problem);
    return rt.newTuple([typeof output === 'string' ? rt.newStr(output) : rt.newBytes(output), rt.newInt(resume)]);
  } catch (thrown) {
    return thrown === problem ? rt.raiseObject(exception) : raiseProblem(rt, thrown);
  }
}
