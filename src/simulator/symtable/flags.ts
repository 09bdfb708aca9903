// What the symbol table says of a name. Twin of Include/internal/pycore_symtable.h.

/** The kinds of blocks that own a symbol table entry. */
export const enum BlockType {
  Function,
  Class,
  Module,
  /** Annotations (PEP 649): the hidden function `__annotate__`. */
  Annotation,
  /** The bound, constraints or default of a type parameter. */
  TypeVariable,
  /** The value of a `type` statement. */
  TypeAlias,
  /** The scope of the type parameters of a generic function, class or alias. */
  TypeParameters,
}

/** Which comprehension a block is, if any. */
export const enum ComprehensionType {
  None,
  List,
  Dict,
  Set,
  Generator,
}

/** How a name is used in a block (DEF_* and USE). Bits 12 and up hold the Scope. */
export const enum Def {
  GLOBAL = 1,
  LOCAL = 2,
  PARAM = 1 << 2,
  NONLOCAL = 1 << 3,
  USE = 1 << 4,
  /** A name a class body's own namespace and a free variable of a method share. */
  FREE_CLASS = 1 << 6,
  IMPORT = 1 << 7,
  ANNOT = 1 << 8,
  /** An iteration variable of a comprehension. */
  COMP_ITER = 1 << 9,
  TYPE_PARAM = 1 << 10,
  /** A cell of an inlined comprehension. */
  COMP_CELL = 1 << 11,
  BOUND = LOCAL | PARAM | IMPORT | TYPE_PARAM,
}

/** Where a name lives, as the analysis found it. */
export const enum Scope {
  NONE,
  LOCAL,
  GLOBAL_EXPLICIT,
  GLOBAL_IMPLICIT,
  FREE,
  CELL,
}

/** The position of the Scope in a symbol's flags. */
export const SCOPE_OFFSET = 12;

/** The Scope in a symbol's flags. */
export function scopeOf(flags: number): Scope {
  return (flags >> SCOPE_OFFSET) & 15;
}
