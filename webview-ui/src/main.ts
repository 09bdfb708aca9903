/** The panel's page: wires the channel, the store, the controls and the picture. */
import './styles/theme.css';
import './styles/controls.css';
import './styles/picture.css';
import { WEBVIEW_PROTOCOL } from '../../src/protocol/webview';
import type { HostMessage, RunId } from '../../src/protocol/webview';
import { ChoicesLine, choicesMenu, tellingMenu, withoutHiding } from './choicesMenu';
import type { ChoiceActions } from './choicesMenu';
import { addContextMenu } from './contextMenu';
import { HoldersTip } from './holdersTip';
import { Exporter } from './export/exporter';
import { roveFocus } from './focus';
import { t } from './l10n';
import { Navigator } from './navigator';
import { Banner } from './panel/banner';
import { h, setShown, setText } from './panel/dom';
import { announce, outlineOf } from './panel/outline';
import { legend } from './panel/legend';
import { OutputPane } from './panel/output';
import { Toolbar } from './panel/toolbar';
import { Stage } from './stage';
import { isStale, Store } from './store';
import type { PageState } from './store';
import { Channel } from './vscode';

/** Rows shown more per click on "… more". */
const PAGE_ROWS = 24;

const start = (app: HTMLElement): void => {
  const channel = new Channel();
  const store = new Store();
  const send = channel.send.bind(channel);
  const trouble = (error: unknown): void => channel.trouble(error);

  const canvas = h('div', {
    class: 'canvas',
    attributes: { tabindex: '0', role: 'group', 'aria-label': t('Picture of the memory') },
  });
  const empty = h('p', { class: 'empty', text: t('Open a Python file to see its memory.') });
  const pending = h('p', { class: 'pending', attributes: { role: 'status' } });
  const outline = h('aside', { class: 'outline', attributes: { 'aria-label': t('The memory as text') } });
  const key = legend(channel.kept['legend'] === true, (isOpen) => channel.keep('legend', isOpen));
  const choiceActions: ChoiceActions = {
    choices: () => store.state.choices,
    choose: (choices) => {
      store.dispatch({ kind: 'choices', choices });
      send({ kind: 'choices', choices });
    },
    holders: (card) => {
      const { shown } = store.state;
      const element = canvas.querySelector(`[data-id="${card.id}"]`);
      if (shown === null || element === null) return;
      tip.ask(card.object, element);
      send({ kind: 'holders', run: shown.run, step: shown.step, object: card.object });
    },
  };
  const choicesLine = new ChoicesLine(choiceActions);
  const voice = h('div', { class: 'unseen', attributes: { 'aria-live': 'polite' } });

  const tip = new HoldersTip(canvas);
  const stage = new Stage(canvas, trouble, (milliseconds) => {
    canvas.dataset['drawn'] = String(Number(canvas.dataset['drawn'] ?? 0) + 1);
    canvas.dataset['milliseconds'] = milliseconds.toFixed(2);
    choicesLine.update(stage.current?.hiddenByChoice ?? 0);
    tip.hide();
  });
  const exporter = new Exporter(stage, send);
  const navigator = new Navigator(store, send, {
    prepare: (view) => stage.prepare(view),
    sample: (run, view, isLast) => void stage.sample(run, view, isLast).catch(trouble),
  });

  let isTextOpen = channel.kept['text'] === true;
  const copied = (button: HTMLElement): void => {
    button.classList.add('done');
    setTimeout(() => button.classList.remove('done'), 900);
  };
  const toolbar = new Toolbar({
    move: (move) => navigator.move(move),
    goTo: (step) => navigator.goTo(step),
    visit: (visit) => navigator.visit(visit),
    change: (change) => send({ kind: 'setting', change }),
    copy: () => {
      send({ kind: 'copy', text: stage.copyText(), what: 'mermaid' });
      if (document.activeElement instanceof HTMLElement) copied(document.activeElement);
    },
    export: () => send({ kind: 'offerExport' }),
    fit: () => stage.fit(),
    zoomBy: (factor) => stage.zoomBy(factor),
    toggleText: () => {
      isTextOpen = !isTextOpen;
      channel.keep('text', isTextOpen);
      update(store.state);
    },
  });
  const banner = new Banner(send, () => navigator.raised());
  const run = (): RunId => store.state.run?.run ?? 0;
  const output = new OutputPane({
    goTo: (step) => navigator.goTo(step),
    traceback: (file, line, before) => navigator.traceback(file, line, before),
    jump: (by) => navigator.jump({ to: 'output', by }),
    earlier: (end, characters) => send({ kind: 'earlier', run: run(), end, characters }),
    copy: () => send({ kind: 'copyOutput', run: run() }),
  });
  app.append(
    toolbar.root,
    banner.root,
    h(
      'main',
      { class: 'stage' },
      h('div', { class: 'canvas-room' }, canvas, key, choicesLine.root, empty, pending),
      outline,
    ),
    output.root,
    voice,
  );

  // The text form follows when the reader rests: it may be large, and a scrub shows none of it.
  let outlineTimer: number | null = null;
  let outlined: unknown = null;
  const updateOutline = (state: PageState): void => {
    const { shown } = state;
    if (shown === null || shown.view === outlined) return;
    if (outlineTimer !== null) clearTimeout(outlineTimer);
    outlineTimer = window.setTimeout(
      () => {
        outlined = shown.view;
        outline.replaceChildren(...outlineOf(shown.view));
        setText(voice, announce(shown.view));
      },
      isTextOpen ? 40 : 200,
    );
  };

  const update = (state: PageState): void => {
    const isReady = state.phase === 'ready';
    setShown(empty, state.phase === 'empty');
    setShown(toolbar.root, isReady);
    setShown(canvas, isReady);
    setShown(key, isReady && state.shown !== null);
    toolbar.update(state, isTextOpen);
    banner.update(state);
    setShown(pending, state.pending !== null);
    if (state.pending !== null) setText(pending, t('Running {0} …', state.pending));
    canvas.classList.toggle('stale', isStale(state));
    canvas.classList.toggle('late', state.pending !== null);
    outline.classList.toggle('unseen', !isTextOpen);
    if (state.shown !== null) stage.show({ ...state.shown, settings: state.settings, choices: state.choices });
    output.update(state);
    updateOutline(state);
  };
  store.subscribe(update);

  channel.listen((message: HostMessage) => {
    if (message.kind === 'run') {
      // The store first: the navigator asks it which run is the newest.
      store.dispatch(message);
      navigator.receive(message);
      return;
    }
    if (message.kind === 'held') tip.show(message.object, message.held);
    if (message.kind === 'export') void exporter.make(message.request, message.order);
    store.dispatch(message);
    navigator.receive(message);
  });

  canvas.addEventListener('pointerover', (event) => {
    const card = event.target instanceof Element ? event.target.closest<SVGGElement>('.card') : null;
    stage.highlight(card?.dataset['id'] ?? null);
    // The pointer on a count asks what it is made of.
    const isCount = event.target instanceof Element && event.target.closest('.card-note') !== null;
    const info = stage.current?.cards.find((one) => one.id === card?.dataset['id']);
    if (isCount && info?.kind === 'object' && info.life !== 'freed') choiceActions.holders(info);
    else tip.hide();
  });
  canvas.addEventListener('pointerleave', () => {
    stage.highlight(null);
    tip.hide();
  });
  canvas.addEventListener('click', (event) => {
    if (!(event.target instanceof Element)) return;
    const card = event.target.closest<SVGGElement>('.card');
    const row = event.target.closest<SVGGElement>('[data-more]');
    if (card === null) return;
    const info = stage.current?.cards.find((one) => one.id === card.dataset['id']);
    if (info?.kind === 'moreFrames') stage.moreFrames();
    if (info?.kind === 'moreObjects') navigator.objects(stage.moreObjects());
    if (row?.dataset['more'] === 'hidden') choiceActions.choose(withoutHiding(store.state.choices));
    if (row === null || info?.window === null || info?.window === undefined) return;
    const { offset, shown, length } = info.window;
    if (row.dataset['more'] === 'after')
      navigator.window(info.object, offset, Math.min(length - offset, shown + PAGE_ROWS));
    else {
      const start = Math.max(0, offset - PAGE_ROWS);
      navigator.window(info.object, start, shown + offset - start);
    }
  });
  addContextMenu(canvas, stage, [choicesMenu(choiceActions), tellingMenu(choiceActions)]);
  roveFocus(canvas, stage);
  canvas.addEventListener('keydown', (event) => {
    if (event.target !== canvas || event.ctrlKey || event.metaKey || event.altKey) return;
    const moves = { ArrowLeft: 'back', ArrowRight: 'next', Home: 'first', End: 'last' } as const;
    const move = Object.hasOwn(moves, event.key) ? moves[event.key as keyof typeof moves] : undefined;
    if (move === undefined) return;
    event.preventDefault();
    navigator.move(move);
  });

  // VS Code changes the theme by changing classes and variables on the root.
  new MutationObserver(() => stage.restyle()).observe(document.body, {
    attributes: true,
    attributeFilter: ['class', 'data-vscode-theme-id'],
  });
  window.addEventListener('error', (event) => channel.trouble(event.error ?? event.message));
  window.addEventListener('unhandledrejection', (event) => channel.trouble(event.reason));

  update(store.state);
  send({ kind: 'ready', protocol: WEBVIEW_PROTOCOL });
};

const app = document.getElementById('app');
if (app !== null) start(app);
