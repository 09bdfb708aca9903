def gen():
    try:
        x = yield 1
        print('got', x)
        y = yield x * 2
        print('got', y)
        return 'done'
    finally:
        print('cleanup')
g = gen()
print(next(g), g.send(10))
try: g.send('z')
except StopIteration as e: print('value', e.value)
def primes():
    found = []
    n = 2
    while True:
        if all(n % p for p in found):
            found.append(n); yield n
        n += 1
from itertools import islice, takewhile
print(list(islice(primes(), 10)), list(takewhile(lambda x: x < 20, primes())))
def chain(*its):
    for it in its: yield from it
print(list(chain('ab', [1], (i for i in range(2)))))
def avg():
    total = n = 0
    r = None
    while True:
        v = yield r
        total += v; n += 1; r = total/n
a = avg(); next(a); print(a.send(10), a.send(20)); a.close()
g2 = gen(); next(g2); 
try: g2.throw(ValueError('inside'))
except ValueError as e: print('caught', e)
g3 = gen(); next(g3); del g3
sq = (x*x for x in range(4)); print(sum(sq), list(sq), type(sq))
def sub():
    r = yield 'a'
    return r
def outer():
    res = yield from sub()
    print('sub returned', res)
    yield 'b'
o = outer(); print(next(o), o.send(5))
def fib(a=0, b=1):
    while True: yield a; a, b = b, a+b
print([x for x, _ in zip(fib(), range(10))])
next(iter(gen.__code__.co_consts)); 
def bad():
    yield 1
    raise StopIteration
list(bad())
