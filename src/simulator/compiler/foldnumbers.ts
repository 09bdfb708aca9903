// Evaluating operators on number constants, by the functions that the running program uses (values/).
// Twin of the checks of const_folding_safe_* (Python/flowgraph.c).
import { complexAdd, complexDiv, complexMul, complexPow, complexSub, type ComplexOperand } from '../values/complexops';
import { floatFloorDiv, floatMod, floatPow, floatTrueDiv } from '../values/floatops';
import { intToFloat, intTrueDiv } from '../values/intconv';
import { intFloorDiv, intMod, intPow, toBig, type PyInt } from '../values/intops';
import { ValueProblem } from '../values/problem';
import type { Const } from './code';
import { BinaryOp } from './opcodes';

/** A number constant's value: int, float or complex (bool counts as int). */
export type Num = Extract<Const, { type: 'int' | 'float' | 'complex' }>;

const MAX_INT_SIZE = 128;
/** Shifts by more leave nothing of any int constant. */
const FARTHEST_SHIFT = 1_000_000n;

const float = (value: number): Num => ({ type: 'float', value });
const int = (value: PyInt): Num => ({ type: 'int', value: toBig(value) });
const complex = ({ real, imag }: { readonly real: number; readonly imag: number }): Num => ({
  type: 'complex',
  real,
  imag,
});

/** The number `a op b`; null where it is left to the running program: it raises, or is large. */
export function foldNumbers(a: Num, op: BinaryOp, b: Num): Num | null {
  try {
    if (a.type === 'int' && b.type === 'int') return foldInts(a.value, op, b.value);
    if (a.type === 'complex' || b.type === 'complex') return foldComplex(operandOf(a), op, operandOf(b));
    return foldFloats(realOf(a), op, realOf(b));
  } catch (problem) {
    if (problem instanceof ValueProblem) return null;
    throw problem;
  }
}

/** The number of bits of an int's magnitude. */
function numBits(value: bigint): number {
  const magnitude = value < 0n ? -value : value;
  return magnitude === 0n ? 0 : magnitude.toString(2).length;
}

const realOf = (value: Exclude<Num, { type: 'complex' }>): number =>
  value.type === 'int' ? intToFloat(value.value) : value.value;

const operandOf = (value: Num): ComplexOperand => (value.type === 'complex' ? value : realOf(value));

const partsOf = (value: ComplexOperand): { readonly real: number; readonly imag: number } =>
  typeof value === 'number' ? { real: value, imag: 0 } : value;

function foldInts(a: bigint, op: BinaryOp, b: bigint): Num | null {
  switch (op) {
    case BinaryOp.NB_ADD:
      return int(a + b);
    case BinaryOp.NB_SUBTRACT:
      return int(a - b);
    case BinaryOp.NB_MULTIPLY:
      return a !== 0n && b !== 0n && numBits(a) + numBits(b) > MAX_INT_SIZE ? null : int(a * b);
    case BinaryOp.NB_TRUE_DIVIDE:
      return b === 0n ? null : float(intTrueDiv(a, b));
    case BinaryOp.NB_FLOOR_DIVIDE:
      return b === 0n ? null : int(intFloorDiv(a, b));
    case BinaryOp.NB_REMAINDER:
      return b === 0n ? null : int(intMod(a, b));
    case BinaryOp.NB_POWER:
      if (b < 0n) return foldFloats(intToFloat(a), op, intToFloat(b));
      if (a !== 0n && b > 0n && numBits(a) > Math.floor(MAX_INT_SIZE / Number(b))) return null;
      return int(intPow(a, b));
    case BinaryOp.NB_LSHIFT:
      if (b < 0n || (a !== 0n && b !== 0n && BigInt(numBits(a)) + b > BigInt(MAX_INT_SIZE))) return null;
      return int(a === 0n ? 0n : a << b);
    case BinaryOp.NB_RSHIFT:
      return b < 0n ? null : int(a >> (b > FARTHEST_SHIFT ? FARTHEST_SHIFT : b));
    case BinaryOp.NB_OR:
      return int(a | b);
    case BinaryOp.NB_XOR:
      return int(a ^ b);
    case BinaryOp.NB_AND:
      return int(a & b);
    default:
      return null;
  }
}

function foldFloats(a: number, op: BinaryOp, b: number): Num | null {
  switch (op) {
    case BinaryOp.NB_ADD:
      return float(a + b);
    case BinaryOp.NB_SUBTRACT:
      return float(a - b);
    case BinaryOp.NB_MULTIPLY:
      return float(a * b);
    case BinaryOp.NB_TRUE_DIVIDE:
      return float(floatTrueDiv(a, b));
    case BinaryOp.NB_FLOOR_DIVIDE:
      return float(floatFloorDiv(a, b));
    case BinaryOp.NB_REMAINDER:
      return float(floatMod(a, b));
    case BinaryOp.NB_POWER: {
      const value = floatPow(a, b);
      return value === null ? complex(complexPow(partsOf(a), partsOf(b))) : float(value);
    }
    default:
      return null;
  }
}

function foldComplex(a: ComplexOperand, op: BinaryOp, b: ComplexOperand): Num | null {
  switch (op) {
    case BinaryOp.NB_ADD:
      return complex(complexAdd(a, b));
    case BinaryOp.NB_SUBTRACT:
      return complex(complexSub(a, b));
    case BinaryOp.NB_MULTIPLY:
      return complex(complexMul(a, b));
    case BinaryOp.NB_TRUE_DIVIDE:
      return complex(complexDiv(a, b));
    case BinaryOp.NB_POWER:
      return complex(complexPow(partsOf(a), partsOf(b)));
    default:
      return null;
  }
}
