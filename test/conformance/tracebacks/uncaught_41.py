def f(): return 1
f.x = 5; print(f.x); f[0]
