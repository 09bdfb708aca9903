/**
 * The `invalid_*` rules about f-strings and t-strings. Twin of those in Grammar/python.gram.
 */
import { annotatedRhs } from './expressions';
import type { PegParser } from './peg-parser';
import { formatSpecParts, formattedString, stringOrFstring } from './strings';
import type { StringKind } from './strings';
import { T } from './token';

const MIXED = 'cannot mix t-string literals with string or bytes literals';

/** invalid_string_tstring_concat */
export function invalidStringTstringConcat(p: PegParser): void {
  const mark = p.mark;
  let last = null;
  for (let part = stringOrFstring(p); part !== null; part = stringOrFstring(p)) last = part;
  const template = last === null ? null : formattedString(p, 't');
  if (last !== null && template !== null) p.raiseRange(last, template, MIXED);
  p.mark = mark;
  last = null;
  for (let part = formattedString(p, 't'); part !== null; part = formattedString(p, 't')) last = part;
  const other = last === null ? null : stringOrFstring(p);
  if (last !== null && other !== null) p.raiseRange(last, other, MIXED);
  p.mark = mark;
}

/** invalid_fstring_replacement_field, invalid_tstring_replacement_field */
export function invalidReplacementField(p: PegParser, kind: StringKind): void {
  const mark = p.mark;
  const prefix = `${kind}-string: `;
  if (p.expect(T.LBRACE) === null) return;
  const token = p.peek();
  const missing =
    token.type === T.EQUAL
      ? '='
      : token.type === T.EXCLAMATION
        ? '!'
        : token.type === T.COLON
          ? ':'
          : token.type === T.RBRACE
            ? '}'
            : null;
  if (missing !== null) p.raiseAt(token, `${prefix}valid expression required before '${missing}'`);
  if (annotatedRhs(p) === null) {
    p.mark = mark + 1;
    p.raiseOnNext(`${prefix}expecting a valid expression after '{'`);
  }
  if (!p.at(T.EQUAL) && !p.at(T.EXCLAMATION) && !p.at(T.COLON) && !p.at(T.RBRACE)) {
    p.raiseOnNext(`${prefix}expecting '=', or '!', or ':', or '}'`);
  }
  if (p.expect(T.EQUAL) !== null && !p.at(T.EXCLAMATION) && !p.at(T.COLON) && !p.at(T.RBRACE)) {
    p.raiseOnNext(`${prefix}expecting '!', or ':', or '}'`);
  }
  if (p.expect(T.EXCLAMATION) !== null) {
    if (p.at(T.COLON) || p.at(T.RBRACE)) p.raiseOnNext(`${prefix}missing conversion character`);
    if (p.expect(T.NAME) === null) p.raiseOnNext(`${prefix}invalid conversion character`);
  }
  if (!p.at(T.COLON) && !p.at(T.RBRACE)) p.raiseOnNext(`${prefix}expecting ':' or '}'`);
  if (p.expect(T.COLON) !== null) {
    // The grammar looks for the parts of an f-string's in a t-string, too.
    formatSpecParts(p, 'f', true);
    if (!p.at(T.RBRACE)) p.raiseOnNext(`${prefix}expecting '}', or format specs`);
  }
  if (!p.at(T.RBRACE)) p.raiseOnNext(`${prefix}expecting '}'`);
  p.mark = mark;
}
