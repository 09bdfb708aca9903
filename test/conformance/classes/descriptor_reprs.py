a=[1]
f=a.append
m = (5).__add__
n = a.__len__
k = P = type('P', (), {'__slots__': ('q',)})
z = P.q
w = [dict.__setitem__, int.real, P.q]
print(k)
