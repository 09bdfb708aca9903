import assert from 'node:assert/strict';
import { diagramOf, grouped } from '../../../src/diagram';
import type { Diagram } from '../../../src/diagram';
import { SCENES } from '../../webview/support/scenes';
import { ViewBuilder } from '../../webview/support/views';

const card = (diagram: Diagram, id: string): Diagram['cards'][number] => diagram.cards.find((one) => one.id === id)!;

describe('view to Mermaid', () => {
  it('keeps the sidecar in step with the text', () => {
    for (const scene of Object.values(SCENES)) {
      const { text, cards, edges } = diagramOf(scene());
      const lines = text.trimEnd().split('\n');
      const nodes = lines.filter((line) => /^ *[fo](\d+|more)\["/.test(line));
      assert.deepEqual(
        nodes.map((line) => /^ *(\w+)/.exec(line)![1]),
        cards.map((one) => one.id),
      );
      nodes.forEach((line, index) => assert.equal(line.split('<br/>').length, cards[index]!.rows.length + 1));
      const arrows = lines.filter((line) => / -->|\.->/.test(line) && !line.includes('["'));
      assert.deepEqual(
        arrows.map((line) => [/^\w+/.exec(line)![0], /\w+$/.exec(line)![0]]),
        edges.map((edge) => [edge.from, edge.to]),
      );
    }
  });

  it('names every arrow by its source, once', () => {
    for (const scene of Object.values(SCENES)) {
      const keys = diagramOf(scene(), { boxed: true }).edges.map((edge) => edge.key);
      assert.equal(new Set(keys).size, keys.length);
    }
  });

  it('puts immutable values into slots, or on the heap when asked', () => {
    const b = new ViewBuilder();
    const one = b.int(1);
    b.frame('<module>', { a: one, b: one });
    const view = b.view();
    assert.doesNotMatch(diagramOf(view).text, /o1/);
    const boxed = diagramOf(view, { boxed: true });
    assert.match(boxed.text, /o1\["<b>int<\/b><br\/>1"\]:::obj/);
    assert.deepEqual(
      boxed.edges.map((edge) => edge.key),
      ['f2/n:a', 'f2/n:b'],
    );
  });

  it('writes keys as labels, and draws those that cannot be written', () => {
    const b = new ViewBuilder();
    const pair = b.tuple([b.int(1), b.str('x')]);
    const thing = b.instance('Thing', {});
    const dict = b.dict([
      [pair, b.int(2)],
      [thing, b.int(3)],
    ]);
    b.frame('<module>', { d: dict });
    const diagram = diagramOf(b.view(), { boxed: true });
    const { rows } = card(diagram, `o${dict}`);
    assert.equal(rows[0]!.keyTarget, null);
    assert.equal(rows[1]!.keyTarget, `o${thing}`);
    assert.match(diagram.text, /\(1, 'x'\)#58; ●/);
    assert.equal(diagram.text.includes(`o${pair}[`), false);
  });

  it('shows unbound names as empty boxes', () => {
    const b = new ViewBuilder();
    b.frame('<module>', { later: 0 });
    const diagram = diagramOf(b.view());
    assert.match(diagram.text, /later = □/);
    assert.equal(diagram.cards[0]!.rows[0]!.value, 'unbound');
  });

  it('counts what a window leaves out', () => {
    const diagram = diagramOf(SCENES['big']!());
    const list = diagram.cards.find((one) => one.window !== null)!;
    assert.deepEqual(list.window, { offset: 100, shown: 12, length: 1_000_000 });
    assert.match(diagram.text, /… 100 before<br\/>/);
    assert.match(diagram.text, /… 999,888 more/);
    assert.match(diagram.text, /omore\["… 1,234 more objects"\]/);
  });

  it('keeps the first and the newest frames of a deep stack, counted by eights', () => {
    const deep = diagramOf(SCENES['recursion']!());
    assert.equal(deep.hiddenFrames, 24);
    assert.match(deep.text, /fmore\["… 24 more frames"\]:::more/);
    assert.ok(deep.cards.filter((one) => one.kind === 'frame').length <= 24);
    const last = deep.cards.filter((one) => one.kind === 'frame').at(-1)!;
    assert.equal(last.state, 'running');
  });

  it("stays within GitHub's limits, counting what is left out", () => {
    const b = new ViewBuilder();
    const rows = Array.from({ length: 600 }, (_unused, index) => b.instance('Row', { n: b.int(index) }));
    b.frame('<module>', { table: b.list(rows) });
    const small = diagramOf(b.view(), { maxCards: 1000, maxEdges: 100, maxArrows: Infinity });
    assert.ok(small.edges.length <= 100);
    assert.ok(small.hiddenObjects > 400);
    assert.match(small.text, new RegExp(`… ${grouped(small.hiddenObjects)} more objects`));
    const short = diagramOf(b.view(), { maxCards: 1000, maxText: 5000, maxArrows: Infinity });
    assert.ok(short.text.length <= 5000);
  });

  it('marks an arrow to something left out', () => {
    const b = new ViewBuilder();
    const first = b.list([]);
    const second = b.list([]);
    b.frame('<module>', { first, second });
    const diagram = diagramOf(b.view(), { maxCards: 1 });
    assert.match(diagram.text, /second = …/);
    assert.equal(diagram.hiddenObjects, 1);
    assert.equal(diagram.edges.length, 1);
  });

  it('draws a self-reference and a parked frame', () => {
    const b = new ViewBuilder();
    const me = b.list([0]);
    b.point(me, 0, me);
    b.frame('<module>', { me }, { state: 'running' });
    assert.match(diagramOf(b.view()).text, new RegExp(`o${me} -- "0" --> o${me}`));
  });

  it('tells modules apart', () => {
    const b = new ViewBuilder();
    b.frame('<module>', {});
    b.frame('<module>', {}, { file: '/lib/helper.py' });
    assert.match(diagramOf(b.view()).text, /<b>Global<\/b>[^]*<b>module helper\.py<\/b>/);
  });
});
