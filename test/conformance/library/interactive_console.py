# compare: output
import code, sys, io
class C(code.InteractiveConsole):
    def __init__(self, lines):
        super().__init__({}); self.lines=iter(lines)
    def raw_input(self, prompt=''):
        print(prompt, end='')
        try: l = next(self.lines)
        except StopIteration: raise EOFError
        print(l); return l
C(['x = 1', 'x', 'if x:', '    print("y")', '', 'def f(a,', '   b):', '  return a+b', '', 'f(1,', '2)', '"""a', 'b"""', '1/0', 'for', 'if 1: print(2)', '', 'class A:', '  def m(self):', '    pass', '', 'A', 'x = [1,', '  2]', 'try:', '  1/0', 'except ZeroDivisionError:', '  print("z")', '']).interact('banner')
