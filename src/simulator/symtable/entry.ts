// Symbol table entries, one per block. Twin of PySTEntryObject (Include/internal/pycore_symtable.h, Python/symtable.c).
import type { Location } from '../syntax/ast';
import { BlockType, ComprehensionType, type Scope, scopeOf } from './flags';

/** The symbols of one block and what the compiler must know of the block. */
export class SymtableEntry {
  /** The flags (Def and Scope) of each name, in the order of first appearance. */
  readonly symbols = new Map<string, number>();
  /** The parameters. */
  readonly varnames: string[] = [];
  children: SymtableEntry[] = [];
  /** Where the names of `global` and `nonlocal` statements were declared, for errors. */
  readonly directives: { readonly name: string; readonly loc: Location }[] = [];
  /** The names that are mangled here: only set in the type parameter scope of a class and below it. */
  mangledNames: Set<string> | null = null;
  /** For errors: "a TypeVar bound", "a ParamSpec default" ... */
  scopeInfo: string | null = null;
  nested = false;
  generator = false;
  coroutine = false;
  varargs = false;
  varkeywords = false;
  annotationsUsed = false;
  comprehension: ComprehensionType = ComprehensionType.None;
  needsClassClosure = false;
  needsClassdict = false;
  compInlined = false;
  compIterTarget = false;
  canSeeClassScope = false;
  compIterExpr = 0;
  hasConditionalAnnotations = false;
  inConditionalBlock = false;
  inUnevaluatedAnnotation = false;
  hasDocstring = false;
  method = false;
  annotationBlock: SymtableEntry | null = null;

  /** `id` is the object the entry is found by: the node, or the list of type parameters. */
  constructor(
    readonly id: object,
    readonly name: string,
    readonly type: BlockType,
    readonly loc: Location,
  ) {}

  /** Whether the block runs in a frame with fast locals (_PyST_IsFunctionLike). */
  get isFunctionLike(): boolean {
    return this.type !== BlockType.Class && this.type !== BlockType.Module;
  }

  /** A name's flags; 0 if the block does not know the name. */
  getSymbol(name: string): number {
    return this.symbols.get(name) ?? 0;
  }

  /** A name's scope; Scope.NONE if the block does not know the name. */
  getScope(name: string): Scope {
    return scopeOf(this.symbols.get(name) ?? 0);
  }
}
