/** What the program reads from its standard input, as a list the learner can change. */
import type { QuickPickItem } from 'vscode';
import { ThemeIcon, l10n, window } from 'vscode';
import type { Session } from './session';

interface LineItem extends QuickPickItem {
  /** Which line it is; `add`: the item that adds one; `end`: the end of the input. */
  readonly line: number | 'add' | 'end';
}

/** Shows the list; choosing a line changes it, its button removes it. Every change runs the program again. */
export async function editAnswers(session: Session): Promise<void> {
  const picker = window.createQuickPick<LineItem>();
  picker.title = l10n.t('Answers for input()');
  picker.placeholder = l10n.t('Lines that input() reads, in order');
  const remove = { iconPath: new ThemeIcon('trash'), tooltip: l10n.t('Remove this answer') };
  const items = (): LineItem[] => {
    const { lines, ended } = session.runs.input;
    return [
      ...lines.map((text, line) => ({
        label: text === '' ? l10n.t('(empty line)') : text,
        description: l10n.t('answer {0}', line + 1),
        line,
        buttons: [remove],
      })),
      ...(ended ? [{ label: l10n.t('(end of input)'), line: 'end' as const, buttons: [remove] }] : []),
      { label: `$(add) ${l10n.t('Add an answer')}`, line: 'add', alwaysShow: true },
    ];
  };
  picker.items = items();
  const choice = await new Promise<LineItem | null>((resolve) => {
    picker.onDidAccept(() => resolve(picker.selectedItems[0] ?? null));
    picker.onDidHide(() => resolve(null));
    picker.onDidTriggerItemButton(({ item }) => {
      const { lines, ended } = session.runs.input;
      if (item.line === 'end') session.runs.setInput({ lines, ended: false });
      else session.runs.setInput({ lines: lines.filter((_, line) => line !== item.line), ended });
      picker.items = items();
    });
    picker.show();
  });
  picker.dispose();
  if (choice === null || choice.line === 'end') return;
  const { lines, ended } = session.runs.input;
  const line = choice.line === 'add' ? lines.length : choice.line;
  const text = await window.showInputBox({
    title: l10n.t('Answer {0}', line + 1),
    prompt: l10n.t('The line that input() reads'),
    value: lines[line] ?? '',
  });
  if (text === undefined) return;
  session.runs.setInput({ lines: [...lines.slice(0, line), text, ...lines.slice(line + 1)], ended });
}
