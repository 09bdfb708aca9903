/**
 * East Asian code pages: a character is one, two or three bytes (gb18030: or four). Their tables are an asset of the library, which
 * scripts/codepages.mjs describes. Twin of Modules/cjkcodecs.
 */

/** Codes of two bytes after a prefix (0: none): characters row by row, NUL where there is none. */
type Grid = readonly [
  prefix: number,
  firstLead: number,
  lastLead: number,
  firstTrail: number,
  lastTrail: number,
  offset: number,
  length: number,
];

interface Page {
  readonly grids: readonly Grid[];
  readonly singles: Readonly<Record<string, string>>;
  readonly decodeOnly: readonly number[];
  readonly encodeOnly: Readonly<Record<string, number>>;
}

/** What stands at a place of some bytes: a character and how many bytes it takes; or that it is broken, or not whole. */
export type Decoded = { readonly text: string; readonly length: number } | 'illegal' | 'incomplete';

const NEWLINE = 10;
/** gb18030 counts the characters beyond the first plane from here on. */
const SUPPLEMENTARY = 189_000;

const SHIFTED = new Set(['shift_jis', 'cp932']);

/** One code page, both ways. */
export class CodePage {
  private readonly characters = new Map<number, string>();
  private readonly codes = new Map<string, number>();
  private readonly leads = new Set<number>();
  /** gb18030: the characters of four bytes, in order. */
  private readonly rest: string[] = [];
  private readonly restPlaces = new Map<string, number>();

  constructor(
    readonly name: string,
    page: Page,
    cells: Uint8Array,
  ) {
    for (const [code, text] of Object.entries(page.singles)) this.add(Number(code), text);
    for (const [prefix, firstLead, lastLead, firstTrail, lastTrail, offset, length] of page.grids) {
      const row = lastTrail - firstTrail + 1;
      const texts = Array.from(new TextDecoder().decode(cells.subarray(offset, offset + length)));
      texts.forEach((text, i) => {
        if (text !== '\0')
          this.add((prefix << 16) | ((firstLead + Math.floor(i / row)) << 8) | (firstTrail + (i % row)), text);
      });
      if (prefix !== 0) this.leads.add(prefix);
      else for (let lead = firstLead; lead <= lastLead; lead++) this.leads.add(lead);
    }
    for (const code of page.decodeOnly) {
      const text = this.characters.get(code) as string;
      if (this.codes.get(text) === code) this.codes.delete(text);
    }
    // A character that several codes stand for is written as the one that is left.
    const oneWay = new Set(page.decodeOnly);
    for (const [code, text] of this.characters) if (!oneWay.has(code)) this.codes.set(text, code);
    for (const [text, code] of Object.entries(page.encodeOnly)) this.codes.set(text, code);
    if (name === 'gb18030') this.addRest();
  }

  private add(code: number, text: string): void {
    this.characters.set(code, text);
    this.codes.set(text, code);
  }

  private addRest(): void {
    for (let point = 0x80; point < 0x10000; point++) {
      const text = String.fromCharCode(point);
      if ((point >= 0xd800 && point < 0xe000) || this.codes.has(text)) continue;
      this.restPlaces.set(text, this.rest.length);
      this.rest.push(text);
    }
  }

  /** The bytes of a character; null: it has none. */
  encode(text: string): readonly number[] | null {
    const point = text.codePointAt(0) as number;
    if (point < 0x80) return [point];
    const code = this.codes.get(text);
    if (code !== undefined) {
      if (code < 0x100) return [code];
      return code < 0x10000 ? [code >> 8, code & 255] : [code >> 16, (code >> 8) & 255, code & 255];
    }
    if (this.rest.length === 0 || (point >= 0xd800 && point < 0xe000)) return null;
    let place = point < 0x10000 ? (this.restPlaces.get(text) as number) : SUPPLEMENTARY + point - 0x10000;
    const digit = (size: number): number => {
      const value = place % size;
      place = Math.floor(place / size);
      return value;
    };
    const [d, c, b, a] = [digit(10), digit(126), digit(10), digit(126)];
    return [0x81 + a, 0x30 + b, 0x81 + c, 0x30 + d];
  }

  /** The character at a place. */
  decode(bytes: Uint8Array, at: number): Decoded {
    const lead = bytes[at];
    if (lead < 0x80) return { text: String.fromCharCode(lead), length: 1 };
    const single = this.characters.get(lead);
    if (single !== undefined) return { text: single, length: 1 };
    const second = bytes[at + 1];
    // Most codecs want a second byte before they look at the first.
    if (second === undefined && !SHIFTED.has(this.name)) return 'incomplete';
    if (!this.leads.has(lead)) return 'illegal';
    if (second === undefined) return 'incomplete';
    const pair = this.characters.get((lead << 8) | second);
    if (pair !== undefined) return { text: pair, length: 2 };
    if (this.rest.length > 0 && second >= 0x30 && second <= 0x39) return this.decodeFour(bytes, at);
    if (this.name !== 'euc_jp' || lead !== 0x8f) return 'illegal';
    if (bytes[at + 2] === undefined) return 'incomplete';
    const triple = this.characters.get((lead << 16) | (second << 8) | bytes[at + 2]);
    return triple === undefined ? 'illegal' : { text: triple, length: 3 };
  }

  private decodeFour(bytes: Uint8Array, at: number): Decoded {
    if (at + 4 > bytes.length) return 'incomplete';
    const [a, b, c, d] = [bytes[at] - 0x81, bytes[at + 1] - 0x30, bytes[at + 2] - 0x81, bytes[at + 3] - 0x30];
    if (c < 0 || c > 125 || d < 0 || d > 9) return 'illegal';
    const place = ((a * 10 + b) * 126 + c) * 10 + d;
    if (place < this.rest.length) return { text: this.rest[place], length: 4 };
    const point = place - SUPPLEMENTARY + 0x10000;
    if (point < 0x10000 || point > 0x10ffff) return 'illegal';
    return { text: String.fromCodePoint(point), length: 4 };
  }
}

/** All code pages of the asset, each read when it is first asked for. */
export class CodePages {
  private readonly pages: Readonly<Record<string, Page>>;
  private readonly cells: Uint8Array;
  private readonly read = new Map<string, CodePage>();

  constructor(asset: Uint8Array) {
    const end = asset.indexOf(NEWLINE);
    this.pages = JSON.parse(new TextDecoder().decode(asset.subarray(0, end))) as Record<string, Page>;
    this.cells = asset.subarray(end + 1);
  }

  /** The code page of a name; null: there is none. */
  page(name: string): CodePage | null {
    if (!Object.hasOwn(this.pages, name)) return null;
    const page = this.read.get(name) ?? new CodePage(name, this.pages[name], this.cells);
    this.read.set(name, page);
    return page;
  }
}
