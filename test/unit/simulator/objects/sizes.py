# The sizes of all kinds of objects; see sizeof.test.ts.
import sys, types, functools, itertools, collections, weakref, enum
g=sys.getsizeof
def show(n, o): print(n, g(o))
class A: pass
class B:
    __slots__=('a','b')
class C(B): pass
class L(list): pass
class D(dict): pass
class I(int): pass
class St(str): pass
class T(tuple): pass
class E(Exception): pass
class F(float): pass
class Se(set): pass
class En(enum.Enum): X=1
class SlotsNoDict(list): __slots__=()
class W: __slots__=('__weakref__',)
class DD: __slots__=('__dict__',)
def f(a,b=1):
    return lambda: a
def gen(a,b):
    x=1
    yield x
async def co(): pass
async def ag(): yield
coroutine = co()
for n,o in dict(int0=0,int1=1,int30=2**30-1,int31=2**30,int60=2**60,int100=10**100,neg=-2**40,true=True,float=1.5,cplx=1j,none=None,ell=...,ni=NotImplemented,
  s='',sa='a',s10='a'*10,se='é',see='é'*10,su='ā'*10,s4='😀'*3,b=b'',b5=b'hello',ba=bytearray(),ba5=bytearray(b'hello'),mv=memoryview(b'abc'),
  t=(),t1=(1,),t5=(1,2,3,4,5),l=[],l1=[1],l3=[1,2,3],lr=list(range(10)),lc=[i for i in range(10)],ls=[0]*7,
  d={},d1={1:1},ds={'a':1},d6={i:i for i in range(6)},d20=dict.fromkeys(range(20)),s_=set(),s1={1},s20=set(range(20)),fs=frozenset(),fs9=frozenset(range(9)),
  rng=range(5),sl=slice(1),obj=object(),A=A(),Acls=A,B=B(),C=C(),L=L(),D=D(),I=I(5),St=St('abc'),T=T((1,2)),E=E('x'),F=F(1.0),Se=Se(),En=En.X,SlotsNoDict=SlotsNoDict(),W=W(),DD=DD(),
  fn=f,lam=f(1),cell=f(1).__closure__[0],code=None,gen=gen(1,2),co=coroutine,ag=ag(),meth=A().__init__,bm=f.__get__(A()),blt=len,md=list.append,wd=list.__add__,mw=[].__add__,gs=type.__dict__['__dict__'],mem=B.a,mod=sys,prop=property(),cm=classmethod(f),sm=staticmethod(f),sup=super(C,C()),
  mp=A.__dict__,wr=weakref.ref(A),wp=weakref.proxy(f),ns=types.SimpleNamespace(a=1),ga=list[int],un=int|str,type_=type,intt=int,
  dk={}.keys(),dv={}.values(),di={}.items(),li=iter([]),lri=reversed([]),ti=iter(()),si=iter(''),siu=iter('é'),bi=iter(b''),bai=iter(bytearray()),sei=iter(set()),ri=iter(range(3)),lri2=iter(range(2**70)),dki=iter({}),dvi=iter({}.values()),dii=iter({}.items()),rdi=reversed({}),ci=iter(len,1),en=enumerate([]),zp=zip([],[]),mpp=map(len,[]),fl=filter(None,[]),rv=reversed(()),
  be=BaseException(),ex=Exception('a'),ve=ValueError('x'),si_=StopIteration(),se_=SystemExit(),ne=NameError('x'),ae=AttributeError('x'),ie=ImportError('x'),oe=OSError(1,'x'),fe=FileNotFoundError(2,'x'),sye=SyntaxError('x'),ke=KeyError('x'),ze=ZeroDivisionError(),eg=ExceptionGroup('x',[ValueError()]),kie=KeyboardInterrupt(),
  dq=collections.deque(),dq100=collections.deque(range(100)),od=collections.OrderedDict(),od1=collections.OrderedDict(a=1),dd=collections.defaultdict(int),ctr=collections.Counter('abc'),cmap=collections.ChainMap(),nt=collections.namedtuple('P','x y')(1,2),
  part=functools.partial(len),cnt=itertools.count(),cyc=itertools.cycle([]),rep=itertools.repeat(1),chn=itertools.chain(),isl=itertools.islice([],1),acc=itertools.accumulate([]),prd=itertools.product(),comb=itertools.combinations([],0),perm=itertools.permutations([]),
  tw=itertools.takewhile(len,[]),dw=itertools.dropwhile(len,[]),ff=itertools.filterfalse(len,[]),sm_=itertools.starmap(len,[]),zl=itertools.zip_longest(),tee=itertools.tee([])[0],grp=itertools.groupby([]),pw=itertools.pairwise([]),cmp=itertools.compress([],[]),
  sysflags=sys.flags, vi=sys.version_info, ellt=type(...), lru=functools.lru_cache(f)).items():
    show(n,o)
coroutine.close()
try: 1/0
except Exception as e: show('tb', e.__traceback__)
l=[]; out=[]
for i in range(70): l.append(i); out.append(g(l))
print(' '.join(f'{size}x{len(list(run))}' for size, run in itertools.groupby(out)))
out=[]
while l: l.pop(); out.append(g(l))
print(' '.join(f'{size}x{len(list(run))}' for size, run in itertools.groupby(out)))
d={}; out=[]
for i in range(100): d[i]=i; out.append(g(d))
print(' '.join(f'{size}x{len(list(run))}' for size, run in itertools.groupby(out)))
d={}; out=[]
for i in range(100): d[str(i)]=i; out.append(g(d))
print(' '.join(f'{size}x{len(list(run))}' for size, run in itertools.groupby(out)))
s=set(); out=[]
for i in range(200): s.add(i); out.append(g(s))
print(' '.join(f'{size}x{len(list(run))}' for size, run in itertools.groupby(out)))
ba=bytearray(); out=[]
for i in range(60): ba.append(1); out.append(g(ba))
print(' '.join(f'{size}x{len(list(run))}' for size, run in itertools.groupby(out)))
l=[1,2,3]; l.extend([4,5]); print(g(l)); l+=[1]; print(g(l)); l.insert(0,1); print(g(l)); l=[1]*3+[2]; print(g(l)); l=l[1:]; print(g(l)); l.clear(); print(g(l)); print(g(list('abc')), g(list((1,2,3))), g([*range(5)]), g(sorted('hello')), g('a b c'.split()))
a=A(); a.x=1; print(g(a), g(a.__dict__)); a.y=2; print(g(a.__dict__)); b=A(); print(g(b.__dict__)); 
a=A(); 
for i in range(10): setattr(a,f'n{i}',i)
print(g(a), g(vars(a)))
print(g({**{'a':1},'b':2}), g(dict(a=1,b=2)), g({'a':1}.copy()), g(dict([(1,2)])), g({1:2}|{3:4}))