/**
 * Program text made safe for a quoted Mermaid label, and back. Program text is hostile by nature: a string may hold
 * quotes, tags, Mermaid's own syntax, entities, control characters. Two steps: `visible` turns what cannot be seen into
 * something that can (this is the text a reader meets), `encode` writes that for Mermaid, `decode` reads it again.
 */

/** Between two characters that Mermaid would take for its own; never part of visible text, so `decode` drops it. */
const JOINER = '\u2060';

/** Invisible and direction-changing characters: they are shown by their number, as a string's repr would not be honest. */
const UNSEEN = /[\u0080-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/** Halves of a surrogate pair without the other half. */
const BROKEN = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const codeName = (character: string): string =>
  `⟨U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`;

/** Text as a reader should see it: controls as pictures, invisible characters by number, broken surrogates replaced. */
export const visible = (text: string): string =>
  text
    .replace(/[\u0000-\u001f]/g, (c) => String.fromCharCode(0x2400 + c.charCodeAt(0)))
    .replace(/\u007f/g, '\u2421')
    .replace(UNSEEN, codeName)
    .replace(BROKEN, '\ufffd');

/** Cuts text to `limit` characters (code points), the cut shown as `…`. */
export const cut = (text: string, limit: number): string => {
  if (text.length <= limit) return text;
  const points = Array.from(text);
  return points.length <= limit ? text : `${points.slice(0, limit - 1).join('')}…`;
};

const PLAIN = /[A-Za-z0-9 _.,+=()'-]/;

/**
 * One line of visible text, written for the inside of `["…"]`. An empty line becomes a space that stays.
 * Mermaid's lexer looks for `direction TB` anywhere in a line, in words and quotes, too.
 */
export const encode = (text: string): string => {
  if (text === '') return '#160;';
  const joined = text
    .replace(/\\(?=n)/g, `\\${JOINER}`)
    .replace(/\$(?=\$)/g, `$${JOINER}`)
    .replace(/[ﬂ¶]/g, `$&${JOINER}`)
    .replace(/fa[bklrs]?:/g, `$&${JOINER}`)
    .replace(/^(\s*(?:\d+[.)]|[-+*>#]))(?=\s)/, `$1${JOINER}`);
  const written = joined.replace(/[\u0000-\u007f°¶ßﬂ]/g, (c) => (PLAIN.test(c) ? c : `#${c.charCodeAt(0)};`));
  return written.replace(/d(?=irection\s+(?:TB|BT|LR|RL|TD))/g, '#100;');
};

/** What Mermaid hands to a layout: entities in its own spelling, tags escaped or not. */
const ENTITY = /(?:ﬂ°°|&#|#)(\d+)(?:¶ß|;)|(?:ﬂ°|&)(amp|lt|gt|quot|nbsp)(?:¶ß|;)/g;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' };

/** The visible text of a label or a line of it, as `encode` was given it. */
export const decode = (text: string): string => {
  const plain = text
    .replace(ENTITY, (_whole, number: string | undefined, name: string | undefined) =>
      number === undefined ? NAMED[name!]! : String.fromCodePoint(Number(number)),
    )
    .replaceAll(JOINER, '');
  return plain === '\u00a0' ? '' : plain;
};
