/** The methods of Decimal and of Context that are one operation each, made from its tables. */
import { boolHandle, NONE, NULL } from '../../memory';
import { native, type NativeFunction } from '../../objects/native';
import { newTuple } from '../../objects/tuple';
import { type Dec, finalize, isNan } from '../../values/decimal';
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
  decToIntegral,
} from '../../values/decimalarithmetic';
import { decPower, decPowerModulo } from '../../values/decimalfunctions';
import { decimalText } from '../../values/decimaltext';
import { contextArgument, usesCapitals, workingContext } from './context';
import { exactFrom, fromFloat, fromInt, newDecimal, operate, operated, requiredOperand, valueOf } from './objects';
import {
  absolute,
  BINARY,
  type Binary,
  BINARY_PURE,
  isNormal,
  isSubnormal,
  minus,
  numberClass,
  plus,
  PREDICATES,
  UNARY,
  type Unary,
  UNARY_PURE,
  whole,
} from './operations';

/** Methods of Decimal and Context made from the tables: `self` and operands, then the context they run in. */
export function decimalMethods(): NativeFunction[] {
  const methods: NativeFunction[] = [];
  for (const [name, run] of Object.entries(UNARY)) {
    methods.push(
      native(name, 'context=None', (rt, self, context) =>
        operated(rt, contextArgument(rt, context), (ctx) => run(valueOf(rt, self), ctx)),
      ),
    );
  }
  for (const [name, run] of Object.entries(BINARY)) {
    methods.push(
      native(name, 'other, context=None', (rt, self, other, context) =>
        operated(rt, contextArgument(rt, context), (ctx) => run(valueOf(rt, self), requiredOperand(rt, other), ctx)),
      ),
    );
  }
  for (const [name, run] of Object.entries(BINARY_PURE)) {
    methods.push(
      native(name, 'other, context=None', (rt, self, other) =>
        newDecimal(rt, run(valueOf(rt, self), requiredOperand(rt, other))),
      ),
    );
  }
  for (const [name, run] of Object.entries(UNARY_PURE)) {
    methods.push(native(name, '', (rt, self) => newDecimal(rt, run(valueOf(rt, self)))));
  }
  for (const [name, test] of Object.entries(PREDICATES)) {
    methods.push(native(name, '', (rt, self) => boolHandle(test(valueOf(rt, self)))));
  }
  return methods;
}

export function contextMethods(): NativeFunction[] {
  const unary: Readonly<Record<string, Unary>> = {
    ...UNARY,
    abs: absolute,
    minus,
    plus,
    to_integral_exact: (a, ctx) => decToIntegral(a, ctx, ctx.rounding, true),
    to_integral_value: (a, ctx) => decToIntegral(a, ctx, ctx.rounding, false),
    to_integral: (a, ctx) => decToIntegral(a, ctx, ctx.rounding, false),
  };
  const binary: Readonly<Record<string, Binary>> = {
    ...BINARY,
    add: decAdd,
    subtract: decSubtract,
    multiply: decMultiply,
    divide: decDivide,
    divide_int: decDivideInt,
    remainder: decRemainder,
    quantize: decQuantize,
  };
  const methods: NativeFunction[] = [];
  for (const [name, run] of Object.entries(unary)) {
    methods.push(native(name, 'x, /', (rt, self, x) => operated(rt, self, (ctx) => run(requiredOperand(rt, x), ctx))));
  }
  for (const [name, run] of Object.entries(binary)) {
    methods.push(
      native(name, 'x, y, /', (rt, self, x, y) =>
        operated(rt, self, (ctx) => run(requiredOperand(rt, x), requiredOperand(rt, y), ctx)),
      ),
    );
  }
  for (const [name, run] of Object.entries(BINARY_PURE)) {
    methods.push(
      native(name, 'x, y, /', (rt, _self, x, y) => newDecimal(rt, run(requiredOperand(rt, x), requiredOperand(rt, y)))),
    );
  }
  for (const [name, run] of Object.entries(UNARY_PURE)) {
    methods.push(native(name, 'x, /', (rt, _self, x) => newDecimal(rt, run(requiredOperand(rt, x)))));
  }
  for (const [name, test] of Object.entries(PREDICATES)) {
    methods.push(native(name, 'x, /', (rt, _self, x) => boolHandle(test(requiredOperand(rt, x)))));
  }
  methods.push(
    native('is_normal', 'x, /', (rt, self, x) =>
      boolHandle(isNormal(requiredOperand(rt, x), workingContext(rt, self))),
    ),
    native('is_subnormal', 'x, /', (rt, self, x) =>
      boolHandle(isSubnormal(requiredOperand(rt, x), workingContext(rt, self))),
    ),
    native('number_class', 'x, /', (rt, self, x) =>
      rt.newStr(numberClass(requiredOperand(rt, x), workingContext(rt, self))),
    ),
    native('same_quantum', 'x, y, /', (rt, _self, x, y) =>
      boolHandle(sameQuantum(requiredOperand(rt, x), requiredOperand(rt, y))),
    ),
    native('radix', '', (rt) => newDecimal(rt, whole(10))),
    native('divmod', 'x, y, /', (rt, self, x, y) => {
      const parts = operate(rt, self, (ctx) => decDivmod(requiredOperand(rt, x), requiredOperand(rt, y), ctx));
      return newTuple(
        rt,
        parts.map((part) => newDecimal(rt, part)),
      );
    }),
    native('fma', 'x, y, z, /', (rt, self, x, y, z) =>
      operated(rt, self, (ctx) => decFma(requiredOperand(rt, x), requiredOperand(rt, y), requiredOperand(rt, z), ctx)),
    ),
    native('power', 'a, b, modulo=None', (rt, self, a, b, modulo) =>
      operated(rt, self, (ctx) =>
        modulo === NULL || modulo === NONE
          ? decPower(requiredOperand(rt, a), requiredOperand(rt, b), ctx)
          : decPowerModulo(requiredOperand(rt, a), requiredOperand(rt, b), requiredOperand(rt, modulo), ctx),
      ),
    ),
    native('create_decimal', "num='0', /", (rt, self, value) => {
      const exact = value === NULL ? whole(0) : exactFrom(rt, value, self);
      return operated(rt, self, (ctx) => finalize(exact, ctx));
    }),
    native('create_decimal_from_float', 'f, /', (rt, self, f) =>
      operated(rt, self, (ctx) => finalize(rt.isInt(f) ? fromInt(rt.intValue(f)) : fromFloat(rt.toFloat(f)), ctx)),
    ),
    native('copy_decimal', 'x, /', (rt, _self, x) => newDecimal(rt, requiredOperand(rt, x))),
    native('to_sci_string', 'x, /', (rt, self, x) =>
      rt.newStr(decimalText(requiredOperand(rt, x), usesCapitals(rt, self))),
    ),
    native('to_eng_string', 'x, /', (rt, self, x) =>
      rt.newStr(decimalText(requiredOperand(rt, x), usesCapitals(rt, self), true)),
    ),
  );
  return methods;
}

export function sameQuantum(a: Dec, b: Dec): boolean {
  if (a.kind !== 'finite' || b.kind !== 'finite')
    return (isNan(a) && isNan(b)) || (a.kind === 'inf' && b.kind === 'inf');
  return a.exponent === b.exponent;
}
