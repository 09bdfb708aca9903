/**
 * Mermaid is the picture's front door: the text is parsed and cleaned by Mermaid, and its layout extension point hands
 * over what it understood. Our layout does not fill Mermaid's throw-away SVG; it only takes the data, and the page
 * patches one persistent SVG with it. Texts already read are remembered.
 */
import mermaid from 'mermaid';
import type { LayoutData, SVG } from 'mermaid';
import { decode } from '../../../src/diagram';
import type { Diagram } from '../../../src/diagram';
import { checkEdges, joinCards } from './join';
import type { PictureText } from './model';

/** What the layout needs of Mermaid's nodes and edges. */
export interface ReadText {
  /** Labels by the id of the node or subgraph, decoded line by line. */
  readonly labels: ReadonlyMap<string, readonly string[]>;
  readonly edges: readonly { readonly from: string; readonly to: string }[];
}

const REMEMBERED = 200;

const linesOf = (label: string): readonly string[] =>
  label.split(/<br\s*\/?>/i).map((line) => decode(line.replace(/<\/?b>/gi, '')));

const readLayout = (data: LayoutData): ReadText => ({
  labels: new Map(data.nodes.map((node) => [node.id, linesOf(node.label ?? '')])),
  edges: data.edges.map((edge) => ({ from: edge.start ?? '', to: edge.end ?? '' })),
});

/** Reads Mermaid texts, one after the other. */
export class MermaidReader {
  private readonly read = new Map<string, Promise<ReadText>>();
  private received: ReadText | null = null;
  private count = 0;
  /** One text at a time: the layout must know whose data it is handed. */
  private last: Promise<unknown> = Promise.resolve();
  private readonly room: HTMLElement;

  constructor(room: HTMLElement) {
    this.room = room;
    mermaid.registerLayoutLoaders([
      {
        name: 'memory',
        loader: () =>
          Promise.resolve({
            render: (data: LayoutData, svg: SVG): Promise<void> => {
              this.received = readLayout(data);
              // Mermaid sizes its own SVG next; that one is empty, and asking would lay out the whole page.
              const room = svg.node();
              if (room !== null) Object.assign(room, { getBBox: () => new DOMRect(0, 0, 1, 1) });
              return Promise.resolve();
            },
          }),
      },
    ]);
    mermaid.initialize({
      startOnLoad: false,
      securityLevel: 'strict',
      theme: 'base',
      layout: 'memory',
      maxTextSize: 5_000_000,
      maxEdges: 100_000,
      suppressErrorRendering: true,
      htmlLabels: true,
    });
  }

  /** Whether a text has been read before. */
  knows(text: string): boolean {
    return this.read.has(text);
  }

  /** What Mermaid understands a text to be. */
  readText(text: string): Promise<ReadText> {
    const known = this.read.get(text);
    if (known !== undefined) {
      this.read.delete(text);
      this.read.set(text, known);
      return known;
    }
    const reading = this.last.then(() => this.readAnew(text));
    this.last = reading.catch(() => undefined);
    this.read.set(text, reading);
    if (this.read.size > REMEMBERED) this.read.delete(this.read.keys().next().value!);
    reading.catch(() => this.read.delete(text));
    return reading;
  }

  private async readAnew(text: string): Promise<ReadText> {
    this.received = null;
    await mermaid.render(`mermaid-${++this.count}`, text, this.room);
    this.room.textContent = '';
    if (this.received === null) throw new Error('Mermaid did not ask for the memory layout');
    return this.received;
  }
}

/**
 * What a text says, without Mermaid: for plans, which look at hundreds of texts that are never drawn. It knows our own
 * way of writing only; what is drawn goes through {@link MermaidReader}.
 */
export const ownReading = (text: string): ReadonlyMap<string, readonly string[]> =>
  new Map([...text.matchAll(/^ *(?:subgraph )?(\w+)\["(.*)"\]/gm)].map(([, id, label]) => [id!, linesOf(label!)]));

/** Joins what Mermaid read with the sidecar. */
export const joinSidecar = (diagram: Diagram, read: ReadText): PictureText => {
  checkEdges(diagram, read.edges);
  return { cards: joinCards(diagram, read.labels), edges: diagram.edges };
};
