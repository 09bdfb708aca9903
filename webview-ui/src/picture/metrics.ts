/** Sizes of the picture, in CSS pixels at a zoom of one. A narrow panel uses tighter ones. */

/**
 * How stack and heap stand to each other: the heap in columns right of the stack; all of it in one column beside the
 * stack; all of it below the stack.
 */
export type Flow = 'columns' | 'beside' | 'below';

/** Every size the layout uses. */
export interface Metrics {
  readonly row: number;
  /** A row that is only a remark. */
  readonly remark: number;
  readonly frameHeader: number;
  readonly caption: number;
  readonly indexStrip: number;
  readonly cell: number;
  readonly minCell: number;
  readonly minGridCell: number;
  readonly pad: number;
  /** Between the longest label and the values. */
  readonly valueGap: number;
  /** Whether to do without words that signs and rows tell as well: a change's beside a caption, a return's in a header. */
  readonly isTerse: boolean;
  /** Room for the change mark before a label. */
  readonly mark: number;
  readonly minFrame: number;
  readonly minObject: number;
  readonly gutter: number;
  readonly cardGap: number;
  readonly lane: number;
  /** A sequence wider than this is drawn as rows. */
  readonly maxCells: number;
  /** Between two subtrees, and between two levels of a tree. */
  readonly treeGap: number;
  readonly levelGap: number;
  /** More between two levels, where arrows lead up as well as down. */
  readonly backGap: number;
  /** Of a tree's node: its name, and the strip of its links. */
  readonly nodeHead: number;
  readonly flow: Flow;
  /** A tree wider than this stands as other cards do. */
  readonly maxTree: number;
  /** Frames drawn at most. */
  readonly maxFrames: number;
  /** Characters of a value in a row, and of a title, at most. */
  readonly maxValue: number;
  readonly maxTitle: number;
  /** Columns of a grid at most. */
  readonly maxColumns: number;
  /** Widths grow by this much, so that a longer value seldom moves anything. */
  readonly quantum: number;
}

/** A panel beside an editor. */
export const ROOMY: Metrics = {
  row: 24,
  remark: 18,
  frameHeader: 28,
  caption: 20,
  indexStrip: 16,
  cell: 26,
  minCell: 34,
  minGridCell: 26,
  pad: 10,
  valueGap: 14,
  isTerse: false,
  mark: 8,
  minFrame: 152,
  minObject: 72,
  gutter: 64,
  cardGap: 18,
  lane: 6,
  maxCells: 520,
  treeGap: 16,
  levelGap: 34,
  backGap: 12,
  nodeHead: 20,
  flow: 'columns',
  maxTree: Infinity,
  maxFrames: 24,
  maxValue: 36,
  maxTitle: 48,
  maxColumns: Infinity,
  quantum: 8,
};

/** Columns that stand closer, where the panel is not wide enough for roomy ones. */
export const COMPACT: Metrics = {
  ...ROOMY,
  minFrame: 96,
  minObject: 56,
  gutter: 36,
  cardGap: 14,
  maxCells: 240,
  treeGap: 10,
  pad: 8,
  valueGap: 10,
  isTerse: true,
  maxValue: 24,
  maxTitle: 36,
};

/** A narrow side bar: one column beside the stack. */
export const BESIDE: Metrics = {
  ...COMPACT,
  flow: 'beside',
  minFrame: 80,
  gutter: 26,
  pad: 6,
  valueGap: 8,
  maxCells: 180,
  maxTree: 210,
  maxFrames: 12,
  maxValue: 13,
  maxTitle: 18,
  maxColumns: 7,
};

/** The same where the panel is wide enough for trees of many leaves. */
export const BESIDE_WIDE: Metrics = { ...BESIDE, maxTree: Infinity };

/** Too narrow for that, too: the heap stands below the stack, for which room is kept. */
export const BELOW: Metrics = {
  ...BESIDE,
  flow: 'below',
  maxTree: 400,
  maxFrames: 2,
  maxValue: 18,
  maxTitle: 24,
};

/** Which text is measured. */
export type FontKind = 'title' | 'caption' | 'code' | 'small';

/** Width of a text in a font. */
export type Measure = (text: string, font: FontKind) => number;
