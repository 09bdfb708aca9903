/** Joins the words that Mermaid read with the sidecar that says what they mean. */
import type { Diagram, RowInfo } from '../../../src/diagram';
import type { CardText, RowText } from './model';

/** The words of a grid's row, cut into its cells: `[1, 0]`. */
const cellsOf = ({ cells }: RowInfo, value: string): readonly string[] => {
  if (cells === null) return [];
  let at = 1;
  return cells.map(({ length }) => {
    const text = value.slice(at, at + length);
    at += length + 2;
    return text;
  });
};

/** Cards with their words; a disagreement of text and sidecar is a defect of ours and is told, not drawn. */
export const joinCards = (
  diagram: Pick<Diagram, 'cards'>,
  labels: ReadonlyMap<string, readonly string[]>,
): CardText[] =>
  diagram.cards.map((info): CardText => {
    const lines = labels.get(info.node);
    if (lines?.length !== info.rows.length + 1) throw new Error(`The diagram's text and sidecar differ at ${info.id}`);
    const title = lines[0]!;
    const rows = info.rows.map((row, index): RowText => {
      const line = lines[index + 1]!;
      const value = line.slice(row.labelLength + row.separator.length);
      return { info: row, label: line.slice(0, row.labelLength), value, cells: cellsOf(row, value) };
    });
    const end = title.length - info.noteLength;
    return {
      info,
      name: title.slice(0, info.titleLength),
      rest: title.slice(info.titleLength, end),
      note: title.slice(end).trimStart(),
      rows,
    };
  });

/** Checks that the text's arrows are the sidecar's, in the same order. */
export const checkEdges = (
  diagram: Diagram,
  edges: readonly { readonly from: string; readonly to: string }[],
): void => {
  if (edges.length !== diagram.edges.length) throw new Error("The diagram's text and sidecar differ in arrows");
  const nodes = new Map(diagram.cards.map(({ id, node }) => [id, node]));
  diagram.edges.forEach((edge, index) => {
    const other = edges[index]!;
    if (other.from !== nodes.get(edge.from) || other.to !== nodes.get(edge.to))
      throw new Error(`Arrow ${edge.key} is not the text's`);
  });
};
