# compare: output
# input() from streams that the program puts in the place of the standard ones.
import sys
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


stdin = sys.stdin
import io, contextlib
class BB:
    def write(self, s): sys.__stdout__.write("<"+s+">")
sys.stdin = io.StringIO("one\ntwo\nthree")
so = sys.stdout
sys.stdout = BB()
r = [input("p"), input()]
sys.stdout = so
print(r)
b = io.StringIO()
with contextlib.redirect_stdout(b): z = input("prompt>")
print(z, b.getvalue())
t(lambda: input())
t(lambda: input(1,2))
class R: 
    def readline(self): return 5
sys.stdin = stdin
