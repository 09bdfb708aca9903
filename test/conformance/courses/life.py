class R:
    def __init__(self, n): self.n = n; print('init', n)
    def __del__(self): print('del', self.n)
a = R('a'); b = a; del a; print('still'); b = None; print('gone')
def f():
    r = R('local'); print('in f')
f(); l = [R(1), R(2)]; l.pop(0); print('popped'); l.clear(); print('cleared')
R('temp'); x = R('old'); x = R('new'); d = {'k': R('v')}; del d['k']; print('end')
class Node:
    def __init__(self): self.me = self
    def __del__(self): print('node del')
import gc
n = Node(); del n; print('before'); gc.collect(); print('after')
try:
    e = R('exc'); raise ValueError
except ValueError: del e
s = R('final')
