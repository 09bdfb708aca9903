/** Makes the files that pictures are saved as, when the host asks for one. */
import type { ExportOrder, PageMessage } from '../../../src/protocol/webview';
import { boundsAround } from '../picture/model';
import type { Picture } from '../picture/model';
import type { Stage } from '../stage';
import { toGif } from './animation';
import { rasterize, toPng } from './raster';
import { standalone } from './standalone';
import type { Surroundings } from './standalone';

/** Pixels per unit of a saved picture: sharp on dense screens and on paper. */
const SCALE = 2;
/** An animation is seen on screens, and every pixel costs. */
const ANIMATION_SCALE = 1.5;
/** Of one frame, about. */
const ANIMATION_PIXELS = 1_000_000;
/** Room for a character of a caption. */
const CAPTION_CHARACTER = 7.3;

/** Answers the host's orders. */
export class Exporter {
  constructor(
    private readonly stage: Stage,
    private readonly send: (message: PageMessage) => void,
  ) {}

  /** Makes a file; what comes of it goes to the host. */
  async make(request: number, order: ExportOrder): Promise<void> {
    try {
      this.send({ kind: 'exported', request, data: await this.bytes(order), problem: '' });
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      this.send({ kind: 'exported', request, data: new Uint8Array(), problem });
    }
  }

  private async bytes(order: ExportOrder): Promise<Uint8Array> {
    switch (order.format) {
      case 'svg': {
        const picture = await this.stage.pictureOf(order.view);
        return new TextEncoder().encode(this.write(picture, picture.bounds, order).text);
      }
      case 'png': {
        const picture = await this.stage.pictureOf(order.view);
        return toPng(await rasterize(this.write(picture, picture.bounds, order), SCALE));
      }
      case 'gif':
        return this.animation(order);
    }
  }

  private async animation({ frames, milliseconds }: Extract<ExportOrder, { format: 'gif' }>): Promise<Uint8Array> {
    const pictures: Picture[] = [];
    for (const { view } of frames) pictures.push(await this.stage.pictureOf(view));
    const around = boundsAround(pictures.map((picture) => picture.bounds));
    const longest = Math.max(...frames.flatMap(({ caption }) => caption.map((line) => line.length)));
    const bounds = { ...around, width: Math.max(around.width, longest * CAPTION_CHARACTER) };
    const scale = Math.min(ANIMATION_SCALE, Math.sqrt(ANIMATION_PIXELS / (bounds.width * bounds.height)));
    const frame = async (index: number): Promise<ImageData> => {
      const { caption } = frames[index]!;
      const drawn = this.write(pictures[index]!, bounds, { background: true, caption });
      const canvas = await rasterize(drawn, scale);
      return canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    };
    return toGif({ count: frames.length, frame, milliseconds });
  }

  private write(picture: Picture, bounds: Picture['bounds'], around: Surroundings): ReturnType<typeof standalone> {
    const { world, remove } = this.stage.drawApart(picture, !around.background);
    try {
      return standalone(world, bounds, around);
    } finally {
      remove();
    }
  }
}
