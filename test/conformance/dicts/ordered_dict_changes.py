# compare: output
# An OrderedDict that changes while it is walked; classes of one's own of it.
from collections import OrderedDict as OD
def t(f):
    try: print(repr(f()).split(' at 0x')[0][:200].replace('__main__.', ''))
    except BaseException as e: print(type(e).__name__, e)
def loop(d, act, r=False):
    out = []
    for k in (reversed(d) if r else d):
        out.append(k); act(d, k)
        if len(out) > 6: break
    return out
for act in [lambda d, k: d.__setitem__(k + 'x', 1), lambda d, k: d.pop(k), lambda d, k: d.clear(), lambda d, k: d.move_to_end(k), lambda d, k: d.__setitem__(k, 9), lambda d, k: d.update(z=1), lambda d, k: d.popitem(), lambda d, k: d.setdefault('n')]:
    for init in ['a', 'ab', 'abc']:
        for r in (0, 1): t(lambda: loop(OD.fromkeys(init), act, r))
class Sub(OD):
    def __setitem__(self, k, v): super().__setitem__(k.upper(), v)
    def __missing__(self, k): return 'miss ' + k
    x = 1
t(lambda: Sub(a=1)); t(lambda: Sub.fromkeys('ab')); t(lambda: Sub(a=1)['q']); t(lambda: Sub(a=1).pop('q')); t(lambda: Sub(a=1).pop('q', 5)); t(lambda: Sub(a=1).setdefault('w', 3)); t(lambda: Sub(a=1).get('zz')); t(lambda: Sub(a=1).copy()); t(lambda: Sub(a=1) | {'c': 1}); t(lambda: type({'c': 1} | Sub(a=1)))
class Pop(OD):
    def __delitem__(self, k): print('del', k); super().__delitem__(k)
    def __getitem__(self, k): print('get', k); return super().__getitem__(k)
    def __contains__(self, k): print('in', k); return super().__contains__(k)
p = Pop(a=1, b=2, c=3); t(lambda: p.pop('a')); t(lambda: p.popitem()); t(lambda: p.move_to_end('b')); t(lambda: dict(p)); t(lambda: list(p.items())); t(lambda: p == {'b': 2}); t(lambda: p); t(lambda: p.clear() or p)
d = OD(a=1, b=2); t(lambda: d == OD(b=2, a=1)); t(lambda: d == dict(b=2, a=1)); t(lambda: d.move_to_end('z')); t(lambda: d.move_to_end('a', last=False) or list(d)); t(lambda: OD().popitem()); t(lambda: d.popitem(last=False)); t(lambda: OD([('a', 1)], b=2)); t(lambda: OD([1])); t(lambda: OD(5)); t(lambda: OD([(1, 2, 3)])); t(lambda: d.keys()); t(lambda: d.items()); t(lambda: list(reversed(d.items()))); t(lambda: d | OD(z=1)); d |= {'y': 2}; t(lambda: d); t(lambda: iter(d)); t(lambda: d.__reduce__()); d.attr = 1; t(lambda: d.__reduce__()); t(lambda: vars(d)); r = OD(); r['self'] = r; t(lambda: r); t(lambda: d < d); t(lambda: hash(d)); t(lambda: d.pop('nope')); t(lambda: OD.fromkeys('ab', 0)); t(lambda: OD(a=1) != OD(a=1)); t(lambda: d.__sizeof__() > 100); t(lambda: OD.__doc__); import copy, pickle; t(lambda: copy.copy(d)); t(lambda: pickle.loads(pickle.dumps(d)).attr); t(lambda: list(pickle.loads(pickle.dumps(iter(d))))); it = iter(d); next(it); t(lambda: it.__reduce__()); t(lambda: list(it))
t(lambda: OD.fromkeys('abc', value=None)); t(lambda: OD.fromkeys(iterable='ab')); t(lambda: OD.fromkeys()); t(lambda: OD.fromkeys('ab', 1)); t(lambda: OD().pop('a', default=6)); t(lambda: OD().pop()); t(lambda: OD().pop('a')); t(lambda: OD(a=1).pop(key='a')); t(lambda: OD().setdefault('g', default=9)); t(lambda: OD().setdefault('g')); t(lambda: OD(g=1).setdefault('g', 5)); t(lambda: OD().setdefault()); t(lambda: OD().pop(1, 2, 3))
class S2(OD): pass
t(lambda: S2.fromkeys('ab')); t(lambda: S2(a=1).pop('a'))
class M(OD):
    def __missing__(self, k): return 'm' + k
t(lambda: M().pop('q')); t(lambda: M().pop('q', 1)); t(lambda: M().setdefault('w', 2))
class K:
    def __init__(self, act): self.act = act
    def __eq__(self, o): self.act(); return True
    def __hash__(self): return 1
a = OD(); b = OD(); a[0] = a[K(lambda: a.clear())] = a[4.2] = None; b[0] = b[K(lambda: None)] = b[4.2] = None
t(lambda: a == b)
