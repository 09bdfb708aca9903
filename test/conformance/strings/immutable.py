s = 'hello'
t = s
s += '!'
print(s, t)
try:
    s[0] = 'J'
except TypeError as error:
    print(error)
print('abc'.index('z'))
