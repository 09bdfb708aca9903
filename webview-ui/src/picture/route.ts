/**
 * Arrows: from the very row or cell to the card it refers to. They run horizontally inside columns, bend only in the
 * gutters between them, and pass a column in the free space between its cards, so they cross neither card nor label.
 */
import type { EdgeInfo } from '../../../src/diagram';
import { Lanes } from './lanes';
import type { Metrics } from './metrics';
import { boundsAround } from './model';
import type { Bounds, PlacedCard, PlacedEdge, RowBox } from './model';
import { HEAD, headAt, headDown, Pen, round } from './pen';
import type { Column, Placement } from './places';
import { backEntryOf, entryOf, leaveCell, linkEntry, portOf } from './ports';
import { routeBeside } from './routeBeside';
import type { Ends } from './routeBeside';
import { routeInTree, sideEntry } from './routeTree';
import { TreeRooms } from './treeRooms';

/** The height at which an arrow leaves the gutter right of its source's column. */
const firstStop = (from: PlacedCard, to: PlacedCard, y: number, targetY: number): number => {
  if (from === to) return y;
  return y + (targetY - y) / Math.max(1, to.column - from.column);
};

/** How far the arrow to the node before swings out, where that stands elsewhere. */
const BACK_ROOM = 14;

/** The arrow to a list's node before: straight to the left where that stands. */
const routeBack = (
  edge: EdgeInfo,
  from: PlacedCard,
  to: PlacedCard,
  linked: RowBox | undefined,
  columns: readonly Column[],
  lanes: Lanes,
): PlacedEdge => {
  const { x, y } = portOf(from, edge);
  const pen = new Pen(from.x + x, from.y + y).lineTo(columns[from.column]!.left, from.y + y);
  const targetY = linked === undefined ? to.y + to.anchorY : to.y + linked.y + linked.height / 2;
  const end = to.x + to.boxWidth + 1;
  for (let column = from.column - 1; column > to.column; column--) {
    const lane = lanes.near(column, targetY);
    pen.bendTo(columns[column]!.right, lane).lineTo(columns[column]!.left, lane);
  }
  pen.bendTo(Math.max(columns[to.column]!.right, end + HEAD), targetY).lineTo(end + HEAD - 1, targetY);
  return { info: edge, line: pen.toString(), head: headAt(end, targetY, -1) };
};

/** Routes one arrow. */
const routeEdge = (
  edge: EdgeInfo,
  from: PlacedCard,
  to: PlacedCard,
  columns: readonly Column[],
  lanes: Lanes,
  rooms: TreeRooms,
  metrics: Metrics,
): PlacedEdge => {
  if (edge.part === 'frame' && to.column === from.column && to.y >= from.y + from.height) {
    // A parked frame stands right below its generator.
    const x = from.x + 14;
    const line = new Pen(x, from.y + from.boxTop + from.boxHeight).lineTo(x, to.y).toString();
    return { info: edge, line, head: `M${round(x)} ${round(to.y)}` };
  }
  const room = rooms.of(from);
  const into = rooms.of(to);
  if (room !== undefined && room === into) return routeInTree(edge, from, to, room, metrics);
  const port = portOf(from, edge);
  const linked = linkEntry(from, to, edge);
  if (port.side === 'back' && to.column < from.column) return routeBack(edge, from, to, linked, columns, lanes);
  const pen =
    room !== undefined && port.side === 'down' ? new Pen(from.x + port.x, from.y + port.y) : leaveCell(from, port);
  const isForward = to.column > from.column;
  const back = backEntryOf(to, edge, metrics);
  const entry = linked === undefined ? entryOf(to, edge) : to.y + linked.y + linked.height / 2;
  const straightY = isForward ? entry : back.y;
  const isClear = into?.isClear(to, straightY, isForward ? 'left' : 'right') !== false;
  const targetY = isClear ? straightY : into!.laneAbove(to.depth);
  const leavesTree = room !== undefined && (port.side === 'down' || !room.isClear(from, pen.y, 'right'));
  if (leavesTree) {
    const beside = port.side === 'down' ? pen.x : from.x + from.width + metrics.treeGap / 2;
    const lane = room.laneBelow(from.depth);
    pen.along([beside, pen.y], [beside, lane], [room.right, lane]);
  } else if (port.side === 'back') {
    // It leads on after all: around below or above its own card.
    const lane = lanes.near(from.column, targetY > pen.y ? from.y + from.height + 6 : from.y - 6);
    pen.lineTo(from.x, pen.y).turnTo(from.x, lane, -BACK_ROOM).lineTo(columns[from.column]!.right, lane);
  } else {
    const stop = firstStop(from, to, pen.y, targetY);
    pen.lineTo(Math.max(from.x + from.width, lanes.clearRight(from.column, pen.y, stop)), pen.y);
  }
  const right = pen.x;
  let { y } = pen;
  const bulge = (dy: number): number => Math.min(metrics.gutter * 0.62, 16 + Math.abs(dy) * 0.18);
  const downInto = (side: 'left' | 'right'): PlacedEdge => {
    const x = sideEntry(to, side);
    pen.along([x, targetY], [x, to.y - HEAD + 1]);
    return { info: edge, line: pen.toString(), head: headDown(x, to.y - 1) };
  };

  if (isForward) {
    for (let column = from.column + from.span; column < to.column; column++) {
      const share = (column - from.column) / (to.column - from.column);
      const lane = lanes.near(column, y + (targetY - y) * share);
      pen.bendTo(columns[column]!.left, lane).lineTo(columns[column]!.right, lane);
      y = lane;
    }
    const left = into === undefined ? to.x : columns[to.column]!.left;
    pen.bendTo(left - HEAD, targetY);
    if (!isClear) return downInto('left');
    pen.lineTo(to.x - HEAD + 1, targetY);
    return { info: edge, line: pen.toString(), head: headAt(to.x - 1, targetY, 1) };
  }
  const end = back.x;
  const arrive = Math.max(columns[to.column]!.right, end + HEAD, into?.right ?? 0);
  if (to.column === from.column) {
    pen.turnTo(Math.max(right, end + HEAD), targetY, bulge(y - targetY));
    if (!isClear) return downInto('right');
    pen.lineTo(end + HEAD - 1, targetY);
    return { info: edge, line: pen.toString(), head: headAt(end, targetY, -1) };
  }
  for (let column = from.column; column > to.column; column--) {
    const lane = lanes.near(column, column === from.column ? y + Math.sign(targetY - y || 1) * metrics.row : targetY);
    if (column === from.column) pen.turnTo(right, lane, bulge(y - lane));
    else pen.bendTo(columns[column]!.right, lane);
    pen.lineTo(columns[column]!.left, lane);
  }
  pen.bendTo(arrive, targetY);
  if (!isClear) return downInto('right');
  pen.lineTo(end + HEAD - 1, targetY);
  return { info: edge, line: pen.toString(), head: headAt(end, targetY, -1) };
};

/** Routes all arrows of a placement, in the text's order. */
export const routeEdges = (
  { cards, columns }: Placement,
  edges: readonly EdgeInfo[],
  metrics: Metrics,
): readonly PlacedEdge[] => {
  const byId = new Map(cards.map((card) => [card.info.id, card]));
  const rooms = new TreeRooms(cards);
  const all = edges.flatMap((info) => {
    const from = byId.get(info.from);
    const to = byId.get(info.to);
    return from === undefined || to === undefined ? [] : [{ info, from, to }];
  });
  if (metrics.flow === 'below') return routeBeside(all, cards, rooms, metrics);
  const lanes = new Lanes(cards, columns);
  const straight = ({ info, from, to }: Ends): PlacedEdge => routeEdge(info, from, to, columns, lanes, rooms, metrics);
  if (metrics.flow === 'columns') return all.map(straight);
  const isWithin = ({ from, to }: Ends): boolean => from.column > 0 && to.column > 0;
  const heap = cards.filter(({ column }) => column > 0);
  const beside = new Map(routeBeside(all.filter(isWithin), heap, rooms, metrics).map((edge) => [edge.info, edge]));
  return all.map((ends) => beside.get(ends.info) ?? straight(ends));
};

/** The rectangle around all cards, and the lanes to their right. */
export const boundsOf = ({ cards, region }: Placement, edges: readonly PlacedEdge[], metrics: Metrics): Bounds => {
  if (cards.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  const { x, y, width, height } = boundsAround(region === null ? cards : [...cards, region]);
  const left = Math.min(0, x);
  const lanes = Math.max(0, ...edges.map(({ lane }) => lane ?? 0));
  const right = metrics.flow === 'columns' ? x + width + metrics.gutter * 0.6 : Math.max(x + width, lanes) + 2;
  return { x: left, y, width: right - left, height };
};
