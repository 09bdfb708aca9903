/** How arrays are pickled: their bytes and a number that says what they mean on any machine. Twin of array_reconstructor. */
import type { Handle } from '../memory';
import type { Runtime } from '../objects/runtime';
import { typeNameOf } from '../objects/type';
import { characters } from '../values/codepoints';
import { ITEM_CODES, itemCode } from './arrayitems';
import { moduleType } from './typedef';

/** What the items of a machine format are: numbers as the module struct reads them, or text. */
interface Format {
  readonly kind: 'unsigned' | 'signed' | 'float' | 'text';
  readonly size: number;
  readonly big: boolean;
}

/** By number (`enum machine_format_code`): after the two single bytes each comes little, then big end first. */
const FORMATS: readonly Format[] = [
  { kind: 'unsigned', size: 1, big: false },
  { kind: 'signed', size: 1, big: false },
  ...(
    [
      ['unsigned', 2],
      ['signed', 2],
      ['unsigned', 4],
      ['signed', 4],
      ['unsigned', 8],
      ['signed', 8],
      ['float', 4],
      ['float', 8],
      ['text', 2],
      ['text', 4],
    ] as const
  ).flatMap(([kind, size]) => [false, true].map((big): Format => ({ kind, size, big }))),
];

function kindOf(code: string): Format['kind'] {
  if (code === 'u' || code === 'w') return 'text';
  if (code === 'f' || code === 'd') return 'float';
  return code === code.toUpperCase() ? 'unsigned' : 'signed';
}

/** The number for the items of a typecode. */
export function machineFormat(code: string): number {
  const kind = kindOf(code);
  const size = itemCode(code)?.size ?? 0;
  return FORMATS.findIndex((format) => format.kind === kind && format.size === size && !format.big);
}

/** Names of the module struct by kind and size. */
const STRUCT: Readonly<Record<string, string>> = {
  unsigned1: 'B',
  unsigned2: 'H',
  unsigned4: 'I',
  unsigned8: 'Q',
  signed1: 'b',
  signed2: 'h',
  signed4: 'i',
  signed8: 'q',
  float4: 'f',
  float8: 'd',
};

/** _array_reconstructor(). */
export function reconstruct(rt: Runtime, type: Handle, code: Handle, format: Handle, items: Handle): Handle {
  const array = moduleType(rt, 'array.array');
  if (!rt.isType(type)) rt.raise('TypeError', `first argument must be a type object, not ${typeNameOf(rt, type)}`);
  if (!rt.typeObject(type).isSubtypeOf(array)) {
    rt.raise('TypeError', `${rt.typeObject(type).name} is not a subtype of array.array`);
  }
  const letter = rt.isStr(code) ? rt.text(code) : '';
  if (characters(letter).length !== 1) {
    const given = rt.isStr(code) ? `a string of length ${characters(letter).length}` : typeNameOf(rt, code);
    rt.raise('TypeError', `_array_reconstructor(): argument 2 must be a unicode character, not ${given}`);
  }
  if (itemCode(letter) === null) rt.raise('ValueError', 'second argument must be a valid type code');
  const number = Number(rt.index(format));
  const known = FORMATS[number];
  if (known === undefined) rt.raise('ValueError', 'third argument must be a valid machine format code.');
  if (typeNameOf(rt, items) !== 'bytes') {
    rt.raise('TypeError', `fourth argument should be bytes, not ${typeNameOf(rt, items)}`);
  }
  if (machineFormat(letter) === number) {
    const made = rt.call(type, [code]);
    rt.callMethod(made, 'frombytes', items);
    return made;
  }
  return rt.call(type, [rt.newStr(fitting(letter, known)), contents(rt, known, items)]);
}

/** The typecode of the same kind and size, where there is one; floats and texts are packed as it says. */
function fitting(code: string, { kind, size }: Format): string {
  if (kind === 'float' || kind === 'text') return code;
  const same = [...ITEM_CODES].filter((each) => kindOf(each) === kind && itemCode(each)?.size === size);
  return same.at(-1) ?? code;
}

/** The items: a list of numbers, or a str. */
function contents(rt: Runtime, { kind, size, big }: Format, items: Handle): Handle {
  if (kind === 'text') {
    return rt.callMethod(items, 'decode', rt.newStr(`utf-${size * 8}-${big ? 'be' : 'le'}`));
  }
  const bytes = rt.bytesValue(items);
  if (bytes.length % size !== 0) rt.raise('ValueError', 'string length not a multiple of item size');
  const unpack = rt.getAttr(rt.importModule('_struct'), 'unpack');
  const layout = `${big ? '>' : '<'}${bytes.length / size}${STRUCT[`${kind}${size}`]}`;
  return rt.newList(rt.items(rt.call(unpack, [rt.newStr(layout), items])));
}
