# compare: output
import heapq, bisect
h=[]; 
for v in [1,3,5,7,9,2,4,6,8,0]: heapq.heappush(h,v)
print(h, [heapq.heappop(h) for i in range(len(h))], heapq.nlargest(3,[1,8,2,23,7,-4,18,23,42]), heapq.nsmallest(3,[1,8,2],key=lambda x:-x), list(heapq.merge([1,4],[2,3])), list(heapq.merge(['dog','horse'],['cat','fish','kangaroo'],key=len)), list(heapq.merge([3,1],[4,2],reverse=True)))
x=[3,1,2]; heapq.heapify(x); print(x, heapq.heappushpop(x,0), heapq.heapreplace(x,5), x); heapq.heapify_max(x); print(x, heapq.heappop_max(x), heapq.heappushpop_max(x, 1), x); heapq.heappush_max(x, 99); print(x, heapq.heapreplace_max(x, 0))
for f in [lambda: heapq.heappop([]), lambda: heapq.heapreplace([],1), lambda: heapq.heappush(5,1), lambda: heapq.heappush([1],'a'), lambda: heapq.nlargest('a',[1]), lambda: heapq.heapify((1,2)), lambda: bisect.bisect([1],'a'), lambda: bisect.bisect(5,1), lambda: bisect.bisect([1],1,-1), lambda: bisect.insort((1,),1)]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
from dataclasses import dataclass, field
from typing import Any
@dataclass(order=True)
class PI: priority:int; item:Any=field(compare=False)
q=[]; heapq.heappush(q,PI(2,'code')); heapq.heappush(q,PI(1,{})); print(heapq.heappop(q))
def heapsort(it):
    h=[]
    for v in it: heapq.heappush(h,v)
    return [heapq.heappop(h) for i in range(len(h))]
print(heapsort([1,3,5,7,9,2,4,6,8,0]))
import itertools
pq=[]; entry_finder={}; REMOVED='<removed-task>'; counter=itertools.count()
def add_task(task, priority=0):
    if task in entry_finder: remove_task(task)
    count=next(counter); entry=[priority,count,task]; entry_finder[task]=entry; heapq.heappush(pq,entry)
def remove_task(task): entry=entry_finder.pop(task); entry[-1]=REMOVED
def pop_task():
    while pq:
        p,c,task=heapq.heappop(pq)
        if task is not REMOVED: del entry_finder[task]; return task
    raise KeyError('pop from an empty priority queue')
add_task('write',5); add_task('release',7); add_task('spec',1); add_task('write',0); print(pop_task(),pop_task(),pop_task())
try: pop_task()
except KeyError as e: print(e)
def dijkstra(g,s):
    dist={s:0}; h=[(0,s)]
    while h:
        d,u=heapq.heappop(h)
        if d>dist.get(u,1e9): continue
        for v,w in g[u].items():
            if d+w<dist.get(v,float('inf')): dist[v]=d+w; heapq.heappush(h,(d+w,v))
    return dist
print(dijkstra({'A':{'B':1,'C':4},'B':{'C':2,'D':5},'C':{'D':1},'D':{}},'A'))
a=[1,2,2,3,5]; print(bisect.bisect_left(a,2), bisect.bisect_right(a,2), bisect.bisect(a,4), bisect.bisect_left(a,9), bisect.bisect(a,2,lo=3), bisect.bisect([('a',1),('b',5)],3,key=lambda t:t[1])); bisect.insort(a,4); bisect.insort_left(a,2); print(a)
def grade(score, breakpoints=[60,70,80,90], grades='FDCBA'): return grades[bisect.bisect(breakpoints,score)]
print([grade(s) for s in [33,99,77,70,89,90,100]])
def find_gt(a,x):
    i=bisect.bisect_right(a,x)
    if i!=len(a): return a[i]
    raise ValueError
print(find_gt(a,3)); import array
ar=array.array('i',[1,2,3]); ar.append(4); ar.extend([5]); print(ar, ar[1:3], ar.typecode, ar.itemsize, ar.tolist(), ar.tobytes()[:4], ar.pop(), ar.index(3), ar.count(1), ar.buffer_info()[1], array.array('d',[1.5]), array.array('u','hé') if 0 else '', ar+ar, ar*2, 3 in ar, ar==array.array('i',[1,2,3,4]), array.typecodes); ar.reverse(); ar.insert(0,9); ar.remove(3); print(ar); ar.byteswap(); print(ar); ar.frombytes(b'\1\0\0\0'); ar.fromlist([7]); print(ar, array.array('b',b'ab'), bytes(array.array('H',[1,2])), memoryview(array.array('i',[1,2]))[0], array.array('f',[.1])[0], array.array('w','hi'))
for f in [lambda: array.array('x',[1]), lambda: array.array('i',['a']), lambda: array.array('b',[200]), lambda: array.array('i',[1.5]), lambda: ar.append('a'), lambda: ar.pop(99), lambda: ar[99], lambda: ar.remove(12345), lambda: array.array('i').pop(), lambda: array.array(), lambda: array.array('B',[-1]), lambda: ar+[1], lambda: ar.frombytes(b'abc'), lambda: array.array('i', 'abc')]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
