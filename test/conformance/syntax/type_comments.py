# compare: output
"""Comments that tell types, where ast.parse() is asked to read them."""
import ast

SOURCE = '''# type: ignore
x = 1 # type: int
y = [] # type: ignore[a]
for i in x: # type: int
    pass
with a as b: # type: str
    pass
def f(a, # type: int
      b=1, # type: str
      *args, # type: float
      c, # type: C
      **kw # type: K
      ):
    # type: (...) -> None
    pass
async def g(): # type: () -> int
    async for x in y: # type: int
        pass
'''

tree = ast.parse(SOURCE, type_comments=True)
print(ast.dump(tree, include_attributes=True, indent=1))
print(ast.unparse(tree))
print(ast.parse(SOURCE).type_ignores)

for comment in ["(int, str) -> int", "() -> int", "(int, *str, **Any) -> float", "(**a) -> b", "(int,) -> c", "int -> b", "(*a, b) -> c"]:
    try:
        print(ast.dump(ast.parse(comment, mode="func_type")))
    except SyntaxError as problem:
        print(problem.args)

for wrong in ["def f(*, # type: int\n a, # type: int\n): pass\n", "x = # type: int\n", "pass # type: int\n"]:
    try:
        ast.parse(wrong, type_comments=True)
    except SyntaxError as problem:
        print(problem.args)
try:
    compile("() -> int", "types", "func_type")
except ValueError as problem:
    print(problem)
