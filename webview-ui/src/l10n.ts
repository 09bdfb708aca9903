/**
 * The page's words in the reader's language: the English text is the key, as with `vscode.l10n.t`, and the host puts
 * VS Code's own bundle for the language into the page. `npm run words` collects the texts.
 */
import { filled } from '../../src/diagram';
import type { Translate } from '../../src/diagram';

type Bundle = Readonly<Record<string, string>>;

let known: Bundle | null = null;

const read = (): Bundle => {
  const text = typeof document === 'undefined' ? undefined : document.getElementById('app')?.dataset['words'];
  return text === undefined ? {} : (JSON.parse(text) as Bundle);
};

/** A text in the reader's language; `{0}` stands for the first argument. */
export const t: Translate = (message, ...args) => {
  known ??= read();
  return filled(Object.hasOwn(known, message) ? known[message]! : message, args);
};
