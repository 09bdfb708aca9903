import assert from 'node:assert/strict';
import { diagramOf } from '../../../src/diagram';
import type { ObjectView, SlotView, View } from '../../../src/model';
import { SCENES } from '../../webview/support/scenes';

const scene = (): View => SCENES['linked-list']!();
const withSlot = (view: View, name: string, value: number): View => {
  const slot: SlotView = { label: { kind: 'name', name }, value, change: 'none' };
  const [first, ...rest] = view.frames;
  return { ...view, frames: [{ ...first!, slots: [...first!.slots, slot] }, ...rest] };
};
const methodOf = (view: View): ObjectView => view.objects.find(({ shape }) => shape === 'function')!;
const hasCard = (view: View, boxed = false): boolean =>
  diagramOf(view, { boxed }).cards.some(({ object }) => object === methodOf(view).id);

describe('methods', () => {
  it('are written in the card of their class', () => {
    const view = scene();
    assert.equal(hasCard(view), false);
    assert.match(diagramOf(view).text, /<b>class<\/b> Node<br\/>__init__ = \(self, value, next\)"/);
  });

  it('are cards when something else refers to them, too', () => {
    const view = scene();
    assert.equal(hasCard(withSlot(view, 'f', methodOf(view).id)), true);
  });

  it('are cards when everything is an object', () => assert.equal(hasCard(scene(), true), true));

  it('are cards when a default is worth an arrow', () => {
    const view = scene();
    const method = methodOf(view);
    const node = view.objects.find(({ shape }) => shape === 'instance')!;
    const slot: SlotView = {
      label: { kind: 'name', name: 'next' },
      value: node.id,
      change: 'none',
      group: 'default',
    };
    const objects = view.objects.map((one) => (one === method ? { ...one, slots: [slot] } : one));
    assert.equal(hasCard({ ...view, objects }), true);
  });
});
