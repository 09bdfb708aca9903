from __future__ import annotations


def f(a: int | None, *b: list[int], c: 'str' = 1, d: lambda x, y=2, *z, k=3, **w: x + y * (z - 1), **e: f"{a!r:>{b}}{{}}") -> {1: 2, **x}:
    x: (a if b else c) = 1


x: dict[str, int] = {}
y: a.b[1:2, ::3] | ~c ** -d
z: (not a and b or c) < d <= e is not f
w: [i for i in (yield_, *j) if i if not k]
v: g(1, *a, k=2, **b)(x for x in y)
u: (1,)
t: ()
s: b"x\n'" + 'it\'s' + "\u00e9\n"
r: 1.5e300 + 1j - 1e999
q: {1, 2} @ {k: v for k, v in z}
p: (lambda: 0)
o: (1).real
n: ...
m: -1 ** 2
