/**
 * The gallery: small programs drawn at chosen moments by the real page, in every theme and in a narrow panel, to be
 * looked at.
 *   npm run gallery [-- WORD ...] [--variant light ...]
 * Pictures go to .cache/gallery/VARIANT/; index.html and a contact sheet per variant show them together.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { PanelLab } from '../webview/support/panel';
import type { ThemeName } from '../webview/support/themes';
import { RecordedHost } from './host';
import { exhibit, programNames, programText } from './programs';
import type { Exhibit } from './programs';

const out = join(import.meta.dirname, '../../.cache/gallery');

interface Variant {
  readonly theme: ThemeName;
  readonly width: number;
  readonly height: number;
}

const VARIANTS: Readonly<Record<string, Variant>> = {
  light: { theme: 'light', width: 860, height: 640 },
  dark: { theme: 'dark', width: 860, height: 640 },
  contrastDark: { theme: 'contrastDark', width: 860, height: 640 },
  contrastLight: { theme: 'contrastLight', width: 860, height: 640 },
  half: { theme: 'light', width: 620, height: 640 },
  side: { theme: 'light', width: 465, height: 640 },
  narrow: { theme: 'light', width: 300, height: 640 },
  slim: { theme: 'dark', width: 220, height: 640 },
};

interface Shot {
  readonly file: string;
  readonly caption: string;
}

const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

const sheet = (title: string, shots: readonly Shot[], width: number): string =>
  `<!doctype html><meta charset="utf-8"><title>${title}</title>
<style>body{margin:16px;font:13px system-ui;background:#888}main{display:flex;flex-wrap:wrap;gap:14px}
figure{margin:0;background:#fff;padding:4px}img{display:block;width:${width}px}figcaption{padding:4px 2px}</style>
<h1>${title}</h1><main>${shots
    .map(({ file, caption }) => `<figure><img src="${file}"><figcaption>${escapeHtml(caption)}</figcaption></figure>`)
    .join('\n')}</main>`;

async function draw(lab: PanelLab, name: string, variant: Variant, exhibits: readonly Exhibit[]): Promise<Shot[]> {
  const panel = await lab.panel({ ...variant, scale: 2 });
  const host = await RecordedHost.attach(panel);
  const shots: Shot[] = [];
  try {
    for (const { name: program, recording, moments } of exhibits) {
      await host.open(`${program}.py`, recording, moments[0]!.step);
      for (const [index, moment] of moments.entries()) {
        await host.show(moment.step);
        const file = `${name}/${program}-${index + 1}.png`;
        await panel.page.screenshot({ path: join(out, file) });
        shots.push({ file, caption: `${program}: ${moment.name}` });
      }
    }
  } finally {
    for (const problem of panel.problems) console.error(`${name}: ${problem}`);
    for (const message of await panel.sent())
      if (message.kind === 'trouble') console.error(`${name}: ${message.message} ${message.stack}`);
    await panel.close();
  }
  return shots;
}

/** The sheet's pages as pictures: of so many shots each, that they can be looked at without a browser. */
async function photograph(lab: PanelLab, name: string, shots: readonly Shot[], narrow: boolean): Promise<void> {
  const perPage = narrow ? 14 : 9;
  const [width, columns] = narrow ? [240, 7] : [560, 3];
  const page = await lab.browser.newPage({ viewport: { width: columns * (width + 22) + 40, height: 800 } });
  for (let at = 0; at < shots.length; at += perPage) {
    const file = join(out, `page.html`);
    writeFileSync(file, sheet(name, shots.slice(at, at + perPage), width));
    await page.goto(pathToFileURL(file).href);
    await page.screenshot({ path: join(out, `sheet-${name}-${at / perPage + 1}.png`), fullPage: true });
    rmSync(file);
  }
  await page.close();
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { variant: { type: 'string', multiple: true, default: Object.keys(VARIANTS) } },
  });
  const exhibits: Exhibit[] = [];
  for (const name of programNames(positionals)) {
    try {
      exhibits.push(await exhibit(name, programText(name)));
    } catch (error) {
      console.error(String(error));
      process.exitCode = 1;
    }
  }
  const lab = await PanelLab.open();
  try {
    const sections: string[] = [];
    for (const name of values.variant) {
      const variant = VARIANTS[name];
      if (variant === undefined) throw new Error(`There is no variant ${name}: ${Object.keys(VARIANTS).join(', ')}`);
      rmSync(join(out, name), { recursive: true, force: true });
      mkdirSync(join(out, name), { recursive: true });
      const shots = await draw(lab, name, variant, exhibits);
      sections.push(sheet(name, shots, Math.min(variant.width, 560)));
      await photograph(lab, name, shots, variant.width < 400);
      console.log(`${String(shots.length).padStart(4)} pictures  ${join(out, name)}`);
    }
    writeFileSync(join(out, 'index.html'), sections.join('\n'));
  } finally {
    await lab.close();
  }
}

await main();
