/**
 * What the picture is made of: cards read from Mermaid's text (their words) and from the sidecar (what the words mean),
 * with a size, and rows with the point where an arrow leaves.
 */
import type { CardInfo, EdgeInfo, RowInfo } from '../../../src/diagram';

/** A card's words, as Mermaid read them. */
export interface CardText {
  readonly info: CardInfo;
  /** The bold part of the title and what follows it. */
  readonly name: string;
  readonly rest: string;
  /** The title's end: number, references, bytes. */
  readonly note: string;
  readonly rows: readonly RowText[];
}

/** A row's words. */
export interface RowText {
  readonly info: RowInfo;
  readonly label: string;
  readonly value: string;
  /** Of a grid's row: its cells. */
  readonly cells: readonly string[];
}

/** The picture's content before it has a place. */
export interface PictureText {
  readonly cards: readonly CardText[];
  readonly edges: readonly EdgeInfo[];
}

/**
 * Where an arrow leaves, relative to the card's corner. `bottom` and `left` ports run in a lane below the card first,
 * `down` ports lead to the next level of a tree and `up` ports back to a parent, `back` ports to the left, to the node
 * before.
 */
export interface Port {
  readonly x: number;
  readonly y: number;
  readonly side: 'right' | 'bottom' | 'left' | 'down' | 'up' | 'back';
  /** For `bottom` and `left`: how far below the card's box its lane runs. */
  readonly lane: number;
}

/** A cell of a grid's row: its left edge within the card, and its width. */
export interface CellBox {
  readonly x: number;
  readonly width: number;
}

/** A row with its rectangle, relative to the card's corner. */
export interface RowBox extends RowText {
  readonly cellBoxes: readonly CellBox[];
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly port: Port | null;
  /** Whether it links nodes of a list: its arrow ends at the same row of the other node. */
  readonly isLink?: boolean;
  readonly keyPort: Port | null;
}

/** How a card looks. */
export type CardLook = 'frame' | 'node' | 'table' | 'cells' | 'bag' | 'grid' | 'scalar' | 'plain' | 'count' | 'heading';

/** A card with its size. */
export interface CardBox extends Omit<CardText, 'rows'> {
  readonly look: CardLook;
  readonly rows: readonly RowBox[];
  readonly width: number;
  /** With caption and lanes: what must stay free. */
  readonly height: number;
  /** The outlined box within the card. */
  readonly boxTop: number;
  readonly boxWidth: number;
  readonly boxHeight: number;
  /** Where the values' column starts, in tables and frames. */
  readonly valueX: number;
  /** Where arrows end: this far below the card's corner. */
  readonly anchorY: number;
  readonly captionWidth: number;
}

/** A card with its place. */
export interface PlacedCard extends CardBox {
  readonly x: number;
  readonly y: number;
  /** 0 is the frames' column. */
  readonly column: number;
  /** How many columns it lies over. */
  readonly span: number;
  /** The root of the tree it is a node of, and how deep it stands there. */
  readonly tree: string | null;
  readonly depth: number;
}

/** An arrow: its line and its head, as path data. */
export interface PlacedEdge {
  readonly info: EdgeInfo;
  readonly line: string;
  readonly head: string;
  /** Of one that runs beside all cards: how far right. */
  readonly lane?: number;
}

/** A finished picture. */
export interface Picture {
  readonly cards: readonly PlacedCard[];
  readonly edges: readonly PlacedEdge[];
  readonly bounds: Bounds;
  /** The border around what nothing reaches. */
  readonly region: Bounds | null;
}

/** A rectangle. */
export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The rectangle around several. */
export const boundsAround = (all: readonly Bounds[]): Bounds => {
  const x = Math.min(...all.map((one) => one.x));
  const y = Math.min(...all.map((one) => one.y));
  const right = Math.max(...all.map((one) => one.x + one.width));
  const bottom = Math.max(...all.map((one) => one.y + one.height));
  return { x, y, width: right - x, height: bottom - y };
};
