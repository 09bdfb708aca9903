/**
 * The picture's words in the reader's language. The English text is the key, as with `vscode.l10n.t`; who draws hands in
 * the translator of where it runs. Without one the text is English: that of tests, and of the command line.
 */

/** A text in the reader's language; `{0}` stands for the first argument. */
export type Translate = (message: string, ...args: readonly (string | number)[]) => string;

/** Puts arguments into a text. */
export const filled = (text: string, args: readonly (string | number)[]): string =>
  text.replace(/\{(\d+)\}/g, (whole, index: string) => String(args[Number(index)] ?? whole));

/** No translation. */
export const english: Translate = (message, ...args) => filled(message, args);
