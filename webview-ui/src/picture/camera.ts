/**
 * Zoom and pan. The camera never moves by itself but in two cases: pictures too wide are shrunk (all of a recording's
 * alike where they fit), and a running frame out of sight is brought into it.
 */
import { select } from 'd3-selection';
import { zoom, zoomIdentity, zoomTransform } from 'd3-zoom';
import type { D3ZoomEvent } from 'd3-zoom';
import type { Bounds } from './model';

/** Room around the picture. */
export const marginOf = (width: number): number => (width < 460 ? 8 : 16);

const LEAST_SCALE = 0.2;
/** Smaller than this nobody can read; the reader pans instead. */
const LEAST_AUTO_SCALE = 0.62;
/** Smaller than this, pictures are not drawn before one of them needs it. */
const LEAST_SCALE_AHEAD = 0.8;
const GREATEST_SCALE = 4;

/** The picture's camera. */
export class Camera {
  private readonly behaviour = zoom<SVGSVGElement, unknown>()
    .scaleExtent([LEAST_SCALE, GREATEST_SCALE])
    .extent(() => [
      [0, 0],
      [this.width, this.height],
    ])
    .filter((event: Event) => this.accepts(event));
  private readonly selection;
  /** False once the reader zoomed or panned: then only "fit" gives the camera back. */
  private isAutomatic = true;
  private scale = 1;
  /** Told by the stage, not read: reading it would make the browser lay out the page in every step. */
  private width = 0;
  private height = 0;

  constructor(
    private readonly root: SVGSVGElement,
    private readonly world: SVGGElement,
    private readonly moved: () => void,
  ) {
    this.selection = select(root);
    this.behaviour.on('zoom', (event: D3ZoomEvent<SVGSVGElement, unknown>) => {
      if (event.sourceEvent !== null && event.sourceEvent !== undefined) this.isAutomatic = false;
      this.world.setAttribute('transform', event.transform.toString());
      this.moved();
    });
    this.selection.call(this.behaviour).on('dblclick.zoom', null);
    root.addEventListener('wheel', (event) => this.wheel(event), { passive: false });
    this.reset();
  }

  /** Dragging pans; the wheel alone scrolls (below), with Ctrl or a pinch it zooms. */
  private accepts(event: Event): boolean {
    if (event instanceof WheelEvent) return event.ctrlKey || event.metaKey;
    return event instanceof MouseEvent ? event.button === 0 && !event.ctrlKey : true;
  }

  private wheel(event: WheelEvent): void {
    if (event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.isAutomatic = false;
    const { k } = zoomTransform(this.root);
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 18 : 1;
    const [dx, dy] = event.shiftKey ? [event.deltaY, event.deltaX] : [event.deltaX, event.deltaY];
    this.selection.call((one) => this.behaviour.translateBy(one, (-dx * unit) / k, (-dy * unit) / k));
  }

  private get margin(): number {
    return marginOf(this.width);
  }

  private reset(): void {
    const { margin } = this;
    this.selection.call((one) => this.behaviour.transform(one, zoomIdentity.translate(margin, margin)));
  }

  private apply(x: number, y: number, k: number): void {
    const now = zoomTransform(this.root);
    if (now.x === x && now.y === y && now.k === k) return;
    this.selection.call((one) => this.behaviour.transform(one, zoomIdentity.translate(x, y).scale(k)));
  }

  /**
   * Adapts to a new picture; `focus` should be visible. Where the recording's widest picture nearly fits (`planned`: its
   * width), all are shown at its scale from the start, so that nothing shrinks on the way.
   */
  follow(bounds: Bounds, focus: Bounds | null, planned: number): void {
    if (!this.isAutomatic) return;
    const { width, height, margin } = this;
    if (width === 0 || height === 0 || bounds.width === 0) return;
    const scaleOf = (wide: number): number => Math.min(1, (width - 2 * margin) / Math.max(1, wide));
    const ahead = scaleOf(planned);
    const wanted = Math.min(scaleOf(bounds.width), ahead >= LEAST_SCALE_AHEAD ? ahead : 1);
    this.scale = Math.min(this.scale, Math.max(LEAST_AUTO_SCALE, wanted));
    const k = this.scale;
    const now = zoomTransform(this.root);
    const x = margin - bounds.x * k;
    const fits = bounds.height * k <= height - 2 * margin;
    let y = fits || now.k !== k ? margin - bounds.y * k : now.y;
    if (!fits && focus !== null) {
      const top = focus.y * k + y;
      const bottom = (focus.y + focus.height) * k + y;
      if (bottom > height - margin) y -= bottom - (height - margin);
      if (top < margin) y += margin - top;
      const lowest = margin - bounds.y * k;
      y = Math.min(lowest, y);
    }
    this.apply(x, y, k);
  }

  /** The sides at which something of a picture lies out of sight. */
  hidden({ x, y, width, height }: Bounds): readonly ('left' | 'right' | 'top' | 'bottom')[] {
    const { x: dx, y: dy, k } = zoomTransform(this.root);
    const sides = {
      left: x * k + dx < -1,
      right: (x + width) * k + dx > this.width + 1,
      top: y * k + dy < -1,
      bottom: (y + height) * k + dy > this.height + 1,
    } as const;
    return (['left', 'right', 'top', 'bottom'] as const).filter((side) => sides[side]);
  }

  /** Pans as little as needed to show a rectangle. */
  reveal(target: Bounds): void {
    const { margin } = this;
    const { x, y, k } = zoomTransform(this.root);
    const shift = (at: number, size: number, offset: number, room: number): number => {
      const start = at * k + offset;
      const end = start + size * k;
      if (start < margin) return margin - start;
      return end > room - margin ? Math.max(room - margin - end, margin - start) : 0;
    };
    const dx = shift(target.x, target.width, x, this.width);
    const dy = shift(target.y, target.height, y, this.height);
    if (dx !== 0 || dy !== 0) this.apply(x + dx, y + dy, k);
  }

  /** Shows the whole picture, as large as one to one. */
  fit(bounds: Bounds): void {
    const { width, height, margin } = this;
    if (width === 0 || bounds.width === 0) return;
    const k = Math.max(
      LEAST_SCALE,
      Math.min(1, (width - 2 * margin) / bounds.width, (height - 2 * margin) / bounds.height),
    );
    this.apply(margin - bounds.x * k, margin - bounds.y * k, k);
    this.scale = 1;
    this.isAutomatic = true;
  }

  /** Zooms by a factor around the middle. */
  zoomBy(factor: number): void {
    this.isAutomatic = false;
    this.selection.call((one) => this.behaviour.scaleBy(one, factor));
  }

  /** The panel's size. */
  resize(width: number, height: number): void {
    this.width = width;
    this.height = height;
  }

  /** Another program: the camera starts at the first frame and adapts by itself again. */
  home(): void {
    this.isAutomatic = true;
    this.scale = 1;
    this.reset();
  }

  /** A new recording or another panel size: the automatic scale starts over. */
  forget(): void {
    this.scale = 1;
  }
}
