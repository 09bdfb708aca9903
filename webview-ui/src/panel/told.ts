/** The sentence of the step on show, between the slider and the picture; said aloud when the reader comes to rest. */
import type { PageState } from '../store';
import { h, setShown, setText } from './dom';
import { sentenceOf } from './sentence';

/** Splits a sentence at its names: `b` is written as code. */
const written = (sentence: string): (Node | string)[] =>
  sentence.split('`').map((part, index) => (index % 2 === 1 ? h('code', { text: part }) : part));

/** See the file's comment. */
export class Told {
  readonly root: HTMLElement;
  private readonly text = h('p', { class: 'told', attributes: { 'aria-hidden': 'true' } });
  private readonly voice = h('div', { class: 'unseen', attributes: { 'aria-live': 'polite' } });
  private sentence = '';

  constructor() {
    this.root = h('div', { class: 'told-room' }, this.text, this.voice);
  }

  update({ shown, output }: PageState): void {
    setShown(this.root, shown !== null);
    if (shown === null) return;
    const sentence = sentenceOf(shown.view, output.run === shown.run ? output.chunks : []);
    if (sentence === this.sentence) return;
    this.sentence = sentence;
    this.text.replaceChildren(...written(sentence));
    this.text.title = sentence.replaceAll('`', '');
    this.text.classList.toggle('raised', shown.view.event === 'exception' && shown.view.exception !== null);
  }

  /** Says it aloud. */
  say(): void {
    setText(this.voice, this.sentence.replaceAll('`', ''));
  }
}
