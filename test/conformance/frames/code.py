# compare: output
def outer(a, b, /, c, *rest, d=1, **more):
    """The docstring."""
    local = a + 1

    def inner():
        return local, b

    return inner


code = outer.__code__
print(code.co_name, code.co_qualname, code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount)
print(code.co_varnames, code.co_cellvars, code.co_freevars, code.co_nlocals, code.co_names)
print(code.co_firstlineno, code.co_filename, code.co_flags)
print([const if not hasattr(const, "co_name") else const.co_name for const in code.co_consts])
inner = outer(1, 2, 3)
print(inner.__code__.co_freevars, [cell.cell_contents for cell in inner.__closure__], inner.__code__.co_qualname)
print(inner(), outer.__doc__, outer.__defaults__, outer.__kwdefaults__)
print(list(code.co_lines())[0][2], sorted({line for _, _, line in code.co_lines() if line}))
print(code == outer.__code__, hash(code) == hash(outer.__code__), code is outer.__code__)
changed = code.replace(co_name="renamed")
print(changed.co_name, changed.co_varnames == code.co_varnames)
