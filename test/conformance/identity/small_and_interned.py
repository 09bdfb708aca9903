a = 256
b = 256
print(a is b, 'abc' is 'abc' if False else True)
x = int('256')
y = int('257')
z = int('257')
print(x is a, y is z, y == z)
s = 'hello'
t = 'hel' + 'lo'
u = ''.join(['hel', 'lo'])
print(s is t, s is u, s == u, () is (), [] is [])
print(None is None, True is (1 == 1), 'a' is chr(97) if False else chr(97) is chr(97))
