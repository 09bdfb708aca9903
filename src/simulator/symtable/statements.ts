// The first pass over statements and patterns. Twin of symtable_visit_stmt and symtable_visit_pattern (Python/symtable.c).
import type {
  Alias,
  AnnAssign,
  AsyncFunctionDef,
  ClassDef,
  FunctionDef,
  ImportFrom,
  Location,
  pattern,
  stmt,
  TypeAlias,
} from '../syntax/ast';
import { visitAnnotation, visitAnnotations, visitTypeParams, enterTypeParamBlock } from './annotations';
import type { SymtableBuilder } from './builder';
import { enterRecursive, visitArguments, visitExpr, visitExprs } from './expressions';
import { BlockType, Def } from './flags';
import { getDocString } from './future';

/** Visits a body. */
export function visitStmts(st: SymtableBuilder, body: readonly stmt[]): void {
  for (const s of body) {
    enterRecursive(st, () => visitStmt(st, s));
  }
}

/** Visits bodies that may run or not: annotations in them are conditional. */
function visitConditional(st: SymtableBuilder, visit: () => void): void {
  const { cur } = st;
  const before = cur.inConditionalBlock;
  cur.inConditionalBlock = true;
  visit();
  cur.inConditionalBlock = before;
}

function visitStmt(st: SymtableBuilder, s: stmt): void {
  switch (s.kind) {
    case 'FunctionDef':
    case 'AsyncFunctionDef':
      visitFunction(st, s);
      break;
    case 'ClassDef':
      visitClass(st, s);
      break;
    case 'TypeAlias':
      visitTypeAlias(st, s);
      break;
    case 'Return':
    case 'Expr':
      visitExprs(st, [s.value]);
      break;
    case 'Delete':
      visitExprs(st, s.targets);
      break;
    case 'Assign':
      visitExprs(st, s.targets);
      visitExpr(st, s.value);
      break;
    case 'AnnAssign':
      visitAnnAssign(st, s);
      break;
    case 'AugAssign':
      visitExpr(st, s.target);
      visitExpr(st, s.value);
      break;
    case 'AsyncFor':
      checkCoroutine(st, "'async for' outside async function", s);
      visitFor(st, s);
      break;
    case 'For':
      visitFor(st, s);
      break;
    case 'While':
    case 'If':
      visitIf(st, s);
      break;
    case 'Match':
      visitExpr(st, s.subject);
      visitConditional(st, () => {
        for (const matchCase of s.cases) {
          visitPattern(st, matchCase.pattern);
          visitExprs(st, [matchCase.guard]);
          visitStmts(st, matchCase.body);
        }
      });
      break;
    case 'Raise':
      visitExprs(st, [s.exc, s.cause]);
      break;
    case 'Try':
    case 'TryStar':
      visitConditional(st, () => {
        visitStmts(st, s.body);
        for (const handler of s.handlers) {
          visitExprs(st, [handler.type]);
          if (handler.name !== null) {
            st.addDef(handler.name, Def.LOCAL, handler);
          }
          visitStmts(st, handler.body);
        }
        visitStmts(st, s.orelse);
        visitStmts(st, s.finalbody);
      });
      break;
    case 'Assert':
      visitExprs(st, [s.test, s.msg]);
      break;
    case 'Import':
      s.names.forEach((alias) => visitAlias(st, alias));
      break;
    case 'ImportFrom':
      s.names.forEach((alias) => visitAlias(st, alias));
      checkImportFrom(st, s);
      break;
    case 'Global':
    case 'Nonlocal':
      s.names.forEach((name) => visitDeclaration(st, name, s.kind, s));
      break;
    case 'Pass':
    case 'Break':
    case 'Continue':
      break;
    case 'AsyncWith':
      checkCoroutine(st, "'async with' outside async function", s);
      visitWith(st, s);
      break;
    case 'With':
      visitWith(st, s);
      break;
  }
}

function checkCoroutine(st: SymtableBuilder, message: string, s: Location): void {
  if (st.topLevelAwaitAllowed) {
    st.cur.coroutine = true;
  }
  if (!st.cur.coroutine) {
    st.error(message, s);
  }
}

function visitFor(st: SymtableBuilder, s: Extract<stmt, { kind: 'For' | 'AsyncFor' }>): void {
  visitExpr(st, s.target);
  visitExpr(st, s.iter);
  visitConditional(st, () => {
    visitStmts(st, s.body);
    visitStmts(st, s.orelse);
  });
}

/** Visits `if` and `while`; a long chain of `elif` without recursion. */
function visitIf(st: SymtableBuilder, first: Extract<stmt, { kind: 'If' | 'While' }>): void {
  let s = first;
  visitExpr(st, s.test);
  visitConditional(st, () => {
    for (;;) {
      visitStmts(st, s.body);
      const next: stmt | undefined = s.orelse[0];
      if (s.orelse.length !== 1 || next?.kind !== 'If') {
        break;
      }
      visitExpr(st, next.test);
      s = next;
    }
    visitStmts(st, s.orelse);
  });
}

function visitWith(st: SymtableBuilder, s: Extract<stmt, { kind: 'With' | 'AsyncWith' }>): void {
  visitConditional(st, () => {
    for (const item of s.items) {
      visitExprs(st, [item.context_expr, item.optional_vars]);
    }
    visitStmts(st, s.body);
  });
}

function visitFunction(st: SymtableBuilder, s: FunctionDef | AsyncFunctionDef): void {
  st.addDef(s.name, Def.LOCAL, s);
  visitExprs(st, s.args.defaults);
  visitExprs(st, s.args.kw_defaults);
  visitExprs(st, s.decorator_list);
  const generic = s.type_params.length > 0;
  if (generic) {
    enterTypeParamBlock(st, s.name, s.type_params, s, {
      defaults: true,
      kwdefaults: s.args.kw_defaults.some((value) => value !== null),
      isClass: false,
    });
    visitTypeParams(st, s.type_params);
  }
  const entry = st.newEntry(s.name, BlockType.Function, s, s);
  entry.hasDocstring = getDocString(s.body) !== null;
  visitAnnotations(st, s);
  st.enterExisting(entry);
  if (s.kind === 'AsyncFunctionDef') {
    entry.coroutine = true;
  }
  visitArguments(st, s.args);
  visitStmts(st, s.body);
  st.exit();
  if (generic) {
    st.exit();
  }
}

function visitClass(st: SymtableBuilder, s: ClassDef): void {
  st.addDef(s.name, Def.LOCAL, s);
  visitExprs(st, s.decorator_list);
  const privateName = st.privateName;
  const generic = s.type_params.length > 0;
  if (generic) {
    enterTypeParamBlock(st, s.name, s.type_params, s, { defaults: false, kwdefaults: false, isClass: true });
    st.privateName = s.name;
    st.cur.mangledNames = new Set();
    visitTypeParams(st, s.type_params);
  }
  visitExprs(st, s.bases);
  st.checkKeywords(s.keywords);
  for (const keyword of s.keywords) {
    visitExpr(st, keyword.value);
  }
  st.enter(s.name, BlockType.Class, s, s);
  st.privateName = s.name;
  if (generic) {
    st.addDef('__type_params__', Def.LOCAL, s);
    st.addDef('.type_params', Def.USE, s);
  }
  st.cur.hasDocstring = getDocString(s.body) !== null;
  visitStmts(st, s.body);
  st.exit();
  if (generic) {
    st.exit();
  }
  st.privateName = privateName;
}

function visitTypeAlias(st: SymtableBuilder, s: TypeAlias): void {
  visitExpr(st, s.name);
  const name = s.name.kind === 'Name' ? s.name.id : '';
  const inClass = st.cur.type === BlockType.Class;
  const generic = s.type_params.length > 0;
  if (generic) {
    enterTypeParamBlock(st, name, s.type_params, s, { defaults: false, kwdefaults: false, isClass: false });
    visitTypeParams(st, s.type_params);
  }
  st.enter(name, BlockType.TypeAlias, s, s);
  st.cur.canSeeClassScope = inClass;
  if (inClass) {
    st.addDef('__classdict__', Def.USE, s.value);
  }
  visitExpr(st, s.value);
  st.exit();
  if (generic) {
    st.exit();
  }
}

function visitAnnAssign(st: SymtableBuilder, s: AnnAssign): void {
  st.cur.annotationsUsed = true;
  const { target } = s;
  if (target.kind === 'Name') {
    const flags = st.lookup(target.id);
    if ((flags & (Def.GLOBAL | Def.NONLOCAL)) !== 0 && st.cur !== st.table.top && s.simple === 1) {
      const what = (flags & Def.GLOBAL) !== 0 ? 'global' : 'nonlocal';
      st.error(`annotated name '${target.id}' can't be ${what}`, s);
    }
    if (s.simple === 1) {
      st.addDef(target.id, Def.ANNOT | Def.LOCAL, target);
    } else if (s.value !== null) {
      st.addDef(target.id, Def.LOCAL, target);
    }
  } else {
    visitExpr(st, target);
  }
  visitAnnotation(st, s.annotation, st.cur.id);
  visitExprs(st, [s.value]);
}

function visitDeclaration(st: SymtableBuilder, name: string, kind: 'Global' | 'Nonlocal', s: Location): void {
  const what = kind === 'Global' ? 'global' : 'nonlocal';
  const flags = st.lookup(name);
  if ((flags & (Def.PARAM | Def.LOCAL | Def.USE | Def.ANNOT)) !== 0) {
    let message = `name '${name}' is assigned to before ${what} declaration`;
    if ((flags & Def.PARAM) !== 0) {
      message = `name '${name}' is parameter and ${what}`;
    } else if ((flags & Def.USE) !== 0) {
      message = `name '${name}' is used prior to ${what} declaration`;
    } else if ((flags & Def.ANNOT) !== 0) {
      message = `annotated name '${name}' can't be ${what}`;
    }
    st.error(message, s);
  }
  st.addDef(name, kind === 'Global' ? Def.GLOBAL : Def.NONLOCAL, s);
  st.recordDirective(name, s);
}

function visitAlias(st: SymtableBuilder, alias: Alias): void {
  const name = alias.asname ?? alias.name;
  if (name !== '*') {
    const dot = name.indexOf('.');
    st.addDef(dot === -1 ? name : name.slice(0, dot), Def.IMPORT, alias);
  } else if (st.cur.type !== BlockType.Module) {
    st.error('import * only allowed at module level', alias);
  }
}

function checkImportFrom(st: SymtableBuilder, s: ImportFrom): void {
  if (s.module !== '__future__' || s.level !== 0) {
    return;
  }
  const last = st.future.location;
  const late =
    last === null || s.lineno > last.lineno || (s.lineno === last.end_lineno && s.col_offset > last.end_col_offset);
  if (late) {
    st.error('from __future__ imports must occur at the beginning of the file', s);
  }
}

function visitPattern(st: SymtableBuilder, p: pattern): void {
  enterRecursive(st, () => visitNestedPattern(st, p));
}

function visitPatterns(st: SymtableBuilder, patterns: readonly pattern[]): void {
  for (const p of patterns) {
    visitPattern(st, p);
  }
}

function visitNestedPattern(st: SymtableBuilder, p: pattern): void {
  switch (p.kind) {
    case 'MatchValue':
      visitExpr(st, p.value);
      break;
    case 'MatchSingleton':
      break;
    case 'MatchSequence':
    case 'MatchOr':
      visitPatterns(st, p.patterns);
      break;
    case 'MatchStar':
      if (p.name !== null) {
        st.addDef(p.name, Def.LOCAL, p);
      }
      break;
    case 'MatchMapping':
      visitExprs(st, p.keys);
      visitPatterns(st, p.patterns);
      if (p.rest !== null) {
        st.addDef(p.rest, Def.LOCAL, p);
      }
      break;
    case 'MatchClass':
      visitExpr(st, p.cls);
      visitPatterns(st, p.patterns);
      st.checkKeywordPatterns(p.kwd_attrs, p.kwd_patterns);
      visitPatterns(st, p.kwd_patterns);
      break;
    case 'MatchAs':
      if (p.pattern !== null) {
        visitPattern(st, p.pattern);
      }
      if (p.name !== null) {
        st.addDef(p.name, Def.LOCAL, p);
      }
      break;
  }
}
