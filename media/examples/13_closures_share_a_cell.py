"""Two functions made by the same call share that call's variable."""


def make_counter():
    count = 0

    def increase():
        nonlocal count
        count += 1
        return count

    def reset():
        nonlocal count
        count = 0

    return increase, reset


increase, reset = make_counter()
increase()
increase()
reset()
print(increase())
