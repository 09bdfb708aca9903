x = "global"
cfg = {"x": [1]}


def f(x):
    y = cfg["x"]
    y.append(x)
    return y


z = f("local")
print(x, z)
