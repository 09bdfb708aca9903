/**
 * How a recording's picture flows into the panel: in columns where those fit, roomy ones or closer ones; where they do
 * not, in one column beside the stack; in the narrowest panels below it. Each way is planned only when it is tried.
 */
import { marginOf } from './camera';
import { BELOW, BESIDE, BESIDE_WIDE, COMPACT, ROOMY } from './metrics';
import type { Metrics } from './metrics';
import type { Places } from './places';

/** A way, and how much it may be shrunk before the next one is tried. */
interface Way {
  readonly metrics: Metrics;
  readonly least: number;
}

const WIDE: readonly Way[] = [
  { metrics: ROOMY, least: 0.72 },
  { metrics: COMPACT, least: 0.62 },
];
const NARROW: readonly Way[] = [
  { metrics: COMPACT, least: 0.82 },
  { metrics: BESIDE_WIDE, least: 0.66 },
  { metrics: BESIDE, least: 0.62 },
  { metrics: BELOW, least: 0.62 },
];

/** From this width on there are always columns: what does not fit is panned to, as in a long text. */
const ALWAYS_COLUMNS = 640;
/** Narrower than this, a picture that is not planned yet begins beside the stack. */
const NO_COLUMNS = 400;

/** How a picture begins whose recording is not known yet. */
export const firstMetrics = (width: number): Metrics => {
  if (width >= ALWAYS_COLUMNS) return ROOMY;
  return width >= NO_COLUMNS ? COMPACT : BESIDE;
};

/** The ways of one recording. */
export class Flows {
  private readonly planned = new Map<Metrics, Places>();

  constructor(private readonly plan: (metrics: Metrics) => Places) {}

  private placesIn(metrics: Metrics): Places {
    const known = this.planned.get(metrics);
    if (known !== undefined) return known;
    const places = this.plan(metrics);
    this.planned.set(metrics, places);
    return places;
  }

  /** The first way that fits into a panel; if none does, the one that comes nearest. */
  choose(width: number): Places {
    const room = width - 2 * marginOf(width);
    const zoomOf = (places: Places): number => Math.min(1, room / Math.max(1, places.width));
    const ways = width >= ALWAYS_COLUMNS ? WIDE : NARROW;
    const fitting = ways.find(({ metrics, least }) => zoomOf(this.placesIn(metrics)) >= least);
    if (fitting !== undefined) return this.placesIn(fitting.metrics);
    return ways
      .map(({ metrics }) => this.placesIn(metrics))
      .reduce((best, places) => (zoomOf(places) > zoomOf(best) ? places : best));
  }
}
