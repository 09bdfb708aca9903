/** Replacement templates: `\\1`, `\\g<name>`. Twin of the Template part of Modules/_sre/sre.c. */
import { bufferOf } from '../../objects/buffer';
import { NULL, type Handle } from '../../memory';
import type { Runtime } from '../../objects/runtime';
import { defineType } from '../../objects/spec';
import { TypeFlag } from '../../objects/typeobject';
import { moduleType } from '../typedef';
import { groupText } from './match';
import { patternData } from './subject';

/** The one word of a template: the list of literals and group numbers. */
const PARTS = 0;

export const templateType = defineType({
  id: null,
  name: 'SRE_Template',
  module: '_sre',
  flags: TypeFlag.GC | TypeFlag.DisallowInstantiation,
  layout: { words: 1, refs: 1 },
});

/** `_sre.template(pattern, parts)`. */
export function newTemplate(rt: Runtime, parts: Handle): Handle {
  const template = rt.heap.create(moduleType(rt, '_sre.SRE_Template').index, 0, 1);
  rt.heap.setRef(rt.heap.base[template] + PARTS, parts);
  return template;
}

/** A template as the parts that alternate between text and group; null: it is plain text as it stands. */
export function templateParts(rt: Runtime, pattern: Handle, template: Handle): readonly Handle[] | null {
  const bytes = patternData(rt, pattern).isBytes;
  const plain = rt.isStr(template)
    ? !rt.text(template).includes('\\')
    : bytes && bufferOf(rt, template)?.includes(92) === false;
  if (plain) return null;
  const compiled = rt.call(rt.getAttr(rt.importModule('re'), '_compile_template'), [pattern, template]);
  return rt.items(rt.heap.words[rt.heap.base[compiled] + PARTS]);
}

/** The text a template stands for at a match. */
export function fillTemplate(rt: Runtime, pattern: Handle, parts: readonly Handle[], match: Handle): Handle {
  const { isBytes } = patternData(rt, pattern);
  const empty = isBytes ? rt.newBytes(new Uint8Array(0)) : rt.newStr('');
  const pieces = parts.map((part) => (rt.isInt(part) ? groupText(rt, match, Number(rt.intValue(part)), empty) : part));
  return rt.callMethod(empty, 'join', rt.newList(pieces.filter((piece) => piece !== NULL)));
}

/** `match.expand(template)`. */
export function expandTemplate(rt: Runtime, pattern: Handle, template: Handle, match: Handle): Handle {
  const parts = templateParts(rt, pattern, template);
  return parts === null ? template : fillTemplate(rt, pattern, parts, match);
}
