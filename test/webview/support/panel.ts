/**
 * The panel's page in a real browser, with a host that is played by the test: the page's own HTML shell under its own
 * content security policy, served from loopback; `acquireVsCodeApi` is a stub.
 */
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as esbuild from 'esbuild';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { mermaidSlim } from '../../../scripts/lib/mermaid-slim.mjs';
import { ensureChromium } from '../../../scripts/lib/setup.mjs';
import type { OutputChunk, View } from '../../../src/model';
import { panelHtml } from '../../../src/protocol/panelHtml';
import type { HostMessage, PageMessage, PanelSettings, RunState } from '../../../src/protocol/webview';
import { THEMES } from './themes';
import type { ThemeName } from './themes';

const NONCE = 'bm9uY2U';

/** A page's script and styles, as the build makes them. */
export const bundle = async (
  entry = 'webview-ui/src/main.ts',
): Promise<{ readonly script: string; readonly style: string }> => {
  const { outputFiles } = await esbuild.build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    outfile: 'page.js',
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    minify: true,
    define: { global: 'globalThis' },
    loader: { '.svg': 'text' },
    plugins: [mermaidSlim],
  });
  const text = (name: string): string => outputFiles.find((file) => file.path.endsWith(name))!.text;
  return { script: text('page.js'), style: text('page.css') };
};

/** A browser and a server for a suite's pages. */
export class PanelLab {
  private constructor(
    private readonly server: Server,
    readonly browser: Browser,
    /** Bytes of the page's script, minified as in the package. */
    readonly scriptBytes: number,
  ) {}

  static async open(): Promise<PanelLab> {
    const { script, style } = await bundle();
    const server = createServer((request, response) => {
      const send = (type: string, body: string): void => {
        response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(body);
      };
      if (request.url === '/panel.js') send('text/javascript', script);
      else if (request.url === '/panel.css') send('text/css', style);
      else
        send(
          'text/html',
          panelHtml({ nonce: NONCE, scriptUri: '/panel.js', styleUri: '/panel.css', cspSource: "'self'" }),
        );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const browser = await chromium.launch({
      executablePath: ensureChromium(),
      args: ['--no-sandbox', '--disable-gpu', '--force-color-profile=srgb', '--font-render-hinting=none'],
    });
    return new PanelLab(server, browser, Buffer.byteLength(script));
  }

  /** A page of a size and theme, loaded and ready. */
  async panel(options: { width?: number; height?: number; theme?: ThemeName; scale?: number } = {}): Promise<Panel> {
    const { width = 760, height = 560, theme = 'light', scale = 1 } = options;
    const page = await this.browser.newPage({ viewport: { width, height }, deviceScaleFactor: scale });
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    // Functions handed to the page were compiled to keep their names, by a helper that the page must have.
    await page.addInitScript({ content: 'globalThis.__name = (value) => value;' });
    await page.addInitScript((): void => {
      const sent: unknown[] = [];
      const lab = { sent, answer: null as ((message: unknown) => void) | null, state: undefined as unknown };
      Object.assign(window, {
        lab,
        acquireVsCodeApi: () => ({
          postMessage: (message: unknown) => {
            sent.push(message);
            lab.answer?.(message);
          },
          getState: () => lab.state,
          setState: (state: unknown) => (lab.state = state),
        }),
      });
    });
    const { port } = this.server.address() as AddressInfo;
    await page.goto(`http://127.0.0.1:${port}/`);
    const panel = new Panel(page, problems);
    await panel.theme(theme);
    return panel;
  }

  async close(): Promise<void> {
    await this.browser.close();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

interface Lab {
  readonly sent: PageMessage[];
  answer: ((message: PageMessage) => void) | null;
}

declare const lab: Lab;
/** A function of the test, reached from the page. */
declare const askHost: (message: PageMessage) => Promise<readonly HostMessage[]>;

const SETTINGS: PanelSettings = { boxed: false, framesGrow: 'down', moment: 'after' };

/** One page under test. */
export class Panel {
  constructor(
    readonly page: Page,
    /** Errors of the page, policy violations among them. */
    readonly problems: readonly string[],
  ) {}

  /** Gives the page a theme as VS Code does: variables on the root, a class on the body. */
  async theme(name: ThemeName): Promise<void> {
    const { bodyClass, variables } = THEMES[name];
    await this.page.evaluate(
      ([className, entries]) => {
        document.body.className = className;
        for (const [key, value] of Object.entries(entries))
          document.documentElement.style.setProperty(`--vscode-${key}`, value);
      },
      [bodyClass, variables] as const,
    );
  }

  /** Sends messages of the host. */
  async post(...messages: readonly HostMessage[]): Promise<void> {
    await this.page.evaluate((all) => {
      for (const message of all) window.postMessage(message, '*');
    }, messages);
  }

  /** The settings a panel starts with. */
  static readonly settings = SETTINGS;

  /** Has every message of the page answered by a function of the test. */
  async answerWith(answer: (message: PageMessage) => readonly HostMessage[]): Promise<void> {
    await this.page.exposeFunction('askHost', answer);
    await this.page.evaluate(() => {
      lab.answer = (message) =>
        void askHost(message).then((all) => {
          for (const one of all) window.postMessage(one, '*');
        });
    });
  }

  /** Messages the page sent, oldest first. */
  sent(): Promise<PageMessage[]> {
    return this.page.evaluate(() => lab.sent);
  }

  /** A finished run of `steps` steps. */
  static run(steps: number, more: Partial<RunState> = {}): RunState {
    return {
      run: 1,
      title: 'lesson.py',
      file: 'lesson.py',
      outcome: { kind: 'finished', exitCode: 0 },
      steps,
      firstStep: 0,
      outputLength: 0,
      milliseconds: 12,
      bytes: 1000,
      ...more,
    };
  }

  /** Shows one view and waits until it is drawn. */
  async show(view: View, settings: Partial<PanelSettings> = {}, more: Partial<RunState> = {}): Promise<void> {
    const before = await this.drawn();
    await this.post(
      { kind: 'settings', settings: { ...SETTINGS, ...settings } },
      { kind: 'run', state: Panel.run(view.step + 1, more) },
      {
        kind: 'view',
        run: more.run ?? 1,
        request: 0,
        step: view.step,
        view,
        visit: { kind: 'none' },
        output: { start: 0, chunks: [] },
      },
    );
    await this.page.waitForFunction(
      (count) => Number(document.querySelector('.canvas')?.getAttribute('data-drawn')) > count,
      before,
    );
    await this.settle();
  }

  /** Lets the page play the host by itself: every request is answered from these views. */
  async play(views: readonly View[], output: readonly OutputChunk[] = [], delay = 0): Promise<void> {
    await this.page.evaluate(
      ([all, printed, wait]) => {
        const reply = (message: unknown): void => void setTimeout(() => window.postMessage(message, '*'), wait);
        lab.answer = (message) => {
          const last = all.length - 1;
          const answer = (request: number, step: number): void => {
            const view = all[step]!;
            const line = view.lastLine ?? 1;
            const visits = all.filter((one) => (one.lastLine ?? 1) === line);
            const visit = { line, visit: visits.indexOf(view), count: visits.length, step };
            reply({
              kind: 'view',
              run: 1,
              request,
              step,
              view,
              visit: { kind: 'visit', visit, file: view.file },
              output: { start: 0, chunks: printed.filter((chunk) => chunk.step < step) },
            });
          };
          switch (message.kind) {
            case 'show':
              return answer(message.request, message.step);
            case 'telling':
              return reply({ kind: 'telling', run: 1, request: message.request, steps: all.map(({ step }) => step) });
            case 'samples': {
              const views = message.steps.map((step) => all[step]!);
              return reply({ kind: 'samples', run: 1, request: message.request, views });
            }
            case 'peek':
              return reply({ kind: 'peeked', run: 1, request: message.request, view: all[message.step]! });
            case 'move':
              return answer(message.request, Math.min(last, message.from + 3));
            case 'visit':
              return answer(
                message.request,
                all.filter((one) => (one.lastLine ?? 1) === message.line)[message.visit]!.step,
              );
            default:
          }
        };
      },
      [views, output, delay] as const,
    );
    const length = output.reduce((sum, chunk) => sum + chunk.text.length, 0);
    await this.post(
      { kind: 'settings', settings: SETTINGS },
      { kind: 'run', state: Panel.run(views.length, { outputLength: length }) },
      {
        kind: 'view',
        run: 1,
        request: 0,
        step: 0,
        view: views[0]!,
        visit: { kind: 'none' },
        output: { start: 0, chunks: [] },
      },
    );
    await this.page.waitForFunction(() => Number(document.querySelector('.canvas')?.getAttribute('data-drawn')) > 0);
  }

  /** How many pictures were drawn. */
  drawn(): Promise<number> {
    return this.page.evaluate(() => Number(document.querySelector('.canvas')?.getAttribute('data-drawn') ?? 0));
  }

  /** Waits until transitions and background work are over. */
  async settle(): Promise<void> {
    await this.page.waitForTimeout(350);
  }

  async close(): Promise<void> {
    await this.page.close();
  }
}
