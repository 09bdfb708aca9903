/** The _operator module. Twin of Modules/_operator.c; getters and callers are types. */
import { boolHandle, NONE, NULL, type Handle } from '../memory';
import type { BuiltinModule } from '../machine/modules';
import { refuseKeywords } from '../objects/arguments';
import { bufferOf, bytesArgument } from '../objects/buffer';
import { dictSetStr, newDict } from '../objects/dict';
import { dictKeyAt, dictLength, dictNext, dictValueAt } from '../objects/dictentries';
import { allocate } from '../objects/instance';
import { lengthHint } from '../objects/lengthhint';
import { native, rawNative, type NativeFunction } from '../objects/native';
import type { BinaryOp, Runtime } from '../objects/runtime';
import { defineType } from '../objects/spec';
import { newTuple, tupleItem, tupleItems, tupleLength } from '../objects/tuple';
import { typeNameOf } from '../objects/type';
import { CompareOp, TypeFlag } from '../objects/typeobject';
import { addTypes } from './typedef';

function binary(name: string, op: BinaryOp, symbol: string): NativeFunction {
  return native(name, 'a, b, /', (rt, _self, a, b) => rt.binary(op, a, b), { doc: `Same as a ${symbol} b.` });
}

function inplace(name: string, op: BinaryOp, symbol: string): NativeFunction {
  return native(name, 'a, b, /', (rt, _self, a, b) => rt.inplace(op, a, b), { doc: `Same as a ${symbol} b.` });
}

function comparison(name: string, op: CompareOp, symbol: string): NativeFunction {
  return native(name, 'a, b, /', (rt, _self, a, b) => rt.compare(a, b, op), { doc: `Same as a ${symbol} b.` });
}

function unary(name: string, op: 'negative' | 'positive' | 'invert' | 'absolute', doc: string): NativeFunction {
  return native(name, 'a, /', (rt, _self, a) => rt.unary(op, a), { doc });
}

function requireConcat(rt: Runtime, a: Handle): void {
  const { concat, item } = rt.typeOf(a).slots;
  if (concat === undefined && item === undefined) {
    rt.raise('TypeError', `'${rt.typeOf(a).name}' object can't be concatenated`);
  }
}

function stepThrough(rt: Runtime, a: Handle, b: Handle, each: (same: boolean, index: number) => boolean): void {
  let index = 0;
  rt.forEach(a, (item) => each(rt.equal(item, b), index++));
}

const functions: readonly NativeFunction[] = [
  binary('add', 'add', '+'),
  binary('sub', 'subtract', '-'),
  binary('mul', 'multiply', '*'),
  binary('matmul', 'matrixMultiply', '@'),
  binary('truediv', 'trueDivide', '/'),
  binary('floordiv', 'floorDivide', '//'),
  binary('mod', 'remainder', '%'),
  binary('pow', 'power', '**'),
  binary('lshift', 'lshift', '<<'),
  binary('rshift', 'rshift', '>>'),
  binary('and_', 'and', '&'),
  binary('xor', 'xor', '^'),
  binary('or_', 'or', '|'),
  inplace('iadd', 'add', '+='),
  inplace('isub', 'subtract', '-='),
  inplace('imul', 'multiply', '*='),
  inplace('imatmul', 'matrixMultiply', '@='),
  inplace('itruediv', 'trueDivide', '/='),
  inplace('ifloordiv', 'floorDivide', '//='),
  inplace('imod', 'remainder', '%='),
  inplace('ipow', 'power', '**='),
  inplace('ilshift', 'lshift', '<<='),
  inplace('irshift', 'rshift', '>>='),
  inplace('iand', 'and', '&='),
  inplace('ixor', 'xor', '^='),
  inplace('ior', 'or', '|='),
  comparison('lt', CompareOp.Lt, '<'),
  comparison('le', CompareOp.Le, '<='),
  comparison('eq', CompareOp.Eq, '=='),
  comparison('ne', CompareOp.Ne, '!='),
  comparison('gt', CompareOp.Gt, '>'),
  comparison('ge', CompareOp.Ge, '>='),
  unary('neg', 'negative', 'Same as -a.'),
  unary('pos', 'positive', 'Same as +a.'),
  unary('inv', 'invert', 'Same as ~a.'),
  unary('invert', 'invert', 'Same as ~a.'),
  unary('abs', 'absolute', 'Same as abs(a).'),
  native('not_', 'a, /', (rt, _self, a) => boolHandle(!rt.truth(a))),
  native('truth', 'a, /', (rt, _self, a) => boolHandle(rt.truth(a))),
  native('is_', 'a, b, /', (_rt, _self, a, b) => boolHandle(a === b)),
  native('is_not', 'a, b, /', (_rt, _self, a, b) => boolHandle(a !== b)),
  native('is_none', 'a, /', (_rt, _self, a) => boolHandle(a === NONE)),
  native('is_not_none', 'a, /', (_rt, _self, a) => boolHandle(a !== NONE)),
  native('index', 'a, /', (rt, _self, a) => rt.newInt(rt.index(a))),
  native('concat', 'a, b, /', (rt, _self, a, b) => {
    requireConcat(rt, a);
    return rt.binary('add', a, b);
  }),
  native('iconcat', 'a, b, /', (rt, _self, a, b) => {
    requireConcat(rt, a);
    return rt.inplace('add', a, b);
  }),
  native('contains', 'a, b, /', (rt, _self, a, b) => boolHandle(rt.contains(a, b))),
  native('getitem', 'a, b, /', (rt, _self, a, b) => rt.getItem(a, b)),
  native('setitem', 'a, b, c, /', (rt, _self, a, b, c) => {
    rt.setItem(a, b, c);
    return NONE;
  }),
  native('delitem', 'a, b, /', (rt, _self, a, b) => {
    rt.delItem(a, b);
    return NONE;
  }),
  native('countOf', 'a, b, /', (rt, _self, a, b) => {
    let count = 0;
    stepThrough(rt, a, b, (same) => {
      if (same) count++;
      return true;
    });
    return rt.newInt(count);
  }),
  native('indexOf', 'a, b, /', (rt, _self, a, b) => {
    let found = -1;
    stepThrough(rt, a, b, (same, index) => {
      if (same) found = index;
      return !same;
    });
    return found < 0 ? rt.raise('ValueError', 'sequence.index(x): x not in sequence') : rt.newInt(found);
  }),
  native('length_hint', 'obj, default=0, /', (rt, _self, object, fallback) => {
    if (fallback !== NULL && !rt.isInt(fallback)) {
      rt.raise('TypeError', `'${rt.typeOf(fallback).name}' object cannot be interpreted as an integer`);
    }
    return rt.newInt(lengthHint(rt, object, fallback === NULL ? 0 : Number(rt.intValue(fallback))));
  }),
  rawNative('call', '(obj, /, *args, **kwargs)', (rt, _self, args, kwnames) => {
    const given = args.length - (kwnames?.length ?? 0);
    if (given === 0) rt.raise('TypeError', 'call expected at least 1 argument, got 0');
    return rt.call(args[0], args.slice(1), kwnames);
  }),
  native('_compare_digest', 'a, b, /', (rt, _self, a, b) => boolHandle(sameDigest(rt, a, b))),
];

/** hmac.compare_digest(): of two texts in ASCII, or two buffers. */
function sameDigest(rt: Runtime, a: Handle, b: Handle): boolean {
  if (rt.isStr(a) && rt.isStr(b)) {
    if (![a, b].every((text) => /^[\0-\x7f]*$/.test(rt.text(text)))) {
      rt.raise('TypeError', 'comparing strings with non-ASCII characters is not supported');
    }
    return rt.text(a) === rt.text(b);
  }
  if (bufferOf(rt, a) === null && bufferOf(rt, b) === null) {
    const types = `'${typeNameOf(rt, a)}' and '${typeNameOf(rt, b)}'`;
    rt.raise('TypeError', `unsupported operand types(s) or combination of types: ${types}`);
  }
  const [left, right] = [bytesArgument(rt, a), bytesArgument(rt, b)];
  return left.length === right.length && left.every((byte, i) => byte === right[i]);
}

// ---- itemgetter, attrgetter, methodcaller

const ITEMS = 0;

function getterNew(name: string, rt: Runtime, args: readonly Handle[], kwnames: readonly string[] | null): void {
  refuseKeywords(rt, `operator.${name}`, kwnames);
  if (args.length === 0) rt.raise('TypeError', `${name} expected 1 argument, got 0`);
}

function oneArgument(rt: Runtime, name: string, args: readonly Handle[], kwnames: readonly string[] | null): Handle {
  refuseKeywords(rt, name, kwnames);
  if (args.length !== 1) rt.raise('TypeError', `${name} expected 1 argument, got ${args.length}`);
  return args[0];
}

const getterFlags = TypeFlag.BaseType | TypeFlag.GC;

const itemGetter = defineType({
  id: null,
  name: 'itemgetter',
  module: 'operator',
  flags: getterFlags,
  layout: { words: 1, refs: 1 },
  doc:
    'Return a callable object that fetches the given item(s) from its operand.\nAfter f = itemgetter(2), the call f(r) ' +
    'returns r[2].\nAfter g = itemgetter(2, 5, 3), the call g(r) returns (r[2], r[5], r[3])',
  slots: {
    new: (rt, type, args, kwnames) => {
      getterNew('itemgetter', rt, args, kwnames);
      const made = allocate(rt, type);
      rt.heap.setRef(rt.heap.base[made], newTuple(rt, args));
      return made;
    },
    call: (rt, self, args, kwnames) => {
      const object = oneArgument(rt, 'itemgetter', args, kwnames);
      const items = rt.heap.words[rt.heap.base[self] + ITEMS];
      if (tupleLength(rt, items) === 1) return rt.getItem(object, tupleItem(rt, items, 0));
      return newTuple(
        rt,
        tupleItems(rt.heap, items).map((item) => rt.heap.keep(rt.getItem(object, item))),
      );
    },
    repr: (rt, self) => {
      const items = tupleItems(rt.heap, rt.heap.words[rt.heap.base[self]]);
      return rt.newStr(`operator.itemgetter(${items.map((item) => rt.repr(item)).join(', ')})`);
    },
  },
  methods: [
    native('__reduce__', '', (rt, self) => newTuple(rt, [rt.typeOf(self).handle, rt.heap.words[rt.heap.base[self]]])),
  ],
});

function dotted(rt: Runtime, object: Handle, name: Handle): Handle {
  let current = object;
  for (const part of rt.text(name).split('.')) current = rt.heap.keep(rt.getAttr(current, part));
  return current;
}

const attrGetter = defineType({
  id: null,
  name: 'attrgetter',
  module: 'operator',
  flags: getterFlags,
  layout: { words: 1, refs: 1 },
  doc:
    "Return a callable object that fetches the given attribute(s) from its operand.\nAfter f = attrgetter('name'), the " +
    "call f(r) returns r.name.\nAfter g = attrgetter('name', 'date'), the call g(r) returns (r.name, r.date).\nAfter h = " +
    "attrgetter('name.first', 'name.last'), the call h(r) returns\n(r.name.first, r.name.last).",
  slots: {
    new: (rt, type, args, kwnames) => {
      getterNew('attrgetter', rt, args, kwnames);
      for (const arg of args) if (!rt.isStr(arg)) rt.raise('TypeError', 'attribute name must be a string');
      const made = allocate(rt, type);
      rt.heap.setRef(rt.heap.base[made], newTuple(rt, args));
      return made;
    },
    call: (rt, self, args, kwnames) => {
      const object = oneArgument(rt, 'attrgetter', args, kwnames);
      const names = tupleItems(rt.heap, rt.heap.words[rt.heap.base[self]]);
      if (names.length === 1) return dotted(rt, object, names[0]);
      return newTuple(
        rt,
        names.map((name) => dotted(rt, object, name)),
      );
    },
    repr: (rt, self) => {
      const items = tupleItems(rt.heap, rt.heap.words[rt.heap.base[self]]);
      return rt.newStr(`operator.attrgetter(${items.map((item) => rt.repr(item)).join(', ')})`);
    },
  },
  methods: [
    native('__reduce__', '', (rt, self) => newTuple(rt, [rt.typeOf(self).handle, rt.heap.words[rt.heap.base[self]]])),
  ],
});

const enum CallerWord {
  Name,
  Args,
  Keywords,
  Count,
}

const methodCaller = defineType({
  id: null,
  name: 'methodcaller',
  module: 'operator',
  flags: getterFlags,
  layout: { words: CallerWord.Count, refs: CallerWord.Count },
  doc:
    "Return a callable object that calls the given method on its operand.\nAfter f = methodcaller('name'), the call f(r) " +
    "returns r.name().\nAfter g = methodcaller('name', 'date', foo=1), the call g(r) returns\nr.name('date', foo=1).",
  slots: {
    new: (rt, type, args, kwnames) => {
      const given = args.length - (kwnames?.length ?? 0);
      if (given < 1) rt.raise('TypeError', 'methodcaller needs at least one argument, the method name');
      if (!rt.isStr(args[0])) rt.raise('TypeError', 'method name must be a string');
      const keywords = newDict(rt);
      kwnames?.forEach((name, i) => dictSetStr(rt, keywords, rt.intern(name), args[given + i]));
      const made = allocate(rt, type);
      const at = rt.heap.base[made];
      rt.heap.setRef(at, rt.intern(rt.text(args[0])));
      rt.heap.setRef(at + CallerWord.Args, newTuple(rt, args.slice(1, given)));
      rt.heap.setRef(at + CallerWord.Keywords, keywords);
      return made;
    },
    call: (rt, self, args, kwnames) => {
      const object = oneArgument(rt, 'methodcaller', args, kwnames);
      const { heap } = rt;
      const at = heap.base[self];
      const values = tupleItems(heap, heap.words[at + CallerWord.Args]);
      const names: string[] = [];
      const keywords = heap.words[at + CallerWord.Keywords];
      for (let i = dictNext(heap, keywords, 0); i >= 0; i = dictNext(heap, keywords, i + 1)) {
        names.push(rt.text(dictKeyAt(heap, keywords, i)));
        values.push(dictValueAt(heap, keywords, i));
      }
      return rt.call(rt.getAttr(object, heap.words[at]), values, names.length === 0 ? null : names);
    },
    repr: (rt, self) => {
      const { heap } = rt;
      const at = heap.base[self];
      const parts = [rt.repr(heap.words[at])];
      for (const arg of tupleItems(heap, heap.words[at + CallerWord.Args])) parts.push(rt.repr(arg));
      const keywords = heap.words[at + CallerWord.Keywords];
      for (let i = dictNext(heap, keywords, 0); i >= 0; i = dictNext(heap, keywords, i + 1)) {
        parts.push(`${rt.str(dictKeyAt(heap, keywords, i))}=${rt.repr(dictValueAt(heap, keywords, i))}`);
      }
      return rt.newStr(`operator.methodcaller(${parts.join(', ')})`);
    },
  },
  methods: [
    native('__reduce__', '', (rt, self) => {
      const { heap } = rt;
      const at = heap.base[self];
      const args = newTuple(rt, [heap.words[at], ...tupleItems(heap, heap.words[at + CallerWord.Args])]);
      const keywords = heap.words[at + CallerWord.Keywords];
      if (dictLength(rt, keywords) === 0) return newTuple(rt, [rt.typeOf(self).handle, args]);
      const partial = rt.getAttr(rt.importModule('functools'), 'partial');
      const names: string[] = [];
      const values: Handle[] = [];
      for (let i = dictNext(heap, keywords, 0); i >= 0; i = dictNext(heap, keywords, i + 1)) {
        names.push(rt.text(dictKeyAt(heap, keywords, i)));
        values.push(dictValueAt(heap, keywords, i));
      }
      const constructor = rt.call(partial, [rt.typeOf(self).handle, heap.words[at], ...values], names);
      return newTuple(rt, [constructor, heap.words[at + CallerWord.Args]]);
    }),
  ],
});

export const operatorModule: BuiltinModule = {
  name: '_operator',
  doc: "Operator interface.\n\nThis module exports a set of functions implemented in C corresponding\nto the intrinsic operators of Python.  For example, operator.add(x, y)\nis equivalent to the expression x+y.  The function names are those\nused for special methods; variants without leading and trailing\n'__' are also provided for convenience.",
  functions,
  init: (vm, _module, set) => {
    addTypes(vm, set, [itemGetter, attrGetter, methodCaller]);
  },
};
