def counter(start=0):
    count = start

    def up(by=1):
        nonlocal count
        count += by
        return count  # look

    def down():
        nonlocal count
        count -= 1
        return count

    return up, down


up, down = counter(5)
up()
up(10)
