/**
 * The panel's HTML shell: the same text for the host and for the page's tests. Everything visible is built by the page.
 */

/** What the shell needs from the webview it is shown in. */
export interface PanelHtmlOptions {
  /** A fresh random word for every shell. */
  readonly nonce: string;
  /** Address of `dist/webview/panel.js`. */
  readonly scriptUri: string;
  /** Address of `dist/webview/panel.css`. */
  readonly styleUri: string;
  /** `webview.cspSource`. */
  readonly cspSource: string;
  /** Language of the page, for screen readers. */
  readonly language?: string;
  /** The texts of that language by their English ones; without them the page is in English. */
  readonly words?: Readonly<Record<string, string>>;
}

/**
 * What the page may load. Needed sources:
 * - `script-src 'nonce-…'`: our one script; no eval, no inline handlers;
 * - `style-src` our sheet, plus `'unsafe-inline'` for the style attributes Mermaid measures with;
 * - `img-src data:` for pictures saved as PNG; `font-src` for the editor's fonts.
 */
export const contentSecurityPolicy = (nonce: string, cspSource: string): string =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${cspSource} 'unsafe-inline'`,
    `img-src ${cspSource} data:`,
    `font-src ${cspSource}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

const attribute = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** The whole HTML document of the panel. */
export const panelHtml = ({
  nonce,
  scriptUri,
  styleUri,
  cspSource,
  language = 'en',
  words,
}: PanelHtmlOptions): string =>
  `<!DOCTYPE html>
<html lang="${attribute(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${attribute(contentSecurityPolicy(nonce, cspSource))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Python Memory Model</title>
<link rel="stylesheet" href="${attribute(styleUri)}">
</head>
<body>
<div id="app"${words === undefined ? '' : ` data-words="${attribute(JSON.stringify(words))}"`}></div>
<script nonce="${attribute(nonce)}" src="${attribute(scriptUri)}"></script>
</body>
</html>
`;
