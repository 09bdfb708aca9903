/** The _random module. Twin of Modules/_randommodule.c; without a seed the numbers are the same in every run. */
import { NONE, NULL, type Handle } from '../memory';
import type { BuiltinModule } from '../machine/modules';
import { allocate } from '../objects/instance';
import { native } from '../objects/native';
import type { Runtime } from '../objects/runtime';
import { defineType } from '../objects/spec';
import { newTuple, tupleItems, tupleLength } from '../objects/tuple';
import { TypeFlag } from '../objects/typeobject';
import { TypeId } from '../objects/typeids';
import { MersenneTwister } from '../values/random_mt';
import { fuelOf } from '../objects/problems';
import { hashAsInt } from '../protocols/hash';
import { pure } from './floatargs';
import { addTypes } from './typedef';

/** What generators without a seed are seeded with. */
const UNSEEDED = 20_251_007;

const HASH = { lo: 0, hi: 0 };

function generator(rt: Runtime, self: Handle): MersenneTwister {
  return rt.payloads.others.get(rt.heap.num[self]) as MersenneTwister;
}

/** How many generators were seeded by chance: each gets numbers of its own. */
function chance(rt: Runtime): number {
  let holder = rt.interned.get('_random.chance');
  if (holder === undefined) {
    holder = rt.heap.createImmortal(TypeId.Object, 0, 0, 1);
    rt.interned.set('_random.chance', holder);
  }
  const at = rt.heap.base[holder];
  rt.heap.setRaw(at, rt.heap.words[at] + 1);
  return UNSEEDED + rt.heap.words[at];
}

function seed(rt: Runtime, self: Handle, value: Handle): void {
  const twister = generator(rt, self);
  if (value === NULL || value === NONE) twister.seed(chance(rt));
  else if (rt.isInt(value)) twister.seed(rt.intValue(value));
  else {
    rt.hash(value, HASH);
    const hash = rt.intValue(hashAsInt(rt, HASH.lo, HASH.hi));
    twister.seed(BigInt.asUintN(64, BigInt(hash)));
  }
}

const random = defineType({
  id: null,
  name: 'Random',
  module: '_random',
  flags: TypeFlag.BaseType,
  doc: 'Random() -> create a random number generator with its own internal state.',
  layout: { words: 1, refs: 0 },
  slots: {
    new: (rt, type) => allocate(rt, type, rt.payloads.others.add(new MersenneTwister(0))),
    init: (rt, self, args, kwnames) => {
      if (kwnames !== null) rt.raise('TypeError', 'Random() takes no keyword arguments');
      if (args.length > 1) rt.raise('TypeError', `Random() takes at most 1 argument (${args.length} given)`);
      seed(rt, self, args[0] ?? NULL);
    },
  },
  methods: [
    native('random', '', (rt, self) => rt.newFloat(generator(rt, self).random())),
    native('seed', 'n=None, /', (rt, self, n) => {
      seed(rt, self, n);
      return NONE;
    }),
    native('getrandbits', 'k, /', (rt, self, k) => {
      const count = rt.index(k);
      if (count < 0) rt.raise('ValueError', 'number of bits must be non-negative');
      return rt.newInt(pure(rt, () => generator(rt, self).getrandbits(count, fuelOf(rt))));
    }),
    native('getstate', '', (rt, self) =>
      newTuple(
        rt,
        generator(rt, self)
          .getState()
          .map((word) => rt.newInt(word)),
      ),
    ),
    native('setstate', 'state, /', (rt, self, state) => {
      if (!rt.isInstance(state, rt.types[TypeId.Tuple])) rt.raise('TypeError', 'state vector must be a tuple');
      if (tupleLength(rt, state) !== 625) rt.raise('ValueError', 'state vector is the wrong size');
      const words = tupleItems(rt.heap, state).map((word) => rt.index(word));
      pure(rt, () => generator(rt, self).setState(words));
      return NONE;
    }),
  ],
});

export const randomModule: BuiltinModule = {
  name: '_random',
  doc: 'Module implements the Mersenne Twister random number generator.',
  init: (vm, _module, set) => {
    addTypes(vm, set, [random]);
  },
};
