/** The shapes that a person would draw: trees from their root down, garbage apart, everything below each other where it is narrow. */
import assert from 'node:assert/strict';
import { Flows } from '../../../webview-ui/src/picture/flows';
import type { PlacedCard } from '../../../webview-ui/src/picture/model';
import { BELOW, BESIDE, BESIDE_WIDE, COMPACT, ROOMY } from '../../../webview-ui/src/picture/metrics';
import type { Placement } from '../../../webview-ui/src/picture/places';
import { exhibit, programNames, programText } from '../../gallery/programs';
import { Layout } from '../../support/layout';

const middle = ({ x, boxWidth }: PlacedCard): number => x + boxWidth / 2;

/** The nodes of trees with their children, in the order of the cells that refer to them. */
const families = ({
  cards,
}: Placement): { readonly parent: PlacedCard; readonly children: readonly PlacedCard[] }[] => {
  const byId = new Map(cards.map((card) => [card.info.id, card]));
  return cards
    .filter(({ tree }) => tree !== null)
    .map((parent) => ({
      parent,
      children: parent.rows.flatMap(({ info, port }) =>
        port?.side === 'down' && info.target !== null ? [byId.get(info.target)!] : [],
      ),
    }));
};

/** Points on an arrow's line. */
const pointsOf = (path: string): (readonly [number, number])[] => {
  const points: (readonly [number, number])[] = [];
  let [x, y] = [0, 0];
  for (const [, command, rest] of path.matchAll(/([MLC])([^MLC]*)/g)) {
    const numbers = rest!.trim().split(/\s+/).map(Number);
    const [toX, toY] = numbers.slice(-2) as [number, number];
    const [x1, y1, x2, y2] = command === 'C' ? (numbers as [number, number, number, number]) : [x, y, toX, toY];
    for (let at = 1; at <= 16 && command !== 'M'; at++) {
      const t = at / 16;
      const bend = (a: number, b: number, c: number, d: number): number =>
        (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t ** 2 * c + t ** 3 * d;
      points.push([bend(x, x1, x2, toX), bend(y, y1, y2, toY)]);
    }
    [x, y] = [toX, toY];
  }
  return points;
};

/** Cards that an arrow runs over, its own ones' captions included. */
const runsOver = ({ cards, arrows }: ReturnType<Layout['at']>): string[] =>
  arrows.flatMap(({ info, line }) =>
    cards
      .filter((card) => {
        const { x, y, boxTop, boxWidth, boxHeight, captionWidth } = card;
        return pointsOf(line).some(([px, py]) => {
          const onBox = px > x + 1 && px < x + boxWidth - 1 && py > y + boxTop + 1 && py < y + boxTop + boxHeight - 1;
          const onCaption = boxTop > 0 && px > x && px < x + captionWidth && py > y + 2 && py < y + boxTop - 2;
          return onCaption || (onBox && card.info.id !== info.from);
        });
      })
      .map((card) => `${info.key} runs over ${card.name}${card.rest} (${card.info.id})`),
  );

describe('layouts', function () {
  this.timeout(240_000);

  for (const name of ['04_binary_tree', '43_family_tree', '44_trie', '45_expression_tree', '47_dict_and_list_trees'])
    it(`draw ${name} from its root down, children from left to right`, async () => {
      const { recording, moments } = await exhibit(name, programText(name));
      const found = families(new Layout(recording).at(moments.at(-1)!.step));
      assert.ok(found.filter(({ children }) => children.length > 1).length >= 2);
      for (const { parent, children } of found) {
        for (const child of children) assert.ok(child.y > parent.y + parent.height, `${child.name} hangs below`);
        for (const [index, child] of children.slice(1).entries())
          assert.ok(middle(children[index]!) < middle(child), `${child.name} stands right of its sibling`);
        if (children.length > 1) {
          assert.ok(middle(children[0]!) < middle(parent) && middle(parent) < middle(children.at(-1)!));
        }
      }
    });

  it('draw a tree that was rotated in its final shape', async () => {
    const { recording, moments } = await exhibit('46_avl_rotation', programText('46_avl_rotation'));
    for (const { parent, children } of families(new Layout(recording).at(moments.at(-1)!.step)))
      for (const child of children) assert.ok(child.y > parent.y + parent.height);
  });

  for (const name of ['58_tree_with_parents', '59_red_black'])
    it(`draw ${name} as a tree whose arrows to parents run up beside those that lead down`, async () => {
      const { recording, moments } = await exhibit(name, programText(name));
      const at = new Layout(recording).at(moments.at(-1)!.step);
      const byId = new Map(at.cards.map((card) => [card.info.id, card]));
      const up = at.arrows.filter(({ info }) => byId.get(info.from)!.rows[info.row]?.label === 'parent');
      assert.ok(up.length >= 5, `${up.length}`);
      for (const { info, line } of up) {
        const [child, parent] = [byId.get(info.from)!, byId.get(info.to)!];
        assert.ok(child.y > parent.y + parent.height, `${info.key} leads up`);
        const [x, y] = pointsOf(line).at(-1)!;
        assert.ok(x > parent.x && x < parent.x + parent.boxWidth && y < parent.y + parent.height + 10, info.key);
      }
      assert.deepEqual(runsOver(at), []);
    });

  it('draw a doubly linked list in one line, its arrows straight and side by side', async () => {
    const { recording, moments } = await exhibit('03_doubly_linked', programText('03_doubly_linked'));
    const { cards, arrows } = new Layout(recording).at(moments.at(-1)!.step);
    const items = new Set(cards.filter(({ info }) => info.type === 'Item').map(({ info }) => info.id));
    const links = arrows.filter(({ info }) => items.has(info.from) && items.has(info.to));
    assert.equal(links.length, 4);
    for (const { info, line } of links) assert.equal(new Set(pointsOf(line).map(([, y]) => y)).size, 1, info.key);
  });

  it('draw no graph as a tree', async () => {
    for (const name of ['06_graph_of_objects', '57_matrix_graph_dense', '03_doubly_linked']) {
      const { recording, moments } = await exhibit(name, programText(name));
      const { cards } = new Layout(recording).at(moments.at(-1)!.step);
      assert.deepEqual(
        cards.filter(({ tree }) => tree !== null),
        [],
        name,
      );
    }
  });

  it('set garbage apart before it is any: nothing moves when the last reference goes', async () => {
    const { recording, moments } = await exhibit('17_garbage', programText('17_garbage'));
    for (const metrics of [ROOMY, BESIDE, BELOW]) {
      const layout = new Layout(recording, metrics);
      const { cards, region } = layout.at(moments[0]!.step);
      const isGarbage = ({ info }: PlacedCard): boolean => info.life === 'garbage';
      assert.ok(region !== null);
      assert.equal(cards.filter(isGarbage).length, 2);
      for (const card of cards) {
        const isInside: boolean = card.y >= region.y && card.y + card.height <= region.y + region.height;
        assert.equal(isInside, isGarbage(card) || card.info.kind === 'garbage', card.name);
      }
      const places = new Map(cards.filter(isGarbage).map(({ info, x, y }) => [info.id, `${x},${y}`]));
      const { firstStep } = recording.summary();
      for (let step = firstStep; step < moments[0]!.step; step++)
        for (const { info, x, y } of layout.at(step).cards)
          assert.equal(`${x},${y}`, places.get(info.id) ?? `${x},${y}`);
    }
  });

  it('stand in one column in a narrow panel, beside the stack or below it', async () => {
    for (const name of ['05_graph', '08_closures', '24_nested_dicts', '16_cycles']) {
      const { recording, moments } = await exhibit(name, programText(name));
      for (const { step } of moments) {
        for (const metrics of [BESIDE, BELOW]) {
          const { cards } = new Layout(recording, metrics).at(step);
          const frames = cards.filter(({ info }) => info.kind === 'frame');
          const objects = cards.filter(({ info }) => info.kind === 'object');
          const [right, bottom] = [
            ({ x, width }: PlacedCard): number => x + width,
            ({ y, height }: PlacedCard): number => y + height,
          ];
          const end = Math.max(...frames.map(metrics === BESIDE ? right : bottom));
          for (const { x, y } of objects) {
            assert.equal(x, objects[0]!.x);
            assert.ok((metrics === BESIDE ? x : y) > end);
          }
        }
      }
    }
  });

  it('flow into the panel: columns where they fit, one column where they do not', async () => {
    const { recording } = await exhibit('05_graph', programText('05_graph'));
    const flows = new Flows((metrics) => new Layout(recording, metrics).places);
    assert.deepEqual(
      [900, 660, 500, 300, 160].map((width) => flows.choose(width).metrics),
      [ROOMY, ROOMY, COMPACT, BESIDE_WIDE, BELOW],
    );
  });

  it('lead no arrow over a card or a caption, in any program of the gallery', async () => {
    for (const name of programNames([])) {
      const { recording, moments } = await exhibit(name, programText(name));
      for (const metrics of [ROOMY, COMPACT, BESIDE_WIDE, BESIDE, BELOW]) {
        const layout = new Layout(recording, metrics);
        for (const { step } of moments) assert.deepEqual(runsOver(layout.at(step)), [], `${name}, step ${step}`);
      }
    }
  });
});
