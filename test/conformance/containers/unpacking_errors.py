try:
    a, b = {1,2,3}
except ValueError as e: print(e)
try:
    a, b = {1:1,2:2,3:3}
except ValueError as e: print(e)
try:
    a, b = iter([1,2,3])
except ValueError as e: print(e)
try:
    a, *b, c = [1]
except ValueError as e: print(e)
a, *b, c = [1,2,3,4,5]
print(a,b,c)
a, *b, c = (x for x in range(10))
print(a,b,c)
*a, = 'abc'
print(a)
print({1,2,3,2}, {1:2,3:4,1:5}, [1,2], (3,4))
class It:
    def __iter__(self):
        print('iter'); return self
    n = 0
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration
        return self.n
print(*It())
def f(*a): return a
print(f(*It()), f(0, *It()))
print([*It()], {*It()}, (*It(), 1))
a, *b = It()
print(sorted(It()), list(It()), tuple(It()))
x = type(f)
try: x()
except TypeError as e: print(e)
import sys
print(len(sys.stdlib_module_names), 'math' in sys.stdlib_module_names)
class D:
    def __dir__(self): return ['b', 'a']
d = D(); d.__dir__ = lambda: ['z']
print(dir(d))
import math, itertools, json
print(math, itertools, sys, json)
try: {[]}
except TypeError as e: print(e)
try: {1, [], 2}
except TypeError as e: print(e)
try: {[]: 1}
except TypeError as e: print(e)
try: {1: 2, []: 1}
except TypeError as e: print(e)
