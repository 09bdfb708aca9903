/** Paths that grow by straight runs, soft bends and round corners. */

export const HEAD = 7;
const HEAD_HALF = 3.8;
const CORNER = 6;

export const round = (value: number): number => Math.round(value * 10) / 10;

/** See the file's comment. */
export class Pen {
  private readonly parts: string[];

  constructor(
    public x: number,
    public y: number,
  ) {
    this.parts = [`M${round(x)} ${round(y)}`];
  }

  lineTo(x: number, y: number): this {
    this.parts.push(`L${round(x)} ${round(y)}`);
    return this.at(x, y);
  }

  /** An S across a gutter, leaving and arriving horizontally. */
  bendTo(x: number, y: number): this {
    const dx = (x - this.x) * 0.5;
    return this.curveTo(this.x + dx, this.y, x - dx, y, x, y);
  }

  /** An S to the next level, leaving and arriving vertically. */
  dropTo(x: number, y: number): this {
    const dy = (y - this.y) * 0.5;
    return this.curveTo(this.x, this.y + dy, x, y - dy, x, y);
  }

  /** A C to the right, back to a line left of it. */
  turnTo(x: number, y: number, bulge: number): this {
    return this.curveTo(this.x + bulge, this.y, x + bulge, y, x, y);
  }

  /** Down, then right, with a round corner. */
  downTo(y: number): this {
    this.lineTo(this.x, y - CORNER);
    return this.curveTo(this.x, y, this.x, y, this.x + CORNER, y);
  }

  /** Along straight runs with round corners. */
  along(...points: readonly (readonly [number, number])[]): this {
    points.forEach(([x, y], index) => {
      const next = points[index + 1];
      const before = Math.hypot(x - this.x, y - this.y);
      const after = next === undefined ? 0 : Math.hypot(next[0] - x, next[1] - y);
      const corner = next === undefined ? 0 : Math.min(CORNER, before / 2, after / 2);
      if (corner < 1 || next === undefined) {
        this.lineTo(x, y);
        return;
      }
      const [fromX, fromY] = [x - ((x - this.x) / before) * corner, y - ((y - this.y) / before) * corner];
      const [toX, toY] = [x + ((next[0] - x) / after) * corner, y + ((next[1] - y) / after) * corner];
      this.lineTo(fromX, fromY).curveTo(x, y, x, y, toX, toY);
    });
    return this;
  }

  private curveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): this {
    this.parts.push(`C${round(x1)} ${round(y1)} ${round(x2)} ${round(y2)} ${round(x)} ${round(y)}`);
    return this.at(x, y);
  }

  private at(x: number, y: number): this {
    this.x = x;
    this.y = y;
    return this;
  }

  toString(): string {
    return this.parts.join(' ');
  }
}

/** An arrow's head that points right or left. */
export const headAt = (x: number, y: number, towards: 1 | -1): string => {
  const back = x - towards * HEAD;
  return `M${round(back)} ${round(y - HEAD_HALF)} L${round(x)} ${round(y)} L${round(back)} ${round(y + HEAD_HALF)} Z`;
};

/** An arrow's head that points up. */
export const headUp = (x: number, y: number): string =>
  `M${round(x - HEAD_HALF)} ${round(y + HEAD)} L${round(x)} ${round(y)} L${round(x + HEAD_HALF)} ${round(y + HEAD)} Z`;

/** An arrow's head that points down. */
export const headDown = (x: number, y: number): string =>
  `M${round(x - HEAD_HALF)} ${round(y - HEAD)} L${round(x)} ${round(y)} L${round(x + HEAD_HALF)} ${round(y - HEAD)} Z`;
