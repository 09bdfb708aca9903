/**
 * The words of exceptions, and what every exception has. Twin of Include/cpython/pyerrors.h and of `BaseException` in
 * Objects/exceptions.c. The types themselves: exceptions.ts.
 */
import { NONE, NULL, TRUE, type Handle } from '../memory';
import { instanceAttributeAddress, setInstanceAttribute } from './instance';
import type { Runtime } from './runtime';
import { TypeId } from './typeids';

/** Word offsets of every exception, in the order of BaseException_traverse; a type's own references follow from `Own` on. */
export const enum ExceptionWord {
  Dict,
  Args,
  Traceback,
  Cause,
  Context,
  /** TRUE or nothing. */
  SuppressContext,
  Own,
}

/** AttributeError. */
export const enum AttributeErrorWord {
  Object = ExceptionWord.Own,
  Name = ExceptionWord.Own + 1,
  Count = ExceptionWord.Own + 2,
}

/** NameError. */
export const enum NameErrorWord {
  Name = ExceptionWord.Own,
  Count = ExceptionWord.Own + 1,
}

/** The content of a word of an exception, NULL where there is none. */
export function exceptionWord(rt: Runtime, exception: Handle, word: number): Handle {
  return rt.heap.words[rt.heap.base[exception] + word];
}

export function setExceptionWord(rt: Runtime, exception: Handle, word: number, value: Handle): void {
  rt.heap.setRef(rt.heap.base[exception] + word, value);
}

/** `__context__`, NULL where there is none. */
export function contextOf(rt: Runtime, exception: Handle): Handle {
  return exceptionWord(rt, exception, ExceptionWord.Context);
}

/** `__cause__`, NULL where there is none. */
export function causeOf(rt: Runtime, exception: Handle): Handle {
  return exceptionWord(rt, exception, ExceptionWord.Cause);
}

/** `__suppress_context__`. */
export function suppressesContext(rt: Runtime, exception: Handle): boolean {
  return exceptionWord(rt, exception, ExceptionWord.SuppressContext) === TRUE;
}

/** The newest traceback entry, None where there is none. */
export function tracebackOf(rt: Runtime, exception: Handle): Handle {
  const traceback = exceptionWord(rt, exception, ExceptionWord.Traceback);
  return traceback === NULL ? NONE : traceback;
}

/** Sets `__cause__` (NULL for None) and with it `__suppress_context__`. */
export function setCause(rt: Runtime, exception: Handle, cause: Handle): void {
  setExceptionWord(rt, exception, ExceptionWord.Cause, cause);
  setExceptionWord(rt, exception, ExceptionWord.SuppressContext, TRUE);
}

/** The exception being handled becomes the context of a new one, without making a ring (_PyErr_SetObject). */
export function addContext(rt: Runtime, exception: Handle, handled: Handle): void {
  if (handled === NULL || handled === NONE || handled === exception) return;
  let slow = handled;
  let toggle = false;
  for (let at = handled; ;) {
    const context = contextOf(rt, at);
    if (context === NULL) break;
    if (context === exception) {
      setExceptionWord(rt, at, ExceptionWord.Context, NULL);
      break;
    }
    at = context;
    if (at === slow) break;
    if (toggle) slow = contextOf(rt, slow);
    toggle = !toggle;
  }
  setExceptionWord(rt, exception, ExceptionWord.Context, handled);
}

/** Sets `name` and `obj` of an AttributeError that has neither yet (set_attribute_error_context). */
export function setAttributeErrorContext(rt: Runtime, exception: Handle, object: Handle, name: Handle): void {
  if (!rt.typeOf(exception).isSubtypeOf(rt.exceptionType('AttributeError'))) return;
  if (exceptionWord(rt, exception, AttributeErrorWord.Name) !== NULL) return;
  if (exceptionWord(rt, exception, AttributeErrorWord.Object) !== NULL) return;
  setExceptionWord(rt, exception, AttributeErrorWord.Name, name);
  setExceptionWord(rt, exception, AttributeErrorWord.Object, object);
}

/** `add_note`. */
export function addNote(rt: Runtime, exception: Handle, note: Handle): void {
  const name = rt.intern('__notes__');
  const address = instanceAttributeAddress(rt, exception, name);
  let notes = address === 0 ? NULL : rt.heap.words[address];
  if (notes === NULL) {
    notes = rt.newList([]);
    setInstanceAttribute(rt, exception, name, notes);
  } else if (!rt.isInstance(notes, rt.types[TypeId.List])) {
    rt.raise('TypeError', 'Cannot add note: __notes__ is not a list');
  }
  rt.callMethod(notes, 'append', note);
}
