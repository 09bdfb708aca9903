/** The panel: a webview beside the editor. It carries messages and knows nothing of what they mean. */
import type { Disposable, ExtensionContext, WebviewPanel } from 'vscode';
import { EventEmitter, Uri, ViewColumn, env, l10n, window } from 'vscode';
import { panelHtml } from '../protocol/panelHtml';
import type { HostMessage, PageMessage } from '../protocol/webview';
import { isPageMessage } from '../protocol/webviewGuards';

/** The panel's type: what VS Code remembers it by over a reload. */
export const PANEL_TYPE = 'pythonMemoryModel.panel';

/** One open panel. */
export class Panel implements Disposable {
  private readonly messages = new EventEmitter<PageMessage>();
  private readonly closed = new EventEmitter<void>();
  private readonly visibility = new EventEmitter<boolean>();
  /** A well-formed message of the page arrived. */
  readonly onMessage = this.messages.event;
  /** The panel was closed. */
  readonly onClosed = this.closed.event;
  /** The panel came to sight or went out of it. */
  readonly onVisibility = this.visibility.event;

  private constructor(
    private readonly panel: WebviewPanel,
    context: ExtensionContext,
  ) {
    const root = Uri.joinPath(context.extensionUri, 'dist', 'webview');
    const { webview } = panel;
    webview.options = { enableScripts: true, localResourceRoots: [root] };
    panel.iconPath = {
      light: Uri.joinPath(context.extensionUri, 'media', 'panel-light.svg'),
      dark: Uri.joinPath(context.extensionUri, 'media', 'panel-dark.svg'),
    };
    webview.onDidReceiveMessage((message: unknown) => {
      if (isPageMessage(message)) this.messages.fire(message);
    });
    panel.onDidDispose(() => {
      this.closed.fire();
      this.messages.dispose();
      this.closed.dispose();
      this.visibility.dispose();
    });
    panel.onDidChangeViewState(() => this.visibility.fire(panel.visible));
    webview.html = panelHtml({
      nonce: nonce(),
      scriptUri: webview.asWebviewUri(Uri.joinPath(root, 'panel.js')).toString(),
      styleUri: webview.asWebviewUri(Uri.joinPath(root, 'panel.css')).toString(),
      cspSource: webview.cspSource,
      language: env.language,
      ...(l10n.bundle === undefined ? {} : { words: l10n.bundle }),
    });
  }

  /** Opens a panel beside the active editor; the focus stays where it is. */
  static open(context: ExtensionContext): Panel {
    const panel = window.createWebviewPanel(
      PANEL_TYPE,
      l10n.t('Memory Model'),
      { viewColumn: ViewColumn.Beside, preserveFocus: true },
      { enableScripts: true, retainContextWhenHidden: true },
    );
    return new Panel(panel, context);
  }

  /** Takes over a panel that VS Code kept over a reload. */
  static revive(panel: WebviewPanel, context: ExtensionContext): Panel {
    return new Panel(panel, context);
  }

  get visible(): boolean {
    return this.panel.visible;
  }

  /** The column the panel is in. */
  get column(): ViewColumn | undefined {
    return this.panel.viewColumn;
  }

  set title(title: string) {
    this.panel.title = title;
  }

  post(message: HostMessage): void {
    void this.panel.webview.postMessage(message);
  }

  /** Brings the panel to sight; the focus stays where it is. */
  reveal(): void {
    this.panel.reveal(undefined, true);
  }

  dispose(): void {
    this.panel.dispose();
  }
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

function nonce(): string {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(32));
  return Array.from(bytes, (byte) => LETTERS[byte % LETTERS.length]).join('');
}
