/**
 * Keys of the picture, while the focus is on it: those without a modifier that nothing else there uses. What VS Code
 * has keys for (step over, into, out) is bound in package.json, so that it can be changed as every other key.
 */
import type { Jump, Move } from '../../src/model';

/** What the keys do. */
export interface ShortcutActions {
  readonly move: (move: Move) => void;
  readonly jump: (jump: Jump) => void;
  readonly visitBy: (by: 1 | -1) => void;
  readonly play: () => void;
  readonly typeStep: () => void;
}

/** Adds the keys to the picture's host element; on a card, the arrows walk the picture instead. */
export const addShortcuts = (canvas: HTMLElement, actions: ShortcutActions): void => {
  canvas.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const isOnCanvas = event.target === canvas;
    switch (event.key) {
      case 'ArrowLeft':
      case 'ArrowRight': {
        const by = event.key === 'ArrowRight' ? 1 : -1;
        if (event.shiftKey) actions.jump({ to: 'change', by });
        else if (isOnCanvas) actions.move(by > 0 ? 'next' : 'back');
        else return;
        break;
      }
      case 'Home':
        actions.move('first');
        break;
      case 'End':
        actions.move('last');
        break;
      case 'PageUp':
        actions.visitBy(-1);
        break;
      case 'PageDown':
        actions.visitBy(1);
        break;
      case ' ':
        actions.play();
        break;
      case '[':
        actions.jump({ to: 'watch', by: -1 });
        break;
      case ']':
        actions.jump({ to: 'watch', by: 1 });
        break;
      case 'g':
      case 'G':
        actions.typeStep();
        break;
      default:
        return;
    }
    event.preventDefault();
  });
};
