// The second pass: where each name lives (local, cell, free, global), and which comprehensions are inlined (PEP 709).
// Twin of symtable_analyze and what it calls (Python/symtable.c).
import type { SymbolTable } from './builder';
import type { SymtableEntry } from './entry';
import { syntaxErrorAt, type SourceFile } from './errors';
import { BlockType, ComprehensionType, Def, Scope, SCOPE_OFFSET, scopeOf } from './flags';

/** Cells of a class that no statement of its body makes. */
const CLASS_CELLS: readonly string[] = ['__class__', '__classdict__', '__conditional_annotations__'];

/** The sets of names a block gets from the blocks around it. */
interface Names {
  /** Names bound in an enclosing function; null for the module. */
  readonly bound: Set<string> | null;
  readonly global: Set<string>;
  readonly typeParams: Set<string>;
}

/** Decides the scope of every name of every block. */
export function analyzeSymtable(table: SymbolTable, file: SourceFile): void {
  const names: Names = { bound: null, global: new Set(), typeParams: new Set() };
  analyzeBlock(table.top, names, new Set(), null, file);
}

function analyzeBlock(
  entry: SymtableEntry,
  names: Names,
  free: Set<string>,
  classEntry: SymtableEntry | null,
  file: SourceFile,
): void {
  const local = new Set<string>();
  const scopes = new Map<string, Scope>();
  const newBound = new Set<string>();
  const newGlobal = new Set<string>();
  const newFree = new Set<string>();
  const inlinedCells = new Set<string>();
  const passDown = (): void => {
    addAll(newGlobal, names.global);
    if (names.bound !== null) {
      addAll(newBound, names.bound);
    }
  };
  // A class body's names are not visible in its methods: what they see is settled before its own names are looked at.
  if (entry.type === BlockType.Class) {
    passDown();
  }
  for (const [name, flags] of entry.symbols) {
    analyzeName(entry, scopes, name, flags, names, local, free, classEntry, file);
  }
  if (entry.type === BlockType.Class) {
    for (const name of CLASS_CELLS) newBound.add(name);
  } else {
    if (entry.isFunctionLike) {
      addAll(newBound, local);
    }
    passDown();
  }
  for (const child of entry.children) {
    let childClass: SymtableEntry | null = null;
    if (child.canSeeClassScope) {
      childClass = entry.type === BlockType.Class ? entry : classEntry;
    }
    // All comprehensions are inlined but generator expressions, and those in annotation scopes inside classes.
    const inline = child.comprehension !== ComprehensionType.None && !child.generator && !entry.canSeeClassScope;
    const childFree = new Set(newFree);
    analyzeBlock(
      child,
      { bound: new Set(newBound), global: new Set(newGlobal), typeParams: new Set(names.typeParams) },
      childFree,
      childClass,
      file,
    );
    if (inline) {
      inlineComprehension(entry, child, scopes, childFree, inlinedCells);
      child.compInlined = true;
    }
    addAll(newFree, childFree);
  }
  entry.children = entry.children.flatMap((child) => (child.compInlined ? child.children : [child]));
  if (entry.isFunctionLike) {
    analyzeCells(scopes, newFree, inlinedCells);
  } else if (entry.type === BlockType.Class) {
    dropClassFree(entry, newFree);
  }
  updateSymbols(
    entry,
    scopes,
    names.bound,
    newFree,
    inlinedCells,
    entry.type === BlockType.Class || entry.canSeeClassScope,
  );
  addAll(free, newFree);
}

function analyzeName(
  entry: SymtableEntry,
  scopes: Map<string, Scope>,
  name: string,
  flags: number,
  names: Names,
  local: Set<string>,
  free: Set<string>,
  classEntry: SymtableEntry | null,
  file: SourceFile,
): void {
  const { bound, global, typeParams } = names;
  if ((flags & Def.GLOBAL) !== 0) {
    if ((flags & Def.NONLOCAL) !== 0) {
      throw errorAtDirective(entry, name, `name '${name}' is nonlocal and global`, file);
    }
    scopes.set(name, Scope.GLOBAL_EXPLICIT);
    global.add(name);
    bound?.delete(name);
    return;
  }
  if ((flags & Def.NONLOCAL) !== 0) {
    if (bound === null) {
      throw errorAtDirective(entry, name, 'nonlocal declaration not allowed at module level', file);
    }
    if (!bound.has(name)) {
      throw errorAtDirective(entry, name, `no binding for nonlocal '${name}' found`, file);
    }
    if (typeParams.has(name)) {
      throw errorAtDirective(entry, name, `nonlocal binding not allowed for type parameter '${name}'`, file);
    }
    scopes.set(name, Scope.FREE);
    free.add(name);
    return;
  }
  if ((flags & Def.BOUND) !== 0) {
    scopes.set(name, Scope.LOCAL);
    local.add(name);
    global.delete(name);
    if ((flags & Def.TYPE_PARAM) !== 0) {
      typeParams.add(name);
    } else {
      typeParams.delete(name);
    }
    return;
  }
  // A scope that sees a class body looks names of that body up there and in the globals, not in functions around.
  if (classEntry !== null) {
    const classFlags = classEntry.getSymbol(name);
    if ((classFlags & Def.GLOBAL) !== 0) {
      scopes.set(name, Scope.GLOBAL_EXPLICIT);
      return;
    }
    if ((classFlags & Def.BOUND) !== 0 && (classFlags & Def.NONLOCAL) === 0) {
      scopes.set(name, Scope.GLOBAL_IMPLICIT);
      return;
    }
  }
  if (bound?.has(name) === true) {
    scopes.set(name, Scope.FREE);
    free.add(name);
    return;
  }
  scopes.set(name, Scope.GLOBAL_IMPLICIT);
}

function inlineComprehension(
  entry: SymtableEntry,
  comp: SymtableEntry,
  scopes: Map<string, Scope>,
  compFree: Set<string>,
  inlinedCells: Set<string>,
): void {
  const removed: string[] = [];
  for (const [name, compFlags] of comp.symbols) {
    if ((compFlags & Def.PARAM) !== 0) {
      continue;
    }
    let scope = scopeOf(compFlags);
    const onlyFlags = compFlags & ((1 << SCOPE_OFFSET) - 1);
    if (scope === Scope.CELL || (onlyFlags & Def.COMP_CELL) !== 0) {
      inlinedCells.add(name);
    }
    // These are never free through a class scope (see dropClassFree).
    if (scope === Scope.FREE && entry.type === BlockType.Class && CLASS_CELLS.includes(name)) {
      scope = Scope.GLOBAL_IMPLICIT;
      // A function inside the comprehension still gets the class's cell.
      if (!comp.children.some((child) => child.getScope(name) === Scope.FREE)) compFree.delete(name);
      removed.push(name);
    }
    const existing = entry.symbols.get(name);
    if (existing === undefined) {
      entry.symbols.set(name, onlyFlags);
      scopes.set(name, scope);
    } else if ((existing & Def.BOUND) !== 0 && entry.type !== BlockType.Class) {
      // Free in the comprehension and local outside: now simply local, unless a block inside the comprehension needs it.
      if (!comp.children.some((child) => child.getScope(name) === Scope.FREE)) {
        compFree.delete(name);
      }
    }
  }
  for (const name of removed) comp.symbols.delete(name);
}

/** Locals that a nested block needs become cells, and are free no longer. */
function analyzeCells(scopes: Map<string, Scope>, free: Set<string>, inlinedCells: ReadonlySet<string>): void {
  for (const [name, scope] of scopes) {
    if (scope === Scope.LOCAL && (free.has(name) || inlinedCells.has(name))) {
      scopes.set(name, Scope.CELL);
      free.delete(name);
    }
  }
}

function dropClassFree(entry: SymtableEntry, free: Set<string>): void {
  if (free.delete('__class__')) {
    entry.needsClassClosure = true;
  }
  if (free.delete('__classdict__')) {
    entry.needsClassdict = true;
  }
  if (free.delete('__conditional_annotations__')) {
    entry.hasConditionalAnnotations = true;
  }
}

/** Writes the scopes into the symbols, and the free names of the children that this block must pass on. */
function updateSymbols(
  entry: SymtableEntry,
  scopes: ReadonlyMap<string, Scope>,
  bound: ReadonlySet<string> | null,
  free: ReadonlySet<string>,
  inlinedCells: ReadonlySet<string>,
  classFlag: boolean,
): void {
  const { symbols } = entry;
  for (const [name, flags] of symbols) {
    const cell = inlinedCells.has(name) ? Def.COMP_CELL : 0;
    symbols.set(name, flags | cell | ((scopes.get(name) ?? Scope.NONE) << SCOPE_OFFSET));
  }
  for (const name of free) {
    const flags = symbols.get(name);
    if (flags !== undefined) {
      // A free variable of a method that has the name of something in the class body.
      if (classFlag) {
        symbols.set(name, flags | Def.FREE_CLASS);
      }
    } else if (bound === null || bound.has(name)) {
      symbols.set(name, Scope.FREE << SCOPE_OFFSET);
    }
  }
}

function errorAtDirective(entry: SymtableEntry, name: string, message: string, file: SourceFile): Error {
  const directive = entry.directives.find((candidate) => candidate.name === name);
  return syntaxErrorAt(file, message, directive?.loc ?? entry.loc);
}

function addAll(target: Set<string>, source: ReadonlySet<string>): void {
  for (const name of source) {
    target.add(name);
  }
}
