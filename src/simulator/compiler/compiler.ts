// The compiler's state and the services code generation builds on: scopes, names, constants, frame blocks, errors.
// Twin of Python/compile.c.
import type { AnnAssign, expr, Location, mod } from '../syntax/ast';
import type { SyntaxWarningInfo } from '../syntax/errors';
import {
  BlockType,
  Def,
  maybeMangle,
  mangle,
  MAX_NESTING,
  Scope,
  scopeOf,
  syntaxErrorAt,
  type FutureFeatures,
  type SourceFile,
  type SymbolTable,
  type SymtableEntry,
} from '../symtable';
import { PythonNestingError } from '../syntax/errors';
import { assemble } from './assemble';
import { CodeFlag, type CodeObject, type Const } from './code';
import { ConstCache, NONE } from './constants';
import type { InstructionSequence } from './instructions';
import { NO_LOCATION, type Label } from './instructions';
import { Op } from './opcodes';
import { CO_MAXBLOCKS, CompilerUnit, FBlockType, indexOf, ScopeType, type ArgumentCounts, type FBlock } from './unit';

/** How a name is accessed. */
export const enum NameAccess {
  Fast,
  Global,
  Deref,
  Name,
}

/** What must be undone after an inlined comprehension. */
export interface InlinedComprehension {
  /** The outer flags of the symbols that were replaced. */
  readonly savedSymbols: Map<string, number>;
  /** The names that became fast locals outside a function. */
  readonly fastHidden: Set<string>;
  /** The names whose outer values lie on the stack. */
  readonly pushedLocals: string[];
  cleanup: Label | null;
}

/** One compilation. */
export class Compiler {
  readonly constCache = new ConstCache();
  readonly stack: CompilerUnit[] = [];
  interactive = false;
  disableWarning = 0;
  depth = 0;
  /** The unit that is being compiled. */
  unit: CompilerUnit;

  constructor(
    module: mod,
    readonly file: SourceFile,
    readonly symtable: SymbolTable,
    readonly future: FutureFeatures,
    readonly flags: number,
    readonly optimize: number,
    private readonly onWarning: ((warning: SyntaxWarningInfo) => void) | null,
  ) {
    this.unit = new CompilerUnit('<module>', ScopeType.Module, symtable.lookup(module), 1, null, {});
  }

  /** The current block's symbol table entry. */
  get entry(): SymtableEntry {
    return this.unit.entry;
  }

  /** The current unit's instructions. */
  get seq(): InstructionSequence {
    return this.unit.sequence;
  }

  // ---- emitting ------------------------------------------------------------------------------------------------

  /** Emits an instruction. */
  op(op: Op, loc: Location, oparg = 0): void {
    this.unit.sequence.add(op, oparg, loc);
  }

  /** Emits a jump or block push. */
  jump(op: Op, loc: Location, label: Label): void {
    this.unit.sequence.addJump(op, label, loc);
  }

  /** With the next instruction a statement begins, or a round of a loop: who looks at a line's visits counts those. */
  begin(): void {
    this.unit.sequence.begin();
  }

  /** Makes a label. */
  newLabel(): Label {
    return this.unit.sequence.newLabel();
  }

  /** Puts a label here. */
  useLabel(label: Label): void {
    this.unit.sequence.useLabel(label);
  }

  /** Emits LOAD_CONST. */
  loadConst(loc: Location, value: Const): void {
    this.op(Op.LOAD_CONST, loc, this.addConst(value));
  }

  /** The index of a constant in the current unit. */
  addConst(value: Const): number {
    return indexOf(this.unit.consts, this.constCache.merge(value));
  }

  /** Emits an instruction whose oparg is the (mangled) name's index in co_names, shifted as `shift` and `low` say. */
  nameInstruction(op: Op, loc: Location, name: string, shift = 0, low = 0): void {
    const index = indexOf(this.unit.names, this.maybeMangle(name));
    this.op(op, loc, (index << shift) | low);
  }

  // ---- names ---------------------------------------------------------------------------------------------------

  /** Mangles a name as the current class wants it. */
  mangle(name: string): string {
    return mangle(this.unit.privateName, name);
  }

  /** Mangles a name, in the type parameter scope of a class only if it is a type parameter. */
  maybeMangle(name: string): string {
    return maybeMangle(this.unit.privateName, this.unit.entry, name);
  }

  /** Decides how a mangled name of the given scope is accessed, and its index (_PyCompile_ResolveNameop). */
  resolveName(mangled: string, scope: Scope): { access: NameAccess; arg: number } {
    const { unit } = this;
    let names = unit.names;
    let access: NameAccess = NameAccess.Name;
    switch (scope) {
      case Scope.FREE:
        names = unit.freevars;
        access = NameAccess.Deref;
        break;
      case Scope.CELL:
        names = unit.cellvars;
        access = NameAccess.Deref;
        break;
      case Scope.LOCAL:
        if (unit.entry.isFunctionLike || unit.fastHidden.get(mangled) === true) {
          names = unit.varnames;
          access = NameAccess.Fast;
        }
        break;
      case Scope.GLOBAL_IMPLICIT:
        if (unit.entry.isFunctionLike) {
          access = NameAccess.Global;
        }
        break;
      case Scope.GLOBAL_EXPLICIT:
        access = NameAccess.Global;
        break;
      case Scope.NONE:
        break;
    }
    return { access, arg: indexOf(names, mangled) };
  }

  /** A name's scope, the implicit cells of class bodies included (_PyCompile_GetRefType). */
  refType(name: string): Scope {
    const implicit = name === '__class__' || name === '__classdict__' || name === '__conditional_annotations__';
    if (this.unit.scopeType === ScopeType.Class && implicit) {
      return Scope.CELL;
    }
    return this.unit.entry.getScope(name);
  }

  /** The index of the cell that a nested function captures (_PyCompile_LookupArg). */
  closureIndex(name: string, code: CodeObject): number {
    const scope = this.refType(name);
    const index = (scope === Scope.CELL ? this.unit.cellvars : this.unit.freevars).get(name);
    if (index === undefined) {
      // Annotations of a class that has a variable `__classdict__`: CPython's compiler gives up as well.
      const where = `reftype=${scope} failed in ${this.unit.name}`;
      const free = code.freevars.map((each) => `'${each}'`).join(', ');
      const names = `freevars of code ${code.name}: (${free}${code.freevars.length === 1 ? ',' : ''})`;
      throw new PythonNestingError('SystemError', `compiler_lookup_arg(name='${name}') with ${where}; ${names}`);
    }
    return index;
  }

  /** `self.x = ...` in a method names an attribute for the class's __static_attributes__. */
  maybeAddStaticAttribute(e: Extract<expr, { kind: 'Attribute' }>): void {
    if (e.ctx !== 'Store' || e.value.kind !== 'Name' || e.value.id !== 'self') {
      return;
    }
    for (let i = this.stack.length - 1; i >= 0; i--) {
      const unit = this.stack[i];
      if (unit?.scopeType === ScopeType.Class) {
        unit.staticAttributes.add(e.attr);
        break;
      }
    }
  }

  // ---- scopes --------------------------------------------------------------------------------------------------

  /** Starts a code unit (_PyCompile_EnterScope). `owner` and `second` find its symbol table entry. */
  enterScope(
    name: string,
    type: ScopeType,
    owner: object,
    firstlineno: number,
    privateName: string | null = null,
    counts: ArgumentCounts = {},
    second = false,
  ): void {
    const parent = this.unit;
    const unit = new CompilerUnit(
      name,
      type,
      this.symtable.lookup(owner, second),
      firstlineno,
      privateName ?? parent.privateName,
      counts,
    );
    this.stack.push(parent);
    this.unit = unit;
    unit.qualname = this.qualname();
  }

  /** Goes back to the unit around the current one. */
  exitScope(): void {
    const parent = this.stack.pop();
    if (parent !== undefined) {
      this.unit = parent;
    }
  }

  /** The current unit's qualified name (compiler_set_qualname). */
  private qualname(): string {
    const { stack, unit } = this;
    if (stack.length < 2) {
      return unit.name;
    }
    let parent = stack[stack.length - 1];
    if (parent?.scopeType === ScopeType.Annotations) {
      if (stack.length === 2) {
        return unit.name;
      }
      parent = stack[stack.length - 2];
    }
    if (parent === undefined) {
      return unit.name;
    }
    switch (unit.scopeType) {
      case ScopeType.Function:
      case ScopeType.AsyncFunction:
      case ScopeType.Class:
        if (parent.entry.getScope(mangle(parent.privateName, unit.name)) === Scope.GLOBAL_EXPLICIT) {
          return unit.name;
        }
        break;
      default:
        break;
    }
    switch (parent.scopeType) {
      case ScopeType.Function:
      case ScopeType.AsyncFunction:
      case ScopeType.Lambda:
        return `${parent.qualname}.<locals>.${unit.name}`;
      default:
        return `${parent.qualname}.${unit.name}`;
    }
  }

  /** Ends the current unit's code and makes its code object (_PyCompile_OptimizeAndAssemble). */
  optimizeAndAssemble(addNone: boolean): CodeObject {
    if (addNone) {
      this.loadConst(NO_LOCATION, NONE);
    }
    this.op(Op.RETURN_VALUE, NO_LOCATION);
    return assemble(this.unit, this.constCache, this.codeFlags(), this.file.filename);
  }

  private codeFlags(): number {
    const { entry } = this.unit;
    let flags = 0;
    if (entry.isFunctionLike) {
      flags |= CodeFlag.CO_NEWLOCALS | CodeFlag.CO_OPTIMIZED;
      flags |= entry.nested ? CodeFlag.CO_NESTED : 0;
      if (entry.generator) {
        flags |= entry.coroutine ? CodeFlag.CO_ASYNC_GENERATOR : CodeFlag.CO_GENERATOR;
      }
      flags |= entry.varargs ? CodeFlag.CO_VARARGS : 0;
      flags |= entry.varkeywords ? CodeFlag.CO_VARKEYWORDS : 0;
      flags |= entry.hasDocstring && this.optimize < 2 ? CodeFlag.CO_HAS_DOCSTRING : 0;
      flags |= entry.method ? CodeFlag.CO_METHOD : 0;
    }
    if (entry.coroutine && !entry.generator) {
      flags |= CodeFlag.CO_COROUTINE;
    }
    return flags | this.flags;
  }

  // ---- frame blocks --------------------------------------------------------------------------------------------

  /** Opens a construct. */
  pushFBlock(fblock: FBlock): void {
    if (this.unit.fblocks.length >= CO_MAXBLOCKS) {
      this.error('too many statically nested blocks', fblock.loc);
    }
    this.unit.fblocks.push(fblock);
    if (fblock.type === FBlockType.FinallyEnd) {
      this.disableWarning++;
    }
  }

  /** Closes the innermost construct. */
  popFBlock(): void {
    if (this.unit.fblocks.pop()?.type === FBlockType.FinallyEnd) {
      this.disableWarning--;
    }
  }

  /** The innermost open construct. */
  topFBlock(): FBlock | undefined {
    return this.unit.fblocks[this.unit.fblocks.length - 1];
  }

  // ---- inlined comprehensions ----------------------------------------------------------------------------------

  /** Lets the comprehension's view of names hold while it is compiled (_PyCompile_TweakInlinedComprehensionScopes). */
  enterInlinedComprehension(comp: SymtableEntry): InlinedComprehension {
    const { unit } = this;
    const state: InlinedComprehension = {
      savedSymbols: new Map(),
      fastHidden: new Set(),
      pushedLocals: [],
      cleanup: null,
    };
    const inClassBlock = unit.entry.type === BlockType.Class && unit.inInlinedComp === 0;
    unit.inInlinedComp++;
    for (const [name, symbol] of comp.symbols) {
      const scope = scopeOf(symbol);
      const outer = unit.entry.getSymbol(name);
      const outerScope = scopeOf(outer);
      const differs =
        scope !== outerScope && scope !== Scope.FREE && !(scope === Scope.CELL && outerScope === Scope.FREE);
      if (differs || inClassBlock) {
        unit.entry.symbols.set(name, symbol);
        state.savedSymbols.set(name, outer);
      }
      const bound = (symbol & Def.LOCAL) !== 0 && (symbol & Def.NONLOCAL) === 0;
      if ((bound || inClassBlock) && !unit.entry.isFunctionLike && unit.fastHidden.get(name) !== true) {
        unit.fastHidden.set(name, true);
        state.fastHidden.add(name);
      }
    }
    return state;
  }

  /** Undoes enterInlinedComprehension. */
  exitInlinedComprehension(state: InlinedComprehension): void {
    this.unit.inInlinedComp--;
    for (const [name, symbol] of state.savedSymbols) {
      this.unit.entry.symbols.set(name, symbol);
    }
    for (const name of state.fastHidden) {
      this.unit.fastHidden.set(name, false);
    }
  }

  // ---- annotations ---------------------------------------------------------------------------------------------

  /** Keeps a variable's annotation for `__annotate__`; returns its index if it is conditional, else -1. */
  addDeferredAnnotation(statement: AnnAssign): number {
    const { unit } = this;
    const conditional = unit.scopeType === ScopeType.Module || unit.inConditionalBlock > 0;
    const index = conditional ? unit.nextConditionalAnnotationIndex++ : -1;
    unit.deferredAnnotations.push({ statement, index });
    return index;
  }

  // ---- errors --------------------------------------------------------------------------------------------------

  /** Throws a SyntaxError. */
  error(message: string, loc: Location): never {
    throw syntaxErrorAt(this.file, message, loc);
  }

  /** Reports a SyntaxWarning; not twice for the two copies of a finally body. */
  warn(message: string, loc: Location): void {
    if (this.disableWarning === 0 && this.onWarning !== null) {
      const { filename } = this.file;
      const error = syntaxErrorAt({ filename }, message, loc).info;
      this.onWarning({ category: 'SyntaxWarning', message, filename, lineno: loc.lineno, error });
    }
  }

  /** Runs `visit` one level deeper, unless that is too deep. */
  recurse(visit: () => void): void {
    if (++this.depth > MAX_NESTING) {
      throw new PythonNestingError('RecursionError', 'maximum recursion depth exceeded during compilation');
    }
    visit();
    this.depth--;
  }
}
