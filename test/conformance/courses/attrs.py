class Dyn:
    def __init__(self): object.__setattr__(self, 'd', {})
    def __getattr__(self, n): print('getattr', n); return self.d.get(n, 'missing')
    def __setattr__(self, n, v): print('setattr', n); self.d[n] = v
    def __delattr__(self, n): del self.d[n]
    def __getattribute__(self, n):
        if n == 'secret': raise AttributeError('hidden')
        return super().__getattribute__(n)
o = Dyn(); o.x = 5; print(o.x, o.y, o.secret, hasattr(o, 'q'), getattr(o, 'z', 1)); del o.x; print(o.d, setattr(o, 'k', 2), o.d)
class P:
    def __init__(self): self._t = 0
    t = property(lambda s: s._t, lambda s, v: setattr(s, '_t', v), doc='temp')
p = P(); p.t = 3; print(p.t, P.t.__doc__, p.__dict__, P.__dict__['t'].fget(p), isinstance(P.t, property))
print(p.__class__.__name__, P.__module__, P.__qualname__, type(p) is P, callable(P), callable(p), dir(p)[-2:], p.__eq__(p), id(p) == id(p))
class W:
    def __repr__(self): return 'W!'
    def __str__(self): return 'w'
    def __format__(self, s): return f'fmt:{s}'
w = W(); print(w, [w], f'{w} {w!r} {w:abc}', str(w), '%s %r' % (w, w), {1: w}, (w,), {'k': [w]})
class NoRepr: pass
print(str(NoRepr()).startswith('<__main__.NoRepr object at 0x'), NoRepr)
del o.nothing
