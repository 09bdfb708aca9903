// Code for match statements (PEP 634). Twin of codegen_match and codegen_pattern_* (Python/codegen.c).
//
// Every pattern consumes the subject on top of the stack, and on failure jumps to the label that pops what is left over.
// Captured values wait below what still must be matched; they are stored when the whole pattern has matched.
import type { Location, Match, MatchCase, pattern } from '../../syntax/ast';
import type { Compiler } from '../compiler';
import { intConst } from '../constants';
import { type Label, NEXT_LOCATION, NO_LOCATION } from '../instructions';
import { BinaryOp, Op } from '../opcodes';
import { foldPatternValue } from '../preprocess';
import { addCompare, jumpIf, visitExpr } from './expressions';
import { nameOp } from './names';
import { pyRepr } from '../unparse';
import { visitClassPattern, visitMappingPattern } from './patterns';
import { visitStmts } from './statements';

/** The state of matching one case. */
export interface PatternContext {
  /** The names captured so far, in the order of their values on the stack. */
  stores: string[];
  /** Whether a pattern that always matches may stand here. */
  allowIrrefutable: boolean;
  /** Labels that pop so many values before they give up. */
  failPop: Label[];
  /** How many values on top of the stack must stay above captured ones. */
  onTop: number;
}

/** `_`. */
export function isWildcard(p: pattern): boolean {
  return p.kind === 'MatchAs' && p.name === null;
}

/** Makes sure that there is a label that pops `count` values. */
function ensureFailPop(c: Compiler, pc: PatternContext, count: number): Label {
  while (pc.failPop.length <= count) {
    pc.failPop.push(c.newLabel());
  }
  return pc.failPop[count] ?? c.newLabel();
}

/** Gives up on the pattern if the jump is taken. */
export function jumpToFailPop(c: Compiler, loc: Location, pc: PatternContext, op: Op): void {
  c.jump(op, loc, ensureFailPop(c, pc, pc.onTop + pc.stores.length));
}

function emitAndResetFailPop(c: Compiler, loc: Location, pc: PatternContext): void {
  for (let i = pc.failPop.length - 1; i >= 0; i--) {
    const label = pc.failPop[i];
    if (label !== undefined) {
      c.useLabel(label);
    }
    if (i > 0) {
      c.op(Op.POP_TOP, loc);
    }
  }
  pc.failPop = [];
}

function rotate(c: Compiler, loc: Location, count: number): void {
  for (let n = count; n > 1; n--) {
    c.op(Op.SWAP, loc, n);
  }
}

/** Captures the top of the stack under a name. */
export function storeName(c: Compiler, loc: Location, name: string | null, pc: PatternContext): void {
  if (name === null) {
    c.op(Op.POP_TOP, loc);
    return;
  }
  checkDuplicate(c, loc, name, pc);
  rotate(c, loc, pc.onTop + pc.stores.length + 1);
  pc.stores.push(name);
}

function checkDuplicate(c: Compiler, loc: Location, name: string, pc: PatternContext): void {
  if (pc.stores.includes(name)) {
    c.error(`multiple assignments to name ${pyRepr(name)} in pattern`, loc);
  }
}

/** Matches a part of a pattern, where anything may match always. */
export function visitSubpattern(c: Compiler, p: pattern, pc: PatternContext): void {
  const before = pc.allowIrrefutable;
  pc.allowIrrefutable = true;
  visitPattern(c, p, pc);
  pc.allowIrrefutable = before;
}

function visitPattern(c: Compiler, p: pattern, pc: PatternContext): void {
  c.recurse(() => visitNestedPattern(c, p, pc));
}

function visitNestedPattern(c: Compiler, p: pattern, pc: PatternContext): void {
  switch (p.kind) {
    case 'MatchValue': {
      const value = foldPatternValue(p.value);
      if (value.kind !== 'Constant' && value.kind !== 'Attribute') {
        c.error('patterns may only match literals and attribute lookups', p);
      }
      visitExpr(c, value);
      addCompare(c, p, 'Eq');
      c.op(Op.TO_BOOL, p);
      jumpToFailPop(c, p, pc, Op.POP_JUMP_IF_FALSE);
      break;
    }
    case 'MatchSingleton':
      c.loadConst(p, p.value);
      addCompare(c, p, 'Is');
      jumpToFailPop(c, p, pc, Op.POP_JUMP_IF_FALSE);
      break;
    case 'MatchSequence':
      visitSequence(c, p, p.patterns, pc);
      break;
    case 'MatchMapping':
      visitMappingPattern(c, p, pc);
      break;
    case 'MatchClass':
      visitClassPattern(c, p, pc);
      break;
    case 'MatchStar':
      storeName(c, p, p.name, pc);
      break;
    case 'MatchAs':
      visitAs(c, p, p.pattern, p.name, pc);
      break;
    case 'MatchOr':
      visitOr(c, p, p.patterns, pc);
      break;
  }
}

function visitAs(c: Compiler, p: Location, inner: pattern | null, name: string | null, pc: PatternContext): void {
  if (inner === null) {
    if (!pc.allowIrrefutable) {
      c.error(
        name === null
          ? 'wildcard makes remaining patterns unreachable'
          : `name capture ${pyRepr(name)} makes remaining patterns unreachable`,
        p,
      );
    }
    storeName(c, p, name, pc);
    return;
  }
  pc.onTop++;
  c.op(Op.COPY, p, 1);
  visitPattern(c, inner, pc);
  pc.onTop--;
  storeName(c, p, name, pc);
}

function visitSequence(c: Compiler, p: Location, patterns: readonly pattern[], pc: PatternContext): void {
  const size = patterns.length;
  let star = -1;
  let starWildcard = false;
  let onlyWildcard = true;
  patterns.forEach((sub, i) => {
    if (sub.kind === 'MatchStar') {
      if (star >= 0) {
        c.error('multiple starred names in sequence pattern', p);
      }
      starWildcard = sub.name === null;
      onlyWildcard &&= starWildcard;
      star = i;
    } else {
      onlyWildcard &&= isWildcard(sub);
    }
  });
  pc.onTop++;
  c.op(Op.MATCH_SEQUENCE, p);
  jumpToFailPop(c, p, pc, Op.POP_JUMP_IF_FALSE);
  if (star < 0 || size > 1) {
    c.op(Op.GET_LEN, p);
    c.loadConst(p, intConst(star < 0 ? size : size - 1));
    addCompare(c, p, star < 0 ? 'Eq' : 'GtE');
    jumpToFailPop(c, p, pc, Op.POP_JUMP_IF_FALSE);
  }
  pc.onTop--;
  if (onlyWildcard) {
    c.op(Op.POP_TOP, p);
  } else if (starWildcard) {
    subscriptSequence(c, p, patterns, star, pc);
  } else {
    unpackSequence(c, p, patterns, pc);
  }
}

function unpackSequence(c: Compiler, p: Location, patterns: readonly pattern[], pc: PatternContext): void {
  const star = patterns.findIndex((sub) => sub.kind === 'MatchStar');
  if (star < 0) {
    c.op(Op.UNPACK_SEQUENCE, p, patterns.length);
  } else {
    const after = patterns.length - star - 1;
    if (star >= 1 << 8 || after >= 1 << 14) {
      c.error('too many expressions in star-unpacking sequence pattern', p);
    }
    c.op(Op.UNPACK_EX, p, star + (after << 8));
  }
  pc.onTop += patterns.length;
  for (const sub of patterns) {
    pc.onTop--;
    visitSubpattern(c, sub, pc);
  }
}

/** `[first, *_, last]`: only the named items are taken out of the subject. */
function subscriptSequence(
  c: Compiler,
  p: Location,
  patterns: readonly pattern[],
  star: number,
  pc: PatternContext,
): void {
  pc.onTop++;
  patterns.forEach((sub, i) => {
    if (i === star || isWildcard(sub)) {
      return;
    }
    c.op(Op.COPY, p, 1);
    if (i < star) {
      c.loadConst(p, intConst(i));
    } else {
      c.op(Op.GET_LEN, p);
      c.loadConst(p, intConst(patterns.length - i));
      c.op(Op.BINARY_OP, p, BinaryOp.NB_SUBTRACT);
    }
    c.op(Op.BINARY_OP, p, BinaryOp.NB_SUBSCR);
    visitSubpattern(c, sub, pc);
  });
  pc.onTop--;
  c.op(Op.POP_TOP, p);
}

function visitOr(c: Compiler, p: Location, patterns: readonly pattern[], pc: PatternContext): void {
  const end = c.newLabel();
  const outer: PatternContext = { ...pc };
  // The names of the first alternative: all others must bind the same, and get their values into the same order.
  let control: readonly string[] | null = null;
  patterns.forEach((alternative, i) => {
    pc.stores = [];
    pc.allowIrrefutable = i === patterns.length - 1 && outer.allowIrrefutable;
    pc.failPop = [];
    pc.onTop = 0;
    c.op(Op.COPY, alternative, 1);
    visitPattern(c, alternative, pc);
    if (control === null) {
      control = pc.stores;
    } else {
      reorder(c, p, alternative, control, pc.stores);
    }
    c.jump(Op.JUMP, alternative, end);
    emitAndResetFailPop(c, alternative, pc);
  });
  pc.stores = outer.stores;
  pc.allowIrrefutable = outer.allowIrrefutable;
  pc.failPop = outer.failPop;
  pc.onTop = outer.onTop;
  c.op(Op.POP_TOP, p);
  jumpToFailPop(c, p, pc, Op.JUMP);
  c.useLabel(end);
  const names: readonly string[] = control ?? [];
  // Between the new captures and their place are: each other, the copy of the subject, what is on top, older captures.
  const rotations = names.length + 1 + pc.onTop + pc.stores.length;
  for (const name of names) {
    rotate(c, p, rotations);
    checkDuplicate(c, p, name, pc);
    pc.stores.push(name);
  }
  c.op(Op.POP_TOP, p);
}

function reorder(c: Compiler, p: Location, loc: Location, control: readonly string[], stores: string[]): void {
  const different = (): never => c.error('alternative patterns bind different names', p);
  if (stores.length !== control.length) {
    different();
  }
  for (let i = stores.length - 1; i >= 0; i--) {
    const name = control[i];
    const at = name === undefined ? -1 : stores.indexOf(name);
    if (at < 0) {
      different();
    }
    if (at !== i) {
      const rotated = stores.splice(0, at + 1);
      stores.splice(i - at, 0, ...rotated);
      for (let n = 0; n <= at; n++) {
        rotate(c, loc, i + 1);
      }
    }
  }
}

/** `match`. */
export function visitMatch(c: Compiler, s: Match): void {
  visitExpr(c, s.subject);
  const end = c.newLabel();
  const lastCase = s.cases[s.cases.length - 1];
  const defaultCase = lastCase !== undefined && isWildcard(lastCase.pattern) && s.cases.length > 1 ? lastCase : null;
  const cases = defaultCase === null ? s.cases : s.cases.slice(0, -1);
  cases.forEach((matchCase, i) => {
    visitCase(c, matchCase, end, i === cases.length - 1, i === s.cases.length - 1);
  });
  if (defaultCase !== null) {
    // For the line event of `case _`.
    c.begin();
    c.op(Op.NOP, defaultCase.pattern);
    if (defaultCase.guard !== null) {
      jumpIf(c, defaultCase.pattern, defaultCase.guard, end, false);
    }
    visitStmts(c, defaultCase.body);
  }
  c.useLabel(end);
}

function visitCase(c: Compiler, m: MatchCase, end: Label, lastTested: boolean, last: boolean): void {
  const loc = m.pattern;
  c.begin();
  if (!lastTested) {
    c.op(Op.COPY, loc, 1);
  }
  const pc: PatternContext = { stores: [], allowIrrefutable: m.guard !== null || last, failPop: [], onTop: 0 };
  visitPattern(c, m.pattern, pc);
  for (const name of pc.stores) {
    nameOp(c, loc, name, 'Store');
  }
  if (m.guard !== null) {
    jumpIf(c, loc, m.guard, ensureFailPop(c, pc, 0), false);
  }
  if (!lastTested) {
    c.op(Op.POP_TOP, NEXT_LOCATION);
  }
  visitStmts(c, m.body);
  c.jump(Op.JUMP, NO_LOCATION, end);
  emitAndResetFailPop(c, loc, pc);
}
