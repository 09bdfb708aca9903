/**
 * How an arrow slides to its new target. The browser slides a path only into one of the same commands; one that takes
 * another way is slid as a line of many points, evenly spread along the old way and the new one.
 */

type Point = readonly [number, number];

/** Points of the line that is slid, and pieces of a bend that are told apart. */
const POINTS = 32;
const PIECES = 10;
const MILLISECONDS = 180;

const commandsOf = (path: string): string => path.replace(/[^A-Za-z]/g, '');

/** Whether the browser slides one path into the other by itself. */
export const isAlike = (from: string, to: string): boolean => commandsOf(from) === commandsOf(to);

/** Points on a path of absolute runs and bends, as {@link Pen} writes it. */
const pointsOn = (path: string): Point[] => {
  const points: Point[] = [];
  for (const [, command, rest] of path.matchAll(/([MLC])([^MLC]*)/g)) {
    const numbers = rest!.trim().split(/\s+/).map(Number);
    const [x, y] = points.at(-1) ?? [0, 0];
    const [endX, endY] = [numbers.at(-2)!, numbers.at(-1)!];
    if (command !== 'C') {
      points.push([endX, endY]);
      continue;
    }
    const [x1, y1, x2, y2] = numbers as [number, number, number, number];
    for (let piece = 1; piece <= PIECES; piece++) {
      const at = piece / PIECES;
      const bend = (a: number, b: number, c: number, d: number): number =>
        (1 - at) ** 3 * a + 3 * (1 - at) ** 2 * at * b + 3 * (1 - at) * at ** 2 * c + at ** 3 * d;
      points.push([bend(x, x1, x2, endX), bend(y, y1, y2, endY)]);
    }
  }
  return points;
};

/** A path as a line of so many points, evenly spread. */
export const evenly = (path: string, count = POINTS): readonly Point[] => {
  const points = pointsOn(path);
  const lengths = [0];
  points.slice(1).forEach(([x, y], index) => {
    const [fromX, fromY] = points[index]!;
    lengths.push(lengths[index]! + Math.hypot(x - fromX, y - fromY));
  });
  const total = lengths.at(-1)!;
  let piece = 1;
  return Array.from({ length: count }, (_unused, index): Point => {
    const wanted = (total * index) / (count - 1);
    while (piece < points.length - 1 && lengths[piece]! < wanted) piece++;
    const [fromX, fromY] = points[piece - 1]!;
    const [x, y] = points[piece] ?? points[piece - 1]!;
    const length = (lengths[piece] ?? 0) - lengths[piece - 1]!;
    const share = length > 0 ? Math.min(1, (wanted - lengths[piece - 1]!) / length) : 0;
    return [fromX + (x - fromX) * share, fromY + (y - fromY) * share];
  });
};

const written = (points: readonly Point[]): string =>
  `path("M${points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}")`;

const wantsStill = typeof matchMedia === 'function' ? matchMedia('(prefers-reduced-motion: reduce)') : null;

/** Slides a line that has its new path already. */
export const slide = (line: SVGPathElement, from: string, to: string): void => {
  if (wantsStill?.matches === true || isAlike(from, to)) return;
  const keyframes = [evenly(from), evenly(to)].map((points) => ({ d: written(points) }) as Keyframe);
  line.animate(keyframes, { duration: MILLISECONDS, easing: 'ease-out' });
};
