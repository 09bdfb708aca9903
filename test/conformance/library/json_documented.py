# compare: output
import json
print(json.dumps(['foo', {'bar': ('baz', None, 1.0, 2)}]), json.dumps("\"foo\bar"), json.dumps('\u1234'), json.dumps('\\'), json.dumps({"c": 0, "b": 0, "a": 0}, sort_keys=True), json.dumps([1,2,3,{'4':5}], separators=(',',':')), json.dumps({'a':[1,{'b':[]}],'c':{}}, indent=4), json.dumps([1,[2]], indent='\t'))
print(json.loads('["foo", {"bar":["baz", null, 1.0, 2]}]'), json.loads('"\\"foo\\bar"'), json.loads('{"a": 1e5, "b": -0.0, "c": true, "d": NaN, "e": [Infinity]}'))
def as_complex(d): return complex(d['real'], d['imag']) if '__complex__' in d else d
print(json.loads('{"__complex__": true, "real": 1, "imag": 2}', object_hook=as_complex))
import decimal; print(json.loads('1.1', parse_float=decimal.Decimal), json.loads('5', parse_int=float), json.loads('{"a":1,"a":2}', object_pairs_hook=list))
class CE(json.JSONEncoder):
    def default(self, obj):
        if isinstance(obj, complex): return [obj.real, obj.imag]
        return super().default(obj)
print(json.dumps(2+1j, cls=CE), CE().encode(2+1j), list(CE().iterencode(2+1j)))
print(json.dumps({1:'a',None:2,True:3,1.5:4}), json.dumps('é😀'), json.dumps('é', ensure_ascii=False), json.dumps(float('nan')), json.dumps([float('inf')]), json.dumps(10**30), json.dumps({('a',):1}, skipkeys=True), json.dumps({'d':__import__('datetime').date(2020,1,1)}, default=str))
for bad in ['json.loads("")','json.loads("{")','json.loads("{\'a\':1}")','json.loads("[1,]")','json.loads("{\\"a\\" 1}")','json.loads("{\\"a\\":1,}")','json.loads("nope")','json.loads("[1] x")','json.loads("\\"abc")','json.loads("\\"\\\\x\\"")','json.dumps({1,2})','json.dumps(object)','json.dumps({(1,2):3})','json.dumps(float("nan"), allow_nan=False)','json.loads(5)','json.loads(None)','json.loads("[1 2]")','json.loads("\\"a\\nb\\"")','json.dumps(b"x")','json.loads("01")','json.loads("{1:2}")','json.dumps([1,{"a":{2}}])','json.load("x")']:
    try: print(bad, eval(bad))
    except Exception as e: print(bad, type(e).__name__, e, getattr(e,'__notes__',''))
l=[]; l.append(l)
try: json.dumps(l)
except ValueError as e: print(e)
import io
f=io.StringIO(); json.dump({'x':[1,2]}, f, indent=2); print(f.getvalue()); f.seek(0); print(json.load(f))
with open('d.json','w') as f: json.dump([{'n':'A','v':1}], f)
with open('d.json') as f: print(json.load(f))
try: json.loads('{"a":\n  [1,\n  2,]}')
except json.JSONDecodeError as e: print(e.msg, e.doc, e.pos, e.lineno, e.colno)
print(json.loads(b'{"a":1}'), json.loads(bytearray(b'[1]')), json.loads('"\\u00e9\\ud83d\\ude00"'))
from collections import namedtuple, OrderedDict; from enum import IntEnum
P=namedtuple('P','x y'); print(json.dumps(P(1,2)), json.dumps(OrderedDict(b=1,a=2)))
d=json.JSONDecoder(); print(d.raw_decode('[1,2] rest'))
import json.tool
json.loads('{"a": tru}')
