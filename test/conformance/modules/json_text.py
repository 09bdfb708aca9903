# compare: output
import json
def t(f,*a,**k):
    try: print(f(*a,**k))
    except Exception as e: print(type(e).__name__,e, getattr(e,'__notes__',None))
d={'a':[1,2.5,None,True,{'x':'é"\\\n\u2028'}],'b':{},'c':[],2:'x',None:1,1.5:2,True:3}
t(json.dumps,d); t(json.dumps,d,indent=2); t(json.dumps,d,ensure_ascii=False); t(json.dumps,[3,1],separators=(',',':'))
t(json.dumps,{'b':1,'a':2},sort_keys=True); t(json.dumps,float('nan')); t(json.dumps,float('inf'),allow_nan=False)
t(json.dumps,{1,2}); t(json.dumps,{'a':[object]}); t(json.dumps,{(1,2):3}); t(json.dumps,{(1,2):3},skipkeys=True)
x=[];x.append(x); t(json.dumps,x)
t(json.dumps,{'a':complex(1,2)},default=str)
for s in ['[1, 2.0, -3e5, "a\\u00e9\\ud83d\\ude00", true, false, null, {"a": {"b": []}}]','','{','[1,]','{"a" 1}','{"a":1,}','[1 2]','"abc','"\\x"','nul','NaN','[Infinity,-Infinity]','{1:2}','[1,2','"\t"','1.5e','-','{"a":}','[true,fals]','1 2','  5 ','"\\u12"','12345678901234567890']: t(json.loads,s)
t(json.loads,'{"a":1}',object_pairs_hook=list); t(json.loads,'{"a":{"b":1}}',object_hook=lambda d:sorted(d)); t(json.loads,'1.5',parse_float=str); t(json.loads,'[15]',parse_int=float)
t(json.loads,b'{"a": 1}')
import io
f=io.StringIO(); json.dump({'a':[1,2]},f,indent=1); print(f.getvalue())
