/** The program's text beside the picture, with the line just run and the line to run next marked. */
import type { Handout, HandoutStep, SourceLine } from '../../../src/protocol/handout';
import { grouped } from '../../../src/diagram';
import { h, setText } from '../panel/dom';
import { t } from '../l10n';

const lineElement = (line: SourceLine, number: number, choose: () => void): HTMLElement => {
  const code = h('code');
  for (const [kind, text] of line) {
    if (kind === null) code.append(text);
    else code.append(h('span', { class: `token-${kind}`, text }));
  }
  return h(
    'li',
    { class: 'code-line', on: { click: choose } },
    h('span', { class: 'code-number', text: String(number), attributes: { 'aria-hidden': 'true' } }),
    code,
  );
};

/** The pane. */
export class Listing {
  readonly root: HTMLElement;
  private readonly name = h('span', { class: 'lesson-file' });
  private readonly list = h('ol', { class: 'code', attributes: { tabindex: '0' } });
  private file = '';

  constructor(
    private readonly handout: Handout,
    private readonly choose: (file: string, line: number) => void,
  ) {
    const { steps, total } = handout;
    const first = steps[0]!.view.step + 1;
    const part =
      steps.length === total
        ? ''
        : t('steps {0} to {1} of {2}', grouped(first), grouped(first + steps.length - 1), grouped(total));
    this.root = h(
      'section',
      { class: 'listing', attributes: { 'aria-label': t('Program') } },
      h('header', {}, this.name, h('span', { class: 'lesson-part', text: part })),
      this.list,
    );
  }

  /** Marks the lines of a step. */
  show({ last, next }: HandoutStep): void {
    const file = [last?.file, next?.file].find((one) => one !== undefined && one in this.handout.sources);
    if (file !== undefined && file !== this.file) this.open(file);
    const lines = [...this.list.children];
    lines.forEach((line, index) => {
      const isLast = last?.file === this.file && last.line === index + 1;
      const isNext = next?.file === this.file && next.line === index + 1;
      line.classList.toggle('line-last', isLast);
      line.classList.toggle('line-next', isNext);
    });
    this.reveal((next?.file === this.file ? next : last)?.line ?? 1);
  }

  /** Brings a line into sight. */
  reveal(line: number): void {
    this.list.children[line - 1]?.scrollIntoView({ block: 'nearest' });
  }

  private open(file: string): void {
    this.file = file;
    setText(this.name, file);
    const lines = this.handout.sources[file] ?? [];
    this.list.replaceChildren(
      ...lines.map((line, index) => lineElement(line, index + 1, () => this.choose(file, index + 1))),
    );
  }
}
