# compare: output
import cmath, heapq, bisect, tracemalloc
class R:
    def __init__(s,x): s.x=x
    def randint(s,a,b):
        s.x=(s.x*6364136223846793005+1442695040888963407)%2**64
        return a+(s.x>>11)%(b-a+1)
class random: Random=R

def t(s):
    try: print(s,'->',eval(s))
    except BaseException as e: print(s,'!!',type(e).__name__,e)
for f in ['acos','acosh','asin','asinh','atan','atanh','cos','cosh','exp','log','log10','sin','sinh','sqrt','tan','tanh','phase','polar']:
    for z in ('1+2j','-1.5','0.5j','2','-3-4j','0','1'):
        try: r=getattr(cmath,f)(eval(z)); r=(round(r.real,12),round(r.imag,12)) if isinstance(r,complex) else r; print(f,z,r)
        except Exception as e: print(f,z,type(e).__name__,e)
t('cmath.rect(2,3)');t('cmath.isclose(1,1+1e-12j)');t('cmath.sqrt("a")');t('cmath.exp(1000)')
h=[]; r=random.Random(1)
for i in range(50): heapq.heappush(h,r.randint(0,99))
print(h,[heapq.heappop(h) for _ in range(50)])
x=[r.randint(0,99) for _ in range(30)]; heapq.heapify(x); print(x); print(heapq.heapreplace(x,5),heapq.heappushpop(x,1),x)
heapq.heapify_max(x); print(x, heapq.heappop_max(x)); print(heapq.nlargest(3,x),heapq.nsmallest(3,x),list(heapq.merge([1,4],[2,3])))
t('heapq.heappop([])');t('heapq.heappush((),1)');t('heapq.heapify("a")')
a=[1,3,3,5]
t('bisect.bisect(a,3),bisect.bisect_left(a,3),bisect.bisect_right(a,3,1,2)'); bisect.insort(a,4); print(a); t('bisect.bisect(a,1,-1)'); t('bisect.bisect_left(a,2,key=lambda v:v//2)')
