/** The panel's layout of a recording, without a browser: text is as wide as it has characters. */
import { decode, diagramOf } from '../../src/diagram';
import type { EdgeInfo } from '../../src/diagram';
import { DEFAULT_VIEW_OPTIONS } from '../../src/model';
import type { Recording, StepIndex } from '../../src/model';
import { joinCards } from '../../webview-ui/src/picture/join';
import { measureCard, measureWithin } from '../../webview-ui/src/picture/measure';
import { ROOMY } from '../../webview-ui/src/picture/metrics';
import type { Metrics } from '../../webview-ui/src/picture/metrics';
import type { CardBox, CardText, PlacedEdge } from '../../webview-ui/src/picture/model';
import { Places } from '../../webview-ui/src/picture/places';
import type { Placement, Sample } from '../../webview-ui/src/picture/places';
import { routeEdges } from '../../webview-ui/src/picture/route';

const CHARACTER = 7;
const SAMPLES = 400;

const width = (text: string): number => text.length * CHARACTER;

/** The lines of every card, as Mermaid would read them. */
const labelsOf = (text: string): Map<string, string[]> =>
  new Map(
    [...text.matchAll(/^ *(?:subgraph )?(\w+)\["(.*)"\]/gm)].map(([, id, label]) => [
      id!,
      label!.split('<br/>').map((line) => decode(line.replace(/<\/?b>/g, ''))),
    ]),
  );

/** A recording's layout, planned as the panel plans it. */
export class Layout {
  readonly places: Places;

  constructor(
    private readonly recording: Recording,
    readonly metrics: Metrics = ROOMY,
  ) {
    this.places = new Places(metrics, 'down');
    this.places.planFrom(
      recording.tellingSteps(SAMPLES).map((step) => this.words(step)),
      this.measure,
    );
  }

  private readonly measure = (card: CardText): CardBox =>
    measureCard(card, this.metrics, width, this.places.roleOf(card));

  private words(step: StepIndex): Sample & { readonly edges: readonly EdgeInfo[] } {
    const view = this.recording.view(step, DEFAULT_VIEW_OPTIONS);
    const { text, cards, edges } = diagramOf(view, {
      maxFrames: this.metrics.maxFrames,
      maxValue: this.metrics.maxValue,
      maxTitle: this.metrics.maxTitle,
      maxColumns: this.metrics.maxColumns,
      maxText: Infinity,
      maxEdges: Infinity,
    });
    return { step, edges, cards: joinCards({ cards }, labelsOf(text)) };
  }

  /** The picture of a step. */
  at(step: StepIndex): Placement & { readonly arrows: readonly PlacedEdge[] } {
    const { cards, edges } = this.words(step);
    const boxes = cards.map((card) =>
      measureWithin(card, this.places.roomOf(card), this.metrics, width, this.places.roleOf(card)),
    );
    const placement = this.places.place(step, boxes, edges);
    return { ...placement, arrows: routeEdges(placement, edges, this.metrics) };
  }
}
