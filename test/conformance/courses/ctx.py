# compare: output, steps
class Managed:
    def __init__(self, n): self.n = n
    def __enter__(self): print('enter', self.n); return self
    def __exit__(self, t, v, tb):
        print('exit', self.n, t and t.__name__, v)
        return t is KeyError
with Managed(1) as m, Managed(2):
    print('body', m.n)
with Managed(3):
    raise KeyError('x')
from contextlib import contextmanager, suppress, ExitStack, redirect_stdout
@contextmanager
def tag(name):
    print(f'<{name}>')
    try: yield name.upper()
    finally: print(f'</{name}>')
with tag('b') as t: print(t)
with suppress(ZeroDivisionError): 1/0
with ExitStack() as st:
    for n in 'xy': st.enter_context(tag(n))
    print('in')
with (
    Managed(7) as a,
    Managed(8) as b,
):
    pass
with Managed(9):
    int('x')
