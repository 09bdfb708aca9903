/** A page that steps through a run on its own: this script is there before the panel's and plays its host. */
import './handout.css';
import { HANDOUT_ELEMENT } from '../../../src/protocol/handout';
import type { Handout } from '../../../src/protocol/handout';
import { isPageMessage } from '../../../src/protocol/webviewGuards';
import type { PageMessage } from '../../../src/protocol/webview';
import { Listing } from './listing';
import { Player } from './player';
import { printWhole } from './print';

const read = async (): Promise<Handout> => {
  const packed = document.getElementById(HANDOUT_ELEMENT)?.textContent ?? '';
  const bytes = Uint8Array.from(atob(packed.trim()), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return (await new Response(stream).json()) as Handout;
};

/** The reader's own light or dark, as the panel knows them from VS Code. */
const followTheme = (): void => {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const apply = (): void => {
    document.body.classList.toggle('vscode-dark', dark.matches);
    document.body.classList.toggle('vscode-light', !dark.matches);
  };
  dark.addEventListener('change', apply);
  apply();
};

const waiting: PageMessage[] = [];
let player: Player | null = null;
let state: unknown;

Object.assign(window, {
  acquireVsCodeApi: () => ({
    postMessage: (message: unknown) => {
      if (!isPageMessage(message)) return;
      if (player === null) waiting.push(message);
      // As over a channel: the answer never comes before the question has been asked.
      else queueMicrotask(() => player?.receive(message));
    },
    getState: () => state,
    setState: (next: unknown) => (state = next),
  }),
});

const start = async (): Promise<void> => {
  const handout = await read();
  const listing: Listing = new Listing(handout, (file, line) => player?.goToLine(file, line));
  document.getElementById('lesson')?.append(listing.root);
  player = new Player(
    handout,
    (message) => window.postMessage(message, '*'),
    (step) => listing.show(step),
    (line) => listing.reveal(line),
  );
  for (const message of waiting.splice(0)) player.receive(message);
  window.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
    const { target } = event;
    const isBusy =
      target instanceof Element && target.closest('input, textarea, button, .canvas, [role=menu]') !== null;
    if (isBusy || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return;
    event.preventDefault();
    player?.by(event.key === 'ArrowLeft' ? -1 : 1);
  });
};

followTheme();
printWhole();
void start();
