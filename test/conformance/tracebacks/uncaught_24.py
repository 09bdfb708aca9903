x: int = 'a'
def f(n: int) -> str: return n
print(f('z'), f.__annotations__)
print(int('12', 3), float('1e3'), complex('1+2j'), int(' 7 '), bool('False'))
int('12a')
