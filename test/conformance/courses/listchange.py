l = [1, 2, 3, 4]
for x in l:
    if x % 2 == 0: l.remove(x)
    else: l.append(x) if len(l) < 6 else None
print(l)
l = [3, 1, 2]; print(l.sort(), l, l[::-1], l[5:], l[-2:], l * 2, l + [1], l.index(2), l.count(1), l.pop(), l.pop(0), l)
l.extend('ab'); l.insert(1, 'z'); l.reverse(); print(l, l.copy() == l); l[1:2] = [7, 8, 9]; print(l); l[::2] = [0] * len(l[::2]); print(l); del l[1:3]; print(l); l.clear(); print(l)
