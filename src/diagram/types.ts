/**
 * A diagram: the Mermaid text, and beside it only what the text cannot carry (which row holds which arrow, what
 * changed). Cards and edges stand in the text's order, so a reader of the text finds the n-th node's row here.
 */
import { NO_CHOICES } from '../model';
import { english } from './words';
import type { Translate } from './words';
import type { Change, Choices, FrameState, Life, ObjectId, ObjectShape, SlotView } from '../model';

/** What kind of line of a card it is. */
export type RowKind =
  /** A place that holds a reference. */
  | 'slot'
  /** The value a returning frame hands back. */
  | 'return'
  /** What a frame that pauses hands out, or waits for. */
  | 'yield'
  /** The exception that is raised in a frame, or leaves it. */
  | 'raise'
  /** The exception that a frame handles and gives no name. */
  | 'handled'
  /** "returns to line 12". */
  | 'address'
  /** "4 spare": cells a list has allocated beyond its items. */
  | 'spare'
  /** "2 hidden": names the reader does not want to see. */
  | 'hidden'
  /** A scalar's own text. */
  | 'text'
  /** "empty". */
  | 'empty'
  /** "… 12 before" and "… 999,988 more". */
  | 'before'
  | 'after';

/** What stands in a row's value. */
export type ValueKind =
  | 'inline'
  | 'reference'
  /** A reference written as the number on its object's card, where arrows would be too many. */
  | 'id'
  | 'unbound'
  | 'hidden'
  | 'none';

/** One cell of a grid's row, in the order of the row's words. */
export interface GridCell {
  readonly key: string;
  /** Characters of its text; cells are separated by `, ` and stand between brackets. */
  readonly length: number;
  readonly type: string;
  readonly change: Change;
  readonly previous: string | null;
  /** True: it only counts what is left out. */
  readonly isNote: boolean;
}

/** One line of a card below its title. */
export interface RowInfo {
  readonly kind: RowKind;
  /** The same for the same place at every step: `n:name`, `i:0`, `k:<id of the key>`, `m:<id of the member>`. */
  readonly key: string;
  /** How many characters of the decoded line are its label; the separator and the value follow. */
  readonly labelLength: number;
  /** `''`, `' = '` or `': '`. */
  readonly separator: string;
  readonly value: ValueKind;
  /** The object referred to, 0 when there is none; its card's id where `value` is `reference`. */
  readonly object: ObjectId;
  readonly target: string | null;
  /** Where the reference leads to a row of a grid: that row's key. */
  readonly targetRow: string | null;
  /** The card of a key that is drawn as a card of its own. */
  readonly keyTarget: string | null;
  /** Type of an inline value, for its colour and tooltip. */
  readonly type: string;
  readonly change: Change;
  readonly previous: string | null;
  readonly role: SlotView['role'] | null;
  readonly group: SlotView['group'] | null;
  /** Of `before` and `after`: how many slots are out of the window. */
  readonly count: number;
  /** Of a grid. */
  readonly cells: readonly GridCell[] | null;
}

/**
 * How a card's rows are arranged: below each other, side by side under indices, side by side without, or below each
 * other and cut into cells.
 */
export type CardArrangement = 'rows' | 'cells' | 'bag' | 'grid';

/** Whether an object is alive, in a cycle that nothing reaches, or gone since this step. */
export type CardLife = 'live' | 'garbage' | 'freed';

/** One card: a frame, an object, or a count of what is left out. */
export interface CardInfo {
  /** The same at every step: `f<frame>`, `o<object>`, `fmore`, `omore`. */
  readonly id: string;
  /** The node's id in the text: as {@link id}, but numbered as the recording first showed things. */
  readonly node: string;
  readonly kind:
    | 'frame'
    | 'object'
    | 'moreFrames'
    | 'moreObjects'
    /** The heading of what nothing reaches; in the text it is a subgraph's. */
    | 'garbage';
  readonly life: CardLife;
  /** From when to when there can be such a card, where the recording tells. */
  readonly lifetime: Life | null;
  /** The frame's or object's identity; 0 for counts. */
  readonly object: ObjectId;
  /** Length of the title's bold part in the decoded title line. */
  readonly titleLength: number;
  /** Length of the title's end that tells the number, the references and the bytes. */
  readonly noteLength: number;
  readonly arrangement: CardArrangement;
  readonly shape: ObjectShape | null;
  readonly change: Change;
  readonly rows: readonly RowInfo[];
  /** Of a frame. */
  readonly state: FrameState | null;
  readonly line: number;
  /** Of an object: its type's name. */
  readonly type: string;
  /** Of an object: what a tooltip tells. */
  readonly detail: string;
  /** Window of the object's slots, for paging. */
  readonly window: { readonly offset: number; readonly shown: number; readonly length: number } | null;
}

/** One arrow, in the text's order. */
export interface EdgeInfo {
  /** Identity of the arrow: its source place. */
  readonly key: string;
  readonly from: string;
  readonly to: string;
  /** The row of a grid that it leads to. */
  readonly toRow: string | null;
  /** Index into the source card's rows; -1: the card itself. */
  readonly row: number;
  readonly part: 'value' | 'key' | 'frame' | 'weak';
  readonly change: Change;
}

/** Objects that references name by number: from everywhere, and from other objects. */
export interface Numbered {
  readonly numbered: ReadonlySet<ObjectId>;
  readonly numberedInHeap: ReadonlySet<ObjectId>;
}

/** The Mermaid text and its sidecar. */
export interface Diagram {
  readonly text: string;
  readonly cards: readonly CardInfo[];
  readonly edges: readonly EdgeInfo[];
  readonly hiddenObjects: number;
  readonly hiddenFrames: number;
  /** Objects left out because the reader wants it so. */
  readonly hiddenByChoice: number;
  readonly numbers: Numbered;
}

/** How to draw a view. */
export interface DiagramOptions {
  /** Everything is a card, values of immutable types, too. */
  readonly boxed: boolean;
  /** What the reader hides, looks at alone, or wants to be told besides. */
  readonly choices: Choices;
  /** What is named by number however few arrows there are: a picture of many steps does not go to and fro. */
  readonly numbers: Numbered;
  /** More arrows than this to one card, or in all, are written as numbers instead. */
  readonly maxArrowsTo: number;
  readonly maxArrows: number;
  /** Object cards at most. */
  readonly maxCards: number;
  /** Frame cards at most; the middle of a deeper stack is counted. */
  readonly maxFrames: number;
  /** Rows of a frame at most. */
  readonly maxFrameRows: number;
  /** Characters of a value in a row, and of a title, at most. */
  readonly maxValue: number;
  readonly maxTitle: number;
  /** Columns of a grid at most. */
  readonly maxColumns: number;
  /** Characters of text and arrows at most (GitHub's Mermaid draws 50,000 and 500). */
  readonly maxText: number;
  readonly maxEdges: number;
  /** The language of the words that are not the program's. */
  readonly t: Translate;
}

/** What reads well, and what GitHub still draws. */
export const DEFAULT_DIAGRAM_OPTIONS: DiagramOptions = {
  boxed: false,
  choices: NO_CHOICES,
  numbers: { numbered: new Set(), numberedInHeap: new Set() },
  maxArrowsTo: 14,
  maxArrows: 160,
  maxCards: 60,
  maxFrames: 24,
  maxFrameRows: 60,
  maxValue: 36,
  maxTitle: 48,
  maxColumns: Infinity,
  maxText: 45_000,
  maxEdges: 480,
  t: english,
};
