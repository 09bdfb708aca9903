// Instruction sequences: what code generation emits, with labels for jump targets.
// Twin of Python/instruction_sequence.c.
import type { Location } from '../syntax/ast';
import type { Op } from './opcodes';

/** For instructions the compiler makes up; they take the line of what comes before. */
export const NO_LOCATION: Location = { lineno: -1, end_lineno: -1, col_offset: -1, end_col_offset: -1 };

/** For instructions that take the place of the instruction after them. */
export const NEXT_LOCATION: Location = { lineno: -2, end_lineno: -2, col_offset: -2, end_col_offset: -2 };

/** A jump target that is defined later (or never). */
export interface Label {
  readonly id: number;
}

/** An instruction before the flow graph is made; a jump has a label, any other instruction an oparg. */
export interface RawInstruction {
  readonly op: Op;
  readonly oparg: number;
  readonly label: Label | null;
  readonly loc: Location;
  /** Whether a statement, or a round of a loop, begins with it. */
  readonly begins: boolean;
}

/** The instructions of one code unit, in order, and where each label stands. */
export class InstructionSequence {
  readonly instructions: RawInstruction[] = [];
  /** The instruction before which each label stands, by label id; -1 where it was never used. */
  readonly labelPositions: number[] = [];
  /** What stands in for ANNOTATIONS_PLACEHOLDER. */
  annotationsCode: InstructionSequence | null = null;
  private begins = false;

  /** A label that stands nowhere yet. */
  newLabel(): Label {
    this.labelPositions.push(-1);
    return { id: this.labelPositions.length - 1 };
  }

  /** Puts the label before the next instruction. */
  useLabel(label: Label): void {
    this.labelPositions[label.id] = this.instructions.length;
  }

  /** With the next instruction a statement begins, or a round of a loop. */
  begin(): void {
    this.begins = true;
  }

  /** Appends an instruction. */
  add(op: Op, oparg: number, loc: Location): void {
    this.instructions.push({ op, oparg, label: null, loc, begins: this.begins });
    this.begins = false;
  }

  /** Appends a jump or block push. */
  addJump(op: Op, label: Label, loc: Location): void {
    this.instructions.push({ op, oparg: 0, label, loc, begins: this.begins });
    this.begins = false;
  }

  /** Inserts a jump or block push; the labels from there on move along. */
  insertJump(position: number, op: Op, label: Label, loc: Location): void {
    this.instructions.splice(position, 0, { op, oparg: 0, label, loc, begins: false });
    for (let id = 0; id < this.labelPositions.length; id++) {
      const at = this.labelPositions[id] ?? -1;
      if (at >= position) {
        this.labelPositions[id] = at + 1;
      }
    }
  }
}
