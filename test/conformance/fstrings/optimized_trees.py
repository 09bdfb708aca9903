# compare: output
# compile() with PyCF_OPTIMIZED_AST, text of f-string fields with escapes.
print(f'{" \" # nooo \" "=}')
print(f'{" # "=}', f"{'#'=}")
import ast
print(type(compile("a*__debug__+3", "f.py", "exec", flags=ast.PyCF_OPTIMIZED_AST).body[0]))
print(ast.dump(compile("a*__debug__+(3+4)", "f.py", "exec", flags=ast.PyCF_OPTIMIZED_AST)))
print(ast.dump(compile(ast.parse("a*__debug__+(3+4); x = (1,2); y = -1; z = 'a' 'b' %()"), "f.py", "exec", flags=ast.PyCF_OPTIMIZED_AST)))
print(ast.dump(ast.parse("a*__debug__+(3+4)+(-1)", optimize=1)))
