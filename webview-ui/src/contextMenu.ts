/**
 * The menu of a card, or of one of its rows: by the mouse's right button, by the menu key, and by Shift+F10. Every part
 * of the page that can do something with a card or row provides items.
 */
import type { CardInfo, RowInfo } from '../../src/diagram';
import { openMenu } from './panel/menu';
import type { MenuGroup } from './panel/menu';
import type { Stage } from './stage';

/** What the menu is about. */
export interface PictureTarget {
  readonly card: CardInfo;
  /** The row under the mouse; null: the card as a whole (or the keyboard, which is on cards). */
  readonly row: RowInfo | null;
}

/** Gives the items that a part of the page has for a target. */
export type MenuProvider = (target: PictureTarget) => MenuGroup;

/** The key of the row at a point: between its words nothing is painted, so the point need not be on its elements. */
const rowAt = (card: Element, { clientX, clientY }: MouseEvent): string | undefined =>
  [...card.querySelectorAll<SVGGElement>('[data-row]')].find((row) => {
    const { left, right, top, bottom } = row.getBoundingClientRect();
    return clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
  })?.dataset['row'];

/** Adds the menu to the picture's host element. */
export const addContextMenu = (
  canvas: HTMLElement,
  stage: Stage,
  chosen: () => PictureTarget | null,
  providers: readonly MenuProvider[],
): void => {
  canvas.addEventListener('contextmenu', (event) => {
    if (!(event.target instanceof Element)) return;
    const element = event.target.closest<SVGGElement>('.card');
    const card = stage.current?.cards.find((one) => one.id === element?.dataset['id']);
    // Never the editor's own menu: it has nothing to offer here.
    event.preventDefault();
    if (element === null || card === undefined) return;
    const key = rowAt(element, event);
    // The menu key comes without a place, and is about what was chosen by key.
    const isKey = event.button !== 2;
    const row = isKey ? (chosen()?.row ?? null) : (card.rows.find((one) => one.key === key) ?? null);
    const box = element.getBoundingClientRect();
    const at = isKey ? { x: box.left + 12, y: box.top + 24 } : { x: event.clientX, y: event.clientY };
    openMenu(
      providers.map((provide) => provide({ card, row })),
      at,
    );
  });
};
