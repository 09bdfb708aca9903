/**
 * Keyboard focus in the picture: down and up through frames and objects in reading order, right along an arrow to what
 * a card refers to, left back to what refers to it, Escape to leave. Left and right outside a card are steps.
 */
import type { Stage } from './stage';

/** Adds the keys to the picture's host element. */
export const roveFocus = (canvas: HTMLElement, stage: Stage): void => {
  const cards = (): SVGGElement[] => [...canvas.querySelectorAll<SVGGElement>('.card:not(.leave)')];
  const focus = (card: SVGGElement | undefined): void => {
    const id = card?.dataset['id'];
    if (card === undefined || id === undefined) return;
    card.focus({ preventScroll: true });
    stage.reveal(id);
    stage.highlight(id);
  };
  const byId = (id: string | undefined): SVGGElement | undefined => cards().find((card) => card.dataset['id'] === id);

  canvas.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof Element)) return;
    const card = event.target.closest<SVGGElement>('.card');
    const all = cards();
    const at = card === null ? -1 : all.indexOf(card);
    const id = card?.dataset['id'];
    const edges = stage.current?.edges ?? [];
    switch (event.key) {
      case 'ArrowDown':
        focus(all[Math.min(all.length - 1, at + 1)]);
        break;
      case 'ArrowUp':
        if (card === null) return;
        focus(all[Math.max(0, at - 1)]);
        break;
      case 'ArrowRight':
        if (card === null) return;
        focus(byId(edges.find((edge) => edge.from === id && edge.to !== id)?.to));
        break;
      case 'ArrowLeft':
        if (card === null) return;
        focus(byId(edges.find((edge) => edge.to === id && edge.from !== id)?.from));
        break;
      case 'Escape':
        if (card === null) return;
        canvas.focus();
        stage.highlight(null);
        break;
      case 'Enter':
        if (card === null) return;
        card.dispatchEvent(new MouseEvent('click', { bubbles: true }));
        break;
      default:
        return;
    }
    event.preventDefault();
  });
};
