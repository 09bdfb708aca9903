def f(a, b=2, *args, c, **kw): print(a, b, args, c, kw)
f(1, c=3); f(1, 2, 3, 4, c=5, d=6); f(*[1, 2], **{'c': 3, 'z': 4})
f(1, a=2, c=3)
