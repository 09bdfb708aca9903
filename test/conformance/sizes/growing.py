# compare: output
# build: 64-bit
# What is left over after lists, bytearrays, dicts and sets have grown and shrunk in every way; tables of formats.
import struct
from sys import getsizeof as gs

print([gs(bytearray(range(n))) for n in range(0, 60, 3)])
print([gs(bytearray(list(range(n)))) for n in range(0, 60, 3)], gs(bytearray((1, 2))), gs(bytearray(iter([1, 2]))))
b = bytearray()
print([(b.append(1), gs(b))[1] for _ in range(40)])
print([(b.pop(), gs(b))[1] for _ in range(39)])
b = bytearray(b'abc')
b.extend([1, 2, 3]); print(gs(b))
b[1:1] = b'xyz'; print(gs(b))
del b[2:]; print(gs(b))
b *= 9; print(gs(b))
print([gs(struct.Struct(f)) for f in ('', 'i', '2i', 'ii', '10s', '3x', 'i3x2h', '<q', '0i')])

values = list(range(50))
values[10:40] = []; print(gs(values))
values[5:5] = range(9); print(gs(values))
del values[3:]; print(gs(values))
values.clear(); print(gs(values))
values += [1]; print(gs(values))
values *= 7; print(gs(values))
print(gs(values * 3), gs(values[2:5]), gs([*values]), gs([*values, 1]), gs(list(x for x in values)), gs(sorted(values)))
print(gs(list(map(str, values))), gs(list(zip(values, values))), gs(list(reversed(values))), gs('a b c'.split()))
print([(values.insert(0, i), gs(values))[1] for i in range(20)])
print([(values.pop(0), gs(values))[1] for i in range(27)])
values = [None] * 1000
del values[500:]; print(gs(values))
del values[200:]; print(gs(values))
values = []
print([(values.extend([1, 2, 3]), gs(values))[1] for _ in range(12)])
print([(values.extend(iter([1, 2, 3])), gs(values))[1] for _ in range(12)])

table = {}
print([(table.update({i: i}), gs(table))[1] for i in range(100)])
print([(table.pop(i), gs(table))[1] for i in range(90)])
print([(table.update({i: i}), gs(table))[1] for i in range(100, 160)])
names = {str(i): i for i in range(20)}
for i in range(15):
    names.pop(str(i))
print(gs(names), gs(names.copy()), gs(dict(names)), gs(names | {}), gs({**names}), gs({k: v for k, v in names.items()}))
names |= {'z': 1}; print(gs(names))
names.setdefault('q', 1); print(gs(names))
names.popitem(); print(gs(names))
names.clear(); print(gs(names))

group = set()
print([(group.add(i), gs(group))[1] for i in range(100)])
for i in range(90):
    group.discard(i)
print(gs(group), gs(group.copy()), gs(set(group)), gs(group | {1}), gs(group & {95}), gs(group - {95}), gs(group ^ {1, 2}))
group.add(1); print(gs(group))
group.clear(); print(gs(group))
text = ''
for c in 'aaaaaaaa\xe9\u20ac\U0001f600':
    text += c
    print(gs(text), end=' ')
print()
