// The texts that can be translated: first arguments of `l10n.t(…)` and `t(…)` in the host, the page and the picture.
import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { inRoot } from './paths.mjs';

const PLACES = ['src/host', 'webview-ui/src', 'src/diagram'];
const CALLS = ['l10n.t', 't'];

/** All texts, sorted, each as its own translation. Throws where one is not written out. */
export function collectWords() {
  const words = new Set();
  for (const folder of PLACES) {
    for (const file of readdirSync(inRoot(folder), { recursive: true })) {
      if (file.endsWith('.ts')) collectFrom(`${folder}/${file}`, words);
    }
  }
  return Object.fromEntries([...words].sort().map((text) => [text, text]));
}

function collectFrom(path, words) {
  const source = ts.createSourceFile(path, readFileSync(inRoot(path), 'utf8'), ts.ScriptTarget.Latest);
  const visit = (node) => {
    if (ts.isCallExpression(node) && CALLS.includes(node.expression.getText(source))) {
      const [text] = node.arguments;
      // A text that is handed on was met where it came from.
      if (text !== undefined && ts.isIdentifier(text) && text.text === 'message') return;
      if (text === undefined || !ts.isStringLiteralLike(text)) {
        const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
        throw new Error(`${path}:${line + 1}: a text to translate must be written out`);
      }
      words.add(text.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
}
