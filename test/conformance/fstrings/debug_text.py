# compare: output
# The text of a field with = keeps strings as they are written, without comments.
x = 1
print(f"{'''# booo
  '''=}")
print(f"""{
x # comm "a
= }""", f"{'#'=}", f'{"a#b" + "#"=}', f'''{x # c'x
=:>5}''')
print(t"{'#'} {x}".interpolations[0].expression, t'{"#a"  # c
}'.interpolations)
