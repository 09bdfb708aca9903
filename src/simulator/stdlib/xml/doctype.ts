/** A document type declaration: entities, default values of attributes, and what else its internal part declares. */
import { XmlErrorCode, XmlProblem } from './errors';
import { NAME, referencedCharacter } from './tokens';

export interface Entity {
  readonly name: string;
  readonly isParameter: boolean;
  /** Null: it is external. */
  readonly value: string | null;
  readonly systemId: string | null;
  readonly publicId: string | null;
  readonly notation: string | null;
}

export interface Doctype {
  readonly name: string;
  readonly systemId: string | null;
  readonly publicId: string | null;
  readonly hasInternalSubset: boolean;
  readonly hasParameterEntities: boolean;
  readonly declared: readonly Entity[];
  /** General entities by name. */
  readonly entities: ReadonlyMap<string, Entity>;
  /** By element. */
  readonly defaults: ReadonlyMap<string, readonly { readonly name: string; readonly value: string }[]>;
}

const EXTERNAL = /^\s*(?:SYSTEM\s+("[^"]*"|'[^']*')|PUBLIC\s+("[^"]*"|'[^']*')\s+("[^"]*"|'[^']*'))/;
const unquoted = (text: string | undefined): string | null => (text === undefined ? null : text.slice(1, -1));

/** Reads the declaration that begins at a place; null: it is not all there. */
export function readDoctype(text: string, from: number): { readonly doctype: Doctype; readonly end: number } | null {
  const rest = text.slice(from + '<!DOCTYPE'.length);
  const head = /^\s+([^\s>[]+)/.exec(rest);
  if (head === null) {
    if (/^\s*$/.test(rest)) return null;
    throw new XmlProblem(XmlErrorCode.InvalidToken, from + '<!DOCTYPE'.length);
  }
  if (!NAME.test(head[1])) throw new XmlProblem(XmlErrorCode.InvalidToken, text.indexOf(head[1], from + 9));
  let at = head[0].length;
  const external = EXTERNAL.exec(rest.slice(at));
  if (external !== null) at += external[0].length;
  at += /^\s*/.exec(rest.slice(at))![0].length;
  const hasInternalSubset = rest[at] === '[';
  let subset = '';
  if (hasInternalSubset) {
    const end = endOfSubset(rest, at + 1);
    if (end < 0) return null;
    subset = rest.slice(at + 1, end);
    at = end + 1;
    at += /^\s*/.exec(rest.slice(at))![0].length;
  }
  if (rest[at] !== '>') {
    if (at >= rest.length) return null;
    throw new XmlProblem(XmlErrorCode.Syntax, from + '<!DOCTYPE'.length + at);
  }
  const [, system, publicId, publicSystem] = external ?? [];
  const doctype = {
    name: head[1],
    systemId: unquoted(system ?? publicSystem),
    publicId: unquoted(publicId),
    hasInternalSubset,
    ...readSubset(subset),
  };
  return { doctype, end: from + '<!DOCTYPE'.length + at + 1 };
}

/** Where the internal part ends: its bracket, outside of texts and comments. */
function endOfSubset(text: string, from: number): number {
  const parts = /<!--[^]*?-->|<\?[^]*?\?>|"[^"]*"|'[^']*'|\]/g;
  parts.lastIndex = from;
  for (let found = parts.exec(text); found !== null; found = parts.exec(text)) {
    if (found[0] === ']') return found.index;
  }
  return -1;
}

function readSubset(subset: string): Pick<Doctype, 'declared' | 'entities' | 'defaults' | 'hasParameterEntities'> {
  const declared: Entity[] = [];
  const entities = new Map<string, Entity>();
  const defaults = new Map<string, { name: string; value: string }[]>();
  const text = subset.replace(/<!--[^]*?-->/g, '');
  for (const [, percent, name, value, rest] of text.matchAll(
    /<!ENTITY\s+(%\s+)?([^\s"']+)\s+(?:("[^"]*"|'[^']*')|([^>]*?))\s*>/g,
  ) as Iterable<(string | undefined)[]>) {
    const external = EXTERNAL.exec(rest ?? '');
    const entity: Entity = {
      name: name!,
      isParameter: percent !== undefined,
      value: value === undefined ? null : replaceCharacters(value.slice(1, -1)),
      systemId: unquoted(external?.[1] ?? external?.[3]),
      publicId: unquoted(external?.[2]),
      notation: /NDATA\s+(\S+)/.exec(rest ?? '')?.[1] ?? null,
    };
    declared.push(entity);
    // The first declaration counts.
    if (!entity.isParameter && !entities.has(entity.name)) entities.set(entity.name, entity);
  }
  for (const [, element, list] of text.matchAll(/<!ATTLIST\s+(\S+)((?:\s|"[^"]*"|'[^']*'|[^>"'])*)>/g)) {
    const known = defaults.get(element) ?? [];
    for (const [, name, value] of list.matchAll(
      /([^\s"'(|)]+)\s+(?:\([^)]*\)|[A-Z]+)\s+(?:#FIXED\s+)?("[^"]*"|'[^']*')/g,
    )) {
      known.push({ name, value: value.slice(1, -1) });
    }
    defaults.set(element, known);
  }
  return { declared, entities, defaults, hasParameterEntities: /%[^\s;]+;/.test(text) };
}

/** In the value of an entity only references to characters are replaced. */
function replaceCharacters(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/&(#x?[0-9a-fA-F]+);/g, (_all, what: string) => referencedCharacter(what, 0));
}
