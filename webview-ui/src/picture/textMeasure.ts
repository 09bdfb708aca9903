/** Widths of texts through a canvas: no layout of the page is forced, and a text is measured once. */
import type { FontKind, Measure } from './metrics';

/** Measures with the fonts the page's styles give to the picture. */
export const textMeasure = (host: HTMLElement): { readonly measure: Measure; readonly refresh: () => void } => {
  const context = document.createElement('canvas').getContext('2d');
  let caches = new Map<FontKind, Map<string, number>>();
  const fonts = (): Record<FontKind, string> => {
    const style = getComputedStyle(host);
    const ui = style.getPropertyValue('--ui-font') || 'sans-serif';
    const code = style.getPropertyValue('--code-font') || 'monospace';
    return { title: `600 12px ${ui}`, caption: `600 11.5px ${ui}`, code: `12px ${code}`, small: `10.5px ${ui}` };
  };
  // Read when first needed: styles mean nothing before the host is in the document.
  let known: Record<FontKind, string> | null = null;
  const measure: Measure = (text, font) => {
    let cache = caches.get(font);
    if (cache === undefined) caches.set(font, (cache = new Map<string, number>()));
    let width = cache.get(text);
    if (width === undefined) {
      if (context === null) return text.length * 7;
      known ??= fonts();
      context.font = known[font];
      width = Math.ceil(context.measureText(text).width * 10) / 10;
      if (cache.size > 5000) cache.clear();
      cache.set(text, width);
    }
    return width;
  };
  return {
    measure,
    refresh: () => {
      caches = new Map();
      known = null;
    },
  };
};
