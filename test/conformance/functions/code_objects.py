# compare: output
# Code objects out of parts: replace(), types.CodeType, equality, places of instructions.
import types
def t(f,*a,**k):
    try: print(repr(f(*a,**k)).split(' at 0x')[0])
    except BaseException as e: print(type(e).__name__, e)
c=(lambda x: x+1).__code__
for k,v in [('co_argcount','a'),('co_argcount',-1),('co_name',5),('co_names',[1]),('co_names',(1,)),('co_consts',[1]),('co_code','a'),('co_code',b'a'),('co_code',b''),('co_varnames',()),('co_varnames',('x','y')),('co_cellvars',('z',)),('co_freevars',('x',)),('co_nlocals',5),('co_filename',b'a'),('co_flags',-1),('nope',1),('co_linetable',b''),('co_stacksize',-1),('co_firstlineno','a'),('co_exceptiontable',5)]:
    print(k,v,end=' '); t(c.replace,**{k:v})
t(c.replace,1)
t(types.CodeType); 
t(types.CodeType,0,0,0,0,1,0,b'',(),(),(),'f','n','q',1,b'',b'',(),(),5)
t(types.CodeType,0,0,0,'a',1,0,b'',(),(),(),'f','n','q',1,b'',b'')
t(types.CodeType,0,0,0,0,1,0,b'',(),(),(),'f','n','q',1,b'')
t(types.CodeType,0,0,0,0,1,0,b'',(),(),(),'f',1,'q',1,b'',b'')
t(types.CodeType,0,0,0,0,1,0,b'',(),(),(),'f','n','q',1,b'',b'',x=1)
def sample(a, b=2, *args, key=3, **kw):
    total = 0
    def inner(): return total + a
    for x in [1, 2, 3]:
        try:
            total += x / (x - b)
        except ZeroDivisionError as e:
            total += 100
        finally:
            total += 1
    with open('/tmp/zz', 'w') as f: f.write('x')
    match args:
        case [1, *rest]: total += len(rest)
    return [y for y in range(3) if y], total, inner(), key, kw
o = sample.__code__
FIELDS = 'co_argcount co_posonlyargcount co_kwonlyargcount co_nlocals co_stacksize co_flags co_code co_consts co_names co_varnames co_filename co_name co_qualname co_firstlineno co_linetable co_exceptiontable co_freevars co_cellvars'.split()
n = types.CodeType(*[getattr(o, f) for f in FIELDS])
print(n == o, hash(n) == hash(o), list(n.co_positions()) == list(o.co_positions()), list(n.co_lines()) == list(o.co_lines()))
print(types.FunctionType(n, globals(), 'again', (2,))(1, 2, 1, 8, key=9, z=5))
f2 = types.FunctionType(o.replace(co_consts=tuple(1000 if c == 100 else c for c in o.co_consts), co_name='other'), globals(), None, (2,)); f2.__kwdefaults__ = {'key': 3}
print(f2(1), f2.__name__)
def add(a, b): return a + b
def sub(a, b): return a - b
print(types.FunctionType(add.__code__.replace(co_code=sub.__code__.co_code), globals())(5, 3))
add.__code__ = sub.__code__; print(add(10, 4))
g = (lambda: [i for i in range(5)]).__code__
print(types.FunctionType(g.replace(co_varnames=('q',), co_nlocals=1), {})() )
async def co(): 
    async for x in ag(): print('co', x)
async def ag(): yield 1
n = types.FunctionType(types.CodeType(*[getattr(co.__code__, f) for f in FIELDS]), globals())
try: n().send(None)
except StopIteration: print('done')
def boom(x):
    y = x
    return (1 /
            x)
b = types.FunctionType(types.CodeType(*[getattr(boom.__code__, f) for f in FIELDS]).replace(co_firstlineno=100), globals())
import traceback
try: b(0)
except ZeroDivisionError as e: print(e.__traceback__.tb_next.tb_lineno)
