# compare: output
# What builtin functions and operators hold while they call what the program gave them.
import sys, functools, operator, itertools, collections, contextlib, copy, io, math, string, heapq, bisect, re, json
def told(count): return count if count < 10**8 else 'immortal'
rc = sys.getrefcount
def p(tag, *objs): print(tag, *[told(rc(o)) for o in objs])
class O: pass
o = O(); L = [O(), O(), O()]
def k(x): p('k', x); return id(x)
def show(tag):
    def f(*args, **kw):
        print(tag, [told(rc(a)) for a in args], {n: told(rc(v)) for n, v in kw.items()})
        return 0
    return f
sorted(L, key=show('sorted'))
L2 = list(L); L2.sort(key=show('list.sort')); min(L, key=show('min')); max(L, key=show('max')); max(O(), O(), key=show('max args')); min(iter([O(), O()]), key=show('min iter'))
list(map(show('map'), L)); list(map(show('map2'), L, [O(), O()])); list(filter(show('filter'), L)); functools.reduce(show('reduce'), L); functools.reduce(show('reduce init'), L, O()); list(filter(show('filter iter'), iter([O(), O()])))
list(map(show('map gen'), (O() for _ in range(2))))
functools.partial(show('partial'), O())(O()); functools.partial(show('partial kw'), O(), a=O())(O(), b=O()); functools.partial(show('partial kw2'), a=O())(a=O())
list(itertools.starmap(show('starmap'), [(O(), O())])); list(itertools.takewhile(show('takewhile'), L)); list(itertools.dropwhile(show('dropwhile'), L)); list(itertools.filterfalse(show('filterfalse'), L)); list(itertools.accumulate(L, show('accumulate'))); list(itertools.groupby(L, show('groupby')))
heapq.nsmallest(2, L, key=show('nsmallest')); bisect.bisect(L, 0, key=show('bisect')); bisect.insort([O(),O()], 0, key=show('bisect'));
re.sub('a', lambda m: (p('re.sub', m), 'b')[1], 'aba')
class D(collections.defaultdict): pass
d = collections.defaultdict(lambda: show('factory')() ); d[O()]
class Miss(dict):
    def __missing__(self, key): p('missing', self, key); return 1
m = Miss(); m[O()]; key=O(); m[key]
class S:
    def __init__(self, *a): p('init', self, *a)
    def __new__(cls, *a): p('new', *a); return super().__new__(cls)
    def __repr__(self): p('repr', self); return 'S'
    def __str__(self): p('str', self); return 'S'
    def __format__(self, spec): p('format', self); return 'S'
    def __bytes__(self): p('bytes', self); return b'S'
    def __hash__(self): p('hash', self); return 1
    def __eq__(self, other): p('eq', self, other); return self is other
    def __lt__(self, other): p('lt', self, other); return False
    def __le__(self, other): p('le', self, other); return False
    def __bool__(self): p('bool', self); return True
    def __len__(self): p('len', self); return 2
    def __getitem__(self, i):
        p('getitem', self); 
        if isinstance(i,int) and i>1: raise IndexError
        return i
    def __setitem__(self, i, v): p('setitem', self, v)
    def __delitem__(self, i): p('delitem', self)
    def __contains__(self, x): p('contains', self, x); return True
    def __iter__(self): p('iter', self); return iter([1,2])
    def __reversed__(self): p('reversed', self); return iter([1,2])
    def __call__(self, *a, **kw): p('call', self, *a, *kw.values()); return self
    def __getattr__(self, n): p('getattr', self); return 1
    def __add__(self, x): p('add', self, x); return self
    def __radd__(self, x): p('radd', self, x); return self
    def __iadd__(self, x): p('iadd', self, x); return self
    def __neg__(self): p('neg', self); return self
    def __abs__(self): p('abs', self); return self
    def __int__(self): p('int', self); return 1
    def __float__(self): p('float', self); return 1.0
    def __index__(self): p('index', self); return 1
    def __complex__(self): p('complex', self); return 1j
    def __round__(self, n=None): p('round', self); return 1
    def __divmod__(self, x): p('divmod', self, x); return 1
    def __pow__(self, x, m=None): p('pow', self, x); return 1
    def __matmul__(self, x): p('matmul', self, x); return 1
    def __enter__(self): p('enter', self); return self
    def __exit__(self, *a): p('exit', self, *a); return True
    def __dir__(self): p('dir', self); return []
    def __sizeof__(self): p('sizeof', self); return 1
    def __copy__(self): p('copy', self); return self
    def __deepcopy__(self, memo): p('deepcopy', self); return self
    def __length_hint__(self): p('hint', self); return 1
    def __fspath__(self): p('fspath', self); return 'a'
    def __instancecheck__(self, x): p('instancecheck', self, x); return True
    def __trunc__(self): p('trunc', self); return 1
    def __floor__(self): p('floor', self); return 1
    def __ceil__(self): p('ceil', self); return 1
    def __reduce_ex__(self, n): p('reduce', self); return 'x'
    @property
    def prop(self): p('prop', self); return 1
    @prop.setter
    def prop(self, v): p('prop set', self, v)
    @prop.deleter
    def prop(self): p('prop del', self)
    @classmethod
    def cm(cls, a): p('cm', a)
    @staticmethod
    def sm(a): p('sm', a)
    def meth(self, *a): p('meth', self, *a)
    @functools.cached_property
    def cp(self): p('cached', self); return 1
print('== local/global var'); s = S(O()); t = S()
repr(s); str(s); f'{s}'; f'{s!r}'; format(s); '%s' % s; '%r' % s; '{}'.format(s); print(s); bytes(s); hash(s); s == t; s != t; s < t; s > t; s <= t; bool(s); not s; len(s); s[0]; s['a':2]; s[0] = t; del s[0]; t in s; iter(s); list(s); tuple(s); reversed(s); s(t); s(a=t); s(*[t]); s(*[t], **{'a': t}); s.foo; getattr(s, 'x'); hasattr(s, 'x'); getattr(s, 'x', None)
print('== ops'); s + t; 1 + s; s += t; -s; abs(s); int(s); float(s); complex(s); [1,2][s]; range(s); round(s); divmod(s, t); s ** t; pow(s, t); s @ t; sum([s]); sum([s, t], start=s)
print('== cm')
with s as q: pass
with s: raise ValueError
print('== misc'); dir(s); sys.getsizeof(s); copy.copy(s); copy.deepcopy(s); operator.length_hint(s); isinstance(t, s); math.trunc(s); math.floor(s); math.ceil(s)
s.prop; s.prop = t; del s.prop; s.cm(t); s.sm(t); s.meth(t); S.meth(s, t); s.cp; getattr(s, 'prop'); setattr(s, 'prop', t)
b = s.meth; b(t); functools.partial(s.meth, t)()
print('== keys'); dd = {s: 1}; dd[s]; dd[t] = 2; s in dd; dd.get(t); {s, t}; {s} | {t}; dd.pop(s); [s].index(t) if 0 else 0; [s, t].index(t); [s, t].count(t); t in [s]; (s, t) == (s, t); [s] == [t]; {1: s} == {1: t}; [s] < [t]; sorted([s, t]); max(s, t); min([s, t]); [s, t].remove(t); hash((s, t)); hash(frozenset([s])); collections.Counter([s, t]); dict.fromkeys([s]); {s: 1 for _ in range(1)}; set([s]).discard(t); any([s]); all([s]); filter(None, [s]).__next__()
print('== temporaries'); repr(S()); S() == S(); S() + S(); S()(S()); S().meth(S()); S()[0]; f'{S()}'; [S()]; {S(): 1}; S() in [S()]; sorted([S(), S()]); len(S()); S().prop; S() < S(); not S(); str(S()); print(S()); S().foo; iter(S())
for _ in S(): pass
a, b = S()
[*S()]; (lambda *a: 0)(*S())
x = S() if S() else 0
while S(): break
if S() and S(): pass
match S():
    case [1, 2]: pass
    case _: pass
