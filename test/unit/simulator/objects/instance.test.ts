import assert from 'node:assert/strict';
import { NONE, NULL, type Handle } from '../../../../src/simulator/memory';
import { dictAddress, valuesAddress } from '../../../../src/simulator/objects/instance';
import { newWeakref } from '../../../../src/simulator/objects/weakref';
import { TypeId } from '../../../../src/simulator/objects/typeids';
import { newInterpreter, raisedBy } from '../../../support/interpreter';

const { rt } = newInterpreter();
const { heap } = rt;

/** `type(name, bases, namespace)`. */
function makeClass(
  name: string,
  bases: readonly Handle[] = [],
  namespace: Readonly<Record<string, Handle>> = {},
): Handle {
  const dict = rt.newDict();
  for (const [key, value] of Object.entries(namespace)) rt.setItem(dict, rt.intern(key), value);
  return rt.call(rt.types[TypeId.Type].handle, [rt.newStr(name), rt.newTuple(bases), dict]);
}

describe('attributes of instances', () => {
  it('lie in inline values while they come in the order of the shared keys', () => {
    const cls = makeClass('A');
    const [first, second] = [rt.call(cls, []), rt.call(cls, [])];
    rt.setAttr(first, 'x', rt.newInt(1));
    rt.setAttr(first, 'y', rt.newInt(2));
    rt.setAttr(second, 'y', rt.newInt(3));
    assert.equal(heap.words[dictAddress(rt, first)], NULL);
    assert.notEqual(heap.words[valuesAddress(heap, rt.typeOf(first), first)], 0);
    // x after y: another order than the keys', which the instance remembers.
    rt.setAttr(second, 'x', rt.newInt(4));
    assert.equal(rt.repr(rt.getAttr(first, '__dict__')), "{'x': 1, 'y': 2}");
    assert.equal(rt.repr(rt.getAttr(second, '__dict__')), "{'y': 3, 'x': 4}");
  });

  it('turn into a dict past thirty names', () => {
    const object = rt.call(makeClass('Many'), []);
    for (let i = 0; i < 31; i++) rt.setAttr(object, `a${i}`, rt.newInt(i));
    assert.notEqual(heap.words[dictAddress(rt, object)], NULL);
    assert.equal(rt.length(rt.getAttr(object, '__dict__')), 31);
    assert.equal(rt.intValue(rt.getAttr(object, 'a17')), 17);
  });

  it('are looked up anew after the class changed', () => {
    const base = makeClass('Base', [], { v: rt.newInt(1) });
    const object = rt.call(makeClass('Derived', [base]), []);
    assert.equal(rt.intValue(rt.getAttr(object, 'v')), 1);
    rt.setAttr(base, 'v', rt.newInt(2));
    assert.equal(rt.intValue(rt.getAttr(object, 'v')), 2);
    rt.delAttr(base, 'v');
    assert.equal(
      raisedBy(rt, () => rt.getAttr(object, 'v')),
      "AttributeError: 'Derived' object has no attribute 'v'",
    );
  });

  it('follow __class__ to a class of the same shape only', () => {
    const [a, b] = [makeClass('First'), makeClass('Second')];
    const object = rt.call(a, []);
    rt.setAttr(object, 'x', rt.newInt(1));
    rt.setAttr(object, '__class__', b);
    assert.equal(rt.typeOf(object).name, 'Second');
    assert.equal(rt.intValue(rt.getAttr(object, 'x')), 1);
    const slotted = makeClass('Slotted', [], { __slots__: rt.newStr('q') });
    assert.equal(
      raisedBy(rt, () => rt.setAttr(object, '__class__', slotted)),
      "TypeError: __class__ assignment: 'Slotted' object layout differs from 'Second'",
    );
  });
});

describe('the end of objects', () => {
  it('needs no stack for a chain of a million', () => {
    const cls = makeClass('Node', [], { __slots__: rt.newStr('next') });
    const before = heap.live;
    let head = heap.incref(NONE);
    for (let i = 0; i < 1_000_000; i++) {
      const mark = heap.poolMark;
      const node = rt.newInstance(rt.typeObject(cls));
      heap.storeOwned(heap.base[node], head);
      head = heap.drainOwning(mark, node);
    }
    assert.equal(heap.live, before + 1_000_000);
    heap.decref(head);
    assert.equal(heap.live, before);
    assert.equal(rt.payloads.lifetimes.depth, 0);
  });

  it('clears weak references and gives memory back', () => {
    const cls = makeClass('Target');
    const before = heap.live;
    const mark = heap.poolMark;
    const object = rt.call(cls, []);
    rt.setAttr(object, 'x', rt.newFloat(1.5));
    const weak = heap.incref(newWeakref(rt, rt.types[TypeId.WeakRef], object, NULL));
    assert.equal(rt.call(weak, []), object);
    heap.drain(mark);
    assert.equal(rt.call(weak, []), NONE);
    assert.equal(heap.live, before + 1);
    heap.decref(weak);
    assert.equal(heap.live, before);
  });
});
