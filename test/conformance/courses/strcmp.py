i = 0
while i < 5:
    i += 1
    if i == 2: continue
    if i == 4: break
    print(i)
else: print('no break')
for n in range(2, 10):
    for x in range(2, n):
        if n % x == 0:
            print(n, '=', x, '*', n // x); break
    else: print(n, 'prime')
for i in range(3):
    for j in range(i): print(i, j, end='; ')
    print()
n = 12345; r = 0
while n: r, n = r * 10 + n % 10, n // 10
print(r)
for c in 'ab': print(c, end='')
print(); print(*range(5), sep=', ', end='!\n'); print(); print('a', 'b', sep='')
for k, v in {'a': 1}.items(): print(k, v)
for i, row in enumerate([[1], [2]]): print(i, row)
total = 0
for x in (y for y in range(5) if y % 2): total += x
print(total); pass
if not total: print('z')
elif total > 3: print('big')
else: print('small')
