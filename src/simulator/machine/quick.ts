/**
 * Operators on exact ints, floats and lists, decided by their types at once. Twin of the BINARY_OP_ADD_INT,
 * COMPARE_OP_FLOAT, BINARY_OP_SUBSCR_LIST_INT ... specialisations (Python/specialize.c).
 */
import { BinaryOp as Nb, CompareOp } from '../compiler/opcodes';
import { CHAR_BASE, type Handle, type Heap } from '../memory';
import { TypeId } from '../objects/typeids';
import type { ThreadState } from './threadstate';

/** Which operands lie on the stack and are used up by the operation; the others are borrowed from locals. */
export const enum Consume {
  None = 0,
  Left = 1,
  Right = 2,
  Both = 3,
}

/**
 * The result (owned by the caller), or 0 where the general way has to be taken; then nothing has been done.
 * A list that is subscripted is never used up here: its last reference may run code when it goes.
 */
export function quickBinary(vm: ThreadState, oparg: number, a: Handle, b: Handle, consume: Consume): Handle {
  const { heap } = vm;
  const ta = heap.type[a];
  const tb = heap.type[b];
  const x = heap.num[a];
  const y = heap.num[b];
  if (ta === TypeId.Int && tb === TypeId.Int) {
    let result = NaN;
    switch (oparg) {
      case Nb.NB_ADD:
      case Nb.NB_INPLACE_ADD:
        result = x + y;
        break;
      case Nb.NB_SUBTRACT:
      case Nb.NB_INPLACE_SUBTRACT:
        result = x - y;
        break;
      case Nb.NB_MULTIPLY:
      case Nb.NB_INPLACE_MULTIPLY:
        result = x * y + 0;
        break;
      case Nb.NB_FLOOR_DIVIDE:
      case Nb.NB_INPLACE_FLOOR_DIVIDE:
        if (y !== 0) {
          const rest = x % y;
          result = (x - rest) / y + 0;
          if (rest !== 0 && rest < 0 !== y < 0) result--;
        }
        break;
      case Nb.NB_REMAINDER:
      case Nb.NB_INPLACE_REMAINDER:
        if (y !== 0) {
          result = (x % y) + 0;
          if (result !== 0 && result < 0 !== y < 0) result += y;
        }
        break;
      case Nb.NB_AND:
      case Nb.NB_INPLACE_AND:
        if ((x | 0) === x && (y | 0) === y) result = x & y;
        break;
      case Nb.NB_OR:
      case Nb.NB_INPLACE_OR:
        if ((x | 0) === x && (y | 0) === y) result = x | y;
        break;
      case Nb.NB_XOR:
      case Nb.NB_INPLACE_XOR:
        if ((x | 0) === x && (y | 0) === y) result = x ^ y;
        break;
      case Nb.NB_POWER:
      case Nb.NB_INPLACE_POWER:
        if (y === 2) result = x * x;
        break;
      case Nb.NB_TRUE_DIVIDE:
      case Nb.NB_INPLACE_TRUE_DIVIDE:
        if (y === 0 || x !== x || y !== y) return 0;
        release(heap, a, b, consume);
        return heap.createOwned(TypeId.Float, x / y, 0);
      default:
        return 0;
    }
    // A big int's `num` is NaN, and so is every result with one.
    if (!(result <= Number.MAX_SAFE_INTEGER && result >= Number.MIN_SAFE_INTEGER)) return 0;
    release(heap, a, b, consume);
    return vm.newIntOwned(result);
  }
  if ((ta === TypeId.Float || ta === TypeId.Int) && (tb === TypeId.Float || tb === TypeId.Int)) {
    if (x !== x || y !== y) return 0;
    let result: number;
    switch (oparg) {
      case Nb.NB_ADD:
      case Nb.NB_INPLACE_ADD:
        result = x + y;
        break;
      case Nb.NB_SUBTRACT:
      case Nb.NB_INPLACE_SUBTRACT:
        result = x - y;
        break;
      case Nb.NB_MULTIPLY:
      case Nb.NB_INPLACE_MULTIPLY:
        result = x * y;
        break;
      case Nb.NB_TRUE_DIVIDE:
      case Nb.NB_INPLACE_TRUE_DIVIDE:
        if (y === 0) return 0;
        result = x / y;
        break;
      default:
        return 0;
    }
    release(heap, a, b, consume);
    return heap.createOwned(TypeId.Float, result, 0);
  }
  if (oparg === Nb.NB_SUBSCR && tb === TypeId.Int && (consume & Consume.Left) === 0) {
    const item = itemAt(vm, a, ta, y);
    if (item === 0) return 0;
    heap.refs[item]++;
    if ((consume & Consume.Right) !== 0) heap.decrefScalar(b);
    return item;
  }
  return 0;
}

/** The item of a list or tuple, or the ASCII character of a str, at an index; borrowed. 0: none, or no such type. */
function itemAt(vm: ThreadState, sequence: Handle, type: number, at: number): Handle {
  const { heap } = vm;
  const base = heap.base[sequence];
  if (type === TypeId.List) {
    const size = heap.words[base + 1];
    const index = at < 0 ? at + size : at;
    return index >= 0 && index < size ? heap.words[heap.words[base] + index] : 0;
  }
  if (type === TypeId.Tuple) {
    const size = heap.num[sequence];
    const index = at < 0 ? at + size : at;
    return index >= 0 && index < size ? heap.words[base + index] : 0;
  }
  if (type !== TypeId.Str) return 0;
  const { strs } = vm.payloads;
  const row = heap.num[sequence];
  const rope = strs.rope(row);
  const size = rope.length;
  // Where the code points are not counted yet, or are not the units of the text, the general way has to see to it.
  if (strs.inPieces(row) || strs.length(row) !== size) return 0;
  const index = at < 0 ? at + size : at;
  const code = index >= 0 && index < size ? rope.charCodeAt(index) : 256;
  return code < 256 ? CHAR_BASE + code : 0;
}

/** The right operand first: handles of temporaries come back in the opposite order of their making. */
function release(heap: Heap, a: Handle, b: Handle, consume: Consume): void {
  if ((consume & Consume.Right) !== 0) heap.decrefScalar(b);
  if ((consume & Consume.Left) !== 0) heap.decrefScalar(a);
}

/** 1 or 0 for the truth of a comparison of numbers, -1 where the general way has to be taken. Nothing is released. */
export function quickCompare(heap: Heap, op: CompareOp, a: Handle, b: Handle): number {
  const ta = heap.type[a];
  const tb = heap.type[b];
  if ((ta !== TypeId.Int && ta !== TypeId.Float) || (tb !== TypeId.Int && tb !== TypeId.Float)) return -1;
  const x = heap.num[a];
  const y = heap.num[b];
  if (x !== x || y !== y) return -1;
  switch (op) {
    case CompareOp.LT:
      return x < y ? 1 : 0;
    case CompareOp.LE:
      return x <= y ? 1 : 0;
    case CompareOp.EQ:
      return x === y ? 1 : 0;
    case CompareOp.NE:
      return x !== y ? 1 : 0;
    case CompareOp.GT:
      return x > y ? 1 : 0;
    default:
      return x >= y ? 1 : 0;
  }
}
