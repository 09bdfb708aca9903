/**
 * The column of frames: in call order, each with the room it will ever need, so that the one after it does not move.
 * Growing downwards, what the last one hands on needs none: a returned value, an exception.
 */
import type { CardInfo } from '../../../src/diagram';
import { isHandedOn } from './measureRows';
import type { CardBox, PlacedCard } from './model';
import type { Metrics } from './metrics';

interface KnownFrame {
  width: number;
  height: number;
  /** The frame that called it. */
  caller: string | null;
}

/** Whether a frame stands beside the stack, in the heap: parked, or kept alive though it has returned. */
export const isAside = ({ state }: CardInfo): boolean => state === 'parked' || state === 'exited';

const roomOf = (card: CardBox, metrics: Metrics, isLast: boolean): number =>
  !isLast ? card.height : card.height - card.rows.filter(({ info }) => isHandedOn(info)).length * metrics.row;

/** The frames of one recording. */
export class FrameStack {
  private readonly frames = new Map<string, KnownFrame>();
  private framesBefore: ReadonlyMap<string, KnownFrame> = new Map();
  private greatest = 0;
  /** The width may be one of a run before. */
  private isRenewed = false;

  constructor(
    private readonly metrics: Metrics,
    private readonly grow: 'down' | 'up',
  ) {}

  /** All frames are as wide as the widest: their arrows leave from one line. */
  get width(): number {
    return this.greatest;
  }

  /** Learns the sizes of a step's frames. */
  observe(cards: readonly CardBox[]): void {
    cards.forEach((card, index) => {
      const { id } = card.info;
      const caller = cards[index - 1]?.info.id ?? null;
      const height = roomOf(card, this.metrics, this.grow === 'down' && index === cards.length - 1);
      const frame = this.frames.get(id);
      if (frame === undefined) {
        const before = this.framesBefore.get(id);
        this.frames.set(id, {
          width: Math.max(card.width, before?.width ?? 0),
          height: Math.max(height, before?.height ?? 0),
          caller,
        });
      } else {
        frame.width = Math.max(frame.width, card.width);
        frame.height = Math.max(frame.height, height);
        frame.caller = caller;
      }
      this.greatest = Math.max(this.greatest, card.width);
    });
  }

  /** Another run of nearly the same program begins. */
  renew(): void {
    this.framesBefore = new Map(this.frames);
    this.frames.clear();
    this.isRenewed = true;
  }

  /** Forgets sizes of the run before. */
  plan(): void {
    this.framesBefore = new Map();
    if (this.isRenewed) this.greatest = Math.max(0, ...[...this.frames.values()].map(({ width }) => width));
    this.isRenewed = false;
  }

  has(id: string): boolean {
    return this.frames.has(id);
  }

  get ids(): Iterable<string> {
    return this.frames.keys();
  }

  /** Below this no frame ever stands. */
  get bottom(): number {
    if (this.grow === 'up') return 0;
    let bottom = 0;
    for (const [id, { height }] of this.frames) bottom = Math.max(bottom, this.top(id) + height);
    return bottom;
  }

  /** Where a frame begins; 0 for one that is not known. */
  top(id: string): number {
    let top = 0;
    const own = this.frames.get(id);
    if (own === undefined) return 0;
    if (this.grow === 'up') top -= own.height;
    for (let at = own.caller; at !== null;) {
      const frame = this.frames.get(at);
      if (frame === undefined) break;
      const step = frame.height + this.metrics.cardGap;
      top += this.grow === 'up' ? -step : step;
      at = frame.caller;
    }
    return top;
  }

  /** Places a step's frames. */
  place(cards: readonly CardBox[]): PlacedCard[] {
    let y = 0;
    return cards.map((card): PlacedCard => {
      const { height } = this.frames.get(card.info.id)!;
      const shown = this.grow === 'up' ? y - height : y;
      y = this.grow === 'up' ? y - height - this.metrics.cardGap : y + height + this.metrics.cardGap;
      return {
        ...card,
        width: this.greatest,
        boxWidth: this.greatest,
        rows: card.rows.map((row) => widen(row, this.greatest - card.width)),
        x: 0,
        y: shown,
        column: 0,
        span: 1,
        tree: null,
        depth: 0,
      };
    });
  }
}

const widen = (row: PlacedCard['rows'][number], by: number): PlacedCard['rows'][number] =>
  by === 0
    ? row
    : { ...row, width: row.width + by, port: row.port === null ? null : { ...row.port, x: row.port.x + by } };
