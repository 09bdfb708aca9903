/** View to Mermaid text: the only door of this folder. */
export { clipboardText, diagramOf } from './mermaid';
export { cut, decode, encode, visible } from './escape';
export { frameSlots, frameTitle, grouped, HIDDEN, isInline, REFERENCE, UNBOUND } from './cards';
export { DEFAULT_DIAGRAM_OPTIONS } from './types';
export type {
  CardArrangement,
  CardInfo,
  Diagram,
  DiagramOptions,
  EdgeInfo,
  RowInfo,
  RowKind,
  ValueKind,
} from './types';
