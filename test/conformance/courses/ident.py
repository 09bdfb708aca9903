a = 256; b = 256; print(a is b); a = 257; b = 257; print(a is b); x = 'hello'; y = 'hello'; print(x is y, 'a' * 3 is 'aaa')
def f(): return 1000
print(f() is f(), (1, 2) is (1, 2), [] is [], None is None, () is (), '' is '', int('257') is int('257'), int('5') is 5)
s = 'ab'; t = s; s += 'c'; print(s, t); n = 5; m = n; m += 1; print(n, m)
