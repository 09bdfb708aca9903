import assert from 'node:assert/strict';
import { NULL, type Handle } from '../../../../src/simulator/memory';
import * as lists from '../../../../src/simulator/objects/list';
import { listExtend, listSort, listType } from '../../../../src/simulator/objects/listtype';
import { newSlice } from '../../../../src/simulator/objects/slice';
import { randomizer, StubRuntime } from '../../../support/stub-runtime';
import { recordedTable } from './recorded';

function numbers(stub: StubRuntime, list: Handle): number[] {
  return lists.listItems(stub.heap, list).map((item) => stub.heap.num[item]);
}

function slotsOf(): NonNullable<typeof listType.slots> {
  return listType.slots ?? {};
}

function room(stub: StubRuntime, list: Handle): number {
  return stub.heap.words[stub.heap.base[list] + lists.ListWord.Allocated];
}

/** What `list[start:stop:step]` selects: the indices, by the language reference. */
function selected(length: number, start: number, stop: number, step: number): number[] {
  const result: number[] = [];
  const from =
    start < 0 ? Math.max(start + length, step < 0 ? -1 : 0) : Math.min(start, step < 0 ? length - 1 : length);
  const to = stop < 0 ? Math.max(stop + length, -1) : Math.min(stop, length);
  for (let i = from; step < 0 ? i > to : i < to; i += step) result.push(i);
  return result;
}

describe('a list', () => {
  it('changes as an array does', () => {
    for (let seed = 1; seed < 40; seed++) {
      const stub = new StubRuntime();
      const { rt } = stub;
      const random = randomizer(seed);
      const list = lists.newList(rt, []);
      let model: number[] = [];
      const some = (): number[] => Array.from({ length: random(12) }, () => random(2000));
      for (let step = 0; step < 300; step++) {
        const at = random(model.length + 1);
        switch (random(9)) {
          case 0:
          case 1:
            lists.listAppend(rt, list, rt.newInt(step));
            model.push(step);
            break;
          case 2:
            lists.listInsert(rt, list, at, rt.newInt(step));
            model.splice(at, 0, step);
            break;
          case 3:
            if (at < model.length) assert.equal(stub.heap.num[lists.listPop(rt, list, at)], model.splice(at, 1)[0]);
            break;
          case 4: {
            const stop = at + random(model.length - at + 1);
            const items = some();
            const handles = items.map((item) => rt.newInt(item));
            lists.listReplaceSlice(rt, list, at, stop, handles);
            model.splice(at, stop - at, ...items);
            break;
          }
          case 5: {
            const items = some();
            listExtend(
              rt,
              list,
              lists.newList(
                rt,
                items.map((item) => rt.newInt(item)),
              ),
            );
            model.push(...items);
            break;
          }
          case 6: {
            const steps = random(9) - 4 || 1;
            const [start, stop] = [random(40) - 20, random(40) - 20];
            const slice = newSlice(rt, rt.newInt(start), rt.newInt(stop), rt.newInt(steps));
            const indices = selected(model.length, start, stop, steps);
            const part = slotsOf().subscript?.(rt, list, slice) ?? NULL;
            assert.deepEqual(
              numbers(stub, part),
              indices.map((i) => model[i]),
            );
            slotsOf().assSubscript?.(rt, list, slice, NULL);
            model = model.filter((_, i) => !indices.includes(i));
            break;
          }
          case 7:
            listSort(rt, list, NULL, seed % 2 === 0);
            model.sort((a, b) => (seed % 2 === 0 ? b - a : a - b));
            break;
          case 8:
            if (random(20) === 0) {
              lists.listClear(rt, list);
              model = [];
            }
        }
        assert.deepEqual(numbers(stub, list), model);
        assert.ok(room(stub, list) >= model.length);
      }
      stub.assertJournalComplete();
      stub.assertNoLeak();
    }
  });

  it('has room for as many items as in CPython', () => {
    for (const [name, args, expected] of recordedTable('containers')) {
      const stub = new StubRuntime();
      const { rt } = stub;
      const [n, second, third, m] = args as number[];
      const repeated = (count: number): Handle[] => Array.from({ length: count }, () => rt.newInt(0));
      const list = lists.newList(rt, name === 'appended' ? [] : repeated(n));
      const rooms: number[] = [];
      if (name === 'appended') {
        for (let i = 0; i < n; i++) {
          lists.listAppend(rt, list, rt.newInt(i));
          rooms.push(room(stub, list));
        }
        assert.deepEqual(rooms, expected);
      } else if (name === 'popped') {
        for (let i = n; i > 0; i--) {
          lists.listPop(rt, list, i - 1);
          rooms.push(room(stub, list));
        }
        assert.deepEqual(rooms, expected);
      } else if (name === 'extended') {
        listExtend(rt, list, lists.newList(rt, repeated(second)));
        assert.equal(room(stub, list), expected, `extended ${n} ${second}`);
      } else if (name === 'spliced') {
        lists.listReplaceSlice(rt, list, second, third, repeated(m));
        assert.equal(room(stub, list), expected, `spliced ${JSON.stringify(args)}`);
      }
    }
  });

  it('costs two journal entries an append', () => {
    const stub = new StubRuntime();
    const { rt, heap } = stub;
    const list = lists.newList(rt, []);
    lists.listAppend(rt, list, rt.newInt(1));
    const before = heap.journal?.length ?? 0;
    lists.listAppend(rt, list, rt.newInt(2));
    assert.equal((heap.journal?.length ?? 0) - before, 2);
  });
});
