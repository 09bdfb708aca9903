# compare: output
# The attributes of an instance are let go of, and visited, in the order of the names that its class shares: those that its
# methods assign on self first.
import gc
class D:
    def __init__(s, n): s.n = n
    def __del__(s): print('del', s.n)
class A:
    def __init__(self):
        self.z = D('z'); self.b = D('b'); self.a = D('a')
    def later(self): self.m = D('m')
x = A(); x.q = D('q'); x.later(); print(list(vars(A()))); print('-')
del x
print('--')
x = A(); x.q = D('q'); x.later(); x.a = D('a2'); del x.b; x.b = D('b2'); print(list(x.__dict__)); del x
print('--- cycle')
x = A(); x.me = x; x.later(); print([o.n for o in gc.get_referents(x) if isinstance(o, D)]); del x; gc.collect()
class B(A):
    def __init__(self):
        self.c = D('c'); super().__init__(); self.aa = D('aa')
print('---- sub'); print(B.__static_attributes__, A.__static_attributes__)
B()
