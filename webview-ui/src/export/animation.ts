/** Frames as an animated GIF: one palette for all of them, and of each frame only what differs from the one before. */
import { applyPalette, GIFEncoder, quantize } from 'gifenc';

/** Colours besides "as before". */
const COLOURS = 255;
/** Pixels looked at for the palette. */
const SAMPLE = 400_000;
const LAST_FRAME_FACTOR = 3;

/** The frames' pixels, all of one size; `milliseconds` is how long each is seen. */
export const toGif = async (frames: readonly ImageData[], milliseconds: number): Promise<Uint8Array> => {
  const palette = quantize(sampleOf(frames), COLOURS, { format: 'rgb565' });
  const asBefore = palette.length;
  const colours = [...palette, [0, 0, 0]];
  const gif = GIFEncoder();
  for (const [index, frame] of frames.entries()) {
    const { width, height, data } = frame;
    const pixels = applyPalette(data, palette, 'rgb565');
    const before = frames[index - 1];
    if (before !== undefined) {
      const now = new Uint32Array(data.buffer);
      const then = new Uint32Array(before.data.buffer);
      for (let i = 0; i < pixels.length; i++) if (now[i] === then[i]) pixels[i] = asBefore;
    }
    gif.writeFrame(pixels, width, height, {
      ...(index === 0 ? { palette: colours, repeat: 0 } : {}),
      transparent: before !== undefined,
      transparentIndex: asBefore,
      dispose: 1,
      delay: index === frames.length - 1 ? milliseconds * LAST_FRAME_FACTOR : milliseconds,
    });
    // The page stays usable meanwhile.
    await new Promise((resolve) => setTimeout(resolve));
  }
  gif.finish();
  return gif.bytes();
};

/** Pixels of the first frame and of what changes later, evenly thinned. */
const sampleOf = (frames: readonly ImageData[]): Uint8ClampedArray => {
  const total = frames.reduce((sum, { width, height }) => sum + width * height, 0);
  const stride = Math.max(1, Math.floor(total / SAMPLE / 4));
  const sample: number[] = [];
  frames.forEach((frame, index) => {
    const now = new Uint32Array(frame.data.buffer);
    const before = frames[index - 1];
    const then = before === undefined ? null : new Uint32Array(before.data.buffer);
    for (let i = index % stride; i < now.length; i += stride)
      if (then === null || now[i] !== then[i]) sample.push(now[i]!);
  });
  return new Uint8ClampedArray(Uint32Array.from(sample).buffer);
};
