/** Colours as every program knows them: the browser's own notations (`color(srgb …)`) become hexadecimal ones. */

/** A colour and how much of it is seen. */
export interface Shown {
  /** `#rrggbb`, or `none`. */
  readonly hex: string;
  readonly alpha: number;
}

const known = new Map<string, Shown>();
let pixel: CanvasRenderingContext2D | null = null;

/** What a computed colour looks like. */
export const shownColour = (computed: string): Shown => {
  if (computed === 'none' || computed === '') return { hex: 'none', alpha: 1 };
  let shown = known.get(computed);
  if (shown === undefined) known.set(computed, (shown = paint(computed)));
  return shown;
};

/** The colour without its transparency. */
export const opaque = (computed: string): string => shownColour(computed).hex;

const paint = (computed: string): Shown => {
  if (pixel === null) {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 1;
    pixel = canvas.getContext('2d', { willReadFrequently: true });
  }
  if (pixel === null) return { hex: computed, alpha: 1 };
  pixel.clearRect(0, 0, 1, 1);
  pixel.fillStyle = computed;
  pixel.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = pixel.getImageData(0, 0, 1, 1).data;
  if (alpha === 0) return { hex: 'none', alpha: 1 };
  const hex = [red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('');
  return { hex: `#${hex}`, alpha: alpha / 255 };
};
