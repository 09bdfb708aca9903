/** Small helpers to build SVG elements; every attribute is set, no markup is parsed. */

const NAMESPACE = 'http://www.w3.org/2000/svg';

/** Attributes of an element; numbers are written as they are. */
export type Attributes = Readonly<Record<string, string | number>>;

/** Makes an SVG element with attributes and children. */
export const svg = <K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): SVGElementTagNameMap[K] => {
  const element = document.createElementNS(NAMESPACE, tag);
  for (const name in attributes) element.setAttribute(name, String(attributes[name]));
  element.append(...children);
  return element;
};

/** From the middle of a line to its baseline: the same for every font, so that words in two fonts stand on one line. */
const BASELINE = 4;

/** A line of text whose middle is at `y`. */
export const textAt = (
  x: number,
  y: number,
  className: string,
  ...content: readonly (Node | string)[]
): SVGTextElement => svg('text', { x, y: y + BASELINE, class: className }, ...content);
