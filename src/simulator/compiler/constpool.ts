// The constants of a code unit while its flow graph is optimized, and the folding of instructions on constants.
// Twin of fold_const_binop, fold_tuple_of_constants, optimize_lists_and_sets and their kin (Python/flowgraph.c).
import { type Block, blocksFrom, setOp0, setOp1, type Instr } from './cfg';
import type { Const } from './code';
import { frozensetConst, intConst, tupleConst, type ConstCache } from './constants';
import { evalConstBinop, evalConstUnaryop } from './fold';
import { NO_LOCATION } from './instructions';
import { type BinaryOp, Op } from './opcodes';

/** Displays and calls with more items are built piece by piece (_PY_STACK_USE_GUIDELINE). */
export const STACK_USE_GUIDELINE = 30;

/** Ints below this and not negative are loaded by LOAD_SMALL_INT. */
const SMALL_INTS = 256n;

const MIN_CONST_SEQUENCE_SIZE = 3;

/** Opcodes that load a constant. */
function loadsConst(op: Op): boolean {
  return op === Op.LOAD_CONST || op === Op.LOAD_SMALL_INT;
}

/** The list of constants of a unit. */
export class ConstPool {
  private consts: Const[];
  private readonly indexes: Map<Const, number>;

  constructor(
    consts: ReadonlyMap<Const, number>,
    private readonly cache: ConstCache,
  ) {
    this.consts = [...consts.keys()];
    this.indexes = new Map(consts);
  }

  /** The constants, in order. */
  get items(): readonly Const[] {
    return this.consts;
  }

  /** The constant an instruction loads. */
  valueOf(op: Op, oparg: number): Const {
    const value = op === Op.LOAD_SMALL_INT ? intConst(oparg) : this.consts[oparg];
    if (value === undefined) {
      throw new Error('failed to get value of a constant');
    }
    return value;
  }

  /** The index of a constant, appended if need be. */
  add(value: Const): number {
    const merged = this.cache.merge(value);
    let index = this.indexes.get(merged);
    if (index === undefined) {
      index = this.consts.length;
      this.consts.push(merged);
      this.indexes.set(merged, index);
    }
    return index;
  }

  /** Makes the instruction a LOAD_SMALL_INT if the value is a small int. */
  makeSmallInt(instr: Instr, value: Const): boolean {
    if (value.type !== 'int' || value.value < 0n || value.value >= SMALL_INTS) {
      return false;
    }
    setOp1(instr, Op.LOAD_SMALL_INT, Number(value.value));
    return true;
  }

  /** Makes the instruction load a constant. */
  makeLoadConst(instr: Instr, value: Const): void {
    if (!this.makeSmallInt(instr, value)) {
      setOp1(instr, Op.LOAD_CONST, this.add(value));
    }
  }

  /** The `size` loads of constants right before index `end`, NOPs aside; null if there are not so many. */
  private loadsBefore(block: Block, end: number, size: number): Instr[] | null {
    const found: Instr[] = [];
    for (let i = end - 1; i >= 0 && found.length < size; i--) {
      const instr = block.instrs[i];
      if (instr === undefined || instr.op === Op.NOP) {
        continue;
      }
      if (!loadsConst(instr.op)) {
        return null;
      }
      found.push(instr);
    }
    return found.length === size ? found.reverse() : null;
  }

  private values(loads: readonly Instr[]): Const[] {
    return loads.map((instr) => this.valueOf(instr.op, instr.oparg));
  }

  /** `(1, 2)` as one constant. */
  foldTuple(block: Block, i: number): void {
    const instr = block.instrs[i];
    if (instr === undefined || instr.oparg > STACK_USE_GUIDELINE) {
      return;
    }
    const loads = this.loadsBefore(block, i, instr.oparg);
    if (loads !== null) {
      const value = tupleConst(this.values(loads));
      nopOut(loads);
      this.makeLoadConst(instr, value);
    }
  }

  /** A long tuple of constants, which is built as a list first, as one constant. */
  foldListToTuple(block: Block, i: number): void {
    const intrinsic = block.instrs[i];
    const used: Instr[] = [];
    let expectAppend = true;
    for (let pos = i - 1; pos >= 0; pos--) {
      const instr = block.instrs[pos];
      if (instr === undefined || instr.op === Op.NOP) {
        continue;
      }
      if (instr.op === Op.BUILD_LIST && instr.oparg === 0) {
        if (expectAppend && intrinsic !== undefined) {
          const loads = used.filter((candidate) => loadsConst(candidate.op)).reverse();
          const value = tupleConst(this.values(loads));
          nopOut([...used, instr]);
          this.makeLoadConst(intrinsic, value);
        }
        return;
      }
      const fits = expectAppend ? instr.op === Op.LIST_APPEND && instr.oparg === 1 : loadsConst(instr.op);
      if (!fits) {
        return;
      }
      used.push(instr);
      expectAppend = !expectAppend;
    }
  }

  /**
   * Lists and sets of constants: iterated or searched at once they become a constant tuple or frozenset; else, from three
   * items on, they are built from one constant.
   */
  foldListOrSet(block: Block, i: number, nextOp: Op): void {
    const { instrs } = block;
    const instr = instrs[i];
    const containsOrIter = nextOp === Op.GET_ITER || nextOp === Op.CONTAINS_OP;
    if (instr === undefined || instr.oparg > STACK_USE_GUIDELINE) {
      return;
    }
    if (instr.oparg < MIN_CONST_SEQUENCE_SIZE && !containsOrIter) {
      return;
    }
    const loads = this.loadsBefore(block, i, instr.oparg);
    if (loads === null) {
      if (containsOrIter && instr.op === Op.BUILD_LIST) {
        instr.op = Op.BUILD_TUPLE;
      }
      return;
    }
    const items = this.values(loads);
    const index = this.add(instr.op === Op.BUILD_SET ? frozensetConst(items) : tupleConst(items));
    nopOut(loads);
    if (containsOrIter) {
      setOp1(instr, Op.LOAD_CONST, index);
      return;
    }
    const build = instrs[i - 2];
    const load = instrs[i - 1];
    if (build !== undefined && load !== undefined) {
      build.loc = instr.loc;
      setOp1(build, instr.op, 0);
      setOp1(load, Op.LOAD_CONST, index);
      setOp1(instr, instr.op === Op.BUILD_LIST ? Op.LIST_EXTEND : Op.SET_UPDATE, 1);
    }
  }

  /** `1 + 2` as one constant. */
  foldBinop(block: Block, i: number, operator: BinaryOp): void {
    const loads = this.loadsBefore(block, i, 2);
    const instr = block.instrs[i];
    if (loads === null || instr === undefined) {
      return;
    }
    const [left, right] = this.values(loads);
    if (left === undefined || right === undefined) {
      return;
    }
    const value = evalConstBinop(left, operator, right);
    if (value !== null) {
      nopOut(loads);
      this.makeLoadConst(instr, { ...value, computed: true });
    }
  }

  /** `-1` as one constant. */
  foldUnaryop(block: Block, i: number): void {
    const loads = this.loadsBefore(block, i, 1);
    const instr = block.instrs[i];
    const [load] = loads ?? [];
    if (load === undefined || instr === undefined) {
      return;
    }
    const value = evalConstUnaryop(this.valueOf(load.op, load.oparg), instr.op, instr.oparg);
    if (value !== null) {
      nopOut([load]);
      this.makeLoadConst(instr, { ...value, computed: true });
    }
  }

  /** Drops the constants no instruction loads; the first one stays, it may be a docstring. */
  removeUnused(entry: Block): void {
    const used = new Set<number>([0]);
    for (const b of blocksFrom(entry)) {
      for (const instr of b.instrs) {
        if (instr.op === Op.LOAD_CONST) {
          used.add(instr.oparg);
        }
      }
    }
    const newIndex = new Map<number, number>();
    const kept: Const[] = [];
    this.consts.forEach((value, index) => {
      if (used.has(index)) {
        newIndex.set(index, kept.length);
        kept.push(value);
      }
    });
    for (const b of blocksFrom(entry)) {
      for (const instr of b.instrs) {
        if (instr.op === Op.LOAD_CONST) {
          instr.oparg = newIndex.get(instr.oparg) ?? 0;
        }
      }
    }
    this.consts = kept;
  }
}

function nopOut(instrs: readonly Instr[]): void {
  for (const instr of instrs) {
    setOp0(instr, Op.NOP);
    instr.loc = NO_LOCATION;
  }
}
