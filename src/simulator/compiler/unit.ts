// The state of the code unit that is being compiled. Twin of struct compiler_unit (Python/compile.c).
import type { AnnAssign, Location, stmt } from '../syntax/ast';
import { Def, Scope, scopeOf, type SymtableEntry } from '../symtable';
import { compareStrings } from '../values/codepoints';
import type { Const } from './code';
import { InstructionSequence, type Label } from './instructions';

/** What kind of scope a unit is (COMPILE_SCOPE_*). */
export const enum ScopeType {
  Module,
  Class,
  Function,
  AsyncFunction,
  Lambda,
  Comprehension,
  Annotations,
}

/** The kinds of frame blocks: what a jump or return out of a construct must undo (COMPILE_FBLOCK_*). */
export const enum FBlockType {
  WhileLoop,
  ForLoop,
  AsyncForLoop,
  TryExcept,
  FinallyTry,
  FinallyEnd,
  With,
  AsyncWith,
  HandlerCleanup,
  PopValue,
  ExceptionHandler,
  ExceptionGroupHandler,
  AsyncComprehensionGenerator,
  StopIteration,
}

/** An open construct. */
export interface FBlock {
  readonly type: FBlockType;
  readonly block: Label | null;
  readonly loc: Location;
  readonly exit: Label | null;
  /** FinallyTry: the finally body. */
  readonly finalbody?: readonly stmt[];
  /** HandlerCleanup: the name the exception is bound to. */
  readonly name?: string | null;
}

/** A unit's parameter counts. */
export interface ArgumentCounts {
  readonly argcount?: number;
  readonly posonlyargcount?: number;
  readonly kwonlyargcount?: number;
}

/** The most frame blocks that may be open at once. */
export const CO_MAXBLOCKS = 40;

/** A code unit: its names, its constants, its instructions and its open constructs. */
export class CompilerUnit {
  qualname: string;
  /** Index by name: names of globals and attributes, fast locals, cells, free variables (numbered after the cells). */
  readonly names = new Map<string, number>();
  readonly varnames: Map<string, number>;
  readonly cellvars: Map<string, number>;
  readonly freevars: Map<string, number>;
  /** Names of inlined comprehensions outside functions: true while they are fast locals. */
  readonly fastHidden = new Map<string, boolean>();
  readonly consts = new Map<Const, number>();
  sequence = new InstructionSequence();
  stashedSequence: InstructionSequence | null = null;
  readonly fblocks: FBlock[] = [];
  inInlinedComp = 0;
  inConditionalBlock = 0;
  nextConditionalAnnotationIndex = 0;
  readonly deferredAnnotations: { readonly statement: AnnAssign; readonly index: number }[] = [];
  readonly staticAttributes = new Set<string>();

  constructor(
    readonly name: string,
    readonly scopeType: ScopeType,
    readonly entry: SymtableEntry,
    readonly firstlineno: number,
    readonly privateName: string | null,
    readonly counts: ArgumentCounts,
  ) {
    this.qualname = name;
    this.varnames = new Map(entry.varnames.map((varname, index) => [varname, index]));
    this.cellvars = namesByScope(entry, Scope.CELL, Def.COMP_CELL, 0);
    // Cells the program does not name.
    if (entry.needsClassClosure) {
      indexOf(this.cellvars, '__class__');
    }
    if (entry.needsClassdict) {
      indexOf(this.cellvars, '__classdict__');
    }
    if (entry.hasConditionalAnnotations) {
      indexOf(this.cellvars, '__conditional_annotations__');
    }
    this.freevars = namesByScope(entry, Scope.FREE, Def.FREE_CLASS, this.cellvars.size);
  }
}

/** The index of a name, given one if it has none (_PyCompile_DictAddObj). */
export function indexOf<K>(indexes: Map<K, number>, key: K): number {
  let index = indexes.get(key);
  if (index === undefined) {
    index = indexes.size;
    indexes.set(key, index);
  }
  return index;
}

/** The names of a block that have a scope or a flag, sorted and numbered from `offset` (dictbytype). */
function namesByScope(entry: SymtableEntry, scope: Scope, flag: Def, offset: number): Map<string, number> {
  const found: string[] = [];
  for (const [name, flags] of entry.symbols) {
    if (scopeOf(flags) === scope || (flags & flag) !== 0) {
      found.push(name);
    }
  }
  found.sort(compareStrings);
  return new Map(found.map((name, index) => [name, offset + index]));
}
