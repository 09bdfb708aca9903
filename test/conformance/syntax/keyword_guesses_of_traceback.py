# compare: output
# What the module traceback takes mistyped words for.
import traceback
srcs = [
    'with block ad something:\n  pass\n',
    'fur a in b:\n  pass\n',
    'for a in b:\n  pass\nelso:\n  pass\n',
    'iff x > 5:\n  pass\n',
    'if x:\n  pass\nelseif y:\n  pass\n',
    'classe MyClass:\n  pass\n',
    '[\nx for x\nin range(3)\nof x\n]\n',
    'for x im n:\n    pass\n',
    'import a as b; None = 1\n',
    'retrun 5\n',
    'lambad x: 3',
]
for s in srcs:
    try: compile(s, "<x>", "exec"); print(repr(s), "ok")
    except SyntaxError as e:
        print(repr(s), e.msg, e.lineno, e.offset, e.end_offset)
        print("".join(traceback.format_exception_only(e)))
for s in ["x = 1\nlass A: pass", "if 1:\n  x = 1\n  y = 2; z = 3\nlass A: pass", "if 1:\n  x = 1\n  if 2:\n    y = 2\nlass A: pass", "class B:\n  def f(self):\n    self.c = 1; self.d = 2\nlass A: pass", "if 1:\n  pass\nx = 1\nlass A: pass", "if 1:\n  pass\nx = 1; y = 2\ndef f():\n  a\n  lass A: pass", "def f():\n  if 1:\n    a = 1\n  b = 2\n  lass A: pass", "def f():\n  b = 2\n  if 1:\n    a = 1\n  lass A: pass", "try:\n  a\nexcept E:\n  b\n  c\nlass A: pass", "if 1: a; b\nlass A: pass", "if 1: a\nelse:\n  b\nlass A: pass", "@d\ndef f(): pass\nlass A: pass", "match x:\n  case 1:\n    y\nlass A: pass", "a\nb\nif 1:\n  c\nd\ne\nlass A: pass", "if 1:\n  if 2:\n    if 3:\n      a\n  b\nc\nlass A:\n  pass", "x = (1,\n 2)\nif 1:\n  x = (1,\n  2)\nlass A: pass","if 1:\n  x = 1; lass A: pass", "if 1:\n  x = 1\n  lass A: pass","with a:\n  x\n  y\nfor z in q:\n  w\n  lass A: pass"]:
    try: compile(s, "x", "exec")
    except SyntaxError as e: print(repr(s), e._metadata[:2])
for s in ["def f(): pass\nlass A: pass", "def f():\n  pass\nlass A: pass", "async def f():\n  pass\nlass A: pass", "class B:\n  pass\nlass A: pass", "@d\nclass B:\n  pass\nlass A: pass", "if 1:\n  def f(): pass\nlass A: pass", "if 1:\n  class B: pass\nlass A: pass", "x\ndef f(): pass\nif 1: pass\ndef g(): pass\nlass A: pass", "with a: pass\nlass A: pass", "async with a: pass\nlass A: pass", "for a in b: pass\nlass A: pass", "while 1: pass\nlass A: pass", "try: pass\nfinally: pass\nlass A: pass", "match x:\n case 1: pass\nlass A: pass", "def f():\n  if 1:\n    pass\nlass A: pass", "def f():\n  def g():\n    if 1: pass\nlass A: pass", "class A:\n  class B:\n    class C: pass\nlass A: pass", "def f(a=1):\n  '''d'''\n  return 1\n\n\ndef g(): pass\nlass A: pass", "def f(): pass\nif x: pass\nelif y: pass\nlass A: pass", "type X = 1\nlass A: pass", "def f[T](): pass\nlass A: pass", "def f() -> int: pass\nlass A: pass", "for a in b:\n  def f(): pass\n  if 1: pass\nlass A: pass", "try:\n  if 1: pass\nexcept A:\n  if 2: pass\nlass A: pass", "if 1: pass\nelse:\n  if 2: pass\nlass A: pass"]:
    try: compile(s, "x", "exec")
    except SyntaxError as e: print(repr(s), e._metadata[:2])
