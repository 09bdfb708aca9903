/**
 * Reads XML 1.0 with namespaces as Expat does: well-formedness is checked, external entities are not read. Text comes in pieces;
 * whatever is whole in what has come is told to the listener at once.
 */
import { readDoctype, type Doctype } from './doctype';
import { XmlErrorCode, XmlProblem } from './errors';
import { ATTRIBUTE, BAD_CHARACTER, NAME, NAME_CHARACTERS, referencedCharacter, SPACE } from './tokens';

export interface Attribute {
  readonly name: string;
  readonly value: string;
}

/** What is in a document, in its order. `raw` is the text that says so. */
export interface XmlListener {
  declaration(raw: string, version: string, encoding: string | null, standalone: boolean | null): void;
  doctype(raw: string, doctype: Doctype): void;
  startElement(raw: string, name: string, attributes: readonly Attribute[]): void;
  endElement(raw: string, name: string): void;
  startNamespace(prefix: string | null, uri: string): void;
  endNamespace(prefix: string | null): void;
  text(raw: string, text: string): void;
  comment(raw: string, text: string): void;
  instruction(raw: string, target: string, data: string): void;
  startCdata(raw: string): void;
  endCdata(raw: string): void;
  /** White space outside of the document's element. */
  other(raw: string): void;
}

interface OpenElement {
  /** As it is written. */
  readonly tag: string;
  readonly name: string;
  readonly prefixes: readonly (string | null)[];
  readonly namespaces: ReadonlyMap<string | null, string>;
}

export interface XmlReaderOptions {
  /** Stands between a namespace and a name; null: namespaces are not looked at. */
  readonly separator: string | null;
  /** Names end with their prefix. */
  readonly keepPrefixes: () => boolean;
}

const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';
const PREDEFINED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const ENTITY_DEPTH = 100;

export class XmlReader {
  private buffer = '';
  private position = 0;
  /** Place of the buffer's beginning. */
  private line = 1;
  private column = 0;
  private started = false;
  private rootSeen = false;
  private doctypeSeen: Doctype | null = null;
  private readonly open: OpenElement[] = [];
  private depth = 0;

  constructor(
    private readonly listener: XmlListener,
    private readonly options: XmlReaderOptions,
  ) {}

  /** More of the document. Throws XmlProblem. */
  feed(text: string, isFinal: boolean): void {
    this.buffer += text;
    if (!isFinal && this.buffer.endsWith('\r')) return;
    while (this.position < this.buffer.length && this.token(isFinal));
    if (!isFinal) {
      this.forget();
      return;
    }
    if (!this.rootSeen || this.open.length > 0) throw new XmlProblem(XmlErrorCode.NoElements, this.buffer.length);
  }

  /** Line and column of a place in the text at hand; default: of what is being read. */
  placeOf(at = this.position): { line: number; column: number } {
    const before = this.buffer.slice(0, at).replace(/\r\n?/g, '\n');
    const lines = before.split('\n');
    const last = [...(lines.at(-1) ?? '')].length;
    return {
      line: this.line + lines.length - 1,
      column: lines.length === 1 ? this.column + last : last,
    };
  }

  /** Drops what has been read. */
  private forget(): void {
    const { line, column } = this.placeOf();
    this.buffer = this.buffer.slice(this.position);
    this.position = 0;
    this.line = line;
    this.column = column;
  }

  /** Reads what comes next; false: it is not all there. */
  private token(isFinal: boolean): boolean {
    const { buffer, position } = this;
    const char = buffer[position];
    if (char === '<') return this.markup(isFinal);
    if (this.open.length === 0) return this.outside();
    if (char === '&') return this.reference(isFinal);
    return this.characters(isFinal);
  }

  private take(length: number): string {
    const raw = this.buffer.slice(this.position, this.position + length);
    this.position += length;
    this.started = true;
    return raw;
  }

  /** White space before and after the document's element. */
  private outside(): boolean {
    const found = SPACE.exec(this.buffer.slice(this.position));
    if (found === null) throw this.misplaced();
    this.listener.other(this.take(found[0].length).replace(/\r\n?/g, '\n'));
    return true;
  }

  /** What is wrong with something other than markup outside of the document's element. */
  private misplaced(): XmlProblem {
    const rest = this.buffer.slice(this.position);
    const word = NAME_CHARACTERS.exec(rest)?.[0].length ?? 0;
    const next = rest.charAt(word);
    if (word === 0 || (next !== '' && !/[\s>)|,+*?[\]]/.test(next))) {
      return new XmlProblem(XmlErrorCode.InvalidToken, this.position + word);
    }
    return new XmlProblem(this.rootSeen ? XmlErrorCode.JunkAfterDocument : XmlErrorCode.Syntax, this.position);
  }

  private characters(isFinal: boolean): boolean {
    const { buffer, position } = this;
    const rest = /[<&]/.exec(buffer.slice(position));
    let end = rest === null ? buffer.length : position + rest.index;
    // The beginning of what must not stand in text may be cut off.
    if (rest === null && !isFinal) end = Math.max(position, end - (/\]{1,2}$/.exec(buffer)?.[0].length ?? 0));
    if (end === position) return false;
    const text = buffer.slice(position, end);
    const bad = /\]\]>/.exec(text) ?? BAD_CHARACTER.exec(text);
    if (bad !== null)
      throw new XmlProblem(XmlErrorCode.InvalidToken, position + bad.index + (bad[0] === ']]>' ? 2 : 0));
    this.lines(text);
    this.position = end;
    return true;
  }

  /** Tells text line by line, as Expat does. */
  private lines(text: string): void {
    for (const piece of text.replace(/\r\n?/g, '\n').match(/\n|[^\n]+/g) ?? []) this.listener.text(piece, piece);
  }

  // ---- references

  private reference(isFinal: boolean): boolean {
    const { buffer, position } = this;
    const found = /^&(#x[0-9a-fA-F]+|#[0-9]+|[^\s<&;#][^\s<&;]*);/.exec(buffer.slice(position));
    if (found === null) {
      if (!isFinal && !/[\s<]/.test(buffer.slice(position + 1)) && buffer.length - position < 1000) return false;
      const at = /^&(?:#x[0-9a-fA-F]*|#[0-9]*|[^\s<&;#]*)/.exec(buffer.slice(position))![0].length;
      const cut = position + at >= buffer.length;
      throw new XmlProblem(
        cut ? XmlErrorCode.UnclosedToken : XmlErrorCode.InvalidToken,
        cut ? position : position + at,
      );
    }
    const [raw, what] = found;
    if (what.startsWith('#')) {
      this.listener.text(raw, referencedCharacter(what, position));
    } else if (what in PREDEFINED) this.listener.text(raw, PREDEFINED[what]);
    else this.entity(raw, what);
    this.take(raw.length);
    return true;
  }

  private entity(raw: string, name: string): void {
    const entity = this.doctypeSeen?.entities.get(name);
    if (entity === undefined) {
      // An external part of the document type may declare it.
      if (this.doctypeSeen !== null && (this.doctypeSeen.systemId !== null || this.doctypeSeen.hasParameterEntities)) {
        this.listener.other(raw);
        return;
      }
      throw new XmlProblem(XmlErrorCode.UndefinedEntity, this.position);
    }
    if (entity.value === null) {
      this.listener.other(raw);
      return;
    }
    if (++this.depth > ENTITY_DEPTH) throw new XmlProblem(XmlErrorCode.RecursiveEntity, this.position);
    const { buffer, position } = this;
    const depth = this.open.length;
    try {
      this.buffer = entity.value;
      this.position = 0;
      while (this.position < this.buffer.length && this.token(true));
      if (this.open.length !== depth) throw new XmlProblem(XmlErrorCode.AsyncEntity, 0);
    } catch (problem) {
      throw problem instanceof XmlProblem ? new XmlProblem(problem.code, position) : problem;
    } finally {
      this.buffer = buffer;
      this.position = position;
      this.depth--;
    }
  }

  /** The value of an attribute: references replaced, white space made spaces. */
  private valueOf(text: string, at: number, depth = 0): string {
    if (depth > ENTITY_DEPTH) throw new XmlProblem(XmlErrorCode.RecursiveEntity, at);
    return text.replace(/\r\n|[\r\n\t]/g, ' ').replace(/&([^;&]*);?/g, (all: string, what: string, index: number) => {
      if (!all.endsWith(';') || what === '') throw new XmlProblem(XmlErrorCode.InvalidToken, at + index + all.length);
      if (what.startsWith('#')) return referencedCharacter(what, at + index);
      if (what in PREDEFINED) return PREDEFINED[what];
      const entity = this.doctypeSeen?.entities.get(what);
      if (entity === undefined) throw new XmlProblem(XmlErrorCode.UndefinedEntity, this.position);
      if (entity.value === null) throw new XmlProblem(XmlErrorCode.ExternalEntityInAttribute, at + index);
      return this.valueOf(entity.value, at, depth + 1);
    });
  }

  // ---- markup

  private markup(isFinal: boolean): boolean {
    const { buffer, position } = this;
    const isThere = (opening: string): boolean => buffer.startsWith(opening, position);
    if (isThere('<!--')) return this.comment(isFinal);
    if (isThere('<?')) return this.instruction(isFinal);
    if (isThere('<![CDATA[') && this.open.length > 0) return this.cdata(isFinal);
    if (isThere('<!DOCTYPE') && !this.rootSeen && this.doctypeSeen === null) return this.doctype(isFinal);
    if (
      ['<!--', '<![CDATA[', '<!DOCTYPE'].some((each) => each.startsWith(buffer.slice(position))) &&
      buffer[position + 1] === '!'
    ) {
      if (isFinal) throw this.unclosed();
      return false;
    }
    if (isThere('</')) return this.endTag(isFinal);
    if (isThere('<!')) throw new XmlProblem(XmlErrorCode.InvalidToken, position + 2);
    return this.startTag(isFinal);
  }

  private unclosed(): XmlProblem {
    return new XmlProblem(XmlErrorCode.UnclosedToken, this.position);
  }

  /** Where markup ends that goes to `closing`; -1: not yet. */
  private endOf(closing: string, from: number, isFinal: boolean): number {
    const end = this.buffer.indexOf(closing, this.position + from);
    if (end < 0 && isFinal) throw this.unclosed();
    const text = this.buffer.slice(this.position, end < 0 ? undefined : end);
    const bad = BAD_CHARACTER.exec(text);
    if (bad !== null) throw new XmlProblem(XmlErrorCode.InvalidToken, this.position + bad.index);
    return end;
  }

  private comment(isFinal: boolean): boolean {
    const end = this.endOf('--', 4, isFinal);
    if (end < 0 || (!isFinal && end + 2 >= this.buffer.length)) return false;
    if (end + 2 >= this.buffer.length) throw this.unclosed();
    if (this.buffer[end + 2] !== '>') throw new XmlProblem(XmlErrorCode.InvalidToken, end + 2);
    const text = this.buffer.slice(this.position + 4, end).replace(/\r\n?/g, '\n');
    this.listener.comment(this.buffer.slice(this.position, end + 3), text);
    this.take(end + 3 - this.position);
    return true;
  }

  private instruction(isFinal: boolean): boolean {
    const { position } = this;
    const end = this.endOf('?>', 2, isFinal);
    if (end < 0) return false;
    const raw = this.buffer.slice(position, end + 2);
    const found = /^<\?([^\s?]+)(?:\s+([^]*))?\?>$/.exec(raw);
    if (found === null || !NAME.test(found[1])) throw new XmlProblem(XmlErrorCode.InvalidToken, position + 2);
    const [, target, data = ''] = found;
    if (target.toLowerCase() === 'xml') {
      if (target !== 'xml') throw new XmlProblem(XmlErrorCode.InvalidToken, position + 2 + target.length);
      if (this.started) throw new XmlProblem(XmlErrorCode.MisplacedDeclaration, position);
      this.declaration(raw, data);
    } else this.listener.instruction(raw, target, data.replace(/\r\n?/g, '\n'));
    this.take(raw.length);
    return true;
  }

  private declaration(raw: string, data: string): void {
    const found =
      /^version\s*=\s*(["'])([\w.:-]+)\1(?:\s+encoding\s*=\s*(["'])([A-Za-z][\w.-]*)\3)?(?:\s+standalone\s*=\s*(["'])(yes|no)\5)?\s*$/.exec(
        data,
      );
    if (found === null) {
      const word = /^(?!version)\w*/.exec(data)?.[0] ?? '';
      throw new XmlProblem(XmlErrorCode.XmlDeclaration, this.position + 6 + word.length);
    }
    const [, , version, , encoding, , standalone] = found as (string | undefined)[];
    this.listener.declaration(raw, version!, encoding ?? null, standalone === undefined ? null : standalone === 'yes');
  }

  private cdata(isFinal: boolean): boolean {
    const start = this.position + '<![CDATA['.length;
    const end = this.buffer.indexOf(']]>', start);
    if (end < 0) {
      if (isFinal) throw new XmlProblem(XmlErrorCode.UnclosedCdata, this.buffer.length);
      return false;
    }
    const text = this.buffer.slice(start, end);
    const bad = BAD_CHARACTER.exec(text);
    if (bad !== null) throw new XmlProblem(XmlErrorCode.InvalidToken, start + bad.index);
    this.listener.startCdata('<![CDATA[');
    this.lines(text);
    this.listener.endCdata(']]>');
    this.take(end + 3 - this.position);
    return true;
  }

  private doctype(isFinal: boolean): boolean {
    const read = readDoctype(this.buffer, this.position);
    if (read === null) {
      if (!isFinal) return false;
      throw /^<!DOCTYPE\s*$/.test(this.buffer.slice(this.position))
        ? this.unclosed()
        : new XmlProblem(XmlErrorCode.NoElements, this.buffer.length);
    }
    this.doctypeSeen = read.doctype;
    this.listener.doctype(this.buffer.slice(this.position, read.end), read.doctype);
    this.take(read.end - this.position);
    return true;
  }

  // ---- tags

  private endTag(isFinal: boolean): boolean {
    const { buffer, position } = this;
    const element = this.open.at(-1);
    if (element === undefined) throw new XmlProblem(XmlErrorCode.InvalidToken, position + 1);
    const end = buffer.indexOf('>', position);
    const text = buffer.slice(position + 2, end < 0 ? undefined : end);
    const name = /^[^\s>]*/.exec(text)![0];
    const wrong = text.search(/[<&]|\s+[^\s>]/);
    if ((end >= 0 || wrong >= 0) && (wrong >= 0 || !NAME.test(name))) {
      const at = !NAME.test(name) ? 0 : wrong + (/^\s+/.exec(text.slice(wrong))?.[0].length ?? 0);
      throw new XmlProblem(XmlErrorCode.InvalidToken, position + 2 + at);
    }
    if (end < 0) {
      if (isFinal) throw this.unclosed();
      return false;
    }
    if (element.tag !== name) throw new XmlProblem(XmlErrorCode.TagMismatch, position + 2);
    this.close(buffer.slice(position, end + 1));
    this.take(end + 1 - position);
    return true;
  }

  private close(raw: string): void {
    const element = this.open.pop()!;
    this.listener.endElement(raw, element.name);
    for (const prefix of [...element.prefixes].reverse()) this.listener.endNamespace(prefix);
  }

  private startTag(isFinal: boolean): boolean {
    const { buffer, position } = this;
    if (this.open.length === 0 && this.rootSeen) throw new XmlProblem(XmlErrorCode.JunkAfterDocument, position);
    const rest = buffer.slice(position + 1);
    const tag = NAME.exec(rest)?.[0] ?? '';
    if (tag === '') {
      if (rest !== '') throw new XmlProblem(XmlErrorCode.InvalidToken, position + 1);
      if (isFinal) throw this.unclosed();
      return false;
    }
    let at = position + 1 + tag.length;
    const written: { name: string; value: string; at: number }[] = [];
    for (;;) {
      const gap = /^[ \t\r\n]*/.exec(buffer.slice(at))![0].length;
      const next = buffer[at + gap];
      if (next === undefined || (next === '/' && buffer[at + gap + 1] === undefined)) {
        if (isFinal) throw this.unclosed();
        return false;
      }
      at += gap;
      if (next === '>') break;
      if (next === '/') {
        if (buffer[at + 1] !== '>') throw new XmlProblem(XmlErrorCode.InvalidToken, at + 1);
        break;
      }
      const found = gap === 0 ? null : ATTRIBUTE.exec(buffer.slice(at));
      if (found === null) {
        const wrong = this.wrongAttribute(at, gap);
        if (wrong === null && !isFinal) return false;
        throw wrong === null ? this.unclosed() : new XmlProblem(XmlErrorCode.InvalidToken, wrong);
      }
      const [all, name, double, single] = found as unknown as [string, string, string | undefined, string | undefined];
      const value = double ?? single ?? '';
      const start = at + all.length - value.length - 1;
      const bad = /</.exec(value) ?? BAD_CHARACTER.exec(value);
      if (bad !== null) throw new XmlProblem(XmlErrorCode.InvalidToken, start + bad.index);
      if (written.some((each) => each.name === name)) throw new XmlProblem(XmlErrorCode.DuplicateAttribute, at);
      written.push({ name, value: this.valueOf(value, start), at });
      at += all.length;
    }
    const isEmpty = buffer[at] === '/';
    const raw = buffer.slice(position, at + (isEmpty ? 2 : 1));
    for (const { name, value } of this.doctypeSeen?.defaults.get(tag) ?? []) {
      if (!written.some((each) => each.name === name)) written.push({ name, value: this.valueOf(value, position), at });
    }
    this.begin(raw, tag, written);
    if (isEmpty) this.close('');
    this.take(raw.length);
    return true;
  }

  /** Where something is that is no attribute; null: what is missing may still come. */
  private wrongAttribute(at: number, gap: number): number | null {
    const rest = this.buffer.slice(at);
    if (gap === 0) return at;
    const name = NAME.exec(rest)?.[0] ?? '';
    if (name === '') return at;
    const found = /^[ \t\r\n]*(=?)[ \t\r\n]*(["']?)/.exec(rest.slice(name.length))!;
    const after = name.length + found[0].length;
    if (found[2] !== '') {
      const less = rest.indexOf('<', after);
      return less >= 0 ? at + less : null;
    }
    return after >= rest.length ? null : at + after;
  }

  private begin(raw: string, tag: string, written: readonly { name: string; value: string; at: number }[]): void {
    const outer = this.open.at(-1)?.namespaces ?? new Map<string | null, string>([['xml', XML_NAMESPACE]]);
    this.rootSeen = true;
    if (this.options.separator === null) {
      this.open.push({ tag, name: tag, prefixes: [], namespaces: outer });
      this.listener.startElement(raw, tag, written);
      return;
    }
    const namespaces = new Map(outer);
    const prefixes: (string | null)[] = [];
    for (const { name, value } of written) {
      if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
      const prefix = name === 'xmlns' ? null : name.slice(6);
      namespaces.set(prefix, value);
      prefixes.push(prefix);
      this.listener.startNamespace(prefix, value);
    }
    const own = written.filter(({ name }) => name !== 'xmlns' && !name.startsWith('xmlns:'));
    const attributes = own.map(({ name, value, at }) => ({
      name: name.includes(':') ? this.expand(name, namespaces, at) : name,
      value,
    }));
    const name = this.expand(tag, namespaces, this.position);
    this.open.push({ tag, name, prefixes, namespaces });
    this.listener.startElement(raw, name, attributes);
  }

  /** A name with its namespace. */
  private expand(name: string, namespaces: ReadonlyMap<string | null, string>, at: number): string {
    const separator = this.options.separator ?? '';
    const colon = name.indexOf(':');
    const prefix = colon < 0 ? null : name.slice(0, colon);
    const uri = namespaces.get(prefix);
    if (uri === undefined || uri === '') {
      if (prefix === null) return name;
      throw new XmlProblem(XmlErrorCode.UnboundPrefix, at);
    }
    const tail = prefix !== null && this.options.keepPrefixes() ? `${separator}${prefix}` : '';
    return `${uri}${separator}${name.slice(colon + 1)}${tail}`;
  }
}
