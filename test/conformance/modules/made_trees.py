# compare: output
"""Syntax trees that the program makes, and what compile() says of those that no source could have."""
import ast


def attempt(action):
    try:
        print(action())
    except (TypeError, ValueError, OverflowError, AttributeError) as problem:
        print(type(problem).__name__, problem)

pos = dict(lineno=2, col_offset=3)
m = ast.Module([ast.Expr(ast.expr(**pos), **pos)], [])
attempt(lambda: compile(m, "<test>", "exec"))
def C(src, fix, mode='exec'):
    tree=ast.parse(src, mode=mode)
    fix(tree)
    return eval(compile(tree,'<t>',mode), {'print':print,'x':1}) if mode=='eval' else exec(compile(tree,'<t>',mode),{'print':print,'x':1})
def setc(v):
    def f(tree):
        for n in ast.walk(tree):
            if isinstance(n, ast.Constant): n.value=v
    return f
for v in ((1,2,3), frozenset({1}), (1,(2,'a',None)), (1,[2]), [1], {1}, type, ast, 3+4j, b'x', ..., None, True, (True,...,b'a',2.5), frozenset(), ()):
    attempt(lambda: C('1', setc(v), 'eval'))
def pos(**kw):
    def f(tree):
        for n in ast.walk(tree):
            if isinstance(n,(ast.expr,ast.stmt)):
                for k,v in kw.items(): setattr(n,k,v)
    return f
attempt(lambda: C('1', pos(lineno=5,end_lineno=2),'eval'))
attempt(lambda: C('1', pos(lineno=-2,end_lineno=2),'eval'))
attempt(lambda: C('1', pos(lineno=1,end_lineno=1,col_offset=5,end_col_offset=2),'eval'))
attempt(lambda: C('1', pos(lineno=1,end_lineno=1,col_offset=-5,end_col_offset=2),'eval'))
attempt(lambda: C('1', pos(lineno='a'),'eval'))
attempt(lambda: C('1', pos(lineno=2**100),'eval'))
attempt(lambda: C('1', pos(end_lineno=None),'eval'))
attempt(lambda: C('1', pos(lineno=None),'eval'))
attempt(lambda: C('1', pos(col_offset=None),'eval'))
# none checks
cases=[('import a','names.0.name'),('from a import b','names.0.name'),('def f(): pass','name'),('class A: pass','name'),('x=1','targets.0.id'),('x.a=1','targets.0.attr'),('f(a=1)','value.keywords.0.value'),('def f(a): pass','args.args.0.arg'),('x=1','value'),('x=1','targets'),('if a: pass','test'),('if a: pass','body'),('try: pass\nexcept A as b: pass','handlers.0.name'),('[a for a in b]','value.generators.0.target'),('x: int = 1','simple'),('x: int = 1','annotation'),('a+b','value.op'),('a+b','value.left'),('-a','value.op'),('a<b','value.ops.0'),('a and b','value.op'),('with a: pass','items.0.context_expr'),('match a:\n case b: pass','cases.0.pattern'),('a if b else c','value.orelse'),('lambda: 1','value.body'),('f"{a}"','value.values.0.value'),('{a:b}','value.values.0'),('{a:b}','value.keys.0'),('del a','targets.0'),('x=1','targets.0.ctx'),('yield_ = 1','value.value'),('return_','value.id')]
for src,path in cases:
    tree=ast.parse(src).body[0]
    mod=ast.Module([tree],[])
    o=tree; ps=path.split('.')
    for p in ps[:-1]: o = o[int(p)] if p.isdigit() else getattr(o,p)
    for val in (None, 5, 'deleted'):
        if ps[-1].isdigit():
            if val=='deleted': continue
            o[int(ps[-1])]=val
        elif val=='deleted': 
            try: delattr(o,ps[-1])
            except AttributeError: continue
        else: setattr(o,ps[-1],val)
        print(path,val,end=': '); attempt(lambda: compile(mod,'<t>','exec') and 'ok')

for made in [ast.Module([5], []), ast.Module(5, []), ast.Module(), ast.Expression(5)]:
    attempt(lambda: compile(made, "<t>", "exec" if isinstance(made, ast.Module) else "eval") and "ok")


class Pair(ast.AST):
    _fields = ("a", "b")


attempt(lambda: Pair(1))
attempt(lambda: ast.dump(Pair(1, 2)))
