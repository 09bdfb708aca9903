// Code objects: what the compiler makes and the machine runs. Twin of Objects/codeobject.c and Include/cpython/code.h.
import type { ConstantValue } from '../syntax/ast';

/** A constant of a code object. */
export type Const = (
  | ConstantValue
  | { type: 'tuple'; items: readonly Const[] }
  | { type: 'frozenset'; items: readonly Const[] }
  | { type: 'slice'; start: Const; stop: Const; step: Const }
  | { type: 'code'; code: CodeObject }
) & {
  /** It does not stand in the source like this. */
  readonly computed?: boolean;
};

/** The bits of CodeObject.flags (co_flags). */
export const enum CodeFlag {
  CO_OPTIMIZED = 0x1,
  CO_NEWLOCALS = 0x2,
  CO_VARARGS = 0x4,
  CO_VARKEYWORDS = 0x8,
  CO_NESTED = 0x10,
  CO_GENERATOR = 0x20,
  CO_COROUTINE = 0x80,
  CO_ITERABLE_COROUTINE = 0x100,
  CO_ASYNC_GENERATOR = 0x200,
  CO_FUTURE_DIVISION = 0x20000,
  CO_FUTURE_ABSOLUTE_IMPORT = 0x40000,
  CO_FUTURE_WITH_STATEMENT = 0x80000,
  CO_FUTURE_PRINT_FUNCTION = 0x100000,
  CO_FUTURE_UNICODE_LITERALS = 0x200000,
  CO_FUTURE_BARRY_AS_BDFL = 0x400000,
  CO_FUTURE_GENERATOR_STOP = 0x800000,
  CO_FUTURE_ANNOTATIONS = 0x1000000,
  CO_HAS_DOCSTRING = 0x4000000,
  CO_METHOD = 0x8000000,
}

/** The bits of CodeObject.localspluskinds (CO_FAST_*). */
export const enum FastKind {
  /** A positional parameter (positional-only ones too). */
  ARG_POS = 0x02,
  /** A parameter that can be given by keyword. */
  ARG_KW = 0x04,
  /** `*args` (with ARG_POS) or `**kwargs` (with ARG_KW). */
  ARG_VAR = 0x08,
  /** A name of an inlined comprehension, not shown by locals(). */
  HIDDEN = 0x10,
  LOCAL = 0x20,
  CELL = 0x40,
  FREE = 0x80,
}

/** The columns of one row of CodeObject.exceptionTable. */
export const enum ExceptionRow {
  START,
  END,
  TARGET,
  /** `depth << 1 | lasti`. */
  DEPTH_LASTI,
  WIDTH,
}

/** What a CodeObject is made of; see the fields of CodeObject. */
export interface CodeObjectParts {
  readonly name: string;
  readonly qualname: string;
  readonly filename: string;
  readonly firstlineno: number;
  readonly flags: number;
  readonly argcount: number;
  readonly posonlyargcount: number;
  readonly kwonlyargcount: number;
  readonly stacksize: number;
  readonly names: readonly string[];
  readonly consts: readonly Const[];
  readonly localsplusnames: readonly string[];
  readonly localspluskinds: Uint8Array;
  readonly code: Int32Array;
  readonly lines: Int32Array;
  readonly endLines: Int32Array;
  readonly columns: Int32Array;
  readonly endColumns: Int32Array;
  readonly within: Uint8Array | null;
  readonly exceptionTable: Int32Array;
}

/** An immutable code object. */
export class CodeObject {
  readonly name: string;
  readonly qualname: string;
  readonly filename: string;
  readonly firstlineno: number;
  /** CodeFlag bits. */
  readonly flags: number;
  /** Positional parameters, the positional-only ones included. */
  readonly argcount: number;
  readonly posonlyargcount: number;
  readonly kwonlyargcount: number;
  readonly stacksize: number;
  readonly names: readonly string[];
  readonly consts: readonly Const[];
  /** The names of the fast slots: locals (parameters first), then cells that are no parameters, then free variables. */
  readonly localsplusnames: readonly string[];
  /** FastKind bits of each slot; a parameter that is also a cell has LOCAL and CELL. */
  readonly localspluskinds: Uint8Array;
  /** co_varnames, co_cellvars, co_freevars. */
  readonly varnames: readonly string[];
  readonly cellvars: readonly string[];
  readonly freevars: readonly string[];
  /** One word per instruction: `opcode | oparg << 8`. */
  readonly code: Int32Array;
  /** Per instruction: 1-based lines, 0-based UTF-16 columns; -1 where there is none. */
  readonly lines: Int32Array;
  readonly endLines: Int32Array;
  readonly columns: Int32Array;
  readonly endColumns: Int32Array;
  /**
   * Per instruction: 0 where a statement, or a round of a loop, begins with it, 1 within one. Null: not known (code that was not compiled
   * here), as if each began something.
   */
  readonly within: Uint8Array | null;
  /** Rows of ExceptionRow.WIDTH words, sorted by start, not overlapping. */
  readonly exceptionTable: Int32Array;

  constructor(parts: CodeObjectParts) {
    this.name = parts.name;
    this.qualname = parts.qualname;
    this.filename = parts.filename;
    this.firstlineno = parts.firstlineno;
    this.flags = parts.flags;
    this.argcount = parts.argcount;
    this.posonlyargcount = parts.posonlyargcount;
    this.kwonlyargcount = parts.kwonlyargcount;
    this.stacksize = parts.stacksize;
    this.names = parts.names;
    this.consts = parts.consts;
    this.localsplusnames = parts.localsplusnames;
    this.localspluskinds = parts.localspluskinds;
    const ofKind = (kind: FastKind): string[] =>
      parts.localsplusnames.filter((_, slot) => ((parts.localspluskinds[slot] ?? 0) & kind) !== 0);
    this.varnames = ofKind(FastKind.LOCAL);
    this.cellvars = ofKind(FastKind.CELL);
    this.freevars = ofKind(FastKind.FREE);
    this.code = parts.code;
    this.lines = parts.lines;
    this.endLines = parts.endLines;
    this.columns = parts.columns;
    this.endColumns = parts.endColumns;
    this.within = parts.within;
    this.exceptionTable = parts.exceptionTable;
  }

  /**
   * The line to show for an instruction: its own, that of the nearest one before it where the compiler made it up (the
   * return at the end of an `except*`), or the code's first.
   */
  lineAt(instruction: number): number {
    for (let at = Math.min(instruction, this.lines.length - 1); at >= 0; at--)
      if (this.lines[at] >= 0) return this.lines[at];
    return this.firstlineno;
  }

  /** The fast slots' count (locals, cells, free variables). */
  get nlocalsplus(): number {
    return this.localsplusnames.length;
  }
}
