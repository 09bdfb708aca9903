primes = {2, 3, 5, 7, 11}
odd = {n for n in range(12) if n % 2}
both = primes & odd
frozen = frozenset({'a', ('b', 1)})
nested = {frozen, 'c'}
primes.add(13)  # look
