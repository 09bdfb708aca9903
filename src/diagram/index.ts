/** View to Mermaid text: the only door of this folder. */
export { clipboardText, diagramOf } from './mermaid';
export { cut, decode, encode, visible } from './escape';
export { frameSlots, frameTitle } from './cards';
export { hasChoices } from './choices';
export { grouped } from './rows';
export { objectText, slotName } from './states';
export { english, filled } from './words';
export type { Translate } from './words';
export { HIDDEN, isInline, REFERENCE, UNBOUND } from './values';
export { DEFAULT_DIAGRAM_OPTIONS } from './types';
export type {
  CardArrangement,
  CardInfo,
  Diagram,
  DiagramOptions,
  EdgeInfo,
  GridCell,
  Numbered,
  RowInfo,
  RowKind,
  ValueKind,
} from './types';
