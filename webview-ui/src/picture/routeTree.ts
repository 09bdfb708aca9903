/** Arrows inside a tree: down to the next level, and the few that lead elsewhere (a node's parent, for instance). */
import type { EdgeInfo } from '../../../src/diagram';
import type { Metrics } from './metrics';
import type { PlacedCard, PlacedEdge } from './model';
import { HEAD, headAt, headDown, headUp, Pen } from './pen';
import { portOf } from './ports';
import type { TreeRoom } from './treeRooms';

/** Where an arrow that comes along a lane goes down into a node: not at its middle, where its parent's ends. */
export const sideEntry = (to: PlacedCard, from: 'left' | 'right'): number =>
  from === 'left' ? to.x + Math.min(14, to.boxWidth / 4) : to.x + to.boxWidth - Math.min(14, to.boxWidth / 4);

/** Beside the link that leads to a node runs the arrow back from it. */
const BESIDE_LINK = 11;

/** The arrow from a node back to its parent: beside the link that it hangs on. Null: it leads elsewhere. */
const routeUp = (
  edge: EdgeInfo,
  from: PlacedCard,
  to: PlacedCard,
  room: TreeRoom,
  metrics: Metrics,
): PlacedEdge | null => {
  const link = room.linkTo(to, from);
  if (link === null || from.depth !== to.depth + (link.through === null ? 1 : 2)) return null;
  const port = portOf(from, edge);
  const pen = new Pen(from.x + port.x, from.y + port.y).lineTo(from.x + port.x, from.y - HEAD);
  const x = to.x + link.x + BESIDE_LINK;
  const bottom = to.y + to.boxTop + to.boxHeight;
  const { through } = link;
  if (through !== null) {
    const beside = through.x + through.boxWidth + metrics.treeGap / 2;
    const lane = room.laneBack(from.depth, to.info.id);
    pen.along([pen.x, lane], [beside, lane], [beside, through.y]);
  }
  pen.dropTo(x, bottom + HEAD).lineTo(x, bottom + HEAD - 1);
  return { info: edge, line: pen.toString(), head: headUp(x, bottom + 1) };
};

/** Routes an arrow between two nodes of one tree. */
export const routeInTree = (
  edge: EdgeInfo,
  from: PlacedCard,
  to: PlacedCard,
  room: TreeRoom,
  metrics: Metrics,
): PlacedEdge => {
  const port = portOf(from, edge);
  const pen = new Pen(from.x + port.x, from.y + port.y);
  const bottom = from.y + from.boxTop + from.boxHeight;
  if (port.side === 'down' && to.depth === from.depth + 1) {
    const x = to.x + to.boxWidth / 2;
    // Where arrows lead back up beside it, both bend at the same heights.
    const stub = to.rows.some((row) => row.port?.side === 'up') ? HEAD : 0;
    pen
      .lineTo(pen.x, bottom + stub)
      .dropTo(x, to.y - HEAD)
      .lineTo(x, to.y - HEAD + 1);
    return { info: edge, line: pen.toString(), head: headDown(x, to.y - 1) };
  }
  if (port.side === 'up') {
    const up = routeUp(edge, from, to, room, metrics);
    if (up !== null) return up;
  }
  const leavesBelow = port.side === 'down' || (to.depth > from.depth && port.side !== 'up');
  const lane = leavesBelow ? room.laneBelow(from.depth) : room.laneAbove(from.depth);
  const beside = from.x + from.width + metrics.treeGap / 2;
  const start: readonly (readonly [number, number])[] =
    port.side === 'down' || port.side === 'up'
      ? [[pen.x, lane]]
      : [
          [beside, pen.y],
          [beside, lane],
        ];
  if (to.depth > from.depth) {
    const x = sideEntry(to, 'right');
    const across = room.around(x, lane, to.y - HEAD);
    if (across === x) pen.along(...start, [x, lane], [x, to.y - HEAD + 1]);
    else {
      const above = room.laneAbove(to.depth);
      pen.along(...start, [across, lane], [across, above], [x, above], [x, to.y - HEAD + 1]);
    }
    return { info: edge, line: pen.toString(), head: headDown(x, to.y - 1) };
  }
  const x = to.x + to.width + metrics.treeGap / 2;
  const y = to.y + to.anchorY;
  const end = to.x + to.boxWidth + 1;
  const across = room.around(x, lane, y);
  if (across === x) pen.along(...start, [x, lane], [x, y], [end + HEAD - 1, y]);
  else {
    const below = room.laneBelow(to.depth);
    pen.along(...start, [across, lane], [across, below], [x, below], [x, y], [end + HEAD - 1, y]);
  }
  return { info: edge, line: pen.toString(), head: headAt(end, y, -1) };
};
