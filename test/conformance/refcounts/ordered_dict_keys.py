# compare: output
# An OrderedDict holds each of its keys twice: in its dict and in its list of nodes.
import collections,sys,gc
k=object()
o=collections.OrderedDict()
o[k]=1
print(sys.getrefcount(k))
o[k]=2
print(sys.getrefcount(k))
o.move_to_end(k)
print(sys.getrefcount(k))
p=o.copy()
print(sys.getrefcount(k))
p.pop(k)
print(sys.getrefcount(k))
p=collections.OrderedDict(o); q=dict(o)
print(sys.getrefcount(k))
del p
print(sys.getrefcount(k))
o.clear()
print(sys.getrefcount(k))
o[k]=1; o[1]=2; o[2]=3
for i in range(100): o[i]=i
for i in range(50): del o[i]
o.popitem(); o.popitem(last=False)
print(sys.getrefcount(k), len(o))
print(len(gc.get_referents(o)))
o[(k,)]=1
print(len(gc.get_referents(o)), sys.getsizeof(o)>100)
class O(collections.OrderedDict): pass
x=O(); x[k]=1
print(sys.getrefcount(k)); del x
print(sys.getrefcount(k))
o.move_to_end(50,last=False); o.setdefault(k); print(sys.getrefcount(k))
y=o|{k:3}
print(sys.getrefcount(k)); y.update(o); print(sys.getrefcount(k)); del y; print(sys.getrefcount(k))

