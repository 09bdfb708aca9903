// Code for names, and for entering a scope. Twin of codegen_nameop and codegen_enter_scope (Python/codegen.c).
import type { expr_context, Location } from '../../syntax/ast';
import { BlockType, Scope } from '../../symtable';
import { type Compiler, NameAccess } from '../compiler';
import { Op, ResumeKind } from '../opcodes';
import { indexOf, ScopeType, type ArgumentCounts } from '../unit';

/** Loads, stores or deletes a name (codegen_nameop). */
export function nameOp(c: Compiler, loc: Location, name: string, ctx: expr_context): void {
  const mangled = c.maybeMangle(name);
  const { entry } = c;
  const scope = entry.getScope(mangled);
  const { access, arg } = c.resolveName(mangled, scope);
  const inClassBody = entry.type === BlockType.Class && c.unit.inInlinedComp === 0;
  switch (access) {
    case NameAccess.Deref:
      if (ctx === 'Load' && inClassBody) {
        c.op(Op.LOAD_LOCALS, loc);
        c.op(Op.LOAD_FROM_DICT_OR_DEREF, loc, arg);
      } else if (ctx === 'Load' && entry.canSeeClassScope) {
        loadClassdict(c, loc);
        c.op(Op.LOAD_FROM_DICT_OR_DEREF, loc, arg);
      } else {
        c.op(pick(ctx, Op.LOAD_DEREF, Op.STORE_DEREF, Op.DELETE_DEREF), loc, arg);
      }
      break;
    case NameAccess.Fast:
      c.op(pick(ctx, Op.LOAD_FAST, Op.STORE_FAST, Op.DELETE_FAST), loc, arg);
      break;
    case NameAccess.Global:
      if (ctx !== 'Load') {
        c.op(ctx === 'Store' ? Op.STORE_GLOBAL : Op.DELETE_GLOBAL, loc, arg);
      } else if (entry.canSeeClassScope && scope === Scope.GLOBAL_IMPLICIT) {
        loadClassdict(c, loc);
        c.op(Op.LOAD_FROM_DICT_OR_GLOBALS, loc, arg);
      } else {
        c.op(Op.LOAD_GLOBAL, loc, arg << 1);
      }
      break;
    case NameAccess.Name:
      if (ctx !== 'Load') {
        c.op(ctx === 'Store' ? Op.STORE_NAME : Op.DELETE_NAME, loc, arg);
      } else if (entry.type === BlockType.Class && !inClassBody) {
        c.op(Op.LOAD_GLOBAL, loc, arg << 1);
      } else {
        c.op(Op.LOAD_NAME, loc, arg);
      }
      break;
  }
}

function pick(ctx: expr_context, load: Op, store: Op, del: Op): Op {
  switch (ctx) {
    case 'Load':
      return load;
    case 'Store':
      return store;
    case 'Del':
      return del;
  }
}

function loadClassdict(c: Compiler, loc: Location): void {
  c.op(Op.LOAD_DEREF, loc, indexOf(c.unit.freevars, '__classdict__'));
}

/** Starts a code unit with its RESUME (codegen_enter_scope). */
export function enterScope(
  c: Compiler,
  name: string,
  type: ScopeType,
  owner: object,
  firstlineno: number,
  privateName: string | null = null,
  counts: ArgumentCounts = {},
  second = false,
): void {
  c.enterScope(name, type, owner, firstlineno, privateName, counts, second);
  emitResume(c, firstlineno);
}

/** The RESUME at the start of every unit; the module's has line 0. */
export function emitResume(c: Compiler, firstlineno: number): void {
  const isModule = c.unit.scopeType === ScopeType.Module;
  const loc: Location = {
    lineno: isModule ? 0 : firstlineno,
    end_lineno: firstlineno,
    col_offset: 0,
    end_col_offset: 0,
  };
  c.op(Op.RESUME, loc, ResumeKind.AT_FUNC_START);
  if (isModule) {
    c.op(Op.ANNOTATIONS_PLACEHOLDER, loc);
  }
}
