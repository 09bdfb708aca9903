/**
 * Objects in words: shape, text and type, without running anything of the program.
 */
import type { ObjectShape } from '../../model';
import { ELLIPSIS, FALSE, NONE, NOT_IMPLEMENTED, NULL, TRUE, type Handle } from '../memory';
import { descriptorText, methodWrapperName } from '../objects/descr';
import { FunctionWord } from '../objects/function';
import { GeneratorState, GeneratorWord } from '../objects/generatorwords';
import { TypeId } from '../objects/typeids';
import { TypeFlag } from '../objects/typeobject';
import { RangeWord } from '../objects/range';
import { SliceWord } from '../objects/slice';
import { byteArrayBytes } from '../objects/bytearray';
import { reprBytearray, reprBytes } from '../values/bytesmethods';
import { reprComplex } from '../values/complexrepr';
import { reprFloat } from '../values/floatrepr';
import { intBitLength } from '../values/intops';
import { reprString } from '../values/strrepr';
import { exceptionText } from './exceptiontext';
import type { Image } from './image';
import { isStream, iteratorText, streamText, tracebackText } from './parts';
import { builtinBase, dictEntries, isDeque } from './rawslots';

/** Characters of a text shown in a card; the rest is cut with a visible count. */
export const TEXT_BUDGET = 160;

/** A long text cut visibly. */
export function cut(text: string, budget = TEXT_BUDGET): string {
  if (text.length <= budget) return text;
  const kept = budget - 12;
  return `${text.slice(0, kept)}… ${text.length - kept} more`;
}

/** How an object is drawn. */
export function shapeOf(image: Image, h: Handle): ObjectShape {
  const type = image.type(h);
  const builtin = builtinBase(type);
  const heap = type.has(TypeFlag.Heap);
  switch (builtin.index as TypeId) {
    case TypeId.None:
    case TypeId.Bool:
    case TypeId.Int:
    case TypeId.Float:
    case TypeId.Complex:
    case TypeId.Str:
    case TypeId.Bytes:
    case TypeId.ByteArray:
    case TypeId.Ellipsis:
    case TypeId.NotImplemented:
    case TypeId.Range:
    case TypeId.Slice:
      return heap ? 'instance' : 'scalar';
    case TypeId.Tuple:
    case TypeId.List:
      return 'sequence';
    case TypeId.Dict:
      return 'mapping';
    case TypeId.Set:
    case TypeId.FrozenSet:
      return 'set';
    case TypeId.Type:
      return image.vm.typeObject(h).has(TypeFlag.Heap) ? 'class' : 'scalar';
    case TypeId.Function:
      return 'function';
    case TypeId.BuiltinFunction:
    case TypeId.MethodDescriptor:
    case TypeId.WrapperDescriptor:
    case TypeId.ClassMethodDescriptor:
    case TypeId.GetSetDescriptor:
    case TypeId.MemberDescriptor:
      return 'scalar';
    case TypeId.Method:
    case TypeId.MethodWrapper:
      return 'method';
    case TypeId.Cell:
      return 'cell';
    case TypeId.Generator:
    case TypeId.Coroutine:
    case TypeId.AsyncGenerator:
      return 'generator';
    case TypeId.Module:
      return 'module';
    case TypeId.Object:
      return heap ? 'instance' : 'other';
    case TypeId.Enumerate:
    case TypeId.Reversed:
    case TypeId.Zip:
    case TypeId.Map:
    case TypeId.Filter:
      return 'iterator';
    default:
      if (isException(image, h)) return 'exception';
      if (isDeque(builtin)) return 'sequence';
      if (/iterator$/.test(builtin.name) || builtin.module === 'itertools') return 'iterator';
      return heap ? 'instance' : 'other';
  }
}

/** Whether an object is an exception. */
export function isException(image: Image, h: Handle): boolean {
  return image.type(h).isSubtypeOf(image.vm.exceptionType('BaseException'));
}

const IMMUTABLE = new Set<number>([
  TypeId.None,
  TypeId.Bool,
  TypeId.Int,
  TypeId.Float,
  TypeId.Complex,
  TypeId.Str,
  TypeId.Bytes,
  TypeId.Ellipsis,
  TypeId.NotImplemented,
  TypeId.Range,
  TypeId.Slice,
  TypeId.BuiltinFunction,
  TypeId.MethodDescriptor,
  TypeId.WrapperDescriptor,
  TypeId.ClassMethodDescriptor,
  TypeId.GetSetDescriptor,
  TypeId.MemberDescriptor,
]);

/** Whether it is a builtin method together with the object it is of, as `[].append` and `[].__len__` are. */
export function isBoundBuiltin(image: Image, h: Handle): boolean {
  if (image.typeIndex(h) === TypeId.MethodWrapper) return true;
  if (image.typeIndex(h) !== TypeId.BuiltinFunction) return false;
  const self = image.word(image.base(h));
  return self !== NULL && image.typeIndex(self) !== TypeId.Module;
}

/** Whether an object can never change and holds nothing that can: it may be drawn where it is named. */
export function isImmutable(image: Image, h: Handle): boolean {
  if (IMMUTABLE.has(image.typeIndex(h))) return true;
  return image.typeIndex(h) === TypeId.Type && !image.vm.typeObject(h).has(TypeFlag.Heap);
}

/**
 * The text of a scalar, as `repr` shows it, or null for objects that are none. Not cut, but where `whole` is false
 * what is far too long to be shown is not computed either.
 */
export function scalarText(image: Image, h: Handle, whole = true): string | null {
  switch (h) {
    case NONE:
      return 'None';
    case TRUE:
      return 'True';
    case FALSE:
      return 'False';
    case ELLIPSIS:
      return 'Ellipsis';
    case NOT_IMPLEMENTED:
      return 'NotImplemented';
    default:
  }
  const { vm } = image;
  const type = image.type(h);
  switch (builtinBase(type).index as TypeId) {
    case TypeId.Int:
      return intText(image, h, whole);
    case TypeId.Float:
      return reprFloat(image.num(h));
    case TypeId.Complex:
      return reprComplex(vm.complexValue(h));
    case TypeId.Str:
      return strText(image, h, whole);
    case TypeId.Bytes: {
      const bytes = vm.bytesValue(h);
      return reprBytes(whole ? bytes : bytes.subarray(0, MOST));
    }
    case TypeId.Range: {
      const base = image.base(h);
      const [start, stop, step] = [RangeWord.Start, RangeWord.Stop, RangeWord.Step].map((word) =>
        intText(image, image.word(base + word), whole),
      );
      return step === '1' ? `range(${start}, ${stop})` : `range(${start}, ${stop}, ${step})`;
    }
    case TypeId.Slice: {
      const base = image.base(h);
      const parts = [SliceWord.Start, SliceWord.Stop, SliceWord.Step].map((word) =>
        brief(image, image.word(base + word)),
      );
      return `slice(${parts.join(', ')})`;
    }
    case TypeId.BuiltinFunction: {
      const fn = vm.payloads.natives.get(image.num(h));
      if (!isBoundBuiltin(image, h)) return `<built-in function ${fn.name}>`;
      return `<built-in method ${fn.name} of ${image.typeName(image.word(image.base(h)))} object>`;
    }
    case TypeId.MethodDescriptor:
    case TypeId.ClassMethodDescriptor:
    case TypeId.WrapperDescriptor:
    case TypeId.GetSetDescriptor:
    case TypeId.MemberDescriptor:
      return descriptorText(vm, h, image.memory.words);
    case TypeId.Type:
      return vm.typeObject(h).has(TypeFlag.Heap) ? null : typeText(vm.typeObject(h));
    default:
      return null;
  }
}

/** Characters of a text that is going to be cut that are looked at: more than any cut leaves. */
const MOST = 10_000;
/** A text still in pieces that is longer than this is not put together to be looked at. */
const LONGEST_IN_PIECES = 1 << 22;
/** Longer ints have more digits than `str` gives (`sys.get_int_max_str_digits`). */
const LARGEST_SHOWN = 10n ** 4300n;

function intText(image: Image, h: Handle, whole: boolean): string {
  const number = image.num(h);
  if (!Number.isNaN(number)) return String(number);
  const value = image.vm.payloads.bigs.get(h) ?? 0n;
  if (whole || (value < LARGEST_SHOWN && value > -LARGEST_SHOWN)) return String(value);
  const digits = Math.floor(intBitLength(value) * Math.LOG10E * Math.LN2) + 1;
  return `int of about ${digits} digits`;
}

function strText(image: Image, h: Handle, whole: boolean): string {
  const { strs } = image.vm.payloads;
  const row = image.num(h);
  const { length } = strs.rope(row);
  if (whole || length <= MOST) return reprString(strs.text(row));
  if (strs.inPieces(row) && length > LONGEST_IN_PIECES) return `str of ${length} characters`;
  return reprString(strs.text(row).slice(0, MOST));
}

/** A value in a few words: a scalar's text, else its type. */
export function brief(image: Image, h: Handle): string {
  if (h === NULL) return 'nothing';
  const text = scalarText(image, h, false);
  return text === null ? image.typeName(h) : cut(text, 40);
}

/** A scalar's whole text, else the type in angle brackets. */
export function scalarOrType(image: Image, h: Handle): string {
  return scalarText(image, h) ?? `<${image.typeName(h)}>`;
}

/** A builtin or imported type as its repr: `<class 'int'>`, `<class 'collections.deque'>`. */
function typeText({ module, name }: { readonly module: string; readonly name: string }): string {
  return module === 'builtins' ? `<class '${name}'>` : `<class '${module}.${name}'>`;
}

/** The name of a builtin function or method. */
export function builtinName(image: Image, h: Handle): string {
  if (image.typeIndex(h) === TypeId.MethodWrapper) return methodWrapperName(image.vm, h, image.memory.words);
  return image.vm.payloads.natives.get(image.num(h)).name;
}

/** The heading of a card. */
export function textOf(image: Image, h: Handle, whole: boolean): string {
  const limit = (text: string): string => (whole ? text : cut(text));
  const scalar = scalarText(image, h, whole);
  if (scalar !== null) return limit(scalar);
  const base = image.base(h);
  switch (builtinBase(image.type(h)).index as TypeId) {
    case TypeId.ByteArray:
      return limit(reprBytearray(byteArrayBytes(image.replay.words, base)));
    case TypeId.Function:
      return signature(image, h);
    case TypeId.Type:
      return image.nameOf(image.vm.typeObject(h));
    case TypeId.Method:
      return signature(image, image.word(base));
    case TypeId.MethodWrapper:
      return methodWrapperName(image.vm, h, image.memory.words);
    case TypeId.Module:
      return moduleName(image, h);
    case TypeId.Generator:
    case TypeId.Coroutine:
    case TypeId.AsyncGenerator:
      return `${image.text(image.word(base + GeneratorWord.Qualname))}, ${generatorState(image, base)}`;
    case TypeId.Traceback:
      return tracebackText(image, h);
    case TypeId.Frame:
      return image.vm.execs[image.num(h)].code.qualname;
    case TypeId.Code:
      return image.vm.codes.codeOf(h).qualname;
    case TypeId.Property:
    case TypeId.Object:
      return '';
    default:
      if (shapeOf(image, h) === 'iterator') return iteratorText(image, h);
      if (isStream(builtinBase(image.type(h)))) return streamText(image, h);
      return isException(image, h) ? limit(exceptionText(image, h, scalarOrType) ?? '') : '';
  }
}

export function moduleName(image: Image, module: Handle): string {
  let name = '';
  dictEntries(image, image.word(image.base(module)), (key, value) => {
    if (image.typeIndex(key) !== TypeId.Str || image.text(key) !== '__name__') return true;
    if (image.typeIndex(value) === TypeId.Str) name = image.text(value);
    return false;
  });
  return name;
}

function generatorState(image: Image, base: number): string {
  const state: GeneratorState = image.word(base + GeneratorWord.State);
  switch (state) {
    case GeneratorState.Created:
      return 'not started';
    case GeneratorState.Suspended:
      return 'paused';
    case GeneratorState.Executing:
      return 'running';
    case GeneratorState.Closed:
      return 'finished';
  }
}

/** A function's name and parameters: `f(a, b, /, *rest, key=…)`. Defaults are slots of their own. */
export function signature(image: Image, func: Handle): string {
  if (image.typeIndex(func) !== TypeId.Function) return brief(image, func);
  const base = image.base(func);
  const code = image.vm.codes.codeOf(image.word(base + FunctionWord.Code));
  const name = image.text(image.word(base + FunctionWord.Name));
  const parts: string[] = [];
  const names = code.localsplusnames;
  for (let i = 0; i < code.argcount; i++) {
    parts.push(names[i]);
    if (i + 1 === code.posonlyargcount) parts.push('/');
  }
  let next = code.argcount + code.kwonlyargcount;
  const star = (code.flags & 4) !== 0 ? `*${names[next++]}` : code.kwonlyargcount > 0 ? '*' : null;
  if (star !== null) parts.push(star);
  for (let i = 0; i < code.kwonlyargcount; i++) parts.push(names[code.argcount + i]);
  if ((code.flags & 8) !== 0) parts.push(`**${names[next]}`);
  return `${name}(${parts.join(', ')})`;
}
