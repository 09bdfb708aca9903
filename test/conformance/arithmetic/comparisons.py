x = 5
print(1 < x < 10, 1 < x > 6, x == 5.0, x != 5)
print([1, 2] < [1, 3], (1, 'a') < (1, 'b'), 'apple' < 'banana', [1] < [1, 0])
print(1 in [1, 2], 3 not in (1, 2), 'bc' in 'abcd', None is None, x is not None)
print(min(3, 1, 2), max('kiwi', 'fig', key=len), min([], default='none'))
1 < 'a'
