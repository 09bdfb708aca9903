"""Cases of random_mt.ts: what a generator gives after a seed."""
import random as module

for seed in [0, 1, -1, 42, 2 ** 32 - 1, 2 ** 32, 2 ** 64 + 5, 10 ** 100, -(10 ** 30)] + [random_int(rng) for _ in range(COUNT)]:
    twister = module.Random()
    twister.seed(seed)
    draws = []
    for _ in range(8):
        draws.append(twister.random())
    for k in [0, 1, 5, 31, 32, 33, 53, 64, 65, 100, 128, 1000]:
        draws.append(twister.getrandbits(k))
    for _ in range(400):
        twister.random()
    draws.append(twister.random())
    case('draws', lambda seed: draws, seed)
twister = module.Random(7)
twister.random()
version, state, gauss = twister.getstate()
twister.setstate((version, state, gauss))
case('state', lambda: list(state))
case('negative', lambda: module.Random(1).getrandbits(-1))
case('shortState', lambda: module.Random(1).setstate((3, (1, 2), None)))
case('badIndex', lambda: module.Random(1).setstate((3, (1,) * 624 + (625,), None)))
case('badWord', lambda: module.Random(1).setstate((3, (2 ** 64,) + (1,) * 623 + (1,), None)))
case('negativeWord', lambda: module.Random(1).setstate((3, (-1,) + (1,) * 623 + (1,), None)))
