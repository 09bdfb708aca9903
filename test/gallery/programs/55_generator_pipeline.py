def numbers(limit):
    for n in range(limit):
        yield n


def only_even(source):
    for n in source:
        if n % 2 == 0:
            yield n  # look 2


def batches(source, size):
    batch = []
    for item in source:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []


pipeline = batches(only_even(numbers(10)), 2)
first = next(pipeline)
second = next(pipeline)  # look
