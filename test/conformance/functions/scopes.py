x = 'global'


def reads():
    return x


def shadows():
    x = 'local'
    return x


def changes():
    global x
    x = 'changed'


print(reads(), shadows(), x)
changes()
print(reads())


def broken():
    print(x)
    x = 1


broken()
