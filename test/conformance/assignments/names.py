x = 10
y = x
x = 20
z: int = 3
note: str
print(x, y, z)
