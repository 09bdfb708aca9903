/** From an SVG text to pixels. */
import type { Standalone } from './standalone';

/** Longer sides than this no browser's canvas takes for sure. */
const MAX_SIDE = 8192;

/** Draws an SVG text with so many pixels per unit (fewer where it would be too large). */
export const rasterize = async ({ text, width, height }: Standalone, scale: number): Promise<HTMLCanvasElement> => {
  const factor = Math.min(scale, MAX_SIDE / width, MAX_SIDE / height);
  const image = new Image();
  // A data address: a blob's would not let the pixels be read again.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * factor));
  canvas.height = Math.max(1, Math.round(height * factor));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('There is no canvas to draw on.');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
};

/** A canvas as the bytes of a PNG file. */
export const toPng = async (canvas: HTMLCanvasElement): Promise<Uint8Array> => {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob === null) throw new Error('The picture could not be written as PNG.');
  return new Uint8Array(await blob.arrayBuffer());
};
