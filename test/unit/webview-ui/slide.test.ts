/** How arrows slide whose way changes. */
import assert from 'node:assert/strict';
import { Pen } from '../../../webview-ui/src/picture/pen';
import { evenly, isAlike } from '../../../webview-ui/src/picture/slide';

describe('a sliding arrow', () => {
  const straight = new Pen(0, 0).lineTo(100, 0).toString();
  const bent = new Pen(0, 0).lineTo(20, 0).bendTo(80, 60).lineTo(100, 60).toString();
  const turned = new Pen(0, 0).along([50, 0], [50, 40], [10, 40]).toString();

  it('is slid by the browser into a path of the same commands', () => {
    assert.ok(isAlike(straight, new Pen(3, 4).lineTo(5, 6).toString()));
    assert.ok(!isAlike(straight, bent));
  });

  it('is else a line of as many points on either way, from its start to its end, evenly spread', () => {
    for (const path of [straight, bent, turned]) {
      const points = evenly(path, 30);
      assert.equal(points.length, 30);
      assert.deepEqual(points[0], [0, 0]);
      const end = path
        .split(' ')
        .slice(-2)
        .map((part) => Number(part.replace(/^[A-Z]/, '')));
      points.at(-1)!.forEach((value, index) => assert.ok(Math.abs(value - end[index]!) < 0.01));
      const steps = points.slice(1).map(([x, y], index) => Math.hypot(x - points[index]![0], y - points[index]![1]));
      assert.ok(Math.max(...steps) < Math.min(...steps) * 1.2, path);
    }
    assert.deepEqual(evenly('M5 6', 3), [
      [5, 6],
      [5, 6],
      [5, 6],
    ]);
  });
});
