# compare: output
"""The symbol tables of a program."""
import symtable
t=symtable.symtable("x=1\ndef f(a,*b):\n    y=a\n    def g(): return y+x\n    return g\nclass C:\n    z=1\n    def m(self): pass\n",'f.py','exec')
def show(t,d=0):
    print(' '*d, t.get_type(), t.get_name(), t.get_lineno(), t.is_nested(), t.has_children(), sorted(t.get_identifiers()))
    for s in t.get_symbols(): print(' '*d,' ',s, s.is_local(), s.is_global(), s.is_parameter(), s.is_free(), s.is_assigned(), s.is_namespace())
    if isinstance(t,symtable.Function): print(t.get_parameters(), t.get_locals(), t.get_frees(), t.get_globals())
    for c in t.get_children(): show(c,d+2)
show(t)
try: symtable.symtable('x = = 1','f.py','exec')
except SyntaxError as e: print(e)
