def function():
    x = 10
    y = 20
    return x + y


x = [1, 2, 3]
y = 'hello'
z = 42
print(function(), x, y, z)
