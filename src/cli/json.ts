/**
 * JSON as Python's `json.dumps` writes it: ASCII only, `1.0` stays a float, integers of any size, keys in the order
 * they were added. Twin of Lib/json/encoder.py.
 */

/** A number written as the given digits. */
export class NumberText {
  constructor(readonly text: string) {}
}

/** What can be written. A Map is an object whose keys keep their order. */
export type Json =
  | null
  | boolean
  | number
  | string
  | NumberText
  | readonly Json[]
  | ReadonlyMap<string, Json>
  | { readonly [key: string]: Json };

/** Writes a value; `indent` 0 means one line, with a space after `,` and `:`. */
export function dumps(value: Json, indent = 0): string {
  return write(value, indent, '');
}

function write(value: Json, indent: number, margin: string): string {
  if (value === null) return 'null';
  if (value instanceof NumberText) return value.text;
  if (typeof value === 'boolean' || typeof value === 'number') return String(value);
  if (typeof value === 'string') return quote(value);
  if (isArray(value)) {
    return block(
      value.map((each) => write(each, indent, margin + ' '.repeat(indent))),
      '[',
      ']',
      indent,
      margin,
    );
  }
  const entries = value instanceof Map ? [...(value as ReadonlyMap<string, Json>)] : Object.entries(value);
  const parts = entries.map(([key, each]) => `${quote(key)}: ${write(each, indent, margin + ' '.repeat(indent))}`);
  return block(parts, '{', '}', indent, margin);
}

function block(parts: readonly string[], open: string, close: string, indent: number, margin: string): string {
  if (parts.length === 0) return open + close;
  if (indent === 0) return open + parts.join(', ') + close;
  const inner = `\n${margin}${' '.repeat(indent)}`;
  return `${open}${inner}${parts.join(`,${inner}`)}\n${margin}${close}`;
}

function quote(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

// Array.isArray does not narrow readonly arrays.
function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
