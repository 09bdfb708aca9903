  
    x = 1

    def b():

        def c():
            nonlocal x
            x += y
            return x

        return c

    return b()


c = a()
print(c(), c())
