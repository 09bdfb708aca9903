/** VS Code's own icons (codicons), drawn inline: no font to load. */
import add from '@vscode/codicons/src/icons/zoom-in.svg';
import arrowDown from '@vscode/codicons/src/icons/arrow-down.svg';
import arrowUp from '@vscode/codicons/src/icons/arrow-up.svg';
import chevronLeft from '@vscode/codicons/src/icons/chevron-left.svg';
import chevronRight from '@vscode/codicons/src/icons/chevron-right.svg';
import change from '@vscode/codicons/src/icons/triangle-right.svg';
import close from '@vscode/codicons/src/icons/close.svg';
import copy from '@vscode/codicons/src/icons/copy.svg';
import exportIcon from '@vscode/codicons/src/icons/export.svg';
import fit from '@vscode/codicons/src/icons/screen-full.svg';
import first from '@vscode/codicons/src/icons/debug-reverse-continue.svg';
import last from '@vscode/codicons/src/icons/debug-continue.svg';
import listTree from '@vscode/codicons/src/icons/list-tree.svg';
import more from '@vscode/codicons/src/icons/ellipsis.svg';
import pause from '@vscode/codicons/src/icons/debug-pause.svg';
import play from '@vscode/codicons/src/icons/play.svg';
import box from '@vscode/codicons/src/icons/package.svg';
import remove from '@vscode/codicons/src/icons/zoom-out.svg';
import stepBack from '@vscode/codicons/src/icons/debug-step-back.svg';
import stepOut from '@vscode/codicons/src/icons/debug-step-out.svg';
import stepOver from '@vscode/codicons/src/icons/debug-step-over.svg';

const sources = {
  arrowDown,
  arrowUp,
  box,
  change,
  chevronLeft,
  chevronRight,
  close,
  copy,
  export: exportIcon,
  first,
  fit,
  last,
  listTree,
  more,
  pause,
  play,
  stepBack,
  stepOut,
  stepOver,
  zoomIn: add,
  zoomOut: remove,
} as const;

/** Name of an icon. */
export type IconName = keyof typeof sources;

const parser = new DOMParser();

/** The icon as an element of its own. */
export const icon = (name: IconName, isMirrored = false): SVGElement => {
  const parsed = parser.parseFromString(sources[name], 'image/svg+xml').documentElement;
  const element = document.importNode(parsed, true) as unknown as SVGElement;
  element.setAttribute('aria-hidden', 'true');
  element.setAttribute('class', isMirrored ? 'icon mirrored' : 'icon');
  return element;
};
