import random
random.seed(42)
print([random.randint(1, 6) for _ in range(10)])
print(random.choice(['a', 'b', 'c']), random.random(), random.uniform(1, 2))
x = list(range(10)); random.shuffle(x); print(x, random.sample(x, 3), random.choices('abc', k=4), random.gauss(0, 1), random.randrange(0, 100, 5))
