# compare: output
import sys
from dataclasses import dataclass, field, asdict, replace
@dataclass(order=True)
class P:
    x:int
    y:float=0.0
    tags:list=field(default_factory=list)
p=P(1,2.5); print(p,P(1)<p,asdict(p),replace(p,x=5), P.__match_args__)
@dataclass(frozen=True, slots=True)
class F: a:int
f=F(3)
try: f.a=4
except Exception as e: print(type(e).__name__,e)
print(f,hash(f)==hash(F(3)))
from enum import Enum, Flag, auto, IntEnum
class C(Enum): RED=1; GREEN=auto()
print(C.RED,repr(C.GREEN),list(C),C['RED'],C(2).name)
class Perm(Flag): R=auto(); W=auto()
print(Perm.R|Perm.W, repr(Perm.R), Perm.R in (Perm.R|Perm.W))
import typing
print(typing.Optional[int], typing.Union[int,str], typing.List[int], typing.get_type_hints(P))
import inspect
print(inspect.signature(P), inspect.isfunction(len), inspect.getmembers(C.RED)[0])
def g(a,b=1,*c,d,**e)->int: "doc"
print(inspect.signature(g), inspect.getdoc(g), inspect.getfullargspec(g))
from datetime import datetime, date, timedelta
print(datetime(2024,2,29,13,5).strftime('%Y-%m-%d %H:%M'), date(2024,3,1)-date(2024,2,1), datetime.fromisoformat('2024-01-02T03:04:05'), timedelta(days=1,seconds=3661), datetime.strptime('1 Jan 2020','%d %b %Y'))
import textwrap, pprint, string, copy, statistics, fractions, random
print(textwrap.fill('the quick brown fox jumps over the lazy dog',20)); pprint.pprint({'a':list(range(30)),'b':{'c':'x'*50}})
print(string.Template('$a $b').substitute(a=1,b=2), string.capwords('hello world'), copy.deepcopy({'a':[1]}))
print(statistics.mean([1,2,3,4]), statistics.stdev([1,2,3,4]), statistics.median([3,1,2]), statistics.mode('aab'), fractions.Fraction(3,4)+1)
print(random.Random(3).choice([1,2,3]))
from contextlib import contextmanager, suppress, ExitStack, redirect_stdout
@contextmanager
def cm():
    print('enter'); yield 5; print('exit')
with cm() as v: print(v)
with suppress(ValueError): int('x')
import io
b=io.StringIO()
with redirect_stdout(b): print('hid')
print(repr(b.getvalue()))
