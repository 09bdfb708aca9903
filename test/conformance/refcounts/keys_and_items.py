# compare: output
# What dicts, sets, lists and the rest hold while methods of their keys and items run.
import sys, collections
rc = sys.getrefcount
class S:
    def __hash__(self): print('  hash', rc(self)); return 1
    def __eq__(self, o): print('  eq', rc(self), rc(o)); return self is o
    def __lt__(self, o): print('  lt', rc(self), rc(o)); return False
    def __bool__(self): print('  bool', rc(self)); return True
    def __repr__(self): return 'S'
s = S(); t = S()
def main():
    print('dict lit'); dd = {s: 1}
    print('getitem'); dd[s]
    print('setitem'); dd[t] = 2
    print('in'); s in dd
    print('get'); dd.get(t)
    print('setdefault'); dd.setdefault(t, 1)
    print('set lit'); a = {s, t}
    print('set or'); {s} | {t}
    print('set and'); {s} & {t}
    print('set sub'); {s} - {t}
    print('set xor'); {s} ^ {t}
    print('set eq'); {s} == {t}
    print('set le'); {s} <= {t}
    print('add'); a.add(t)
    print('remove'); a.remove(t)
    print('discard'); a.discard(t)
    print('update'); a.update([t])
    print('union'); a.union([t])
    print('inter'); a.intersection([t])
    print('in set'); t in a
    print('pop'); dd.pop(s)
    print('del'); del dd[t]
    l = [s, t]
    print('index'); l.index(t)
    print('count'); l.count(t)
    print('in list'); t in [s]
    print('tuple eq'); (s, 1) == (t, 1)
    print('list eq'); [s] == [t]
    print('dict eq'); {1: s} == {1: t}
    print('list lt'); [s] < [t]
    print('sorted'); sorted([s, t])
    print('list.sort'); l.sort()
    print('max'); max(s, t)
    print('min'); min([s, t])
    print('rm'); l.remove(t)
    print('hash tuple'); hash((s, t))
    print('hash fs'); hash(frozenset([s]))
    print('Counter'); collections.Counter([s, t])
    print('fromkeys'); dict.fromkeys([s])
    print('dictcomp'); {s: 1 for _ in range(1)}
    print('setcomp'); {x for x in (s, t)}
    print('set()'); set([s, t])
    print('dict()'); dict([(s, 1)])
    print('dict update'); {}.update({s: 1})
    print('dict |'); {s: 1} | {t: 2}
    print('any'); any([s])
    print('all'); all([s])
    print('filter'); list(filter(None, [s]))
    print('not'); not s
    print('and'); s and t
    print('if'); 
    if s: pass
    print('deque'); collections.deque([s]).index(s); t in collections.deque([s])
    print('dv'); t in {1: s}.values(); t in {s: 1}.keys(); (t, 1) in {s: 1}.items()
    print('tuple in'); t in (s,); (s,).index(s); (s, t).count(t)
    print('eq'); s == t
    print('ne'); s != t
    print('lt'); s < t
    print('gt'); s > t
main()
