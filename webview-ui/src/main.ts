/** The panel's page: wires the channel, the store, the controls and the picture. */
import './styles/index.css';
import type { Jump, Move, ObjectId, SlotLabel, WatchedVariable } from '../../src/model';
import { WEBVIEW_PROTOCOL } from '../../src/protocol/webview';
import type { HostMessage, RunId } from '../../src/protocol/webview';
import { Asker } from './asker';
import { ChoicesLine, choicesMenu, tellingMenu, withoutHiding } from './choicesMenu';
import type { ChoiceActions } from './choicesMenu';
import { addContextMenu } from './contextMenu';
import { HoldersTip } from './holdersTip';
import { Exporter } from './export/exporter';
import { PictureFocus, targetOf } from './focus';
import { t } from './l10n';
import { Navigator } from './navigator';
import { Banner } from './panel/banner';
import { h, setShown, setText } from './panel/dom';
import { Breadcrumbs } from './panel/breadcrumbs';
import { legend } from './panel/legend';
import { Meters } from './panel/meters';
import { outlineOf } from './panel/outline';
import { OutputPane } from './panel/output';
import { Told } from './panel/told';
import { Timeline } from './panel/timeline';
import { Toolbar } from './panel/toolbar';
import { Tree } from './panel/tree';
import { WatchLine } from './panel/watchLine';
import { Whereabouts } from './panel/whereabouts';
import { Player } from './player';
import { askWhy, rowMenu, toggleWatch } from './rowActions';
import { addShortcuts } from './shortcuts';
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
  const tree = new Tree(t('The memory as text'));
  const outline = h('aside', { class: 'outline', attributes: { 'aria-label': t('The memory as text') } }, tree.root);
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
    focus.drawn();
  });
  const exporter = new Exporter(stage, send);
  const navigator = new Navigator(store, send, {
    prepare: (view) => stage.prepare(view),
    sample: (run, views, isLast) => stage.sample(run, views, isLast),
  });

  let isTextOpen = channel.kept['text'] === true;
  const copied = (button: HTMLElement): void => {
    button.classList.add('done');
    setTimeout(() => button.classList.remove('done'), 900);
  };
  const run = (): RunId => store.state.run?.run ?? 0;
  const player = new Player(
    () => store.state,
    (step) => navigator.goTo(step),
    () => {
      channel.keep('speed', player.speed);
      update(store.state);
    },
    channel.kept['speed'],
  );
  /** What the reader does by hand ends playing. */
  const byHand = {
    goTo: (step: number): void => {
      player.stop();
      navigator.goTo(step);
    },
    move: (move: Move): void => {
      player.stop();
      navigator.move(move);
    },
    jump: (jump: Jump): void => {
      player.stop();
      navigator.jump(jump);
    },
    visit: (visit: number): void => {
      player.stop();
      navigator.visit(visit);
    },
  };
  const rows = {
    view: () => store.state.shown?.view ?? null,
    watched: () => store.state.watched,
    watch: (variable: WatchedVariable | null): void => send({ kind: 'watch', variable }),
    written: (holder: ObjectId, label: SlotLabel): void => {
      player.stop();
      navigator.written(holder, label);
    },
  };
  const toolbar = new Toolbar(
    {
      ...byHand,
      change: (change) => send({ kind: 'setting', change }),
      unwatch: () => send({ kind: 'watch', variable: null }),
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
    },
    player,
  );
  const asker = new Asker(send, () => timeline.columns);
  const timeline = new Timeline(byHand.goTo, () => asker.resized());
  const told = new Told();
  const breadcrumbs = new Breadcrumbs((frame) => {
    focus.show(`f${frame.id}`);
    send({ kind: 'reveal', file: frame.file, line: frame.line });
  });
  const visits = new Whereabouts(byHand.visit);
  const watchLine = new WatchLine({
    jump: (by) => byHand.jump({ to: 'watch', by }),
    stop: () => rows.watch(null),
  });
  const meters = new Meters(channel.kept['meters'] === true, byHand.goTo, (isOpen) => {
    channel.keep('meters', isOpen);
    update(store.state);
  });
  const banner = new Banner(send, () => navigator.raised());
  const output = new OutputPane({
    goTo: byHand.goTo,
    traceback: (place, before) => navigator.traceback(place, before),
    jump: (by) => byHand.jump({ to: 'output', by }),
    earlier: (end, characters) => send({ kind: 'earlier', run: run(), end, characters }),
    copy: () => send({ kind: 'copyOutput', run: run() }),
  });
  const header = h(
    'header',
    { class: 'head' },
    toolbar.root,
    timeline.root,
    h('div', { class: 'where' }, breadcrumbs.root, visits.root, watchLine.root),
    told.root,
  );
  app.append(
    header,
    banner.root,
    h(
      'main',
      { class: 'stage' },
      h('div', { class: 'canvas-room' }, canvas, choicesLine.root, empty, pending),
      outline,
    ),
    output.root,
    h('footer', { class: 'foot' }, meters.root, key),
    voice,
  );
  const focus = new PictureFocus(canvas, stage, {
    say: (text) => setText(voice, text),
    watch: (target) => toggleWatch(target, rows),
    why: (target) => askWhy(target, rows),
  });

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
        tree.show(outlineOf(shown.view));
        told.say();
      },
      isTextOpen ? 40 : 200,
    );
  };

  const update = (state: PageState): void => {
    const isReady = state.phase === 'ready';
    setShown(empty, state.phase === 'empty');
    setShown(header, isReady);
    setShown(canvas, isReady);
    setShown(key, isReady && state.shown !== null);
    toolbar.update(state, isTextOpen);
    timeline.update(state);
    visits.update(state);
    watchLine.update(state.watched);
    breadcrumbs.update(state.shown?.view ?? null);
    told.update(state);
    meters.update(state);
    asker.update(state, meters.isOpen);
    banner.update(state);
    setShown(pending, state.pending !== null);
    if (state.pending !== null) setText(pending, t('Running {0} …', state.pending));
    canvas.classList.toggle('stale', isStale(state));
    canvas.classList.toggle('late', state.pending !== null);
    outline.classList.toggle('unseen', !isTextOpen);
    tree.reachable = isTextOpen;
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
    if (message.kind === 'play') player.toggle();
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
    // A number stands for an arrow.
    if (event.target.classList.contains('id')) {
      const key = event.target.closest<SVGGElement>('[data-row]')?.dataset['row'];
      const target = info?.rows.find((one) => one.key === key);
      if (target !== undefined) focus.show(targetOf(target) ?? '');
      return;
    }
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
  addContextMenu(canvas, stage, () => focus.chosen, [
    rowMenu(rows),
    choicesMenu(choiceActions),
    tellingMenu(choiceActions),
  ]);
  addShortcuts(canvas, {
    move: byHand.move,
    jump: byHand.jump,
    visitBy: (by) => visits.by(by),
    play: () => player.toggle(),
    typeStep: () => toolbar.field.focus(),
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
