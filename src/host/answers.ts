/** The answers that `input()` gets, as a list the learner can change. */
import type { QuickPickItem } from 'vscode';
import { ThemeIcon, l10n, window } from 'vscode';
import type { Session } from './session';

interface AnswerItem extends QuickPickItem {
  /** Which answer it is; null: the item that adds one. */
  readonly index: number | null;
}

/** Shows the list; choosing an answer changes it, its button removes it. Every change runs the program again. */
export async function editAnswers(session: Session): Promise<void> {
  const picker = window.createQuickPick<AnswerItem>();
  picker.title = l10n.t('Answers for input()');
  picker.placeholder = l10n.t('Lines that input() reads, in order');
  const remove = { iconPath: new ThemeIcon('trash'), tooltip: l10n.t('Remove this answer') };
  const items = (): AnswerItem[] => [
    ...session.answers.map((answer, index) => ({
      label: answer === '' ? l10n.t('(empty line)') : answer,
      description: l10n.t('answer {0}', index + 1),
      index,
      buttons: [remove],
    })),
    { label: `$(add) ${l10n.t('Add an answer')}`, index: null, alwaysShow: true },
  ];
  picker.items = items();
  const choice = await new Promise<AnswerItem | null>((resolve) => {
    picker.onDidAccept(() => resolve(picker.selectedItems[0] ?? null));
    picker.onDidHide(() => resolve(null));
    picker.onDidTriggerItemButton(({ item }) => {
      session.setAnswers(session.answers.filter((_, index) => index !== item.index));
      picker.items = items();
    });
    picker.show();
  });
  picker.dispose();
  if (choice === null) return;
  const { index } = choice;
  const text = await window.showInputBox({
    title: index === null ? l10n.t('Answer {0}', session.answers.length + 1) : l10n.t('Answer {0}', index + 1),
    prompt: l10n.t('The line that input() reads'),
    ...(index === null ? {} : { value: session.answers[index] ?? '' }),
  });
  if (text === undefined) return;
  if (index === null) session.answer(text);
  else session.setAnswers(session.answers.map((answer, each) => (each === index ? text : answer)));
}
