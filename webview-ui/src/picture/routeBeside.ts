/**
 * Arrows where the cards stand one below the other: each leaves to the right, runs up or down beside all cards in a
 * lane of its own, and comes back to the card it refers to. Short ones run inside, so that few cross.
 */
import type { EdgeInfo } from '../../../src/diagram';
import { LANE_GAP } from './lanes';
import type { Metrics } from './metrics';
import type { PlacedCard, PlacedEdge } from './model';
import { HEAD, headAt, headDown, Pen } from './pen';
import { backEntryOf, leaveCell, portOf } from './ports';
import { routeInTree, sideEntry } from './routeTree';
import type { TreeRooms } from './treeRooms';

/** Between the cards and the first lane; where there are more arrows than lanes, some share one. */
const FIRST_LANE = 12;
const MOST_LANES = 14;

/** An arrow between two cards. */
export interface Ends {
  readonly info: EdgeInfo;
  readonly from: PlacedCard;
  readonly to: PlacedCard;
}

interface Run {
  readonly ends: Ends;
  readonly start: number;
  readonly end: number;
}

/** The lane of every run; those that end at one card may share one there. */
const lanesOf = (runs: readonly Run[]): ReadonlyMap<Run, number> => {
  const lanes = new Map<Run, number>();
  const taken: { readonly top: number; readonly bottom: number }[][] = [];
  const length = ({ start, end }: Run): number => Math.abs(end - start);
  for (const run of [...runs].sort((a, b) => length(a) - length(b))) {
    const top = Math.min(run.start, run.end) - 3;
    const bottom = Math.max(run.start, run.end) + 3;
    let lane = 0;
    while (lane < MOST_LANES - 1 && taken[lane]?.some((other) => other.top < bottom && top < other.bottom) === true)
      lane++;
    (taken[lane] ??= []).push({ top, bottom });
    lanes.set(run, lane);
  }
  return lanes;
};

/** Routes all arrows beside some cards. */
export const routeBeside = (
  all: readonly Ends[],
  cards: readonly PlacedCard[],
  rooms: TreeRooms,
  metrics: Metrics,
): readonly PlacedEdge[] => {
  const rail = Math.max(0, ...cards.map(({ x, width }) => x + width)) + FIRST_LANE;
  const routed = new Map<EdgeInfo, PlacedEdge>();
  const runs: Run[] = [];
  for (const ends of all) {
    const { info, from, to } = ends;
    const room = rooms.of(from);
    if (room !== undefined && room === rooms.of(to)) {
      routed.set(info, routeInTree(info, from, to, room, metrics));
      continue;
    }
    const pen = leaveCell(from, portOf(from, info));
    const into = rooms.of(to);
    const back = backEntryOf(to, info, metrics);
    const isClear = into?.isClear(to, back.y, 'right') !== false;
    runs.push({ ends, start: pen.y, end: isClear ? back.y : into!.laneAbove(to.depth) });
  }
  const lanes = lanesOf(runs);
  for (const run of runs) {
    const { info, from, to } = run.ends;
    const port = portOf(from, info);
    const room = rooms.of(from);
    const pen =
      room !== undefined && port.side === 'down' ? new Pen(from.x + port.x, from.y + port.y) : leaveCell(from, port);
    const x = rail + lanes.get(run)! * LANE_GAP;
    const points: (readonly [number, number])[] = [];
    let { y } = pen;
    if (room !== undefined && (port.side === 'down' || !room.isClear(from, pen.y, 'right'))) {
      const beside = port.side === 'down' ? pen.x : from.x + from.width + metrics.treeGap / 2;
      points.push([beside, y]);
      y = room.laneBelow(from.depth);
      points.push([beside, y]);
    }
    points.push([x, y], [x, run.end]);
    const back = backEntryOf(to, info, metrics);
    if (run.end === back.y) {
      const line = pen.along(...points, [back.x + HEAD - 1, back.y]).toString();
      routed.set(info, { info, line, head: headAt(back.x, back.y, -1), lane: x });
    } else {
      const down = sideEntry(to, 'right');
      const line = pen.along(...points, [down, run.end], [down, to.y - HEAD + 1]).toString();
      routed.set(info, { info, line, head: headDown(down, to.y - 1), lane: x });
    }
  }
  return all.flatMap(({ info }) => routed.get(info) ?? []);
};
