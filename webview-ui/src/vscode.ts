/** The page's end of the channel to the host. */
import { isHostMessage } from '../../src/protocol/webviewGuards';
import type { HostMessage, PageMessage } from '../../src/protocol/webview';

interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** Sends to the host, hears from it, and keeps small things across reloads of the page. */
export class Channel {
  private readonly api = acquireVsCodeApi();

  /** Calls `receive` for every valid message of the host; anything else is reported and dropped. */
  listen(receive: (message: HostMessage) => void): void {
    window.addEventListener('message', (event: MessageEvent<unknown>) => {
      if (isHostMessage(event.data)) receive(event.data);
      else if (typeof event.data === 'object' && event.data !== null && 'kind' in event.data)
        this.send({ kind: 'trouble', message: `Not a message of the host: ${String(event.data.kind)}`, stack: '' });
    });
  }

  send(message: PageMessage): void {
    this.api.postMessage(message);
  }

  /** Tells the host's log of a defect. */
  trouble(error: unknown): void {
    const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
    this.send({ kind: 'trouble', message, stack });
  }

  /** What the page keeps for itself: which parts are open. */
  get kept(): Readonly<Record<string, unknown>> {
    const state = this.api.getState();
    return typeof state === 'object' && state !== null ? (state as Readonly<Record<string, unknown>>) : {};
  }

  keep(name: string, value: unknown): void {
    this.api.setState({ ...this.kept, [name]: value });
  }
}
