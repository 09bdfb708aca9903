import operator
def nt(fieldnames):
    d = { name: property(operator.itemgetter(n))
                 for n, name in enumerate(fieldnames) }
    return d
def nt2(fieldnames):
    d = [ name
                 for n, name in enumerate(fieldnames) ]
    return d
def nt3(fieldnames):
    d = { name: n
          for n, name in enumerate(fieldnames) }
    return d
def nt4(fieldnames):
    d = { name: str(
             n)
          for n, name in enumerate(fieldnames) }
    return d
nt(['a', 'b', 'c'])
nt2(['a', 'b', 'c'])
nt3(['a', 'b', 'c'])
nt4(['a', 'b', 'c'])
flat = [
    x
    for row in [[1, 2], [3]]
    for x in row
    if x > 1
]
print(flat)
