/**
 * The picture as an SVG that needs no style sheet and no theme: every look is written into attributes, so that it shows
 * the same in a browser, a slide or a drawing program.
 */
import type { Bounds } from '../picture/model';
import { svg } from '../picture/svg';
import { opaque, shownColour } from './colour';

const MARGIN = 16;

/** A picture on its own. */
export interface Standalone {
  readonly text: string;
  readonly width: number;
  readonly height: number;
}

/** What stands behind and below the picture. */
export interface Surroundings {
  /** With the editor's background, or on nothing. */
  readonly background: boolean;
  /** Lines below it, over the whole width. */
  readonly caption?: readonly string[];
}

/** Looks that pass from an element to those inside of it. */
const INHERITED = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'paint-order',
  'fill-opacity',
  'stroke-opacity',
  'font-family',
  'font-size',
  'font-style',
  'font-weight',
  'text-anchor',
  'shape-rendering',
] as const;
const COLOURS: ReadonlySet<string> = new Set(['fill', 'stroke']);

const CAPTION_LINE = 18;

/** Writes out a drawn world: it must be in the document, for its looks are read there. */
export const standalone = (world: SVGGElement, bounds: Bounds, around: Surroundings): Standalone => {
  const caption = around.caption ?? [];
  const width = Math.ceil(bounds.width + 2 * MARGIN);
  const pictureHeight = Math.ceil(bounds.height + 2 * MARGIN);
  const height = pictureHeight + (caption.length > 0 ? caption.length * CAPTION_LINE + MARGIN : 0);
  const [left, top] = [Math.floor(bounds.x - MARGIN), Math.floor(bounds.y - MARGIN)];
  const root = svg('svg', {
    xmlns: 'http://www.w3.org/2000/svg',
    width,
    height,
    viewBox: `${left} ${top} ${width} ${height}`,
    role: 'img',
  });
  const page = getComputedStyle(document.body);
  if (around.background) {
    root.append(svg('rect', { x: left, y: top, width, height, fill: opaque(page.backgroundColor) }));
  }
  const copy = written(world, new Map());
  if (copy !== null) root.append(copy);
  if (caption.length > 0) {
    const ink = shownColour(page.color);
    const y = top + pictureHeight;
    root.append(svg('rect', { x: left, y: y - 6, width, height: 1, fill: ink.hex, 'fill-opacity': 0.2 }));
    caption.forEach((text, index) => {
      const line = svg('text', {
        x: left + MARGIN,
        y: y + 12 + index * CAPTION_LINE,
        fill: ink.hex,
        'font-family': index === 0 ? page.fontFamily : page.getPropertyValue('--code-font'),
        'font-size': 12,
      });
      line.setAttributeNS('http://www.w3.org/XML/1998/namespace', 'xml:space', 'preserve');
      line.textContent = text;
      root.append(line);
    });
  }
  return { text: new XMLSerializer().serializeToString(root), width, height };
};

/** A copy of an element with its looks as attributes; what is the same as around it is left out. Null: it is not seen. */
const written = (element: SVGElement, outer: ReadonlyMap<string, string>): SVGElement | null => {
  const style = getComputedStyle(element);
  if (style.display === 'none') return null;
  if (element instanceof SVGTitleElement) return element.cloneNode(true) as SVGElement;
  const copy = element.cloneNode(false) as SVGElement;
  for (const name of copy.getAttributeNames()) if (!isShape(name)) copy.removeAttribute(name);
  const looks = new Map(outer);
  for (const name of INHERITED) {
    const value = valueOf(style, name);
    if (value === looks.get(name)) continue;
    looks.set(name, value);
    copy.setAttribute(name, value);
  }
  if (style.opacity !== '1') copy.setAttribute('opacity', style.opacity);
  const move = /^translate\((-?[\d.e-]+)px(?:, (-?[\d.e-]+)px)?\)$/.exec(element.style.transform);
  if (move !== null) copy.setAttribute('transform', `translate(${move[1]} ${move[2] ?? 0})`);
  if (element instanceof SVGTextElement) {
    copy.setAttributeNS('http://www.w3.org/XML/1998/namespace', 'xml:space', 'preserve');
    if (style.textDecorationLine !== 'none') copy.setAttribute('text-decoration', style.textDecorationLine);
    // Another font elsewhere must not make a text wider than its box.
    const length = element.getComputedTextLength();
    if (length > 0) {
      copy.setAttribute('textLength', length.toFixed(1));
      copy.setAttribute('lengthAdjust', 'spacingAndGlyphs');
    }
  }
  for (const child of element.childNodes) {
    if (child instanceof SVGElement) {
      const inner = written(child, looks);
      if (inner !== null) copy.append(inner);
    } else copy.append(child.cloneNode());
  }
  return copy;
};

const SHAPES: ReadonlySet<string> = new Set([
  'd',
  'x',
  'y',
  'x1',
  'x2',
  'y1',
  'y2',
  'cx',
  'cy',
  'r',
  'rx',
  'ry',
  'width',
  'height',
  'points',
  'dx',
  'dy',
  'transform',
]);

const isShape = (name: string): boolean => SHAPES.has(name);

/** A property's value as an attribute; colours with an opacity of their own are split by {@link shownColour}. */
const valueOf = (style: CSSStyleDeclaration, name: (typeof INHERITED)[number]): string => {
  if (COLOURS.has(name)) return shownColour(style.getPropertyValue(name)).hex;
  if (name === 'fill-opacity' || name === 'stroke-opacity') {
    const { alpha } = shownColour(style.getPropertyValue(name === 'fill-opacity' ? 'fill' : 'stroke'));
    return String(Number((Number(style.getPropertyValue(name)) * alpha).toFixed(3)));
  }
  return style.getPropertyValue(name).replace(/(\d)px/g, '$1');
};
