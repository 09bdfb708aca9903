/** The controls above the picture: play, moves, the step's number, the slider, and what to show. */
import type { Jump, Move } from '../../../src/model';
import type { SettingChange } from '../../../src/protocol/webview';
import { t } from '../l10n';
import { SPEEDS } from '../player';
import type { Player } from '../player';
import type { PageState } from '../store';
import { lastStep } from '../store';
import { h, setShown, setText } from './dom';
import { icon } from './icons';
import type { IconName } from './icons';
import { keyText, withKey } from './keys';
import { openMenu } from './menu';
import type { MenuGroup } from './menu';
import { StepField } from './stepField';

/** What the controls do. */
export interface ToolbarActions {
  readonly move: (move: Move) => void;
  readonly jump: (jump: Jump) => void;
  readonly goTo: (step: number) => void;
  readonly change: (change: SettingChange) => void;
  readonly unwatch: () => void;
  readonly copy: () => void;
  readonly export: () => void;
  readonly fit: () => void;
  readonly zoomBy: (factor: number) => void;
  readonly toggleText: () => void;
}

const setTitle = (element: HTMLElement, title: string): void => {
  if (element.title === title) return;
  element.title = title;
  element.setAttribute('aria-label', title);
};

const button = (name: IconName, title: string, onClick: () => void, isMirrored = false): HTMLButtonElement =>
  h(
    'button',
    { class: 'tool', title, attributes: { type: 'button', 'aria-label': title }, on: { click: onClick } },
    icon(name, isMirrored),
  );

/** Left out where room is short; the menu has it, too. */
const narrowless = (element: HTMLElement): HTMLElement => {
  element.classList.add('narrowless');
  return element;
};

/** Whether the run has steps to move through. */
const hasSteps = (state: PageState): boolean => state.run !== null && state.run.steps > 0;

/** The toolbar. */
export class Toolbar {
  readonly root: HTMLElement;
  readonly field: StepField;
  private readonly play: HTMLButtonElement;
  private readonly speed: HTMLSelectElement;
  private readonly backward: readonly HTMLButtonElement[];
  private readonly forward: readonly HTMLButtonElement[];
  private readonly heading = h('h1', { class: 'unseen', text: t('Python memory') });
  private readonly boxed: HTMLButtonElement;
  private readonly grow: HTMLButtonElement;
  private readonly text: HTMLButtonElement;
  private readonly more: HTMLButtonElement;
  private state: PageState | null = null;

  constructor(
    private readonly actions: ToolbarActions,
    private readonly player: Player,
  ) {
    const move = (name: Move) => (): void => actions.move(name);
    const first = button('last', withKey(t('First step'), 'first'), move('first'), true);
    const back = button('chevronLeft', withKey(t('Step back'), 'back'), move('back'));
    const next = button('chevronRight', withKey(t('Next step, into calls'), 'next'), move('next'));
    const last = button('last', withKey(t('Last step'), 'last'), move('last'));
    const over = button(
      'stepOver',
      withKey(t('Step over: run the call on this line in one go'), 'over'),
      move('overForward'),
    );
    const out = button('stepOut', withKey(t('Step out: to where this call returns'), 'out'), move('out'));
    const jump = (by: 1 | -1) => (): void => actions.jump({ to: 'change', by });
    const changeBack = button('change', withKey(t('Previous change of the picture'), 'changeBack'), jump(-1), true);
    const changeNext = button('change', withKey(t('Next change of the picture'), 'changeNext'), jump(1));
    this.backward = [first, back, changeBack];
    this.forward = [next, last, over, out, changeNext];
    this.play = button('play', '', () => this.player.toggle());
    this.speed = h(
      'select',
      {
        class: 'speed',
        title: t('Speed of playing'),
        attributes: { 'aria-label': t('Speed of playing') },
        on: { change: () => (this.player.speed = Number(this.speed.value)) },
      },
      ...SPEEDS.map((speed) => {
        const text = speed === 1 ? t('1 step/s') : t('{0} steps/s', speed);
        return h('option', { text, attributes: { value: String(speed) } });
      }),
    );
    this.field = new StepField(actions.goTo);
    this.boxed = button('box', t('Everything is an object: draw numbers and strings on the heap, too'), () =>
      actions.change({ name: 'boxed', value: this.state?.settings.boxed !== true }),
    );
    this.grow = button('arrowDown', '', () =>
      actions.change({ name: 'framesGrow', value: this.state?.settings.framesGrow === 'up' ? 'down' : 'up' }),
    );
    this.text = button('listTree', t('Show the memory as text'), actions.toggleText);
    const exportTool = button('export', t('Export: save or copy the picture, a page or an animation'), actions.export);
    exportTool.classList.add('export-tool');
    this.more = button('more', t('More ways to move'), () => this.openMore());
    this.more.setAttribute('aria-haspopup', 'menu');
    this.root = h(
      'div',
      { class: 'toolbar', attributes: { role: 'group', 'aria-label': t('Controls') } },
      this.heading,
      h('div', { class: 'tools' }, this.play, this.speed),
      h('div', { class: 'tools' }, first, back, next, last),
      h('div', { class: 'tools' }, over, out, changeBack, changeNext, this.more),
      this.field.root,
      h(
        'div',
        { class: 'tools looks' },
        this.boxed,
        narrowless(this.grow),
        this.text,
        narrowless(h('span', { class: 'divider' })),
        narrowless(button('zoomOut', t('Zoom out'), () => actions.zoomBy(1 / 1.25))),
        button('fit', t('Fit the picture into the panel'), actions.fit),
        narrowless(button('zoomIn', t('Zoom in'), () => actions.zoomBy(1.25))),
        narrowless(h('span', { class: 'divider' })),
        narrowless(button('copy', t('Copy as Mermaid'), actions.copy)),
        exportTool,
      ),
    );
  }

  private openMore(): void {
    const { bottom, left } = this.more.getBoundingClientRect();
    openMenu(this.moreItems(), { x: left, y: bottom + 2 });
  }

  private moreItems(): readonly MenuGroup[] {
    const { move, jump, unwatch } = this.actions;
    const marks = this.state?.marks ?? null;
    const has = (kind: 'output' | 'exception'): boolean => marks?.rows[kind].counts.some((count) => count > 0) ?? false;
    const watched = this.state?.watched ?? null;
    const step = (label: string, name: Move) => ({ label, run: () => move(name) });
    const to = (label: string, where: Jump['to'], by: 1 | -1, isDisabled = false, key = '') => ({
      label,
      key,
      isDisabled,
      run: () => jump({ to: where, by }),
    });
    return [
      [step(t('Step over, backwards'), 'overBack'), step(t('Back to where this call began'), 'outBack')],
      [
        to(t('Previous print'), 'output', -1, !has('output')),
        to(t('Next print'), 'output', 1, !has('output')),
        to(t('Previous exception'), 'exception', -1, !has('exception')),
        to(t('Next exception'), 'exception', 1, !has('exception')),
        to(t('Previous call'), 'call', -1),
        to(t('Next call'), 'call', 1),
      ],
      watched === null
        ? []
        : [
            to(t('Previous write of {0}', watched.name), 'watch', -1, false, keyText('watchBack')),
            to(t('Next write of {0}', watched.name), 'watch', 1, false, keyText('watchNext')),
            { label: t('Stop watching {0}', watched.name), run: unwatch },
          ],
    ];
  }

  /** Shows the state. */
  update(state: PageState, isTextOpen: boolean): void {
    this.state = state;
    const { run, settings } = state;
    const can = hasSteps(state);
    const step = state.wanted ?? state.shown?.step ?? 0;
    const first = run?.firstStep ?? 0;
    const last = run === null ? -1 : lastStep(run);
    for (const each of this.backward) each.disabled = !can || step <= first;
    for (const each of this.forward) each.disabled = !can || step >= last;
    this.play.disabled = this.more.disabled = !can;
    setText(this.heading, run === null ? t('Python memory') : t('Memory of {0}', run.title));
    this.field.update(state);
    this.boxed.setAttribute('aria-pressed', String(settings.boxed));
    this.text.setAttribute('aria-pressed', String(isTextOpen));
    const isUp = settings.framesGrow === 'up';
    const growTitle = isUp ? t('Frames grow upwards (click: downwards)') : t('Frames grow downwards (click: upwards)');
    if (this.grow.title !== growTitle) this.grow.replaceChildren(icon(isUp ? 'arrowUp' : 'arrowDown'));
    setTitle(this.grow, growTitle);
    const playTitle = withKey(this.player.isPlaying ? t('Pause') : t('Play'), 'play');
    if (this.play.title !== playTitle) this.play.replaceChildren(icon(this.player.isPlaying ? 'pause' : 'play'));
    setTitle(this.play, playTitle);
    this.speed.value = String(this.player.speed);
    setShown(this.field.root, can);
  }
}
