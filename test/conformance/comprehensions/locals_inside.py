# compare: output
# locals(), vars(), dir() and eval() in a comprehension of a module or class.
a = 5
l = [1]
print([sorted(locals()) for x in l])
print([eval("x") for x in l], [eval('a') for x in l])
print([sorted(vars()) for x in l], [dir() for x in l])
class K:
    b = 1
    r = [sorted(locals()) for z in [1]]
print(K.r)
y = 0
[exec('y = x') for x in l]
print(y)
