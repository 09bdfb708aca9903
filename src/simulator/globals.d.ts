/**
 * What the pure layers use of the Web's standard globals: present in every place of execution (Node, web worker, page),
 * whose own declarations replace these there.
 */
declare const performance: { now(): number };

declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(input?: Uint8Array, options?: { stream?: boolean }): string;
}

declare class TextEncoder {
  encode(input?: string): Uint8Array;
}
