# compare: output
import inspect, traceback, warnings, dis, ast, pickle, sys, io
def f(a, b:int=2, *args, c, d=4, **kw)->str:
    """Doc.

        indented
    """
    return a
class A:
    """A doc"""
    x=1
    def m(self, q): pass
    @classmethod
    def c(cls): pass
    @staticmethod
    def s(): pass
    @property
    def p(self): pass
sig=inspect.signature(f); print(sig, list(sig.parameters), sig.parameters['b'].kind, sig.parameters['b'].default, sig.parameters['a'].default is inspect.Parameter.empty, sig.return_annotation, sig.bind(1,2,3,c=4,z=5).arguments, inspect.getfullargspec(f), inspect.getdoc(f), inspect.isfunction(f), inspect.isclass(A), inspect.ismethod(A().m), inspect.isgeneratorfunction(f), [n for n, _ in inspect.getmembers(A, inspect.isfunction)], inspect.getmro(A), inspect.signature(A.m), inspect.signature(A().m), inspect.signature(A), inspect.getmodule(f), inspect.getsource(A.m), inspect.getsourcelines(f)[1], inspect.getfile(f), inspect.currentframe().f_lineno, inspect.stack()[0].function, inspect.isbuiltin(len), inspect.signature(len), inspect.cleandoc('  a\n    b'), inspect.getclosurevars(f).builtins, inspect.iscoroutinefunction(f), inspect.isabstract(A), inspect.classify_class_attrs(A)[-1].name, type(inspect.getattr_static(A(),'p')), inspect.unwrap(f) is f, inspect.getcallargs(f,1,c=2), inspect.signature(int) if 0 else '', inspect.Signature([inspect.Parameter('z',inspect.Parameter.KEYWORD_ONLY)]))
for t in [lambda: sig.bind(), lambda: sig.bind(1), lambda: inspect.signature(5), lambda: inspect.getsource(len), lambda: inspect.signature(type), lambda: inspect.getsource(5)]:
    try: print(t())
    except Exception as e: print(type(e).__name__, e)
def gen(): x=yield 1
g=gen(); print(inspect.getgeneratorstate(g)); next(g); print(inspect.getgeneratorstate(g), inspect.getgeneratorlocals(g))
def a1(): b1()
def b1(): raise KeyError('deep')
try: a1()
except KeyError as e:
    print(traceback.format_exc()); traceback.print_exc(file=sys.stdout); print(traceback.format_exception_only(e), traceback.extract_tb(e.__traceback__), traceback.format_tb(e.__traceback__), [ (s.name,s.lineno,s.line) for s in traceback.extract_tb(e.__traceback__)]); te=traceback.TracebackException.from_exception(e); print(''.join(te.format())); print(te.exc_type_str, te.stack[0].filename); traceback.print_tb(e.__traceback__, limit=1, file=sys.stdout); print(traceback.format_exception(e, limit=-1)); e.add_note('nn'); print(''.join(traceback.format_exception(e, chain=False)))
try:
    try: a1()
    except KeyError as e: raise ValueError('chained') from e
except ValueError as e: traceback.print_exception(e, file=sys.stdout)
traceback.print_stack(file=sys.stdout); print(traceback.format_list([('f.py',1,'fn','code')]))
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always'); warnings.warn('deprecated', DeprecationWarning); warnings.warn('u'); print(len(w), w[0].category, w[0].message, w[0].lineno, str(w[0])[:40])
with warnings.catch_warnings():
    warnings.simplefilter('error')
    try: warnings.warn('err')
    except UserWarning as e: print('raised', e)
with warnings.catch_warnings():
    warnings.filterwarnings('ignore', message='.*skip.*'); warnings.warn('skip me'); 
warnings.warn('shown'); 
for i in range(3): warnings.warn('once per line')
print(warnings.formatwarning('m',UserWarning,'f.py',3,'line'))
@warnings.deprecated('use g')
def old(): pass
old(); print(old.__deprecated__)
def dep(): warnings.warn('lvl2', DeprecationWarning, stacklevel=2)
dep()
for bad in ['1+','(1','def f(:','x = = 1','print "a"']:
    try: ast.parse(bad)
    except SyntaxError as e: print(e.msg, e.lineno, e.offset, e.text)
t=ast.parse('x = 1 + y\nprint(x)'); print(ast.dump(t), ast.dump(t.body[0], indent=2), ast.unparse(t), type(t.body[0]).__name__, t.body[0].lineno, t.body[0].targets[0].id, ast.literal_eval("{'a':[1,2.5,None,(True,)]}"), ast.get_docstring(ast.parse('"doc"\nx=1')), [type(n).__name__ for n in ast.walk(ast.parse('a+b*c'))])
try: ast.literal_eval('f()')
except ValueError as e: print(str(e)[:30])
class V(ast.NodeVisitor):
    def visit_Name(self, n): print('Name', n.id, n.ctx.__class__.__name__); self.generic_visit(n)
V().visit(t)
class R(ast.NodeTransformer):
    def visit_Constant(self, n): return ast.copy_location(ast.Constant(n.value*10), n)
t2=ast.fix_missing_locations(R().visit(ast.parse('print(1+2)'))); exec(compile(t2,'<a>','exec')); print(ast.unparse(ast.Expression(ast.BinOp(ast.Constant(1),ast.Add(),ast.Name('q')))), ast.get_source_segment('a=1+2', ast.parse('a=1+2').body[0].value), list(ast.iter_child_nodes(t))[0].__class__, ast.dump(ast.parse('lambda x,*a: f"{x!r:>{w}}"', mode='eval')))
class P:
    def __init__(s,x): s.x=x; s._c='cache'
    def __getstate__(s): d=s.__dict__.copy(); del d['_c']; return d
    def __setstate__(s,d): s.__dict__.update(d); s._c='restored'
p=pickle.loads(pickle.dumps(P([1]))); print(p.x,p._c); 
for proto in range(6): print(proto, pickle.loads(pickle.dumps({'a':[1,(2,),{3}],'b':b'x','c':1.5,'d':None,'e':2**70},proto)))
for o in [open('ff','w'), (x for x in []), sys]:
    try: pickle.dumps(o)
    except Exception as e: print(type(e).__name__, str(e)[:60])
with open('x.pkl','wb') as fh: pickle.dump([1,2],fh); pickle.dump('b',fh)
with open('x.pkl','rb') as fh: print(pickle.load(fh), pickle.load(fh))
try: pickle.loads(b'')
except EOFError as e: print(e)
import pickletools, shelve, copyreg; print(len(pickle.dumps([1,2,3],0)), pickle.dumps(1), pickle.HIGHEST_PROTOCOL, pickle.DEFAULT_PROTOCOL); pickletools.dis(pickle.dumps([1,'a']))
print([i.opname for i in dis.get_instructions(lambda x: x+1)] != [], dis.opname[0], dis.stack_effect is not None, dis.code_info(f)[:30])
from urllib.parse import *
u=urlparse('http://docs.python.org:80/3/library/urllib.parse.html?highlight=params&a=1#url-parsing'); print(u, u.netloc, u.hostname, u.port, u.geturl(), u._replace(fragment='').geturl(), urlsplit('//www.cwi.nl:80/%7Eguido/Python.html'), parse_qs('a=1&b=2&a=3'), parse_qsl('a=1&b='), urlencode({'q':'python url','é':1}), urlencode([('a',1),('a',2)]), urlencode({'a':[1,2]},doseq=True), quote('/El Niño/'), quote_plus('a b&c'), unquote('/El%20Ni%C3%B1o/'), unquote_plus('a+b'), urljoin('http://www.cwi.nl/%7Eguido/Python.html','FAQ.html'), urljoin('http://a/b/c/','../d'), urldefrag('http://a/b#c'), urlunparse(('http','a','/b','','q=1','f')), quote('a/b',safe=''))
try: urlparse('http://a:x/').port
except ValueError as e: print(e)
print(parse_qs('a', strict_parsing=False))
