/**
 * UnicodeDecodeError and UnicodeEncodeError with the five values that make their arguments.
 * Twin of the Unicode errors in Objects/exceptions.c.
 */
import { ValueProblem } from './problem';
import { escapeCode } from './strrepr';

/** A failed conversion: the arguments of the exception to be raised. Positions count bytes or code points. */
export class UnicodeProblem extends ValueProblem {
  constructor(
    kind: 'UnicodeDecodeError' | 'UnicodeEncodeError',
    readonly encoding: string,
    readonly object: string | Uint8Array,
    readonly start: number,
    readonly end: number,
    readonly reason: string,
    offender: number,
  ) {
    super(kind, messageOf(kind, encoding, start, end, reason, offender));
  }
}

/** str() of a UnicodeDecodeError or UnicodeEncodeError; `offender` is the byte or code point at `start`. */
function messageOf(
  kind: 'UnicodeDecodeError' | 'UnicodeEncodeError',
  encoding: string,
  start: number,
  end: number,
  reason: string,
  offender: number,
): string {
  const decoding = kind === 'UnicodeDecodeError';
  const verb = decoding ? 'decode' : 'encode';
  if (end !== start + 1) {
    const what = decoding ? 'bytes' : 'characters';
    return `'${encoding}' codec can't ${verb} ${what} in position ${start.toString()}-${(end - 1).toString()}: ${reason}`;
  }
  const what = decoding ? `byte 0x${offender.toString(16).padStart(2, '0')}` : `character '${escapeCode(offender)}'`;
  return `'${encoding}' codec can't ${verb} ${what} in position ${start.toString()}: ${reason}`;
}
