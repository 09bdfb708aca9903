/**
 * Keyboard focus in the picture: down and up through frames and objects in reading order, right along an arrow to what
 * a card refers to, left back to what refers to it. Enter goes into a card, down and up then choose among its rows;
 * Escape leaves the row, then the card. The focus stays on the card's element: rows are drawn anew at every step.
 */
import type { CardInfo, RowInfo } from '../../src/diagram';
import type { PictureTarget } from './contextMenu';
import type { Stage } from './stage';

/** What a chosen row may be asked for. */
export interface RowKeys {
  /** Says aloud which row was chosen. */
  readonly say: (text: string) => void;
  readonly watch: (target: PictureTarget) => void;
  readonly why: (target: PictureTarget) => void;
}

const cardsIn = (canvas: HTMLElement): SVGGElement[] => [...canvas.querySelectorAll<SVGGElement>('.card:not(.leave)')];

/** The card that a row's arrow or number leads to. */
export const targetOf = (row: RowInfo): string | undefined =>
  row.target ?? (row.value === 'id' ? `o${row.object}` : undefined);

/** The card and row that have the keyboard. */
export class PictureFocus {
  private row: string | null = null;

  constructor(
    private readonly canvas: HTMLElement,
    private readonly stage: Stage,
    private readonly keys: RowKeys,
  ) {
    canvas.addEventListener('keydown', (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      if (this.key(event.key)) event.preventDefault();
    });
    canvas.addEventListener('focusout', () => this.choose(null));
  }

  /** Shows a frame or object and gives it the focus. */
  show(id: string): void {
    const element = cardsIn(this.canvas).find((card) => card.dataset['id'] === id);
    if (element !== undefined) this.focus(element);
  }

  /** The picture was drawn: the chosen row is another element now. */
  drawn(): void {
    if (this.row !== null) this.mark();
  }

  /** The chosen row, for the menu key; null: none is chosen. */
  get chosen(): PictureTarget | null {
    const card = this.card;
    const row = card?.rows.find((one) => one.key === this.row);
    return card === null || row === undefined ? null : { card, row };
  }

  private get element(): SVGGElement | null {
    return document.activeElement?.closest<SVGGElement>('.card') ?? null;
  }

  private get card(): CardInfo | null {
    const id = this.element?.dataset['id'];
    return this.stage.current?.cards.find((one) => one.id === id) ?? null;
  }

  /** True: the key was for here. */
  private key(key: string): boolean {
    const { element } = this;
    const all = cardsIn(this.canvas);
    if (element === null) {
      if (key === 'ArrowDown') this.focus(all[0]);
      return key === 'ArrowDown';
    }
    const { card } = this;
    if (card === null) return false;
    if (this.row !== null) return this.rowKey(key, card);
    const at = all.indexOf(element);
    const edges = this.stage.current?.edges ?? [];
    switch (key) {
      case 'ArrowDown':
        this.focus(all[Math.min(all.length - 1, at + 1)]);
        return true;
      case 'ArrowUp':
        this.focus(all[Math.max(0, at - 1)]);
        return true;
      case 'ArrowRight':
        this.go(edges.find((edge) => edge.from === card.id && edge.to !== card.id)?.to);
        return true;
      case 'ArrowLeft':
        this.go(edges.find((edge) => edge.to === card.id && edge.from !== card.id)?.from);
        return true;
      case 'Escape':
        this.canvas.focus();
        this.stage.highlight(null);
        return true;
      case 'Enter':
        if (card.rows.length === 0) element.dispatchEvent(new MouseEvent('click', { bubbles: true }));
        else this.choose(card.rows[0]!);
        return true;
      default:
        return false;
    }
  }

  private rowKey(key: string, card: CardInfo): boolean {
    const { rows } = card;
    const at = rows.findIndex((row) => row.key === this.row);
    const row = rows[Math.max(0, at)];
    if (row === undefined) return false;
    switch (key) {
      case 'ArrowDown':
        this.choose(rows[Math.min(rows.length - 1, at + 1)]!);
        return true;
      case 'ArrowUp':
        this.choose(rows[Math.max(0, at - 1)]!);
        return true;
      case 'ArrowRight':
        this.go(targetOf(row));
        return true;
      case 'ArrowLeft':
      case 'Escape':
        this.choose(null);
        return true;
      case 'Enter':
        if (row.kind === 'before' || row.kind === 'after')
          this.rowElement()?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
        else this.go(targetOf(row));
        return true;
      case 'w':
      case 'W':
        this.keys.watch({ card, row });
        return true;
      case 'y':
      case 'Y':
        this.keys.why({ card, row });
        return true;
      default:
        return false;
    }
  }

  private go(id: string | undefined): void {
    this.focus(cardsIn(this.canvas).find((card) => card.dataset['id'] === id));
  }

  private focus(card: SVGGElement | undefined): void {
    const id = card?.dataset['id'];
    if (card === undefined || id === undefined) return;
    card.focus({ preventScroll: true });
    this.stage.reveal(id);
    this.stage.highlight(id);
  }

  private rowElement(): SVGGElement | undefined {
    const rows = this.element?.querySelectorAll<SVGGElement>('[data-row]') ?? [];
    return [...rows].find((one) => one.dataset['row'] === this.row);
  }

  private choose(row: RowInfo | null): void {
    if (row === null && this.row === null) return;
    this.row = row?.key ?? null;
    this.mark();
    const text = this.rowElement()?.textContent ?? '';
    if (row !== null) this.keys.say(text === '' ? row.key : text);
  }

  private mark(): void {
    for (const old of this.canvas.querySelectorAll('.chosen')) old.classList.remove('chosen');
    this.rowElement()?.classList.add('chosen');
  }
}
