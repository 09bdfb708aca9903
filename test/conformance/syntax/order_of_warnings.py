# compare: output
"""Warnings of the parser come in the order of the text, those of the compiler after them."""
x = 5
print('\d', 1if x else 2)
print('\e')
if x is 5:
    print(0x1for y in [1])
print('\q', 1or 2)
assert (x, 'always true')
