// Code for class and mapping patterns. Twin of codegen_pattern_class and codegen_pattern_mapping (Python/codegen.c).
import type { MatchClass, MatchMapping } from '../../syntax/ast';
import type { Compiler } from '../compiler';
import { ConstCache, equalityKey, intConst, NONE, strTuple } from '../constants';
import { Op } from '../opcodes';
import { foldPatternValue } from '../preprocess';
import { constantRepr } from '../unparse';
import { addCompare, visitExpr } from './expressions';
import { isWildcard, jumpToFailPop, type PatternContext, storeName, visitSubpattern } from './match';

/** `Point(x, y=0)`. */
export function visitClassPattern(c: Compiler, p: MatchClass, pc: PatternContext): void {
  p.kwd_attrs.forEach((attr, i) => {
    for (let j = i + 1; j < p.kwd_attrs.length; j++) {
      const place = p.kwd_patterns[j];
      if (p.kwd_attrs[j] === attr && place !== undefined) {
        c.error(`attribute name repeated in class pattern: ${attr}`, place);
      }
    }
  });
  visitExpr(c, p.cls);
  c.loadConst(p, strTuple(p.kwd_attrs));
  c.op(Op.MATCH_CLASS, p, p.patterns.length);
  c.op(Op.COPY, p, 1);
  c.loadConst(p, NONE);
  c.op(Op.IS_OP, p, 1);
  // On top is the tuple of attributes, or None.
  pc.onTop++;
  jumpToFailPop(c, p, pc, Op.POP_JUMP_IF_FALSE);
  const patterns = [...p.patterns, ...p.kwd_patterns];
  c.op(Op.UNPACK_SEQUENCE, p, patterns.length);
  pc.onTop += patterns.length - 1;
  for (const sub of patterns) {
    pc.onTop--;
    if (isWildcard(sub)) {
      c.op(Op.POP_TOP, p);
    } else {
      visitSubpattern(c, sub, pc);
    }
  }
}

/** `{'key': value, **rest}`. */
export function visitMappingPattern(c: Compiler, p: MatchMapping, pc: PatternContext): void {
  const size = p.keys.length;
  pc.onTop++;
  c.op(Op.MATCH_MAPPING, p);
  jumpToFailPop(c, p, pc, Op.POP_JUMP_IF_FALSE);
  if (size === 0 && p.rest === null) {
    pc.onTop--;
    c.op(Op.POP_TOP, p);
    return;
  }
  if (size > 0) {
    c.op(Op.GET_LEN, p);
    c.loadConst(p, intConst(size));
    addCompare(c, p, 'GtE');
    jumpToFailPop(c, p, pc, Op.POP_JUMP_IF_FALSE);
  }
  visitKeys(c, p);
  c.op(Op.BUILD_TUPLE, p, size);
  c.op(Op.MATCH_KEYS, p);
  // On top of the subject are now the tuple of keys and the tuple of values, or None.
  pc.onTop += 2;
  c.op(Op.COPY, p, 1);
  c.loadConst(p, NONE);
  c.op(Op.IS_OP, p, 1);
  jumpToFailPop(c, p, pc, Op.POP_JUMP_IF_FALSE);
  c.op(Op.UNPACK_SEQUENCE, p, size);
  pc.onTop += size - 1;
  for (const sub of p.patterns) {
    pc.onTop--;
    visitSubpattern(c, sub, pc);
  }
  pc.onTop -= 2;
  if (p.rest === null) {
    c.op(Op.POP_TOP, p);
    c.op(Op.POP_TOP, p);
    return;
  }
  // rest = dict(subject), without the keys.
  c.op(Op.BUILD_MAP, p, 0);
  c.op(Op.SWAP, p, 3);
  c.op(Op.DICT_UPDATE, p, 2);
  c.op(Op.UNPACK_SEQUENCE, p, size);
  for (let left = size; left > 0; left--) {
    c.op(Op.COPY, p, 1 + left);
    c.op(Op.SWAP, p, 2);
    c.op(Op.DELETE_SUBSCR, p);
  }
  storeName(c, p, p.rest, pc);
}

function visitKeys(c: Compiler, p: MatchMapping): void {
  const seen = new Set<string>();
  const cache = new ConstCache();
  for (const original of p.keys) {
    const key = foldPatternValue(original);
    if (key.kind === 'Constant') {
      const identity = equalityKey(key.value, cache);
      if (seen.has(identity)) {
        c.error(`mapping pattern checks duplicate key (${constantRepr(key.value)})`, p);
      }
      seen.add(identity);
    } else if (key.kind !== 'Attribute') {
      c.error('mapping pattern keys may only match literals and attribute lookups', p);
    }
    visitExpr(c, key);
  }
}
