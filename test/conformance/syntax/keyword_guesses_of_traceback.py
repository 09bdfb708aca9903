# compare: output
# What the module traceback takes mistyped words for.
import traceback
srcs = ["with block ad something:\n  pass\n", "fur a in b:\n  pass\n", "for a in b:\n  pass\nelso:\n  pass\n", "whille True:\n  pass\n", "iff x > 5:\n  pass\n", "if x:\n  pass\nelseif y:\n  pass\n", "tyo:\n  pass\nexcept y:\n  pass\n", "classe MyClass:\n  pass\n", "defn calculate_sum(a, b):\n  return a + b\n", "asynch def fetch_data():\n  pass\n", "[\nx for x\nin range(3)\nof x\n]\n", "[\n123 fur x\nin range(3)\nif x\n]\n", "for x im n:\n    pass\n", "import a as b; None = 1\n", "from a import b as c; None = 1\n", "f(a, b fo c)\n", "retrun 5\n", "x = 5 is nott 3", "lambad x: 3", "improt os", "form os import path", "a = b iff c else d", "def f():\n  yeild 5", "raize ValueError()", "asert x", "gloabl x", "wihle x: pass", "tyr:\n pass\nexcept: pass", "pritn 'x'", "Flase = 3", "Ture tru", "x = Noen 3", "awiat x y", "mtach x:\n case 1: pass", "match x:\n csae 1: pass"]
for s in srcs:
    try: compile(s, "<x>", "exec"); print(repr(s), "ok")
    except SyntaxError as e:
        print(repr(s), e.msg, e.lineno, e.offset, e.end_offset)
        print("".join(traceback.format_exception_only(e)))
    try: compile(s, "<x>", "single"); print(repr(s), "ok")
    except SyntaxError as e:
        print("".join(traceback.format_exception_only(type(e), e)))
