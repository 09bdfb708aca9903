/** `format % values` of bytes and bytearray. Twin of _PyBytes_FormatEx of Objects/bytesobject.c. */
import { NULL, type Handle } from '../memory';
import { latin1ToString, stringToLatin1 } from '../values/latin1';
import {
  isNumericConversion,
  percentChar,
  percentCharCode,
  PercentParser,
  percentText,
  type Conversion,
} from '../values/percentformat';
import { bufferOf } from './buffer';
import { bytesOf } from './bytes';
import { fuelOf, raiseProblem } from './problems';
import type { Runtime } from './runtime';
import { formatNumber, FormatValues } from './strpercent';
import { typeNameOf } from './type';
import { TypeId } from './typeids';

/** The formatted bytes. */
export function percentFormatBytes(rt: Runtime, format: Uint8Array, values: Handle): Uint8Array {
  try {
    const args = new FormatValues(
      rt,
      values,
      (key) => rt.newBytes(stringToLatin1(key)),
      (h) => rt.isStr(h) || isBytes(rt, h),
    );
    const parser = new PercentParser(latin1ToString(format), args, true);
    let result = '';
    for (let piece = parser.next(); piece !== null; piece = parser.next()) {
      if (typeof piece === 'string') result += piece;
      else result += formatValue(rt, parser, piece, args.next());
    }
    args.finish(true);
    return stringToLatin1(result);
  } catch (problem) {
    return raiseProblem(rt, problem);
  }
}

function isBytes(rt: Runtime, h: Handle): boolean {
  return rt.isInstance(h, rt.types[TypeId.Bytes]) || rt.isInstance(h, rt.types[TypeId.ByteArray]);
}

function formatValue(rt: Runtime, parser: PercentParser, conversion: Conversion, value: Handle): string {
  const { type } = conversion;
  switch (type) {
    case 'r':
    case 'a':
      return percentText(conversion, rt.ascii(value), fuelOf(rt));
    case 's':
    case 'b':
      return percentText(conversion, latin1ToString(bytesLike(rt, value)), fuelOf(rt));
    case 'c':
      return percentChar(conversion, byteOf(rt, value), fuelOf(rt));
    default:
      if (isNumericConversion(type)) return formatNumber(rt, conversion, value, true);
      throw parser.unsupported(conversion);
  }
}

function bytesLike(rt: Runtime, value: Handle): Uint8Array {
  const buffer = bufferOf(rt, value);
  if (buffer !== null) return buffer;
  const method = rt.lookupSpecial(value, '__bytes__');
  if (method === NULL) {
    const given = typeNameOf(rt, value);
    return rt.raise(
      'TypeError',
      `%b requires a bytes-like object, or an object that implements __bytes__, not '${given}'`,
    );
  }
  const result = rt.call(method, []);
  if (!rt.isInstance(result, rt.types[TypeId.Bytes])) {
    rt.raise('TypeError', `__bytes__ returned non-bytes (type ${typeNameOf(rt, result)})`);
  }
  return bytesOf(rt, result);
}

function byteOf(rt: Runtime, value: Handle): string {
  const refused = '%c requires an integer in range(256) or a single byte, not';
  if (isBytes(rt, value)) {
    const bytes = bufferOf(rt, value) as Uint8Array;
    if (bytes.length !== 1) {
      rt.raise('TypeError', `${refused} a ${typeNameOf(rt, value)} object of length ${bytes.length}`);
    }
    return String.fromCharCode(bytes[0]);
  }
  if (!rt.isInt(value) && rt.lookupSpecial(value, '__index__') === NULL) {
    rt.raise('TypeError', `${refused} ${typeNameOf(rt, value)}`);
  }
  return percentCharCode(rt.index(value), true);
}
