/**
 * Drives a real VS Code as a learner would: with mouse and keyboard, in a browser. One server and one browser window per
 * test file; `openWorkbench` in a `before` hook, `close` in `after`.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { startVSCodeServer } from '../../scripts/lib/vscode-server.mjs';
import { launchBrowser } from '../support/browser';

const extension = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '');
const examples = fileURLToPath(new URL('workspace', import.meta.url));
const memfs = fileURLToPath(new URL('memfs', import.meta.url));
/** Screenshots for people to look at; not compared. */
export const screenshotFolder = join(extension, '.cache/screenshots');

/** VS Code's colour themes by what they are for, each with the class that the workbench then has. */
export const THEMES = {
  light: ['Default Light Modern', 'vs'],
  dark: ['Default Dark Modern', 'vs-dark'],
  highContrastDark: ['Default High Contrast', 'hc-black'],
  highContrastLight: ['Default High Contrast Light', 'hc-light'],
} as const;

/** How to open VS Code. */
export interface WorkbenchSetup {
  /** Folder to open; a copy is used. Default: test/integration/workspace. */
  readonly folder?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly web?: boolean;
  /** Opens this folder instead, by its URI: one that is on no disk (memfs). */
  readonly virtualFolder?: string;
  readonly width?: number;
  readonly height?: number;
}

/** A VS Code window under test. */
export interface Workbench {
  readonly page: Page;
  /** The opened folder: a copy that goes away with the window. */
  readonly folder: string;
  /** Opens a file of the folder by double click in the explorer. */
  openFile(name: string): Promise<void>;
  /** Runs a command by its title through the command palette. */
  runCommand(title: string): Promise<void>;
  /** Puts the cursor of the first editor group at a place (1-based) with Go to Line. */
  goTo(line: number, column?: number): Promise<void>;
  /** The line of the active editor with that text (a word or more of it). */
  editorLine(text: string): Locator;
  /** Rests the mouse on the first whole word `word` of the line of the active editor with `line` in it. */
  hover(line: string, word: string): Promise<void>;
  /** The content of the only webview panel. */
  panel(): FrameLocator;
  /** Types into the active editor at the cursor. */
  type(text: string): Promise<void>;
  /** Changes settings of the folder; VS Code notices within a moment. */
  configure(settings: Readonly<Record<string, unknown>>): Promise<void>;
  theme(theme: keyof typeof THEMES): Promise<void>;
  resize(width: number, height?: number): Promise<void>;
  /** Reloads the window, as Developer: Reload Window does. */
  reload(): Promise<void>;
  /** Saves a picture below .cache/screenshots and says where. */
  screenshot(name: string): Promise<string>;
  close(): Promise<void>;
}

/** Starts VS Code with the extension. */
export async function openWorkbench(setup: WorkbenchSetup = {}): Promise<Workbench> {
  if (!existsSync(join(extension, 'dist/host/extension.js'))) throw new Error('Build first: npm run build');
  const scratch = mkdtempSync(join(tmpdir(), 'workbench-'));
  const folder = join(scratch, 'workspace');
  cpSync(setup.folder ?? examples, folder, { recursive: true });
  const kind =
    setup.web === true
      ? { 'remote.extensionKind': { 'python-memory-model.python-memory-model': ['web'], 'test.memfs': ['web'] } }
      : {};
  const server = await startVSCodeServer({
    settings: { ...kind, ...setup.settings },
    extensions: setup.virtualFolder === undefined ? [] : [memfs],
  });
  const browser = await launchBrowser({ width: setup.width ?? 1400, height: setup.height ?? 900 });
  const page = await browser.context.newPage();
  page.setDefaultTimeout(20_000);
  const close = async (): Promise<void> => {
    await browser.close();
    await server.stop();
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  try {
    await page.goto(server.url({ folder: setup.virtualFolder ?? folder, extension, web: setup.web === true }));
    await ready(page);
  } catch (error) {
    await close();
    throw error;
  }
  return new LiveWorkbench(page, folder, close);
}

async function ready(page: Page): Promise<void> {
  await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: 60_000 });
}

/** Does again what a busy window did not heed: it swallows keys and clicks while it is at work. */
async function insist(act: () => Promise<void>): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await act();
    } catch (error) {
      if (attempt === 4) throw error;
    }
  }
}

class LiveWorkbench implements Workbench {
  private readonly settings: Record<string, unknown> = {};

  constructor(
    readonly page: Page,
    readonly folder: string,
    readonly close: () => Promise<void>,
  ) {}

  async openFile(name: string): Promise<void> {
    const tab = this.page.locator(`.editor-group-container.active .tab.active[data-resource-name="${name}"]`);
    await insist(async () => {
      // Files go to the first group: the panel is in the second.
      await this.page.keyboard.press('Control+1');
      await this.page.getByRole('treeitem', { name, exact: true }).dblclick();
      await tab.waitFor({ timeout: 5000 });
    });
    await this.page.locator('.editor-group-container.active .monaco-editor .view-line').first().waitFor();
    await this.focusEditor();
  }

  async runCommand(title: string): Promise<void> {
    await this.quickInput('F1', `>${title}`);
    const row = this.page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first();
    await row.waitFor();
    await this.page.keyboard.press('Enter');
  }

  async goTo(line: number, column = 1): Promise<void> {
    const widget = this.page.locator('.quick-input-widget');
    await insist(async () => {
      if (await widget.isVisible()) await this.page.keyboard.press('Escape');
      await this.page.keyboard.press('Control+1');
      await this.quickInput('Control+g', `:${line}:${column}`);
      await this.page.keyboard.press('Enter');
      await widget.waitFor({ state: 'hidden', timeout: 5000 });
    });
  }

  editorLine(text: string): Locator {
    return this.page.locator('.editor-group-container .monaco-editor .view-line', { hasText: text });
  }

  async hover(line: string, word: string): Promise<void> {
    const place = await this.editorLine(line)
      .first()
      .evaluate((element, wanted) => {
        const text = (element.textContent ?? '').replace(/\u00a0/g, ' ');
        const at = new RegExp(`\\b${wanted}\\b`).exec(text)?.index ?? 0;
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        let before = 0;
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          const { length } = node.textContent ?? '';
          if (at < before + length) {
            const range = document.createRange();
            range.setStart(node, at - before);
            range.setEnd(node, at - before + 1);
            const { x, y, width, height } = range.getBoundingClientRect();
            return { x: x + width / 2, y: y + height / 2 };
          }
          before += length;
        }
        return null;
      }, word);
    if (place === null) throw new Error(`${word} is not in a line with ${line}`);
    await this.page.mouse.move(place.x, place.y, { steps: 3 });
  }

  panel(): FrameLocator {
    return this.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text, { delay: 15 });
  }

  async theme(theme: keyof typeof THEMES): Promise<void> {
    const [name, workbenchClass] = THEMES[theme];
    await this.configure({ 'workbench.colorTheme': name });
    await this.page.locator(`.monaco-workbench.${workbenchClass}`).waitFor();
    await this.page.waitForTimeout(300);
  }

  async configure(settings: Readonly<Record<string, unknown>>): Promise<void> {
    Object.assign(this.settings, settings);
    mkdirSync(join(this.folder, '.vscode'), { recursive: true });
    writeFileSync(join(this.folder, '.vscode/settings.json'), JSON.stringify(this.settings, null, 2));
  }

  async resize(width: number, height?: number): Promise<void> {
    const now = this.page.viewportSize();
    await this.page.setViewportSize({ width, height: height ?? now?.height ?? 900 });
    await this.page.waitForTimeout(200);
  }

  async reload(): Promise<void> {
    await this.page.reload();
    await ready(this.page);
  }

  async screenshot(name: string): Promise<string> {
    mkdirSync(screenshotFolder, { recursive: true });
    const path = join(screenshotFolder, `${name}.png`);
    await this.page.screenshot({ path });
    return path;
  }

  private async focusEditor(): Promise<void> {
    await this.page
      .locator('.editor-group-container.active .monaco-editor .view-lines')
      .first()
      .click({ position: { x: 5, y: 5 } });
  }

  /** Opens the quick input with a key and fills it. */
  private async quickInput(key: string, text: string): Promise<void> {
    const input = this.page.locator('.quick-input-widget input.input');
    await insist(async () => {
      await this.page.keyboard.press(key);
      await input.waitFor({ timeout: 3000 });
    });
    await input.fill(text);
  }
}
