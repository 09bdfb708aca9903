# compare: output
import cProfile, pstats, io, re, sys
def fib(n):
    return n if n < 2 else fib(n-1) + fib(n-2)
def work():
    total = 0
    for i in range(3):
        total += fib(i+2)
    s = sorted([3,1,2], key=lambda x: -x)
    ''.join(str(x) for x in s)
    l = []
    for i in range(4): l.append(i)
    print('worked', len(l), abs(-1))
    return total
def mask(t): return re.sub(r'\d+\.\d+', '#', t)
pr = cProfile.Profile(); pr.enable(); work(); pr.disable()
s = io.StringIO(); ps = pstats.Stats(pr, stream=s).sort_stats('ncalls', 'name'); ps.print_stats(); print(mask(s.getvalue()))
s = io.StringIO(); pstats.Stats(pr, stream=s).strip_dirs().sort_stats(pstats.SortKey.NAME).print_callers(); print(mask(s.getvalue()))
s = io.StringIO(); pstats.Stats(pr, stream=s).sort_stats('name').print_stats('fib'); print(mask(s.getvalue()))
old = sys.stdout; sys.stdout = io.StringIO(); cProfile.run('fib(3)', sort='name'); t = sys.stdout.getvalue(); sys.stdout = old; print(mask(t))
with cProfile.Profile() as p: fib(2)
print(len(p.getstats()), sorted(e.callcount for e in p.getstats()))
def g(): yield 1; yield 2
p = cProfile.Profile(); print(p.runcall(lambda: list(g()))); print(sorted((e.code if isinstance(e.code, str) else e.code.co_name, e.callcount) for e in p.getstats()))
import profile
old = sys.stdout; sys.stdout = io.StringIO(); profile.run('fib(3)'); t = sys.stdout.getvalue(); sys.stdout = old; print(mask(t)[:100])
