/** The _decimal module. Twin of Modules/_decimal/_decimal.c; the arithmetic is in values/decimal.ts. */
import type { Interpreter } from '../machine/interpreter';
import type { BuiltinModule } from '../machine/modules';
import { boolHandle, type Handle, NONE, NOT_IMPLEMENTED, NULL } from '../memory';
import { dictSetStr } from '../objects/dict';
import { allocate } from '../objects/instance';
import { native, rawNative } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { defineType } from '../objects/spec';
import { newTuple } from '../objects/tuple';
import { namespaceOf } from '../objects/type';
import { TypeId } from '../objects/typeids';
import { TypeFlag } from '../objects/typeobject';
import { adjusted, finite, INVALID, isZero, ROUNDINGS, Status } from '../values/decimal';
import {
  decAdd,
  decDivide,
  decDivideInt,
  decDivmod,
  decFma,
  decMultiply,
  decQuantize,
  decRemainder,
  decSubtract,
} from '../values/decimalarithmetic';
import { decPower, decPowerModulo } from '../values/decimalfunctions';
import { decimalText, formatDecimal } from '../values/decimaltext';
import {
  contextArgument,
  contextManager,
  contextType,
  copyContext,
  currentContext,
  newContext,
  roundingArgument,
  roundingOf,
  setAttributes,
  setCurrentContext,
  signalDict,
  usesCapitals,
  workingContext,
} from './decimal/context';
import {
  asTuple,
  hashOf,
  integerRatio,
  richCompare,
  text,
  toDouble,
  toInteger,
  toIntegral,
} from './decimal/conversions';
import { contextMethods, decimalMethods, sameQuantum } from './decimal/methods';
import {
  decimalType,
  exactFrom,
  fromFloat,
  fromInt,
  isDecimal,
  newDecimal,
  operand,
  operate,
  operated,
  requiredOperand,
  valueOf,
} from './decimal/objects';
import { absolute, type Binary, isNormal, isSubnormal, minus, numberClass, plus, whole } from './decimal/operations';
import { pure } from './floatargs';
import { addTypes, bind, moduleType, newExceptionClass, signature } from './typedef';

function operator(run: Binary): (rt: Runtime, left: Handle, right: Handle) => Handle {
  return (rt, left, right) => {
    const a = operand(rt, left);
    const b = operand(rt, right);
    if (a === null || b === null) return NOT_IMPLEMENTED;
    return operated(rt, currentContext(rt), (ctx) => run(a, b, ctx));
  };
}

const decimalParameters = signature('Decimal', "value='0', context=None");

export const decimal = defineType({
  id: null,
  name: 'Decimal',
  module: 'decimal',
  flags: TypeFlag.BaseType | TypeFlag.GC,
  doc:
    'Construct a new Decimal object.\n\nvalue can be an integer, string, tuple, or another Decimal object.  If no value\nis ' +
    "given, return Decimal('0').  The context does not affect the conversion\nand is only passed to determine if the " +
    'InvalidOperation trap is active.',
  slots: {
    new: (rt, type, args, kwnames) => {
      if (args.length > 2) rt.raise('TypeError', `function takes at most 2 arguments (${args.length} given)`);
      const [value, context] = bind(rt, decimalParameters, args, kwnames);
      const within = contextArgument(rt, context);
      if (value === NULL) return newDecimal(rt, whole(0), type);
      if (rt.typeOf(value) === type && type === decimalType(rt)) return value;
      return newDecimal(rt, exactFrom(rt, value, within), type);
    },
    repr: (rt, self) => rt.newStr(`Decimal('${text(rt, self)}')`),
    str: (rt, self) => rt.newStr(text(rt, self)),
    hash: (rt, self, out) => hashOf(rt, self, valueOf(rt, self), out),
    richcompare: richCompare,
    bool: (rt, self) => !isZero(valueOf(rt, self)),
    add: operator(decAdd),
    subtract: operator(decSubtract),
    multiply: operator(decMultiply),
    trueDivide: operator(decDivide),
    floorDivide: operator(decDivideInt),
    remainder: operator(decRemainder),
    divmod: (rt, left, right) => {
      const a = operand(rt, left);
      const b = operand(rt, right);
      if (a === null || b === null) return NOT_IMPLEMENTED;
      const parts = operate(rt, currentContext(rt), (ctx) => decDivmod(a, b, ctx));
      return newTuple(
        rt,
        parts.map((part) => newDecimal(rt, part)),
      );
    },
    power: (rt, base, exponent, modulus) => {
      const a = operand(rt, base);
      const b = operand(rt, exponent);
      if (a === null || b === null) return NOT_IMPLEMENTED;
      if (modulus === NONE || modulus === NULL) return operated(rt, currentContext(rt), (ctx) => decPower(a, b, ctx));
      const c = operand(rt, modulus);
      return c === null ? NOT_IMPLEMENTED : operated(rt, currentContext(rt), (ctx) => decPowerModulo(a, b, c, ctx));
    },
    negative: (rt, self) => operated(rt, currentContext(rt), (ctx) => minus(valueOf(rt, self), ctx)),
    positive: (rt, self) => operated(rt, currentContext(rt), (ctx) => plus(valueOf(rt, self), ctx)),
    absolute: (rt, self) => operated(rt, currentContext(rt), (ctx) => absolute(valueOf(rt, self), ctx)),
    int: (rt, self) => toInteger(rt, valueOf(rt, self), 'ROUND_DOWN'),
    float: (rt, self) => rt.newFloat(toDouble(rt, valueOf(rt, self))),
  },
  getset: {
    real: { get: (_rt, self) => self },
    imag: { get: (rt) => newDecimal(rt, whole(0)) },
  },
  methods: [
    ...decimalMethods(),
    native('adjusted', '', (rt, self) => {
      const a = valueOf(rt, self);
      return rt.newInt(a.kind === 'finite' ? adjusted(a) : 0);
    }),
    native('as_integer_ratio', '', (rt, self) => integerRatio(rt, valueOf(rt, self))),
    native('as_tuple', '', (rt, self) => asTuple(rt, valueOf(rt, self))),
    native('conjugate', '', (_rt, self) => self),
    native('radix', '', (rt) => newDecimal(rt, whole(10))),
    native('is_normal', 'context=None', (rt, self, context) =>
      boolHandle(isNormal(valueOf(rt, self), workingContext(rt, contextArgument(rt, context)))),
    ),
    native('is_subnormal', 'context=None', (rt, self, context) =>
      boolHandle(isSubnormal(valueOf(rt, self), workingContext(rt, contextArgument(rt, context)))),
    ),
    native('number_class', 'context=None', (rt, self, context) =>
      rt.newStr(numberClass(valueOf(rt, self), workingContext(rt, contextArgument(rt, context)))),
    ),
    native('same_quantum', 'other, context=None', (rt, self, other) =>
      boolHandle(sameQuantum(valueOf(rt, self), requiredOperand(rt, other))),
    ),
    native('fma', 'other, third, context=None', (rt, self, other, third, context) =>
      operated(rt, contextArgument(rt, context), (ctx) =>
        decFma(valueOf(rt, self), requiredOperand(rt, other), requiredOperand(rt, third), ctx),
      ),
    ),
    native('quantize', 'exp, rounding=None, context=None', (rt, self, exponent, rounding, context) =>
      operated(rt, contextArgument(rt, context), (ctx) => {
        const mode = rounding === NULL || rounding === NONE ? ctx.rounding : roundingArgument(rt, rounding);
        const work = ctx.with(ctx.prec, mode);
        const result = decQuantize(valueOf(rt, self), requiredOperand(rt, exponent), work);
        ctx.status |= work.status;
        return result;
      }),
    ),
    toIntegral('to_integral', false),
    toIntegral('to_integral_value', false),
    toIntegral('to_integral_exact', true),
    native('to_eng_string', 'context=None', (rt, self, context) =>
      rt.newStr(decimalText(valueOf(rt, self), usesCapitals(rt, contextArgument(rt, context)), true)),
    ),
    native(
      'from_float',
      'f, /',
      (rt, type, f) => {
        if (!rt.isInt(f) && !rt.isFloat(f)) rt.raise('TypeError', 'argument must be int or float');
        const value = newDecimal(rt, rt.isInt(f) ? fromInt(rt.intValue(f)) : fromFloat(rt.floatValue(f)));
        return type === decimalType(rt).handle ? value : rt.call(type, [value]);
      },
      { binding: 'class' },
    ),
    native(
      'from_number',
      'number, /',
      (rt, type, number) => {
        if (!isDecimal(rt, number) && !rt.isInt(number) && !rt.isFloat(number)) {
          rt.raise('TypeError', `Cannot convert ${rt.repr(number)} to Decimal`);
        }
        const value = rt.isFloat(number) ? fromFloat(rt.floatValue(number)) : requiredOperand(rt, number);
        return type === decimalType(rt).handle ? newDecimal(rt, value) : rt.call(type, [newDecimal(rt, value)]);
      },
      { binding: 'class' },
    ),
    native('__format__', 'fmtarg, override=None, /', (rt, self, spec) => {
      if (!rt.isStr(spec)) rt.raise('TypeError', 'format arg must be str');
      const context = currentContext(rt);
      return rt.newStr(
        pure(rt, () =>
          formatDecimal(valueOf(rt, self), rt.text(spec), roundingOf(rt, context), usesCapitals(rt, context)),
        ),
      );
    }),
    native('__round__', 'ndigits=None, /', (rt, self, digits) => {
      const a = valueOf(rt, self);
      if (digits === NULL) return toInteger(rt, a, 'ROUND_HALF_EVEN');
      const places = rt.indexClipped(digits, 'OverflowError');
      return operated(rt, currentContext(rt), (ctx) => {
        const work = ctx.with(ctx.prec, 'ROUND_HALF_EVEN');
        const result = decQuantize(a, finite(false, 1n, -places), work);
        ctx.status |= work.status;
        return result;
      });
    }),
    native('__floor__', '', (rt, self) => toInteger(rt, valueOf(rt, self), 'ROUND_FLOOR')),
    native('__ceil__', '', (rt, self) => toInteger(rt, valueOf(rt, self), 'ROUND_CEILING')),
    native('__trunc__', '', (rt, self) => toInteger(rt, valueOf(rt, self), 'ROUND_DOWN')),
    native('__complex__', '', (rt, self) => rt.newComplex(toDouble(rt, valueOf(rt, self)), 0)),
    native('__copy__', '', (_rt, self) => self),
    native('__deepcopy__', 'memo, /', (_rt, self) => self),
    native('__reduce__', '', (rt, self) =>
      newTuple(rt, [rt.typeOf(self).handle, newTuple(rt, [rt.newStr(text(rt, self))])]),
    ),
  ],
});

// ---- the module

function makeExceptions(vm: Interpreter, set: (name: string, value: Handle) => void): void {
  const made = new Map<string, Handle>();
  const add = (name: string, ...bases: string[]): void => {
    const handles = bases.map((base) => made.get(base) ?? vm.exceptionType(base).handle);
    const cls =
      handles.length === 1
        ? newExceptionClass(vm, 'decimal', name, handles[0])
        : vm.call(vm.types[TypeId.Type].handle, [vm.newStr(name), vm.newTuple(handles), moduleNamespace(vm)]);
    made.set(name, cls);
    set(name, cls);
    vm.interned.set(`decimal.${name}`, vm.heap.immortalize(cls));
  };
  add('DecimalException', 'ArithmeticError');
  for (const name of ['Clamped', 'Rounded', 'Inexact', 'Subnormal']) add(name, 'DecimalException');
  add('Underflow', 'Inexact', 'Rounded', 'Subnormal');
  add('Overflow', 'Inexact', 'Rounded');
  add('DivisionByZero', 'DecimalException', 'ZeroDivisionError');
  add('FloatOperation', 'DecimalException', 'TypeError');
  add('InvalidOperation', 'DecimalException');
  add('ConversionSyntax', 'InvalidOperation');
  add('DivisionImpossible', 'InvalidOperation');
  add('DivisionUndefined', 'InvalidOperation', 'ZeroDivisionError');
  add('InvalidContext', 'InvalidOperation');
}

function moduleNamespace(vm: Interpreter): Handle {
  const dict = vm.newDict();
  dictSetStr(vm, dict, vm.intern('__module__'), vm.intern('decimal'));
  return dict;
}

export const decimalModule: BuiltinModule = {
  name: '_decimal',
  doc: 'C decimal arithmetic module',
  functions: [
    native('getcontext', '', (rt) => currentContext(rt)),
    native('setcontext', 'context, /', (rt, _self, context) => {
      if (!rt.isInstance(context, moduleType(rt, 'decimal.Context')))
        rt.raise('TypeError', 'argument must be a context');
      setCurrentContext(rt, context);
      return NONE;
    }),
    rawNative('localcontext', null, (rt, _self, args, kwnames) => {
      const names = kwnames ?? [];
      const given = args.length - names.length;
      const values = args.slice(given);
      const place = names.indexOf('ctx');
      const context = given > 0 ? args[0] : place >= 0 ? values[place] : NULL;
      const copy = copyContext(rt, contextArgument(rt, context));
      const others = names.flatMap((name, i) => (name === 'ctx' ? [] : [[name, values[i]] as const]));
      setAttributes(
        rt,
        copy,
        others.map(([name]) => name),
        others.map(([, value]) => value),
      );
      const made = allocate(rt, moduleType(rt, 'decimal.ContextManager'));
      rt.heap.setRef(rt.heap.base[made], copy);
      return made;
    }),
    native('IEEEContext', 'bits, /', (rt, _self, bits) => {
      const width = Number(rt.index(bits));
      if (width <= 0 || width > 512 || width % 32 !== 0) {
        rt.raise('ValueError', 'argument must be a multiple of 32, with a maximum of 512');
      }
      const emax = 3 * 2 ** (width / 16 + 3);
      const made = newContext(rt, { prec: 9 * (width / 32) - 2, emax, emin: 1 - emax, traps: 0 });
      rt.setAttr(made, 'clamp', rt.newInt(1));
      return made;
    }),
  ],
  init: (vm, _module, set) => {
    const types = addTypes(vm, set, [decimal, contextType(contextMethods()), signalDict, contextManager], (spec) =>
      ['Decimal', 'Context'].includes(spec.name),
    );
    vm.interned.set('decimal.current', vm.heap.createImmortal(types[3].index, 0, 0, 2));
    const namedtuple = vm.getAttr(vm.importModule('collections'), 'namedtuple');
    const tuple = vm.call(namedtuple, [vm.newStr('DecimalTuple'), vm.newStr('sign digits exponent')]);
    vm.setAttr(tuple, '__module__', vm.intern('decimal'));
    set('DecimalTuple', tuple);
    vm.interned.set('decimal.DecimalTuple', vm.heap.immortalize(tuple));
    makeExceptions(vm, set);
    const traps = INVALID | Status.DivisionByZero | Status.Overflow;
    set('DefaultContext', newContext(vm));
    set('HAVE_THREADS', boolHandle(true));
    set('HAVE_CONTEXTVAR', boolHandle(true));
    set(
      'BasicContext',
      newContext(vm, { prec: 9, rounding: 'ROUND_HALF_UP', traps: traps | Status.Underflow | Status.Clamped }),
    );
    set('ExtendedContext', newContext(vm, { prec: 9, traps: 0 }));
    set('MAX_PREC', vm.newInt(999_999_999_999_999_999n));
    set('MAX_EMAX', vm.newInt(999_999_999_999_999_999n));
    set('MIN_EMIN', vm.newInt(-999_999_999_999_999_999n));
    set('MIN_ETINY', vm.newInt(-1_999_999_999_999_999_997n));
    set('IEEE_CONTEXT_MAX_BITS', vm.newInt(512));
    for (const rounding of ROUNDINGS) set(rounding, vm.intern(rounding));
    set('__version__', vm.newStr('1.70'));
    set('__libmpdec_version__', vm.newStr('2.5.1'));
    const numbers = vm.importModule('numbers');
    vm.callMethod(vm.getAttr(numbers, 'Number'), 'register', types[0].handle);
    vm.interned.set('decimal.Rational', vm.getAttr(numbers, 'Rational'));
    const mapping = vm.getAttr(vm.importModule('collections.abc'), 'MutableMapping');
    vm.callMethod(mapping, 'register', types[2].handle);
    for (const name of ['get', 'items', 'keys', 'values', 'update', '__contains__', '__eq__']) {
      const found = vm.findAttr(mapping, name);
      if (found !== NULL) dictSetStr(vm, namespaceOf(vm.heap, types[2]), vm.intern(name), found);
    }
  },
};
