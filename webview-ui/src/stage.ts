/**
 * From a view to the picture: Mermaid text, read through Mermaid, measured, placed for the whole recording, routed,
 * patched into the one SVG.
 */
import { clipboardText, DEFAULT_DIAGRAM_OPTIONS, diagramOf } from '../../src/diagram';
import type { Diagram, Numbered } from '../../src/diagram';
import type { Choices, ObjectId, View } from '../../src/model';
import type { PanelSettings, RunId } from '../../src/protocol/webview';
import { t } from './l10n';
import { Camera } from './picture/camera';
import { joinSidecar, MermaidReader, ownReading } from './picture/frontDoor';
import { joinCards } from './picture/join';
import { firstMetrics, Flows } from './picture/flows';
import { measureCard, measureWithin } from './picture/measure';
import { ROOMY } from './picture/metrics';
import type { Metrics } from './picture/metrics';
import type { Bounds, Picture, PlacedCard } from './picture/model';
import { PictureView } from './picture/patch';
import { Places } from './picture/places';
import { boundsOf, routeEdges } from './picture/route';
import { svg } from './picture/svg';
import { textMeasure } from './picture/textMeasure';

/** Steps that follow each other faster than this are scrubbing: nothing is animated. */
const QUICK = 130;

interface Scene {
  readonly run: RunId;
  readonly view: View;
  /** The file's name: another file's places mean nothing. */
  readonly title: string;
  readonly settings: PanelSettings;
  readonly choices: Choices;
}

const NO_NUMBERS: Numbered = DEFAULT_DIAGRAM_OPTIONS.numbers;
const NO_SAMPLES = { run: 0, views: [], isComplete: false };

/** How many objects are drawn; the reader may ask for more. */
const CARDS = 60;

/** The picture's stage. */
export class Stage {
  readonly root = svg('svg', { class: 'picture', role: 'group', 'aria-label': t('Memory diagram') });
  private readonly world = svg('g', { class: 'world' });
  private readonly picture = new PictureView(this.world);
  private readonly camera: Camera;
  private readonly reader = new MermaidReader();
  private readonly text: ReturnType<typeof textMeasure>;
  private places: Places;
  /** The ways in which the recording was planned; null: not yet. */
  private flows: Flows | null = null;
  private width = 0;
  private placesKey = '';
  private placesTitle = '';
  private placesRun: RunId = 0;
  /** Samples of a recording: the plan is made of them, and made again when a setting, a font or the width changes. */
  private samples: { readonly run: RunId; readonly views: View[]; isComplete: boolean } = NO_SAMPLES;
  private numbers: Numbered = NO_NUMBERS;
  private isVisible = false;
  private scene: Scene | null = null;
  private drawing: Promise<void> | null = null;
  private isDirty = false;
  private lastShown = 0;
  private diagram: Diagram | null = null;
  private bounds: Bounds = { x: 0, y: 0, width: 0, height: 0 };
  private cards: readonly PlacedCard[] = [];
  /** More frames than the metrics say, where the reader asked for them. */
  private moreFramesWanted = 0;
  private maxCards = CARDS;
  private readonly diagrams = new WeakMap<
    View,
    { readonly key: string; readonly numbers: Numbered; readonly diagram: Diagram }
  >();

  constructor(
    private readonly host: HTMLElement,
    private readonly trouble: (error: unknown) => void,
    private readonly drawn: (milliseconds: number) => void,
  ) {
    this.root.append(this.world);
    host.append(this.root);
    this.camera = new Camera(this.root, this.world, () => this.tellHidden());
    this.text = textMeasure(host);
    this.places = new Places(ROOMY, 'down');
    new ResizeObserver(([entry]) => this.resized(entry!.contentRect)).observe(host);
  }

  /** Shows a view as soon as possible; of several asked for meanwhile only the newest is drawn. */
  show(scene: Scene): void {
    if (
      this.scene?.view === scene.view &&
      this.scene.settings === scene.settings &&
      this.scene.choices === scene.choices &&
      this.scene.run === scene.run
    )
      return;
    this.scene = scene;
    this.redraw();
  }

  /** Draws again: fonts, theme, size or limits changed. */
  redraw(): void {
    this.isDirty = true;
    this.drawing ??= this.drawAll().finally(() => (this.drawing = null));
  }

  private async drawAll(): Promise<void> {
    while (this.isDirty) {
      this.isDirty = false;
      const { scene } = this;
      if (scene === null || !this.isVisible) return;
      try {
        await this.draw(scene);
      } catch (error) {
        this.trouble(error);
      }
    }
  }

  private async draw(scene: Scene): Promise<void> {
    const started = performance.now();
    this.usePlaces(scene);
    this.plan(scene);
    const diagram = this.diagramFor(scene.view, scene);
    const picture = await this.placed(scene.view, diagram);
    const isQuick = started - this.lastShown < QUICK;
    this.lastShown = started;
    this.picture.show(picture, { metrics: this.metrics, measure: this.text.measure }, isQuick);
    this.diagram = diagram;
    this.bounds = picture.bounds;
    this.cards = picture.cards;
    const running = picture.cards.find((card) => card.info.state === 'running' || card.info.state === 'returning');
    this.camera.follow(picture.bounds, running ?? null, this.flows === null ? 0 : this.places.width);
    this.tellHidden();
    this.drawn(performance.now() - started);
  }

  private async placed(view: View, diagram: Diagram): Promise<Picture> {
    const content = joinSidecar(diagram, await this.reader.readText(diagram.text));
    const { places, metrics } = this;
    const boxes = content.cards.map((card) =>
      measureWithin(card, places.roomOf(card), metrics, this.text.measure, places.roleOf(card)),
    );
    const placement = places.place(view.step, boxes, content.edges);
    const edges = routeEdges(placement, content.edges, metrics);
    return {
      cards: placement.cards,
      edges,
      bounds: boundsOf(placement, edges, metrics),
      region: placement.region,
    };
  }

  /** The picture of a view of the run on show, with everything in the place it has on the stage. */
  pictureOf(view: View): Promise<Picture> {
    if (this.scene === null) return Promise.reject(new Error('There is no picture yet.'));
    return this.placed(view, this.diagramFor(view, this.scene));
  }

  /** Draws a picture out of sight, with the stage's looks, or with those that show on any ground. */
  drawApart(picture: Picture, isSeeThrough: boolean): { readonly world: SVGGElement; remove(): void } {
    const world = svg('g');
    const root = svg(
      'svg',
      { class: `picture apart${isSeeThrough ? ' see-through' : ''}`, 'aria-hidden': 'true' },
      world,
    );
    this.host.append(root);
    new PictureView(world).show(picture, { metrics: this.metrics, measure: this.text.measure }, true);
    return { world, remove: () => root.remove() };
  }

  private usePlaces({ run, title, settings, choices }: Scene): void {
    const key = `${settings.boxed}|${settings.framesGrow}|${choices.counts}|${choices.sizes}|${JSON.stringify(choices.focus)}|${title}`;
    if (key === this.placesKey && run === this.placesRun) return;
    this.flows = null;
    this.numbers = NO_NUMBERS;
    if (key === this.placesKey) this.places.renew();
    else {
      this.places = new Places(firstMetrics(this.width), settings.framesGrow);
      if (title !== this.placesTitle) this.camera.home();
      this.placesTitle = title;
      this.camera.forget();
    }
    this.placesKey = key;
    this.placesRun = run;
  }

  /** What any sample names by number is named so at every step. */
  private numbersOf(scene: Scene): Numbered {
    const numbered = new Set<ObjectId>();
    const numberedInHeap = new Set<ObjectId>();
    for (const view of this.samples.views) {
      const { numbers } = this.diagramFor(view, scene);
      for (const id of numbers.numbered) numbered.add(id);
      for (const id of numbers.numberedInHeap) numberedInHeap.add(id);
    }
    return numbered.size + numberedInHeap.size === 0 ? NO_NUMBERS : { numbered, numberedInHeap };
  }

  private get metrics(): Metrics {
    return this.places.metrics;
  }

  private diagramFor(
    view: View,
    { settings, choices }: Scene,
    { maxFrames, maxValue, maxTitle, maxColumns } = this.metrics,
  ): Diagram {
    const frames = maxFrames + this.moreFramesWanted;
    const key = `${settings.boxed}|${frames}|${maxValue}|${maxColumns}|${this.maxCards}|${JSON.stringify(choices)}`;
    const known = this.diagrams.get(view);
    if (known?.key === key && known.numbers === this.numbers) return known.diagram;
    const diagram = diagramOf(view, {
      boxed: settings.boxed,
      choices,
      numbers: this.numbers,
      maxCards: this.maxCards,
      maxFrames: frames,
      maxText: Infinity,
      maxEdges: Infinity,
      maxValue,
      maxTitle,
      maxColumns,
      t,
    });
    this.diagrams.set(view, { key, numbers: this.numbers, diagram });
    return diagram;
  }

  /** Has Mermaid read a neighbour's text while nothing else is to do. */
  prepare(view: View): void {
    if (this.scene === null) return;
    const { text } = this.diagramFor(view, this.scene);
    this.reader.readText(text).catch((error: unknown) => this.trouble(error));
  }

  /** Learns from samples of the recording; the last ones decide every place, once. */
  sample(run: RunId, views: readonly View[], isLast: boolean): void {
    if (this.samples.run !== run) this.samples = { run, views: [], isComplete: false };
    this.samples.views.push(...views);
    this.samples.isComplete = isLast;
    if (isLast) this.samples.views.sort((a, b) => a.step - b.step);
    if (this.scene?.run !== run) return;
    // Their diagrams are made as they come, not all when the plan is.
    for (const view of views) this.diagramFor(view, this.scene);
    if (isLast) this.redraw();
  }

  /** Decides every place, once the samples are complete: before the picture is drawn, so that nothing jumps. */
  private plan(scene: Scene): void {
    const { samples } = this;
    if (this.flows !== null || samples.run !== scene.run || !samples.isComplete) return;
    this.numbers = this.numbersOf(scene);
    this.flows = new Flows((metrics) => this.planned(scene, metrics));
    this.flow();
    this.host.dataset['planned'] = String(scene.run);
  }

  /** The places of the recording in one way. */
  private planned(scene: Scene, metrics: Metrics): Places {
    const places = new Places(metrics, scene.settings.framesGrow);
    const contents = this.samples.views.map((view) => {
      const diagram = this.diagramFor(view, scene, metrics);
      return { step: view.step, edges: diagram.edges, cards: joinCards(diagram, ownReading(diagram.text)) };
    });
    places.planFrom(contents, (card) => measureCard(card, metrics, this.text.measure, places.roleOf(card)));
    return places;
  }

  /** Chooses how the picture flows into the panel. */
  private flow(): void {
    if (this.flows !== null) this.places = this.flows.choose(this.width);
    else if (this.metrics !== firstMetrics(this.width)) this.placesKey = '';
    this.camera.forget();
  }

  private resized({ width, height }: DOMRectReadOnly): void {
    this.isVisible = width > 0 && height > 0;
    this.camera.resize(width, height);
    if (width > 0 && width !== this.width) {
      this.width = width;
      this.flow();
    }
    this.redraw();
  }

  /** Fonts or theme changed: every width may be another. */
  restyle(): void {
    this.text.refresh();
    this.placesKey = '';
    this.redraw();
  }

  /** A shade at each side beyond which there is more. */
  private tellHidden(): void {
    if (this.bounds.width > 0) this.host.dataset['more'] = this.camera.hidden(this.bounds).join(' ');
  }

  /** Shows more of a deep stack. */
  moreFrames(): void {
    this.moreFramesWanted = Math.min(this.moreFramesWanted * 2 + 40, 2000);
    this.redraw();
  }

  /** Shows more objects; returns how many. */
  moreObjects(): number {
    this.maxCards = Math.min(this.maxCards * 2, 2000);
    this.redraw();
    return this.maxCards;
  }

  fit(): void {
    this.camera.fit(this.bounds);
  }

  zoomBy(factor: number): void {
    this.camera.zoomBy(factor);
  }

  /** Brings a card into sight. */
  reveal(id: string): void {
    const card = this.cards.find((one) => one.info.id === id);
    if (card !== undefined) this.camera.reveal(card);
  }

  highlight(id: string | null): void {
    this.picture.highlight(id);
  }

  /** The picture as text for GitHub: within its limits, with colours. */
  copyText(): string {
    const { scene } = this;
    return scene === null
      ? ''
      : clipboardText(
          diagramOf(scene.view, { boxed: scene.settings.boxed, choices: scene.choices, numbers: this.numbers, t }),
        );
  }

  /** The diagram on show. */
  get current(): Diagram | null {
    return this.diagram;
  }
}
