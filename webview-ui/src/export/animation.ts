/** Frames as an animated GIF: one palette for all of them, and of each frame only what differs from the one before. */
import { applyPalette, GIFEncoder, quantize } from 'gifenc';

/** Colours besides "as before". */
const COLOURS = 255;
/** Frames and pixels looked at for the palette. */
const SAMPLE_FRAMES = 12;
const SAMPLE_PIXELS = 400_000;
const LAST_FRAME_FACTOR = 3;

/** So many frames of one size, drawn when they are asked for: all of them together would not fit into memory. */
export interface Film {
  readonly count: number;
  frame(index: number): Promise<ImageData>;
  /** How long each is seen. */
  readonly milliseconds: number;
}

/** The bytes of the file. */
export const toGif = async (film: Film): Promise<Uint8Array> => {
  const { count, milliseconds } = film;
  const palette = quantize(await sampleOf(film), COLOURS, { format: 'rgb565' });
  const asBefore = palette.length;
  const colours = [...palette, [0, 0, 0]];
  const gif = GIFEncoder();
  let before: Uint32Array | null = null;
  for (let index = 0; index < count; index++) {
    const { width, height, data } = await film.frame(index);
    const pixels = applyPalette(data, palette, 'rgb565');
    const now = new Uint32Array(data.buffer);
    if (before !== null) for (let i = 0; i < pixels.length; i++) if (now[i] === before[i]) pixels[i] = asBefore;
    gif.writeFrame(pixels, width, height, {
      ...(index === 0 ? { palette: colours, repeat: 0 } : {}),
      transparent: before !== null,
      transparentIndex: asBefore,
      dispose: 1,
      delay: index === count - 1 ? milliseconds * LAST_FRAME_FACTOR : milliseconds,
    });
    before = now;
    // The page stays usable meanwhile.
    await new Promise((resolve) => setTimeout(resolve));
  }
  gif.finish();
  return gif.bytes();
};

/** Pixels of frames from all over the film, evenly thinned. */
const sampleOf = async ({ count, frame }: Film): Promise<Uint8ClampedArray> => {
  const looked = Math.min(count, SAMPLE_FRAMES);
  const sample: number[] = [];
  for (let part = 0; part < looked; part++) {
    const now = new Uint32Array((await frame(Math.floor((part * count) / looked))).data.buffer);
    const stride = Math.max(1, Math.floor((now.length * looked) / SAMPLE_PIXELS));
    for (let i = part % stride; i < now.length; i += stride) sample.push(now[i]!);
  }
  return new Uint8ClampedArray(Uint32Array.from(sample).buffer);
};
