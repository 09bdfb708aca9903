def make_counter(start):
    count = start

    def step(by=1):
        nonlocal count
        count += by
        return count

    return step


first = make_counter(10)
second = make_counter(0)
print(first(), first(5), second())
first(None)
