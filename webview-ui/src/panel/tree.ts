/**
 * A tree with the keys that trees have: up and down, right and left to open, close and go in and out, Home and End,
 * Enter to follow a reference. What was closed and where the focus was survives a new state of the same tree.
 */
import { h } from './dom';

/** A line of the tree. */
export interface TreeNode {
  /** The same for the same thing in every state. */
  readonly key: string;
  readonly label: string;
  readonly text: string;
  readonly note: string;
  /** The key of the line that Enter leads to. */
  readonly target: string | null;
  readonly children: readonly TreeNode[];
}

const itemsIn = (element: Element): HTMLElement[] => [...element.querySelectorAll<HTMLElement>('[role=treeitem]')];

/** The tree. */
export class Tree {
  readonly root: HTMLElement;
  private readonly closed = new Set<string>();
  private current = '';
  private isReachable = true;

  constructor(label: string) {
    this.root = h('ul', {
      class: 'tree',
      attributes: { role: 'tree', 'aria-label': label },
      on: {
        keydown: (event) => this.key(event),
        click: (event) => this.clicked(event),
        focusin: (event) => {
          const item = event.target instanceof Element ? event.target.closest<HTMLElement>('[role=treeitem]') : null;
          if (item !== null) this.makeCurrent(item);
        },
      },
    });
  }

  /** Whether the tab key comes here: not while the tree is out of sight. */
  set reachable(isReachable: boolean) {
    this.isReachable = isReachable;
    this.markCurrent();
  }

  /** Shows another state. */
  show(nodes: readonly TreeNode[]): void {
    const hadFocus = this.root.contains(document.activeElement);
    this.root.replaceChildren(...nodes.map((node) => this.item(node)));
    this.markCurrent();
    if (hadFocus) this.find(this.current)?.focus({ preventScroll: true });
  }

  private item(node: TreeNode): HTMLElement {
    const { key, label, text, note, target, children } = node;
    const isOpen = !this.closed.has(key);
    const line = h(
      'div',
      { class: 'tree-line' },
      ...(label === ''
        ? []
        : [h('span', { class: children.length > 0 ? 'outline-title' : 'outline-label', text: label })]),
      ...(text === '' ? [] : [h('span', { class: target === null ? 'outline-text' : 'outline-link', text })]),
      ...(note === '' ? [] : [h('span', { class: 'outline-note', text: ` (${note})` })]),
    );
    return h(
      'li',
      {
        attributes: {
          role: 'treeitem',
          tabindex: '-1',
          'data-key': key,
          ...(target === null ? {} : { 'data-target': target }),
          ...(children.length === 0 ? {} : { 'aria-expanded': String(isOpen) }),
        },
      },
      line,
      ...(children.length === 0
        ? []
        : [h('ul', { attributes: { role: 'group' } }, ...children.map((each) => this.item(each)))]),
    );
  }

  private find(key: string): HTMLElement | undefined {
    return itemsIn(this.root).find((item) => item.dataset['key'] === key);
  }

  private markCurrent(): void {
    const items = itemsIn(this.root);
    const current = items.find((item) => item.dataset['key'] === this.current) ?? items[0];
    for (const item of items) item.tabIndex = this.isReachable && item === current ? 0 : -1;
    this.current = current?.dataset['key'] ?? '';
  }

  private makeCurrent(item: HTMLElement): void {
    if (item.dataset['key'] === this.current) return;
    this.current = item.dataset['key'] ?? '';
    this.markCurrent();
  }

  private focus(item: HTMLElement | null | undefined): void {
    if (item === null || item === undefined) return;
    this.makeCurrent(item);
    item.focus();
    item.querySelector('.tree-line')?.scrollIntoView({ block: 'nearest' });
  }

  private setOpen(item: HTMLElement, isOpen: boolean): void {
    const key = item.dataset['key'] ?? '';
    if (isOpen) this.closed.delete(key);
    else this.closed.add(key);
    item.setAttribute('aria-expanded', String(isOpen));
  }

  /** Opens what hides a line. */
  private unveil(item: HTMLElement): void {
    for (let up = parentOf(item); up !== null; up = parentOf(up)) this.setOpen(up, true);
  }

  private follow(item: HTMLElement): void {
    const found = this.find(item.dataset['target'] ?? '');
    if (found === undefined) return;
    this.unveil(found);
    this.focus(found);
  }

  private clicked(event: MouseEvent): void {
    const item = event.target instanceof Element ? event.target.closest<HTMLElement>('[role=treeitem]') : null;
    if (item === null || String(getSelection()) !== '') return;
    const isLink = event.target instanceof Element && event.target.closest('.outline-link') !== null;
    if (isLink && item.dataset['target'] !== undefined) return this.follow(item);
    this.focus(item);
    if (item.hasAttribute('aria-expanded')) this.setOpen(item, item.getAttribute('aria-expanded') !== 'true');
  }

  private key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof Element)) return;
    const item = event.target.closest<HTMLElement>('[role=treeitem]');
    if (item === null) return;
    const seen = itemsIn(this.root).filter(isSeen);
    const at = seen.indexOf(item);
    const isOpen = item.getAttribute('aria-expanded');
    switch (event.key) {
      case 'ArrowDown':
        this.focus(seen[at + 1]);
        break;
      case 'ArrowUp':
        this.focus(seen[at - 1]);
        break;
      case 'Home':
        this.focus(seen[0]);
        break;
      case 'End':
        this.focus(seen.at(-1));
        break;
      case 'ArrowRight':
        if (isOpen === 'false') this.setOpen(item, true);
        else if (isOpen === 'true') this.focus(seen[at + 1]);
        else this.follow(item);
        break;
      case 'ArrowLeft':
        if (isOpen === 'true') this.setOpen(item, false);
        else this.focus(parentOf(item));
        break;
      case 'Enter':
      case ' ':
        if (item.dataset['target'] !== undefined) this.follow(item);
        else if (isOpen !== null) this.setOpen(item, isOpen !== 'true');
        break;
      default:
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  }
}

const parentOf = (item: Element): HTMLElement | null =>
  item.parentElement?.closest<HTMLElement>('[role=treeitem]') ?? null;

/** Whether nothing closed is above a line. */
const isSeen = (item: Element): boolean => {
  const up = parentOf(item);
  return up === null || (up.getAttribute('aria-expanded') !== 'false' && isSeen(up));
};
