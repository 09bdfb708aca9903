/** A menu at a point of the page: what can be done with the thing below it. Keys as in every menu. */
import { h } from './dom';

/** One thing to do. */
export interface MenuItem {
  readonly label: string;
  /** The key that does the same elsewhere, as the tooltips write it. */
  readonly key?: string;
  readonly isDisabled?: boolean;
  /** Present: a mark says whether it is on. */
  readonly isChecked?: boolean;
  readonly run: () => void;
}

/** Items that belong together stand together; a line separates groups. */
export type MenuGroup = readonly MenuItem[];

let close: (() => void) | null = null;

/** Closes the open menu, if there is one. */
export const closeMenu = (): void => close?.();

const itemElement = (item: MenuItem): HTMLButtonElement => {
  const isCheckable = item.isChecked !== undefined;
  const button = h(
    'button',
    {
      class: `menu-item${item.isChecked === true ? ' checked' : ''}`,
      attributes: {
        type: 'button',
        role: isCheckable ? 'menuitemcheckbox' : 'menuitem',
        tabindex: '-1',
        ...(isCheckable ? { 'aria-checked': String(item.isChecked) } : {}),
      },
      on: {
        click: () => {
          closeMenu();
          item.run();
        },
      },
    },
    h('span', { text: item.label }),
  );
  if (item.key !== undefined && item.key !== '')
    button.append(h('span', { class: 'menu-key', text: item.key, attributes: { 'aria-hidden': 'true' } }));
  button.disabled = item.isDisabled === true;
  return button;
};

/** Opens a menu with its corner at a point of the window; the focus goes back to where it was. Nothing to do: no menu. */
export const openMenu = (groups: readonly MenuGroup[], at: { readonly x: number; readonly y: number }): void => {
  closeMenu();
  const filled = groups.filter((group) => group.length > 0);
  if (filled.length === 0) return;
  const before = document.activeElement;
  const menu = h('div', { class: 'menu', attributes: { role: 'menu', tabindex: '-1' } });
  filled.forEach((group, index) => {
    if (index > 0) menu.append(h('div', { class: 'menu-line', attributes: { role: 'separator' } }));
    menu.append(...group.map(itemElement));
  });
  const items = [...menu.querySelectorAll<HTMLButtonElement>('.menu-item:not(:disabled)')];
  const focus = (index: number): void => items[(index + items.length) % items.length]?.focus();
  const outside = (event: Event): void => {
    if (event.target instanceof Node && menu.contains(event.target)) return;
    closeMenu();
  };
  close = () => {
    close = null;
    removeEventListener('pointerdown', outside, true);
    removeEventListener('blur', closeMenu);
    removeEventListener('resize', closeMenu);
    const hadFocus = menu.contains(document.activeElement);
    menu.remove();
    if (hadFocus && (before instanceof HTMLElement || before instanceof SVGElement)) before.focus();
  };
  menu.addEventListener('keydown', (event) => {
    const present = items.findIndex((item) => item === document.activeElement);
    switch (event.key) {
      case 'ArrowDown':
        focus(present + 1);
        break;
      case 'ArrowUp':
        focus(present < 0 ? -1 : present - 1);
        break;
      case 'Home':
        focus(0);
        break;
      case 'End':
        focus(-1);
        break;
      case 'Escape':
      case 'Tab':
        closeMenu();
        break;
      default: {
        // A letter goes to the next item that begins with it.
        if (event.key.length !== 1 || event.key === ' ' || event.ctrlKey || event.metaKey || event.altKey) return;
        const letter = event.key.toLowerCase();
        const order = [...items.slice(present + 1), ...items.slice(0, present + 1)];
        order.find((item) => item.textContent.toLowerCase().startsWith(letter))?.focus();
      }
    }
    event.preventDefault();
    event.stopPropagation();
  });
  addEventListener('pointerdown', outside, true);
  addEventListener('blur', closeMenu);
  addEventListener('resize', closeMenu);
  // In a landmark, as everything that is to be found.
  (document.querySelector('main') ?? document.body).append(menu);
  const { width, height } = menu.getBoundingClientRect();
  menu.style.left = `${Math.max(4, Math.min(at.x, innerWidth - width - 4))}px`;
  menu.style.top = `${Math.max(4, at.y + height + 4 > innerHeight ? at.y - height : at.y)}px`;
  focus(0);
};
