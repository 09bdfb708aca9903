/** The heap's objects and bytes in a view are those of a walk over all living objects, at every step and in any order. */
import assert from 'node:assert/strict';
import { DEFAULT_VIEW_OPTIONS } from '../../../../src/model';
import type { Image } from '../../../../src/simulator/recording/image';
import { sizeOf } from '../../../../src/simulator/recording/sizes';
import { recorded } from '../../../support/recorded';

const PROGRAM = `
import array, collections
class Base: pass
class Other(Base): pass
class Items(list): pass
class Big(int): pass
made = [[i] * i for i in range(30)]
texts = {str(i): 'é' * i for i in range(40)}
kept = [collections.deque(range(100)), array.array('i', range(50)), {3}, frozenset('abc'), Items([1]), Big(2 ** 90),
        10 ** 50, (1, 'x' * 9), b'xyz', bytearray(9), (n for n in made), lambda: made]
for i in range(25):
    kept[0].append(i); kept[2].add(i); kept[4].append(i); kept[9].append(i)
    node = Base(); node.name = texts; node.__dict__['more'] = i
node.__class__ = Other
ring = [node]; ring.append(ring)
del ring, node
def deep(n):
    held = list(range(n))
    return deep(n - 1) if n else len(held)
deep(12)
made = texts = None
kept.clear()
`;

/** What a walk finds. */
function walked(image: Image): { objects: number; bytes: number } {
  let objects = 0;
  let bytes = 0;
  for (let h = image.originTop; h < image.top; h++) {
    if (image.replay.refs[h]! <= 0) continue;
    objects++;
    bytes += sizeOf(image, h);
  }
  return { objects, bytes };
}

describe('totals of the heap', () => {
  it('are exact, forwards and backwards', async () => {
    const recording = await recorded(PROGRAM);
    const images = recording as unknown as { imageAt(step: number): Image };
    const { steps } = recording.summary();
    const some = Array.from({ length: 40 }, (_unused, i) => Math.floor((i * (steps - 1)) / 39));
    for (const step of [...some, ...[...some].reverse()]) {
      const { heap } = recording.view(step, DEFAULT_VIEW_OPTIONS);
      assert.deepEqual(heap, walked(images.imageAt(step)), `step ${step} of ${steps}`);
    }
    assert.ok(recording.view(steps - 1, DEFAULT_VIEW_OPTIONS).heap.objects > 0);
  });
});
