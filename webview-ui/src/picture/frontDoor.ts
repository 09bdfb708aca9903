/**
 * Mermaid is the picture's front door: the text is parsed and cleaned by Mermaid, and what it understood is handed over
 * as it is to any of its layouts. Nothing is drawn by Mermaid: the page patches one persistent SVG with it. Texts
 * already read are remembered.
 */
import mermaid from 'mermaid';
import type { LayoutData } from 'mermaid';
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

/** What a flowchart's database can tell: see mermaid's `flowDb.ts`. Its own layouts are given the same. */
interface LayoutSource {
  getData(): LayoutData;
}

/** Reads Mermaid texts, one after the other. */
export class MermaidReader {
  private readonly read = new Map<string, Promise<ReadText>>();
  /** One text at a time: Mermaid's parser fills one database. */
  private last: Promise<unknown> = Promise.resolve();

  constructor() {
    mermaid.initialize({
      startOnLoad: false,
      securityLevel: 'strict',
      htmlLabels: true,
      maxEdges: 100_000,
    });
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
    const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
    return readLayout((db as unknown as LayoutSource).getData());
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
