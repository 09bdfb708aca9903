/** The _tokenize module: the tokens of a source, for the module tokenize. Twin of Python/Python-tokenize.c. */
import { NONE, NULL, type Handle } from '../memory';
import type { BuiltinModule } from '../machine/modules';
import { allocate } from '../objects/instance';
import type { Runtime } from '../objects/runtime';
import { defineType } from '../objects/spec';
import { newTuple } from '../objects/tuple';
import { TypeFlag } from '../objects/typeobject';
import { TypeId } from '../objects/typeids';
import type { SyntaxErrorInfo } from '../syntax';
import { pythonTokens, type PythonToken } from '../syntax/python-tokens';
import { addTypes, bind, signature } from './typedef';

const enum IteratorWord {
  /** A list of the tokens. */
  Tokens,
  /** What to raise after the last one, or NULL. */
  Error,
  RefCount,
  Position = RefCount,
  Count,
}

const parameters = signature('tokenizeriter', 'readline, /, *, extra_tokens, encoding=None');

/** All of the source, line by line from a `readline()` that gives str, or bytes where there is an encoding. */
function readAll(rt: Runtime, readline: Handle, encoding: string | null): string {
  let text = '';
  for (;;) {
    let line: Handle = NULL;
    if (rt.attempt(['StopIteration'], () => void (line = rt.call(readline, []))) !== NULL) return text;
    const isBytes = rt.isInstance(line, rt.types[TypeId.Bytes]);
    if (encoding === null ? !rt.isStr(line) : !isBytes) {
      rt.raise('TypeError', `readline() returned a non-${encoding === null ? 'string' : 'bytes'} object`);
    }
    const piece = encoding === null ? rt.text(line) : rt.text(rt.callMethod(line, 'decode', rt.newStr(encoding)));
    if (piece === '') return text;
    text += piece;
  }
}

function makeError(rt: Runtime, info: SyntaxErrorInfo): Handle {
  const text = info.text === null ? NONE : rt.newStr(info.text);
  const end = (number: number): Handle => (info.end_lineno === 0 ? NONE : rt.newInt(number));
  const [line, column] = [rt.newInt(info.lineno), rt.newInt(info.offset)];
  const place = newTuple(rt, [
    rt.newStr(info.filename),
    line,
    column,
    text,
    end(info.end_lineno),
    end(info.end_offset),
  ]);
  return rt.call(rt.exceptionType(info.type).handle, [rt.newStr(info.message), place]);
}

const tokenizerIter = defineType({
  id: null,
  name: 'TokenizerIter',
  module: '_tokenize',
  flags: TypeFlag.GC,
  layout: { words: IteratorWord.Count, refs: IteratorWord.RefCount },
  slots: {
    new: (rt, type, args, kwnames) => {
      const [readline, extra, encoding] = bind(rt, parameters, args, kwnames);
      const encoded = encoding !== NULL && encoding !== NONE;
      const { tokens, error } = pythonTokens(
        readAll(rt, readline, encoded ? rt.text(encoding) : null),
        '<string>',
        rt.truth(extra),
      );
      const self = allocate(rt, type);
      const list = rt.newList([]);
      rt.heap.setRef(rt.heap.base[self] + IteratorWord.Tokens, list);
      const kinds = kindNumbers(rt, rt.truth(extra));
      for (const token of tokens) {
        if (rt.truth(extra) || (token.kind !== 'COMMENT' && token.kind !== 'NL')) {
          // The line break itself is left out of the plain tokens.
          const isBreak = token.kind === 'NEWLINE' && !rt.truth(extra);
          const shown = isBreak ? { ...token, text: '', end: token.start } : token;
          rt.callMethod(list, 'append', tokenTuple(rt, shown, kinds(token)));
        }
      }
      if (error !== null) rt.heap.setRef(rt.heap.base[self] + IteratorWord.Error, makeError(rt, error));
      return self;
    },
    iter: (_rt, self) => self,
    iternext: (rt, self) => {
      const at = rt.heap.base[self];
      const position = rt.heap.words[at + IteratorWord.Position];
      const list = rt.heap.words[at + IteratorWord.Tokens];
      if (position < rt.length(list)) {
        rt.heap.setRaw(at + IteratorWord.Position, position + 1);
        return rt.getItem(list, rt.newInt(position));
      }
      const error = rt.heap.words[at + IteratorWord.Error];
      return error === NULL ? NULL : rt.raiseObject(error);
    },
  },
});

/** The number of a token's kind; without extra tokens every operator has its own. */
function kindNumbers(rt: Runtime, extra: boolean): (token: PythonToken) => Handle {
  const module = rt.importModule('token');
  const exact = rt.getAttr(module, 'EXACT_TOKEN_TYPES');
  return ({ kind, text }) =>
    !extra && kind === 'OP'
      ? rt.callMethod(exact, 'get', rt.newStr(text), rt.getAttr(module, 'OP'))
      : rt.getAttr(module, kind);
}

function tokenTuple(rt: Runtime, { text, start, end, line }: PythonToken, kind: Handle): Handle {
  const place = ([row, column]: readonly [number, number]): Handle => newTuple(rt, [rt.newInt(row), rt.newInt(column)]);
  return newTuple(rt, [kind, rt.newStr(text), place(start), place(end), rt.newStr(line)]);
}

export const tokenizeModule: BuiltinModule = {
  name: '_tokenize',
  init: (vm, _module, set) => void addTypes(vm, set, [tokenizerIter]),
};
