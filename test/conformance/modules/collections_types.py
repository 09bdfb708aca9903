# compare: output
from collections import deque, OrderedDict, defaultdict
def t(s):
    try: print(s,'->',eval(s))
    except BaseException as e: print(s,'!!',type(e).__name__,e)
d=deque([1,2,3],3)
for s in '''deque(1)|deque([1],-1)|deque([1],'a')|deque([1],maxlen=None)|deque(maxlen=2,iterable=[1,2,3])|deque().pop()|deque().popleft()|d[5]|d['a']|d[0:1]|d.remove(9)|d.index(9)|d.insert(0,1)|d.rotate('a')|d+[1]|d*2|d==[1]|d<deque([2])|d.maxlen|deque([]).maxlen|repr(deque([1],5))|hash(d)|d.extend(1)|d.index(2,0,1)|deque(1,2,3)|deque(x=1)|iter(d).__length_hint__()|d.count(1)|defaultdict(1)|defaultdict(list,a=1)|defaultdict(list)['x']|repr(defaultdict(int,{1:2}))|defaultdict()['x']|defaultdict(int)|OrderedDict([(1,2),(3,4)])|OrderedDict()|OrderedDict(a=1).popitem()|OrderedDict().popitem()|OrderedDict(a=1).move_to_end('b')|OrderedDict(a=1)==OrderedDict(b=1)|OrderedDict(a=1,b=2)=={'b':2,'a':1}|OrderedDict().keys()|OrderedDict(a=1).items()|OrderedDict(a=1)|list(reversed(OrderedDict(a=1,b=3).items()))|OrderedDict(1)|OrderedDict(1,2)|OrderedDict(a=1)\\|{'b':2}|{'b':2}\\|OrderedDict(a=1)|OrderedDict(a=1).pop('z')|OrderedDict(a=1).pop('z',4)|OrderedDict.fromkeys('ab')|defaultdict(list).copy()|defaultdict(int)\\|{1:2}|'''.replace('\\|','\x00').split('|'): t(s.replace('\x00','|'))
for x,f in ((deque([1,2,3]),lambda x:x.append(1)),(OrderedDict(a=1,b=2),lambda x:x.update(c=1)),(OrderedDict(a=1,b=2),lambda x:x.pop('b')),(OrderedDict(a=1,b=2),lambda x:x.move_to_end('a'))):
    try:
        for i in x: f(x)
    except BaseException as e: print(type(e).__name__,e)
x=deque([1]);x.append(x);print(x)
