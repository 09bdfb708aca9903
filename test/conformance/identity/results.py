# compare: output
"""Whether the result of an operation is the very object it was given, or one that there was already."""
import sys
def f(): return 1000
def g(): return 1000
print(f() is g(), f() is 1000, f() is f(), 1000 is 1000, 256 is 256, -5 is -5, -6 is -6)
a = 257; b = 257; print(a is b); c = 'hello'; d = 'hello'; print(c is d); c = 'hello world'; d = 'hello world'; print(c is d)
def h(): x = 'hello world'; return x
print(h() is c, h() is h()); print('a' * 3 is 'aaa', 'ab' 'cd' is 'abcd', 'a' + 'b' is 'ab', 'a' * 5000 is 'a' * 5000)
e = 'hel'; print(e + 'lo' is 'hello', sys.intern(e + 'lo') is 'hello', ''.join(['hel', 'lo']) is 'hello')
print(() is (), (1, 2) is (1, 2), [] is [], {} is {}, frozenset() is frozenset(), tuple() is (), tuple([]) is (), ''.join([]) is '', b'' is bytes(), b'a' is b'a', 1.5 is 1.5, 1j is 1j)
t = (1, 2, 3); print(t[:] is t, tuple(t) is t, t + () is t, t * 1 is t, t[0:3] is t, t[:2] is t[:2]); s = 'xyz'; print(s[:] is s, str(s) is s, s + '' is s, s * 1 is s, s.strip() is s, s.lower() is s, s.replace('q', 'r') is s, ''.join([s]) is s, f'{s}' is s, '%s' % s is s, format(s) is s, s.encode().decode() is s, s[0:3] is s, s.ljust(3) is s, s.expandtabs() is s, s.title() is s, s.zfill(2) is s, s.removeprefix('q') is s, s.splitlines()[0] is s, s.split()[0] is s, s.partition('q')[0] is s)
bb = b'xyz'; print(bb[:] is bb, bytes(bb) is bb, bb + b'' is bb, bb * 1 is bb, bb.strip() is bb)
n = 10 ** 20; print(int(n) is n, +n is n, n + 0 is n, n * 1 is n, n // 1 is n, abs(n) is n, round(n) is n, n | 0 is n, int('5') is 5, 2 + 3 is 5, 255 + 1 is 256, 256 + 1 is 257, int(5.0) is 5, len('abcde') is 5, True + 4 is 5)
fl = 2.5; print(float(fl) is fl, +fl is fl, abs(fl) is fl, fl * 1 is fl, fl.real is fl, fl.__float__() is fl, round(fl, 1) is fl)
fs = frozenset([1]); print(frozenset(fs) is fs, fs.copy() is fs, fs | frozenset() is fs, fs & fs is fs, fs - frozenset() is fs); r = range(3); print(r[:] is r, range(3) is range(3))
print(id([]) == id([]), id({}) == id({}), id(object()) == id(object()), id(()) == id(()), id([1]) == id([2]), id('a' * 100) == id('b' * 100), id(1.5 * 2) == id(2.5 * 2))
class A: pass
z = A()
def k(): v = object(); return id(v)
print(A.__name__ is 'A', k.__name__ is 'k', k.__code__.co_varnames[0] is 'v', A.__dict__ is A.__dict__, A().__class__ is A, k.__code__ is k.__code__, A.m is A.m if hasattr(A, 'm') else 0)
def dd(x=[]): return x
print(dd() is dd(), dd.__defaults__[0] is dd()); print([].append is [].append, k.__call__ is k.__call__, None is None, ... is Ellipsis, NotImplemented is NotImplemented, type(None)() is None, bool(1) is True, (1 == 1) is True, not 0 is True)
exec('q1 = 1000; q2 = "ex text"'); exec('q3 = 1000; q4 = "ex text"'); print(q1 is q3, q2 is q4, eval('1000') is eval('1000'), eval('"abc"') is 'abc', eval('"a b"') is eval('"a b"'), compile('1000', '', 'eval').co_consts[0] is 1000)
lst = ['spam', 'spam']; print(lst[0] is lst[1]); dct = {'spam': 1}; print(next(iter(dct)) is 'spam', list(dct)[0] is lst[0]); o = A(); o.spam = 1; print(next(iter(o.__dict__)) is 'spam', [q for q in vars(o)][0] is 'spam', 'spam'.split('x')[0] is 'spam', input is input, globals() is globals(), locals() is locals(), vars() is globals(), dir is dir)
from collections import namedtuple; N = namedtuple('N', 'a'); print(N(1) is N(1), N._fields[0] is 'a'); import copy; print(copy.copy(t) is t, copy.deepcopy(t) is t, copy.copy(lst) is lst, copy.deepcopy(1000) is 1000, copy.copy(A) is A, copy.deepcopy((1, [2])) is (1, [2]))
u1 = 'é'; u2 = 'é'; print(u1 is u2, 'ñandú' is 'ñandú', chr(233) is 'é', chr(300) is chr(300), '€' is '€', 'é' * 1 is 'é', 'aé'[1] is 'é', 'a€'[1] is '€')
def c1(): return (1, (2, 3)), [1, 2], {1: 2}
print(c1()[0] is c1()[0], c1()[1] is c1()[1], c1()[0][1] is c1()[0][1], (2, 3) is c1()[0][1])
print(-0.0 is -0.0, 0.0 is -0.0, 10 ** 5 is 100000, 1e5 is 100000.0, 'a\n' is 'a\n', 'a.b' is 'a.b', '__x' is '__x', '' is '', u'a' is 'a', r'a\b' is 'a\\b')
