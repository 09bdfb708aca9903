/** A web page that holds a run and steps through it on its own, without VS Code and without a network. */
import type { Handout } from '../../protocol/handout';
import { HANDOUT_ELEMENT } from '../../protocol/handout';

/** The page's parts as they lie in the extension's folder. */
export interface PageParts {
  /** `dist/webview/panel.js`, the panel itself. */
  readonly panel: string;
  readonly panelStyle: string;
  /** `dist/webview/handout.js`, which plays the host. */
  readonly handout: string;
  readonly handoutStyle: string;
}

/** The whole HTML document. */
export async function pageOf(
  handout: Handout,
  parts: PageParts,
  language: string,
  words: Readonly<Record<string, string>> | undefined,
): Promise<string> {
  const data = await compressed(JSON.stringify(handout));
  const app = `<div id="app"${words === undefined ? '' : ` data-words="${text(JSON.stringify(words))}"`}></div>`;
  return `<!DOCTYPE html>
<html lang="${text(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Python Memory Model">
<title>${text(handout.title)}</title>
<style>${style(parts.panelStyle)}</style>
<style>${style(parts.handoutStyle)}</style>
</head>
<body>
<div id="lesson"></div>
${app}
<script type="application/octet-stream" id="${HANDOUT_ELEMENT}">${data}</script>
<script>${script(parts.handout)}</script>
<script>${script(parts.panel)}</script>
</body>
</html>
`;
}

const text = (raw: string): string => raw.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** Inside a script nothing may look like its end; in JavaScript `\\x3c` is the same character. */
const script = (code: string): string =>
  code.replace(/\n\/\/# sourceMappingURL=.*\s*$/, '').replace(/<(?=\/script|script|!--)/gi, '\\x3c');

const style = (sheet: string): string =>
  sheet.replace(/\n\/\*# sourceMappingURL=.*\s*$/, '').replace(/<(?=\/style)/gi, '\\3c ');

async function compressed(json: string): Promise<string> {
  const stream = new Blob([json]).stream().pipeThrough(new CompressionStream('gzip'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(binary);
}
