/** The extension's commands. Each one is declared in package.json; each one acts on what the panel shows. */
import type { Disposable, ExtensionContext } from 'vscode';
import { commands, env, l10n, window } from 'vscode';
import { clipboardText, diagramOf, frameSlots, frameTitle } from '../diagram';
import type { Jump, Move } from '../model';
import { editAnswers } from './answers';
import { openExample } from './examples';
import { Exports } from './export/exports';
import { GO_TO_STEP } from './hover';
import type { MemoryModel } from './memoryModel';
import type { Session } from './session';
import { readSettings, writeSetting } from './settings';
import type { SyntaxTrees } from './syntaxTrees';

const MOVES: Readonly<Record<string, Move>> = {
  stepFirst: 'first',
  stepBack: 'back',
  stepNext: 'next',
  stepLast: 'last',
  stepOver: 'overForward',
  stepOverBack: 'overBack',
  stepOut: 'out',
  stepOutBack: 'outBack',
};

const JUMPS: Readonly<Record<string, Jump>> = {
  previousChange: { to: 'change', by: -1 },
  nextChange: { to: 'change', by: 1 },
  previousPrint: { to: 'output', by: -1 },
  nextPrint: { to: 'output', by: 1 },
  previousException: { to: 'exception', by: -1 },
  nextException: { to: 'exception', by: 1 },
  previousWrite: { to: 'watch', by: -1 },
  nextWrite: { to: 'watch', by: 1 },
};

/** Registers them all. */
export function registerCommands(
  context: ExtensionContext,
  model: MemoryModel,
  trees: SyntaxTrees,
  showLog: () => void,
): Disposable[] {
  const exports = new Exports(context, model, trees);
  const register = (name: string, action: (...args: unknown[]) => unknown): Disposable =>
    commands.registerCommand(name.includes('.') ? name : `pythonMemoryModel.${name}`, action);
  /** With the session that is shown; without one the learner is told how to get there. */
  const withSession = (action: (session: Session) => unknown) => (): unknown => {
    const session = model.current?.session;
    if (session !== undefined) return action(session);
    return window.showInformationMessage(l10n.t('Open a Python file and run Show Memory Model first.'));
  };
  const moves = Object.entries(MOVES).map(([name, move]) =>
    register(
      name,
      withSession((session) => session.move(move)),
    ),
  );
  const jumps = Object.entries(JUMPS).map(([name, jump]) =>
    register(
      name,
      withSession((session) => session.jump(jump)),
    ),
  );
  return [
    ...moves,
    ...jumps,
    register('play', () => model.play()),
    register('goToStep', withSession(askForStep)),
    register('watchVariable', withSession(chooseVariable)),
    register('show', () => model.show()),
    register(
      'previousVisit',
      withSession((session) => session.otherVisit(-1)),
    ),
    register(
      'nextVisit',
      withSession((session) => session.otherVisit(1)),
    ),
    register(
      'rerun',
      withSession((session) => session.runs.run()),
    ),
    register(
      'cancel',
      withSession((session) => session.runs.cancel()),
    ),
    register('copyAsMermaid', withSession(copyAsMermaid)),
    register('copyAsMarkdown', () => exports.copyAsMarkdown()),
    register('saveAsSvg', () => exports.savePicture('svg', true)),
    register('saveAsPng', () => exports.savePicture('png', true)),
    register('saveAsTransparentPng', () => exports.savePicture('png', false)),
    register('saveAsWebPage', () => exports.saveWebPage()),
    register('saveAsAnimation', () => exports.saveAnimation()),
    register('export', () => exports.choose()),
    register('setInput', withSession(editAnswers)),
    register('openExample', async () => {
      if (await openExample(context)) model.show();
    }),
    register('toggleEverythingOnTheHeap', () => writeSetting('everythingOnTheHeap', !readSettings().boxed)),
    register('toggleLiveUpdate', async () => {
      const on = !readSettings().liveUpdate;
      await writeSetting('liveUpdate', on);
      if (on) model.rerun();
    }),
    register('showLog', showLog),
    register(GO_TO_STEP, (step) => (typeof step === 'number' ? model.goToStep(step) : undefined)),
  ];
}

async function copyAsMermaid(session: Session): Promise<void> {
  if (session.shown === null) {
    void window.showInformationMessage(l10n.t('There is no picture to copy yet.'));
    return;
  }
  const { boxed } = readSettings();
  await env.clipboard.writeText(clipboardText(diagramOf(session.shown.look.view, { boxed, t: l10n.t })));
  window.setStatusBarMessage(`$(check) ${l10n.t('Copied as Mermaid')}`, 3000);
}

/** "Step 120 of 2,000,012", typed. */
async function askForStep(session: Session): Promise<void> {
  const { shown, latest } = session;
  if (shown === null || latest === null) return;
  const { firstStep, steps } = latest.status;
  const total = (firstStep + steps).toLocaleString(env.language);
  const typed = await window.showInputBox({
    title: l10n.t('Go to Step'),
    prompt: l10n.t('A step from {0} to {1}', firstStep + 1, total),
    value: String(shown.step + 1),
    validateInput: (text) => (stepOf(text) === null ? l10n.t('Type a number.') : null),
  });
  const step = typed === undefined ? null : stepOf(typed);
  if (step !== null) await session.show(step - 1);
}

function stepOf(text: string): number | null {
  const digits = text.replace(/[\s,._']/g, '');
  return /^\d+$/.test(digits) ? Number(digits) : null;
}

/** A variable of a frame on show, to be watched; or none any more. */
async function chooseVariable(session: Session): Promise<void> {
  const view = session.shown?.look.view;
  if (view === undefined) return;
  const objects = new Map(view.objects.map((object) => [object.id, object]));
  const items = [...view.frames].reverse().flatMap((frame, index) => {
    const title = frameTitle(frame, index === view.frames.length - 1, l10n.t);
    return frameSlots(frame).flatMap(({ label, value }) =>
      label.kind === 'name'
        ? [
            {
              label: label.name,
              description: title,
              detail: objects.get(value)?.text ?? '',
              variable: { file: frame.file, scope: frame.name, name: label.name },
            },
          ]
        : [],
    );
  });
  const none = { label: l10n.t('Stop Watching'), description: '', detail: '', variable: null };
  const chosen = await window.showQuickPick(session.watched === null ? items : [none, ...items], {
    title: l10n.t('Watch Variable'),
    placeHolder: l10n.t('Its changes are marked on the slider, and can be jumped to'),
  });
  if (chosen !== undefined) session.watch(chosen.variable);
}
