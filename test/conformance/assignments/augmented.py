n = 7
n += 3
n -= 1
n *= 4
n //= 5
n **= 2
n %= 10
n <<= 3
n |= 1
n ^= 6
n &= 0xFF
f = 9
f /= 2
print(n, f)
items = [1]
alias = items
items += [2]
items *= 2
print(items, alias, items is alias)
pair = (1,)
other = pair
pair += (2,)
print(pair, other)
