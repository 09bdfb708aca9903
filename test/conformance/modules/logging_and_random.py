# compare: output
import logging
import random
import sys

logging.basicConfig(level=logging.DEBUG, format='%(levelname)s:%(name)s:%(message)s', stream=sys.stdout)
log = logging.getLogger('a.b')
log.info('info %d', 3)
log.error('err')
print(random.Random(42).random(), random.Random('abc').randint(1, 100), random.Random(3).sample(range(100), 5))
random.seed(7)
x = list(range(10))
random.shuffle(x)
print(random.random(), random.randint(1, 6), x, random.gauss(0, 1), random.uniform(1, 2), random.choices('abc', k=4))
print(random.getrandbits(70), random.betavariate(1, 2), random.triangular(), random.expovariate(2), random.randbytes(3))
