/** Contrast of every colour of the picture on every ground it may stand on, in all four themes (WCAG 2.2, 1.4.3 and 1.4.11). */
import assert from 'node:assert/strict';
import { PanelLab } from './support/panel';
import { SCENES } from './support/scenes';
import { THEMES } from './support/themes';
import type { ThemeName } from './support/themes';

/** Grounds, each as layers from below. */
const GROUNDS = {
  paper: ['var(--paper)'],
  frame: ['var(--wash)'],
  'frame head, index strip': ['var(--wash-strong)'],
  'running head': ['color-mix(in srgb, var(--accent) 15%, var(--paper))'],
  'new row': ['var(--paper)', 'var(--tint-new)'],
  'rebound row': ['var(--paper)', 'var(--tint-rebound)'],
  'mutated row': ['var(--paper)', 'var(--tint-mutated)'],
  'new row of a frame': ['var(--wash)', 'var(--tint-new)'],
  'rebound row of a frame': ['var(--wash)', 'var(--tint-rebound)'],
} as const;

/** Words, and where they stand: 4.5:1. */
const WORDS: Readonly<Record<string, readonly (keyof typeof GROUNDS)[]>> = {
  '--ink': Object.keys(GROUNDS) as (keyof typeof GROUNDS)[],
  '--muted': Object.keys(GROUNDS) as (keyof typeof GROUNDS)[],
  '--string': ['paper', 'frame', 'new row', 'rebound row', 'new row of a frame', 'rebound row of a frame'],
  '--number': ['paper', 'frame', 'new row', 'rebound row', 'new row of a frame', 'rebound row of a frame'],
  '--word': ['paper', 'frame', 'new row', 'rebound row', 'new row of a frame', 'rebound row of a frame'],
  '--accent': ['paper', 'frame'],
  '--new-text': ['paper'],
  '--rebound-text': ['paper'],
  '--mutated-text': ['paper'],
};

/** Lines and marks: 3:1. */
const MARKS: Readonly<Record<string, readonly (keyof typeof GROUNDS)[]>> = {
  '--arrow': ['paper', 'frame'],
  '--edge': ['paper'],
  '--accent': ['paper', 'running head'],
  '--focus': ['paper'],
  '--parameter': ['frame'],
  '--new': ['paper', 'frame', 'frame head, index strip', 'new row', 'new row of a frame'],
  '--rebound': ['paper', 'frame', 'frame head, index strip', 'rebound row', 'rebound row of a frame'],
  '--mutated': ['paper'],
};

type Rgb = readonly [number, number, number];

const luminance = (rgb: Rgb): number => {
  const [r, g, b] = rgb.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
};

const ratio = (a: Rgb, b: Rgb): number => {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light! + 0.05) / (dark! + 0.05);
};

describe('contrast', function () {
  this.timeout(60_000);
  let lab: PanelLab;
  before(async () => (lab = await PanelLab.open()));
  after(() => lab.close());

  for (const theme of Object.keys(THEMES) as ThemeName[])
    it(`suffices in ${theme}`, async () => {
      const panel = await lab.panel({ theme });
      await panel.show(SCENES['closures']!());
      /** A colour as the browser computes it: red, green, blue and alpha from 0 to 1. */
      const resolve = (color: string): Promise<number[]> =>
        panel.page.evaluate((value) => {
          const probe = document.createElement('i');
          probe.style.color = `color-mix(in srgb, ${value} 100%, transparent)`;
          document.body.append(probe);
          const { color: computed } = getComputedStyle(probe);
          probe.remove();
          const parts = computed.match(/-?[\d.]+(?:e-?\d+)?/g)!.map(Number);
          const scale = computed.startsWith('rgb') ? 255 : 1;
          return [parts[0]! / scale, parts[1]! / scale, parts[2]! / scale, parts[3] ?? 1];
        }, color);
      const grounds = new Map<string, Rgb>();
      for (const [name, layers] of Object.entries(GROUNDS)) {
        let ground: Rgb = [1, 1, 1];
        for (const layer of layers) {
          const [r, g, b, alpha] = (await resolve(layer)) as [number, number, number, number];
          ground = [0, 1, 2].map((i) => [r, g, b][i]! * alpha + ground[i]! * (1 - alpha)) as unknown as Rgb;
        }
        grounds.set(name, ground);
      }
      const poor: string[] = [];
      const least = { words: Infinity, marks: Infinity };
      for (const [kind, pairs, wanted] of [
        ['words', WORDS, 4.5],
        ['marks', MARKS, 3],
      ] as const)
        for (const [color, places] of Object.entries(pairs)) {
          const [r, g, b] = (await resolve(`var(${color})`)) as [number, number, number];
          for (const place of places) {
            const found = ratio([r, g, b], grounds.get(place)!);
            least[kind] = Math.min(least[kind], found);
            if (found < wanted) poor.push(`${color} on ${place}: ${found.toFixed(2)}`);
          }
        }
      console.log(`      least: words ${least.words.toFixed(2)}, marks ${least.marks.toFixed(2)}`);
      assert.deepEqual(poor, []);
      await panel.close();
    });
});
