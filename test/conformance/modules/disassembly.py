# compare: output
# dis shows the bytecode, which is that of CPython.
import dis
def f(a, b=2):
    return a + b
def g(n):
    total = 0
    for i in range(n):
        if i % 2:
            continue
        try:
            total += f(i)
        except ValueError as e:
            print(e)
        finally:
            total -= 1
    with open('x') as h: pass
    while total: total -= 1; print(total)
    return [x for x in range(3) if x], {k: 1 for k in 'ab'}, n
dis.dis(f); dis.dis(g)
dis.dis('x = 1; y = x.z(3, k=4)')
print(f.__code__.co_code, g.__code__.co_exceptiontable, f.__code__.co_consts, dis.stack_effect(dis.opmap['POP_TOP']))
for i in dis.get_instructions(f): print(i.opname, i.arg, i.argrepr, i.offset, i.positions and i.positions.lineno)
class C:
    def m(self): return super().m()
dis.dis(C)
dis.show_code(f)
