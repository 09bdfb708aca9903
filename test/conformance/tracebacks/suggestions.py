import math

values = [1, 2, 3]
for text in ('vlaues', 'math.sqr(2)', '[].appendd', 'prnt'):
    try:
        eval(text)
    except Exception as error:
        print(type(error).__name__, error)
print(vlaues)
