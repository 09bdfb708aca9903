import assert from 'node:assert/strict';
import { diagramOf } from '../../../src/diagram';
import type { Diagram } from '../../../src/diagram';
import type { View } from '../../../src/model';
import { joinCards } from '../../../webview-ui/src/picture/join';
import { measureCard } from '../../../webview-ui/src/picture/measure';
import { BELOW, BESIDE, COMPACT, ROOMY } from '../../../webview-ui/src/picture/metrics';
import type { Metrics } from '../../../webview-ui/src/picture/metrics';
import type { CardBox, CardText } from '../../../webview-ui/src/picture/model';
import { Places } from '../../../webview-ui/src/picture/places';
import type { Placement } from '../../../webview-ui/src/picture/places';
import { routeEdges } from '../../../webview-ui/src/picture/route';
import { SCENES, story } from '../../webview/support/scenes';
import { ViewBuilder } from '../../webview/support/views';

const wordsOf = (diagram: Diagram): CardText[] =>
  joinCards(diagram, new Map(diagram.cards.map((info) => [info.node, fakeLines(info.rows.length)])));
const boxesOf = (diagram: Diagram, metrics: Metrics): CardBox[] =>
  wordsOf(diagram).map((card) => measureCard(card, metrics, (text) => text.length * 7));

/** Plans from all views. */
const planned = (views: readonly View[]): Places => {
  const places = new Places(ROOMY, 'down');
  const samples = views.map((view) => {
    const diagram = diagramOf(view);
    return { step: view.step, cards: wordsOf(diagram), edges: diagram.edges };
  });
  places.planFrom(samples, (card) => measureCard(card, ROOMY, (text) => text.length * 7, places.roleOf(card)));
  return places;
};
/** Words of some length: places do not depend on which. */
const fakeLines = (rows: number): string[] => Array.from({ length: rows + 1 }, () => 'some words');

const placed = (places: Places, view: View, metrics = ROOMY): Placement => {
  const diagram = diagramOf(view);
  return places.place(view.step, boxesOf(diagram, metrics), diagram.edges);
};

const overlaps = ({ cards }: Placement): string[] => {
  const found: string[] = [];
  for (const [index, a] of cards.entries())
    for (const b of cards.slice(index + 1))
      if (a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height)
        found.push(`${a.info.id} over ${b.info.id}`);
  return found;
};

/** A list that grows at its head: every step's newest node is the head. */
const prepending = (): View[] =>
  Array.from({ length: 8 }, (_unused, step) => {
    const b = new ViewBuilder(500);
    let next = b.none();
    for (let index = 0; index <= step; index++)
      next = b.instance('Node', { value: b.int(index), next }, { id: index + 10 });
    b.frame('<module>', { head: next }, { id: 1 });
    return b.view({ step });
  });

describe('places', () => {
  it('overlap in no scene, in neither width, growing either way', () => {
    for (const scene of Object.values(SCENES))
      for (const metrics of [ROOMY, COMPACT, BESIDE, BELOW])
        for (const grow of ['down', 'up'] as const)
          assert.deepEqual(overlaps(placed(new Places(metrics, grow), scene(), metrics)), []);
  });

  it('are kept over a planned recording: nothing that survives a step moves', () => {
    for (const views of [story(), prepending()]) {
      const places = planned(views);
      const seen = new Map<string, string>();
      for (const view of [...views, ...[...views].reverse()]) {
        const placement = placed(places, view);
        assert.deepEqual(overlaps(placement), []);
        for (const card of placement.cards) {
          const place = `${card.x},${card.y}`;
          assert.equal(seen.get(card.info.id) ?? place, place, `${card.info.id} moved at step ${view.step}`);
          seen.set(card.info.id, place);
        }
      }
    }
  });

  it('let a chain that grows at its head run left to right', () => {
    const views = prepending();
    const places = planned(views);
    const chain = placed(places, views.at(-1)!).cards.filter((card) => card.info.kind === 'object');
    assert.deepEqual(
      chain.map((card) => card.info.id),
      [17, 16, 15, 14, 13, 12, 11, 10].map((id) => `o${id}`),
    );
    assert.deepEqual(
      chain.map((card) => card.column),
      [1, 2, 3, 4, 5, 6, 7, 8],
    );
  });

  it('are kept without a plan, too, when steps are visited in any order', () => {
    const places = new Places(ROOMY, 'down');
    const views = story();
    const seen = new Map<string, number>();
    for (const step of [23, 0, 12, 5, 20, 3, 23, 0]) {
      const placement = placed(places, views[step]!);
      assert.deepEqual(overlaps(placement), []);
      for (const card of placement.cards) {
        if (card.info.kind !== 'object') continue;
        assert.equal(seen.get(card.info.id) ?? card.y, card.y);
        seen.set(card.info.id, card.y);
      }
    }
  });
});

describe('arrows', () => {
  it('start in their row and end at their card', () => {
    for (const scene of Object.values(SCENES)) {
      const view = scene();
      const diagram = diagramOf(view);
      const placement = placed(new Places(ROOMY, 'down'), view);
      const cards = new Map(placement.cards.map((card) => [card.info.id, card]));
      for (const { info, line, head } of routeEdges(placement, diagram.edges, ROOMY)) {
        const [x, y] = /^M(\S+) (\S+)/.exec(line)!.slice(1).map(Number) as [number, number];
        const from = cards.get(info.from)!;
        const row = from.rows[info.row];
        if (row !== undefined) {
          assert.ok(x >= from.x && x <= from.x + from.width, info.key);
          assert.ok(y >= from.y + row.y && y <= from.y + row.y + row.height, info.key);
        }
        const [endX, endY] = /L(\S+) (\S+) L/.exec(head)!.slice(1).map(Number) as [number, number];
        const to = cards.get(info.to)!;
        assert.ok(endX >= to.x - 2 && endX <= to.x + to.width + 12, info.key);
        assert.ok(endY >= to.y && endY <= to.y + to.height, info.key);
      }
    }
  });

  it('cross no card on their way', () => {
    for (const name of ['linked-list', 'tree', 'matrix', 'shopping-list', 'kinds', 'cycle', 'closures']) {
      const view = SCENES[name]!();
      const diagram = diagramOf(view);
      const placement = placed(new Places(ROOMY, 'down'), view);
      for (const { info, line } of routeEdges(placement, diagram.edges, ROOMY)) {
        const points = [...line.matchAll(/(-?[\d.]+) (-?[\d.]+)(?= [LC]|$)/g)].map(
          (match) => [Number(match[1]), Number(match[2])] as const,
        );
        for (const [x, y] of points)
          for (const card of placement.cards) {
            if (card.info.id === info.from || card.info.id === info.to) continue;
            const inside =
              x > card.x + 1 && x < card.x + card.width - 1 && y > card.y + 1 && y < card.y + card.height - 1;
            assert.ok(!inside, `${name}: ${info.key} runs through ${card.info.id}`);
          }
      }
    }
  });
});
