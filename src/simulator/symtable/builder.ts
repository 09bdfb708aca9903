// The first pass over the syntax tree: which block uses which name how. Twin of the lower half of Python/symtable.c.
import type { expr_context, Keyword, Location, mod, pattern } from '../syntax/ast';
import { SymtableEntry } from './entry';
import { syntaxErrorAt, type SourceFile } from './errors';
import { BlockType, Def } from './flags';
import { CO_FUTURE_ANNOTATIONS, type FutureFeatures } from './future';
import { maybeMangle } from './mangle';

/** The entries of a module, found by the syntax node (or list of type parameters) that owns each block. */
export class SymbolTable {
  /** Entries by owner, and second entries of the same owner (a TypeVar's default; a block's annotations). */
  readonly blocks = new Map<object, SymtableEntry>();
  readonly secondBlocks = new Map<object, SymtableEntry>();

  constructor(readonly top: SymtableEntry) {}

  /** The entry of an owner; there must be one. */
  lookup(owner: object, second = false): SymtableEntry {
    const entry = (second ? this.secondBlocks : this.blocks).get(owner);
    if (entry === undefined) {
      throw new Error('unknown symbol table entry');
    }
    return entry;
  }
}

/** The state of the first pass: the stack of open blocks, and how names are entered into them. */
export class SymtableBuilder {
  readonly table: SymbolTable;
  readonly stack: SymtableEntry[] = [];
  cur: SymtableEntry;
  privateName: string | null = null;
  /** The depth of nested expressions, statements and patterns. */
  depth = 0;

  constructor(
    module: mod,
    readonly file: SourceFile,
    readonly future: FutureFeatures,
    readonly allowTopLevelAwait: boolean,
  ) {
    const start: Location = { lineno: 0, end_lineno: 0, col_offset: 0, end_col_offset: 0 };
    this.cur = new SymtableEntry(module, 'top', BlockType.Module, start);
    this.table = new SymbolTable(this.cur);
    this.table.blocks.set(module, this.cur);
    this.stack.push(this.cur);
  }

  /** Throws a SyntaxError at `loc`. */
  error(message: string, loc: Location): never {
    throw syntaxErrorAt(this.file, message, loc);
  }

  /** Makes an entry without opening it (ste_new). */
  newEntry(name: string, type: BlockType, owner: object, loc: Location, second = false): SymtableEntry {
    const entry = new SymtableEntry(owner, name, type, loc);
    entry.nested = this.cur.nested || this.cur.isFunctionLike;
    entry.method = this.cur.type === BlockType.Class && type === BlockType.Function;
    (second ? this.table.secondBlocks : this.table.blocks).set(owner, entry);
    return entry;
  }

  /** Opens an entry (symtable_enter_existing_block); one that was open before is a child of its parent already. */
  enterExisting(entry: SymtableEntry, addToChildren = true): void {
    const previous = this.cur;
    this.stack.push(entry);
    // No assignment expression may stand in the outermost iterable of a comprehension, however deep inside it.
    entry.compIterExpr = previous.compIterExpr;
    if (previous.mangledNames !== null && entry.type !== BlockType.Class) {
      entry.mangledNames = previous.mangledNames;
    }
    this.cur = entry;
    // Annotations that stay strings must not affect the table.
    const ignored = (this.future.features & CO_FUTURE_ANNOTATIONS) !== 0 && entry.type === BlockType.Annotation;
    if (addToChildren && !ignored) {
      previous.children.push(entry);
    }
  }

  /** Makes an entry and opens it (symtable_enter_block). */
  enter(name: string, type: BlockType, owner: object, loc: Location, second = false): void {
    this.enterExisting(this.newEntry(name, type, owner, loc, second));
    if (type === BlockType.Annotation || type === BlockType.TypeVariable || type === BlockType.TypeAlias) {
      this.addDef('.format', Def.PARAM, loc);
      this.addDef('.format', Def.USE, loc);
    }
  }

  /** Closes the current block. */
  exit(): void {
    this.stack.pop();
    this.cur = this.stack[this.stack.length - 1] ?? this.table.top;
  }

  /** What the current block knows of a name so far. */
  lookup(name: string, entry: SymtableEntry = this.cur): number {
    return entry.getSymbol(maybeMangle(this.privateName, entry, name));
  }

  /** Enters a use or definition of a name into the current block (symtable_add_def_ctx). */
  addDef(name: string, flag: number, loc: Location, ctx: expr_context = flag === Def.USE ? 'Load' : 'Store'): void {
    if ((flag & (Def.PARAM | Def.LOCAL | Def.IMPORT)) !== 0) {
      this.checkName(name, loc, ctx);
    }
    if ((flag & Def.TYPE_PARAM) !== 0 && this.cur.mangledNames !== null) {
      this.cur.mangledNames.add(name);
    }
    this.addDefTo(this.cur, name, flag, loc);
  }

  /** Enters a definition into any open block (symtable_add_def_helper). */
  addDefTo(entry: SymtableEntry, name: string, flag: number, loc: Location): void {
    const mangled = maybeMangle(this.privateName, this.cur, name);
    const old = entry.getSymbol(mangled);
    if ((flag & old & Def.PARAM) !== 0) {
      this.error(`duplicate argument '${name}' in function definition`, loc);
    }
    if ((flag & old & Def.TYPE_PARAM) !== 0) {
      this.error(`duplicate type parameter '${name}'`, loc);
    }
    let value = old | flag;
    if (entry.compIterTarget) {
      if ((value & (Def.GLOBAL | Def.NONLOCAL)) !== 0) {
        this.error(`comprehension inner loop cannot rebind assignment expression target '${name}'`, loc);
      }
      value |= Def.COMP_ITER;
    }
    entry.symbols.set(mangled, value);
    if ((flag & Def.PARAM) !== 0) {
      entry.varnames.push(mangled);
    } else if ((flag & Def.GLOBAL) !== 0) {
      const globals = this.table.top.symbols;
      globals.set(mangled, (globals.get(mangled) ?? 0) | flag);
    }
  }

  /** `__debug__` can be neither assigned nor deleted. */
  checkName(name: string, loc: Location, ctx: expr_context): void {
    if (name === '__debug__' && ctx !== 'Load') {
      this.error(ctx === 'Store' ? 'cannot assign to __debug__' : 'cannot delete __debug__', loc);
    }
  }

  /** The names of keyword arguments obey checkName too. */
  checkKeywords(keywords: readonly Keyword[]): void {
    for (const keyword of keywords) {
      if (keyword.arg !== null) {
        this.checkName(keyword.arg, keyword, 'Store');
      }
    }
  }

  /** And those of a class pattern's attributes. */
  checkKeywordPatterns(names: readonly string[], patterns: readonly pattern[]): void {
    names.forEach((name, index) => {
      const place = patterns[index];
      if (place !== undefined) {
        this.checkName(name, place, 'Store');
      }
    });
  }

  /** Remembers where a name was declared global or nonlocal. */
  recordDirective(name: string, loc: Location): void {
    this.cur.directives.push({ name: maybeMangle(this.privateName, this.cur, name), loc });
  }

  /** Whether `await` may stand right here although no function is open. */
  get topLevelAwaitAllowed(): boolean {
    return this.allowTopLevelAwait && this.cur.type === BlockType.Module;
  }

  /** Whether the current block is an `async def`. */
  get inAsyncDef(): boolean {
    return this.cur.type === BlockType.Function && this.cur.coroutine;
  }
}
