/** Facts for other tools' formats (`ViewOptions.detail`). */
import type { FrameDetail, FunctionDetail, ObjectDetail } from '../../model';
import type { CodeObject } from '../compiler/code';
import { NULL, type Handle } from '../memory';
import { FrameWord } from '../objects/frame';
import { FunctionWord } from '../objects/function';
import { TypeWord } from '../objects/type';
import { TypeId } from '../objects/typeids';
import { TypeFlag, type TypeObject } from '../objects/typeobject';
import { isException, scalarOrType, scalarText } from './describe';
import { exceptionText } from './exceptiontext';
import type { RawFrame } from './frameviews';
import type { Image } from './image';
import { dictEntries } from './rawslots';

/** The frame that ran a function's `def`: noted when it was made (`num` of the function). */
function creatorOf(image: Image, func: Handle): Handle | null {
  return func === NULL || image.num(func) === NULL ? null : image.num(func);
}

export function frameDetail(image: Image, frame: RawFrame): FrameDetail {
  const { code } = frame.exec;
  return {
    codeName: code.name,
    firstLine: code.firstlineno,
    varnames: code.varnames,
    creator: creatorOf(image, image.word(image.base(frame.handle) + FrameWord.Func)),
    code: frame.exec.handle,
    isGenerator: frame.exec.isGenerator,
    lambdas: [...frame.exec.consts].filter((constant) => isLambda(image, constant)),
  };
}

function isLambda(image: Image, constant: Handle): boolean {
  return image.typeIndex(constant) === TypeId.Code && image.vm.codes.codeOf(constant).name === '<lambda>';
}

export function objectDetail(image: Image, h: Handle): ObjectDetail {
  const func = functionOf(image, h);
  const str = strOf(image, h);
  const module = moduleOf(image, func ?? h);
  const { slotNames } = image.type(h);
  return {
    ...(str === null ? {} : { str }),
    ...(module === null ? {} : { module }),
    typeModule: moduleOfClass(image, image.type(h)),
    ...(isClass(image, h) ? { bases: basesOf(image, h) } : {}),
    ...(slotNames.length === 0 ? {} : { slotNames }),
    ...(func === null ? {} : { function: functionDetail(image, func) }),
  };
}

function functionOf(image: Image, h: Handle): Handle | null {
  switch (image.typeIndex(h)) {
    case TypeId.Function:
      return h;
    case TypeId.Method: {
      const func = image.word(image.base(h));
      return image.typeIndex(func) === TypeId.Function ? func : null;
    }
    default:
      return null;
  }
}

function functionDetail(image: Image, func: Handle): FunctionDetail {
  const code: CodeObject = image.vm.codes.codeOf(image.word(image.base(func) + FunctionWord.Code));
  const names = code.localsplusnames;
  let next = code.argcount + code.kwonlyargcount;
  return {
    name: image.text(image.word(image.base(func) + FunctionWord.Name)),
    positional: names.slice(0, code.argcount),
    varargs: (code.flags & 4) !== 0 ? names[next++] : null,
    keywordOnly: names.slice(code.argcount, code.argcount + code.kwonlyargcount),
    varkw: (code.flags & 8) !== 0 ? names[next] : null,
    firstLine: code.firstlineno,
    creator: creatorOf(image, func),
    code: image.word(image.base(func) + FunctionWord.Code),
    builtin: false,
    file: code.filename,
  };
}

function strOf(image: Image, h: Handle): string | null {
  if (image.typeIndex(h) === TypeId.Str) return image.text(h);
  return scalarText(image, h) ?? (isException(image, h) ? exceptionText(image, h, scalarOrType) : null);
}

function moduleOf(image: Image, h: Handle): string | null {
  if (image.typeIndex(h) === TypeId.Function) {
    const module = image.word(image.base(h) + FunctionWord.Module);
    return module !== NULL && image.typeIndex(module) === TypeId.Str ? image.text(module) : null;
  }
  return isClass(image, h) ? moduleOfClass(image, image.vm.typeObject(h)) : null;
}

/** `__module__` at this step: it can be assigned. */
function moduleOfClass(image: Image, type: TypeObject): string {
  let { module } = type;
  if (!type.has(TypeFlag.Heap)) return module;
  dictEntries(image, image.word(image.base(type.handle) + TypeWord.Dict), (key, value) => {
    if (image.typeIndex(key) !== TypeId.Str || image.text(key) !== '__module__') return true;
    if (image.typeIndex(value) === TypeId.Str) module = image.text(value);
    return false;
  });
  return module;
}

const isClass = (image: Image, h: Handle): boolean => image.type(h).isSubtypeOf(image.vm.types[TypeId.Type]);

function basesOf(image: Image, h: Handle): string[] {
  const bases = image.word(image.base(h) + TypeWord.Bases);
  return bases === NULL
    ? []
    : Array.from({ length: image.num(bases) }, (_, i) =>
        image.nameOf(image.vm.typeObject(image.word(image.base(bases) + i))),
      );
}
