names = ['Ada', 'Bob', 'Cyd']
ages = [36, 41, 29]
walk = iter(names)
next(walk)
both = zip(names, ages)
next(both)
numbered = enumerate(names, 1)
next(numbered)
backwards = reversed(ages)
upper = map(str.upper, names)
keys = iter({'a': 1, 'b': 2})
next(keys)  # look
